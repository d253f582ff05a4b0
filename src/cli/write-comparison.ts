/** Writes a comparison into a directory that is there whole or not at all; the same comparison gives the same bytes. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { comparisonCsv, weeklyCsv } from '../analysis/comparison-csv.ts';
import type { Comparison } from '../analysis/results/comparison.ts';
import { freshDirectory, settleDirectory, writeWhole } from '../simulate/durable.ts';
import { canonicalJson, sha256 } from '../simulate/fingerprint.ts';
import { takeLock } from '../simulate/lock.ts';
import { version } from '../simulate/version.ts';
import { plainPath } from './plain-path.ts';
import { badInput } from './stop.ts';

const WRITTEN = ['compare.csv', 'compare-weeks.csv', 'compare.json', 'compare.html', 'charts'];

export interface Wishes {
  /** The command that repeats it. */
  readonly command: string;
  /** Undefined: a directory named after what is compared. */
  readonly out: string | undefined;
  readonly draw: boolean;
}

/**
 * @returns the path to look at: compare.html, or the directory where nothing was drawn
 * @throws Stop where the directory holds something else
 */
export async function writeComparison(comparison: Comparison, { command, out, draw }: Wishes): Promise<string> {
  const fingerprint = fingerprintOf(comparison);
  const directory = out === undefined ? join('results', `compare-${fingerprint}`) : plainPath(out);
  // Only what a comparison made may make way for another.
  const foreign = existsSync(directory) && readdirSync(directory).find((name) => !WRITTEN.includes(name));
  if (typeof foreign === 'string')
    throw badInput(
      `${directory}: holds ${foreign}, which is no part of a comparison, expected a new directory (--out)`,
    );
  mkdirSync(dirname(directory), { recursive: true });
  const unlock = takeLock(directory);
  const desk = freshDirectory(`${directory}.comparing.part`);
  try {
    const identity = { fingerprint, version: version(), command };
    await writeWhole(join(desk, 'compare.csv'), comparisonCsv(comparison));
    await writeWhole(join(desk, 'compare-weeks.csv'), weeklyCsv(comparison));
    if (draw) {
      const { drawComparison } = await import('../chart/comparison/comparison-report.ts');
      await drawComparison(desk, comparison, identity);
    }
    await writeWhole(join(desk, 'compare.json'), `${JSON.stringify({ ...identity, ...comparison }, null, 1)}\n`);
    await settleDirectory(desk);
    const old = `${directory}.replaced.part`;
    rmSync(old, { recursive: true, force: true });
    if (existsSync(directory)) renameSync(directory, old);
    renameSync(desk, directory);
    rmSync(old, { recursive: true, force: true });
    await settleDirectory(dirname(directory));
  } finally {
    rmSync(desk, { recursive: true, force: true });
    unlock();
  }
  return draw ? join(directory, 'compare.html') : directory;
}

/** 16 hex digits for what is compared with what and how. */
function fingerprintOf({ arms, allPairs, tests, outcomes }: Comparison): string {
  const identity = {
    arms: arms.map(({ name, title, fingerprint, point }) => ({ name, title, fingerprint, point })),
    ...{ allPairs, tests, outcomes: outcomes.map(({ name, margin }) => ({ name, margin })), version: version() },
  };
  return sha256(canonicalJson(identity)).slice(0, 16);
}
