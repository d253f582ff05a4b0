/**
 * Attraction by an expression: works out what the expression names, and nothing else, for whoever looks and whom they look at.
 * Whoever asks in the same state of the world gets the same pull; `attraction` asks for those in sight, `sticking` for the other
 * side.
 */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { hand, type Luck, luckOf, purposeNumber, uniform } from '../engine/dice.ts';
import { lack, resonance } from './desire.ts';
import { placeOf } from './membership.ts';
import { QUANTITY_NAMES, ruleOf, SLOTS, slotOf } from './open-rules.ts';
import { closenessTo } from './ties.ts';
import { NEEDS, NONE, type Settings, type Sight } from './world.ts';

const CHANCE_OF_PERSON = purposeNumber('chance of a person');
const CHANCE_OF_GROUP = purposeNumber('chance of a group');

const SIMILARITY = slotOf('similarity');
const DIFFERENCE = slotOf('difference');
const HELP = slotOf('help');
const EXPERTISE = slotOf('expertise');
const SHOWN = slotOf('shown');
const CLOSENESS = slotOf('closeness');
const AUTHENTICITY = slotOf('authenticity');
const ENERGY = slotOf('energy');
const TRUST = slotOf('trust');
const VISIBILITY = slotOf('visibility');
const SIZE = slotOf('size');
const IS_GROUP = slotOf('isGroup');
const FRIENDS = slotOf('friends');
const SAME_ORGANIZATION = slotOf('sameOrganization');
const SAME_TEAM = slotOf('sameTeam');
const RESONANCE = slotOf('resonance');
const RELATIVE_SIMILARITY = slotOf('relativeSimilarity');
const RELATIVE_EXPERTISE = slotOf('relativeExpertise');
const CANDIDATES = slotOf('candidates');
const CHANCE = slotOf('chance');
const OPENNESS = slotOf('openness');
const DRIVE = slotOf('drive');
const SPARK = slotOf('spark');
const FEARLESSNESS = slotOf('fearlessness');
const WE = slotOf('we');
const GAP = slotOf('gap');
const WEEK = slotOf('week');

/** Quantities of the one who looks that are columns of people. */
const OWN = { openness: OPENNESS, drive: DRIVE, spark: SPARK, fearlessness: FEARLESSNESS, we: WE } as const;

/** One hand's way of asking for pulls. */
export interface Onlooker {
  /** Turns to person i; `also` is in their sight besides those whom they noticed. */
  be(i: number, also: number): void;
  /** Pull on them of person j (g is NONE), or of the group row g seen through j. */
  pull(j: number, g: number): number;
}

/** Cosine, help and the rest between one row of expertise and a profile are sums over fields: these. */
function dot(a: ReadonlyColumn, at: number, b: ReadonlyColumn, from: number, fields: number): number {
  let sum = 0;
  for (let k = 0; k < fields; k++) sum += a[at + k]! * b[from + k]!;
  return sum;
}

function ahead(own: ReadonlyColumn, at: number, other: ReadonlyColumn, from: number, fields: number): number {
  let sum = 0;
  for (let k = 0; k < fields; k++) sum += Math.max(0, other[from + k]! - own[at + k]!);
  return sum;
}

