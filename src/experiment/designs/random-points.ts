/** Points anywhere in the unit cube, each independent of the others: the design that assumes nothing. */
import seedrandom from 'seedrandom';

/**
 * Without end, one after the other: more points begin with the same points.
 * @returns coordinates in [0, 1), one for each dimension
 */
export function* randomPoints(dimensions: number, seed: string): Generator<number[], never> {
  const random = seedrandom.alea(`${seed} random points`);
  while (true) yield Array.from({ length: dimensions }, random);
}
