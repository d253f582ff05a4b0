/** Rules that a scenario puts in place of those that are built in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hand, luckOf, purposeNumber, uniform } from '../../src/engine/dice.ts';
import { birth } from '../../src/model/birth.ts';
import type { Expression } from '../../src/model/expression.ts';
import { onlooker } from '../../src/model/open-attraction.ts';
import { openThreshold } from '../../src/model/open-desire.ts';
import {
  COMPLEMENTARITY,
  ceilingsOf,
  compiled,
  FUNCTIONS,
  interpreted,
  namesIn,
  QUANTITIES,
  QUANTITY_NAMES,
  type QuantityName,
  READY_MADE,
  type ReadyMade,
  type RuleName,
  ruleOf,
  SLOTS,
  slotOf,
  walkedCeiling,
} from '../../src/model/open-rules.ts';
import { openVisibility } from '../../src/model/open-visibility.ts';
import { attraction } from '../../src/model/rules/attraction.ts';
import { energy } from '../../src/model/rules/energy.ts';
import { sticking } from '../../src/model/rules/sticking.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, NONE, type World } from '../../src/model/world.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { differing } from '../laws/law-of-acts.ts';
import { ACTIVE, scenario } from './made-scenario.ts';
import { act, group, type Person, type Tiny, tinyWorld } from './tiny-world.ts';

function tree(text: string, rule: RuleName = 'attraction'): Expression {
  const answer = readExpression(text, rule);
  if ('misprints' in answer) throw new Error(answer.misprints[0].message);
  return answer.expression;
}

/** The expression that stands for a ready-made attraction. */
function ready(name: string): Expression {
  const { text } = (READY_MADE.attraction as Readonly<Record<string, ReadyMade>>)[name]!;
  return tree(text ?? COMPLEMENTARITY);
}

/** The value of an expression for these quantities, the others being 0. */
function result(text: string, given: Partial<Record<QuantityName, number>> = {}, rule: RuleName = 'attraction') {
  const q = new Float64Array(SLOTS);
  for (const [name, value] of Object.entries(given)) q[slotOf(name as QuantityName)] = value;
  ruleOf(tree(text, rule)).carryOut(q);
  return q[0]!;
}

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 8', 6.5],
    ['-2 + +3', 1],
    ['2 < 3', 1],
    ['2 >= 3', 0],
    ['2 == 2 && 3 != 3 || 5 > 4', 1],
    ['2 && 3', 1],
    ['0 || 0', 0],
    ['!2 + !0', 1],
    ['1 > 2 ? 3 : 4 > 3 ? 5 : 6', 5],
    ['true - false', 1],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['abs(-2) + sqrt(9) + floor(1.7) + ceil(1.2) + round(1.6)', 10],
    ['clamp(5, 0, 1) + clamp(-5, 0, 1) + clamp(0.5, 0, 1)', 1.5],
    ['1 / 0', 0],
    ['0 / 0', 0],
    ['sqrt(-1)', 0],
    ['ln(0)', 0],
    ['ln(-1)', 0],
    ['exp(1000)', 0],
    ['exp(-1000)', 0],
    ['1 / (1 / 0)', 0],
    ['pow(-2, 0.5)', 0],
    ['pow(0, 0)', 1],
    ['pow(0, -1)', 0],
    ['pow(10, 400)', 0],
  ])('%s is %d', (text, value) => expect(result(text)).toBe(value));

  it.each([
    ['exp(1)', Math.E],
    ['ln(10)', Math.LN10],
    ['pow(3, 2)', 9],
    ['pow(-3, 3)', -27],
    ['pow(-3, 2)', 9],
    ['pow(2, -2)', 0.25],
    ['pow(0.5, 0.5)', Math.SQRT1_2],
  ])('%s is %d, but for the last digits', (text, value) => expect(result(text)).toBeCloseTo(value, 10));

  it('names quantities', () => {
    expect(result('similarity * (1 - help)', { similarity: 0.5, help: 0.25 })).toBe(0.375);
  });
});

