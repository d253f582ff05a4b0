/** The scenario of a run, read again from its record; the files that it draws on must still be what they were. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type PlainReading, readScenarioText } from '../scenario/read.ts';
import { sha256 } from '../simulate/fingerprint.ts';
import type { RunRecord } from '../simulate/run-record.ts';
import { type Changes, changesIn } from './scenario-options.ts';
import { failure } from './stop.ts';

/**
 * @param directory the run directory
 * @param record its run.json, or what that will say
 * @param where the scenario stands, for faults
 * @param changes what is put in place of what it says
 * @throws Stop where a file of data is gone or has changed; ScenarioFault where this version reads the scenario otherwise
 */
export function recordedScenario(
  directory: string,
  record: Pick<RunRecord, 'scenarioFile' | 'sources' | 'resolved'>,
  where: string = join(directory, 'run.json'),
  changes: Changes = {},
): PlainReading {
  // Files are named relative to the scenario, wherever that was.
  const base = dirname(resolve(directory, record.scenarioFile));
  for (const source of record.sources) {
    const path = resolve(base, source.path);
    if (hashOf(path) !== source.sha256) throw failure(`${path}: is not the file it was when the run was made`);
  }
  // JSON is YAML, too.
  const text = JSON.stringify(record.resolved, null, 2);
  return readScenarioText(text, where, { ...changesIn(changes), base });
}

function hashOf(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    throw failure(`${path}: the run drew on this file, which cannot be read now (${(error as Error).message})`);
  }
}
