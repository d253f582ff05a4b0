/** How a trait or a closeness is spread: a distribution, cut to a range. */
import { util } from './library.mjs';

/** Gives a function that draws. */
export function drawer(distribution, low, high) {
  const draw = uncut(distribution);
  return () => Math.min(high, Math.max(low, draw()));
}

function uncut({ constant, uniform, normal }) {
  if (constant !== undefined) return () => constant;
  if (uniform !== undefined) return () => util.randomFloat2(uniform[0], uniform[1]);
  if (normal !== undefined) return () => util.randomNormal(normal.mean, normal.sd);
  throw new Error('AgentScript draws constant, uniform and normal numbers only');
}
