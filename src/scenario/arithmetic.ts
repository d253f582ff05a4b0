/**
 * Reads arithmetic: text becomes a tree of what is allowed in it, or faults with the place of each. vega-expression says how
 * signs bind; before it sees them, every sign has been looked at here, because it would let through much that is no arithmetic
 * (members of objects, texts, lists) and does not tell where in the text something stands.
 */
import { parseExpression } from 'vega-expression';
import type { Expression } from '../model/expression.ts';
import { type Callable, FUNCTIONS } from '../model/open-rules.ts';
import { hint } from './near.ts';

/** What may be named in an expression. */
export interface Vocabulary {
  /** They may hold dots and hyphens, as "letting-go.rate": the longest name that stands at a place is meant. */
  readonly names: readonly string[];
  /** What one of them is: "a quantity". */
  readonly what: string;
  /** The end of the fault of a name that is none of them: what it is instead, or what was meant. */
  readonly insteadOf: (text: string) => string;
}

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

const NUMBER = String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[\p{L}\p{N}_$]*)`;
const NAME = String.raw`[\p{L}_$][\p{L}\p{N}\p{M}_$]*`;
/** A name that is none of those known, where some have dots: what seems to be meant as one. */
const DOTTED = String.raw`[\p{L}_$][\p{L}\p{N}\p{M}_$-]*(?:\.[\p{L}\p{N}\p{M}_$-]*[\p{L}\p{N}\p{M}_$])+`;
const NAME_ENDS = String.raw`(?![\p{L}\p{N}\p{M}_$]|\.[\p{L}\p{N}_$])`;
const OTHERS = String.raw`(?<wrong>=>|===|!==|\*\*|\+\+|--|<<|>>>?|"[^"]*"?|'[^']*'?|${'`[^`]*`?'})|(?<operator><=|>=|==|!=|&&|\|\||[-+*/<>!?:(),])|(?<other>[^ \t\r\n])`;

/** What signs look like where these names are known. */
function signOf(names: readonly string[]): RegExp {
  const odd = names.filter((name) => !IDENTIFIER.test(name)).sort((a, b) => b.length - a.length);
  const known = odd.length === 0 ? [] : [`(?:${odd.map(literally).join('|')})${NAME_ENDS}`, DOTTED];
  return new RegExp(`${NUMBER}|(?<name>${[...known, NAME].join('|')})|${OTHERS}`, 'gu');
}

const IDENTIFIER = new RegExp(`^${NAME}$`, 'u');

/** A text as an expression that matches it and nothing else. */
function literally(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

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

/** Reads one expression over the names of a vocabulary. */
export function readArithmetic(text: string, vocabulary: Vocabulary): ReadExpression {
  const signs = signsIn(text, vocabulary);
  if (signs.length > LONGEST) {
    return { misprints: [{ at: 0, message: `${signs.length} signs given, expected at most ${LONGEST}` }] };
  }
  const wrong = signs.flatMap((sign) => misprintIn(sign) ?? []);
  const misnamed = signs.flatMap((sign, n) => wrongName(sign, signs[n - 1], signs[n + 1], vocabulary) ?? []);
  // Where a sign is wrong, what does not fit around it is its doing.
  const order = wrong.length > 0 ? null : disorder(signs, text.length);
  const [first, ...more] = [...wrong, ...misnamed, ...(order === null ? [] : [order])].sort((a, b) => a.at - b.at);
  if (first !== undefined) return { misprints: [first, ...more] };
  // A name with dots would be taken for a member of something: what is parsed has the number of a name in its place.
  const names = vocabulary.names;
  const plain = signs.map((sign, n) => {
    if (sign.kind !== 'name' || isCalled(signs[n + 1])) return sign.text;
    const at = names.indexOf(sign.text);
    return at < 0 ? sign.text : `$${at}`;
  });
  return { expression: treeOf(parseExpression(plain.join(' ')) as unknown as Parsed, names) };
}

function isCalled(after: Sign | undefined): boolean {
  return after?.text === '(' && after.kind === 'operator';
}

function signsIn(text: string, { names }: Vocabulary): Sign[] {
  return [...text.matchAll(signOf(names))].map(({ 0: sign, index: at, groups }) => {
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

/** What is wrong with a name where it stands: a function where it is called, otherwise one of the vocabulary. */
function wrongName(
  { kind, text, at }: Sign,
  before: Sign | undefined,
  after: Sign | undefined,
  { names, what, insteadOf }: Vocabulary,
): Misprint | null {
  if (kind !== 'name' || before?.text === '.') return null; // a member is told by its point
  const functions = Object.keys(FUNCTIONS);
  if (isCalled(after)) {
    if (functions.includes(text)) return null;
    const said = names.includes(text) ? ` (it is ${what}, a number)` : hint(text, functions);
    return { at, message: `${cut(text)}( given, expected a function${said}` };
  }
  if (names.includes(text) || Object.hasOwn(CONSTANTS, text)) return null;
  const instead = functions.includes(text) ? ` (a function is called: ${callOf(text)})` : insteadOf(text);
  return { at, message: `${cut(text)} given, expected ${what}${instead}` };
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
function treeOf(node: Parsed, names: readonly string[]): Expression {
  switch (node.type) {
    case 'Literal':
      return { is: 'number', value: Number(node.value) };
    case 'Identifier':
      return { is: 'name', name: names[Number(node.name.slice(1))]! };
    case 'UnaryExpression': {
      const { operator: op, argument } = node;
      if (op === '+') return treeOf(argument, names);
      if (op === '-' || op === '!') return { is: 'unary', op, of: treeOf(argument, names) };
      break;
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const op = node.operator as (Expression & { is: 'binary' })['op'];
      if (OPERATORS.has(op))
        return { is: 'binary', op, left: treeOf(node.left, names), right: treeOf(node.right, names) };
      break;
    }
    case 'ConditionalExpression':
      return {
        is: 'choice',
        when: treeOf(node.test, names),
        // biome-ignore lint/suspicious/noThenProperty: a branch of a choice; nobody awaits a tree
        then: treeOf(node.consequent, names),
        otherwise: treeOf(node.alternate, names),
      };
    case 'CallExpression':
      if (node.callee.type === 'Identifier' && Object.hasOwn(FUNCTIONS, node.callee.name)) {
        return { is: 'call', name: node.callee.name, of: node.arguments.map((one) => treeOf(one, names)) };
      }
  }
  throw new TypeError(`internal: ${node.type} in an expression that was looked through`);
}
