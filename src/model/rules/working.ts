/**
 * Working: what a week together makes of a group, read from its members.
 *
 *   profile, purpose   the best level in each field; the largest level wanted in each field                (T5, T27)
 *   diversity          1 - mean cosine between members                                                    (T22, T27)
 *   evenness           1 - concentration of who is the source in which field, 1: all alike                (T33)
 *   coordination cost  coordination · coordinationAge / (coordinationAge + age)                           (T28, T32)
 *   meets              when a member needs something, otherwise with chance meetsAnyway                   (T32)
 *   conflict           in a week it meets, with chance conflict · diversity · (n - 1); it costs the share conflictCut · (1 - forgiveness) of trust,
 *                      forgiveness = age / (age + forgivingAge) · (1 + fearlessness) / 2                   (T28)
 *   trust              += trustGrowth · mean authenticity · (1 - trust) in a week it meets                                   (T28)
 */
import { hand, uniform } from '../../engine/dice.ts';
import { gather } from '../profile.ts';
import { each, type Sight } from '../world.ts';

const TURN = { conflict: 0, meets: 1 } as const;

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

/**
 * How evenly the members of group row g are sources of what it needs: in each field of the purpose, who knows most gives what
 * they know beyond the mean. 1 - (Σ share² - 1/n) / (1 - 1/n); 1 when nobody has anything to give.
 */
export function evennessOf(world: Sight, fields: number, seats: number, g: number): number {
  const { members, size, expertise, purpose } = world;
  const n = size[g]!;
  let given = 0;
  let squares = 0;
  for (let at = 0; at < n; at++) {
    const i = members[g * seats + at]!;
    let gives = 0;
    for (let k = 0; k < fields; k++) {
      if (purpose[g * fields + k]! <= 0) continue;
      let mean = 0;
      let ahead = true;
      for (let other = 0; other < n; other++) {
        const x = expertise[members[g * seats + other]! * fields + k]!;
        mean += x / n;
        if (x > expertise[i * fields + k]!) ahead = false;
      }
      if (ahead) gives += expertise[i * fields + k]! - mean;
    }
    given += gives;
    squares += gives * gives;
  }
  if (given <= 1e-9) return 1;
  return 1 - (squares / (given * given) - 1 / n) / (1 - 1 / n);
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
      members,
      size,
      trust,
      diversity,
      evenness,
      learnerStance,
      coordinationCost,
      conflictNow,
      meets,
    } = world;
    const { stance, authenticity, fearlessness, stuckSince } = world;
    const { trustGrowth, conflict, conflictCut, forgivingAge, coordination, coordinationAge, meetsAnyway } =
      settings.working;
    const { fields, seats } = settings.size;

    for (let g = from; g < to; g++) {
      if (groupId[g] === 0) continue;
      gather(world, fields, seats, g);
      const n = size[g]!;
      let learners = 0;
      let honest = 0;
      let fearless = 0;
      let needed = false;
      for (let at = 0; at < n; at++) {
        const i = members[g * seats + at]!;
        learners += stance[i]!;
        honest += authenticity[i]!;
        fearless += fearlessness[i]!;
        if (stuckSince[i]! >= 0) needed = true;
      }
      learnerStance[g] = learners / n;
      diversity[g] = diversityOf(world, fields, seats, g);
      evenness[g] = evennessOf(world, fields, seats, g);
      const age = week - born[g]!;
      coordinationCost[g] = (coordination * coordinationAge) / (coordinationAge + age);

      const luck = hand(k0, groupLuck[g]!);
      conflictNow[g] = 0;
      meets[g] = needed || uniform(luck, k1, TURN.meets) < meetsAnyway ? 1 : 0;
      if (meets[g] === 0) continue;

      let t = trust[g]!;
      conflictNow[g] = uniform(luck, k1, TURN.conflict) < conflict * diversity[g]! * (n - 1) ? 1 : 0;
      if (conflictNow[g] === 1) {
        const forgiveness = ((age / (age + forgivingAge)) * (1 + fearless / n)) / 2;
        t *= 1 - conflictCut * (1 - forgiveness);
      }
      trust[g] = t + trustGrowth * (honest / n) * (1 - t);
    }
  },
);
