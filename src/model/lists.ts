/** What was listed part by part, so that many hands can list: who talks to somebody this week (nobody else founds or joins anything). */
import type { ReadonlyColumn } from '../engine/columns.ts';
import { NONE, type Settings, type Sight } from './world.ts';

/**
 * What the parts have listed, one after the other.
 * @param list each part's own begins at the place of its first row, `width` places a row
 */
export function listed(list: ReadonlyColumn, counts: ReadonlyColumn, width: number, { size }: Settings): Int32Array {
  let whole = 0;
  for (let part = 0; part < size.parts; part++) whole += counts[part]!;
  const all = new Int32Array(whole);
  for (let part = 0, place = 0; part < size.parts; part++) {
    const start = part * size.partRows * width;
    for (let at = start; at < start + counts[part]!; at++) all[place++] = list[at]!;
  }
  return all;
}

/** Everybody who talks, in row order. */
export function allTalkers({ talkers, partTalkers }: Sight, settings: Settings): Int32Array {
  return listed(talkers, partTalkers, 1, settings);
}

/** Those of them who wish something. */
export function talkersWith(world: Sight, settings: Settings, wish: ReadonlyColumn): Int32Array {
  const all = allTalkers(world, settings);
  let count = 0;
  for (let at = 0; at < all.length; at++) {
    if (wish[all[at]!] === NONE) continue;
    all[count] = all[at]!;
    count += 1;
  }
  return all.subarray(0, count);
}
