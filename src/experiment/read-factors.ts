/** Reads what varies: each factor with its values, and how they are laid over the scenario, each held against it. */
import type { z } from 'zod';
import { tellIssues } from '../scenario/check-shape.ts';
import type { Source } from '../scenario/data-files.ts';
import { Faults, type Where } from '../scenario/fault.ts';
import { isMapping } from '../scenario/lay-over.ts';
import { laidOver, type Overlay, overlayAt, tellOverlay } from '../scenario/overlay.ts';
import { type PlainReading, readPlain } from '../scenario/read.ts';
import { show } from '../scenario/show.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import {
  choicesShape,
  EXPECTED_FACTOR_NAME,
  FACTOR_NAME,
  listShape,
  MOST_FACTORS,
  openShape,
  rangeShape,
  valuesShape,
} from './factor-shape.ts';
import { changeOf, NoElement } from './lay.ts';
import { levelsOf } from './levels.ts';
import { worldKey } from './point-scenario.ts';
import { type Base, leavesOf } from './read-base.ts';
import { isWhole, unitOf, whyNoSetting } from './setting.ts';
import type { Factor, Layer, Level } from './sweep.ts';

/** A value of a factor, and where it was written. */
export interface PlacedLevel {
  readonly value: Level;
  readonly where: Where;
  /** Its path, as it is told. */
  readonly told: string;
}

/** A factor as it is written. */
export interface Draft {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly layer: Layer;
  readonly range: readonly [number, number] | null;
  /** Values in order; of a range without steps its ends; null: they stand in the table that is the design. */
  readonly values: readonly PlacedLevel[] | null;
  /** Whether nothing but the values are levels. */
  readonly listed: boolean;
}

/** Names of columns that the tables of a sweep have of their own. */
export const TAKEN = ['run', 'point', 'replicate', 'seed', 'status', 'reason', 'world', 'week'];

/** All factors without a fault in how they are written. */
export function readDrafts(vary: Readonly<Record<string, unknown>>, written: Written, faults: Faults): Draft[] {
  const names = Object.keys(vary);
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place(['vary', ...path], part), ['vary', ...path].join('.'), message);
  if (names.length === 0) tell([], 'key', `0 factors given, expected 1 to ${MOST_FACTORS}`);
  if (names.length > MOST_FACTORS) tell([], 'key', `${names.length} factors given, expected at most ${MOST_FACTORS}`);
  const drafts = names.slice(0, MOST_FACTORS).flatMap((name): Draft[] => {
    if (!FACTOR_NAME.test(name)) {
      tell([name], 'key', `${show(name)} given, expected ${EXPECTED_FACTOR_NAME}`);
      return [];
    }
    if (TAKEN.includes(name.toLowerCase())) {
      tell([name], 'key', 'names a column that every sweep has, expected another name (and the setting as its path)');
      return [];
    }
    const draft = readDraft(name, vary[name], written, faults);
    return draft === null ? [] : [draft];
  });
  for (const [at, { name, layer }] of drafts.entries()) {
    const other = drafts.slice(0, at).find((one) => bothSet(one.layer, layer));
    if (other !== undefined)
      tell([name], 'key', `sets what ${other.name} sets, expected factors that set different things`);
  }
  return drafts;
}

