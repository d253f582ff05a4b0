/** variants.json: which variants ran side by side, and the hash of every file that sets them side by side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN_OUTCOMES } from '../measure/outcomes.ts';
import { canonicalJson, sha256 } from './fingerprint.ts';
import type { VariantsInfo } from './run-info.ts';
import { infoOf, type OutputFile, type RunRecord, readRunRecord, type TableFormat } from './run-record.ts';

export interface VariantsRecord extends Omit<VariantsInfo, 'variants'> {
  readonly format: TableFormat;
  /** Hash of the code that made the data. */
  readonly code: string;
  /** Each has a folder of its name with a run.json of its own, which lists its files. */
  readonly variants: readonly { readonly name: string; readonly title: string; readonly fingerprint: string }[];
  /** The files beside those folders. */
  readonly outputs: readonly OutputFile[];
}

/** The fingerprint of variants that are compared: the first of them and the order count, and so do titles and outcomes. */
export function variantsFingerprint(variants: VariantsRecord['variants'], outcomes: readonly string[]): string {
  const identity = variants.map(({ name, title, fingerprint }) => ({ name, title, fingerprint }));
  return sha256(canonicalJson({ variants: identity, outcomes })).slice(0, 16);
}

/** Whether a path inside the run directory is one of those that set the variants side by side. */
export function isSideBySide(path: string): boolean {
  return ['report.html', 'outcomes.csv', 'differences.csv'].includes(path) || path.startsWith('charts/');
}

/** The record of a directory of variants, or null where there is none that can be read. */
export function readVariantsRecord(directory: string): VariantsRecord | null {
  let text: string;
  try {
    text = readFileSync(join(directory, 'variants.json'), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const record = JSON.parse(text) as Partial<VariantsRecord>;
    const whole = typeof record.fingerprint === 'string' && Array.isArray(record.outputs);
    // A name from elsewhere could lead out of the directory.
    const isSafe = Array.isArray(record.variants) && record.variants.every(({ name }) => /^[\w-]+$/.test(name));
    return whole && isSafe ? (record as VariantsRecord) : null;
  } catch {
    return null;
  }
}

/** The record of each variant, in order; null for one that is not there. */
export function variantRuns(directory: string, record: VariantsRecord): (RunRecord | null)[] {
  return record.variants.map(({ name }) => readRunRecord(join(directory, name)));
}

/** What the side-by-side report shows. */
export function variantsInfoOf(record: VariantsRecord, runs: readonly RunRecord[]): VariantsInfo {
  const { name, title, question, weeks, seed, replicates, fingerprint, version, command } = record;
  // A record of an earlier version has none.
  const outcomes = record.outcomes ?? MAIN_OUTCOMES;
  return {
    ...{ name, title, question, weeks, seed, replicates, outcomes, fingerprint, version, command },
    variants: record.variants.map((variant, at) => ({
      name: variant.name,
      title: variant.title,
      run: infoOf(runs[at]!),
    })),
  };
}
