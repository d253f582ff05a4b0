/** What operators make of numbers: the same as in JavaScript, in as few bits as it can be done in. */
import { constant, isNarrow, type Numeric, narrow, ofType, type Type, wide } from './number.ts';

const COMPARES: Record<string, readonly [integer: string, float: string]> = {
  '===': ['i32.eq', 'f64.eq'],
  '!==': ['i32.ne', 'f64.ne'],
  '<': ['i32.lt_s', 'f64.lt'],
  '<=': ['i32.le_s', 'f64.le'],
  '>': ['i32.gt_s', 'f64.gt'],
  '>=': ['i32.ge_s', 'f64.ge'],
};
const BITWISE: Record<string, string> = {
  '&': 'i32.and',
  '|': 'i32.or',
  '^': 'i32.xor',
  '<<': 'i32.shl',
  '>>': 'i32.shr_s',
  '>>>': 'i32.shr_u',
};
const ARITHMETIC: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul' };
/** What JavaScript itself makes of two known numbers. */
const FOLDS: Record<string, (a: number, b: number) => number | boolean> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * What an operator makes of two numbers.
 * @param refuse is told why it cannot be
 */
export function reckon(operator: string, a: Numeric, b: Numeric, refuse: (what: string) => never): Numeric {
  const known = FOLDS[operator];
  if (!known) return refuse(`${operator} is not known to the compiler`);
  if (typeof a.constant === 'number' && typeof b.constant === 'number') return constant(known(a.constant, b.constant));
  const truths = a.type === 'truth' || b.type === 'truth';
  if (truths && (a.type !== b.type || (operator !== '===' && operator !== '!=='))) {
    refuse('a truth is not a number');
  }
  const compare = COMPARES[operator];
  if (compare) {
    const signed = [a, b].every(({ type }) => type === 'int' || type === 'bits' || type === 'truth');
    return narrow('truth', () =>
      signed ? `(${compare[0]} ${a.i32()} ${b.i32()})` : `(${compare[1]} ${a.f64()} ${b.f64()})`,
    );
  }
  const bitwise = BITWISE[operator];
  if (bitwise) return ofType(bitwiseType(operator, a, b), () => `(${bitwise} ${a.wrapped()} ${b.wrapped()})`);
  const ints = a.type === 'int' && b.type === 'int';
  if (operator === '/') return wide('real', () => `(f64.div ${a.f64()} ${b.f64()})`);
  if (operator === '%') {
    if ([a, b].some(({ type }) => type !== 'int' && type !== 'whole')) {
      return refuse('a remainder is taken of two counts');
    }
    const rest = () => `(i32.rem_s ${a.i32()} ${b.i32()})`;
    return { ...narrow('int', rest), f64: () => `(call $remainder ${a.i32()} ${b.i32()})` };
  }
  const does = ARITHMETIC[operator]!;
  const long = () => `(f64.${does} ${a.f64()} ${b.f64()})`;
  const short = () => `(i32.${does} ${a.wrapped()} ${b.wrapped()})`;
  if (ints) return { ...narrow('int', short), ...(operator === '*' ? { f64: long } : {}) };
  const whole = a.type !== 'real' && b.type !== 'real';
  const sum = wide(whole ? 'whole' : 'real', long);
  return whole && isExact(operator, a, b) ? { ...sum, wrapped: short, exact: true } : sum;
}

/**
 * The lesser or greater of two numbers without a jump, which nobody could foresee. A machine's own instruction (pmin: b < a ? b : a)
 * does not know JavaScript's NaN and zeros; taken both ways, or with a known number, it does.
 */
export function leastOrMost(name: 'min' | 'max', a: Numeric, b: Numeric): Numeric {
  if (a.type === 'int' && b.type === 'int') return narrow('int', () => `(call $${name} ${a.i32()} ${b.i32()})`);
  return wide('real', () => withoutJump(name, a, b));
}

function withoutJump(name: 'min' | 'max', a: Numeric, b: Numeric): string {
  const [known, other] = typeof a.constant === 'number' ? [a, b] : [b, a];
  const lane = (text: string) => `(f64x2.extract_lane 0 ${text})`;
  const both = (x: Numeric, y: Numeric) => `(f64x2.p${name} (f64x2.splat ${x.f64()}) (f64x2.splat ${y.f64()}))`;
  if (typeof known.constant === 'number' && !Number.isNaN(known.constant) && !Object.is(known.constant, -0)) {
    const taken = lane(both(other, known));
    // Of 0 and -0 the greater is 0.
    return name === 'max' && known.constant === 0 ? `(f64.add ${taken} (f64.const 0))` : taken;
  }
  return name === 'max' ? `(f64.max ${a.f64()} ${b.f64()})` : `(call $least ${a.f64()} ${b.f64()})`;
}

/** Whether a sum or product of whole numbers has no more than 53 bits, so that it is the same when reckoned modulo 2^32. */
function isExact(operator: string, a: Numeric, b: Numeric): boolean {
  const exact = [a, b].every(({ type, exact }) => isNarrow(type) || exact);
  const small = [a, b].some(({ constant: known }) => typeof known === 'number' && Math.abs(known) < 2 ** 10);
  return exact && (operator !== '*' || (small && isNarrow(a.type) && isNarrow(b.type)));
}

/** Bits, unless it is seen at once that what comes out is a small number. */
function bitwiseType(operator: string, a: Numeric, b: Numeric): Type {
  const small = ({ constant: known }: Numeric) => typeof known === 'number' && known >= 0 && known < 2 ** 30;
  if (operator === '&' && (small(a) || small(b))) return 'int';
  if (operator !== '>>>') return 'bits';
  return typeof b.constant === 'number' && (b.constant & 31) >= 2 ? 'int' : 'unsigned';
}
