/**
 * How much each factor of a sweep matters for each outcome: the method that the design allows, over the means of its points. Runs
 * that failed are left out with all that would be crooked without them, and counted.
 */
import type { Factor, Structure } from '../experiment/sweep.ts';
import type { Estimate, FactorSensitivity, OutcomeSensitivity, Sensitivity } from './results/sensitivity.ts';
import type { Drawing } from './statistics/bca.ts';
import { meanOf, varianceOf } from './statistics/moments.ts';
import { morrisEffects } from './statistics/morris-effects.ts';
import { type Cell, noiseFloor } from './statistics/noise-floor.ts';
import { prcc } from './statistics/prcc.ts';
import { sobolIndices } from './statistics/sobol-indices.ts';
import { standardizedRegression } from './statistics/standardized-regression.ts';

/** As much of a factor as its place between lowest and highest takes. */
export type SweptFactor = Pick<Factor, 'name' | 'kind' | 'scale' | 'range' | 'levels'>;

/** What a sweep came to, as far as sensitivity goes: src/experiment/sweep-result.ts has it all, with more. */
export interface SweepLike {
  readonly info: {
    readonly factors: readonly SweptFactor[];
    readonly structure: Structure;
    readonly outcomes: readonly { readonly name: string }[];
  };
  readonly points: readonly { readonly number: number; readonly values: readonly (number | string)[] }[];
  /** `outcomes` in the order of the outcomes; NaN: nothing to measure. Only runs whose status is 'ok' count. */
  readonly runs: readonly {
    readonly point: number;
    readonly replicate: number;
    readonly status: string;
    readonly outcomes: readonly number[];
  }[];
}

/** What is known of one outcome at each point, by the point's number. */
interface AtPoints {
  /** Mean over replicates; NaN where no run has the outcome. */
  readonly mean: (point: number) => number;
  /** Mean variance of that mean by luck, over these points; NaN where none has two replicates. */
  readonly luck: (points: readonly number[]) => number;
}

/**
 * Sobol' indices for Saltelli's design, elementary effects for Morris trajectories, partial rank correlation and standardized
 * regression for designs of any other kind (and for the independent rows of Saltelli's). A point without any run that has the
 * outcome is missing, and with it the whole trajectory, or the whole row of the base sample.
 *
 * Noise is the mean variance of a point's mean over its replicates, as a share of the variance between points, without what a
 * replicate's luck does to all points alike (src/analysis/statistics/noise-floor.ts).
 *
 * @param options level and number of draws of the intervals, and what they are drawn from; the same sweep, the same numbers
 */
export function sensitivityOf(result: SweepLike, options: Drawing = {}): Sensitivity {
  const { kind } = result.info.structure;
  const outcomes = result.info.outcomes.map(({ name }, at) => {
    const drawing = { ...options, seed: `${options.seed ?? 'sensitivity'} ${name}` };
    return outcomeSensitivity(result, name, atPoints(result, at), drawing);
  });
  return { method: kind === 'saltelli' ? 'sobol' : kind === 'morris' ? 'morris' : 'regression', outcomes };
}

/** Rows drawn again from fewer are too much alike to tell how far off an index may be: five points lie in order by luck once in sixty. */
const FEWEST_ROWS = 5;

/** An estimate that rests on so few rows has no interval, so that nothing is claimed of it. */
function fromRows<T extends Estimate | null | undefined>(estimate: T, rows: number): T {
  return estimate && rows < FEWEST_ROWS ? { ...estimate, low: null, high: null } : estimate;
}

function outcomeSensitivity(result: SweepLike, outcome: string, at: AtPoints, drawing: Drawing): OutcomeSensitivity {
  const { factors, structure } = result.info;
  if (structure.kind === 'morris') {
    const { trajectories } = structure;
    const walks = trajectories.map((points) => ({ moves: movesAlong(result, points), outputs: points.map(at.mean) }));
    const { factors: effects, used, left } = morrisEffects(walks, factors.length, drawing);
    const found = factors.map(({ name }, i) => ({ ...nothing(name), ...lessCount(effects[i] ?? null, used) }));
    const whole = trajectories.filter((points) => points.every((point) => !Number.isNaN(at.mean(point))));
    return { outcome, factors: found, interactions: [], explained: null, ...spreadOf(whole.flat(), at), used, left };
  }
  if (structure.kind === 'plain') {
    const points = result.points.map(({ number }) => number).filter((point) => !Number.isNaN(at.mean(point)));
    const { explained, of } = regression(result, points, at, drawing);
    const found = factors.map(({ name }, i) => ({ ...nothing(name), ...of(i) }));
    const [used, left] = [points.length, result.points.length - points.length];
    return { outcome, factors: found, interactions: [], explained, ...spreadOf(points, at), used, left };
  }
  const { a, b, ab, ba } = structure;
  const outputs = {
    a: a.map(at.mean),
    b: b.map(at.mean),
    ab: ab.map((points) => points.map(at.mean)),
    ba: ba?.map((points) => points.map(at.mean)) ?? null,
  };
  const { first, total, second, used, left } = sobolIndices(outputs, drawing);
  // Rows of A and of B are drawn without regard to each other, so regression holds for them, too.
  const rows = [...a, ...b].filter((point) => !Number.isNaN(at.mean(point)));
  const { explained, of } = regression(result, rows, at, drawing);
  const found = factors.map(({ name }, i) => ({
    ...nothing(name),
    first: fromRows(first?.[i] ?? null, used),
    total: fromRows(total?.[i] ?? null, used),
    ...of(i),
  }));
  const interactions = second.map(({ pair: [i, j], index }) => {
    return { factors: [factors[i]!.name, factors[j]!.name] as const, second: fromRows(index, used) };
  });
  return { outcome, factors: found, interactions, explained, ...spreadOf(rows, at), used, left };
}

