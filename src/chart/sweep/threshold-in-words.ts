/** What a phase diagram shows: on which side of R = 1 the settings lie for sure, and where an outcome is highest and lowest. */
import type { Point } from '../../experiment/sweep.ts';
import { capital, number } from '../../measure/words.ts';
import { apart, changeBetween } from './clear-change.ts';
import { type Grid, side } from './grid-of.ts';
import { inSentence, levelInWords, ofAll, valueWithUnit } from './said.ts';
import { reproductionIn, type Swept, type ToldOutcome, type Varied } from './swept.ts';

export interface Said {
  readonly title: string;
  readonly finding: string;
}

/** @param further the same grid at other levels of a third factor */
export function thresholdWords(swept: Swept, outcome: ToldOutcome, grid: Grid, further: readonly Grid[] = []): Said {
  const grids = [grid, ...further];
  const ends = endsInWords(
    swept,
    outcome,
    grids.flatMap(({ at }) => known(swept, outcome, at.flat())),
  );
  const reproduction = reproductionIn(swept);
  if (reproduction === undefined) return { title: `${outcome.head}: ${ends}`, finding: `${outcome.head}: ${ends}.` };
  const cells = grids.flatMap(({ at }) => known(swept, reproduction, at.flat()));
  const sides = cells.map((point) => side(swept, reproduction, point));
  const [above, below] = [sides.filter((one) => one > 0).length, sides.filter((one) => one < 0).length];
  const open = cells.length - above - below;
  const finding = `${outcome.head}: ${ends}. R is clearly below 1 in ${number(below)}, clearly above 1 in ${number(above)} of ${number(cells.length)} settings${
    open > 0 ? `; in the other ${number(open)} luck leaves it open` : ''
  }.`;
  if (cells.length === 0)
    return { title: `${outcome.head}: ${ends}`, finding: `${outcome.head}: ${ends}. R is known nowhere.` };
  if (below === cells.length) return { title: 'Nowhere do groups reproduce: R < 1 at every setting', finding };
  if (above === cells.length) return { title: 'Groups reproduce at every setting: R > 1', finding };
  const threshold = [grid.x, grid.y].map((factor) => bounds(swept, reproduction, factor, cells));
  const best = threshold.toSorted((a, b) => b.told - a.told)[0]!;
  if (best.told > 0) return { title: boundsInWords(best, above, below), finding };
  if (above + below === 0)
    return { title: 'On which side of R = 1 the settings lie is open: more runs would tell', finding };
  const some = [below > 0 ? `below 1 at ${number(below)}` : '', above > 0 ? `above 1 at ${number(above)}` : ''].filter(
    (part) => part !== '',
  );
  return {
    title: `R is clearly ${some.join(' and ')} of ${number(cells.length)} settings, open at the others`,
    finding,
  };
}

/** Highest and lowest over the settings, where intervals tell them apart. */
function endsInWords(swept: Swept, outcome: ToldOutcome, cells: readonly Point[]): string {
  if (cells.length === 0) return 'nothing to measure at any setting';
  const mean = (point: Point) => swept.cell(point, outcome).mean;
  const sorted = [...cells].sort((a, b) => mean(a) - mean(b));
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const where = ({ values }: Point) =>
    swept.varied.map(({ label, at }) => `${inSentence(label)} ${levelInWords(values[at]!)}`).join(', ');
  // The ends were chosen because they lie apart: they are told as different only where all pairs could have been looked at.
  const looks = (cells.length * (cells.length - 1)) / 2;
  const isClear =
    changeBetween(swept, outcome, least, most, looks).clear !== 0 ||
    apart(swept.cell(least, outcome), swept.cell(most, outcome), looks) !== 0;
  if (!isClear) return `no setting clearly differs from another`;
  return `from ${valueWithUnit(outcome, mean(least))} (${where(least)}) to ${valueWithUnit(outcome, mean(most))} (${where(most)})`;
}

const known = (swept: Swept, outcome: ToldOutcome, points: readonly (Point | undefined)[]) =>
  points.filter((point): point is Point => point !== undefined && !Number.isNaN(swept.cell(point, outcome).mean));

interface Bounds {
  readonly factor: Varied;
  /** R is clearly below 1 at every setting on this side of this level, the level included. */
  readonly below: string | null;
  readonly above: string | null;
  /** How many levels are told of. */
  readonly told: number;
}

/** From which level of a factor on all settings lie on one side, whatever the other factors are. */
function bounds(swept: Swept, reproduction: ToldOutcome, factor: Varied, cells: readonly Point[]): Bounds {
  const all = (k: number, sign: number) => {
    const own = cells.filter(({ values }) => values[factor.at] === factor.values[k]);
    return own.length > 0 && own.every((point) => side(swept, reproduction, point) === sign);
  };
  const last = factor.values.length - 1;
  const run = (sign: number, fromHigh: boolean) => {
    let so = 0;
    while (so <= last && all(fromHigh ? last - so : so, sign)) so++;
    return so;
  };
  const label = inSentence(factor.label);
  const level = (k: number) => levelInWords(factor.values[k]!);
  const [lowBelow, highBelow, lowAbove, highAbove] = [run(-1, false), run(-1, true), run(1, false), run(1, true)];
  const upTo = (so: number) =>
    so === 0 ? null : so === 1 ? `at ${label} ${level(0)}` : `up to ${label} ${level(so - 1)}`;
  const from = (so: number) =>
    so === 0 ? null : so === 1 ? `at ${label} ${level(last)}` : `from ${label} ${level(last - so + 1)} on`;
  return {
    factor,
    below: lowBelow >= highBelow ? upTo(lowBelow) : from(highBelow),
    above: highAbove >= lowAbove ? from(highAbove) : upTo(lowAbove),
    told: Math.max(lowBelow, highBelow) + Math.max(highAbove, lowAbove),
  };
}

function boundsInWords({ below, above }: Bounds, isAbove: number, isBelow: number): string {
  if (below !== null && above !== null) return capital(`${below} groups do not reproduce (R < 1), ${above} they do`);
  if (below !== null)
    return capital(`${below} groups do not reproduce: R < 1${isAbove === 0 ? '; nowhere clearly above 1' : ''}`);
  return capital(`${above} groups reproduce: R > 1${isBelow === 0 ? '; nowhere clearly below 1' : ''}`);
}

/** Of each main outcome which way it goes along each of two factors. */
export function surfaceWords(swept: Swept, grid: Grid): Said {
  const told = swept.main.map((outcome) => {
    const cells = known(swept, outcome, grid.at.flat());
    return { outcome, said: endsInWords(swept, outcome, cells) };
  });
  const clear = told.filter(({ said }) => said.startsWith('from'));
  return {
    title: `${capital(ofAll(clear.length, told.length, 'outcomes'))} clearly depend on ${inSentence(grid.x.label)} or ${inSentence(grid.y.label)}`,
    finding: `${told.map(({ outcome, said }) => `${outcome.head}: ${said}`).join('; ')}.`,
  };
}
