/** The handful of numbers that sum up a run, each in plain words. */

import { count, number, percent, weekNumber, whole } from '../measure/words.ts';
import { ALIVE, CAUSES } from './look.ts';
import type { Tables, WeekColumn } from './read-tables.ts';
import { bandOf, beginningOf, hasTeams, rangeInWords, runsOf, total } from './runs.ts';
import { sharesOf } from './s-curve.ts';
import { timesAsFast } from './together-or-alone.ts';

export interface HeadlineNumber {
  readonly value: string;
  readonly words: string;
  /** How much the runs differ, or what the number leaves out; may be empty. */
  readonly detail: string;
}

export function headlineNumbers(tables: Tables): HeadlineNumber[] {
  const runs = runsOf(tables.weeks);
  const many = runs.replicates.length;
  const sums = (column: WeekColumn) => runs.series(column).map(total);
  const last = (series: number[][]) => series.map((run) => run.at(-1) ?? 0);
  const say = (
    values: number[],
    words: string,
    written: (value: number) => string,
    without: string,
    one = words,
  ): HeadlineNumber => {
    const band = bandOf(values.filter(Number.isFinite));
    if (band === null) return { value: '–', words, detail: without };
    // Runs without a single group have no share of groups; they are not in the median, and the count says so.
    const used = values.filter(Number.isFinite).length;
    const several = `median of ${count(used, 'run')}; ${rangeInWords(used, band, written)}`;
    const detail = many < 2 ? '' : used < 2 ? 'in the one run that has it' : several;
    return { value: written(band.median), words: band.median === 1 ? one : words, detail };
  };
  const founded = sums('founded');
  const ended = CAUSES.map((cause) => sums(`ended_${cause}`));
  const over = founded.map((_, run) => ended.reduce((sum, of) => sum + of[run]!, 0));
  const begins = beginningOf(runs);
  const when = begins > 0 ? `from ${weekNumber(begins)} on` : 'in all';
  return [
    say(founded, `groups formed ${when}`, whole, '', `group formed ${when}`),
    say(last(sharesOf(runs, 'ever')), 'of all people ever belonged to a group', percent, ''),
    say(last(runs.series('groups')), `groups were ${ALIVE} at the end`, whole, '', `group was ${ALIVE} at the end`),
    say(
      timesAsFast(runs),
      hasTeams(tables.weeks)
        ? 'as fast did members of groups and assigned teams learn as they would have alone'
        : 'as fast did members learn as they would have alone',
      (value) => `${number(value, 1)}\u00a0×`,
      'nobody learned in a group',
    ),
    say(
      sums('founded_with_parent').map((of, run) => of / founded[run]!),
      'of the groups were inspired by an earlier one',
      percent,
      'no group formed',
    ),
    say(
      ended[CAUSES.indexOf('fulfilled')]!.map((of, run) => of / over[run]!),
      'of the groups that ended were no longer needed',
      percent,
      'no group ended',
    ),
  ];
}
