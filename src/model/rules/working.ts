/**
 * Working: what a week together makes of a group, read from its members.
 *
 *   profile, purpose   the best level in each field; the largest level wanted in each field                (T5, T27)
 *   diversity          1 - mean cosine between members                                                    (T22, T27)
 *   evenness           1 - concentration of who is the source in which field, 1: all alike; 0 in a class   (T33)
 *   source             who knows most in each field of the purpose: a teacher and leader there            (T29, T33)
 *   stance             mean of learner stance · (1 - ego)                                                  (T25, T35)
 *   class              it turns into one with chance expert · ego · (1 - stance) of the member who is a source in most fields, in a
 *                      week it meets, and back with chance question · mean learner stance, or when the teacher has left, and then
 *                      not into one again in the same week; an assigned team is always one of its leader           (T12, T38)
 *   coordination cost  coordination · coordinationAge / (coordinationAge + age), a coordinator spares the share `lowers`    (T28, T32, T42)
 *   meets              when a member needs something, otherwise with chance meetsAnyway                   (T32)
 *   conflict           in a week it meets, with chance conflict · diversity · (n - 1); it costs the share conflictCut · (1 - forgiveness) of
 *                      trust (src/model/forgiving.ts)                                                        (T28, T34)
 *   trust              += trustGrowth · mean authenticity · (1 - trust) in a week it meets                                   (T28)
 *   a facilitator among the members raises the growth of trust, and lowers the chance of conflict, by the share `aligns`   (T42)
 */
import { hand, uniform } from '../../engine/dice.ts';
import { forgivenessOf } from '../forgiving.ts';
import { ROLE } from '../interventions.ts';
import { placeOf } from '../membership.ts';
import { gather } from '../profile.ts';
import { each, KIND, NONE, type Sight } from '../world.ts';

const TURN = { conflict: 0, meets: 1, turns: 2 } as const;

/** 1 - mean cosine between the members of group row g: from the length of the sum of their directions, less each with itself. */
export function diversityOf(world: Sight, fields: number, seats: number, g: number): number {
  const { members, size, expertise, norm } = world;
  const n = size[g]!;
  let square = 0;
  let selves = 0;
  for (let k = 0; k < fields; k++) {
    let sum = 0;
    for (let at = 0; at < n; at++) {
      const i = members[g * seats + at]!;
      const direction = expertise[i * fields + k]! / norm[i]!;
      sum += direction;
      selves += direction * direction;
    }
    square += sum * sum;
  }
  return Math.max(0, 1 - (square - selves) / (n * (n - 1)));
}

/** What each member of the group at hand gives, by seat. */
let gives = new Float64Array(16);

/**
 * How evenly the members of group row g are sources of what it needs: in each field of the purpose, who knows most gives what
 * they know beyond the mean. 1 - (Σ share² - 1/n) / (1 - 1/n); 1 when nobody has anything to give.
 */
export function evennessOf(world: Sight, fields: number, seats: number, g: number): number {
  const { members, size, expertise, purpose } = world;
  const n = size[g]!;
  if (n > gives.length) gives = new Float64Array(2 * n);
  for (let at = 0; at < n; at++) gives[at] = 0;
  for (let k = 0; k < fields; k++) {
    if (purpose[g * fields + k]! <= 0) continue;
    let mean = 0;
    let best = -1;
    for (let at = 0; at < n; at++) {
      const x = expertise[members[g * seats + at]! * fields + k]!;
      mean += x / n;
      if (x > best) best = x;
    }
    for (let at = 0; at < n; at++) {
      const x = expertise[members[g * seats + at]! * fields + k]!;
      if (x >= best) gives[at] = gives[at]! + (x - mean);
    }
  }
  let given = 0;
  let squares = 0;
  for (let at = 0; at < n; at++) {
    given += gives[at]!;
    squares += gives[at]! * gives[at]!;
  }
  if (given <= 1e-9) return 1;
  return 1 - (squares / (given * given) - 1 / n) / (1 - 1 / n);
}

/**
 * Writes who is the source in each field of the purpose of group row g: who knows most, and more than some other member; of equals
 * the one who came first. Returns the seat (from 0) of the one who is it in most fields, or NONE.
 */
