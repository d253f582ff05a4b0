/**
 * Learning, in the fields needed. L: drive; share: the part of a week's attention that goes to the group.
 *
 *   alone              alone · L · attention · gap · tiring / (tiring + weeks stuck), for who is in no group              (T9)
 *   from each other    fromEachOther · L · trust · share · stance · min(gap, max - x)                                 (T2, T3)
 *   discovery          discovery · L · trust · share · stance · diversity · gap · (1 - 1/n) / (1 + coordination · (n - 1))  (T2, T11)
 *   by seeing          seeing · L · visibility · min(gap, max - x) of the groups seen                                  (T6)
 *   from an old friend help · L · closeness · min(gap, friend - x)                                                    (T37)
 *
 * Discovery raises what nobody knew. Nobody learns more than the gap. A gap below `met` is closed.
 */
import { each, MEMBERSHIPS, NEEDS, NONE, WAY } from '../world.ts';

/** What the person at hand gains in each of their groups. */
const here = new Float64Array(MEMBERSHIPS);
/** And discovers there. */
const found = new Float64Array(MEMBERSHIPS);

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
    'gainOf',
    'discoveryOf',
    'way',
  ],
  (world, settings, { week }, from, to) => {
    const { expertise, norm, needField, needLevel, stuckSince, metNow, drive, attention, membership } = world;
    const { gainTogether, gainDiscovery, gainAsIfAlone, gainAlone, gainSeeing, gainAlumni, gainOf, discoveryOf, way } =
      world;
    const { profile, trust, learnerStance, diversity, coordinationCost, size, visibility, seenGroup } = world;
    const { friendLevel, friendClose } = world;
    const { alone, tiring, fromEachOther, discovery, seeing } = settings.learning;
    const { met } = settings.needs;
    const { help } = settings.alumni;
    const { fields, looks } = settings.size;

    for (let i = from; i < to; i++) {
      metNow[i] = 0;
      gainTogether[i] = 0;
      gainDiscovery[i] = 0;
      gainAsIfAlone[i] = 0;
      gainAlone[i] = 0;
      gainSeeing[i] = 0;
      gainAlumni[i] = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) {
        gainOf[i * MEMBERSHIPS + m] = 0;
        discoveryOf[i * MEMBERSHIPS + m] = 0;
      }
      way[i] = WAY.none;
      if (stuckSince[i] === NONE) continue;

      const L = drive[i]!;
      let groups = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) if (membership[i * MEMBERSHIPS + m]! >= 0) groups += 1;
      way[i] = groups > 0 ? WAY.together : WAY.alone;
      const share = groups > 0 ? attention[i]! / groups : 0;
      const effort = (alone * L * tiring) / (tiring + (week - stuckSince[i]!));
      let left = 0;

      for (let n = 0; n < NEEDS; n++) {
        const k = needField[i * NEEDS + n]!;
        if (k < 0) continue;
        const x = expertise[i * fields + k]!;
        const gap = needLevel[i * NEEDS + n]! - x;
        const byOneself = effort * attention[i]! * gap;
        let byItself = 0;
        let together = 0;
        let discovered = 0;
        if (groups === 0) byItself = byOneself;
        else {
          for (let m = 0; m < MEMBERSHIPS; m++) {
            here[m] = 0;
            found[m] = 0;
            const g = membership[i * MEMBERSHIPS + m]!;
            if (g < 0) continue;
            const force = L * trust[g]! * share * learnerStance[g]!;
            const known = Math.max(0, Math.min(gap, profile[g * fields + k]! - x));
            const members = size[g]!;
            found[m] =
              (discovery * force * diversity[g]! * gap * (1 - 1 / members)) /
              (1 + coordinationCost[g]! * (members - 1));
            here[m] = fromEachOther * force * known + found[m]!;
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
        } else left += 1;
      }
      if (left === 0) stuckSince[i] = NONE;

      let square = 0;
      for (let k = 0; k < fields; k++) square += expertise[i * fields + k]! * expertise[i * fields + k]!;
      if (square > 0) norm[i] = Math.sqrt(square);
    }
  },
);
