/**
 * One cell of a table as bytes: whole numbers as they are, other numbers in the shortest form of six significant digits, text
 * quoted where RFC 4180 asks for it. Written digit by digit, because a table of a million people has tens of millions of cells
 * (some 30 ns each; through toPrecision and back it is ten times as much).
 *
 * Each function writes at `at` and returns the position after what it wrote; the caller has made room.
 */

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
const QUOTE = 0x22;

/** Ten to the power of 0..9, exact. */
const POWERS = [1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000];

/** A whole number that a double holds exactly. */
export function writeInt(buffer: Buffer, at: number, value: number): number {
  if (value < 0) {
    buffer[at] = MINUS;
    return writeWhole(buffer, at + 1, -value);
  }
  return writeWhole(buffer, at, value);
}

function writeWhole(buffer: Buffer, at: number, value: number): number {
  if (value >= 2 ** 31) return at + buffer.write(String(value), at, 'latin1');
  let rest = value | 0;
  let digits = 1;
  while (digits < 10 && rest >= POWERS[digits]!) digits++;
  for (let place = at + digits - 1; place >= at; place--) {
    const tenth = (rest / 10) | 0;
    buffer[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + digits;
}

/** What writeFloat writes, the slow and certain way. */
export function sixDigits(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A finite number in the shortest form of six significant digits: 0.333333, 12.5, 3. */
export function writeFloat(buffer: Buffer, at: number, value: number): number {
  if (value === 0) {
    buffer[at] = ZERO;
    return at + 1;
  }
  const size = value < 0 ? -value : value;
  if (size < 1e-4 || size >= 1e6) return at + buffer.write(sixDigits(value), at, 'latin1');
  // Digits after the point, so that six significant ones are kept.
  let decimals = 0;
  if (size >= 1) for (decimals = 5; size >= POWERS[6 - decimals]!; decimals--);
  else decimals = size >= 0.1 ? 6 : size >= 0.01 ? 7 : size >= 0.001 ? 8 : 9;
  const scaled = size * POWERS[decimals]!;
  // The product is off by 1e-10 at most: only next to a half could it be rounded to the wrong side.
  const beyondHalf = scaled - Math.floor(scaled) - 0.5;
  if (beyondHalf < 1e-6 && beyondHalf > -1e-6) return at + buffer.write(sixDigits(value), at, 'latin1');
  const digits = Math.round(scaled);
  const whole = Math.floor(digits / POWERS[decimals]!);
  let end = at;
  if (value < 0) buffer[end++] = MINUS;
  end = writeWhole(buffer, end, whole);
  let rest = digits - whole * POWERS[decimals]!;
  if (rest === 0) return end;
  while (rest % 10 === 0) {
    rest = (rest / 10) | 0;
    decimals--;
  }
  buffer[end] = POINT;
  for (let place = end + decimals; place > end; place--) {
    const tenth = (rest / 10) | 0;
    buffer[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return end + decimals + 1;
}

/** Text. An empty text is an empty cell: there is none. */
export function writeText(buffer: Buffer, at: number, value: string): number {
  const length = value.length;
  let plain = true;
  for (let i = 0; i < length; i++) {
    const letter = value.charCodeAt(i);
    // A comma, a quote, a line feed or a carriage return asks for quotes; beyond ASCII a letter is more than one byte.
    if (letter === 0x2c || letter === QUOTE || letter === 0x0a || letter === 0x0d || letter > 0x7e) {
      plain = false;
      break;
    }
    buffer[at + i] = letter;
  }
  if (plain) return at + length;
  if (!/[",\n\r]/.test(value)) return at + buffer.write(value, at);
  return at + buffer.write(`"${value.replaceAll('"', '""')}"`, at);
}
