/** What is usual, and then each thing changed alone, to each that it might be, with all others as usual. */

/** @param choices what each may be; the usual one among them is not repeated */
export function oneAtATime<T>(usual: readonly T[], choices: readonly (readonly T[])[]): T[][] {
  const changed = choices.flatMap((of, place) =>
    of.filter((choice) => choice !== usual[place]).map((choice) => usual.with(place, choice)),
  );
  return [[...usual], ...changed];
}