function readDraft(name: string, given: unknown, written: Written, faults: Faults): Draft | null {
  const at = ['vary', name];
  const checked = <T>(shape: z.ZodType<T>, value: unknown, path: Path): T | null => {
    const result = shape.safeParse(value);
    if (!result.success) tellIssues(path, value, result.error.issues, written, faults);
    return result.success ? result.data : null;
  };
  const placed = (value: Level, path: Path): PlacedLevel => ({
    value,
    where: written.place(path, 'value'),
    told: path.join('.'),
  });
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place(path, part), path.join('.'), message);

  if (isMapping(given) && Object.hasOwn(given, 'choices')) {
    const read = checked(choicesShape, given, at);
    if (read === null) return null;
    const { choices, label = name, unit = '' } = read;
    const names = Object.keys(choices);
    if (names.length === 0) tell([...at, 'choices'], 'value', 'no choice given, expected at least one');
    for (const choice of names) {
      if (!/^[^\p{Cc}]{1,60}$/u.test(choice) || choice.trim() !== choice)
        tell([...at, 'choices', choice], 'key', `${show(choice)} given, expected a name of at most 60 letters`);
      for (const key of Object.keys(choices[choice]!)) {
        const why = whyNoSetting([key]);
        if (why?.startsWith('cannot') === true) tell([...at, 'choices', choice, key], 'key', why);
      }
    }
    const values = names.map((choice) => placed(choice, [...at, 'choices', choice]));
    return {
      name,
      label,
      unit,
      scale: 'linear',
      layer: { kind: 'choices', choices },
      range: null,
      values,
      listed: true,
    };
  }
  if (given !== null && !isMapping(given) && !Array.isArray(given)) {
    const said = `${show(given)} given, expected a list of values, {from, to}, {values} or {choices}`;
    tell(at, 'value', `${said} (what does not vary belongs to set)`);
    return null;
  }
  const whole: unknown = given === null ? {} : Array.isArray(given) ? { values: given } : given;
  const isRange = ['from', 'to', 'steps'].some((key) => Object.hasOwn(whole as object, key));
  const isList = Object.hasOwn(whole as object, 'values');
  const list = isList ? (whole as { values: unknown }).values : null;
  const listAt = Array.isArray(given) ? at : [...at, 'values'];
  // The list is looked at by itself, so that a fault names the item and not the whole.
  const items = isList ? checked<readonly Level[]>(listShape(list), list, listAt) : null;
  if (isList && items === null) return null;
  const read = isList
    ? checked(valuesShape, { ...(whole as object), values: [0] }, at)
    : isRange
      ? checked(rangeShape, whole, at)
      : checked(openShape, whole, at);
  if (read === null) return null;
  const path = (read.path ?? name).split('.');
  const why = whyNoSetting(path);
  if (why !== null) {
    tell(read.path === undefined ? at : [...at, 'path'], read.path === undefined ? 'key' : 'value', why);
    return null;
  }
  const { label = name, scale } = read;
  const draft = { name, label, scale, layer: { kind: 'setting', path } as const };
  const unit = read.unit ?? unitOf(path);
  if (items !== null) {
    const values = items.map((item, n) => placed(item, [...listAt, n]));
    for (const [n, item] of items.entries()) {
      if (items.indexOf(item) < n) tell([...listAt, n], 'value', `${show(item)} given twice, expected each value once`);
    }
    const isCategory = items.some((item) => typeof item === 'string');
    if (scale === 'log' && !isCategory && items.some((item) => (item as number) <= 0))
      tell([...at, 'scale'], 'value', 'log given, expected values above 0');
    return { ...draft, unit: isCategory ? '' : unit, range: null, values, listed: true };
  }
  if (!('from' in read)) return { ...draft, unit, range: null, values: null, listed: false };
  const { from, to, steps } = read as z.infer<typeof rangeShape>;
  if (from >= to) {
    tell([...at, 'to'], 'value', `${to} given, expected more than from (${from})`);
    return null;
  }
  if (scale === 'log' && from <= 0) {
    tell([...at, 'from'], 'value', `${from} given, expected a number above 0 (the scale is log)`);
    return null;
  }
  const levels = steps === undefined ? [from, to] : levelsOf([from, to], steps, scale, isWhole(path));
  const values = levels.map((level) => placed(level, [...at, level === from ? 'from' : level === to ? 'to' : 'steps']));
  return { ...draft, unit, range: [from, to], values, listed: steps !== undefined };
}

/** Whether a later layer takes away what an earlier one sets. A setting inside a list that a choice gives does not. */
function bothSet(one: Layer, other: Layer): boolean {
  const paths = (layer: Layer) =>
    layer.kind === 'setting' ? [layer.path] : Object.values(layer.choices).flatMap((choice) => leavesOf(choice));
  const begins = (path: readonly string[], start: readonly string[]) => start.every((step, at) => path[at] === step);
  return paths(one).some((a) =>
    paths(other).some((b) => {
      if (one.kind === other.kind) return begins(a, b) || begins(b, a);
      const [setting, choice] = one.kind === 'setting' ? [a, b] : [b, a];
      return begins(choice, setting);
    }),
  );
}

