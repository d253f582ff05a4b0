/**
 * How readily a group forgives: with age and fearlessness, and with every conflict it has gone through (T28, T34).
 *
 *   ripeness    = age + practised · conflicts so far
 *   forgiveness = ripeness / (ripeness + forgivingAge) · (1 + mean fearlessness) / 2            Source: assumption
 */
import type { Settings, Sight } from './world.ts';

export function forgivenessOf(world: Sight, settings: Settings, g: number, week: number): number {
  const { members, size, born, conflicts, fearlessness } = world;
  const { forgivingAge, practised } = settings.working;
  const n = size[g]!;
  let fearless = 0;
  for (let at = 0; at < n; at++) fearless += fearlessness[members[g * settings.size.seats + at]!]!;
  const ripeness = week - born[g]! + practised * conflicts[g]!;
  return ((ripeness / (ripeness + forgivingAge)) * (1 + fearless / n)) / 2;
}