/** An onlooker for the rule of this world; null when it is the built-in one. */
export function onlooker(world: Sight, settings: Settings, luck: Luck): Onlooker | null {
  if (settings.rules.attraction === null) return null;
  const { carryOut, names } = ruleOf(settings.rules.attraction);
  const { expertise, norm, needField, needLevel, authenticity, organization, team, membership } = world;
  const { profile, profileNorm, purpose, purposeNorm, visibility, size, energyLevel, trust, groupLuck } = world;
  const { seenPerson, tieStart, tieEnd, tieTo } = world;
  const { reserve, resonance: weight, joinBase, joinPull, crowding } = settings.attraction;
  const { fields, looks, seats } = settings.size;
  const perSeat = seats > 3 ? 1 / (seats - 3) : 1;
  const ofPerson = luckOf(luck.key, luck.week, CHANCE_OF_PERSON);
  const ofGroup = luckOf(luck.key, luck.week, CHANCE_OF_GROUP);
  const own = QUANTITY_NAMES.flatMap((name) =>
    names[name] && Object.hasOwn(OWN, name)
      ? [{ column: world[name as keyof typeof OWN], slot: OWN[name as keyof typeof OWN] }]
      : [],
  );
  // What is worked out for more than one name.
  const wants = {
    cosine: names.similarity || names.difference,
    inSight: names.candidates || names.relativeSimilarity || names.relativeExpertise,
    likeness: names.resonance || names.shown,
  };

  const q = new Float64Array(SLOTS);
  q[WEEK] = luck.week;
  let i = NONE;
  let inCommon = 0;
  let aheadInAll = 0;

  /** Counts person j among those in sight. */
  const count = (j: number) => {
    q[CANDIDATES] = q[CANDIDATES]! + 1;
    if (names.relativeSimilarity) inCommon += dot(expertise, i * fields, expertise, j * fields, fields);
    if (names.relativeExpertise) aheadInAll += ahead(expertise, i * fields, expertise, j * fields, fields);
  };

  /** Counts everybody in sight once, however often they were looked at. */
  const lookAround = (also: number) => {
    q[CANDIDATES] = 0;
    inCommon = 0;
    aheadInAll = 0;
    const row = i * looks;
    let found = also < 0;
    for (let look = 0; look < looks; look++) {
      const j = seenPerson[row + look]!;
      if (j < 0) continue;
      let before = 0;
      while (seenPerson[row + before] !== j) before += 1;
      if (before < look) continue;
      if (j === also) found = true;
      count(j);
    }
    if (!found) count(also);
  };

  const be = (who: number, also: number) => {
    i = who;
    for (const { column, slot } of own) q[slot] = column[i]!;
    if (names.gap) q[GAP] = lack(expertise, needField, needLevel, i, fields);
    if (wants.inSight) lookAround(also);
  };

  /** Share of what i lacks that y, from `at` on, could teach. */
  const helpOf = (y: ReadonlyColumn, at: number): number => {
    let helped = 0;
    let lacked = 0;
    for (let n = 0; n < NEEDS; n++) {
      const k = needField[i * NEEDS + n]!;
      if (k < 0) continue;
      const level = expertise[i * fields + k]!;
      const gap = needLevel[i * NEEDS + n]! - level;
      if (gap <= 0) continue;
      lacked += gap;
      const more = y[at + k]! - level;
      if (more > 0) helped += Math.min(more, gap);
    }
    return helped > 0 ? helped / lacked : 0;
  };

  /** Mean of how far y reaches the wanted levels. */
  const reached = (y: ReadonlyColumn, at: number): number => {
    let sum = 0;
    let needs = 0;
    for (let n = 0; n < NEEDS; n++) {
      const k = needField[i * NEEDS + n]!;
      if (k < 0) continue;
      const wanted = needLevel[i * NEEDS + n]!;
      sum += wanted > 0 ? Math.min(1, y[at + k]! / wanted) : 1;
      needs += 1;
    }
    return needs > 0 ? sum / needs : 0;
  };

  const friendsIn = (g: number): number => {
    let friends = 0;
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (placeOf(membership, tieTo[e]!, g) !== NONE) friends += 1;
    return friends;
  };

  /** What a profile y alone decides, for a person as for a group. */
  const compare = (y: ReadonlyColumn, at: number, length: number) => {
    if (names.help) q[HELP] = helpOf(y, at);
    if (wants.cosine) {
      const similarity = Math.min(1, dot(expertise, i * fields, y, at, fields) / (norm[i]! * length));
      q[SIMILARITY] = similarity;
      q[DIFFERENCE] = 1 - similarity;
    }
    if (names.expertise) q[EXPERTISE] = reached(y, at);
    if (names.relativeSimilarity) {
      q[RELATIVE_SIMILARITY] = inCommon > 0 ? dot(expertise, i * fields, y, at, fields) / inCommon : 0;
    }
    if (names.relativeExpertise) {
      q[RELATIVE_EXPERTISE] = aheadInAll > 0 ? ahead(expertise, i * fields, y, at, fields) / aheadInAll : 0;
    }
  };

  const lookAtGroup = (g: number) => {
    let likeness = 0;
    if (wants.likeness) {
      const length = purposeNorm[g]!;
      likeness = resonance(expertise, needField, needLevel, i, fields, norm[i]!, purpose, g * fields, length);
      q[RESONANCE] = likeness;
    }
    if (names.shown) {
      const room = 1 - crowding * Math.min(1, (size[g]! - 2) * perSeat);
      q[SHOWN] = (1 - weight * (1 - likeness)) * (joinBase + joinPull * visibility[g]!) * room;
    }
    if (names.energy) q[ENERGY] = energyLevel[g]!;
    if (names.trust) q[TRUST] = trust[g]!;
    if (names.visibility) q[VISIBILITY] = visibility[g]!;
    if (names.friends) q[FRIENDS] = friendsIn(g);
    if (names.chance) q[CHANCE] = uniform(hand(ofGroup.k0, i), ofGroup.k1, groupLuck[g]!);
    q[SIZE] = size[g]!;
    q[IS_GROUP] = 1;
    compare(profile, g * fields, profileNorm[g]!);
  };

  const lookAtPerson = (j: number) => {
    if (names.shown) q[SHOWN] = reserve + (1 - reserve) * authenticity[j]!;
    if (names.chance) q[CHANCE] = uniform(hand(ofPerson.k0, i), ofPerson.k1, j);
    q[RESONANCE] = 0;
    q[ENERGY] = 0;
    q[TRUST] = 0;
    q[VISIBILITY] = 0;
    q[FRIENDS] = 0;
    q[SIZE] = 1;
    q[IS_GROUP] = 0;
    compare(expertise, j * fields, norm[j]!);
  };

  const pull = (j: number, g: number) => {
    if (names.closeness) q[CLOSENESS] = closenessTo(world, i, j);
    if (names.authenticity) q[AUTHENTICITY] = authenticity[j]!;
    if (names.sameOrganization) q[SAME_ORGANIZATION] = organization[j] === organization[i] ? 1 : 0;
    if (names.sameTeam) q[SAME_TEAM] = team[i]! >= 0 && team[j] === team[i] ? 1 : 0;
    if (g >= 0) lookAtGroup(g);
    else lookAtPerson(j);
    carryOut(q);
    return q[0]!;
  };

  return { be, pull };
}
