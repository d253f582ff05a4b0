/**
 * The rows that Sobol' indices are reckoned from (Saltelli, "Making best use of model evaluations to compute sensitivity indices",
 * 2002; Saltelli et al. 2010): two independent samples A and B, and for each factor A with this one factor as in B; with second
 * order also B with this one as in A. A and B are the two halves of one scrambled Sobol' sequence of twice as many dimensions.
 * No point is skipped: see src/experiment/designs/sobol-sequence.ts.
 *
 * Rows come base row by base row, so that a larger base sample begins with the same rows.
 */
import { scrambledSobolSequence } from './sobol-sequence.ts';

/** All rows that belong to one base row, coordinates in [0, 1). */
export interface BaseRow {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** A with column i of B. */
  readonly ab: readonly (readonly number[])[];
  /** B with column i of A; null without second order. */
  readonly ba: readonly (readonly number[])[] | null;
}

/** @param base how many base rows; a power of two keeps the sample balanced */
export function* saltelli(base: number, dimensions: number, second: boolean, seed: string): Generator<BaseRow, void> {
  const sequence = scrambledSobolSequence(2 * dimensions, seed);
  for (let row = 0; row < base; row++) {
    const both = sequence.next().value!;
    const a = both.slice(0, dimensions);
    const b = both.slice(dimensions);
    yield { a, b, ab: a.map((_, i) => a.with(i, b[i]!)), ba: second ? b.map((_, i) => b.with(i, a[i]!)) : null };
  }
}
