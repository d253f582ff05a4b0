/** A folder of files for one test, gone when the test is over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import type { Options } from '../../src/scenario/overrides.ts';
import { type Reading, readScenario } from '../../src/scenario/read.ts';

/** Writes files by name and returns where they are. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Reads a scenario `s.yaml` with other files beside it. */
export function read(
  yaml: string | Uint8Array,
  files: Readonly<Record<string, string>> = {},
  options: Options = {},
): Reading {
  return readScenario(join(folder({ ...files, 's.yaml': yaml }), 's.yaml'), options);
}

/** The faults of a scenario `s.yaml`, told as from inside its folder. */
export function faultsOf(
  yaml: string | Uint8Array,
  files: Readonly<Record<string, string>> = {},
  options: Options = {},
): readonly string[] {
  const at = folder({ ...files, 's.yaml': yaml });
  try {
    readScenario(join(at, 's.yaml'), options);
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error;
    return error.faults.map((fault) => fault.replaceAll(`${at}/`, ''));
  }
  return [];
}
