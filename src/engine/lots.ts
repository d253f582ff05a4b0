/**
 * The order in which proposals are settled: by lot, never by row. Row order made the first tenth of people members a third of
 * the time and the last half never. A lot depends only on who proposes, so one proposal more leaves the order of the others.
 */

/**
 * Sorts the first `count` entries of `who` by their lots (unsigned 32-bit), ties by `who` itself.
 * @param who rows that propose; sorted in place
 * @param lots lots[i] belongs to who[i]; sorted along
 */
export function byLot(who: Int32Array, lots: Uint32Array, count: number): void {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  order.sort((a, b) => lots[a]! - lots[b]! || who[a]! - who[b]!);
  const people = who.slice(0, count);
  const drawn = lots.slice(0, count);
  for (let at = 0; at < count; at++) {
    who[at] = people[order[at]!]!;
    lots[at] = drawn[order[at]!]!;
  }
}
