/**
 * Growing: what belonging does to a person, and what remains of it. In each own group that meets, one of their own accord:
 *
 *   fearlessness  += fearlessness · trust · (1 - f);   in no group  -= fearReturns · (f - f at birth)                     (T16, T28)
 *   we            += we · (1 - we), once it is recognized;   in no group  -= weFades · we                                  (T5)
 *   openness      += opens · (1/2 - openness) below one half, once it is recognized: difference counts as much as likeness  (T20)
 *   esteem        += esteem · (1 - esteem), where they know most of something that the group needs   (T29, T35)
 * and, whatever happened, every week
 *   esteem        -= esteemFades · esteem                                                                    (T29)
 *   ego           -= egoFalls · what was learned from others · ego, at most all of it                       (T35)
 *   angst         stuck and alone += angst · (1 - angst);  in a group that meets -= angstFalls · angst;  without a need -= angstFades · angst
 *                 who fosters += exposure · (1 - fearlessness) · (1 - angst): as an individual all of it, as a catalyst, who waits, the
 *                 share `waiting`, as the group shared by all its members                                    (T21)
 * In an assigned team people grow as if they were in no group. In a group that does not meet nothing grows, and of what belonging
 * gives nothing fades.
 */
import { FOSTERING } from '../interventions.ts';
import { BOOK, each, KIND, MEMBERSHIPS, NONE, type Sight, WAY } from '../world.ts';

/** Whether i is the source of something that group row g needs. */
function isSource(world: Sight, fields: number, seats: number, i: number, g: number): boolean {
  const { source, members } = world;
  for (let k = 0; k < fields; k++) {
    const seat = source[g * fields + k]!;
    if (seat > 0 && members[g * seats + seat - 1] === i) return true;
  }
  return false;
}

export const growing = each(
  'growing',
  'people',
  ['fearlessness', 'we', 'openness', 'esteem', 'ego', 'angst'],
  (world, settings, _luck, from, to) => {
    const { fearlessness, we, openness, esteem, ego, angst, bornFearless, stuckSince, fostering } = world;
    const { membership, trust, recognizedWeek, meets, kind, size } = world;
    const { gainTogether, gainDiscovery, gainAlumni, way, book } = world;
    const fosterers = book[BOOK.fosterers]! > 0;
    const { fearlessness: grows, fearReturns, we: widens, weFades, opens } = settings.growing;
    const { esteem: honours, esteemFades, egoFalls, angst: frightens, angstFalls, angstFades } = settings.growing;
    const { exposure, waiting } = settings.fostering;
    const { fields, seats } = settings.size;

    for (let i = from; i < to; i++) {
      if (!fosterers && membership[i * MEMBERSHIPS]! < 0 && membership[i * MEMBERSHIPS + 1]! < 0) {
        // In no group, as most people are most of the time: what has come back to where it began stays there.
        const fear = fearlessness[i]! - bornFearless[i]!;
        if (fear !== 0) fearlessness[i] = fearlessness[i]! - fearReturns * fear;
        if (we[i] !== 0) we[i] = we[i]! - weFades * we[i]!;
        if (esteem[i] !== 0) esteem[i] = esteem[i]! * (1 - esteemFades);
        const fright = angst[i]!;
        if (stuckSince[i] !== NONE) angst[i] = fright + frightens * (1 - fright);
        else if (fright !== 0) angst[i] = fright - angstFades * fright;
        if (way[i] !== WAY.none) {
          // Also who let go in this very week may have learned in a group.
          const learned = gainTogether[i]! - gainDiscovery[i]! + gainAlumni[i]!;
          if (learned > 0) ego[i] = ego[i]! * Math.max(0, 1 - egoFalls * learned);
        }
        continue;
      }
      let f = fearlessness[i]!;
      let w = we[i]!;
      let a = angst[i]!;
      let s = esteem[i]! * (1 - esteemFades);
      let belongs = false;
      let met = false;
      let sharing = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const g = membership[i * MEMBERSHIPS + m]!;
        if (g < 0 || kind[g] === KIND.assigned) continue;
        belongs = true;
        sharing = Math.max(sharing, size[g]!);
        if (meets[g] === 0) continue;
        met = true;
        f += grows * trust[g]! * (1 - f);
        if (isSource(world, fields, seats, i, g)) s += honours * (1 - s);
        if (recognizedWeek[g]! < 0) continue;
        w += widens * (1 - w);
        if (openness[i]! < 0.5) openness[i] = openness[i]! + opens * (0.5 - openness[i]!);
      }
      if (!belongs) {
        f -= fearReturns * (f - bornFearless[i]!);
        w -= weFades * w;
      }

      if (met) a -= angstFalls * a;
      else if (stuckSince[i] === NONE) a -= angstFades * a;
      else if (!belongs) a += frightens * (1 - a);
      if (fosterers) {
        const way = fostering[i]!;
        let alone = 0;
        if (way === FOSTERING.individual) alone = 1;
        else if (way === FOSTERING.catalyst) alone = waiting;
        else if (way === FOSTERING.group && sharing > 0) alone = 1 / sharing;
        a += exposure * alone * (1 - f) * (1 - a);
      }

      if (way[i] !== WAY.none) {
        const learned = gainTogether[i]! - gainDiscovery[i]! + gainAlumni[i]!;
        if (learned > 0) ego[i] = ego[i]! * Math.max(0, 1 - egoFalls * learned);
      }
      fearlessness[i] = f;
      we[i] = w;
      esteem[i] = s;
      angst[i] = a;
    }
  },
);
