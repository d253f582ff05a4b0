/** How often each row is drawn when as many rows as there are are drawn with replacement: one draw of a bootstrap, as weights. */

/** @param weights one a row; written anew */
export function drawRows(random: () => number, weights: Float64Array): void {
  const rows = weights.length;
  weights.fill(0);
  for (let i = 0; i < rows; i++) weights[(random() * rows) | 0]! += 1;
}
