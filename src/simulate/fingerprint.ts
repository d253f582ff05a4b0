/** The fingerprint of a run: 16 hex digits that stand for everything its results depend on, and for nothing else. */
import { createHash } from 'node:crypto';
import type { TableFormat } from './run-record.ts';

/** JSON whose keys stand in order, so that equal things have equal texts however they were put together. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** SHA-256 in 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export interface Identity {
  /** The scenario with every default filled in, seed and replicates included. */
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly sources: readonly { readonly sha256: string }[];
  readonly version: string;
  /** Hash of the code that makes the data: between two releases a changed rule must not pass for the old one. */
  readonly code: string;
  readonly format: TableFormat;
  /** SHA-256 of the checkpoint that it begins with, if it does. */
  readonly from?: string | undefined;
}

export function fingerprintOf({ resolved, sources, version, code, format, from }: Identity): string {
  const hashes = sources.map((source) => source.sha256);
  return sha256(canonicalJson({ resolved, sources: hashes, version, code, format, from })).slice(0, 16);
}
