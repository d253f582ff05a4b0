/**
 * However many threads live a world together, it is the same world, and every byte that is written about it is the same: real
 * threads over real shared memory, over every scenario that is shipped, and over random ones.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { OpenRules } from '../../src/model/expression.ts';
import { PARAMETERS, type Parameter } from '../../src/model/parameters.ts';
import type { Network, Scenario } from '../../src/model/scenario.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { readScenario } from '../../src/scenario/read.ts';
import type { Answer } from '../../src/simulate/hand.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';
import type { Turned } from '../model/tiny-world.ts';
import { Hands, recordReplicate } from '../simulate/built.mjs';

const SEVERAL = [2, 3, 5, 8] as const;

let crews: Map<number, Hands>;
/** Shares that helpers took of all worlds, by the number of threads. */
const taken = new Map<number, number>();

beforeAll(() => {
  const fault = inject('buildFault');
  if (fault !== '') throw new Error(`the threads could not be built:\n${fault}`);
  crews = new Map(SEVERAL.map((threads) => [threads, new Hands(threads)]));
  for (const [threads, { workers }] of crews) {
    for (const worker of workers) {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'helped') taken.set(threads, (taken.get(threads) ?? 0) + answer.shares);
      });
    }
  }
});
afterAll(async () => {
  await Promise.all([...(crews?.values() ?? [])].map((hands) => hands.close()));
});

