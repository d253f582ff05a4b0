/**
 * Numbers in compiled code: what is known of them, and how they are written in WebAssembly.
 *
 *   int       a count, place, row or week: whole, far from 2^31, so that sums and products of a few never reach it
 *   bits      32 bits, signed as JavaScript has them after a bitwise operator; arithmetic with them is done in 64 bits
 *   unsigned  the same without sign, as after >>>
 *   whole     a whole number held in 64 bits
 *   real      any other number, in 64 bits
 *   truth     true or false
 *
 * A product or remainder that goes on in 64 bits is reckoned there or gets the sign that JavaScript gives its zero.
 */
export type Type = 'int' | 'bits' | 'unsigned' | 'whole' | 'real' | 'truth';

/** A number at hand. Each of its three forms is text that is made at most once, where it is used. */
export interface Numeric {
  readonly kind: 'number';
  readonly type: Type;
  /** As i32, for what is int, bits, unsigned or truth, and for a whole number that must be an int: it traps when it is none. */
  readonly i32: () => string;
  readonly f64: () => string;
  /** As JavaScript turns it to 32 bits: modulo 2^32. */
  readonly wrapped: () => string;
  /** A sum or product that has few bits, so that `wrapped` is it modulo 2^32. */
  readonly exact?: true;
  /** Its value, where it is known now. */
  readonly constant?: number | boolean;
}

export const isNarrow = (type: Type): boolean => type !== 'whole' && type !== 'real';
export const machineType = (type: Type): 'i32' | 'f64' => (isNarrow(type) ? 'i32' : 'f64');

/** The least type that holds both, null when there is none. */
export function join(a: Type, b: Type): Type | null {
  if (a === b) return a;
  if (a === 'truth' || b === 'truth') return null;
  if (a === 'real' || b === 'real') return 'real';
  if ((a === 'int' && b === 'bits') || (a === 'bits' && b === 'int')) return 'bits';
  return 'whole';
}

/** A number that is held as i32. */
export function narrow(type: 'int' | 'bits' | 'unsigned' | 'truth', text: () => string): Numeric {
  const signed = type === 'unsigned' ? 'u' : 's';
  return {
    kind: 'number',
    type,
    i32: text,
    f64: () => `(f64.convert_i32_${signed} ${text()})`,
    wrapped: text,
  };
}

/** A number that is held as f64. JavaScript's way to 32 bits is the same as that by 64 bits, which traps from 2^63 on. */
export function wide(type: 'whole' | 'real', text: () => string): Numeric {
  return {
    kind: 'number',
    type,
    i32: () => `(i32.trunc_f64_s ${text()})`,
    f64: text,
    wrapped: () => `(i32.wrap_i64 (i64.trunc_f64_s ${text()}))`,
  };
}

const ofFloat = (value: number) =>
  Object.is(value, -0)
    ? '-0'
    : Number.isNaN(value)
      ? 'nan'
      : Number.isFinite(value)
        ? String(value)
        : value > 0
          ? 'inf'
          : '-inf';

/** A number whose value is known. */
export function constant(value: number | boolean): Numeric {
  if (typeof value === 'boolean') {
    return { ...narrow('truth', () => `(i32.const ${Number(value)})`), constant: value };
  }
  const asBits = () => `(i32.const ${value | 0})`;
  const whole = Number.isInteger(value) && !Object.is(value, -0);
  const small = whole && Math.abs(value) < 2 ** 30;
  const type: Type = small ? 'int' : whole && value === (value | 0) ? 'bits' : whole ? 'whole' : 'real';
  return {
    kind: 'number',
    type,
    i32: asBits,
    f64: () => `(f64.const ${ofFloat(value)})`,
    wrapped: asBits,
    constant: value,
  };
}

/** A number of a type, from the text of the form in which it is held. */
export const ofType = (type: Type, text: () => string): Numeric =>
  type === 'whole' || type === 'real' ? wide(type, text) : narrow(type, text);

/** A number in the form in which one of a type is held. */
export const held = (value: Numeric, type: Type): string => (isNarrow(type) ? value.i32() : value.f64());
