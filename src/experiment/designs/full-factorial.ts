/** Every combination of what there is to choose from: the last choice varies fastest. */

/** One after the other; with nothing to choose there is one combination, the empty one. */
export function* fullFactorial<T>(choices: readonly (readonly T[])[]): Generator<T[], void> {
  if (choices.some((of) => of.length === 0)) return;
  const at = choices.map(() => 0);
  while (true) {
    yield choices.map((of, place) => of[at[place]!]!);
    let place = choices.length - 1;
    while (place >= 0 && ++at[place]! === choices[place]!.length) at[place--] = 0;
    if (place < 0) return;
  }
}
