/** What every part of the reading shares: the scenario as written, the files it draws on, and the faults found so far. */
import type { DataFiles } from './data-files.ts';
import type { Faults } from './fault.ts';
import type { Written } from './yaml.ts';
import type { Path } from './yaml-place.ts';

export interface Context {
  readonly written: Written;
  readonly files: DataFiles;
  readonly faults: Faults;
}

/** Tells a fault of a value in the scenario. */
export function faultAt({ written, faults }: Context, path: Path, message: string): void {
  faults.add(written.place(path, 'value'), path.join('.'), message);
}
