/** What was swept, in a few words: how many points and runs, how often each was lived, and what varied. */
import { extent } from 'simple-statistics';
import type { Replicates } from '../../experiment/sweep.ts';
import { count, list, number } from '../../measure/words.ts';
import type { Swept } from './swept.ts';

/** "6 runs", "1 run", "8 to 24 runs": of each point. */
export function replicatesSaid({ points, runsAt }: Swept): string {
  const counts = points.map((point) => runsAt(point).length);
  const [least, most] = extent(counts);
  return least === most ? count(least, 'run') : `${number(least)} to ${number(most)} runs`;
}

/** What a dot and its interval are; with one run of each point there is none. */
export function dotSaid(swept: Swept, where: string, interval: string): string {
  if (swept.points.every((point) => swept.runsAt(point).length < 2))
    return `Dot: the one run ${where}. One run has no interval: some of what differs is luck, and only more replicates tell how much.`;
  return `Dot: the mean over ${replicatesSaid(swept)} ${where}; ${interval}: its 95\u00a0% interval.`;
}

/** The rule by which points were lived so often. */
export function replicatesRule(replicates: Replicates): string {
  if (replicates.kind === 'fixed') return `${count(replicates.count, 'run')} of each point`;
  const { least, most, step, wanted } = replicates;
  const widths = wanted.map(
    ({ outcome, width, of }) =>
      `${outcome} ${of === 'mean' ? `${number(width * 100, 1)}\u00a0% of its mean` : number(width, 3)}`,
  );
  return `until precise: at least ${number(least)} runs of each point, then ${number(step)} more at a time, until the 95\u00a0% interval is no wider than ${list(widths)}, but no more than ${number(most)} runs`;
}
