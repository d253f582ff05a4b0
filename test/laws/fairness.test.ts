/**
 * Nobody's chances depend on their number. A world in which everybody is in the same position: a ring, the same traits for all,
 * strong fields in turn around it, and chance strangers from anywhere. Over many seeds each tenth of the people must belong as often.
 */
import { describe, expect, it } from 'vitest';
import { bits, hand } from '../../src/engine/dice.ts';
import { inLotOrder } from '../../src/engine/lots.ts';
import { birth } from '../../src/model/birth.ts';
import { founding } from '../../src/model/rules/founding.ts';
import { joining } from '../../src/model/rules/joining.ts';
import type { Network } from '../../src/model/scenario.ts';
import { ACTS } from '../../src/model/tick.ts';
import { NONE, settle, type World } from '../../src/model/world.ts';
import { ACTIVE, scenario } from '../model/made-scenario.ts';
import { act as does, type WorldAct } from '../model/tiny-world.ts';

const PEOPLE = 40;
const FIELDS = 4;
const SEEDS = 300;
const WEEKS = 16;

function ring(): Network {
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    for (const step of [-2, -1, 1, 2]) {
      source.push(i);
      target.push((i + step + PEOPLE) % PEOPLE);
    }
  }
  const closeness = new Float32Array(source.length).fill(0.4);
  return { kind: 'given', source: Int32Array.from(source), target: Int32Array.from(target), closeness };
}

const SAME = { constant: 0.6 } as const;
const alike = scenario({
  count: PEOPLE,
  fields: FIELDS,
  network: ring(),
  traits: { drive: SAME, openness: SAME, authenticity: SAME, stance: SAME, fearlessness: SAME, attention: SAME },
  parameters: {
    ...ACTIVE,
    needs: { ...ACTIVE.needs, rate: 0.3 },
    noticing: { ...ACTIVE.noticing, stranger: 0.5 },
    joining: { ...ACTIVE.joining, room: 3 },
    organizations: { ...ACTIVE.organizations, pass: 1 },
    // Nobody comes, goes or is assigned: the question is who comes first among those who wish.
    assigning: { ...ACTIVE.assigning, share: 0 },
    moving: { ...ACTIVE.moving, leave: 0, change: 0 },
    crisis: { ...ACTIVE.crisis, rate: 0 },
    communities: { ...ACTIVE.communities, count: 0 },
    bridging: { rate: 0 },
  },
});

function symmetric(seed: number): World {
  const world = birth(alike, `ring ${seed}`);
  const { expertise, norm } = world.columns;
  for (let i = 0; i < PEOPLE; i++) {
    for (let k = 0; k < FIELDS; k++) expertise[i * FIELDS + k] = k === i % FIELDS ? 0.8 : 0.3;
    norm[i] = Math.sqrt(0.64 + 3 * 0.09);
  }
  return world;
}

/** For each tenth of the people: how far the share that ever belonged lies from that of all, in deviations over the seeds. */
function tenths(acts: readonly WorldAct[]): { z: number[]; first: number; lastHalf: number; ever: number } {
  const differences: number[][] = Array.from({ length: 10 }, () => []);
  let [first, lastHalf, ever] = [0, 0, 0];
  for (let seed = 0; seed < SEEDS; seed++) {
    const world = symmetric(seed);
    for (let week = 0; week < WEEKS; week++) {
      world.week += 1;
      for (const act of acts) does(world, act);
    }
    const belonged = [...world.columns.groupsSoFar].map((groups) => Math.min(groups, 1));
    const share = (from: number, to: number) => belonged.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
    ever += share(0, PEOPLE) / SEEDS;
    first += share(0, PEOPLE / 10) / SEEDS;
    lastHalf += share(PEOPLE / 2, PEOPLE) / SEEDS;
    for (let tenth = 0; tenth < 10; tenth++)
      differences[tenth]!.push(share((tenth * PEOPLE) / 10, ((tenth + 1) * PEOPLE) / 10) - share(0, PEOPLE));
  }
  const z = differences.map((row) => {
    const mean = row.reduce((a, b) => a + b, 0) / row.length;
    const square = row.reduce((a, b) => a + (b - mean) ** 2, 0) / (row.length - 1);
    return mean / Math.sqrt(square / row.length);
  });
  return { z, first, lastHalf, ever };
}

/** Passed by chance, in any of ten, once in fifteen thousand. */
const SIGMAS = 4.5;
/** Only so many wishes are heard in a week: what is scarce shows who comes first. */
const PLACES = 1;

/** Before anybody begins, all wishes but the first are dropped, in an order of the rows. */
const queue = (orderOf: (who: Int32Array, k0: number, k1: number) => Int32Array) =>
  settle('queue', ['stick', 'ask'], (world, _settings, { k0, k1 }) => {
    const wishing = Int32Array.from([...world.stick.keys()].filter((i) => world.stick[i]! >= 0 || world.ask[i]! >= 0));
    orderOf(wishing, k0, k1)
      .subarray(PLACES)
      .forEach((i) => {
        world.stick[i] = NONE;
        world.ask[i] = NONE;
      });
  });

const withBefore = (one: WorldAct): WorldAct[] =>
  ACTS.flatMap((act): WorldAct[] => ((act as WorldAct) === founding ? [one, act] : [act]));

describe('where everybody is in the same position', () => {
  it('the chance to belong does not depend on the number of a person', () => {
    const { z, first, lastHalf, ever } = tenths(ACTS);
    // Neither nobody nor everybody: there is something to be unfair about.
    expect(ever).toBeGreaterThan(0.2);
    expect(ever).toBeLessThan(0.9);
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(SIGMAS);
    expect(Math.abs(first - lastHalf)).toBeLessThan(0.05);
  });

  it('nor where only one wish is heard in a week, if it is drawn by lot', () => {
    const byLots = queue((who, k0, k1) => inLotOrder(who, (i) => bits(hand(k0, i), k1, 0)));
    expect(Math.max(...tenths(withBefore(byLots)).z.map(Math.abs))).toBeLessThan(SIGMAS);
  });

  it('a planted privilege of those whose rows come first is caught: settling in the order of rows', () => {
    const { z, first, lastHalf } = tenths(withBefore(queue((who) => who)));
    expect(z[0]).toBeGreaterThan(2 * SIGMAS);
    expect(first - lastHalf).toBeGreaterThan(0.1);
  });

  it('both acts that settle who comes first are among those of the week', () => {
    expect(ACTS).toContain(founding);
    expect(ACTS).toContain(joining);
  });
});