const arbitrary: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc
      .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(Math.abs), fc.constantFrom(0, 0.5, 1, 2))
      .map((value): Expression => ({ is: 'number', value })),
    fc.constantFrom(...QUANTITY_NAMES).map((name): Expression => ({ is: 'name', name })),
    fc.record({ is: fc.constant('unary' as const), op: fc.constantFrom('-' as const, '!' as const), of: tie('tree') }),
    fc.record({
      is: fc.constant('binary' as const),
      op: fc.constantFrom(...(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', '&&', '||'] as const)),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      is: fc.constant('choice' as const),
      when: tie('tree'),
      // biome-ignore lint/suspicious/noThenProperty: a branch of a choice
      then: tie('tree'),
      otherwise: tie('tree'),
    }),
    fc.constantFrom(...Object.keys(FUNCTIONS)).chain((name) => {
      const wanted = FUNCTIONS[name as keyof typeof FUNCTIONS].arguments.length;
      return fc
        .array(tie('tree'), { minLength: wanted, maxLength: wanted })
        .map((of): Expression => ({ is: 'call', name, of }));
    }),
  ),
})).tree;

/** Slots filled by any numbers. */
const anything = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, 0.5, 1, -1)), {
  minLength: SLOTS,
  maxLength: SLOTS,
});

/** Slots filled as worlds fill them: each quantity in its range, often at its ends. */
const inRange = fc.tuple(
  ...QUANTITY_NAMES.map((name) => {
    const [low, high] = QUANTITIES[name].range;
    const top = Math.min(high, 1000);
    return fc.oneof(fc.double({ min: low, max: top, noNaN: true }), fc.constantFrom(low, Math.min(1, top)));
  }),
);

