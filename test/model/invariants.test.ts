/** What holds in every world at the end of every week, whatever the parameters: many small worlds, drawn at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birth } from '../../src/model/birth.ts';
import { EVENT } from '../../src/model/events.ts';
import type { Network } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { BOOK, CIRCLES, KIND, LAYOUT, MEMBERSHIPS, NEEDS, NONE, WAY, type World } from '../../src/model/world.ts';
import { ACTIVE, eventful, type Made, scenario } from './made-scenario.ts';
import type { Turned } from './tiny-world.ts';

// Not fc.double, which draws bits, so that most of its numbers are all but nothing.
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1000 }).map((n) => min + ((max - min) * n) / 1000);
const share = between(0, 1);

/** Worlds around the active one: each number that matters for coming and going is anywhere in its range or near. */
const turned: fc.Arbitrary<Turned> = fc.record({
  needs: fc.record({
    rate: between(0.02, 1),
    reach: share,
    met: between(0.01, 0.2),
    care: share,
    careOfWe: share,
    widens: share,
    beyond: share,
    direction: share,
  }),
  noticing: fc.record({ looks: fc.integer({ min: 1, max: 5 }), stranger: share, floor: between(0.01, 1), team: share }),
  attraction: fc.record({
    threshold: between(0, 0.6),
    settled: share,
    joinBase: between(0, 2),
    joinPull: between(0, 3),
    crowding: share,
    esteem: share,
    deterred: between(0, 2),
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
    expert: share,
    question: share,
    practised: between(0, 50),
  }),
  learning: fc.record({
    alone: between(0, 0.1),
    fromEachOther: share,
    discovery: share,
    seeing: share,
    tiring: between(1, 100),
    taught: share,
    split: share,
    practice: between(0, 0.1),
  }),
  energy: fc.record({ start: share, follow: share, even: between(0.01, 20), fade: between(0, 0.5), courage: share }),
  recognition: fc.record({ after: fc.integer({ min: 0, max: 4 }), energy: share, whole: share, leading: share }),
  spreading: fc.record({ sigma: between(0, 10), decay: share, distant: share, carried: share }),
  growing: fc.record({
    fearlessness: share,
    fearReturns: share,
    kept: share,
    we: share,
    weFades: share,
    esteem: share,
    esteemFades: share,
    egoFalls: between(0, 100),
    opens: share,
    angst: share,
    angstFalls: share,
    angstFades: share,
  }),
  'letting-go': fc.record({
    needed: share,
    free: share,
    freeFearless: share,
    impatient: share,
    commitment: share,
    patience: fc.integer({ min: 1, max: 5 }),
    broken: between(0, 0.4),
    groupFirst: share,
  }),
  alumni: fc.record({ help: share, asking: share, decay: share }),
  supporting: fc.record({ chance: share, back: share }),
  fostering: fc.record({
    individuals: between(0, 0.3),
    groups: between(0, 0.3),
    catalysts: between(0, 0.3),
    persuasion: share,
    asGroup: between(0, 5),
    exposure: share,
    waiting: share,
  }),
  communities: fc.record({
    count: fc.integer({ min: 0, max: 4 }),
    size: fc.integer({ min: 2, max: 8 }),
    every: fc.integer({ min: 1, max: 4 }),
    themed: share,
    attends: share,
    looks: fc.integer({ min: 0, max: 3 }),
    bond: share,
    draw: share,
    leave: between(0, 0.3),
    liveOn: share,
    trust: share,
  }),
  bridging: fc.record({ rate: share }),
  roles: fc.record({
    weavers: between(0, 0.3),
    facilitators: between(0, 0.3),
    coordinators: between(0, 0.3),
    introductions: share,
    introduced: share,
    aligns: between(0, 5),
    lowers: share,
  }),
  assigning: fc.record({ share: between(0, 0.3), pace: share, teams: fc.integer({ min: 1, max: 2 }), refused: share }),
  moving: fc.record({
    leave: between(0, 0.05),
    change: between(0, 0.05),
    ties: fc.integer({ min: 0, max: 6 }),
    closeness: share,
  }),
  crisis: fc.record({ rate: between(0, 0.1), trust: share, energy: share, angst: share }),
  network: fc.record({ room: fc.integer({ min: 0, max: 4 }) }),
  organizations: fc.record({ pass: share, specialized: share, changed: share }),
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
  interventions: fc.constantFrom([], eventful(null), eventful(0, 1)),
});

