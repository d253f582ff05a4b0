/** Which run the charts of a single run show: the first in which groups formed, or the first of all. */
import { number } from '../measure/words.ts';

/** A table with a row's run in a column. */
interface OfRuns {
  readonly rows: number;
  readonly replicate: ArrayLike<number>;
}

export function shownRun(groups: OfRuns, weeks: OfRuns): number {
  let first = Infinity;
  for (let g = 0; g < groups.rows; g++) first = Math.min(first, groups.replicate[g]!);
  return first < Infinity ? first : (weeks.replicate[0] ?? 1);
}

/** "the first run", "run 3 (the first in which groups formed)", or nothing where there is only one. */
export function shownRunInWords(groups: OfRuns, weeks: OfRuns): string {
  if (new Set(Array.from(weeks.replicate)).size < 2) return '';
  const shown = shownRun(groups, weeks);
  return shown === weeks.replicate[0] ? 'the first run' : `run ${number(shown)} (the first in which groups formed)`;
}
