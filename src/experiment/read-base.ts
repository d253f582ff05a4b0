/** Reads the scenario that all points of a sweep are made from, with what the sweep and the command line lay over it. */
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { Faults } from '../scenario/fault.ts';
import { Kept } from '../scenario/kept.ts';
import { isMapping, layOver } from '../scenario/lay-over.ts';
import { hint } from '../scenario/near.ts';
import { laidOver, type Overlay, overlayAt, tellOverlay } from '../scenario/overlay.ts';
import { overridesIn } from '../scenario/overrides.ts';
import { type HowToRead, type PlainReading, readPlain, scenarioAsWritten } from '../scenario/read.ts';
import { readTextFile } from '../scenario/text-file.ts';
import { takeApart } from '../scenario/variants.ts';
import type { Written } from '../scenario/yaml.ts';
import { plainValue } from '../scenario/yaml-override.ts';
import { changeAt, NoElement } from './lay.ts';
import { distributionAround } from './setting.ts';
import type { Layer } from './sweep.ts';

export interface Base {
  readonly file: string;
  /** With everything laid over it, each thing with its place. */
  readonly written: Written;
  readonly how: HowToRead;
  readonly reading: PlainReading;
  /** Whether what is laid over it has no fault; otherwise it is the scenario as it stands, to hold factors against. */
  readonly sound: boolean;
  /** What the sweep or an option sets, each with its path. */
  readonly settled: readonly Settled[];
}

export interface Settled {
  readonly path: readonly string[];
  /** As it is told: "set.spreading.sigma", or the option. */
  readonly overlay: Overlay;
}

export interface BaseOptions {
  /** "section.key=value", the value as YAML would have it: a setting of the scenario. */
  readonly set?: readonly string[];
  readonly weeks?: number;
}

/** What a sweep says itself, or has no use for. */
export const NOT_SET = ['name', 'title', 'question', 'why', 'finding', 'seed', 'replicates', 'outcomes', 'variants'];

/**
 * @param written the sweep
 * @returns null with faults told when there is no scenario without fault
 */
export function readBase(
  written: Written,
  { scenario, variant, set }: { scenario: string; variant: string | undefined; set: Readonly<Record<string, unknown>> },
  options: BaseOptions,
  sweepFile: string,
  faults: Faults,
): Base | null {
  const file = isAbsolute(scenario) ? normalize(scenario) : join(dirname(sweepFile), scenario);
  const read = readTextFile(file);
  if ('message' in read) {
    const where = read.place === null ? written.place(['scenario'], 'value') : { file, ...read.place };
    faults.add(
      where,
      read.place === null ? 'scenario' : '',
      read.place === null ? `${scenario} ${read.message}` : read.message,
    );
    return null;
  }
  const own = new Faults();
  const as = scenarioAsWritten(read.text, file, {}, own);
  if (as === null) {
    faults.takeOver(own, (fault) => fault);
    return null;
  }
  const { plain: whole, variants } = takeApart(as, own);
  const { outcomes: _, ...data } = isMapping(whole.data) ? whole.data : {};
  const plain = isMapping(whole.data) ? { ...whole, data } : whole;
  const folder = { base: dirname(file), kept: new Kept() };
  const asItStands = readPlain(plain, file, { ...folder, cut: false }, own);
  if (!own.none) {
    faults.takeOver(own, (fault) => fault);
    return null;
  }
  const before = faults.told.length;
  const overlays: (readonly [Overlay, isCut: boolean])[] = [];
  if (variant !== undefined) {
    const found = variants.find(({ name }) => name === variant);
    if (found === undefined) {
      const names = variants.map(({ name }) => name);
      const said = names.length === 0 ? `, ${scenario} has no variants` : hint(variant, names);
      faults.add(written.place(['variant'], 'value'), 'variant', `no variant ${JSON.stringify(variant)}${said}`);
    } else overlays.push([overlayAt(as, ['variants', variant], found.differs), false]);
  }
  overlays.push([overlayAt(written, ['set'], withoutOwn(set, written, faults)), set.weeks !== undefined]);

  let so = plain;
  let how: HowToRead = { ...folder, cut: false };
  const lay = (overlay: Overlay, isCut: boolean) => {
    const next = laidOver(so, overlay);
    const found = new Faults();
    if (isCut) how = { ...how, cut: true };
    readPlain(next, file, how, found);
    const faultsOf = (one: Written) => {
      const again = new Faults();
      readPlain(one, file, how, again);
      return again;
    };
    if (!found.none) tellOverlay(so, overlay, new Faults(), faultsOf, faults);
    so = next;
  };
  for (const [overlay, isCut] of overlays) lay(overlay, isCut);
  const settled: Settled[] = leavesOf(set).map((path) => ({ path, overlay: overlayAt(written, ['set'], set) }));
  if (faults.told.length === before) {
    for (const overlay of optionsIn(options, faults, settled)) {
      const change = overlay(so.data as Readonly<Record<string, unknown>>);
      if (change !== null) lay(change, Object.hasOwn(change.differs, 'weeks'));
    }
  }
  if (faults.told.length > before) {
    const how = { ...folder, cut: true };
    return { file, written: plain, how, reading: asItStands!, sound: false, settled };
  }
  // Nothing comes after an end that was moved: what is laid over it later must not, either.
  if (how.cut) {
    const uncut = new Faults();
    readPlain(so, file, { ...how, cut: false }, uncut);
    if (uncut.none) how = { ...how, cut: false };
  }
  return { file, written: so, how, reading: readPlain(so, file, how, new Faults())!, sound: true, settled };
}

