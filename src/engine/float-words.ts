/** The upper half of a 64-bit number (sign, exponent, and the first 20 bits of the fraction), read and replaced. */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The upper 32 bits of x, unsigned. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH]!;
}

/** x with other upper 32 bits. */
export function withHighWord(x: number, high: number): number {
  float[0] = x;
  words[HIGH] = high;
  return float[0]!;
}
