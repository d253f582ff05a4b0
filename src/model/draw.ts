/** Draws numbers from a distribution as a scenario states it, cut to the range of what is drawn. */
import { randomBeta, randomNormal, randomUniform } from 'd3-random';
import type { Distribution } from './parameters.ts';

/**
 * @param distribution how the numbers are spread; beta lies between 0 and 1
 * @param range lowest and highest number that may come out: a draw beyond it becomes the limit
 * @param random a seeded source of uniform numbers in [0, 1); normal and beta take a varying number of draws from it
 */
export function drawer(
  distribution: Distribution,
  range: readonly [low: number, high: number],
  random: () => number,
): () => number {
  const [low, high] = range;
  const draw = uncut(distribution, random);
  return () => Math.min(high, Math.max(low, draw()));
}

function uncut(distribution: Distribution, random: () => number): () => number {
  if ('constant' in distribution) return () => distribution.constant;
  if ('uniform' in distribution) return randomUniform.source(random)(distribution.uniform[0], distribution.uniform[1]);
  if ('normal' in distribution) return randomNormal.source(random)(distribution.normal.mean, distribution.normal.sd);
  return randomBeta.source(random)(distribution.beta.alpha, distribution.beta.beta);
}
