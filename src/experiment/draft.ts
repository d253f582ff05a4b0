/** A factor as it is written: its values with their places, not yet held against the scenario. */
import type { z } from 'zod';
import { tellIssues } from '../scenario/check-shape.ts';
import type { Faults, Where } from '../scenario/fault.ts';
import { isMapping } from '../scenario/lay-over.ts';
import { hint } from '../scenario/near.ts';
import { show } from '../scenario/show.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import { choicesShape, listShape, openShape, rangeShape, valuesShape } from './factor-shape.ts';
import { levelsOf } from './levels.ts';
import { CANNOT_VARY, cannotVary, isWhole, unitOf, whyNoSetting } from './setting.ts';
import type { Layer, Level } from './sweep.ts';

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

/** What readers of a factor share: its faults and the places of its values. */
interface Writing {
  readonly name: string;
  readonly at: Path;
  tell(path: Path, part: 'key' | 'value', message: string): void;
  placed(value: Level, path: Path): PlacedLevel;
  /** Null with faults told for what is out of shape. */
  checked<T>(shape: z.ZodType<T>, value: unknown, path: Path): T | null;
}

const FACTOR_KEYS = [...Object.keys(rangeShape.shape), 'values', 'choices'];

/** Null with faults told. */
export function readDraft(name: string, given: unknown, written: Written, faults: Faults): Draft | null {
  const at = ['vary', name];
  const writing: Writing = {
    name,
    at,
    tell: (path, part, message) => faults.add(written.place(path, part), path.join('.'), message),
    placed: (value, path) => ({ value, where: written.place(path, 'value'), told: path.join('.') }),
    checked: (shape, value, path) => {
      const result = shape.safeParse(value);
      if (!result.success) tellIssues(path, value, result.error.issues, written, faults);
      return result.success ? result.data : null;
    },
  };
  if (Array.isArray(given)) return ofList({ values: given }, at, writing);
  if (given === null) return open({}, writing);
  if (!isMapping(given)) {
    const said = `${show(given)} given, expected a list of values, {from, to}, {values} or {choices}`;
    writing.tell(at, 'value', `${said} (what does not vary belongs to set)`);
    return null;
  }
  if (Object.hasOwn(given, 'choices')) return ofChoices(given, writing);
  if (Object.hasOwn(given, 'values')) return ofList(given, [...at, 'values'], writing);
  if (['from', 'to', 'steps'].some((key) => Object.hasOwn(given, key))) return ofRange(given, writing);
  return open(given, writing);
}

type Mapping = Readonly<Record<string, unknown>>;

function ofChoices(given: Mapping, { name, at, tell, placed, checked }: Writing): Draft | null {
  const read = checked(choicesShape, given, at);
  if (read === null) return null;
  const { label = name, unit = '' } = read;
  const choices = Object.fromEntries(Object.entries(read.choices).map(([choice, differs]) => [choice, differs ?? {}]));
  const names = Object.keys(choices);
  if (names.length === 0) tell([...at, 'choices'], 'value', 'no choice given, expected at least one');
  for (const choice of names) {
    const path = [...at, 'choices', choice];
    if (!/^[^\p{Cc}]{1,60}$/u.test(choice) || choice.trim() !== choice)
      tell(path, 'key', `${show(choice)} given, expected a name of at most 60 letters`);
    for (const key of Object.keys(choices[choice]!)) {
      if (cannotVary(key)) tell([...path, key], 'key', CANNOT_VARY);
    }
  }
  const values = names.map((choice) => placed(choice, [...at, 'choices', choice]));
  const layer = { kind: 'choices', choices } as const;
  return { name, label, unit, scale: 'linear', layer, range: null, values, listed: true };
}

function ofList(given: Mapping, listAt: Path, writing: Writing): Draft | null {
  const { at, tell, placed, checked } = writing;
  // The list is looked at by itself, so that a fault names the item and not the whole.
  const items = checked<readonly Level[]>(listShape(given.values), given.values, listAt);
  const read = items === null ? null : checked(valuesShape, { ...given, values: [0] }, at);
  const draft = read === null ? null : settingOf(read, writing);
  if (items === null || draft === null) return null;
  for (const [n, item] of items.entries()) {
    if (items.indexOf(item) < n) tell([...listAt, n], 'value', `${show(item)} given twice, expected each value once`);
  }
  if (draft.scale === 'log' && items.some((item) => typeof item === 'string' || item <= 0))
    tell([...at, 'scale'], 'value', 'log given, expected numbers above 0');
  return { ...draft, values: items.map((item, n) => placed(item, [...listAt, n])), listed: true };
}

function ofRange(given: Mapping, writing: Writing): Draft | null {
  const { at, tell, placed, checked } = writing;
  const read = checked(rangeShape, given, at);
  const draft = read === null ? null : settingOf(read, writing);
  if (read === null || draft === null) return null;
  const { from, to, steps, scale } = read;
  if (from >= to) {
    tell([...at, 'to'], 'value', `${to} given, expected more than from (${from})`);
    return null;
  }
  if (scale === 'log' && from <= 0) {
    tell([...at, 'from'], 'value', `${from} given, expected a number above 0 (the scale is log)`);
    return null;
  }
  const levels = steps === undefined ? [from, to] : levelsOf([from, to], steps, scale, isWhole(draft.layer.path));
  const values = levels.map((level) => placed(level, [...at, level === from ? 'from' : level === to ? 'to' : 'steps']));
  return { ...draft, range: [from, to], values, listed: steps !== undefined };
}

/** Its values stand in a table; keys that say nothing of values may be meant to. */
function open(given: Mapping, writing: Writing): Draft | null {
  const unknown = Object.keys(given).filter((key) => !FACTOR_KEYS.includes(key));
  for (const key of unknown) writing.tell([...writing.at, key], 'key', `unknown key${hint(key, FACTOR_KEYS)}`);
  const read = unknown.length > 0 ? null : writing.checked(openShape, given, writing.at);
  return read === null ? null : settingOf(read, writing);
}

/** What a factor that turns a setting is, but for its values; null with a fault told where there is no such setting. */
function settingOf({ label, unit, path: given, scale }: z.infer<typeof openShape>, { name, at, tell }: Writing) {
  const path = (given ?? name).split('.');
  const why = whyNoSetting(path);
  if (why !== null) {
    tell(given === undefined ? at : [...at, 'path'], given === undefined ? 'key' : 'value', why);
    return null;
  }
  const layer = { kind: 'setting', path } as const;
  const told = { name, label: label ?? name, unit: unit ?? unitOf(path), scale };
  return { ...told, layer, range: null, values: null, listed: false };
}
