/** How a distribution is written: a number for everybody, or a mapping with one of four names. */
import { z } from 'zod';
import type { Distribution } from '../model/parameters.ts';
import { mapping, number } from './shape.ts';

/** What may be written in place of a distribution. */
export function expectedDistribution(range: readonly [number, number]): string {
  return `a number from ${range[0]} to ${range[1]}, {uniform: [low, high]}, {normal: {mean, sd}} or {beta: {alpha, beta}}`;
}

/** The mappings: limits and mean must lie in the range of what is drawn, draws beyond it are cut. */
export function distributionMappings(range: readonly [number, number], unit: string) {
  const within = number(range, unit);
  const limits = `two numbers from ${range[0]} to ${range[1]}${unit === '' ? '' : ` (${unit})`}, the lower first`;
  const uniform = z
    .tuple([within, within], { error: limits })
    .refine(([low, high]) => low <= high, { error: limits })
    .meta({ description: 'lowest and highest, all between equally likely' });
  const normal = mapping({ mean: within, sd: number([0, 10], unit) }, '{mean: number, sd: number}').meta({
    description: 'mean and standard deviation',
  });
  const beta = mapping(
    { alpha: number([0.01, 1000], ''), beta: number([0.01, 1000], '') },
    '{alpha: number, beta: number}',
  ).meta({ description: 'the two shapes of a beta distribution, between 0 and 1' });
  return [mapping({ uniform }), mapping({ normal }), mapping({ beta }), mapping({ constant: within })] as const;
}

/** A distribution as a scenario writes it. */
export function distribution(range: readonly [number, number], unit: string) {
  const error = expectedDistribution(range);
  return z.union([number(range, unit), ...distributionMappings(range, unit)], { error });
}

/** The same as a run knows it: a plain number is a constant. */
export function distributionOf(written: number | Distribution): Distribution {
  return typeof written === 'number' ? { constant: written } : written;
}