/** What is left of a world that so many threads have lived: its fingerprint, its rows, and the hash of each table. */
async function lived(world: Scenario, threads: number): Promise<Record<string, unknown>> {
  const directory = mkdtempSync(join(tmpdir(), 'groundswell-threads-'));
  try {
    const hands = crews.get(threads);
    const { fingerprint, rows } = await (hands === undefined
      ? recordReplicate(world, 1, directory, {})
      : hands.record(world, 1, directory));
    const tables = readdirSync(directory).map((file) => {
      const hash = createHash('sha256').update(readFileSync(join(directory, file)));
      return [file, hash.digest('hex')];
    });
    return { fingerprint, ...rows, ...Object.fromEntries(tables) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Lives a world once alone and once with each number of threads; returns what one thread came to. */
async function expectTheSame(world: Scenario, numbers: readonly number[] = SEVERAL): Promise<Record<string, unknown>> {
  const alone = await lived(world, 1);
  for (const threads of numbers) {
    expect(await lived(world, threads), `${threads} threads`).toEqual(alone);
  }
  return alone;
}

const WEEKS = 20;
const MANY = 2_000;

/** Years in twenty weeks: difficulties are frequent, all that is done from outside comes sooner, and everything is recorded. */
function hurried(world: Scenario): Scenario {
  const sooner = (week: number) => Math.max(1, Math.ceil((week * WEEKS) / world.weeks));
  const { needs } = world.parameters;
  return {
    ...world,
    weeks: WEEKS,
    parameters: { ...world.parameters, needs: { ...needs, rate: Math.min(1, 8 * needs.rate) } },
    interventions: world.interventions.map((one) => ({ ...one, from: sooner(one.from), to: sooner(one.to) })),
    record: { every: 1, events: true, people: [0, WEEKS], ties: [WEEKS] },
  };
}

const HERE = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const shipped = readdirSync(HERE).filter((name) => name.endsWith('.yaml'));

/** Any parameter near where it stands or far from it, but within its range. */
function anyOf({ value, range: [low, high], integer }: Parameter): fc.Arbitrary<number> {
  const most = Math.min(high, Math.max(low, 4 * Math.abs(value), 0.25));
  const drawn = fc.integer({ min: 0, max: 1000 }).map((n) => low + ((most - low) * n) / 1000);
  return integer ? drawn.map(Math.round) : drawn;
}

const names = Object.entries(PARAMETERS).flatMap(([section, all]) =>
  Object.entries(all).map(([name, parameter]) => [section, name, parameter as Parameter] as const),
);

/** An active world in which a dozen numbers are any. */
const turned: fc.Arbitrary<Turned> = fc
  .shuffledSubarray(names, { minLength: 12, maxLength: 12 })
  .chain((some) =>
    fc
      .tuple(...some.map(([, , parameter]) => anyOf(parameter)))
      .map((values) => some.map(([section, name], at) => [section, name, values[at]!] as const)),
  )
  .map((changes) => {
    const all: Record<string, Record<string, number>> = structuredClone(ACTIVE);
    for (const [section, name, value] of changes) all[section] = { ...all[section], [name]: value };
    return all as Turned;
  });

const network = fc.constantFrom<Network>(
  { kind: 'small-world', neighbours: 6, rewired: 0.2, closeness: { uniform: [0, 1] } },
  { kind: 'random', degree: 7, closeness: { uniform: [0.3, 1] } },
  { kind: 'scale-free', ties: 3, closeness: { constant: 0.6 } },
  { kind: 'communities', count: 5, inside: 6, between: 1, closeness: { uniform: [0.2, 0.8] } },
);

function ruledBy(text: string, rule: keyof OpenRules): Partial<OpenRules> {
  const read = readExpression(text, rule);
  if (!('expression' in read)) throw new Error(`${rule}: ${text} is no expression`);
  return { [rule]: read.expression };
}
const rules = fc.constantFrom<Partial<OpenRules>>(
  {},
  ruledBy('0.3 * chance + closeness * similarity + relativeExpertise / candidates + friends', 'attraction'),
  ruledBy('threshold * (1 - spark * we) - 0.001 * weeksStuck', 'desire'),
  ruledBy('energy * authenticity + 0.01 * age', 'visibility'),
);

const anyWorld: fc.Arbitrary<Scenario> = fc
  .record({
    count: fc.integer({ min: 300, max: 1500 }),
    fields: fc.integer({ min: 2, max: 9 }),
    organizations: fc.integer({ min: 1, max: 7 }),
    weeks: fc.integer({ min: 20, max: 32 }),
    network,
    parameters: turned,
    rules,
    interventions: fc.constantFrom([], eventful(null, 1), eventful(0, 2)),
  })
  .map(scenario);

describe('1, 2, 3, 5 and 8 threads end in the same world and the same tables:', { timeout: 120_000 }, () => {
  const seen: unknown[] = [];

  it.each(shipped)('%s, each of its variants', async (file) => {
    const { scenario: whole } = readScenario(join(HERE, file));
    // Of a city a town is enough.
    const set = whole.people.count > MANY ? [`people.count=${MANY}`] : [];
    const { scenario, variants } = readScenario(join(HERE, file), { set });
    const worlds = variants.length === 0 ? [scenario] : variants.map(({ reading }) => reading.scenario);
    for (const [at, world] of worlds.entries()) {
      // The first of a scenario with all numbers of threads, each other with two of them in turn.
      const alone = await expectTheSame(hurried(world), at === 0 ? SEVERAL : at % 2 === 0 ? [3, 5] : [2, 8]);
      seen.push(alone.fingerprint);
      expect(alone.events).toBeGreaterThan(world.people.count / 4);
    }
  });

  it('they are not one world again and again', () => {
    expect(new Set(seen).size).toBeGreaterThan(0.9 * seen.length);
  });

  it('random worlds, with random numbers in every rule, expressions, people who come and go, and interventions', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const alone = await expectTheSame(world);
        expect(alone.weeks).toBe(world.weeks + 1);
      }),
      { numRuns: 8 },
    );
  });

  it('in all of them together helpers took their share, with any number of threads: nobody only watched', () => {
    // How many of one world depends on who else is at work on the machine.
    for (const threads of SEVERAL) expect(taken.get(threads), `${threads} threads`).toBeGreaterThan(1000);
  });

  it('one seed more is another world: the comparison can tell', async () => {
    const world = hurried(readScenario(join(HERE, 'nobody-knows.yaml')).scenario);
    const [one, other] = [await lived(world, 2), await lived({ ...world, seed: `${world.seed}!` }, 2)];
    expect(other.fingerprint).not.toBe(one.fingerprint);
    expect(other['weeks.csv']).not.toBe(one['weeks.csv']);
  });
});
