/** The sides of a comparison that words of the command line name: runs, variants, all variants of a run, or points of sweeps. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Arm } from '../analysis/arm.ts';
import type { ComparedOutcome, ComparedSeries } from '../analysis/results/comparison.ts';
import type { Factor, Point } from '../experiment/sweep.ts';
import type { RunSeries } from '../experiment/sweep-result.ts';
import { OUTCOMES, outcomesNamed } from '../measure/outcomes.ts';
import { type RunRecord, readRunRecord } from '../simulate/run-record.ts';
import { readVariantsRecord } from '../simulate/variants-record.ts';
import { plainPath } from './plain-path.ts';
import { pointInWords, pointNamed } from './point-named.ts';
import { runAt, undamagedTables, variantsAt } from './run-at.ts';
import { badInput } from './stop.ts';

/** An outcome as arms bring it along; what would matter is not theirs to say. */
export type OfferedOutcome = Omit<ComparedOutcome, 'margin'>;

/** An arm, and what it can be compared by. */
export interface OfferedArm {
  readonly arm: Arm;
  /** As it was given: "results/town/0f3a", "results/tipping#12". */
  readonly from: string;
  /** The same directory however it was written, and the point: the same twice is no comparison. */
  readonly place: string;
  /** Hash of the code that made it; '' where it is not recorded. */
  readonly code: string;
  readonly outcomes: readonly OfferedOutcome[];
  /** Those told where nobody asks for others. */
  readonly usual: readonly string[];
  readonly series: readonly ComparedSeries[];
  /** Where it stands in its sweep; null for a run. */
  readonly set: { readonly point: Point; readonly factors: readonly Factor[] } | null;
}

/**
 * @param words as given: directories, or sweeps with `#` and a point
 * @throws Stop with one line that says what is wrong
 */
export async function armsAt(words: readonly string[]): Promise<OfferedArm[]> {
  const found: OfferedArm[] = [];
  for (const word of words) found.push(...(await armsOf(word)));
  for (const [at, { place, from, arm }] of found.entries()) {
    const same = found.slice(0, at).find((one) => one.place === place);
    if (same !== undefined) throw badInput(`${from}: is given twice, expected something else to compare it with`);
    const copy = found.slice(0, at).find((one) => isSameRun(one.arm, arm));
    if (copy !== undefined)
      throw badInput(`${from}: is the same run as ${copy.from} (fingerprint ${arm.fingerprint}), expected another`);
  }
  return named(found.map((offered) => toldApart(offered, found)));
}

const isSameRun = (one: Arm, other: Arm) => one.fingerprint === other.fingerprint && one.point === other.point;

async function armsOf(word: string): Promise<OfferedArm[]> {
  const at = existsSync(word) ? -1 : word.lastIndexOf('#');
  const [given, point] = at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
  const directory = plainPath(given);
  if (!existsSync(directory)) throw badInput(`${directory}: there is no such directory`);
  if (directory.endsWith('.partial'))
    throw badInput(`${directory}: is where a run is put together, expected one that is finished`);
  if (existsSync(join(directory, 'sweep.json'))) return pointsOf(directory, point, word);
  const variants = variantsAt(directory);
  if (point !== null)
    throw badInput(
      variants === null
        ? `${word}: ${directory} is no sweep, only sweeps have points`
        : `${word}: ${directory} is no sweep; a variant is named ${join(directory, variants.record.variants[0]!.name)}`,
    );
  if (variants !== null) {
    const usual = variants.record.outcomes ?? [];
    const arms = variants.record.variants.map(({ name, title }, v) =>
      runArm(join(directory, name), variants.runs[v]!, { name, title, kind: 'variant' }, usual),
    );
    return Promise.all(arms);
  }
  if (readRunRecord(directory) === null)
    throw badInput(`${directory}: holds no run, no variants and no sweep (no run.json, variants.json or sweep.json)`);
  const record = runAt(directory);
  const [whole, name] = [readVariantsRecord(dirname(directory)), basename(directory)];
  const variant = whole?.variants.find((one) => one.name === name);
  if (variant === undefined)
    return [await runArm(directory, record, { name: record.name, title: record.title, kind: 'run' }, [])];
  return [await runArm(directory, record, { name, title: variant.title, kind: 'variant' }, whole!.outcomes ?? [])];
}

