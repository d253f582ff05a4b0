/** A network as a plain list of ties, and the same network as arcs in order: what each person sees from their own end. */

/** Undirected ties: tie t joins people a[t] and b[t]. Nobody is tied to themselves and no two are tied twice. */
export interface Ties {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** Directed arcs, sorted by source and then target. An undirected tie is two arcs of the same closeness (0 to 1). */
export interface Arcs {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly closeness: Float32Array;
}

/** The places of `keys` (0..count-1) in rising order of key; equal keys stay in the order of `places`. */
function byKey(count: number, keys: Int32Array, places: Int32Array): Int32Array {
  const next = new Int32Array(count + 1);
  for (let at = 0; at < keys.length; at++) next[keys[at]! + 1]!++;
  for (let key = 0; key < count; key++) next[key + 1]! += next[key]!;
  const order = new Int32Array(keys.length);
  for (let at = 0; at < places.length; at++) order[next[keys[places[at]!]!]!++] = places[at]!;
  return order;
}

/** The order in which arcs are sorted by source and then target, found by counting: no comparison, O(people + arcs). */
export function arcOrder(count: number, source: Int32Array, target: Int32Array): Int32Array {
  const asGiven = Int32Array.from(source.keys());
  return byKey(count, source, byKey(count, target, asGiven));
}

/**
 * Turns ties into sorted arcs. Closeness is drawn once a tie, in the order of the sorted arcs, so that it depends on who is
 * tied to whom and not on how a generator happened to list them.
 */
export function arcsFromTies(ties: Ties, count: number, closeness: () => number): Arcs {
  const many = ties.a.length;
  const from = new Int32Array(2 * many);
  const to = new Int32Array(2 * many);
  from.set(ties.a);
  from.set(ties.b, many);
  to.set(ties.b);
  to.set(ties.a, many);
  const order = arcOrder(count, from, to);
  const source = order.map((at) => from[at]!);
  const target = order.map((at) => to[at]!);
  return { source, target, closeness: closenessBothWays(count, source, target, closeness) };
}

/** Draws for each arc to a higher number and writes the same to its reverse. */
function closenessBothWays(count: number, source: Int32Array, target: Int32Array, draw: () => number): Float32Array {
  const closeness = new Float32Array(source.length);
  // back[p] is where the next arc from p to a lower number stands: those come first in p's row, and in the order of this loop.
  const back = new Int32Array(count + 1);
  for (let at = 0; at < source.length; at++) back[source[at]! + 1]!++;
  for (let person = 0; person < count; person++) back[person + 1]! += back[person]!;
  for (let at = 0; at < source.length; at++) {
    if (target[at]! < source[at]!) continue;
    const drawn = draw();
    closeness[at] = drawn;
    closeness[back[target[at]!]!++] = drawn;
  }
  return closeness;
}
