/** A world of the lab is the world of a run: in memory of its own, kept at any week, gone on with, and branched. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAlone } from '../../src/engine/kernels.ts';
import type { Row } from '../../src/lab/protocol.ts';
import { begin, type Compiled, goOn, keep, liveWeek, whyNot } from '../../src/lab/worker/life.ts';
import { birth } from '../../src/model/birth.ts';
import { tick } from '../../src/model/tick.ts';
import { type PlainReading, readScenarioText } from '../../src/scenario/read.ts';
import { fingerprint } from '../../src/simulate/world-fingerprint.ts';
import { differing } from '../laws/law-of-acts.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';

const moduleOf = (name: string) =>
  new WebAssembly.Module(readFileSync(new URL(`../../dist/${name}.wasm`, import.meta.url)));
const ALONE: Compiled = { acts: moduleOf('kernels-alone'), counts: moduleOf('counts-alone') };
const WRITTEN: Compiled = { acts: null, counts: null };

const TOWN =
  'weeks: 60\nseed: lab\npeople:\n  count: 150\nattraction:\n  threshold: 0.45\norganizations:\n  count: 3\n';
const read = (more = ''): PlainReading => readScenarioText(TOWN + more, 'lab.yaml');
const sink = (rows: Row[]) => ({
  row: (table: string, cells: Row) => void (table === 'weeks' && rows.push(cells)),
  drained: () => Promise.resolve(),
});

/** Lives a scenario to its end. */
function whole({ scenario: made, resolved }: PlainReading, compiled: Compiled) {
  const rows: Row[] = [];
  const life = begin(made, resolved, sink(rows), compiled);
  while (life.world.week < made.weeks) liveWeek(life);
  return { life, rows, print: fingerprint(life.world) };
}

describe('memory of one hand alone', () => {
  it('is no shared memory, and every act is compiled for it', () => {
    expect([isAlone(ALONE.acts!), isAlone(moduleOf('kernels'))]).toEqual([true, false]);
    const world = birth(read().scenario, 'x', ALONE.acts);
    expect(world.block.buffer).toBeInstanceOf(ArrayBuffer);
    expect([...world.kernels.keys()]).toEqual([...birth(read().scenario, 'x', moduleOf('kernels')).kernels.keys()]);
  });

  it('bears the same world in every bit of every column in every week, however much room its acts ask for', () => {
    const ties = { kind: 'small-world', neighbours: 300, rewired: 0.1, closeness: { uniform: [0.1, 0.7] } } as const;
    const active = { fields: 4, organizations: 3, parameters: ACTIVE };
    for (const [made, weeks] of [
      [scenario({ ...active, count: 150, interventions: eventful(null) }), 60],
      [scenario({ ...active, count: 400, network: ties }), 8],
    ] as const) {
      const [one, other] = [birth(made, 'a'), birth(made, 'a', ALONE.acts)];
      for (let week = 0; week < weeks; week++) {
        tick(one);
        tick(other);
        expect(differing(one, other)).toEqual([]);
        one.log.clear();
        other.log.clear();
      }
    }
  });
});

describe('a world of the lab', () => {
  const [compiled, written] = [whole(read(), ALONE), whole(read(), WRITTEN)];

  it('is the same, and measured the same, by compiled acts and counts and as written', () => {
    expect(compiled.print).toBe(written.print);
    expect(compiled.rows).toEqual(written.rows);
    expect(compiled.rows).toHaveLength(61);
    expect(compiled.rows.at(-1)![6]).toBeGreaterThan(30);
  });

  it.each([0, 1, 17, 59])('goes on from week %d as if nothing had been in between, as often as one likes', (week) => {
    const { scenario: made, resolved } = read();
    const life = begin(made, resolved, sink([]), ALONE);
    while (life.world.week < week) liveWeek(life);
    const kept = structuredClone(keep(life));
    while (life.world.week < made.weeks) liveWeek(life);
    expect(fingerprint(life.world)).toBe(compiled.print);
    for (const how of [ALONE, WRITTEN]) {
      const rows: Row[] = [];
      const again = goOn(kept, made, resolved, sink(rows), how, false);
      while (again.world.week < made.weeks) liveWeek(again);
      expect(fingerprint(again.world)).toBe(compiled.print);
      expect(rows).toEqual(compiled.rows.slice(week + 1));
    }
  });

  it('branches with other dials, and says why where it cannot', () => {
    const { scenario: made, resolved } = read();
    const life = begin(made, resolved, sink([]), ALONE);
    while (life.world.week < 20) liveWeek(life);
    const kept = keep(life);
    const other = read('spreading: { sigma: 3 }\n');
    expect(whyNot(kept, other.scenario, other.resolved)).toBeNull();
    const branch = goOn(kept, other.scenario, other.resolved, sink([]), ALONE, true);
    expect(branch.world.settings.spreading.sigma).toBe(3);
    while (branch.world.week < made.weeks) liveWeek(branch);
    expect(fingerprint(branch.world)).not.toBe(compiled.print);
    const open = read('network: { rewired: 0.9 }\n');
    expect(whyNot(kept, open.scenario, open.resolved)).toBe(
      'The past has network.rewired 0.1, the scenario 0.9; what the first morning decided cannot change.',
    );
    const short = readScenarioText(TOWN.replace('weeks: 60', 'weeks: 20'), 'lab.yaml');
    expect(whyNot(kept, short.scenario, short.resolved)).toBe(
      'The past is of week 20, and the scenario ends with week 20.',
    );
  });
});
