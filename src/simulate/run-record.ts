/** run.json: what a run was, where and when it was made, and the hash of every file that came out of it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TableName } from '../measure/tables.ts';
import type { RunInfo } from './run-info.ts';

export type TableFormat = 'csv' | 'parquet';

export interface ReplicateRecord {
  readonly replicate: number;
  readonly seed: string;
  /** Hash of the world at the end. */
  readonly world: string;
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
}

export interface OutputFile {
  /** Inside the run directory, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of a table, its header not counted. */
  readonly rows?: number;
}

export interface RunRecord extends RunInfo {
  readonly format: TableFormat;
  /** Hash of the code that made the data. */
  readonly code: string;
  /** Where the scenario was read, as seen from the run directory. */
  readonly scenarioFile: string;
  /** The checkpoint that a branch began with, as seen from the run directory. */
  readonly fromFile?: string;
  readonly resolvedSha256: string;
  readonly worlds: readonly ReplicateRecord[];
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly processor: string;
    readonly cores: number;
    /** Threads that lived each world together. */
    readonly threads: number;
    readonly memoryGB: number;
  };
  readonly started: string;
  readonly finished: string;
  readonly seconds: number;
  readonly outputs: readonly OutputFile[];
}

/** The record of a run directory, or null where there is none that can be read. */
export function readRunRecord(directory: string): RunRecord | null {
  let text: string;
  try {
    text = readFileSync(join(directory, 'run.json'), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const record = JSON.parse(text) as Partial<RunRecord>;
    return typeof record.fingerprint === 'string' && Array.isArray(record.outputs) ? (record as RunRecord) : null;
  } catch {
    return null;
  }
}

/** The first file of a run that is missing or has another length than the record says, in words; null when all are there. */
export function firstDamage(directory: string, outputs: readonly OutputFile[]): string | null {
  for (const { path, bytes } of outputs) {
    const size = statSync(join(directory, path), { throwIfNoEntry: false })?.size;
    if (size === undefined) return `${path} is missing`;
    if (size !== bytes) return `${path} has ${size} bytes, run.json says ${bytes}`;
  }
  return null;
}

/** The tables among the files of a run: all else is drawn from them. */
export const tablesIn = (record: RunRecord): OutputFile[] => record.outputs.filter(({ rows }) => rows !== undefined);

/** The part of a record that the report shows. */
export function infoOf(record: RunInfo): RunInfo {
  const { name, title, question, weeks, seed, replicates, fingerprint, version, resolved, sources, command } = record;
  // A run that was made before there were these two has neither.
  const { why = '', finding = '' } = record as Partial<RunInfo>;
  const asked = { name, title, question, why, finding, weeks, seed, replicates };
  return { ...asked, fingerprint, version, resolved, sources, command, ...(record.from && { from: record.from }) };
}
