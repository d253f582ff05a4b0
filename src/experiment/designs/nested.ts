/** Designs within designs: each row of the first with each row of the second, and so on; the last varies fastest. */
import { fullFactorial } from './full-factorial.ts';

/** Rows of a design over some of the factors. */
export interface Part<T> {
  /** Which: their places among all factors. No two parts share one. */
  readonly places: readonly number[];
  readonly rows: readonly (readonly T[])[];
}

/** One after the other, values in the order of all factors. */
export function* nested<T>(parts: readonly Part<T>[]): Generator<T[], void> {
  for (const rows of fullFactorial(parts.map((part) => part.rows))) {
    const whole: T[] = [];
    for (const [at, part] of parts.entries())
      for (const [column, place] of part.places.entries()) whole[place] = rows[at]![column]!;
    yield whole;
  }
}
