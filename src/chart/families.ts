/** Families of groups: who descends from whom in one run, and which of them a chart has room for. */
import type { GroupsTable } from './read-tables.ts';

export interface Kin {
  readonly group: number;
  readonly born: number;
  /** Week of recognition, NaN for never. */
  readonly recognized: number;
  /** Week of the end, NaN for alive. */
  readonly ended: number;
  readonly cause: string;
  readonly generation: number;
  readonly members: number;
  readonly size: number;
  readonly parent: Kin | null;
  /** Number of the group whose lack it works on, NaN for none. */
  readonly supports: number;
  /** In order of birth. */
  readonly children: readonly Kin[];
}

export interface Families {
  /** The groups of the run in order of birth. */
  readonly all: readonly Kin[];
  /** Groups without a parent, the one with most descendants first. */
  readonly roots: readonly Kin[];
  /** Number of groups in the family of each root, itself included. */
  readonly sizes: readonly number[];
}

/** The groups of the first run in which any formed, linked to their parents. */
export function familiesOf(table: GroupsTable): Families {
  let first = Infinity;
  for (let g = 0; g < table.rows; g++) first = Math.min(first, table.replicate[g]!);
  const places: number[] = [];
  for (let g = 0; g < table.rows; g++) if (table.replicate[g] === first) places.push(g);
  places.sort((a, b) => table.group[a]! - table.group[b]!);

  const byNumber = new Map<number, Kin & { children: Kin[] }>();
  const roots: Kin[] = [];
  const all: Kin[] = [];
  const size = new Map<Kin, number>();
  for (const g of places) {
    // A parent is always older, and so already known.
    const parent = byNumber.get(table.parent[g]!) ?? null;
    const kin = {
      group: table.group[g]!,
      born: table.born[g]!,
      recognized: table.recognized[g]!,
      ended: table.ended[g]!,
      cause: table.cause[g]!,
      generation: table.generation[g]!,
      members: table.members_total[g]!,
      size: table.size_peak[g]!,
      parent,
      supports: table.supports[g]! > 0 ? table.supports[g]! : Number.NaN,
      children: [],
    };
    byNumber.set(kin.group, kin);
    all.push(kin);
    if (parent === null) roots.push(kin);
    else parent.children.push(kin);
  }
  for (const kin of all) {
    const root = rootOf(kin);
    size.set(root, (size.get(root) ?? 0) + 1);
  }
  roots.sort((a, b) => size.get(b)! - size.get(a)! || a.group - b.group);
  return { all, roots, sizes: roots.map((root) => size.get(root)!) };
}

export function rootOf(kin: Kin): Kin {
  let root = kin;
  while (root.parent !== null) root = root.parent;
  return root;
}

export interface Selection {
  /** In order of birth; whoever is in it has its parent in it. */
  readonly shown: readonly Kin[];
  /** How many families they come from. */
  readonly families: number;
  /** Groups in the one family that was cut, or null. */
  readonly cutFrom: number | null;
}

/** The largest families that fit, whole; if not even the largest does, its first groups. */
export function choose(families: Families, atMost: number, smallest = 1): Selection {
  const chosen = new Set<Kin>();
  let room = atMost;
  families.roots.forEach((root, k) => {
    const size = families.sizes[k]!;
    if (size < smallest || size > room) return;
    chosen.add(root);
    room -= size;
  });
  const largest = families.roots[0];
  if (largest !== undefined && !chosen.has(largest) && families.sizes[0]! >= smallest) {
    const shown = families.all.filter((kin) => rootOf(kin) === largest).slice(0, atMost);
    return { shown, families: 1, cutFrom: families.sizes[0]! };
  }
  return { shown: families.all.filter((kin) => chosen.has(rootOf(kin))), families: chosen.size, cutFrom: null };
}