/** So many levels of one factor are read with the scenario, its ends among them; more are spot-checked. */
const MOST_CHECKED = 200;

/** A factor that fits the scenario, and what was found while it was tried. */
export interface FittingFactor {
  readonly factor: Factor;
  readonly sources: readonly Source[];
}

/** Reads the scenario with each value alone on it; null when one of them does not fit. */
export function fit(
  draft: Draft,
  values: readonly PlacedLevel[],
  base: Base,
  sweep: Written,
  faults: Faults,
): FittingFactor | null {
  const { name, label, unit, scale, layer, range, listed } = draft;
  const before = faults.told.length;
  const sources: Source[] = [];
  const own = worldKey(base.reading);
  let usual: Level | null = layer.kind === 'setting' ? usualOf(layer.path, base) : null;
  const every = Math.max(1, Math.ceil(values.length / MOST_CHECKED));
  const tried = values.filter((_, at) => at % every === 0 || at === values.length - 1);
  for (const level of tried) {
    const reading = readAlone(draft, level, base, sweep, faults);
    // What is wrong with one level is wrong with most others.
    if (reading === null && layer.kind === 'setting' && faults.told.length >= before + 3) break;
    if (reading === null) continue;
    sources.push(...reading.sources);
    if (layer.kind === 'choices' && usual === null && worldKey(reading) === own) usual = level.value;
  }
  if (faults.told.length > before) return null;
  const levels = listed || draft.values === null ? values.map(({ value }) => value) : null;
  const isCategory = layer.kind === 'choices' || values.some(({ value }) => typeof value === 'string');
  const isUsual = isCategory ? levels?.includes(usual!) === true : typeof usual === 'number';
  const whole = layer.kind === 'setting' && isWhole(layer.path);
  const factor: Factor = {
    ...{ name, label, unit: isCategory ? '' : unit, scale, range, levels },
    kind: isCategory ? 'category' : whole ? 'whole' : 'number',
    usual: isUsual ? usual : null,
  };
  return { factor, sources };
}

function readAlone(
  { name, layer }: Draft,
  { value, where, told }: PlacedLevel,
  base: Base,
  sweep: Written,
  faults: Faults,
): PlainReading | null {
  const { file, written, how } = base;
  let differs: Readonly<Record<string, unknown>>;
  try {
    differs = changeOf(written.data as Readonly<Record<string, unknown>>, layer, value);
  } catch (error) {
    if (!(error instanceof NoElement)) throw error;
    faults.add(where, told, error.message);
    return null;
  }
  const overlay: Overlay =
    layer.kind === 'choices'
      ? overlayAt(sweep, ['vary', name, 'choices', String(value)], differs)
      : { differs, at: [told], place: () => where, placeIn: () => where };
  const found = new Faults();
  const reading = readPlain(laidOver(written, overlay), file, how, found);
  if (reading !== null && found.none) return reading;
  const gathered = new Faults();
  const faultsOf = (one: Written) => {
    const again = new Faults();
    readPlain(one, file, how, again);
    return again;
  };
  tellOverlay(written, overlay, new Faults(), faultsOf, gathered);
  // The value of a setting stands where the sweep says it, not below a path of the scenario.
  const path = layer.kind === 'setting' ? `${told}.${layer.path.join('.')}: ` : null;
  faults.takeOver(gathered, (fault) =>
    path !== null && fault.text.startsWith(path)
      ? { ...fault, text: `${told}: ${fault.text.slice(path.length)}` }
      : fault,
  );
  return null;
}

/** The value of a setting in the scenario; null where it is not a single one. */
function usualOf(path: readonly string[], base: Base): Level | null {
  const at = (data: unknown) =>
    path.reduce<unknown>((so, step) => {
      if (Array.isArray(so)) return so[Number(step)];
      return isMapping(so) && Object.hasOwn(so, step) ? so[step] : undefined;
    }, data);
  const stands = at(base.written.data);
  // Interventions beyond the end are no longer among those resolved: what stands in a list is taken as it is written.
  const value = isLevel(stands) || path.some((step) => /^\d+$/.test(step)) ? stands : at(base.reading.resolved);
  const single = isMapping(value) && Object.keys(value).length === 1 ? value.constant : value;
  return isLevel(single) ? single : null;
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'number' || typeof value === 'string';
}