function nothing(factor: string): FactorSensitivity {
  return { factor, first: null, total: null, muStar: null, mu: null, sigma: null, prcc: null, src: null };
}

function lessCount(
  effect: (Pick<FactorSensitivity, 'muStar' | 'mu' | 'sigma'> & { effects: number }) | null,
  trajectories: number,
) {
  if (effect === null) return {};
  const { muStar, mu, sigma } = effect;
  return { muStar: fromRows(muStar, trajectories), mu, sigma };
}

/** Mean, variance between points, and the share of it that is luck. */
function spreadOf(points: readonly number[], at: AtPoints): Pick<OutcomeSensitivity, 'mean' | 'variance' | 'noise'> {
  const means = points.map(at.mean);
  const variance = varianceOf(means);
  const luck = at.luck([...new Set(points)]);
  return { mean: meanOf(means), variance, noise: Number.isNaN(luck) || !(variance > 0) ? null : luck / variance };
}

function atPoints({ runs }: SweepLike, outcome: number): AtPoints {
  const cells = new Map<number, Cell[]>();
  for (const { point, replicate, status, outcomes } of runs) {
    const value = status === 'ok' ? outcomes[outcome]! : Number.NaN;
    if (Number.isNaN(value)) continue;
    const of = cells.get(point) ?? [];
    cells.set(point, of);
    of.push({ point, replicate, value });
  }
  // In one order, whoever lived them first: sums must not depend on it.
  for (const of of cells.values()) of.sort((a, b) => a.replicate - b.replicate);
  const means = new Map([...cells].map(([point, of]) => [point, meanOf(of.map(({ value }) => value))]));
  return {
    mean: (point) => means.get(point) ?? Number.NaN,
    luck: (points) => noiseFloor(points.flatMap((point) => cells.get(point) ?? [])),
  };
}

/** Rank correlation and regression over points, for the factors that can be measured and do vary. */
function regression(result: SweepLike, points: readonly number[], at: AtPoints, drawing: Drawing) {
  const { factors } = result.info;
  const valuesAt = valuesByPoint(result);
  const columns = factors.map((factor, i) => {
    const measure = measureOf(factor);
    return measure && Float64Array.from(points, (point) => measure(valuesAt.get(point)![i]!));
  });
  const varying = factors.flatMap((_, i) => (columns[i]?.some((value) => value !== columns[i]![0]) ? [i] : []));
  const used = varying.map((i) => columns[i]!);
  const output = Float64Array.from(points, at.mean);
  // Of many points each draw takes long and is much like the others.
  const draws = { resamples: Math.min(1000, Math.max(200, Math.round(2e6 / points.length))), ...drawing };
  const line = used.length === 0 ? null : standardizedRegression(used, output, draws);
  const ranked = used.length === 0 ? null : prcc(used, withTies(output), draws);
  // Each other factor that is held takes a point away.
  const free = points.length - (used.length - 1);
  const of = (factor: number): Pick<FactorSensitivity, 'prcc' | 'src'> => {
    const place = varying.indexOf(factor);
    return {
      prcc: fromRows(ranked?.[place] ?? null, free),
      src: fromRows(line?.coefficients[place] ?? null, free),
    };
  };
  return { explained: line?.explained ?? null, of };
}

/** A share of the largest value: what is closer than that is equal. Runs have six digits, and a mean errs in the sixteenth. */
const GRAIN = 1e-12;

/** Means that are equal but for the order in which their runs were added: as ranks they would differ as much as any others. */
function withTies(means: Float64Array): Float64Array {
  const grain = means.reduce((largest, mean) => Math.max(largest, Math.abs(mean)), 0) * GRAIN;
  return grain > 0 ? means.map((mean) => Math.round(mean / grain)) : means;
}

function valuesByPoint({ points }: SweepLike): Map<number, readonly (number | string)[]> {
  return new Map(points.map(({ number, values }) => [number, values]));
}

/** A factor's values as numbers on its scale; two categories as 0 and 1; null for more of them, which have no order. */
function measureOf({ kind, scale, levels }: SweptFactor): ((value: number | string) => number) | null {
  if (kind === 'category') return levels?.length === 2 ? (value) => levels.indexOf(value) : null;
  return scale === 'log' ? (value) => Math.log(Number(value)) : Number;
}

/** How far each factor moves from point to point, as a share of its way in the unit cube that the design was drawn in. */
function movesAlong(result: SweepLike, points: readonly number[]): number[][] {
  const valuesAt = valuesByPoint(result);
  const values = points.map((point) => valuesAt.get(point)!);
  return values.slice(1).map((to, at) => result.info.factors.map((factor, i) => move(factor, values[at]![i]!, to[i]!)));
}

function move({ kind, scale, range, levels }: SweptFactor, from: number | string, to: number | string): number {
  if (levels !== null) {
    const way = levels.indexOf(to) - levels.indexOf(from);
    // Categories have no distances: to go from one to another is the whole way.
    return kind === 'category' ? Math.sign(way) : way / Math.max(1, levels.length - 1);
  }
  const measure = scale === 'log' ? (value: number | string) => Math.log(Number(value)) : Number;
  const [low, high] = range!;
  return (measure(to) - measure(from)) / (measure(high) - measure(low));
}
