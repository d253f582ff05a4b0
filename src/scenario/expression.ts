/**
 * Reads an expression: text becomes a tree of what is allowed in it, or faults with the place of each. vega-expression says how
 * signs bind; before it sees them, every sign has been looked at here, because it would let through much that is no arithmetic
 * (members of objects, texts, lists) and does not tell where in the text something stands.
 */
import { parseExpression } from 'vega-expression';
import type { Expression } from '../model/expression.ts';
import {
  type Callable,
  FUNCTIONS,
  namesIn,
  OPEN_RULES,
  QUANTITIES,
  READY_MADE,
  type RuleName,
} from '../model/open-rules.ts';
import { hint, nearest } from './near.ts';

/** Something wrong at a place in the text of an expression, counted in characters from 0. */
export interface Misprint {
  readonly at: number;
  readonly message: string;
}

export type ReadExpression =
  | { readonly expression: Expression }
  | { readonly misprints: readonly [Misprint, ...Misprint[]] };

interface Sign {
  readonly kind: 'number' | 'name' | 'operator' | 'wrong';
  readonly text: string;
  readonly at: number;
}

/** Signs in an expression; nobody writes as many, and what is read by descending must not fall without end. */
const LONGEST = 400;

const SIGN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[\p{L}\p{N}_$]*)|(?<name>[\p{L}_$][\p{L}\p{N}\p{M}_$]*)|(?<wrong>=>|===|!==|\*\*|\+\+|--|<<|>>>?|"[^"]*"?|'[^']*'?|`[^`]*`?)|(?<operator><=|>=|==|!=|&&|\|\||[-+*/<>!?:(),])|(?<other>[^ \t\r\n])/gu;

/** What to write in place of what other languages have. */
const INSTEAD: Readonly<Record<string, string>> = {
  '^': 'a function for a power: use pow(a, b)',
  '**': 'a function for a power: use pow(a, b)',
  '===': '==',
  '!==': '!=',
  '=': '== (to compare)',
  '&': '&&',
  '|': '||',
  '--': '- and a blank, or parentheses',
  '++': '+',
};

const OPERATORS: ReadonlySet<string> = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', '&&', '||']);
const SIGNS = 'numbers, names, + - * / < <= > >= == != && || ! ? : ( ) and ,';
const CONSTANTS: Readonly<Record<string, number>> = { true: 1, false: 0 };

/** Reads the text that stands for a rule: an expression, not the name of one that is ready-made. */
export function readExpression(text: string, rule: RuleName): ReadExpression {
  const signs = signsIn(text);
  if (signs.length > LONGEST) {
    return { misprints: [{ at: 0, message: `${signs.length} signs given, expected at most ${LONGEST}` }] };
  }
  const wrong = signs.flatMap((sign) => misprintIn(sign) ?? []);
  const names = signs.flatMap((sign, n) => wrongName(sign, signs[n - 1], signs[n + 1], rule) ?? []);
  // Where a sign is wrong, what does not fit around it is its doing.
  const order = wrong.length > 0 ? null : disorder(signs, text.length);
  const [first, ...more] = [...wrong, ...names, ...(order === null ? [] : [order])].sort((a, b) => a.at - b.at);
  if (first !== undefined) return { misprints: [first, ...more] };
  return { expression: treeOf(parseExpression(text) as unknown as Parsed) };
}

function signsIn(text: string): Sign[] {
  return [...text.matchAll(SIGN)].map(({ 0: sign, index: at, groups }) => {
    const kind = (['number', 'name', 'operator'] as const).find((one) => groups![one] !== undefined) ?? 'wrong';
    return { kind, text: sign, at };
  });
}

