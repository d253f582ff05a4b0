/**
 * Learning, in the fields needed. L: drive; share: the part of a week's attention that goes to the group.
 *
 *   alone              alone · L · attention · gap · tiring / (tiring + weeks stuck), for who is in no group              (T9)
 *   from each other    fromEachOther · L · trust · share · stance · min(gap, max - x)                                 (T2, T3)
 *   discovery          discovery · L · trust · share · stance · diversity · gap · (1 - 1/n) / (1 + coordination · (n - 1))  (T2, T11)
 *   taught             taught · L · [trust ·] share · min(gap, profile - x) · attention there of the teacher / (n - 1)^split    (T12, T38)
 *                      in a class: in place of these two; only what the teacher is the source of. Trust counts where the group began
 *                      it itself; an assigned team is taught its own field only
 *   from supporters    back · L · share · min(gap, what a living group knows that supports this one - x); a class takes nothing
 *                      from outside                                                                        (T18)
 *   by seeing          seeing · L · visibility · min(gap, max - x) of the groups seen                                  (T6)
 *   from an old friend help · L · closeness · min(gap, friend - x)                                                    (T37)
 *
 * Discovery raises what nobody knew. Nobody learns more than the gap. A gap below `met` is closed.
 *
 *   practice           practice · L · attention, at most 1, · (1 - x) in the field one is expert at, while there is no need in it (T41)
 */
import { power } from '../../engine/arith.ts';
import type { ReadonlyColumn } from '../../engine/columns.ts';
import { groupsOf, leads } from '../membership.ts';
import { each, KIND, MEMBERSHIPS, NEED, NEEDS, NONE, type Settings, type Sight, WAY } from '../world.ts';

/** What the person at hand gains in each of their groups. */
const here = new Float64Array(MEMBERSHIPS);
/** And discovers there. */
const found = new Float64Array(MEMBERSHIPS);

/** Length of the row of expertise of i; 1 for who knows nothing at all, so that their cosines are 0. */
function lengthOf(expertise: ReadonlyColumn, fields: number, i: number): number {
  let square = 0;
  for (let k = 0; k < fields; k++) square += expertise[i * fields + k]! * expertise[i * fields + k]!;
  return square > 0 ? Math.sqrt(square) : 1;
}

/** Whether field k is what the assigned team in row g is about. */
function isTaught(world: Sight, g: number, k: number): boolean {
  return ((world.reasonA[g]! >>> k) & 1) === 1;
}

/**
 * What the week of the teacher gives to each of those taught in group row g: an appointed expert has work of their own beside the
 * teams they lead, and gives them a part of the week.
 */
function teaching(world: Sight, g: number, split: number): number {
  const e = world.teacher[g]!;
  const n = world.size[g]! - 1;
  const own = world.kind[g] === KIND.assigned ? 1 : 0;
  const week = world.attention[e]! / Math.max(1, groupsOf(world.membership, e) + own);
  return n > 1 && split > 0 ? week / power(n, split) : week;
}

/** What a class in row g teaches i, whose level in field k is x, for each unit of drive and share. */
function taughtIn(world: Sight, settings: Settings, i: number, g: number, k: number, x: number, gap: number): number {
  const { teacher, source, members, profile, kind, trust } = world;
  const { fields, seats } = settings.size;
  const { taught, split } = settings.learning;
  const e = teacher[g]!;
  const seat = source[g * fields + k]!;
  // A teacher teaches what they know best of all in the group.
  if (e === i || seat === 0 || members[g * seats + seat - 1] !== e) return 0;
  const heard = kind[g] === KIND.own ? trust[g]! : isTaught(world, g, k) ? 1 : 0;
  const known = Math.max(0, Math.min(gap, profile[g * fields + k]! - x));
  return taught * heard * known * teaching(world, g, split);
}