function findSources(world: Sight<'source'>, fields: number, seats: number, g: number): number {
  const { members, size, expertise, purpose, source } = world;
  const n = size[g]!;
  let leader = NONE;
  let most = 0;
  for (let k = 0; k < fields; k++) {
    source[g * fields + k] = 0;
    if (purpose[g * fields + k]! <= 0) continue;
    let best = -1;
    let least = 2;
    let seat = 0;
    for (let at = 0; at < n; at++) {
      const x = expertise[members[g * seats + at]! * fields + k]!;
      if (x > best) {
        best = x;
        seat = at;
      }
      if (x < least) least = x;
    }
    if (best > least) source[g * fields + k] = seat + 1;
  }
  for (let at = 0; at < n; at++) {
    let times = 0;
    for (let k = 0; k < fields; k++) if (source[g * fields + k] === at + 1) times += 1;
    if (times > most) {
      most = times;
      leader = at;
    }
  }
  return leader;
}

export const working = each(
  'working',
  'groups',
  [
    'profile',
    'profileNorm',
    'purpose',
    'purposeNorm',
    'diversity',
    'evenness',
    'source',
    'asClass',
    'teacher',
    'trust',
    'learnerStance',
    'coordinationCost',
    'meets',
    'conflictNow',
  ],
  (world, settings, { k0, k1, week }, from, to) => {
    const {
      groupId,
      groupLuck,
      born,
      ended,
      members,
      size,
      trust,
      diversity,
      evenness,
      learnerStance,
      coordinationCost,
      conflictNow,
      meets,
      membership,
      founderA,
    } = world;
    const { stance, ego, authenticity, stuckSince, role, kind, asClass, teacher } = world;
    const { trustGrowth, conflict, conflictCut, coordination, coordinationAge, meetsAnyway } = settings.working;
    const { expert, question } = settings.working;
    const { aligns, lowers } = settings.roles;
    const { fields, seats } = settings.size;

    for (let g = from; g < to; g++) {
      if (groupId[g] === 0 || ended[g]! >= 0) continue;
      gather(world, fields, seats, g);
      const n = size[g]!;
      let learners = 0;
      let modest = 0;
      let honest = 0;
      let needed = false;
      let facilitated = 0;
      let coordinated = 0;
      for (let at = 0; at < n; at++) {
        const i = members[g * seats + at]!;
        learners += stance[i]!;
        modest += stance[i]! * (1 - ego[i]!);
        honest += authenticity[i]!;
        if (role[i] === ROLE.facilitator) facilitated = aligns;
        else if (role[i] === ROLE.coordinator) coordinated = lowers;
        if (stuckSince[i]! >= 0) needed = true;
      }
      learnerStance[g] = modest / n;
      diversity[g] = diversityOf(world, fields, seats, g);
      const leader = findSources(world, fields, seats, g);
      const age = week - born[g]!;
      coordinationCost[g] = ((coordination * coordinationAge) / (coordinationAge + age)) * (1 - coordinated);

      const luck = hand(k0, groupLuck[g]!);
      conflictNow[g] = 0;
      meets[g] = needed || uniform(luck, k1, TURN.meets) < meetsAnyway ? 1 : 0;
      if (kind[g] === KIND.assigned) {
        asClass[g] = 1;
        teacher[g] = founderA[g]!;
      } else if (asClass[g] === 1) {
        const gone = placeOf(membership, teacher[g]!, g) === NONE;
        if (gone || uniform(luck, k1, TURN.turns) < question * (learners / n)) {
          asClass[g] = 0;
          teacher[g] = NONE;
        }
      } else if (meets[g] === 1 && leader >= 0) {
        const i = members[g * seats + leader]!;
        if (uniform(luck, k1, TURN.turns) < expert * ego[i]! * (1 - stance[i]!)) {
          asClass[g] = 1;
          teacher[g] = i;
        }
      }
      // In a class one gives and the others take.
      evenness[g] = asClass[g] === 1 ? 0 : evennessOf(world, fields, seats, g);
      if (meets[g] === 0) continue;

      let t = trust[g]!;
      const strikes = conflict * diversity[g]! * (n - 1) * Math.max(0, 1 - facilitated);
      conflictNow[g] = uniform(luck, k1, TURN.conflict) < strikes ? 1 : 0;
      if (conflictNow[g] === 1) t *= 1 - conflictCut * (1 - forgivenessOf(world, settings, g, week));
      trust[g] = t + Math.min(1, trustGrowth * (1 + facilitated) * (honest / n)) * (1 - t);
    }
  },
);
