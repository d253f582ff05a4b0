/** Ties as a file lists them, whatever its format: by the identifiers of people, with places for faults. */

import { numberIn } from './csv.ts';
import type { DataFile } from './data-files.ts';
import type { Place } from './fault.ts';
import { show } from './show.ts';

export type Part = 'from' | 'to' | 'weight';

export interface TieList {
  /** People that the file lists, in its order, so that others are strangers; null for an edge list, which lists none. */
  readonly people: readonly { readonly id: string; readonly place: Place }[] | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly weight: readonly number[];
  readonly directed: readonly boolean[];
  /** Where a part of a tie stands. */
  place(tie: number, part: Part): Place;
}

/** Reads a weight; 0 with a fault told when it is none. */
export function readWeight(cell: string, file: DataFile, place: () => Place): number {
  const weight = numberIn(cell);
  if (weight !== null && weight >= 0) return weight;
  file.fault(place(), 'weight', `${weight === null ? show(cell) : cell} given, expected a number from 0`);
  return 0;
}
