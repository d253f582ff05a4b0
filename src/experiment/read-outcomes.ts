/** Reads what a run is reduced to, and what is kept of its weeks. */
import { OUTCOMES } from '../measure/outcomes.ts';
import type { Expression } from '../model/expression.ts';
import { readArithmetic } from '../scenario/arithmetic.ts';
import type { Faults } from '../scenario/fault.ts';
import { nearest } from '../scenario/near.ts';
import { show } from '../scenario/show.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import type { OutcomeRecipe } from './outcome-recipe.ts';
import { COLUMN_NAMES, COLUMNS, type MadeOutcome, type OutcomeGiven, type SeriesGiven } from './outcome-shape.ts';
import { TAKEN } from './read-factors.ts';
import { TAKE_NAMES, type Take } from './reduce.ts';
import type { SeriesSpec, SweepOutcome } from './sweep.ts';

interface Context {
  /** The last week of a run. */
  readonly weeks: number;
  readonly factors: readonly string[];
  readonly written: Written;
  readonly faults: Faults;
}

/** @param given null for one that is out of shape */
export function readOutcomes(given: readonly (OutcomeGiven | null)[], context: Context): SweepOutcome[] {
  const outcomes = given.map((one, at) => {
    if (one === null) return null;
    return typeof one === 'string' ? named(one) : made(one, ['outcomes', at], context);
  });
  tellNames(
    given.map((one, at) => outcomes[at]?.name ?? (one as MadeOutcome | null)?.name ?? null),
    'outcomes',
    (at) => (typeof given[at] === 'string' ? [] : ['name']),
    context,
  );
  return outcomes.filter((one) => one !== null);
}

/** @param given null for one that is out of shape */
export function readSeries(given: readonly (SeriesGiven | null)[], context: Context): SeriesSpec[] {
  const series = given.map((one, at): SeriesSpec | null => {
    if (one === null) return null;
    const { name, of, unit, meaning } = typeof one === 'string' ? { name: one, of: one } : { ...one };
    const expression = expressionIn(of, ['series', at, 'of'], context);
    if (expression === null) return null;
    const column = COLUMNS.find(({ name: column }) => column === of.trim());
    const recipe = { kind: 'weekly', of: expression, take: 'series', from: 0, to: context.weeks } as const;
    return { name, unit: unit ?? column?.unit ?? '', meaning: meaning ?? column?.meaning ?? of, recipe };
  });
  tellNames(
    given.map((one) => (typeof one === 'string' ? one : (one?.name ?? null))),
    'series',
    (at) => (typeof given[at] === 'string' ? [] : ['name']),
    context,
  );
  return series.filter((one) => one !== null);
}

function tellNames(
  names: readonly (string | null)[],
  key: string,
  within: (at: number) => Path,
  { factors, written, faults }: Context,
): void {
  for (const [at, name] of names.entries()) {
    if (name === null) continue;
    const path = [key, at, ...within(at)];
    const tell = (message: string) =>
      faults.add(written.place(path, 'value'), path.join('.'), `${show(name)} ${message}`);
    // Columns of one table: SQL makes no difference between a and A.
    const isLike = (one: string | null) => one?.toLowerCase() === name.toLowerCase();
    const other = names.slice(0, at).find(isLike) ?? factors.find(isLike);
    if (names.indexOf(name) < at) tell('given twice, expected each name once');
    else if (factors.includes(name)) tell('given, which is a factor, expected another name');
    else if (other) tell(`given, which differs from ${other} in its case only, expected another name`);
    else if (TAKEN.includes(name.toLowerCase())) tell('given, a column that every sweep has, expected another name');
  }
}

/** One of those that variants are compared by; R is another name for reproduction. */
function named(word: string): SweepOutcome {
  if (word === 'largest-family') {
    return {
      ...{ name: 'largest_family', unit: 'groups', head: 'Largest family of groups' },
      meaning: 'the most groups that descend from one, that one included',
      more: 'the largest family has {} more',
      less: 'the largest family has {} fewer',
      ends: ['largest', 'smallest'],
      recipe: { kind: 'largest-family' },
    };
  }
  const { unit, meaning, head, more, less, ends, name } = OUTCOMES.find(
    (one) => one.name === (word === 'R' ? 'reproduction' : word),
  )!;
  const recipe = { kind: 'named', name } as const;
  return { name: word, unit, meaning, head, more, less, ends: ends ?? ['most', 'least'], recipe };
}

