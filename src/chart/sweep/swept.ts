/** A sweep as charts see it: what varies and how, what each point came to, and which outcomes are told first. */
import type { Factor, Level, Point } from '../../experiment/sweep.ts';
import type { RunRow, SummaryRow, SweepInfo, SweepResult } from '../../experiment/sweep-result.ts';

export type ToldOutcome = SweepInfo['outcomes'][number];

/** A factor that has more than one value over the points. */
export interface Varied extends Factor {
  /** Its place among the values of a point. */
  readonly at: number;
  /** What it is at any point, in order: numbers from low to high, categories as written. */
  readonly values: readonly Level[];
  /** Drawn from a range, so that hardly any two points share a value. */
  readonly spread: boolean;
}

/** What one outcome came to at one point; NaN where there are too few values for it. */
export interface Cell {
  readonly n: number;
  readonly failed: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface Swept {
  readonly info: SweepInfo;
  readonly points: readonly Point[];
  readonly runs: readonly RunRow[];
  readonly varied: readonly Varied[];
  readonly outcomes: readonly ToldOutcome[];
  /** Those that charts of few outcomes show. */
  readonly main: readonly ToldOutcome[];
  cell(point: Point, outcome: ToldOutcome): Cell;
  /** In the order of replicates. */
  runsAt(point: Point): readonly RunRow[];
  /** The outcome of a run; NaN where there is none. */
  value(run: RunRow, outcome: ToldOutcome): number;
}

/** Small multiples of more outcomes would be too small for the back row. */
const MOST_OUTCOMES = 6;
/** A list that somebody wrote by hand is seldom longer. */
const FEW_LEVELS = 12;
const NOTHING: Cell = { n: 0, failed: 0, mean: Number.NaN, low: Number.NaN, high: Number.NaN };

export function sweptOf({ info, points, runs }: SweepResult, summary: readonly SummaryRow[]): Swept {
  const place = new Map(info.outcomes.map(({ name }, k) => [name, k]));
  const cells = new Map<number, (Cell | undefined)[]>();
  for (const { point, outcome, n, failed, mean, low, high } of summary) {
    const at = place.get(outcome);
    if (at === undefined) continue;
    if (!cells.has(point)) cells.set(point, Array(info.outcomes.length).fill(undefined));
    const told = { n, failed, mean: mean ?? Number.NaN, low: low ?? Number.NaN, high: high ?? Number.NaN };
    cells.get(point)![at] = told;
  }
  const ofPoint = new Map<number, RunRow[]>();
  for (const run of runs) {
    const others = ofPoint.get(run.point);
    if (others === undefined) ofPoint.set(run.point, [run]);
    else others.push(run);
  }
  const told = info.outcomes.filter(({ name }) =>
    points.some(({ number }) => !Number.isNaN(cells.get(number)?.[place.get(name)!]?.mean ?? Number.NaN)),
  );
  return {
    ...{ info, points, runs },
    varied: info.factors.flatMap((factor, at) => variedFactor(factor, at, points)),
    outcomes: info.outcomes,
    // What nowhere came about has nothing to show; without any the first stands for all, and says so.
    main: (told.length > 0 ? told : info.outcomes).slice(0, MOST_OUTCOMES),
    cell: ({ number }, { name }) => cells.get(number)?.[place.get(name)!] ?? NOTHING,
    runsAt: ({ number }) => ofPoint.get(number) ?? [],
    value: (run, { name }) => (run.status === 'ok' ? (run.outcomes[place.get(name)!] ?? Number.NaN) : Number.NaN),
  };
}

function variedFactor(factor: Factor, at: number, points: readonly Point[]): Varied[] {
  const found = new Set(points.map(({ values }) => values[at]!));
  if (found.size < 2) return [];
  const order = factor.levels ?? [];
  const values = [...found].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order.indexOf(a) - order.indexOf(b),
  );
  const spread = factor.kind !== 'category' && values.length > FEW_LEVELS && points.length < 2 * values.length;
  return [{ ...factor, at, values, spread }];
}

export const isNumeric = ({ kind }: Factor) => kind !== 'category';

/** The reproduction number of groups, by its name in the table of outcomes or by that of its column: where it is 1, they just replace themselves. */
export const isReproduction = ({ name }: Pick<ToldOutcome, 'name'>): boolean => name === 'reproduction' || name === 'R';

export function reproductionIn({ outcomes }: Swept): ToldOutcome | undefined {
  return outcomes.find(isReproduction);
}
