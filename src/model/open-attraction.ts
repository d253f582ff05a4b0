/**
 * Attraction by an expression: works out what the expression names, and nothing else, for whoever looks and whom they look at.
 * Whoever asks in the same state of the world gets the same pull; `attraction` asks for those in sight, `sticking` for the other
 * side.
 */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { hand, type Luck, luckOf, purposeNumber, uniform } from '../engine/dice.ts';
import { resonance, shownBy } from './desire.ts';
import { placeOf } from './membership.ts';
import { ruleOf, SLOTS, slotOf } from './open-rules.ts';
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
const ESTEEM = slotOf('esteem');
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

/** Whether a name is named is a bit of one number, which costs less to ask than a word. */
const bit = (slot: number) => 1 << slot;
// What is worked out for more than one name.
const COSINE = bit(SIMILARITY) | bit(DIFFERENCE);
const IN_SIGHT = bit(CANDIDATES) | bit(RELATIVE_SIMILARITY) | bit(RELATIVE_EXPERTISE);
/** Places of what is summed over all in sight. */
const IN_COMMON = 0;
const AHEAD = 1;
const WANTING = bit(GAP) | bit(HELP);
const LIKENESS = bit(RESONANCE) | bit(SHOWN);

/** One hand's way of asking for pulls. */
export interface Onlooker {
  /** Turns to person i; `also` is in their sight besides those whom they noticed. */
  be(i: number, also: number): void;
  /**
   * Pull on them of person j (g is NONE), or of the group row g seen through j; comes out in slot 0 of `slots`.
   * @param least a pull that is not above this may be said to be something else that is not, which is found out faster
   */
  look(j: number, g: number, least: number): void;
  readonly slots: Float64Array;
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
  const { carryOut, ceilings, named } = ruleOf(settings.rules.attraction);
  const { expertise, norm, needField, needLevel, authenticity, organization, team, membership } = world;
  const { profile, profileNorm, purpose, purposeNorm, visibility, size, energyLevel, trust, groupLuck } = world;
  const { seenPerson, tieStart, tieEnd, tieTo, openness, drive, spark, fearlessness, we } = world;
  const { resonance: weight, joinBase, joinPull, crowding } = settings.attraction;
  const { fields, looks, seats } = settings.size;
  const perSeat = seats > 3 ? 1 / (seats - 3) : 1;
  const drawn = (named & bit(CHANCE)) !== 0;
  const ofPerson = drawn ? luckOf(luck.key, luck.week, CHANCE_OF_PERSON) : luck;
  const ofGroup = drawn ? luckOf(luck.key, luck.week, CHANCE_OF_GROUP) : luck;
  const { early, late } = ceilings;
  const q = new Float64Array(SLOTS);
  q[WEEK] = luck.week;
  q[SIZE] = 1;
  let i = NONE;
  // Sums over all in sight, in an array: a number with a fraction that closures share would be put in a box at every change.
  const inSight = new Float64Array(2);

  /** Counts person j among those in sight. */
  const count = (j: number) => {
    q[CANDIDATES] = q[CANDIDATES]! + 1;
    if (named & bit(RELATIVE_SIMILARITY)) {
      inSight[IN_COMMON] = inSight[IN_COMMON]! + dot(expertise, i * fields, expertise, j * fields, fields);
    }
    if (named & bit(RELATIVE_EXPERTISE)) {
      inSight[AHEAD] = inSight[AHEAD]! + ahead(expertise, i * fields, expertise, j * fields, fields);
    }
  };

  /** Counts everybody in sight once, however often they were looked at. */
  const lookAround = (also: number) => {
    q[CANDIDATES] = 0;
    inSight.fill(0);
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
    if (named & bit(OPENNESS)) q[OPENNESS] = openness[i]!;
    if (named & bit(DRIVE)) q[DRIVE] = drive[i]!;
    if (named & bit(SPARK)) q[SPARK] = spark[i]!;
    if (named & bit(FEARLESSNESS)) q[FEARLESSNESS] = fearlessness[i]!;
    if (named & bit(WE)) q[WE] = we[i]!;
    if (named & WANTING) lookInside();
    if (named & IN_SIGHT) lookAround(also);
  };

  /** What i lacks, once for all whom they look at: fields, own levels there, and how much is missing. */
  const lackedField = new Int32Array(NEEDS);
  const lackedLevel = new Float64Array(NEEDS);
  const lackedGap = new Float64Array(NEEDS);
  let lacks = 0;

