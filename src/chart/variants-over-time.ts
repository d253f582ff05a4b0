/** A share of people by week in every variant: a line each, labelled where it ends, with the spread of the runs around it. */

import { FEWEST_PAIRS, isClear } from '../measure/difference-in-words.ts';
import { capital, list, number, percent, weekNumber, wrap } from '../measure/words.ts';
import { type Chart, chart } from './chart.ts';
import { INK, PLOT_WIDTH, shareAxis } from './look.ts';
import type { ShownVariant, Variants } from './read-variants.ts';
import { bandsOf, medianOf, pointsOf, total } from './runs.ts';
import { sharesOf, spreadApart } from './s-curve.ts';

interface Share {
  readonly column: 'ever' | 'members';
  readonly name: string;
  readonly caption: string;
}

const EVER: Share = {
  column: 'ever',
  name: 'ever-by-variant',
  caption: 'Share of all people who had ever belonged to a group, week by week.',
};
const NOW: Share = {
  column: 'members',
  name: 'members-by-variant',
  caption: 'Share of all people who belonged to a group in that week.',
};

const LEAST_HEIGHT = 440;
const LABEL_WIDTH = 260;
const LABEL_CHARACTERS = 22;
const LABEL_LINES = 2;
const LINE_HEIGHT = 22;
/** With more lines than this, bands would hide them. */
const MOST_BANDS = 8;

export const everByVariant = (variants: Variants): Chart => byVariant(variants, EVER);
export const membersByVariant = (variants: Variants): Chart => byVariant(variants, NOW);

