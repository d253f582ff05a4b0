/** Holds a factor against the scenario: each of its values is laid over it alone, and what comes out is read. */
import type { Source } from '../scenario/data-files.ts';
import { Faults } from '../scenario/fault.ts';
import { isMapping } from '../scenario/lay-over.ts';
import { laidOver, type Overlay, overlayAt, tellOverlay } from '../scenario/overlay.ts';
import { type PlainReading, readPlain } from '../scenario/read.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Draft, PlacedLevel } from './draft.ts';
import { changeOf, NoElement } from './lay.ts';
import { worldKey } from './point-scenario.ts';
import type { Base } from './read-base.ts';
import { isWhole } from './setting.ts';
import type { Factor, Level } from './sweep.ts';

/** So many levels of one factor are read with the scenario, its ends among them; more are spot-checked. */
const MOST_CHECKED = 200;

/** A factor that fits the scenario, and what was found while it was tried. */
export interface FittingFactor {
  readonly factor: Factor;
  readonly sources: readonly Source[];
}

/** Reads the scenario with each value alone on it; null when one of them does not fit. */
export function tryFactor(
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
  const within = values.slice(1, -1).filter((_, at) => at % every === 0);
  for (const level of [...values.slice(0, 1), ...values.slice(1).slice(-1), ...within]) {
    // Where an end of a range does not fit, what lies between is no news.
    if (range !== null && within.includes(level) && faults.told.length > before) break;
    const reading = readAlone(draft, level, base, sweep, faults);
    if (reading === 'no such element') break;
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
): PlainReading | 'no such element' | null {
  const { file, written, how } = base;
  let differs: Readonly<Record<string, unknown>>;
  try {
    differs = changeOf(written.data as Readonly<Record<string, unknown>>, layer, value);
  } catch (error) {
    if (!(error instanceof NoElement)) throw error;
    faults.add(where, told, error.message);
    return 'no such element';
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