  const lookInside = () => {
    lacks = 0;
    let lacked = 0;
    for (let n = 0; n < NEEDS; n++) {
      const k = needField[i * NEEDS + n]!;
      if (k < 0) continue;
      const level = expertise[i * fields + k]!;
      const gap = needLevel[i * NEEDS + n]! - level;
      if (gap <= 0) continue;
      lackedField[lacks] = k;
      lackedLevel[lacks] = level;
      lackedGap[lacks] = gap;
      lacks += 1;
      lacked += gap;
    }
    q[GAP] = lacked;
  };

  /** Share of what i lacks that y, from `at` on, could teach. */
  const helpOf = (y: ReadonlyColumn, at: number): number => {
    let helped = 0;
    for (let n = 0; n < lacks; n++) {
      const more = y[at + lackedField[n]!]! - lackedLevel[n]!;
      if (more > 0) helped += Math.min(more, lackedGap[n]!);
    }
    return helped > 0 ? helped / q[GAP]! : 0;
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

  /** What a profile y decides, for a person as for a group, and the pull that comes of all; the dear parts only if need be. */
  const pullOf = (y: ReadonlyColumn, at: number, length: number, least: number): void => {
    if (named & bit(HELP)) q[HELP] = helpOf(y, at);
    if (named & bit(EXPERTISE)) q[EXPERTISE] = reached(y, at);
    if (named & bit(RELATIVE_SIMILARITY)) {
      const all = inSight[IN_COMMON]!;
      q[RELATIVE_SIMILARITY] = all > 0 ? dot(expertise, i * fields, y, at, fields) / all : 0;
    }
    if (named & bit(RELATIVE_EXPERTISE)) {
      const all = inSight[AHEAD]!;
      q[RELATIVE_EXPERTISE] = all > 0 ? ahead(expertise, i * fields, y, at, fields) / all : 0;
    }
    early(q);
    if (q[0]! <= least) return;
    if (named & COSINE) {
      const similarity = Math.min(1, dot(expertise, i * fields, y, at, fields) / (norm[i]! * length));
      q[SIMILARITY] = similarity;
      q[DIFFERENCE] = 1 - similarity;
      late(q);
      if (q[0]! <= least) return;
    }
    carryOut(q);
  };

  const lookAtGroup = (g: number) => {
    let likeness = 0;
    if (named & LIKENESS) {
      const length = purposeNorm[g]!;
      likeness = resonance(expertise, needField, needLevel, i, fields, norm[i]!, purpose, g * fields, length);
      q[RESONANCE] = likeness;
    }
    if (named & bit(SHOWN)) {
      const room = 1 - crowding * Math.min(1, (size[g]! - 2) * perSeat);
      q[SHOWN] = (1 - weight * (1 - likeness)) * (joinBase + joinPull * visibility[g]!) * room;
    }
    if (named & bit(ENERGY)) q[ENERGY] = energyLevel[g]!;
    if (named & bit(TRUST)) q[TRUST] = trust[g]!;
    if (named & bit(VISIBILITY)) q[VISIBILITY] = visibility[g]!;
    if (named & bit(FRIENDS)) q[FRIENDS] = friendsIn(g);
    if (named & bit(CHANCE)) q[CHANCE] = uniform(hand(ofGroup.k0, i), ofGroup.k1, groupLuck[g]!);
    q[SIZE] = size[g]!;
    q[IS_GROUP] = 1;
  };

  const lookAtPerson = (j: number) => {
    if (named & bit(SHOWN)) q[SHOWN] = shownBy(world, settings, j);
    if (named & bit(CHANCE)) q[CHANCE] = uniform(hand(ofPerson.k0, i), ofPerson.k1, j);
    if (q[SIZE] === 1) return; // the one before was a person too
    q[RESONANCE] = 0;
    q[ENERGY] = 0;
    q[TRUST] = 0;
    q[VISIBILITY] = 0;
    q[FRIENDS] = 0;
    q[SIZE] = 1;
    q[IS_GROUP] = 0;
  };

  const look = (j: number, g: number, least: number) => {
    if (named & bit(CLOSENESS)) q[CLOSENESS] = closenessTo(world, i, j);
    if (named & bit(AUTHENTICITY)) q[AUTHENTICITY] = authenticity[j]!;
    if (named & bit(ESTEEM)) q[ESTEEM] = world.esteem[j]!;
    if (named & bit(SAME_ORGANIZATION)) q[SAME_ORGANIZATION] = organization[j] === organization[i] ? 1 : 0;
    if (named & bit(SAME_TEAM)) q[SAME_TEAM] = team[i]! >= 0 && team[j] === team[i] ? 1 : 0;
    if (g >= 0) {
      lookAtGroup(g);
      pullOf(profile, g * fields, profileNorm[g]!, least);
    } else {
      lookAtPerson(j);
      pullOf(expertise, j * fields, norm[j]!, least);
    }
  };

  return { be, look, slots: q };
}
