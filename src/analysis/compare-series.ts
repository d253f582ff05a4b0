/** One series of one arm against that of another: week by week the difference, with a band that holds for all weeks together. */
import { type Arm, type ArmSeries, commonSeeds } from './arm.ts';
import { isEnough } from './compare-outcome.ts';
import { partingInWords } from './comparison-in-words.ts';
import type { SeriesComparison, Stretch } from './results/comparison.ts';
import { pairedBand, partings, unpairedBand } from './statistics/simultaneous-band.ts';

/** The band holds over all its weeks in 95 of 100 comparisons. */
const DRAWN = { level: 0.95, seed: 'compare-weeks', resamples: 2000 };

export function compareSeries(arm: Arm, against: Arm, name: string): SeriesComparison {
  const [of, other] = [arm.series.get(name) ?? NONE, against.series.get(name) ?? NONE];
  const seeds = commonSeeds(arm, against).filter((seed) => of.runs.has(seed) && other.runs.has(seed));
  const paired = seeds.length > 0;
  const weeks = of.weeks.filter((week) => other.weeks.includes(week));
  const rows = rowsOf(of, paired ? seeds : arm.seeds, weeks);
  const others = rowsOf(other, paired ? seeds : against.seeds, weeks);
  const band = paired
    ? pairedBand(
        rows.map((row, at) => row.map((value, week) => value - others[at]![week]!)),
        DRAWN,
      )
    : unpairedBand(rows, others, DRAWN);
  const pairs = Math.min(rows.length, others.length);
  const stretches = isEnough({ pairs })
    ? partings(band).map(
        ({ from, to, side }): Stretch => ({
          ...{ from: weeks[from]!, to: weeks[to]! },
          side: side > 0 ? 'more' : 'less',
        }),
      )
    : [];
  const found = {
    ...{ series: name, arm: arm.name, against: against.name, paired, pairs, weeks, stretches },
    ...{ mean: meansOf(rows, weeks.length), meanAgainst: meansOf(others, weeks.length), difference: [...band.mean] },
    ...{ low: [...band.low].map(orNull), high: [...band.high].map(orNull) },
  };
  return { ...found, words: partingInWords(found) };
}

const NONE: ArmSeries = { weeks: [], runs: new Map() };
const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** The values of these runs in these weeks. */
function rowsOf({ weeks: all, runs }: ArmSeries, seeds: readonly string[], weeks: readonly number[]): Float64Array[] {
  const place = new Map(all.map((week, at) => [week, at]));
  const places = weeks.map((week) => place.get(week)!);
  return seeds.flatMap((seed) => {
    const run = runs.get(seed);
    return run === undefined ? [] : [Float64Array.from(places, (at) => run[at] ?? Number.NaN)];
  });
}

/** Mean by week over the runs that have it; NaN where none does. */
function meansOf(rows: readonly Float64Array[], weeks: number): number[] {
  return Array.from({ length: weeks }, (_, week) => {
    const known = rows.map((row) => row[week]!).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
