/** What holds in every world at the end of every week, whatever the parameters: many small worlds, drawn at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birth } from '../../src/model/birth.ts';
import { EVENT } from '../../src/model/events.ts';
import type { Network } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, LAYOUT, MEMBERSHIPS, NEEDS, NONE, type World } from '../../src/model/world.ts';
import { ACTIVE, type Made, scenario } from './made-scenario.ts';
import type { Turned } from './tiny-world.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Worlds around the active one: each number that matters for coming and going is anywhere in its range or near. */
const turned: fc.Arbitrary<Turned> = fc.record({
  needs: fc.record({
    rate: between(0.02, 1),
    reach: share,
    met: between(0.01, 0.2),
    care: share,
    careOfWe: share,
    widens: share,
  }),
  noticing: fc.record({ looks: fc.integer({ min: 1, max: 5 }), stranger: share, floor: between(0.01, 1), team: share }),
  attraction: fc.record({
    threshold: between(0, 0.6),
    settled: share,
    joinBase: between(0, 2),
    joinPull: between(0, 3),
  }),
  talking: fc.record({ step: share, bond: share, decay: between(0, 0.3), asked: share }),
  founding: fc.record({ chance: between(0.2, 1), closeEnough: between(0, 0.5) }),
  joining: fc.record({ room: fc.integer({ min: 2, max: 6 }), readiness: share, closeness: share, resonance: share }),
  working: fc.record({
    meetsAnyway: share,
    conflict: share,
    conflictCut: share,
    trustGrowth: share,
    coordination: between(0, 3),
  }),
  learning: fc.record({
    alone: between(0, 0.1),
    fromEachOther: share,
    discovery: share,
    seeing: share,
    tiring: between(1, 100),
  }),
  energy: fc.record({ start: share, follow: share, even: between(0.01, 20), fade: between(0, 0.5), courage: share }),
  recognition: fc.record({ after: fc.integer({ min: 0, max: 4 }), energy: share, whole: share, leading: share }),
  spreading: fc.record({ sigma: between(0, 10), decay: share, distant: share, carried: share }),
  growing: fc.record({ fearlessness: share, fearReturns: share, kept: share, we: share, weFades: share }),
  'letting-go': fc.record({
    needed: share,
    free: share,
    freeFearless: share,
    impatient: share,
    commitment: share,
    patience: fc.integer({ min: 1, max: 5 }),
    broken: between(0, 0.4),
  }),
  alumni: fc.record({ help: share, asking: share, decay: share }),
  network: fc.record({ room: fc.integer({ min: 0, max: 4 }) }),
  organizations: fc.record({ pass: share }),
});

const network: fc.Arbitrary<Network> = fc.constantFrom<Network>(
  { kind: 'small-world', neighbours: 4, rewired: 0.3, closeness: { uniform: [0, 1] } },
  { kind: 'random', degree: 5, closeness: { uniform: [0.3, 1] } },
  { kind: 'scale-free', ties: 2, closeness: { constant: 0.6 } },
);

const made: fc.Arbitrary<Made> = fc.record({
  count: fc.integer({ min: 6, max: 40 }),
  fields: fc.integer({ min: 2, max: 6 }),
  organizations: fc.integer({ min: 1, max: 3 }),
  network,
  traits: fc.record({
    drive: fc.constant({ uniform: [0, 2] as const }),
    fearlessness: fc.constant({ uniform: [0, 1] as const }),
    attention: fc.constant({ uniform: [0.1, 1] as const }),
  }),
  parameters: turned,
});

/** What a world looked like a week ago, as far as it must not be lost. */
interface Before {
  readonly expertise: Float32Array;
  readonly given: string;
  readonly alive: number;
  readonly groupsEver: number;
  readonly groupsSoFar: Int32Array;
}

function ties({ columns: w }: World, i: number, own: number): string[] {
  const found: string[] = [];
  for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) if (w.tieOwn[e] === own) found.push(`${i}-${w.tieTo[e]}@${e}`);
  return found;
}

const people = (world: World) => Array.from({ length: world.settings.size.people }, (_, i) => i);

const look = (world: World): Before => ({
  expertise: world.columns.expertise.slice(),
  given: people(world)
    .flatMap((i) => ties(world, i, 0))
    .join(),
  alive: world.columns.book[BOOK.alive]!,
  groupsEver: world.columns.book[BOOK.groupsEver]!,
  groupsSoFar: world.columns.groupsSoFar.slice(),
});

