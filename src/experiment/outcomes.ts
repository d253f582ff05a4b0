/**
 * Reckons what a run is reduced to: an outcome is one number, or null where there was nothing to measure; a series is a value
 * for each row of weeks.csv.
 */
import { type OneRun, OUTCOMES, type TableRows } from '../measure/outcomes.ts';
import type { OutcomeRecipe } from './outcome-recipe.ts';
import { overRows } from './over-rows.ts';
import { reduce } from './reduce.ts';

/** Why a group ends, as the table groups has it, each with what it means. */
export const CAUSES = {
  fulfilled: 'it was no longer needed',
  faded: 'its energy was gone',
  conflict: 'trust had broken',
  emptied: 'its members left before they were done',
  crisis: 'it broke or faded in the aftermath of a crisis',
  closed: 'it was ended from outside',
} as const;

/**
 * One outcome of one run.
 *
 * - named: as src/measure/outcomes.ts declares it.
 * - weekly: an expression over the columns of weeks.csv (src/experiment/over-rows.ts), over the rows of the weeks from..to, both
 *   included, reduced as src/experiment/reduce.ts says. The last week for `final` is the last row that lies in from..to.
 * - ended: groups of their own accord that ended by this cause over all that ended; null where none has ended.
 * - largest-family: the most groups that descend from one, that one included, where a parent is the group whose spark the
 *   founders carried; 0 without a group.
 *
 * @throws RangeError for a name that is no outcome, Error for a column that is none, TypeError for a series
 */
export function reckon(recipe: OutcomeRecipe, run: OneRun): number | null {
  switch (recipe.kind) {
    case 'named': {
      const outcome = OUTCOMES.find(({ name }) => name === recipe.name);
      if (outcome === undefined) throw new RangeError(`no outcome is called ${recipe.name}`);
      return finite(outcome.of(run));
    }
    case 'weekly': {
      if (recipe.take === 'series') throw new TypeError('internal: a series is no single number');
      const { weeks, values } = within(recipe, run.weeks);
      return finite(reduce(recipe.take, weeks, values));
    }
    case 'ended':
      return endedBy(recipe.cause, run.groups);
    case 'largest-family':
      return largestFamily(run.groups);
  }
}

/**
 * What is kept of every week: a value for each row of weeks.csv from the week `from` to the week `to`, NaN where there is none.
 * @throws TypeError for a recipe that is no series, Error for a column that is none
 */
export function seriesOf(recipe: OutcomeRecipe, run: OneRun): Float64Array {
  if (recipe.kind !== 'weekly' || recipe.take !== 'series') throw new TypeError('internal: a number is no series');
  return within(recipe, run.weeks).values;
}

function within(
  { of, from, to }: OutcomeRecipe & { kind: 'weekly' },
  table: TableRows,
): { weeks: number[]; values: Float64Array } {
  const weeks = table.numbers('week');
  const counts = (_: unknown, row: number) => weeks[row]! >= from && weeks[row]! <= to;
  return { weeks: weeks.filter(counts), values: overRows(of, table).filter(counts) };
}

function endedBy(cause: string, groups: TableRows): number | null {
  const kind = groups.words('kind');
  const ended = groups.numbers('ended');
  const causes = groups.words('cause').filter((_, g) => kind[g] === 'own' && !Number.isNaN(ended[g]!));
  return causes.length === 0 ? null : causes.filter((one) => one === cause).length / causes.length;
}

function largestFamily(groups: TableRows): number {
  const kind = groups.words('kind');
  const parent = groups.numbers('parent');
  const own = [...groups.numbers('group').entries()].filter(([g]) => kind[g] === 'own');
  // A child is founded after its parent and has the higher number: whoever has no parent here is the first of its family.
  const first = new Map<number, number>();
  const size = new Map<number, number>();
  for (const [g, number] of own.sort(([, a], [, b]) => a - b)) {
    const founder = first.get(parent[g]!) ?? number;
    first.set(number, founder);
    size.set(founder, (size.get(founder) ?? 0) + 1);
  }
  return [...size.values()].reduce((most, one) => Math.max(most, one), 0);
}

function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value;
}
