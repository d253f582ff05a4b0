/**
 * Works out an expression for each row of a table, as its columns have it.
 *
 * An empty cell (NaN) makes empty what is reckoned or compared with it, and so does a result that is not finite, as after a
 * division by zero: what is not known is not passed off as 0. Only where one side decides alone is the other not asked:
 * `a && b` is 0 where a is 0, `a || b` is 1 where a is not 0, and a choice looks at the branch that it takes. What is true is 1.
 */
import type { TableRows } from '../measure/outcomes.ts';
import type { Expression } from '../model/expression.ts';
import { type Callable, FUNCTIONS } from '../model/open-rules.ts';

/**
 * @returns a value for each row, NaN for an empty one
 * @throws Error when a column that it names is none of the table
 */
export function overRows(expression: Expression, table: TableRows): Float64Array {
  const value = valueAt(expression, (name) => {
    const column = table.numbers(name);
    return (row) => column[row]!;
  });
  return Float64Array.from({ length: table.rows }, (_, row) => value(row));
}

/** An expression over named numbers; NaN stands for what is not known. */
export function overNames(expression: Expression, known: Readonly<Record<string, number>>): number {
  return valueAt(expression, (name) => {
    if (!Object.hasOwn(known, name)) throw new RangeError(`internal: nothing is called ${name}`);
    return () => known[name]!;
  })(0);
}

type Value = (row: number) => number;

const EMPTY = Number.NaN;
const isEmpty = (value: number) => Number.isNaN(value);
const finite = (value: number) => (Number.isFinite(value) ? value : EMPTY);

function valueAt(expression: Expression, named: (name: string) => Value): Value {
  switch (expression.is) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name':
      return named(expression.name);
    case 'unary': {
      const of = valueAt(expression.of, named);
      if (expression.op === '-') return (row) => -of(row);
      return (row) => truth(of(row), (value) => value === 0);
    }
    case 'binary':
      return binary(expression.op, valueAt(expression.left, named), valueAt(expression.right, named));
    case 'choice': {
      const when = valueAt(expression.when, named);
      const then = valueAt(expression.then, named);
      const otherwise = valueAt(expression.otherwise, named);
      return (row) => {
        const decides = when(row);
        return isEmpty(decides) ? EMPTY : decides === 0 ? otherwise(row) : then(row);
      };
    }
    case 'call': {
      if (!Object.hasOwn(FUNCTIONS, expression.name)) throw new RangeError(`internal: no function ${expression.name}`);
      const { of }: Callable = FUNCTIONS[expression.name as keyof typeof FUNCTIONS];
      const given = expression.of.map((one) => valueAt(one, named));
      return (row) => {
        const values = given.map((one) => one(row));
        return values.some(isEmpty) ? EMPTY : finite(of(...values));
      };
    }
  }
}

function truth(value: number, holds: (value: number) => boolean): number {
  return isEmpty(value) ? EMPTY : holds(value) ? 1 : 0;
}

function binary(op: (Expression & { is: 'binary' })['op'], left: Value, right: Value): Value {
  const reckoned = (of: (a: number, b: number) => number) => (row: number) => finite(of(left(row), right(row)));
  const compared = (holds: (a: number, b: number) => boolean) => (row: number) => {
    const a = left(row);
    const b = right(row);
    return isEmpty(a) || isEmpty(b) ? EMPTY : holds(a, b) ? 1 : 0;
  };
  switch (op) {
    case '+':
      return reckoned((a, b) => a + b);
    case '-':
      return reckoned((a, b) => a - b);
    case '*':
      return reckoned((a, b) => a * b);
    case '/':
      return reckoned((a, b) => a / b);
    case '<':
      return compared((a, b) => a < b);
    case '<=':
      return compared((a, b) => a <= b);
    case '>':
      return compared((a, b) => a > b);
    case '>=':
      return compared((a, b) => a >= b);
    case '==':
      return compared((a, b) => a === b);
    case '!=':
      return compared((a, b) => a !== b);
    case '&&':
      return (row) => {
        const a = left(row);
        return isEmpty(a) || a === 0 ? a : truth(right(row), (b) => b !== 0);
      };
    case '||':
      return (row) => {
        const a = left(row);
        return isEmpty(a) ? EMPTY : a !== 0 ? 1 : truth(right(row), (b) => b !== 0);
      };
  }
}
