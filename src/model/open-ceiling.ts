/**
 * How high the value of an expression can be, found more cheaply than the value itself. Where only a value above some least one
 * counts, most need never be worked out: what the built-in attraction does by hand, for the expressions in which it can be done.
 *
 *   a power   x^y <= 1 - y + y·x      for x and y from 0 to 1 (Bernoulli)
 *   a product of two that are never negative is at most the product of their bounds
 *
 * Nothing bounded here is negative, and MARGIN lifts a bound by far more than rounding could have taken from it.
 */
import type { Expression } from './expression.ts';

/** What is asked of whoever knows the names: between what each always lies, and which are not known yet. */
export interface Known {
  readonly range: (name: string) => readonly [low: number, high: number];
  /** Names whose value is not known yet. */
  readonly unknown: ReadonlySet<string>;
}

const MARGIN = 1 + 1e-9;
const ANYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** An expression that another one never exceeds; null when nothing can be said that is cheaper than the value. */
export function ceilingOf(expression: Expression, known: Known): Expression | null {
  if (isCheap(expression, known)) return null;
  const most = atMost(expression, known);
  return most === null ? null : both('*', most, number(MARGIN));
}

const number = (value: number): Expression => ({ is: 'number', value });
const both = (op: '+' | '-' | '*', left: Expression, right: Expression): Expression => ({
  is: 'binary',
  op,
  left,
  right,
});

function atMost(expression: Expression, known: Known): Expression | null {
  if (isCheap(expression, known)) return expression;
  switch (expression.is) {
    case 'name': {
      const [, high] = known.range(expression.name);
      return Number.isFinite(high) ? number(high) : null;
    }
    case 'binary': {
      const { op, left, right } = expression;
      if (op !== '*' || range(left, known)[0] < 0 || range(right, known)[0] < 0) return null;
      const [a, b] = [atMost(left, known), atMost(right, known)];
      return a === null || b === null ? null : both('*', a, b);
    }
    case 'call': {
      if (expression.name === 'pow') return powerAtMost(expression.of[0]!, expression.of[1]!, known);
      if (expression.name !== 'min' || range(expression, known)[0] < 0) return null;
      const bounds = expression.of.flatMap((one) => atMost(one, known) ?? []);
      return bounds.length === 0 ? null : { is: 'call', name: 'min', of: bounds };
    }
    default:
      return null;
  }
}

function powerAtMost(base: Expression, exponent: Expression, known: Known): Expression | null {
  if (!isShare(range(base, known)) || !isShare(range(exponent, known)) || !isCheap(exponent, known)) return null;
  const x = atMost(base, known);
  return x === null ? null : both('+', both('-', number(1), exponent), both('*', exponent, x));
}

function isShare([low, high]: readonly [number, number]): boolean {
  return low >= 0 && high <= 1;
}

/** Whether the value is known and needs no powers, exponentials or logarithms: then it is its own bound. */
function isCheap(expression: Expression, known: Known): boolean {
  const cheap = (one: Expression) => isCheap(one, known);
  switch (expression.is) {
    case 'number':
      return true;
    case 'name':
      return !known.unknown.has(expression.name);
    case 'unary':
      return cheap(expression.of);
    case 'binary':
      return cheap(expression.left) && cheap(expression.right);
    case 'choice':
      return cheap(expression.when) && cheap(expression.then) && cheap(expression.otherwise);
    case 'call':
      return !['pow', 'exp', 'ln'].includes(expression.name) && expression.of.every(cheap);
  }
}

/** Between what an expression always lies. */
function range(expression: Expression, known: Known): readonly [number, number] {
  switch (expression.is) {
    case 'number':
      return [expression.value, expression.value];
    case 'name':
      return known.range(expression.name);
    case 'binary':
      return rangeOfBoth(expression.op, range(expression.left, known), range(expression.right, known));
    case 'call': {
      const of = expression.of.map((one) => range(one, known));
      if (expression.name === 'pow') return of.every(isShare) ? [0, 1] : ANYTHING;
      if (expression.name === 'min') return [least(of.map(([low]) => low)), least(of.map(([, high]) => high))];
      return ANYTHING;
    }
    default:
      return ANYTHING;
  }
}

function rangeOfBoth(
  op: string,
  [a, b]: readonly [number, number],
  [c, d]: readonly [number, number],
): readonly [number, number] {
  if (op === '+') return [a + c, b + d];
  if (op === '-') return [a - d, b - c];
  // Infinity times 0 would be no number: what is never negative stays so, and that is all that is asked.
  if (op === '*' && a >= 0 && c >= 0) return [a * c, b === 0 || d === 0 ? 0 : b * d];
  if (op === '/' && a >= 0 && c > 0) return [0, Number.POSITIVE_INFINITY];
  return ANYTHING;
}

function least(of: readonly number[]): number {
  return Math.min(...of);
}
