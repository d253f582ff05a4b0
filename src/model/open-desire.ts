/** Desire by an expression: the pull above which somebody desires to work with others, from what they are like. */
import { lack } from './desire.ts';
import { QUANTITY_NAMES, ruleOf, SLOTS, slotOf } from './open-rules.ts';
import type { Settings, Sight } from './world.ts';

const COLUMNS = [
  'spark',
  'fearlessness',
  'openness',
  'drive',
  'we',
  'authenticity',
  'esteem',
  'stance',
  'angst',
] as const;
const PARAMETERS = ['threshold', 'easedBySpark', 'easedByFearlessness', 'deterred'] as const;
const GAP = slotOf('gap');
const WEEKS_STUCK = slotOf('weeksStuck');
const WEEK = slotOf('week');

/** Tells the threshold of a person by the rule of this world, never below 0; null when it is the built-in one. */
export function openThreshold(world: Sight, settings: Settings, week: number): ((i: number) => number) | null {
  if (settings.rules.desire === null) return null;
  const { carryOut, names } = ruleOf(settings.rules.desire);
  const { expertise, needField, needLevel, stuckSince } = world;
  const { fields } = settings.size;
  const q = new Float64Array(SLOTS);
  for (const name of PARAMETERS) q[slotOf(name)] = settings.attraction[name];
  q[WEEK] = week;
  const own = QUANTITY_NAMES.flatMap((name) => {
    const column = COLUMNS.find((one) => one === name);
    return column !== undefined && names[name] ? [{ column: world[column], slot: slotOf(name) }] : [];
  });
  return (i) => {
    for (const { column, slot } of own) q[slot] = column[i]!;
    if (names.gap) q[GAP] = lack(expertise, needField, needLevel, i, fields);
    if (names.weeksStuck) q[WEEKS_STUCK] = stuckSince[i]! < 0 ? 0 : week - stuckSince[i]!;
    carryOut(q);
    return Math.max(0, q[0]!);
  };
}
