/** compare.csv: a row for each outcome of each two arms, with all that was reckoned and what it comes to in words. */
import type { Comparison, OutcomeComparison } from './results/comparison.ts';

type Cell = string | number | boolean | null | undefined;

/** Columns in order; an empty cell: nothing to say. */
const COLUMNS: readonly (readonly [name: string, of: (row: OutcomeComparison, all: Comparison) => Cell])[] = [
  ['outcome', ({ outcome }) => outcome],
  ['unit', ({ outcome }, { outcomes }) => outcomes.find(({ name }) => name === outcome)?.unit],
  ['arm', ({ arm }) => arm],
  ['against', ({ against }) => against],
  ['paired', ({ paired }) => paired],
  ['pairs', ({ pairs }) => pairs],
  ['of', ({ of }) => of],
  ['mean', ({ mean }) => mean],
  ['mean_against', ({ meanAgainst }) => meanAgainst],
  ['difference', ({ difference }) => difference],
  ['low', ({ low }) => low],
  ['high', ({ high }) => high],
  ['p', ({ p }) => p],
  ['p_adjusted', ({ adjusted }) => adjusted],
  ['sd', ({ spread }) => spread],
  ['hedges_g', ({ hedges }) => hedges?.value],
  ['hedges_g_low', ({ hedges }) => hedges?.low],
  ['hedges_g_high', ({ hedges }) => hedges?.high],
  ['cliffs_delta', ({ cliffs }) => cliffs?.value],
  ['cliffs_delta_low', ({ cliffs }) => cliffs?.low],
  ['cliffs_delta_high', ({ cliffs }) => cliffs?.high],
  ['matters', ({ outcome }, { outcomes }) => outcomes.find(({ name }) => name === outcome)?.margin],
  ['equivalence_low', ({ equivalence }) => equivalence?.low],
  ['equivalence_high', ({ equivalence }) => equivalence?.high],
  ['equivalence_p', ({ equivalence }) => equivalence?.p],
  ['equivalence_p_adjusted', ({ equivalence }) => equivalence?.adjusted],
  ['welch_p', (row) => testIn(row, 'welch')?.p],
  ['welch_p_adjusted', (row) => testIn(row, 'welch')?.adjusted],
  ['mann_whitney_p', (row) => testIn(row, 'mann-whitney')?.p],
  ['mann_whitney_p_adjusted', (row) => testIn(row, 'mann-whitney')?.adjusted],
  ['verdict', ({ verdict }) => verdict],
  ['clear', ({ clear }) => clear],
  ['needed', ({ needed }) => needed],
  // Without presence it came about in every run, or in none.
  ['came_about', ({ presence, values }) => presence?.count ?? values.length],
  ['came_about_of', ({ presence, values, of }) => presence?.of ?? (values.length || of)],
  ['came_about_against', ({ presence, valuesAgainst }) => presence?.countAgainst ?? valuesAgainst.length],
  ['came_about_against_of', ({ presence, valuesAgainst, of }) => presence?.ofAgainst ?? (valuesAgainst.length || of)],
  ['came_about_difference', ({ presence }) => presence?.difference],
  ['came_about_low', ({ presence }) => presence?.low],
  ['came_about_high', ({ presence }) => presence?.high],
  ['came_about_p', ({ presence }) => presence?.p],
  ['came_about_p_adjusted', ({ presence }) => presence?.adjusted],
  ['words', ({ words }) => words],
];

const testIn = ({ tests }: OutcomeComparison, name: string) => tests.find(({ test }) => test === name);

export function comparisonCsv(comparison: Comparison): string {
  const rows = comparison.compared.map((row) => COLUMNS.map(([, of]) => cell(of(row, comparison))).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...rows].join('\n')}\n`;
}

/** compare-weeks.csv: a row for each week of each series of each two arms. */
export function weeklyCsv({ weekly }: Comparison): string {
  const rows = weekly.flatMap((one) =>
    one.weeks.map((week, at) =>
      [one.series, one.arm, one.against, week, one.mean[at], one.meanAgainst[at]]
        .concat(one.difference[at], one.low[at] as number, one.high[at] as number)
        .map(cell)
        .join(','),
    ),
  );
  return `${['series,arm,against,week,mean,mean_against,difference,low,high', ...rows].join('\n')}\n`;
}

function cell(value: Cell): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  // Infinity stands where luck left no doubt at all, as in a difference without any spread.
  const written = String(value).replaceAll('\u00a0', ' ');
  return /[",\n\r]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