/** Columns that are shares, from 0 to 1; of groups, in rows in use. */
const SHARES = new Set([
  'spark',
  'fearlessness',
  'we',
  'commitment',
  'expertise',
  'trust',
  'energyLevel',
  'visibility',
  'diversity',
  'evenness',
  'learnerStance',
  'closeness',
]);
const FLOATS = (Object.keys(LAYOUT) as (keyof typeof LAYOUT)[]).filter((name) => LAYOUT[name].kind === 'f32');
const A_LITTLE = 1e-6;

/** As `expect`, a hundred times faster: these are checked some millions of times. */
function must(holds: boolean, what: string): void {
  if (!holds) expect.fail(what);
}

/** Members and memberships say the same, and every group is alive, or ended this very week. */
function rostersHold({ columns: w, settings, week }: World): { alive: number; free: number } {
  const { people: count, seats } = settings.size;
  let alive = 0;
  let free = 0;
  let seated = 0;
  for (let g = 0; g < w.book[BOOK.rowsUsed]!; g++) {
    if (w.groupId[g] === 0) {
      free += 1;
      continue;
    }
    const n = w.size[g]!;
    if (w.ended[g]! >= 0) {
      must(w.ended[g] === week && n === 0 && w.cause[g]! > 0, `group row ${g} ended before, with members or no cause`);
      continue;
    }
    alive += 1;
    seated += n;
    must(n >= 2 && n <= seats, `group row ${g} has ${n} members`);
    const members = new Set(w.members.subarray(g * seats, g * seats + n));
    must(members.size === n, `somebody sits twice in group row ${g}`);
    for (const i of members) {
      let times = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) if (w.membership[i * MEMBERSHIPS + m] === g) times += 1;
      must(times === 1, `person ${i} sits in group row ${g} and says so ${times} times`);
    }
    must(w.cause[g] === 0, `group row ${g} is alive and has a cause of its end`);
    must(w.sizePeak[g]! >= n && w.membersTotal[g]! >= w.sizePeak[g]!, `the record of group row ${g} is too small`);
    must(w.recognizedBy[g]! > 0 === w.recognizedWeek[g]! >= 0, `group row ${g} is recognized by nothing`);
    must(w.generation[g]! > 1 === (w.parent[g] !== NONE), `group row ${g} has a generation without a parent`);
    must(w.parent[g]! < w.groupId[g]!, `group row ${g} is older than its parent`);
  }
  let places = 0;
  for (let at = 0; at < count * MEMBERSHIPS; at++) {
    const g = w.membership[at]!;
    if (g === NONE) continue;
    places += 1;
    must(w.groupId[g]! > 0 && w.ended[g] === NONE, `membership ${at} is in a group that is over`);
  }
  must(places === seated, `${places} places are taken and ${seated} seats`);
  return { alive, free };
}

/** Nothing is lost: groups alive are those that were, and those founded, less those ended. */
function booksHold(world: World, before: Before, alive: number, free: number): void {
  const { columns: w } = world;
  const happened = new Map<number, number>();
  world.log.read((kind) => happened.set(kind, (happened.get(kind) ?? 0) + 1));
  const times = (kind: number) => happened.get(kind) ?? 0;
  const founded = times(EVENT.founded) / 2;
  must(w.book[BOOK.alive] === alive, 'the book counts other groups alive than there are');
  must(w.book[BOOK.groupsEver]! - before.groupsEver === founded, 'groups ever are not those founded');
  must(alive - before.alive === founded - times(EVENT.ended), 'groups were lost or came from nowhere');
  must(w.book[BOOK.freeCount] === free, 'the stack of free rows has another height');
  const rows = w.freeRows.subarray(0, free);
  must(new Set(rows).size === free, 'a row is free twice');
  for (const row of rows) must(w.groupId[row] === 0, `row ${row} is free and in use`);
  let entered = 0;
  w.groupsSoFar.forEach((now, i) => {
    entered += now - before.groupsSoFar[i]!;
  });
  must(entered === times(EVENT.founded) + times(EVENT.joined), 'somebody entered a group unseen');
}

