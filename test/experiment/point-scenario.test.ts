/** A point is the scenario that somebody would have written for it, and it has the same key however it came about. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeAt, layAll, NoElement } from '../../src/experiment/lay.ts';
import { levelsOf } from '../../src/experiment/levels.ts';
import { changesKey, scenarioAt } from '../../src/experiment/point-scenario.ts';
import type { Level, SweepPlan } from '../../src/experiment/sweep.ts';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { sha256 } from '../../src/simulate/fingerprint.ts';
import { folder, read } from '../scenario/folder.ts';
import { sweep, TOWN } from './sweep-folder.ts';

const at = (plan: SweepPlan, ...values: Level[]) => scenarioAt(plan, values);
const key = (plan: SweepPlan, ...values: Level[]) => changesKey(plan, { values });

const yaml = (rest: string) => `scenario: town.yaml\n${rest}\n`;

describe('the scenario at a point', () => {
  it('is the scenario written by hand', () => {
    const plan = sweep(
      yaml(`set: {weeks: 30, needs: {reach: 0.4}}
vary:
  spreading.sigma: [0.5, 2]
  people.traits.drive: [0.3]
  network.kind: [small-world, random]
  interventions.0.catalysts.count: [1, 7]
  walls: {choices: {as-is: {}, open: {organizations: {pass: 1}}}}`),
    );
    const { scenario, resolved } = at(plan, 2, 0.3, 'random', 7, 'open');
    const byHand = read(`title: A small town
name: town
weeks: 30
people: {count: 60, traits: {drive: 0.3}}
network: {kind: random}
organizations: {count: 3, pass: 1}
needs: {reach: 0.4}
spreading: {sigma: 2}
interventions: [{week: 5, catalysts: {count: 7}}]
`);
    expect(resolved).toEqual(byHand.resolved);
    expect(scenario).toEqual(byHand.scenario);
  });

  it('loses no value to another that replaces what it is in, whatever the order in which they are written', () => {
    const factors = [
      'network.room: [12]',
      'network.kind: [random]',
      'shape: {choices: {a: {network: {closeness: 0.5}}}}',
    ];
    for (const order of [factors, [...factors].reverse()]) {
      const plan = sweep(yaml(`vary: {${order.join(', ')}}`));
      expect(at(plan, ...plan.points[0]!.values).resolved.network).toMatchObject({ kind: 'random', room: 12 });
    }
  });

  it('that cannot be is refused, with the values of the point', () => {
    const plan = sweep(
      yaml(
        'vary: {people.count: [30, 60], network.neighbours: [4, 40]}\nconstraints: [network.neighbours < people.count]',
      ),
    );
    expect(plan.points).toHaveLength(3);
    expect(() => at(plan, 30, 40)).toThrow(
      'at people.count 30, network.neighbours 40: network.neighbours: 40 given, expected an even number below the number of people (30)',
    );
  });

  it('needs nothing but plain data, as a worker has it', () => {
    const plan = sweep(
      yaml('vary: {c: {choices: {a: {}, b: {needs: {rate: 0.5}}}}, needs.reach: {from: 0, to: 1, steps: 2}}'),
    );
    const copy = JSON.parse(JSON.stringify(plan)) as SweepPlan;
    expect(copy).toEqual(plan);
    expect(at(copy, 'b', 1)).toEqual(at(plan, 'b', 1));
    expect(structuredClone(plan)).toEqual(plan);
  });

  it('is not read again for the next replicate', () => {
    const plan = sweep(yaml('vary: {needs.rate: [0.1, 0.2]}'));
    expect(at(plan, 0.1)).toBe(at(plan, 0.1));
    expect(at(plan, 0.2)).not.toBe(at(plan, 0.1));
  });
});

describe('data files', () => {
  const people = 'id,school\na,North\nb,North\nc,South\nd,South\n';
  const files = {
    'town.yaml': 'people: {file: people.csv}\nnetwork: {kind: random, degree: 2}\norganizations: {column: school}\n',
    'people.csv': people,
    'ties.csv': 'source,target\na,b\nb,c\nc,d\n',
  };
  const two = yaml(`vary:
  needs.rate: [0.1, 0.2]
  ties: {choices: {drawn: {}, given: {network: {kind: file, layers: [{file: ties.csv}]}}}}`);

  it('of the scenario and of choices are among the sources of the sweep', () => {
    const plan = sweep(two, files);
    expect(plan.base.sources.map(({ path }) => path).sort()).toEqual(['people.csv', 'ties.csv']);
    expect(plan.base.sources.find(({ path }) => path === 'ties.csv')!.sha256).toBe(sha256(files['ties.csv']));
    expect(at(plan, 0.1, 'given').scenario.network).toMatchObject({ kind: 'given' });
  });

  it('that have changed since are refused', () => {
    const plan = sweep(two, files);
    const elsewhere = folder({ ...files, 'ties.csv': 'source,target\na,b\n' });
    // As another process would have it, which has not read the files before.
    const changed = { ...plan, base: { ...plan.base, file: join(elsewhere, 'town.yaml') } };
    expect(() => at(changed, 0.3, 'given')).toThrow(ScenarioFault);
    expect(() => at(changed, 0.3, 'given')).toThrow(
      'at needs.rate 0.3, ties given: ties.csv is not the file it was when the sweep was read',
    );
  });

  it('count by what they hold', () => {
    const plan = sweep(two, files);
    const other = sweep(two, { ...files, 'ties.csv': 'source,target\na,b\nb,c\nd,a\n' });
    expect(key(plan, 0.1, 'given')).not.toBe(key(other, 0.1, 'given'));
    expect(key(plan, 0.1, 'drawn')).toBe(key(other, 0.1, 'drawn'));
  });
});

describe('the key of a point', () => {
  const lattice = () => sweep(yaml('vary: {spreading.sigma: {from: 0, to: 1, steps: 3}, needs.rate: [0.02, 0.1]}'));

  it('is the same in sweeps with other ranges, titles, labels, seeds, outcomes and orders of factors', () => {
    const one = lattice();
    const other = sweep(
      yaml(`title: Another
question: Why?
seed: other
replicates: 3
outcomes: [groups]
vary:
  needs.rate: {from: 0, to: 1, label: Trouble, unit: x}
  sigma: {path: spreading.sigma, values: [9, 0.5, 3], label: Spark}
design: {kind: random, points: 3}`),
    );
    expect(key(one, 0.5, 0.1)).toBe(key(other, 0.1, 0.5));
    expect(key(one, 0.5, 0.1)).not.toBe(key(other, 0.1, 3));
  });

  it('does not tell whether a value is a factor, a choice, set for all, the default, or written in the scenario', () => {
    const one = lattice();
    const setForAll = sweep(yaml('set: {spreading: {sigma: 0.5}}\nvary: {needs.rate: [0.1]}'));
    const choice = sweep(yaml('vary: {c: {choices: {x: {spreading: {sigma: 0.5}, needs: {rate: 0.1}}}}}'));
    const written = sweep(yaml('vary: {needs.rate: [0.1]}'), { 'town.yaml': `${TOWN}spreading: {sigma: 0.5}\n` });
    const option = sweep(yaml('vary: {needs.rate: [0.1]}'), {}, { set: ['spreading.sigma=0.5'] });
    const keys = [key(setForAll, 0.1), key(choice, 'x'), key(written, 0.1), key(option, 0.1)];
    expect(new Set([key(one, 0.5, 0.1), ...keys]).size).toBe(1);
    // 1 is the default of sigma.
    expect(key(one, 1, 0.1)).toBe(key(sweep(yaml('vary: {needs.rate: [0.1]}')), 0.1));
  });

  it('counts whatever changes a run, and what is kept of its weeks', () => {
    const keys = ['{weeks: 39}', '{record: {every: 2}}', '{people: {count: 61}}', '{}'].map((set) =>
      key(sweep(yaml(`set: ${set}\nvary: {needs.rate: [0.1]}`)), 0.1),
    );
    expect(new Set(keys).size).toBe(4);
    const events = sweep(yaml('set: {record: {events: false, people: none}}\nvary: {needs.rate: [0.1]}'));
    expect(key(events, 0.1)).toBe(keys[3]);
  });

  it('of the scenario as it is has the hash of the base', () => {
    const plan = sweep(yaml('vary: {c: {choices: {as-is: {}}}}'));
    expect(sha256(key(plan, 'as-is'))).toBe(plan.base.sha256);
  });

  it('is equal exactly where the worlds are: any two points of any two sweeps', () => {
    const one = lattice();
    const two = sweep(
      yaml('vary: {needs.rate: {from: 0, to: 1}, spreading.sigma: {from: 0, to: 1}}\ndesign: {kind: sobol, points: 2}'),
    );
    const value = fc.constantFrom(0, 0.02, 0.25, 1);
    fc.assert(
      fc.property(value, value, value, value, (sigma, rate, otherRate, otherSigma) => {
        const same = sigma === otherSigma && rate === otherRate;
        expect(key(one, sigma, rate) === key(two, otherRate, otherSigma)).toBe(same);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('laying values', () => {
  it('reaches into lists and leaves what is beside', () => {
    const data = { a: [{ b: 1, c: 2 }, { b: 3 }], d: 4 };
    expect(layAll(data, [{ kind: 'setting', path: ['a', '0', 'b'] }], [9])).toEqual({
      a: [{ b: 9, c: 2 }, { b: 3 }],
      d: 4,
    });
    expect(changeAt(data, ['x', 'y'], 1)).toEqual({ x: { y: 1 } });
    expect(() => changeAt(data, ['a', '2', 'b'], 1)).toThrow(NoElement);
    expect(() => changeAt(data, ['a', 'b'], 1)).toThrow(NoElement);
    expect(data).toEqual({ a: [{ b: 1, c: 2 }, { b: 3 }], d: 4 });
  });
});

describe('levels of a range', () => {
  it.each([
    [[0.1, 0.9], 5, 'linear', false, [0.1, 0.3, 0.5, 0.7, 0.9]],
    [[0.001, 0.1], 3, 'log', false, [0.001, 0.01, 0.1]],
    [[1, 1000], 4, 'log', false, [1, 10, 100, 1000]],
    [[1, 100], 5, 'log', true, [1, 3, 10, 32, 100]],
    [[1, 3], 5, 'linear', true, [1, 2, 3]],
    [[-1, 1], 3, 'linear', false, [-1, 0, 1]],
  ] as [[number, number], number, 'linear' | 'log', boolean, number[]][])(
    '%s in %s steps, %s, whole %s, are %s',
    (range, steps, scale, whole, levels) => expect(levelsOf(range, steps, scale, whole)).toEqual(levels),
  );
});