function byVariant(all: Variants, { column, name, caption }: Share): Chart {
  const { variants, replicates } = all;
  const { weeks } = variants[0].runs;
  const points = pointsOf(weeks.length);
  const lastWeek = weeks.at(-1) ?? 0;
  const lines = variants.map((variant) => {
    const bands = bandsOf(sharesOf(variant.runs, column), weeks.length);
    return { ...variant, bands, end: bands.at(-1)?.median ?? 0 };
  });
  const banded = replicates > 1 && lines.length <= MOST_BANDS;
  const top = Math.max(
    0.02,
    ...lines.flatMap(({ bands }) => bands.map((band) => (banded ? band?.upperQuarter : band?.median) ?? 0)),
  );
  const highest = Math.min(1, top * 1.06);
  const rows = lines.flatMap(({ name: line, bands }) =>
    points.flatMap((at) => {
      const band = bands[at];
      if (!band) return [];
      const row = { line, week: weeks[at], share: round(band.median) };
      if (!banded) return [row];
      return [{ ...row, lowerQuarter: round(band.lowerQuarter), upperQuarter: round(band.upperQuarter) }];
    }),
  );
  const labels = lines.map(({ title, end }) => labelOf(`${percent(end)} ${title}`));
  const gap = Math.max(...labels.map((label) => label.length)) * LINE_HEIGHT + 5;
  const height = Math.max(LEAST_HEIGHT, gap * lines.length);
  // A label at the very bottom would run into the weeks.
  const half = ((gap / height) * highest) / 2;
  const placed = spreadApart(
    lines.map(({ end }) => end - half),
    2 * half,
    highest - half,
  ).map((at) => at + half);
  const byWeek = points.map((at) => ({
    week: weeks[at],
    ...Object.fromEntries(lines.map(({ bands }, k) => [`v${k}`, percent(bands[at]?.median ?? 0)])),
  }));

  const week = { field: 'week', type: 'quantitative', scale: { domain: [0, Math.max(1, lastWeek)], nice: false } };
  const scale = { domain: [0, highest], nice: false };
  const domain = lines.map((line) => line.name);
  const colour = (which: 'colour' | 'ink') => ({
    field: 'line',
    type: 'nominal',
    scale: { domain, range: lines.map((line) => line[which]) },
    legend: null,
  });
  // All runs around every line would be one grey mass.
  const band = {
    mark: { type: 'area', opacity: 0.16 },
    encoding: {
      x: week,
      y: { field: 'lowerQuarter', type: 'quantitative', scale },
      y2: { field: 'upperQuarter' },
      color: colour('colour'),
    },
  };
  const median = ` Line: the median of ${number(replicates)} runs`;
  const bandsSaid = replicates < 2 ? '' : banded ? `${median}; band: the middle half of them.` : `${median}.`;

  return chart(
    name,
    { ...words(all, lines, column), caption: `${caption}${bandsSaid}` },
    {
      width: PLOT_WIDTH - LABEL_WIDTH,
      height,
      data: { values: rows },
      layer: [
        ...(banded ? [band] : []),
        {
          mark: { type: 'line', strokeWidth: 4 },
          encoding: {
            x: { ...week, axis: { title: 'week', tickCount: 6 } },
            y: { field: 'share', type: 'quantitative', scale, axis: shareAxis(highest) },
            color: colour('colour'),
            strokeDash: {
              field: 'line',
              type: 'nominal',
              scale: { domain, range: lines.map(({ dash }) => dash) },
              legend: null,
            },
          },
        },
        {
          data: { values: byWeek },
          mark: { type: 'rule', strokeWidth: 4, opacity: 0 },
          encoding: {
            x: week,
            color: { value: INK },
            tooltip: [
              { field: 'week', type: 'quantitative', title: 'week' },
              ...lines.map(({ title }, k) => ({ field: `v${k}`, title })),
            ],
          },
        },
        {
          data: { values: labels.map((text, k) => ({ line: lines[k]!.name, at: placed[k], text })) },
          mark: {
            type: 'text',
            align: 'left',
            baseline: 'middle',
            x: { expr: 'width + 14' },
            dy: { expr: `(1 - length(datum.text)) * ${LINE_HEIGHT / 2}` },
            fontSize: 18,
            fontWeight: 'bold',
            lineHeight: LINE_HEIGHT,
          },
          encoding: {
            y: { field: 'at', type: 'quantitative', scale },
            text: { field: 'text' },
            color: colour('ink'),
          },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

/** A label in as few lines as it takes, cut where it would take too many. */
export function labelOf(text: string, characters = LABEL_CHARACTERS, most = LABEL_LINES): string[] {
  const lines = wrap(text, characters).flatMap((line) =>
    line.length > characters ? [`${line.slice(0, characters - 1)}…`] : [line],
  );
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${kept.at(-1)!.slice(0, characters - 1)}…`];
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;

function words(
  all: Variants,
  lines: readonly (ShownVariant & { readonly end: number })[],
  column: Share['column'],
): { title: string; finding: string } {
  const [first, ...others] = all.variants;
  const reach = column === 'ever';
  // Who ever belonged is told by the end, who belongs now by the weeks on average: the last week alone says little.
  const shares = lines.map(({ name, title, end }) => {
    const values = all.values(column, name);
    return { title, share: reach ? end : total(values) / Math.max(1, values.length) };
  });
  const when = reach ? `by ${weekNumber(first.runs.weeks.at(-1) ?? 0)}` : 'on average';
  const what = reach ? 'had ever belonged to a group' : 'were in a group';
  const finding = `${capital(when)} ${list(shares.map(({ title, share }) => `${percent(share)} (${title})`))} of all people ${what}${
    reach ? medianOf(all.replicates) : ''
  }.`;
  const unclear = others.every(({ name }) => !isClear(all.difference(column, name)));
  if (all.replicates >= FEWEST_PAIRS && unclear)
    return { title: `No clear difference in how many people ${reach ? 'ever belonged' : 'are in a group'}`, finding };
  const sorted = [...shares].sort((a, b) => b.share - a.share);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  if (percent(most.share) === percent(least.share))
    return { title: `All variants alike: ${percent(most.share)} ${what} ${when}`, finding };
  return {
    title: `${most.title}: ${percent(most.share)} ${what} ${when}; ${least.title}: ${percent(least.share)}`,
    finding,
  };
}
