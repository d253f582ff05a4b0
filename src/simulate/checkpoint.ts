/**
 * What is in a checkpoint: whose it is, the world after a week, what the observer remembers, and how far each table was written. From
 * these the next week is lived as if nothing had been in between.
 *
 * It holds no time, no place and no number of threads, so that the same week of the same run has the same checkpoint, byte for byte.
 */
import { endianness } from 'node:os';
import { KINDS } from '../engine/columns.ts';
import type { Mark } from '../measure/csv.ts';
import { OBSERVED, type Observer, type ObserverState } from '../measure/observer.ts';
import type { TableName } from '../measure/tables.ts';
import { SUMMED } from '../measure/weeks.ts';
import { EventLog } from '../model/events.ts';
import { BOOK, type ColumnName, emptyWorld, LAYOUT, type Settings, type World } from '../model/world.ts';
import {
  type CheckpointFile,
  type ColumnPlace,
  openCheckpoint,
  readColumn,
  Unusable,
  writeCheckpoint,
} from './checkpoint-file.ts';
import { misfit } from './misfit.ts';

/** The run that a checkpoint belongs to. */
export interface Owner {
  readonly name: string;
  readonly fingerprint: string;
  readonly version: string;
  readonly code: string;
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
}

export interface Header extends Owner {
  readonly replicate: number;
  /** Of the replicate. */
  readonly seed: string;
  readonly week: number;
  readonly byteOrder: string;
  /** Rows of each table of the world that are kept: all, but of groups and communities only those in use. */
  readonly rows: Readonly<Record<string, number>>;
  readonly sums: ObserverState['sums'];
  readonly tables: Readonly<Partial<Record<TableName, Mark>>>;
}

export interface Checkpoint {
  readonly file: CheckpointFile;
  readonly header: Header;
}

const NAMES = Object.keys(LAYOUT) as ColumnName[];
const OBSERVED_NAMES = Object.keys(OBSERVED) as (keyof typeof OBSERVED)[];

/** Inside the directory of a replicate, and of a run. */
export const CHECKPOINTS = 'checkpoints';

export const checkpointName = (week: number): string => `week-${String(week).padStart(4, '0')}.checkpoint`;

function rowsKept({ block, columns: { book } }: World): Record<string, number> {
  return { ...block.rows, groups: book[BOOK.rowsUsed]!, communities: book[BOOK.circleRows]! };
}

/** Writes the checkpoint of the week that has just been lived and observed. */
export async function keepCheckpoint(
  path: string,
  owner: Owner,
  replicate: number,
  seed: string,
  world: World,
  observer: Observer,
  tables: Header['tables'],
): Promise<void> {
  const rows = rowsKept(world);
  const { sums, arrays } = observer.state();
  const { name, fingerprint, version, code, resolved, sources } = owner;
  const header: Header = {
    ...{ name, fingerprint, replicate, seed, week: world.week, version, code, byteOrder: endianness() },
    ...{ rows, tables, sums, sources, resolved },
  };
  const columns = NAMES.map((column) => {
    const length = rows[LAYOUT[column].table]! * world.block.widths[column];
    return { name: column, kind: LAYOUT[column].kind, values: world.columns[column].subarray(0, length) };
  });
  const observed = OBSERVED_NAMES.map((array) => ({ name: array, kind: OBSERVED[array], values: arrays[array] }));
  await writeCheckpoint(path, header, [...columns, ...observed]);
}

/** @throws Unusable also where the columns of this version of Groundswell are others */
export function readCheckpoint(path: string): Checkpoint {
  const file = openCheckpoint(path);
  const header = file.header as unknown as Header;
  const { version, code, byteOrder, sums } = header;
  if (byteOrder !== endianness())
    throw new Unusable(`${path}: was written on a machine that orders bytes the other way (${byteOrder})`, false);
  const expected = [...NAMES.map((name) => ({ name, kind: LAYOUT[name].kind }))];
  const observed = OBSERVED_NAMES.map((name) => ({ name, kind: OBSERVED[name] }));
  const all = [...expected, ...observed].map(({ name, kind }) => `${name} ${kind}`).join();
  const same = file.columns.map(({ name, kind }) => `${name} ${kind}`).join() === all;
  if (!same || Object.keys(sums).join() !== SUMMED.join())
    throw new Unusable(
      `${path}: was made by version ${version} (code ${code}), whose worlds have other columns; go on with that version`,
      false,
    );
  return { file, header };
}

/**
 * The world and the memory of the observer as they were.
 * @param settings for which nothing is a misfit
 * @param compiled the acts as compiled, if they are
 */
export function restore(
  checkpoint: Checkpoint,
  settings: Settings,
  compiled: WebAssembly.Module | null = null,
): { world: World; state: ObserverState } {
  const { file, header } = checkpoint;
  const fault = misfit(checkpoint, settings);
  if (fault !== null) throw new Unusable(`${file.path}: ${fault}`, false);
  const world = emptyWorld(settings, header.rows.ties!, header.seed, new EventLog(), compiled);
  const places = new Map(file.columns.map((place) => [place.name, place]));
  const placeOf = (name: string): ColumnPlace => places.get(name)!;
  for (const name of NAMES) {
    const place = placeOf(name);
    readColumn(file, place, world.columns[name].subarray(0, place.length));
  }
  world.week = header.week;
  const arrays = Object.fromEntries(
    OBSERVED_NAMES.map((name) => {
      const values = new KINDS[OBSERVED[name]](placeOf(name).length);
      readColumn(file, placeOf(name), values);
      return [name, values];
    }),
  ) as unknown as ObserverState['arrays'];
  return { world, state: { sums: header.sums, arrays } };
}
