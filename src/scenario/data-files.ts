/** The files a scenario draws on: opened relative to it, remembered with their fingerprints, their faults told with places. */
import { isAbsolute, join, normalize } from 'node:path';
import type { Faults, Place } from './fault.ts';
import { readTextFile } from './text-file.ts';
import type { Written } from './yaml.ts';
import type { Path } from './yaml-place.ts';

/** One file, read. */
export interface DataFile {
  /** As it is told to the user. */
  readonly shown: string;
  readonly text: string;
  readonly sha256: string;
  /** Tells a fault in this file. */
  fault(place: Place, path: string, message: string): void;
}

export interface Source {
  /** As written in the scenario. */
  readonly path: string;
  readonly sha256: string;
}

/** Opens files for one scenario. */
export class DataFiles {
  readonly #base: string;
  readonly #written: Written;
  readonly #faults: Faults;
  readonly #sources = new Map<string, string>();

  /** @param base the directory that file names are relative to */
  constructor(base: string, written: Written, faults: Faults) {
    this.#base = base;
    this.#written = written;
    this.#faults = faults;
  }

  /**
   * Opens a file named at `path` of the scenario; null with a fault told when it cannot be read or is another file than the
   * fingerprint next to it says.
   */
  open(file: string, sha256: string | undefined, path: Path): DataFile | null {
    const shown = isAbsolute(file) ? normalize(file) : join(this.#base, file);
    const read = readTextFile(shown);
    if ('message' in read) {
      if (read.place !== null) this.#faults.addInData(shown, read.place, '', read.message);
      else this.#faults.add(this.#written.place(path, 'value'), path.join('.'), `${file} ${read.message}`);
      return null;
    }
    if (sha256 !== undefined && sha256 !== read.sha256) {
      const beside = [...path.slice(0, -1), 'sha256'];
      this.#faults.add(
        this.#written.place(beside, 'value'),
        beside.join('.'),
        `${sha256.slice(0, 12)}... given, expected ${read.sha256}: ${file} is not the file it was`,
      );
    }
    return this.again(file, { shown, text: read.text, sha256: read.sha256 });
  }

  /** A file that was read for another scenario in the same folder. */
  again(file: string, { shown, text, sha256 }: Omit<DataFile, 'fault'>): DataFile {
    this.remember({ path: file, sha256 });
    const fault: DataFile['fault'] = (place, where, message) => this.#faults.addInData(shown, place, where, message);
    return { shown, text, sha256, fault };
  }

  /** What is drawn from a file is known without opening it. */
  remember({ path, sha256 }: Source): void {
    this.#sources.set(path, sha256);
  }

  get sources(): Source[] {
    return [...this.#sources].map(([path, sha256]) => ({ path, sha256 }));
  }
}
