/**
 * Trajectories for the elementary effects of Morris ("Factorial sampling plans for preliminary computational experiments",
 * Technometrics 33, 1991): ways through a grid of p levels a factor, on which each factor is changed once, by
 * delta = p / (2 (p - 1)) up or down, in an order by lot. With p even all levels are equally likely.
 *
 * Chosen to lie apart, out of a pool (Campolongo, Cariboni & Saltelli, "An effective screening design for sensitivity analysis of
 * large models", 2007): the two that lie farthest from each other first, and then always the one whose squared distances to those
 * chosen have the largest sum (one by one, as Ruano et al. 2012 do, because all choices are too many to try). The pool does not
 * depend on how many are asked for, so more trajectories begin with the same ones. The more factors, the smaller the pool, as
 * distances cost the cube of their number: 200 with up to twenty, 144 with thirty, 24 with a hundred. Who asks for more than the pool
 * holds gets the others as they are drawn.
 */
import seedrandom from 'seedrandom';

/** A trajectory: one row more than there are factors; coordinates are multiples of 1 / (p - 1), from 0 to 1. */
export type Trajectory = readonly (readonly number[])[];

const MOST_IN_POOL = 200;
/** Differences of coordinates that the choice may cost: about half a second. */
const MOST_WORK = 300_000_000;

/** By how much a factor is changed, as a share of its way. */
export const morrisDelta = (levels: number): number => levels / (2 * (levels - 1));

/** @param levels even, 2 or more */
export function morrisTrajectories(
  trajectories: number,
  levels: number,
  dimensions: number,
  seed: string,
): Trajectory[] {
  const random = seedrandom.alea(`${seed} morris trajectories`);
  const most = Math.floor(Math.sqrt((2 * MOST_WORK) / ((dimensions + 1) ** 2 * dimensions)));
  const drawn = Array.from({ length: Math.min(MOST_IN_POOL, most) }, () => draw(levels, dimensions, random));
  // Each once: with few factors there are few, and the farthest apart would be chosen again and again.
  const pool = [...new Map(drawn.map((trajectory) => [String(trajectory), trajectory])).values()];
  const chosen = farApart(pool, trajectories);
  while (chosen.length < trajectories) chosen.push(draw(levels, dimensions, random));
  return chosen;
}

function draw(levels: number, dimensions: number, random: () => number): Trajectory {
  const steps = levels / 2;
  const whole = (below: number) => Math.floor(random() * below);
  // In whole steps of the grid, so that no sum rounds: the lower of the two levels, and whether the way leads up.
  const lower = Array.from({ length: dimensions }, () => whole(steps));
  const up = Array.from({ length: dimensions }, () => random() < 0.5);
  const order = Array.from({ length: dimensions }, (_, factor) => factor);
  for (let left = dimensions - 1; left > 0; left--) {
    const taken = whole(left + 1);
    [order[left], order[taken]] = [order[taken]!, order[left]!];
  }
  const at = lower.map((level, factor) => (up[factor]! ? level : level + steps));
  const rows = [[...at]];
  for (const factor of order) {
    at[factor]! += up[factor]! ? steps : -steps;
    rows.push([...at]);
  }
  return rows.map((row) => row.map((level) => level / (levels - 1)));
}

/** So many of the pool (or all), in the order in which they are chosen. */
function farApart(pool: readonly Trajectory[], many: number): Trajectory[] {
  if (pool.length < 2 || many < 1) return pool.slice(0, Math.max(0, many));
  const squared = pool.map(() => new Float64Array(pool.length));
  let farthest: readonly [number, number] = [0, 1];
  for (let a = 0; a < pool.length; a++)
    for (let b = a + 1; b < pool.length; b++) {
      const of = square(distance(pool[a]!, pool[b]!));
      squared[a]![b] = of;
      squared[b]![a] = of;
      if (of > squared[farthest[0]]![farthest[1]]!) farthest = [a, b];
    }
  const chosen: number[] = [...farthest];
  const sums = pool.map((_, at) => squared[at]![farthest[0]]! + squared[at]![farthest[1]]!);
  while (chosen.length < Math.min(many, pool.length)) {
    let next = -1;
    for (let at = 0; at < pool.length; at++)
      if (!chosen.includes(at) && (next < 0 || sums[at]! > sums[next]!)) next = at;
    chosen.push(next);
    for (let at = 0; at < pool.length; at++) sums[at]! += squared[at]![next]!;
  }
  return chosen.slice(0, many).map((at) => pool[at]!);
}

/** As a product: a power might differ in its last bit between engines. */
const square = (x: number): number => x * x;

/** Of two trajectories: the sum of the distances between all points of the one and all of the other. */
function distance(one: Trajectory, other: Trajectory): number {
  let sum = 0;
  for (const a of one)
    for (const b of other) {
      let squared = 0;
      for (let factor = 0; factor < a.length; factor++) squared += square(a[factor]! - b[factor]!);
      sum += Math.sqrt(squared);
    }
  return sum;
}
