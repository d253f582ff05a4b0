/** Picks the part of a large network that a chart can show: the people nearest to where the first groups began. */

export interface Ties {
  readonly rows: number;
  readonly person: ArrayLike<number>;
  readonly other: ArrayLike<number>;
  readonly closeness: ArrayLike<number>;
}

/** Up to so many people are all shown; of more, a neighbourhood of SAMPLE, in which single dots can still be seen. */
export const ALL_SHOWN = 500;
export const SAMPLE = 400;

/**
 * Everybody in the ties, or the people reached first when going out from `centre` tie by tie.
 * @param centre numbers of people to begin with, the most wanted first
 * @param size up to `all` people are all shown, otherwise `sample` of them
 * @returns numbers of people, in the order in which they were reached
 */
export function neighbourhood(
  ties: Ties,
  centre: readonly number[],
  size: { readonly all: number; readonly sample: number } = { all: ALL_SHOWN, sample: SAMPLE },
): number[] {
  let most = 0;
  for (let t = 0; t < ties.rows; t++) most = Math.max(most, ties.person[t]!, ties.other[t]!);
  // Compressed rows: where the neighbours of each person begin, then the neighbours themselves.
  const begin = new Int32Array(most + 2);
  for (let t = 0; t < ties.rows; t++) {
    begin[ties.person[t]! + 1]!++;
    begin[ties.other[t]! + 1]!++;
  }
  for (let p = 0; p <= most; p++) begin[p + 1]! += begin[p]!;
  const next = begin.slice();
  const neighbours = new Int32Array(ties.rows * 2);
  for (let t = 0; t < ties.rows; t++) {
    const a = ties.person[t]!;
    const b = ties.other[t]!;
    neighbours[next[a]!++] = b;
    neighbours[next[b]!++] = a;
  }
  const everybody: number[] = [];
  for (let p = 0; p <= most; p++) if (begin[p + 1]! > begin[p]!) everybody.push(p);
  if (everybody.length <= size.all) return everybody;

  const reached: number[] = [];
  const known = new Uint8Array(most + 1);
  const go = (p: number) => {
    if (p > most || known[p] === 1 || reached.length === size.sample) return;
    known[p] = 1;
    reached.push(p);
  };
  let at = 0;
  for (const start of [...centre, ...everybody]) {
    go(start);
    for (; at < reached.length && reached.length < size.sample; at++) {
      const p = reached[at]!;
      for (let k = begin[p]!; k < begin[p + 1]!; k++) go(neighbours[k]!);
    }
    if (reached.length === size.sample) break;
  }
  return reached;
}
