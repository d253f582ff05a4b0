/** What each outcome came to at each point, reckoned from the runs of a sweep that is read: the rows of summary.csv, every digit kept. */
import { summaryOf } from '../analysis/statistics/mean-interval.ts';
import type { RunRow, SummaryRow, SweepResult } from './sweep-result.ts';

/** In the order of the points, and of the outcomes at each. A point without any run has rows without numbers. */
export function summaryRows({ info, points, runs }: SweepResult): SummaryRow[] {
  const byPoint = new Map<number, RunRow[]>(points.map(({ number }) => [number, []]));
  for (const run of runs) byPoint.get(run.point)?.push(run);
  return points.flatMap(({ number: point, values }) => {
    const lived = byPoint.get(point)!;
    const ok = lived.filter(({ status }) => status === 'ok');
    return info.outcomes.map(({ name: outcome }, o): SummaryRow => {
      const { n, mean, sd, median, low, high } = summaryOf(ok.map(({ outcomes }) => outcomes[o]!));
      return { point, values, outcome, n, failed: lived.length - ok.length, mean, sd, median, low, high };
    });
  });
}