async function runArm(
  directory: string,
  record: RunRecord,
  called: { readonly name: string; readonly title: string; readonly kind: 'run' | 'variant' },
  usual: readonly string[],
): Promise<OfferedArm> {
  const { armOfRun, RUN_SERIES } = await import('../analysis/arm-of-run.ts');
  undamagedTables(directory, record);
  return {
    arm: await armOfRun(directory, record, called),
    ...{ from: directory, place: realpathSync(directory), code: record.code },
    outcomes: OUTCOMES.map(({ name, unit, meaning, head, more, less }) => ({ name, unit, meaning, head, more, less })),
    usual: outcomesNamed(usual).map(({ name }) => name),
    series: RUN_SERIES.map(({ name, unit, meaning, head }) => ({ name, unit, meaning, head })),
    set: null,
  };
}

/** The point of a sweep that is named; without a name a sweep must have but one. */
async function pointsOf(directory: string, point: string | null, word: string): Promise<OfferedArm[]> {
  const { readSeries, readSweep } = await import('../experiment/read-sweep.ts');
  const { armOfPoint } = await import('../analysis/arm-of-point.ts');
  const sweep = await readSweep(directory);
  const { info, points } = sweep;
  const [only] = points;
  if (only === undefined) throw badInput(`${directory}: the sweep has no points`);
  if (point === null && points.length > 1) {
    const [factor] = info.factors;
    const example = factor === undefined ? '' : ` or ${directory}#${factor.name}=${only.values[0]}`;
    throw badInput(`${directory}: has ${points.length} points, expected one of them: ${directory}#1${example}`);
  }
  const chosen = point === null ? only : pointNamed(point, info.factors, points, directory);
  const series: RunSeries[] = [];
  for await (const run of info.series.length === 0 ? [] : readSeries(directory))
    if (run.point === chosen.number) series.push(run);
  const title = pointInWords(chosen, info.factors);
  const called = { name: `${info.name}#${chosen.number}`, title };
  return [
    {
      arm: armOfPoint(sweep, series, chosen, called),
      ...{ from: word, place: `${realpathSync(directory)}#${chosen.number}`, code: '' },
      outcomes: info.outcomes.map(({ name, unit, meaning, head, more, less }) => ({
        ...{ name, unit, meaning, head, more, less },
      })),
      usual: info.outcomes.map(({ name }) => name),
      series: info.series.map(({ name, unit, meaning }) => ({ name, unit, meaning, head: name })),
      set: { point: chosen, factors: info.factors },
    },
  ];
}

/** Of several points of one sweep only what differs between them is told. */
function toldApart(offered: OfferedArm, found: readonly OfferedArm[]): OfferedArm {
  const { arm, set } = offered;
  if (set === null) return offered;
  const points = found.flatMap((one) => (one.arm.fingerprint === arm.fingerprint && one.set ? [one.set.point] : []));
  const differ = set.factors.filter((_, f) => points.some(({ values }) => values[f] !== points[0]!.values[f]));
  if (differ.length === 0) return offered;
  return { ...offered, arm: { ...arm, title: pointInWords(set.point, set.factors, differ) } };
}

/** No two arms have one name or one title: where they would, the fingerprint tells them apart. */
function named(found: readonly OfferedArm[]): OfferedArm[] {
  const isTaken = (key: 'name' | 'title', value: string) => found.filter(({ arm }) => arm[key] === value).length > 1;
  return found.map((offered) => {
    const { arm } = offered;
    const name = isTaken('name', arm.name) ? `${arm.name}-${arm.fingerprint.slice(0, 6)}` : arm.name;
    const title = isTaken('title', arm.title) ? `${arm.title} (${name})` : arm.title;
    return { ...offered, arm: { ...arm, name, title } };
  });
}