describe('the function that an expression becomes', () => {
  it('gives the same to the bit as the tree that is walked, where functions cannot be made', () => {
    fc.assert(
      fc.property(arbitrary, anything, (expression, slots) => {
        const [one, other] = [Float64Array.from(slots), Float64Array.from(slots)];
        compiled(expression)!(one);
        interpreted(expression)(other);
        expect(Object.is(one[0], other[0])).toBe(true);
        expect(Number.isFinite(one[0])).toBe(true);
        expect(one.slice(1)).toEqual(other.slice(1));
      }),
      { numRuns: 3000 },
    );
  });

  it('walks the tree in a page that forbids functions made from text', () => {
    const { Function: before } = globalThis;
    try {
      globalThis.Function = class {
        constructor() {
          throw new EvalError('unsafe-eval is not allowed');
        }
      } as unknown as FunctionConstructor;
      expect(compiled(tree('spark'))).toBeNull();
      expect(result('2 * spark + pow(help, 0.5)', { spark: 0.25, help: 0.25 })).toBeCloseTo(1, 10);
    } finally {
      globalThis.Function = before;
    }
  });

  it('bounds it by the same bits where functions cannot be made', () => {
    fc.assert(
      fc.property(arbitrary, inRange, (most, given) => {
        const [one, other] = [Float64Array.of(0, ...given), Float64Array.of(0, ...given)];
        compiled(most)!(one);
        walkedCeiling(most)(other);
        if (Number.isFinite(other[0]!)) expect(Object.is(one[0], other[0])).toBe(true);
        else expect(one[0]).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is made once for a tree', () => {
    const expression = tree('spark * we');
    expect(ruleOf(expression)).toBe(ruleOf(expression));
    expect(QUANTITY_NAMES.filter((name) => ruleOf(expression).names[name])).toEqual(['spark', 'we']);
  });

  it('never exceeds its ceilings, where quantities are in their ranges', () => {
    const shares = fc.constantFrom(
      ...['similarity', 'difference', 'help', 'openness', '(1 - openness)', 'chance', '0.3'],
    );
    const power = fc.tuple(shares, shares).map(([x, y]) => `pow(${x}, ${y})`);
    const factor = fc.oneof(shares, power, fc.constantFrom('shown', 'min(1, similarity + help)', 'max(help, spark)'));
    const product = fc.array(factor, { minLength: 1, maxLength: 5 }).map((factors) => tree(factors.join(' * ')));
    const bounded = new Set<boolean>();
    const holds = (expression: Expression, given: readonly number[]) => {
      const q = Float64Array.of(0, ...given);
      q[slotOf('difference')] = 1 - q[slotOf('similarity')]!;
      compiled(expression)!(q);
      const value = q[0]!;
      const { early, late } = ceilingsOf(expression);
      for (const ceiling of [early, late]) {
        ceiling(q);
        bounded.add(Number.isFinite(q[0]!));
        expect(q[0]! < value).toBe(false);
      }
    };
    fc.assert(fc.property(product, inRange, holds), { numRuns: 2000 });
    fc.assert(fc.property(arbitrary, inRange, holds), { numRuns: 2000 });
    expect(bounded).toEqual(new Set([true, false]));
  });

  it('finds the quantities of attraction in the bits of one number', () => {
    for (const name of namesIn('attraction')) expect(slotOf(name)).toBeLessThan(31);
  });
});

// Anne needs 0.5 in field 2. Ben: cosine 0.64, can teach all of it. Her twin is like her and can teach nothing.
const ANNE: Person = { knows: [0.6, 0.8, 0, 0], needs: [[2, 0.5]] };
const BEN: Person = { knows: [0, 0.8, 0.6, 0] };
const TWIN: Person = { knows: [0.6, 0.8, 0, 0] };
const CLEO: Person = { knows: [0.6, 0, 0, 0.8] };
const DORA: Person = { knows: [0.9, 0.8, 0.1, 0] };
const EXPERT: Person = { knows: [0, 0, 0.9, 0] };
const HALF: Person = { knows: [0, 0.8, 0.25, 0] };

/** Person 0 looks at these people and, through them, at these groups. */
function sees(world: World, people: readonly number[], groups: readonly number[] = []): void {
  people.forEach((j, look) => {
    world.columns.seenPerson[look] = j;
    world.columns.seenGroup[look] = groups[look] ?? NONE;
  });
}

/** What an expression says of candidate j (or group g seen through j) for person i. */
function pull(world: World, text: string, j: number, g = NONE, i = 0, also = NONE): number {
  const settings = { ...world.settings, rules: { ...world.settings.rules, attraction: tree(text) } };
  const eye = onlooker(world.columns, settings, luckOf(world.key, world.week, 1))!;
  eye.be(i, also);
  eye.look(j, g, Number.NEGATIVE_INFINITY);
  return eye.slots[0]!;
}

describe('of a person one sees', () => {
  const world = tinyWorld({
    people: [
      { ...ANNE, openness: 0.25, drive: 0.75, spark: 0.5, fearless: 0.125, we: 0.375, team: 2 },
      { ...BEN, authenticity: 0.5, team: 2 },
      { ...CLEO, organization: 1, team: 3 },
    ],
    arcs: [
      [0, 1, 0.75],
      [1, 0, 0.25],
    ],
    turned: { attraction: { reserve: 0.6 } },
  });
  it.each([
    ['similarity', 0.64],
    ['difference', 0.36],
    ['help', 1],
    ['expertise', 1],
    ['shown', 0.8],
    ['closeness', 0.75],
    ['authenticity', 0.5],
    ['energy + trust + visibility + isGroup + friends + resonance', 0],
    ['size', 1],
    ['sameOrganization', 1],
    ['sameTeam', 1],
    ['openness', 0.25],
    ['drive', 0.75],
    ['spark', 0.5],
    ['fearlessness', 0.125],
    ['we', 0.375],
    ['gap', 0.5],
    ['week', 10],
  ])('%s is %d', (text, value) => expect(pull(world, text, 1)).toBeCloseTo(value, 6));

  it('who is of another organization and team, and no tie, that is so', () => {
    expect(pull(world, 'sameOrganization + sameTeam + closeness', 2)).toBe(0);
    expect(pull(tinyWorld({ people: [ANNE, BEN] }), 'sameTeam', 1)).toBe(0); // nobody is in a team
  });

  it('expertise is the mean over the needs, and who needs nothing gets no help', () => {
    const two: Person = {
      ...ANNE,
      needs: [
        [2, 0.5],
        [1, 0.9],
      ],
    };
    const w = tinyWorld({ people: [two, HALF, { knows: [1, 0, 0, 0] }] });
    expect(pull(w, 'expertise', 1)).toBeCloseTo((0.5 + 0.8 / 0.9) / 2, 6);
    expect(pull(w, 'expertise + help', 0, NONE, 2)).toBe(0);
  });

  it('shares are shares of what all in sight have, each counted once however often they are seen', () => {
    // Anne has 0.64 in common with Ben and 0.36 with Cleo; Ben is ahead of her by 0.6, Dora by 0.3 + 0.1.
    const w = tinyWorld({ people: [ANNE, BEN, CLEO, DORA] });
    sees(w, [1, 2, 1]);
    expect(pull(w, 'candidates', 1)).toBe(2);
    expect(pull(w, 'relativeSimilarity', 1)).toBeCloseTo(0.64, 6);
    expect(pull(w, 'relativeSimilarity', 2)).toBeCloseTo(0.36, 6);
    sees(w, [1, 3, 3]);
    expect(pull(w, 'relativeExpertise', 1)).toBeCloseTo(0.6, 6);
    expect(pull(w, 'relativeExpertise', 3)).toBeCloseTo(0.4, 6);
    // Somebody who is asked sees who asks, too: once.
    sees(w, [3]);
    w.columns.seenPerson[1] = NONE;
    w.columns.seenPerson[2] = NONE;
    expect(pull(w, 'candidates', 1, NONE, 0, 1)).toBe(2);
    expect(pull(w, 'relativeExpertise', 1, NONE, 0, 1)).toBeCloseTo(0.6, 6);
    expect(pull(w, 'candidates', 3, NONE, 0, 3)).toBe(1);
    expect(pull(tinyWorld({ people: [ANNE, TWIN] }), 'relativeExpertise', 1, NONE, 0, 1)).toBe(0);
  });

  it('chance is the same whoever asks in a week, another for each two, each way and each week', () => {
    const w = tinyWorld({ people: [ANNE, BEN, CLEO] });
    const { k0, k1 } = luckOf(w.key, 10, purposeNumber('chance of a person'));
    expect(pull(w, 'chance', 1)).toBe(uniform(hand(k0, 0), k1, 1));
    const drawn = [pull(w, 'chance', 1), pull(w, 'chance', 2), pull(w, 'chance', 0, NONE, 1)];
    w.week = 11;
    drawn.push(pull(w, 'chance', 1));
    expect(new Set(drawn).size).toBe(4);
    const g = group(w, [1, 2]);
    expect(pull(w, 'chance', 1, g)).toBe(pull(w, 'chance', 2, g));
    expect(pull(w, 'chance', 1, g)).not.toBe(pull(w, 'chance', 1));
  });
});

describe('of a group one sees', () => {
  const world = tinyWorld({
    people: [ANNE, { ...CLEO, needs: [[2, 0.5]], authenticity: 0.5 }, BEN],
    ties: [
      [0, 1, 0.5],
      [0, 2, 0.1],
    ],
    turned: { attraction: { resonance: 0.7, joinBase: 0.45, joinPull: 0.6 } },
  });
  const g = group(world, [1, 2]);
  world.columns.visibility[g] = 0.5;
  world.columns.energyLevel[g] = 0.75;
  world.columns.trust[g] = 0.25;
  sees(world, [1], [g]);
  // Its best levels are (0.6, 0.8, 0.6, 0.8), of length sqrt(2); its purpose (0, 0, 0.5, 0) resonates with 0.447214.
  it.each([
    ['similarity', 1 / Math.SQRT2],
    ['help', 1],
    ['expertise', 1],
    ['resonance', 0.447214],
    ['shown', 0.459787],
    ['energy', 0.75],
    ['trust', 0.25],
    ['visibility', 0.5],
    ['size', 2],
    ['isGroup', 1],
    ['friends', 2],
    ['authenticity', 0.5],
    ['closeness', 0.5],
    ['relativeSimilarity', 1 / 0.36],
    ['relativeExpertise', (0.6 + 0.8) / 0.8],
  ])('%s is %d', (text, value) => expect(pull(world, text, 1, g)).toBeCloseTo(value, 5));

  it('a person seen after a group is a person again', () => {
    const settings = {
      ...world.settings,
      rules: { ...world.settings.rules, attraction: tree('size + isGroup + trust') },
    };
    const eye = onlooker(world.columns, settings, luckOf(world.key, 10, 1))!;
    eye.be(0, NONE);
    const said = [NONE, g, NONE].map((one) => {
      eye.look(1, one, 0);
      return eye.slots[0];
    });
    expect(said).toEqual([1, 3.25, 1]);
  });
});

/** Whom Anne wants when she sees these, by a ready-made rule. */
function wanted(rule: string, others: readonly Person[], threshold: number, more: Partial<Tiny> = {}): number {
  const world = tinyWorld({
    people: [ANNE, ...others],
    turned: { attraction: { threshold } },
    rules: { attraction: ready(rule) },
    ...more,
  });
  sees(
    world,
    others.map((_, at) => at + 1),
  );
  act(world, attraction);
  return world.columns.intentPerson[0]!;
}

describe('a ready-made attraction', () => {
  it('complementarity wants who is like oneself and can help: Ben with 0.8', () => {
    expect(wanted('complementarity', [TWIN, BEN, EXPERT], 0.79)).toBe(2);
    expect(wanted('complementarity', [TWIN, BEN, EXPERT], 0.81)).toBe(NONE);
  });

  it('homophily wants the like: the twin with 1, then Ben with 0.64', () => {
    expect(wanted('homophily', [TWIN, BEN, EXPERT], 0.63)).toBe(1);
    expect(wanted('homophily', [BEN, EXPERT], 0.63)).toBe(1);
    expect(wanted('homophily', [BEN, EXPERT], 0.65)).toBe(NONE);
  });

  it('expert-seeking wants the wanted level, however unlike: the expert with 1, then who has half of it', () => {
    expect(wanted('expert-seeking', [TWIN, HALF, EXPERT], 0.99)).toBe(3);
    expect(wanted('expert-seeking', [TWIN, HALF], 0.49)).toBe(2);
    expect(wanted('expert-seeking', [TWIN, HALF], 0.51)).toBe(NONE);
  });

  it('random wants anybody: over the weeks each of three as often as the others, within five sigma', () => {
    const counts = [0, 0, 0, 0];
    for (let week = 1; week <= 3000; week++) {
      const at = wanted('random', [TWIN, BEN, EXPERT], 0, { week });
      counts[at] = counts[at]! + 1;
    }
    for (const count of counts.slice(1)) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt((3000 * 2) / 9));
  });

  it('relative-similarity wants the most alike of those in sight: of Ben and Cleo, Ben with 2 · 0.64 / 2', () => {
    expect(wanted('relative-similarity', [CLEO, BEN], 0.63)).toBe(2);
    expect(wanted('relative-similarity', [CLEO, BEN], 0.65)).toBe(NONE);
    expect(wanted('relative-similarity', [CLEO], 0.49)).toBe(1); // alone in sight, the mean: 0.5
    expect(wanted('relative-similarity', [CLEO], 0.51)).toBe(NONE);
  });

  it('relative-expertise wants who is furthest ahead of those in sight: of Ben and Dora, Ben with 2 · 0.6 / 2', () => {
    expect(wanted('relative-expertise', [DORA, BEN], 0.59)).toBe(2);
    expect(wanted('relative-expertise', [DORA, BEN], 0.61)).toBe(NONE);
  });

  it.each(Object.keys(READY_MADE.attraction))('%s lives 60 weeks, and groups form', (name) => {
    const world = birth(scenario({ count: 120, parameters: ACTIVE, rules: { attraction: ready(name) } }), name);
    for (let week = 0; week < 60; week++) tick(world);
    expect(world.columns.book[BOOK.groupsEver]).toBeGreaterThan(5);
  });
});

it('the built-in rule, written as an expression, makes the same world to the bit', () => {
  for (const rules of [
    { attraction: tree(COMPLEMENTARITY) },
    { desire: tree(READY_MADE.desire['built-in'].meaning, 'desire') },
  ]) {
    const one = birth(scenario({ count: 150, organizations: 3, parameters: ACTIVE }), 'same');
    const other = birth(scenario({ count: 150, organizations: 3, parameters: ACTIVE, rules }), 'same');
    for (let week = 0; week < 60; week++) {
      tick(one);
      tick(other);
      expect(differing(one, other)).toEqual([]);
    }
    expect(one.columns.book[BOOK.groupsEver]).toBeGreaterThan(50);
  }
});

it('the other side is drawn by the same rule, from where it stands', () => {
  const sticks = (closeness: number) => {
    const world = tinyWorld({
      people: [ANNE, { ...BEN, needs: [[0, 0.5]] }],
      arcs: [
        [0, 1, 0.9],
        [1, 0, closeness],
      ],
      turned: { attraction: { threshold: 0.7 }, founding: { closeEnough: 0.1 } },
      rules: { attraction: tree('closeness') },
    });
    sees(world, [1]);
    act(world, attraction);
    act(world, sticking);
    return [world.columns.intentPerson[0], world.columns.stick[0]];
  };
  expect(sticks(0.69)).toEqual([1, NONE]);
  expect(sticks(0.71)).toEqual([1, 1]);
});

describe('desire', () => {
  const person: Person = {
    ...ANNE,
    spark: 0.5,
    fearless: 0.25,
    openness: 0.125,
    drive: 0.75,
    we: 0.375,
    authenticity: 0.625,
    stance: 0.875,
    since: 4,
  };
  const of = (text: string) => {
    const world = tinyWorld({
      people: [person],
      turned: { attraction: { threshold: 0.5, easedBySpark: 0.6, easedByFearlessness: 0.4 } },
      rules: { desire: tree(text, 'desire') },
    });
    return openThreshold(world.columns, world.settings, world.week)!(0);
  };
  it.each([
    ['threshold', 0.5],
    ['easedBySpark', 0.6],
    ['easedByFearlessness', 0.4],
    ['spark', 0.5],
    ['fearlessness', 0.25],
    ['openness', 0.125],
    ['drive', 0.75],
    ['we', 0.375],
    ['gap', 0.5],
    ['authenticity', 0.625],
    ['stance', 0.875],
    ['weeksStuck', 6],
    ['week', 10],
    ['-1', 0],
  ])('%s is %d', (text, value) => expect(of(text)).toBe(value));

  it('is what pulls must pass, on both sides', () => {
    const wants = (level: string) => {
      const world = tinyWorld({
        people: [ANNE, BEN],
        turned: { attraction: { threshold: 0.1 } },
        rules: { desire: tree(level, 'desire') },
      });
      sees(world, [1]);
      act(world, attraction);
      return world.columns.intentPerson[0];
    };
    expect([wants('0.79'), wants('0.81')]).toEqual([1, NONE]);
  });
});

describe('visibility', () => {
  const seen = (text: string, recognized = 5): number => {
    const world = tinyWorld({
      people: [
        { authenticity: 0.5, fearless: 0.25 },
        { authenticity: 1, fearless: 0.75 },
      ],
      turned: { energy: { follow: 0, courage: 0.375 } },
      rules: { visibility: tree(text, 'visibility') },
    });
    const g = group(world, [0, 1], 4);
    Object.assign(world.columns.recognizedWeek, { [g]: recognized });
    world.columns.energyLevel[g] = 0.5;
    world.columns.trust[g] = 0.25;
    world.columns.diversity[g] = 0.125;
    world.columns.evenness[g] = 0.625;
    world.columns.pace[g] = 0.875;
    act(world, energy);
    expect(openVisibility(world.columns, world.settings, world.week)).not.toBeNull();
    return world.columns.visibility[g]!;
  };
  it.each([
    ['energy', 0.5],
    ['trust', 0.25],
    ['authenticity', 0.75],
    ['fearlessness', 0.5],
    ['courage', 0.375],
    ['size / 4', 0.5],
    ['age / 8', 0.75],
    ['diversity', 0.125],
    ['evenness', 0.625],
    ['pace', 0.875],
    ['week / 20', 0.5],
    ['7', 1],
    ['-7', 0],
    ['1 / 0', 0],
  ])('%s is %d', (text, value) => expect(seen(text)).toBe(value));

  it('of a group that is not recognized is nothing, whatever the rule', () => {
    expect(seen('1', NONE)).toBe(0);
  });
});
