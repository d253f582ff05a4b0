/** Sweeps in a folder of their own, beside the scenarios and tables that they name. */
import { join } from 'node:path';
import { readSweepFile, type SweepOptions } from '../../src/experiment/read-sweep-file.ts';
import type { SweepPlan } from '../../src/experiment/sweep.ts';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { folder } from '../scenario/folder.ts';

export const TOWN = `title: A small town
weeks: 40
people: {count: 60}
network: {kind: small-world, neighbours: 4}
organizations: {count: 3}
interventions:
  - week: 5
    catalysts: {count: 2}
`;

type Files = Readonly<Record<string, string>>;

/** Reads a sweep `s.yaml` of the scenario `town.yaml`, unless the files have another. */
export function sweep(yaml: string, files: Files = {}, options: SweepOptions = {}): SweepPlan {
  return readSweepFile(join(folder({ 'town.yaml': TOWN, ...files, 's.yaml': yaml }), 's.yaml'), options);
}

/** The faults of a sweep `s.yaml`, told as from inside its folder. */
export function faultsOf(yaml: string, files: Files = {}, options: SweepOptions = {}): readonly string[] {
  const at = folder({ 'town.yaml': TOWN, ...files, 's.yaml': yaml });
  try {
    readSweepFile(join(at, 's.yaml'), options);
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error;
    return error.faults.map((fault) => fault.replaceAll(`${at}/`, ''));
  }
  return [];
}