/** What a world looked like a week ago, as far as it must not be lost. */
interface Before {
  readonly expertise: Float32Array;
  readonly here: Uint8Array;
  /** Ties of the beginning, from and to whom. */
  readonly given: readonly (readonly [from: number, to: number])[];
  readonly alive: number;
  readonly groupsEver: number;
  readonly groupsSoFar: Int32Array;
}

function given({ columns: w }: World, i: number): [number, number][] {
  const found: [number, number][] = [];
  for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) if (w.tieOwn[e] === 0) found.push([i, w.tieTo[e]!]);
  return found;
}

const people = (world: World) => Array.from({ length: world.settings.size.people }, (_, i) => i);

const look = (world: World): Before => ({
  expertise: world.columns.expertise.slice(),
  here: world.columns.here.slice(),
  given: people(world).flatMap((i) => given(world, i)),
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
  'ego',
  'esteem',
  'angst',
  'openness',
  'authenticity',
  'stance',
  'pass',
  'assigned',
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
    const expert = w.founderA[g]!;
    const led = members.has(expert) && w.asClass[g] === 1 && w.teacher[g] === expert;
    must(w.kind[g] === KIND.own || w.born[g] === week || led, `nobody leads the assigned team in row ${g}`);
    must(w.kind[g] === KIND.own || members.has(expert), `the expert of the team in row ${g} has gone`);
    const taught = w.teacher[g] === NONE ? w.asClass[g] === 0 : w.asClass[g] === 1;
    must(taught, `group row ${g} is a class without a teacher, or the reverse`);
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

/** How many who are here for whom something holds. */
const howMany = ({ here }: World['columns'], is: (i: number) => boolean) =>
  here.reduce((count, now, i) => count + (now === 1 && is(i) ? 1 : 0), 0);

/** Who left the world this week. */
function leavers(world: World): Set<number> {
  const gone = new Set<number>();
  world.log.read((kind, person) => {
    if (kind === EVENT.gone) gone.add(person);
  });
  return gone;
}

/** Communities are as large as those who belong say, nobody belongs to one that is over, and who attends belongs. */
function circlesHold({ columns: w, settings, week }: World): void {
  const sizes = new Map<number, number>();
  w.community.forEach((c, at) => {
    if (c === NONE) return;
    must(w.communityId[c]! > 0 && w.communityEnded[c] === NONE, `place ${at} belongs to a community that is over`);
    sizes.set(c, (sizes.get(c) ?? 0) + 1);
    const other = at % CIRCLES === 0 ? at + 1 : at - 1;
    must(w.community[other] !== c, `somebody belongs to community row ${c} twice`);
  });
  const rows = w.book[BOOK.circleRows]!;
  must(rows <= settings.size.communities, 'there are more communities than room');
  const attendees: number[] = [];
  for (let c = 0; c < rows; c++) {
    if (w.communityId[c] === 0) continue;
    const size = sizes.get(c) ?? 0;
    must(w.communitySize[c] === size, `community row ${c} says ${w.communitySize[c]} and has ${size}`);
    must(w.communityPeak[c]! >= size, `community row ${c} was never as large as it is`);
    must(w.communityId[c]! <= w.book[BOOK.circlesEver]!, 'a community has a number that was never given');
    if (w.communityEnded[c]! >= 0) must(w.communityEnded[c] === week && size === 0, `community row ${c} ended before`);
    for (let at = w.gatherStart[c]!; at < w.gatherEnd[c]!; at++) {
      must(w.attending[w.attendees[at]!] === c, `person ${w.attendees[at]} is listed and does not attend`);
      attendees.push(w.attendees[at]!);
    }
  }
  must(new Set(attendees).size === attendees.length, 'somebody attends twice');
  w.attending.forEach((c, i) => {
    if (c === NONE) return;
    must(w.here[i] === 1, `person ${i} attends and is not here`);
    must(attendees.includes(i), `person ${i} attends and is not listed`);
  });
}

/** Nobody who is not here belongs, needs, wants or is tied, and nobody is tied to them. */
function absentHold({ columns: w, settings }: World): void {
  for (let i = 0; i < settings.size.people; i++) {
    for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++)
      must(w.here[w.tieTo[e]!] === 1, `person ${i} is tied to ${w.tieTo[e]}, who is not here`);
    if (w.here[i] === 1) continue;
    must(w.tieEnd[i] === w.tieStart[i], `person ${i} is not here and tied`);
    for (let m = 0; m < MEMBERSHIPS; m++)
      must(w.membership[i * MEMBERSHIPS + m] === NONE, `${i} is a member, not here`);
    for (let at = 0; at < CIRCLES; at++) must(w.community[i * CIRCLES + at] === NONE, `${i} belongs and is not here`);
    for (let n = 0; n < NEEDS; n++) must(w.needField[i * NEEDS + n] === NONE, `${i} needs and is not here`);
    const wishes = [w.stuckSince, w.intentPerson, w.stick, w.ask, w.helpGroup, w.careField, w.circleWish, w.attending];
    for (const wish of wishes) must(wish[i] === NONE, `person ${i} wishes and is not here`);
    must(w.arisen[i] === 0 && w.fostering[i] === 0 && w.role[i] === 0, `person ${i} does something and is not here`);
  }
}

/** Nothing is lost: groups alive are those that were, and those founded, less those ended. */
function booksHold(world: World, before: Before, alive: number, free: number): void {
  const { columns: w } = world;
  const happened = new Map<number, number>();
  world.log.read((kind) => happened.set(kind, (happened.get(kind) ?? 0) + 1));
  const times = (kind: number) => happened.get(kind) ?? 0;
  const own = times(EVENT.founded) / 2;
  const founded = own + times(EVENT.appointed);
  must(w.book[BOOK.alive] === alive, 'the book counts other groups alive than there are');
  must(w.book[BOOK.groupsEver]! - before.groupsEver === founded, 'groups ever are not those founded');
  must(alive - before.alive === founded - times(EVENT.ended), 'groups were lost or came from nowhere');
  must(w.book[BOOK.freeCount] === free, 'the stack of free rows has another height');
  const rows = w.freeRows.subarray(0, free);
  must(new Set(rows).size === free, 'a row is free twice');
  for (const row of rows) must(w.groupId[row] === 0, `row ${row} is free and in use`);
  let entered = 0;
  const gone = leavers(world);
  w.groupsSoFar.forEach((now, i) => {
    entered += now - (gone.has(i) ? 0 : before.groupsSoFar[i]!);
  });
  must(entered === times(EVENT.founded) + times(EVENT.joined), 'somebody entered a group unseen');
  let people = 0;
  let are = 0;
  w.here.forEach((now, i) => {
    people += before.here[i]!;
    are += now;
  });
  must(are - people === times(EVENT.came) - times(EVENT.gone), 'somebody was lost or came from nowhere');
  must(w.book[BOOK.fosterers] === howMany(w, (i) => w.fostering[i]! > 0), 'the book counts others who foster');
  must(w.book[BOOK.weavers] === howMany(w, (i) => w.role[i] === 1), 'the book counts other weavers');
  must(w.book[BOOK.introductions] === times(EVENT.introduced), 'the book counts other introductions');
}

/** Nobody forgets; nobody is stuck without a need nor needs without being stuck; ties are whole. */
function peopleHold(world: World, before: Before): void {
  const { columns: w, settings, week } = world;
  const { people: count, fields } = settings.size;
  const gone = leavers(world);
  for (let at = 0; at < count * fields; at++) {
    // Somebody new is somebody else.
    const same = w.arrived[Math.floor(at / fields)] !== week;
    must(!same || w.expertise[at]! >= before.expertise[at]!, `expertise[${at}] fell`);
  }
  for (let i = 0; i < count; i++) {
    const needs = [...w.needField.subarray(i * NEEDS, (i + 1) * NEEDS)].filter((k) => k !== NONE);
    must(needs.length > 0 === (w.stuckSince[i] !== NONE), `person ${i} has ${needs.length} needs and is stuck or not`);
    must(w.stuckSince[i]! <= week, `person ${i} is stuck since a week to come`);
    must(new Set(needs).size === needs.length, `person ${i} needs the same twice`);
    let square = 0;
    for (let k = 0; k < fields; k++) square += w.expertise[i * fields + k]! ** 2;
    must(
      // Practice lengthens it week by week, and 32 bits round each time.
      Math.abs(w.norm[i]! - (square > 0 ? Math.sqrt(square) : 1)) < A_LITTLE,
      `the length of the row of person ${i} is another`,
    );

    must(w.tieEnd[i]! <= w.tieRoom[i]!, `person ${i} has more ties than room`);
    const to = new Set(w.tieTo.subarray(w.tieStart[i]!, w.tieEnd[i]!));
    must(!to.has(i), `person ${i} is tied to themselves`);
    must(to.size === w.tieEnd[i]! - w.tieStart[i]!, `person ${i} is tied to somebody twice`);
  }
  must(
    people(world)
      .flatMap((i) => given(world, i))
      .join() === before.given.filter((ends) => !ends.some((end) => gone.has(end))).join(),
    'a tie of the beginning was lost',
  );
}

/** What rules take for granted to spare themselves a look. */
function shortCutsHold({ columns: w, settings }: World): void {
  for (let i = 0; i < settings.size.people; i++) {
    for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++)
      must(w.tieAlumni[e] === 0 || w.groupsSoFar[i]! > 0, `person ${i} has alumni and was never in a group`);
    if (w.way[i] === WAY.together) continue;
    const gained = [w.gainTogether, w.gainDiscovery, w.gainAsIfAlone, w.gainTaught, w.gainSupport].map((of) => of[i]!);
    const inGroups = [...w.gainOf.slice(i * 2, i * 2 + 2), ...w.discoveryOf.slice(i * 2, i * 2 + 2)];
    must(
      [...gained, ...inGroups].every((gain) => gain === 0),
      `person ${i} gained in groups, and learned in none`,
    );
  }
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
  circlesHold(world);
  absentHold(world);
  shortCutsHold(world);
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
    const all = new Map<number, number>();
    fc.assert(
      fc.property(made, fc.nat(10_000), (of, seed) => {
        const happened = live(birth(scenario(of), `drawn ${seed}`), 40);
        founded += (happened.get(EVENT.founded) ?? 0) / 2;
        for (const [kind, times] of happened) all.set(kind, (all.get(kind) ?? 0) + times);
      }),
      { seed: 48, numRuns: 60, endOnFailure: true },
    );
    // The worlds were not asleep.
    expect(founded).toBeGreaterThan(200);
    for (const [name, kind] of Object.entries(EVENT))
      if (!['need', 'met', 'recognized', 'conflict', 'joined'].includes(name))
        expect(all.get(kind) ?? 0, name).toBeGreaterThan(10);
  });

  it('the same in an active world over some years, in which everything happens that can', () => {
    const interventions = [3, 63].flatMap((first) => eventful(null, first));
    const world = birth(
      scenario({ count: 120, fields: 4, organizations: 3, parameters: ACTIVE, interventions }),
      'years',
    );
    const happened = live(world, 150);
    for (const kind of [EVENT.founded, EVENT.joined, EVENT.left, EVENT.ended, EVENT.gone, EVENT.came, EVENT.appointed])
      expect(happened.get(kind) ?? 0).toBeGreaterThan(20);
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