/** What the group that supports the one in row g lends it in field k, as long as it lives. */
function lentTo(world: Sight, settings: Settings, g: number, k: number, x: number, gap: number): number {
  const { supporter, supporterId, groupId, ended, profile } = world;
  const s = supporter[g]!;
  if (groupId[s] !== supporterId[g] || ended[s]! >= 0) return 0;
  return settings.supporting.back * Math.max(0, Math.min(gap, profile[s * settings.size.fields + k]! - x));
}

/** A person's practice of so many weeks is reckoned at once, in one of them, which spares going over everybody every week. */
const PRACTICE_WEEKS = 8;

export const practising = each(
  'practising',
  'people',
  ['expertise', 'norm', 'gainPractice'],
  (world, settings, { week }, from, to) => {
    const { expertise, norm, gainPractice, bestField, needField, drive, attention, here: present } = world;
    const { practice } = settings.learning;
    const { fields } = settings.size;
    if (practice === 0) return;
    gainPractice.fill(0, from, to);
    const whole = PRACTICE_WEEKS * practice;
    const first = from + ((PRACTICE_WEEKS - ((from + week) % PRACTICE_WEEKS)) % PRACTICE_WEEKS);
    for (let i = first; i < to; i += PRACTICE_WEEKS) {
      if (present[i] === 0) continue;
      const k = bestField[i]!;
      let needed = false;
      for (let n = 0; n < NEEDS; n++) if (needField[i * NEEDS + n] === k) needed = true;
      if (needed) continue;
      const x = expertise[i * fields + k]!;
      const gain = Math.min(1, whole * drive[i]! * attention[i]!) * (1 - x);
      gainPractice[i] = gain;
      expertise[i * fields + k] = x + gain;
      norm[i] = lengthOf(expertise, fields, i);
    }
  },
);

