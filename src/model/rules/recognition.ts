/**
 * Recognition: a group comes fully into being when its members recognize it, from `after` weeks on, by any of seven (T31); an
 * assigned team never does:
 *
 *   1 spontaneity beats planning      coordination costs less than `spontaneity`, and more is learned than alone
 *   2 energy                          energy above `energy`
 *   3 more creative and fearless      discovery is more than `creative` of what is learned, mean fearlessness above 1/2, and more is
 *                                     learned than alone
 *   4 more rewarding                  learning is `rewarding` times learning alone                            (T3)
 *   5 accomplishing more than imagined  a level `accomplishing` above the best that any founder had
 *   6 the group itself leads          three or more, contributions spread more evenly than `leading`, and more is learned
 *                                     than alone                                                      (T33)
 *   7 whole and happy                 trust above `whole`, no conflict this week
 *
 * Of those that hold in the week of recognition, the first that a lot picks is written down.
 */
import { hand, uniform } from '../../engine/dice.ts';
import { each, KIND, type Settings, type Sight } from '../world.ts';

/** The recognitions that hold for group row g, as bits 1..7. */
export function recognitionsOf(world: Sight, settings: Settings, g: number, week: number): number {
  const { members, size, fearlessness, energyLevel, pace, trust, conflictNow, coordinationCost, evenness, born } =
    world;
  const { sumTogether, sumDiscovery, levelReached, levelFounders } = world;
  const limits = settings.recognition;
  if (week - born[g]! < limits.after) return 0;
  const n = size[g]!;
  let fearless = 0;
  for (let at = 0; at < n; at++) fearless += fearlessness[members[g * settings.size.seats + at]!]!;
  const faster = pace[g]! > 1;
  let which = 0;
  if (coordinationCost[g]! < limits.spontaneity && faster) which |= 1 << 1;
  if (energyLevel[g]! > limits.energy) which |= 1 << 2;
  if (sumDiscovery[g]! > limits.creative * sumTogether[g]! && fearless / n > 0.5 && faster) which |= 1 << 3;
  if (pace[g]! > limits.rewarding) which |= 1 << 4;
  if (levelReached[g]! - levelFounders[g]! > limits.accomplishing) which |= 1 << 5;
  if (n > 2 && evenness[g]! > limits.leading && faster) which |= 1 << 6;
  if (trust[g]! > limits.whole && conflictNow[g] === 0) which |= 1 << 7;
  return which;
}

export const recognition = each(
  'recognition',
  'groups',
  ['recognizedWeek', 'recognizedBy'],
  (world, settings, { k0, k1, week }, from, to) => {
    const { groupId, groupLuck, kind, ended, recognizedWeek, recognizedBy } = world;
    for (let g = from; g < to; g++) {
      // A team that was appointed is not what its members recognize as their own.
      if (groupId[g] === 0 || ended[g]! >= 0 || recognizedWeek[g]! >= 0 || kind[g] === KIND.assigned) continue;
      const which = recognitionsOf(world, settings, g, week);
      if (which === 0) continue;
      let holding = 0;
      for (let r = 1; r <= 7; r++) holding += (which >>> r) & 1;
      let drawn = Math.floor(uniform(hand(k0, groupLuck[g]!), k1, 0) * holding);
      for (let r = 1; r <= 7; r++) {
        if (((which >>> r) & 1) === 0) continue;
        if (drawn === 0) {
          recognizedBy[g] = r;
          break;
        }
        drawn -= 1;
      }
      recognizedWeek[g] = week;
    }
  },
);
