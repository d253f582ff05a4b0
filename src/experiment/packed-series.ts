/** The series of a run as bytes: how many weeks, the weeks, then the values of one series after the other, all as float64. */

export function pack(weeks: readonly number[], columns: readonly Float64Array[]): Uint8Array {
  const numbers = new Float64Array(1 + weeks.length * (1 + columns.length));
  numbers[0] = weeks.length;
  numbers.set(weeks, 1);
  for (const [c, column] of columns.entries()) numbers.set(column, 1 + weeks.length * (1 + c));
  return new Uint8Array(numbers.buffer);
}

export function unpack(bytes: Uint8Array): { weeks: number[]; columns: Float64Array[] } {
  // A copy: the bytes may begin anywhere in a larger buffer.
  const numbers = new Float64Array(new Uint8Array(bytes).buffer);
  const length = numbers[0]!;
  const columns: Float64Array[] = [];
  for (let from = 1 + length; length > 0 && from < numbers.length; from += length)
    columns.push(numbers.slice(from, from + length));
  return { weeks: Array.from(numbers.subarray(1, 1 + length)), columns };
}