export const learning = each(
  'learning',
  'people',
  [
    'expertise',
    'norm',
    'needField',
    'stuckSince',
    'metNow',
    'gainTogether',
    'gainDiscovery',
    'gainAsIfAlone',
    'gainAlone',
    'gainSeeing',
    'gainAlumni',
    'gainTaught',
    'gainSupport',
    'metBeyond',
    'supportOf',
    'gainOf',
    'discoveryOf',
    'way',
  ],
  (world, settings, { week }, from, to) => {
    const { expertise, norm, needField, needLevel, stuckSince, metNow, drive, attention, membership } = world;
    const { gainTogether, gainDiscovery, gainAsIfAlone, gainAlone, gainSeeing, gainAlumni, gainOf, discoveryOf, way } =
      world;
    const { profile, trust, learnerStance, diversity, coordinationCost, size, visibility, seenGroup } = world;
    const { friendLevel, friendClose, supportOf } = world;
    const { gainTaught, gainSupport, metBeyond, needKind, asClass, supporter } = world;
    const { alone, tiring, fromEachOther, discovery, seeing } = settings.learning;
    const { met } = settings.needs;
    const { help } = settings.alumni;
    const { fields, looks } = settings.size;

    for (let i = from; i < to; i++) {
      // Who had no need last week gained nothing then: there is nothing to forget.
      if (way[i] !== WAY.none) {
        metNow[i] = 0;
        metBeyond[i] = 0;
        gainSeeing[i] = 0;
        gainAlumni[i] = 0;
        gainAlone[i] = 0;
        if (way[i] === WAY.together) {
          gainTogether[i] = 0;
          gainDiscovery[i] = 0;
          gainAsIfAlone[i] = 0;
          gainTaught[i] = 0;
          gainSupport[i] = 0;
          for (let m = 0; m < MEMBERSHIPS; m++) {
            gainOf[i * MEMBERSHIPS + m] = 0;
            discoveryOf[i * MEMBERSHIPS + m] = 0;
          }
        }
        way[i] = WAY.none;
      }
      if (stuckSince[i] === NONE) continue;

      const L = drive[i]!;
      let groups = 0;
      let led = 0;
      if (membership[i * MEMBERSHIPS]! >= 0 || membership[i * MEMBERSHIPS + 1]! >= 0) {
        for (let m = 0; m < MEMBERSHIPS; m++) {
          const g = membership[i * MEMBERSHIPS + m]!;
          if (g < 0) continue;
          if (leads(world, i, g)) led += 1;
          else groups += 1;
        }
      }
      // Who leads teams has a part of the week left for what they need themselves.
      const time = attention[i]! / (1 + led);
      way[i] = groups > 0 ? WAY.together : WAY.alone;
      const share = groups > 0 ? time / groups : 0;
      const effort = (alone * L * tiring) / (tiring + (week - stuckSince[i]!));
      let left = 0;

      for (let n = 0; n < NEEDS; n++) {
        const k = needField[i * NEEDS + n]!;
        if (k < 0) continue;
        const x = expertise[i * fields + k]!;
        const gap = needLevel[i * NEEDS + n]! - x;
        const byOneself = effort * time * gap;
        let byItself = 0;
        let together = 0;
        let discovered = 0;
        let lectured = 0;
        let supported = 0;
        if (groups === 0) byItself = byOneself;
        else {
          for (let m = 0; m < MEMBERSHIPS; m++) {
            here[m] = 0;
            found[m] = 0;
            const g = membership[i * MEMBERSHIPS + m]!;
            if (g < 0) continue;
            if (asClass[g] === 1) {
              here[m] = L * share * taughtIn(world, settings, i, g, k, x, gap);
              lectured += here[m]!;
              together += here[m]!;
              continue;
            }
            const force = L * trust[g]! * share * learnerStance[g]!;
            const known = Math.max(0, Math.min(gap, profile[g * fields + k]! - x));
            const count = size[g]!;
            found[m] =
              (discovery * force * diversity[g]! * gap * (1 - 1 / count)) / (1 + coordinationCost[g]! * (count - 1));
            const lent = supporter[g]! < 0 ? 0 : L * share * lentTo(world, settings, g, k, x, gap);
            supported += lent;
            here[m] = fromEachOther * force * known + found[m]! + lent;
            together += here[m]!;
            discovered += found[m]!;
          }
        }
        let seen = 0;
        for (let look = 0; look < looks; look++) {
          const g = seenGroup[i * looks + look]!;
          if (g >= 0) seen += seeing * L * visibility[g]! * Math.max(0, Math.min(gap, profile[g * fields + k]! - x));
        }
        const friend = help * L * friendClose[i]! * Math.max(0, Math.min(gap, friendLevel[i * NEEDS + n]! - x));

        // Nobody learns more than they want: where all ways together give more, each gives its part.
        const whole = byItself + together + seen + friend;
        const part = whole > gap ? gap / whole : 1;
        const gain = whole * part;
        if (groups === 0) gainAlone[i] = gainAlone[i]! + byItself * part;
        else {
          gainAsIfAlone[i] = gainAsIfAlone[i]! + byOneself;
          gainTogether[i] = gainTogether[i]! + together * part;
          gainDiscovery[i] = gainDiscovery[i]! + discovered * part;
          gainTaught[i] = gainTaught[i]! + lectured * part;
          gainSupport[i] = gainSupport[i]! + supported * part;
          for (let m = 0; m < MEMBERSHIPS; m++) {
            const at = i * MEMBERSHIPS + m;
            gainOf[at] = gainOf[at]! + here[m]! * part;
            discoveryOf[at] = discoveryOf[at]! + found[m]! * part;
          }
        }
        gainSeeing[i] = gainSeeing[i]! + seen * part;
        gainAlumni[i] = gainAlumni[i]! + friend * part;
        expertise[i * fields + k] = x + gain;
        if (gap - gain < met) {
          needField[i * NEEDS + n] = NONE;
          metNow[i] = metNow[i]! + 1;
          if (needKind[i * NEEDS + n] === NEED.beyond) metBeyond[i] = metBeyond[i]! + 1;
        } else left += 1;
      }
      if (left === 0) {
        stuckSince[i] = NONE;
        supportOf[i] = 0;
      }

      norm[i] = lengthOf(expertise, fields, i);
    }
  },
);