/** Nobody forgets; nobody is stuck without a need nor needs without being stuck; ties are whole. */
function peopleHold(world: World, before: Before): void {
  const { columns: w, settings, week } = world;
  const { people: count, fields } = settings.size;
  for (let at = 0; at < count * fields; at++) must(w.expertise[at]! >= before.expertise[at]!, `expertise[${at}] fell`);
  for (let i = 0; i < count; i++) {
    const needs = [...w.needField.subarray(i * NEEDS, (i + 1) * NEEDS)].filter((k) => k !== NONE);
    must(needs.length > 0 === (w.stuckSince[i] !== NONE), `person ${i} has ${needs.length} needs and is stuck or not`);
    must(w.stuckSince[i]! <= week, `person ${i} is stuck since a week to come`);
    must(new Set(needs).size === needs.length, `person ${i} needs the same twice`);
    let square = 0;
    for (let k = 0; k < fields; k++) square += w.expertise[i * fields + k]! ** 2;
    must(Math.abs(w.norm[i]! - Math.sqrt(square)) < A_LITTLE, `the length of the row of person ${i} is another`);

    must(w.tieEnd[i]! <= w.tieRoom[i]!, `person ${i} has more ties than room`);
    const to = new Set(w.tieTo.subarray(w.tieStart[i]!, w.tieEnd[i]!));
    must(!to.has(i), `person ${i} is tied to themselves`);
    must(to.size === w.tieEnd[i]! - w.tieStart[i]!, `person ${i} is tied to somebody twice`);
  }
  must(
    people(world)
      .flatMap((i) => ties(world, i, 0))
      .join() === before.given,
    'a tie of the beginning was lost',
  );
}

function holds(world: World, before: Before): void {
  const { columns: w } = world;
  // Every number is a number, and shares are shares.
  for (const name of FLOATS) {
    const values = w[name] as Float32Array;
    const share = SHARES.has(name);
    for (let at = 0; at < values.length; at++) {
      const value = values[at]!;
      must(Number.isFinite(value) && (!share || (value >= 0 && value <= 1 + A_LITTLE)), `${name}[${at}] is ${value}`);
    }
  }
  const { alive, free } = rostersHold(world);
  booksHold(world, before, alive, free);
  peopleHold(world, before);
}

/** Lives some weeks and checks each; returns how often each kind of event happened. */
function live(world: World, weeks: number): Map<number, number> {
  const happened = new Map<number, number>();
  for (let week = 0; week < weeks; week++) {
    const before = look(world);
    tick(world);
    holds(world, before);
    world.log.read((kind) => happened.set(kind, (happened.get(kind) ?? 0) + 1));
    world.log.clear();
  }
  return happened;
}

describe('at the end of every week', () => {
  it('rosters and memberships agree, groups are conserved, nobody forgets, shares are shares, ties are whole', () => {
    let founded = 0;
    fc.assert(
      fc.property(made, fc.nat(10_000), (of, seed) => {
        const happened = live(birth(scenario(of), `drawn ${seed}`), 40);
        founded += (happened.get(EVENT.founded) ?? 0) / 2;
      }),
      { seed: 48, numRuns: 100 },
    );
    // The worlds were not asleep.
    expect(founded).toBeGreaterThan(500);
  });

  it('the same in an active world over some years, in which everything happens that can', () => {
    const world = birth(scenario({ count: 120, fields: 4, organizations: 3, parameters: ACTIVE }), 'years');
    const happened = live(world, 150);
    for (const kind of [EVENT.founded, EVENT.joined, EVENT.left, EVENT.ended])
      expect(happened.get(kind) ?? 0).toBeGreaterThan(50);
    // Rows were used again.
    expect(world.columns.book[BOOK.groupsEver]).toBeGreaterThan(2 * world.columns.book[BOOK.rowsUsed]!);
  });

  it('two who both want each other, and nothing else, are a group until one of them lets go', () => {
    // Everybody meets somebody new all the time and nothing lasts: the most coming and going there can be.
    const restless: Turned = {
      ...ACTIVE,
      needs: { ...ACTIVE.needs, rate: 1 },
      attraction: { threshold: 0, settled: 1 },
      founding: { chance: 1, closeEnough: 0 },
      joining: { room: 2, readiness: 0, closeness: 0, resonance: 0 },
      'letting-go': { needed: 1, free: 1, impatient: 1, patience: 1, commitment: 1, broken: 0 },
    };
    const happened = live(birth(scenario({ count: 30, parameters: restless }), 'restless'), 100);
    expect(happened.get(EVENT.ended)).toBeGreaterThan(300);
  });
});
