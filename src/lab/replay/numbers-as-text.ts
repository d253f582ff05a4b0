/** Whole numbers as short text: what changes little from one to the next takes a byte. Exact, there and back. */

/** Seven bits a byte, the eighth says that more follow; the sign is the lowest bit (LEB128 of zigzag numbers). */
export function toText(numbers: ArrayLike<number>): string {
  let bytes = new Uint8Array(Math.max(16, numbers.length));
  let length = 0;
  for (let at = 0; at < numbers.length; at++) {
    const value = numbers[at]!;
    if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 30)
      throw new RangeError(`internal: ${value} is no whole number below 2^30`);
    if (length + 5 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  }
  let text = '';
  // A call takes so many arguments and not many more.
  for (let at = 0; at < length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(length, at + 8192)));
  return btoa(text);
}

export function fromText(text: string): number[] {
  const bytes = atob(text);
  const numbers: number[] = [];
  let rest = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    rest |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    rest >>>= 0;
    numbers.push(rest & 1 ? -(rest + 1) / 2 : rest / 2);
    rest = 0;
    shift = 0;
  }
  return numbers;
}

/** Blocks of equal length, one for each week, of which little changes from one to the next: only what changes is written. */
export function changesToText(blocks: ArrayLike<number>, length: number): string {
  const numbers: number[] = [];
  const weeks = length === 0 ? 0 : blocks.length / length;
  for (let week = 0; week < weeks; week++) {
    const count = numbers.push(0) - 1;
    let last = 0;
    for (let k = 0; k < length; k++) {
      const now = blocks[week * length + k]!;
      const before = week === 0 ? 0 : blocks[(week - 1) * length + k]!;
      if (now === before) continue;
      numbers.push(k - last, now - before);
      last = k;
      numbers[count]! += 1;
    }
  }
  return toText(numbers);
}

/** @param blocks gets the numbers; all 0 before */
export function changesFromText<T extends Uint8Array | Int32Array>(text: string, length: number, blocks: T): T {
  const numbers = fromText(text);
  const weeks = length === 0 ? 0 : blocks.length / length;
  let at = 0;
  for (let week = 0; week < weeks; week++) {
    if (week > 0) blocks.copyWithin(week * length, (week - 1) * length, week * length);
    let k = 0;
    for (let left = numbers[at++]!; left > 0; left--) {
      k += numbers[at++]!;
      blocks[week * length + k] = blocks[week * length + k]! + numbers[at++]!;
    }
  }
  return blocks;
}

/** Each number as what it is more than the one before. */
export const steps = (numbers: ArrayLike<number>): number[] =>
  Array.from(numbers, (value, at) => value - (at === 0 ? 0 : numbers[at - 1]!));

export function sums(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
}