function made(given: MadeOutcome, at: Path, context: Context): SweepOutcome | null {
  const { written, faults, weeks: last } = context;
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place([...at, ...path], part), [...at, ...path].join('.'), message);
  const ways = [...TAKE_NAMES, 'ended' as const].filter((way) => given[way] !== undefined);
  const [way, other] = ways;
  if (way === undefined || other !== undefined) {
    const said = way === undefined ? 'nothing to be reckoned' : `both ${way} and ${other}`;
    const expected = `expected one of ${[...TAKE_NAMES, 'ended'].join(', ')}`;
    tell(other === undefined ? [] : [other], other === undefined ? 'value' : 'key', `${said} given, ${expected}`);
    return null;
  }
  const { name, label = name, weeks } = given;
  if (way === 'ended') {
    if (weeks !== undefined) tell(['weeks'], 'key', 'given for ended, which counts groups of the whole run');
    const cause = given.ended!;
    return {
      ...worded(label, 'ended'),
      name,
      unit: given.unit ?? 'share',
      meaning: given.meaning ?? `share of the groups that ended whose cause is ${cause}; empty: none has ended`,
      recipe: { kind: 'ended', cause },
    };
  }
  if (weeks !== undefined && weeks[1] > last)
    tell(['weeks', 1], 'value', `${weeks[1]} given, expected a week from 0 to ${last}, the last`);
  if (weeks !== undefined && weeks[0] > weeks[1])
    tell(['weeks'], 'value', `${show(weeks)} given, expected the first week before the last`);
  const text = given[way]!;
  const of = expressionIn(text, [...at, way], context);
  if (of === null) return null;
  // On the first morning nothing has been lived yet: the means that have names leave it out, too.
  const [from, to] = weeks ?? [way === 'mean' ? 1 : 0, last];
  const column = COLUMNS.find(({ name: one }) => one === text.trim());
  const over = weeks === undefined ? '' : `, weeks ${from} to ${to}`;
  const recipe: OutcomeRecipe = { kind: 'weekly', of, take: way, from, to };
  return {
    ...worded(label, way),
    name,
    unit: given.unit ?? unitOf(way, column?.unit ?? ''),
    meaning: given.meaning ?? `${MEANT[way].replace('{}', text.trim())}${over}`,
    recipe,
  };
}

const MEANT: Readonly<Record<Take, string>> = {
  final: '{} in the last week',
  mean: 'mean of {}',
  peak: 'highest value of {}',
  'peak-week': 'first week of the highest value of {}',
  slope: 'rise of {} a week, by least squares',
  area: 'area below {}',
  'first-week': 'first week in which {}; empty: never',
};

function unitOf(take: Take, unit: string): string {
  if (take === 'first-week' || take === 'peak-week') return 'weeks';
  if (unit === '') return '';
  return take === 'slope' ? `${unit}/week` : take === 'area' ? `${unit} x weeks` : unit;
}

/** How it is told apart, where nothing better is known than what it is called. */
function worded(head: string, way: Take | 'ended'): Pick<SweepOutcome, 'head' | 'more' | 'less' | 'ends'> {
  if (way === 'first-week' || way === 'peak-week')
    return { head, more: `${head}: {} later`, less: `${head}: {} earlier`, ends: ['latest', 'earliest'] };
  return { head, more: `${head}: {} more`, less: `${head}: {} less`, ends: ['highest', 'lowest'] };
}

function expressionIn(text: string, path: Path, { written, faults }: Context): Expression | null {
  const read = readArithmetic(text, {
    names: COLUMN_NAMES,
    what: 'a column of weeks.csv',
    insteadOf: (name) => {
      const near = nearest(name, COLUMN_NAMES);
      return near === null ? ' (groundswell explain weeks lists them)' : `, did you mean ${near}?`;
    },
  });
  if ('expression' in read) return read.expression;
  for (const { at, message } of read.misprints) faults.add(written.placeIn(path, at), path.join('.'), message);
  return null;
}
