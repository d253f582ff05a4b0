/**
 * The scenario of one point of a sweep, made from plain data: so that a worker can make it, and so that what it depends on has
 * a text of its own, by which runs that were lived already are known again.
 */
import { dirname, isAbsolute, join } from 'node:path';
import { Faults, ScenarioFault, type Where } from '../scenario/fault.ts';
import { Kept } from '../scenario/kept.ts';
import { type PlainReading, readPlain } from '../scenario/read.ts';
import { readTextFile } from '../scenario/text-file.ts';
import type { Written } from '../scenario/yaml.ts';
import { canonicalJson, sha256 } from '../simulate/fingerprint.ts';
import { layAll, NoElement } from './lay.ts';
import type { BaseScenario, Factor, Layer, Level, Point } from './sweep.ts';

/** What a scenario at a point is made from: the part of a plan that a worker needs. */
export interface PointSource {
  readonly base: BaseScenario;
  readonly factors: readonly Pick<Factor, 'name'>[];
  readonly layers: readonly Layer[];
}

/** Data files stay read as long as the process lives: what was checked once is what every run gets. */
const kept = new Map<string, Kept>();

/** The scenario made last, by everything it was made from: the replicates of a point follow one another. */
let last: { readonly key: string; readonly reading: PlainReading } | null = null;

/**
 * The scenario at a point, ready to be run. Less than a millisecond, and next to nothing where it is asked for the same point
 * again; data files are read once in a process.
 *
 * @param values in the order of the factors
 * @throws ScenarioFault when the values cannot be had together, or a data file is not the one it was when the sweep was read;
 *   every line begins with the values of the point
 */
export function scenarioAt({ base, factors, layers }: PointSource, values: readonly Level[]): PlainReading {
  const where: Where = { option: pointTold(factors, values) };
  const faults = new Faults();
  const data = laidAt(base, layers, values, where, faults);
  const key = JSON.stringify([base.file, base.sources, data]);
  if (last?.key === key) return last.reading;
  const folder = dirname(base.file);
  // A folder may hold other files by the time of another sweep.
  const before = JSON.stringify([folder, base.sources]);
  if (!kept.has(before)) tellChanged(base, where, faults);
  faults.throwIfAny();
  const read = kept.get(before) ?? new Kept();
  const written: Written = { data, place: () => where, placeIn: () => where };
  const found = new Faults();
  const reading = readPlain(written, base.file, { base: folder, cut: true, kept: read }, found);
  faults.takeOver(found, (fault) =>
    'option' in fault.where ? fault : { where, text: `${fault.where.file}: ${fault.text}` },
  );
  for (const { path, sha256: is } of reading?.sources ?? []) {
    const was = base.sources.find((source) => source.path === path)?.sha256;
    if (was !== is) faults.add(where, '', was === undefined ? `${path} was no part of the sweep` : changed(path));
  }
  faults.throwIfAny();
  kept.set(before, read);
  last = { key, reading: reading! };
  return reading!;
}

/** Looks at all data files before the first scenario is made from them. */
function tellChanged(base: BaseScenario, where: Where, faults: Faults): void {
  for (const { path, sha256: was } of base.sources) {
    const file = readTextFile(isAbsolute(path) ? path : join(dirname(base.file), path));
    if ('message' in file) faults.add(where, '', `${path} ${file.message}`);
    else if (file.sha256 !== was) faults.add(where, '', changed(path));
  }
}

const changed = (path: string) => `${path} is not the file it was when the sweep was read`;

function laidAt(
  base: BaseScenario,
  layers: readonly Layer[],
  values: readonly Level[],
  where: Where,
  faults: Faults,
): Readonly<Record<string, unknown>> {
  try {
    return layAll(base.data, layers, values);
  } catch (error) {
    if (!(error instanceof NoElement)) throw error;
    faults.add(where, '', error.message);
    throw new ScenarioFault(faults.lines());
  }
}

/** "spreading.sigma 0.5, network.kind random" */
export function pointTold(factors: readonly Pick<Factor, 'name'>[], values: readonly Level[]): string {
  return `at ${factors.map(({ name }, at) => `${name} ${values[at]}`).join(', ')}`;
}

/**
 * All that decides a run at a point but its seed and the code, as a text: the world that the point stands for, every default
 * filled in, and the contents of its data files. Two sweeps have the same text for the same world, however it came about: by
 * another factor, another range, by `set` or as a default. Names, titles, texts, seeds, replicates and which tables are kept
 * do not count; how often a row of weeks.csv is kept does.
 *
 * @throws ScenarioFault as scenarioAt does
 */
export function changesKey(plan: PointSource, point: Pick<Point, 'values'>): string {
  return worldKey(scenarioAt(plan, point.values));
}

/** What does not change a run, though it stands in a scenario. */
const TOLD_ALONE = ['name', 'title', 'question', 'why', 'finding', 'seed', 'replicates'];

/** The text of a world; `base.sha256` is the SHA-256 of that of the base scenario. */
export function worldKey({ resolved, sources }: Pick<PlainReading, 'resolved' | 'sources'>): string {
  const world = Object.fromEntries(Object.entries(resolved).filter(([key]) => !TOLD_ALONE.includes(key)));
  const { every } = resolved.record as { readonly every: number };
  return canonicalJson({ ...world, record: { every }, files: sources.map((source) => source.sha256) });
}

export function worldHash(reading: Pick<PlainReading, 'resolved' | 'sources'>): string {
  return sha256(worldKey(reading));
}
