/** Turns the ties of one file into weights by number of person, and tells what cannot be: strangers, self-ties, doubles. */
import type { DataFile } from './data-files.ts';
import type { LayerGiven } from './network-shape.ts';
import { show } from './show.ts';
import type { TieList } from './tie-list.ts';

/** Who may be tied. */
export interface Known {
  readonly numberOf: ReadonlyMap<string, number>;
  /** The file that names them; null when anybody whom a layer names is known. */
  readonly from: string | null;
}

/**
 * Weights of arcs by source * count + target; an undirected tie is two arcs, a weight of 0 is no tie.
 * Null with a fault told when there is no tie at all.
 */
export function weightsOf(list: TieList, known: Known, layer: LayerGiven, file: DataFile): Map<number, number> | null {
  const count = known.numberOf.size;
  const weights = new Map<number, number>();
  const firstTie = new Map<number, number>();
  tellStrangersAndTwins(list, known, file);
  for (const [tie, from] of list.from.entries()) {
    const to = list.to[tie]!;
    const [i, j] = [known.numberOf.get(from), known.numberOf.get(to)];
    if (i === undefined) tellStranger(from, list.place(tie, 'from'), known, file);
    if (j === undefined) tellStranger(to, list.place(tie, 'to'), known, file);
    if (i === undefined || j === undefined) continue;
    if (i === j) {
      if (layer['self-ties'] === 'error') {
        const message = `${show(from)} tied to themselves, expected ties between two people (self-ties: drop leaves such ties out)`;
        file.fault(list.place(tie, 'to'), 'self-tie', message);
      }
      continue;
    }
    const arcs = list.directed[tie] ? [i * count + j] : [i * count + j, j * count + i];
    const before = arcs.map((arc) => firstTie.get(arc)).find((first) => first !== undefined);
    if (before !== undefined && layer.duplicates === 'error') {
      const first = `first on line ${list.place(before, 'from').line}`;
      const message = `${show(from)} to ${show(to)} given twice, ${first}, expected once (duplicates: sum or strongest takes both)`;
      file.fault(list.place(tie, 'from'), 'tie', message);
      continue;
    }
    for (const arc of arcs) {
      if (!firstTie.has(arc)) firstTie.set(arc, tie);
      const so = weights.get(arc) ?? 0;
      const weight = layer.duplicates === 'strongest' ? Math.max(so, list.weight[tie]!) : so + list.weight[tie]!;
      if (weight > 0) weights.set(arc, weight);
    }
  }
  if (list.from.length > 0) return weights;
  const filtered = layer.where === undefined ? '' : ' with the cells of `where`';
  file.fault({ line: 1, column: 1 }, '', `no ties${filtered} given, expected at least one`);
  return null;
}

function tellStranger(
  id: string,
  place: { line: number; column: number },
  { numberOf, from }: Known,
  file: DataFile,
): void {
  const few = [...numberOf.keys()].slice(0, 3).join(', ');
  file.fault(place, 'person', `${show(id)} given, expected somebody of ${from ?? 'this file'} (${few} ...)`);
}

/** People whom the file lists without a tie, who must be known too, and those whom it lists twice. */
function tellStrangersAndTwins(list: TieList, known: Known, file: DataFile): void {
  const seen = new Set<string>();
  for (const { id, place } of list.people ?? []) {
    if (seen.has(id)) file.fault(place, 'person', `${show(id)} given twice, expected each person once`);
    else if (!known.numberOf.has(id)) tellStranger(id, place, known, file);
    seen.add(id);
  }
}