function misprintIn({ kind, text, at }: Sign): Misprint | null {
  if (kind === 'number') {
    if (/^(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)))
      return null;
    return { at, message: `${cut(text)} given, expected a number like 0.5 or 1e-3` };
  }
  if (kind !== 'wrong') return null;
  if (/^["'`]/.test(text)) return { at, message: `the text ${cut(text)} given, expected numbers and names only` };
  const instead = Object.hasOwn(INSTEAD, text) ? INSTEAD[text]! : null;
  const expected = instead ?? SIGNS;
  return { at, message: `${text} given, expected ${expected}` };
}

function cut(text: string): string {
  return text.length <= 30 ? text : `${text.slice(0, 27)}...`;
}

/** What is wrong with a name where it stands: a function where it is called, otherwise a quantity. */
function wrongName(
  { kind, text, at }: Sign,
  before: Sign | undefined,
  after: Sign | undefined,
  rule: RuleName,
): Misprint | null {
  if (kind !== 'name' || before?.text === '.') return null; // a member is told by its point
  const functions = Object.keys(FUNCTIONS);
  const own: readonly string[] = namesIn(rule);
  const called = after?.text === '(' && after.kind === 'operator';
  if (called) {
    if (functions.includes(text)) return null;
    const said = own.includes(text) ? ' (it is a quantity, a number)' : hint(text, functions);
    return { at, message: `${cut(text)}( given, expected a function${said}` };
  }
  if (own.includes(text) || Object.hasOwn(CONSTANTS, text)) return null;
  return { at, message: `${cut(text)} given, expected a quantity${insteadOf(text, rule, own, functions)}` };
}

/** The end of a message about a name that is no quantity of the rule: what it is, or what was meant. */
function insteadOf(text: string, rule: RuleName, own: readonly string[], functions: readonly string[]): string {
  if (Object.hasOwn(QUANTITIES, text)) {
    const { means } = QUANTITIES[text as keyof typeof QUANTITIES];
    return ` of rules.${rule} (it is one of ${Object.keys(means)
      .map((one) => `rules.${one}`)
      .join(' and ')})`;
  }
  if (functions.includes(text)) return ` (a function is called: ${callOf(text)})`;
  if (Object.hasOwn(READY_MADE[rule], text)) return ' (a ready-made rule stands alone)';
  const owner = ownerOf(text);
  if (owner !== null) return ` (it is a ready-made rule of rules.${owner})`;
  const near = nearest(text, [...own, ...Object.keys(READY_MADE[rule])]);
  return near === null ? ` (groundswell explain rules.${rule} lists them)` : `, did you mean ${near}?`;
}

/** The rule for which a name is that of a ready-made one. */
export function ownerOf(name: string): RuleName | null {
  return (Object.keys(OPEN_RULES) as RuleName[]).find((rule) => Object.hasOwn(READY_MADE[rule], name)) ?? null;
}

/** How a function is called, as "pow(a, b)". */
export function callOf(name: string): string {
  return `${name}(${FUNCTIONS[name as keyof typeof FUNCTIONS].arguments.join(', ')})`;
}

/** A pair of parentheses, or a choice, that is open. */
interface Open {
  readonly by: '(' | '?';
  /** The function that is called, and with how many arguments so far. */
  readonly called: Sign | null;
  commas: number;
}

/** The first place at which signs, each right in itself, do not follow on each other; also a call with too few or too many. */
function disorder(signs: readonly Sign[], end: number): Misprint | null {
  const open: Open[] = [];
  let wanting = true;
  const bad = (sign: Sign, expected: string): Misprint => ({
    at: sign.at,
    message: `${cut(sign.text)} given, expected ${expected}`,
  });
  for (const [n, sign] of signs.entries()) {
    const { kind, text } = sign;
    const top = open.at(-1);
    if (wanting) {
      if (kind !== 'operator') wanting = false;
      else if (text === '(') open.push({ by: '(', called: null, commas: 0 });
      else if (text === ')' && signs[n - 1]?.text === '(' && top !== undefined && isFunction(top.called)) {
        return bad(sign, callOf(top.called.text));
      } else if (!['-', '+', '!'].includes(text)) return bad(sign, 'a number, a name or (');
      continue;
    }
    if (OPERATORS.has(text)) wanting = true;
    else if (text === '?') {
      open.push({ by: '?', called: null, commas: 0 });
      wanting = true;
    } else if (text === ':' && top?.by === '?') {
      open.pop();
      wanting = true;
    } else if (text === '(' && signs[n - 1]!.kind === 'name') {
      open.push({ by: '(', called: signs[n - 1]!, commas: 0 });
      wanting = true;
    } else if (text === ',' && top !== undefined && top.called !== null) {
      top.commas += 1;
      wanting = true;
    } else if (text === ')' && top?.by === '(') {
      const miscounted = top.called === null ? null : misfit(top.called, top.commas + 1);
      if (miscounted !== null) return miscounted;
      open.pop();
    } else return bad(sign, top?.by === '?' ? 'an operator or :' : 'an operator');
  }
  const at = Math.max(0, end - 1);
  if (wanting) return { at, message: 'the end given, expected a number, a name or (' };
  const last = open.at(-1);
  return last === undefined ? null : { at, message: `the end given, expected ${last.by === '(' ? ')' : ':'}` };
}

function isFunction(sign: Sign | null): sign is Sign {
  return sign !== null && Object.hasOwn(FUNCTIONS, sign.text);
}

function misfit(called: Sign, given: number): Misprint | null {
  if (!isFunction(called)) return null; // told as a wrong name
  const { arguments: wanted, many }: Callable = FUNCTIONS[called.text as keyof typeof FUNCTIONS];
  if (many === true || given === wanted.length) return null;
  const what = `${called.text} with ${given} ${given === 1 ? 'argument' : 'arguments'}`;
  return { at: called.at, message: `${what} given, expected ${callOf(called.text)}` };
}

/** The nodes of vega-expression that can be left after all this. */
type Parsed =
  | { readonly type: 'Literal'; readonly value: number | boolean }
  | { readonly type: 'Identifier'; readonly name: string }
  | { readonly type: 'UnaryExpression'; readonly operator: string; readonly argument: Parsed }
  | {
      readonly type: 'BinaryExpression' | 'LogicalExpression';
      readonly operator: string;
      readonly left: Parsed;
      readonly right: Parsed;
    }
  | {
      readonly type: 'ConditionalExpression';
      readonly test: Parsed;
      readonly consequent: Parsed;
      readonly alternate: Parsed;
    }
  | {
      readonly type: 'CallExpression';
      readonly callee: Parsed;
      readonly arguments: readonly Parsed[];
    };

/** Takes over what is listed, by name, and nothing else. */
function treeOf(node: Parsed): Expression {
  switch (node.type) {
    case 'Literal':
      return { is: 'number', value: Number(node.value) };
    case 'Identifier':
      return { is: 'name', name: node.name };
    case 'UnaryExpression': {
      const { operator: op, argument } = node;
      if (op === '+') return treeOf(argument);
      if (op === '-' || op === '!') return { is: 'unary', op, of: treeOf(argument) };
      break;
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const op = node.operator as (Expression & { is: 'binary' })['op'];
      if (OPERATORS.has(op)) return { is: 'binary', op, left: treeOf(node.left), right: treeOf(node.right) };
      break;
    }
    case 'ConditionalExpression':
      return {
        is: 'choice',
        when: treeOf(node.test),
        // biome-ignore lint/suspicious/noThenProperty: a branch of a choice; nobody awaits a tree
        then: treeOf(node.consequent),
        otherwise: treeOf(node.alternate),
      };
    case 'CallExpression':
      if (node.callee.type === 'Identifier' && Object.hasOwn(FUNCTIONS, node.callee.name)) {
        return { is: 'call', name: node.callee.name, of: node.arguments.map(treeOf) };
      }
  }
  throw new TypeError(`internal: ${node.type} in an expression that was looked through`);
}