function withoutOwn(
  set: Readonly<Record<string, unknown>>,
  written: Written,
  faults: Faults,
): Readonly<Record<string, unknown>> {
  for (const key of Object.keys(set)) {
    if (NOT_SET.includes(key)) faults.add(written.place(['set', key], 'key'), `set.${key}`, notSet(key));
  }
  return Object.fromEntries(Object.entries(set).filter(([key]) => !NOT_SET.includes(key)));
}

const notSet = (key: string) =>
  ['outcomes', 'variants'].includes(key)
    ? 'cannot be set for a sweep'
    : `cannot be set here: a sweep has a ${key} of its own`;

/** What options lay over the scenario as it is by then; null where one cannot be laid. */
function optionsIn(
  { set = [], weeks }: BaseOptions,
  faults: Faults,
  settled: Settled[],
): ((data: Readonly<Record<string, unknown>>) => Overlay | null)[] {
  const given = overridesIn({ set, ...(weeks !== undefined && { weeks }) }, faults);
  return given.map((override) => (data) => {
    const where = { option: override.shown };
    const [top] = override.path;
    if (NOT_SET.includes(top!)) {
      faults.add(where, override.path.join('.'), notSet(top!));
      return null;
    }
    const value = plainValue(override, faults);
    if (value === undefined) return null;
    try {
      const differs = changeAt(data, override.path, value);
      const overlay = { differs, at: [], place: () => where, placeIn: () => where };
      settled.push({ path: override.path, overlay });
      return overlay;
    } catch (error) {
      if (!(error instanceof NoElement)) throw error;
      faults.add(where, override.path.join('.'), error.message);
      return null;
    }
  });
}

/** The paths of all that a mapping sets, lists being one thing. */
export function leavesOf(set: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isMapping(set)) return [path];
  return Object.entries(set).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/**
 * The same scenario with the distributions written out that factors reach into: a mean can vary alone only where its standard
 * deviation stands beside it, which most scenarios leave to the default.
 */
export function reachingInto(base: Base, layers: readonly Layer[]): Base {
  let data = base.written.data as Readonly<Record<string, unknown>>;
  for (const layer of layers) {
    const whole = layer.kind === 'setting' ? distributionAround(layer.path) : null;
    const is = whole?.reduce<unknown>((at, step) => (isMapping(at) ? at[step] : undefined), base.reading.resolved);
    if (isMapping(is)) data = layOver(data, changeAt(data, whole!, is));
  }
  return { ...base, written: { ...base.written, data } };
}
