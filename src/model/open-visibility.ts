/** Visibility by an expression: what can be seen of a group from outside, from how it stands at the end of its week. */
import { ruleOf, SLOTS, slotOf } from './open-rules.ts';
import type { Settings, Sight } from './world.ts';

const ENERGY = slotOf('energy');
const TRUST = slotOf('trust');
const AUTHENTICITY = slotOf('authenticity');
const FEARLESSNESS = slotOf('fearlessness');
const COURAGE = slotOf('courage');
const SIZE = slotOf('size');
const AGE = slotOf('age');
const DIVERSITY = slotOf('diversity');
const EVENNESS = slotOf('evenness');
const PACE = slotOf('pace');
const WEEK = slotOf('week');

/**
 * Tells the visibility of a group row by the rule of this world, from 0 to 1; null when it is the built-in one. The means over
 * members are given by who asks, who has summed them anyway.
 */
export function openVisibility(
  world: Sight,
  settings: Settings,
  week: number,
): ((g: number, authenticity: number, fearlessness: number) => number) | null {
  if (settings.rules.visibility === null) return null;
  const { carryOut } = ruleOf(settings.rules.visibility);
  const { energyLevel, trust, size, born, diversity, evenness, pace } = world;
  const q = new Float64Array(SLOTS);
  q[COURAGE] = settings.energy.courage;
  q[WEEK] = week;
  return (g, authenticity, fearlessness) => {
    q[ENERGY] = energyLevel[g]!;
    q[TRUST] = trust[g]!;
    q[AUTHENTICITY] = authenticity;
    q[FEARLESSNESS] = fearlessness;
    q[SIZE] = size[g]!;
    q[AGE] = week - born[g]!;
    q[DIVERSITY] = diversity[g]!;
    q[EVENNESS] = evenness[g]!;
    q[PACE] = pace[g]!;
    carryOut(q);
    return Math.min(1, Math.max(0, q[0]!));
  };
}
