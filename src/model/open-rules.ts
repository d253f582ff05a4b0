/**
 * Open rules: what an expression may name and call, the ready-made rules, and how an expression becomes a function.
 *
 * A quantity, a function or a ready-made rule is declared once, on this page; reading, faults, `explain` and docs/scenarios.md
 * are made from it. A quantity stands in a slot of its own in an array of numbers, the result comes out in slot 0: nothing is
 * looked up by name while a week is lived. Logarithms and powers are those of src/engine/arith.ts.
 */
import { exp, ln, power } from '../engine/arith.ts';
import type { Expression, OpenRules } from './expression.ts';
import { functionFromText } from './function-from-text.ts';
import { ceilingOf } from './open-ceiling.ts';

export type RuleName = keyof OpenRules;

/** What each rule that can be replaced decides. */
export const OPEN_RULES = {
  attraction:
    'pull of a candidate (a person, or a group seen through a person) on somebody with a need; the strongest above the threshold becomes an intent',
  desire: 'the threshold: pull above which somebody desires to work with a candidate; below 0 it counts as 0',
  visibility: 'what can be seen of a recognized group from outside; cut to 0 to 1',
} as const satisfies Record<RuleName, string>;

export interface Quantity {
  /** Lowest and highest value. */
  readonly range: readonly [number, number];
  /** Whether it is either 0 or 1. */
  readonly flag?: true;
  /** What it is, in each rule in which it can be named. */
  readonly means: Readonly<Partial<Record<RuleName, string>>>;
}

const FAR_OFF = Number.POSITIVE_INFINITY;

/** Those of attraction first: which of them an expression names is told by the bits of one number. */
export const QUANTITIES = {
  similarity: {
    range: [0, 1],
    means: { attraction: 'cosine of the own expertise and that of the candidate (of a group: its best in each field)' },
  },
  difference: { range: [0, 1], means: { attraction: '1 - similarity' } },
  help: {
    range: [0, 1],
    means: { attraction: 'share of what one lacks that the candidate could teach; 0 when nothing is lacking' },
  },
  expertise: {
    range: [0, 1],
    means: { attraction: "mean, over the fields one needs, of the candidate's level over the wanted level, at most 1" },
  },
  shown: {
    range: [0, FAR_OFF],
    means: {
      attraction:
        'the factor of the built-in rule: what a person shows of themselves; of a group its resonance, what is seen of it, and its room',
    },
  },
  closeness: { range: [0, 1], means: { attraction: 'closeness to the person looked at; 0 without a tie' } },
  authenticity: {
    range: [0, 1],
    means: { attraction: 'of the person looked at', desire: 'their own', visibility: 'mean of the members' },
  },
  esteem: { range: [0, 1], means: { attraction: 'of the person looked at', desire: 'their own' } },
  energy: { range: [0, 1], means: { attraction: 'of the group; 0 for a person', visibility: 'of the group' } },
  trust: { range: [0, 1], means: { attraction: 'in the group; 0 for a person', visibility: 'in the group' } },
  visibility: { range: [0, 1], means: { attraction: 'of the group; 0 for a person' } },
  size: {
    range: [1, FAR_OFF],
    means: { attraction: 'members of the group; 1 for a person', visibility: 'members of the group' },
  },
  isGroup: { range: [0, 1], flag: true, means: { attraction: '1 for a group, 0 for a person' } },
  friends: {
    range: [0, FAR_OFF],
    means: { attraction: 'people in the group with whom one has a tie; 0 for a person' },
  },
  sameOrganization: {
    range: [0, 1],
    flag: true,
    means: { attraction: '1 when the person looked at is of the own organization' },
  },
  sameTeam: { range: [0, 1], flag: true, means: { attraction: '1 when the person looked at is of the own team' } },
  resonance: {
    range: [0, 1],
    means: { attraction: 'cosine of what concerns one and the purpose of the group; 0 for a person' },
  },
  relativeSimilarity: {
    range: [0, FAR_OFF],
    means: {
      attraction:
        "share of the candidate in all one has in common with the people in sight: Σ_k x_ik·x_jk over the sum of the same over people in sight (Carley 1991); a group's best levels stand for x_j",
    },
  },
  relativeExpertise: {
    range: [0, FAR_OFF],
    means: {
      attraction:
        "share of the candidate in all that the people in sight are ahead by: Σ_k max(0, x_jk - x_ik) over the sum of the same over people in sight (Carley 1991); a group's best levels stand for x_j; 0 when nobody is ahead",
    },
  },
  candidates: { range: [1, FAR_OFF], means: { attraction: 'people in sight this week' } },
  chance: {
    range: [0, 1],
    means: {
      attraction: 'luck: uniform, drawn anew each week for each two of onlooker and candidate',
    },
  },
  openness: { range: [0, 1], means: { attraction: 'their own', desire: 'their own' } },
  drive: { range: [0, 2], means: { attraction: 'their own learning drive', desire: 'their own learning drive' } },
  spark: { range: [0, 1], means: { attraction: 'their own', desire: 'their own' } },
  fearlessness: {
    range: [0, 1],
    means: { attraction: 'their own', desire: 'their own', visibility: 'mean of the members' },
  },
  we: { range: [0, 1], means: { attraction: 'their own sense of we', desire: 'their own sense of we' } },
  gap: {
    range: [0, FAR_OFF],
    means: { attraction: 'what they lack, summed over their needs', desire: 'what they lack, summed over their needs' },
  },
  week: { range: [1, FAR_OFF], means: { attraction: 'the week', desire: 'the week', visibility: 'the week' } },
  stance: { range: [0, 1], means: { desire: 'their own: learner (1) or expert (0)' } },
  angst: { range: [0, 1], means: { desire: 'their own' } },
  weeksStuck: { range: [0, FAR_OFF], means: { desire: 'weeks since the need arose' } },
  threshold: { range: [0, 1], means: { desire: 'the parameter attraction.threshold' } },
  easedBySpark: { range: [0, 1], means: { desire: 'the parameter attraction.easedBySpark' } },
  deterred: { range: [0, 2], means: { desire: 'the parameter attraction.deterred' } },
  easedByFearlessness: { range: [0, 1], means: { desire: 'the parameter attraction.easedByFearlessness' } },
  courage: { range: [0, 1], means: { visibility: 'the parameter energy.courage' } },
  age: { range: [0, FAR_OFF], means: { visibility: 'weeks since the founding' } },
  diversity: { range: [0, 1], means: { visibility: '1 - mean cosine between members' } },
  evenness: { range: [0, 1], means: { visibility: 'how evenly members contribute' } },
  pace: { range: [0, 1000], means: { visibility: 'learning together over learning alone' } },
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof QUANTITIES;
export const QUANTITY_NAMES = Object.keys(QUANTITIES) as QuantityName[];

/** In what a quantity lies, in words. */
export function rangeOf({ range: [low, high], flag }: Quantity): string {
  return flag === true ? `${low} or ${high}` : high === FAR_OFF ? `from ${low}` : `${low} to ${high}`;
}

/** Names that a rule can use. */
export function namesIn(rule: RuleName): QuantityName[] {
  return QUANTITY_NAMES.filter((name) => rule in QUANTITIES[name].means);
}

/** A ready-made rule: an expression with a name; null is the rule that is built in. */
export interface ReadyMade {
  readonly text: string | null;
  readonly meaning: string;
}

/** Written out as an expression, what is built in for attraction: the same world to the bit as long as openness is above 0. */
export const COMPLEMENTARITY = 'pow(similarity, 1 - openness) * pow(help, openness) * shown';

/** The first of each is the default. */
export const READY_MADE = {
  attraction: {
    complementarity: {
      text: null,
      meaning: `somebody both similar and different (T14, T22): the built-in rule, ${COMPLEMENTARITY}`,
    },
    homophily: { text: 'similarity * shown', meaning: 'likeness alone (McPherson, Smith-Lovin & Cook 2001)' },
    'expert-seeking': { text: 'expertise * shown', meaning: 'whoever has the wanted level, however unlike' },
    random: { text: 'chance', meaning: 'luck alone: a null for all others' },
    'relative-similarity': {
      text: 'min(1, candidates * relativeSimilarity / 2) * shown',
      meaning:
        'likeness relative to the others in sight (Carley 1991), scaled for the threshold: the mean of those in sight pulls with 0.5, whoever has twice as much in common with 1',
    },
    'relative-expertise': {
      text: 'min(1, candidates * relativeExpertise / 2) * shown',
      meaning:
        'being ahead relative to the others in sight (Carley 1991), scaled for the threshold: the mean of those in sight pulls with 0.5, whoever is twice as far ahead with 1',
    },
  },
  desire: {
    'built-in': {
      text: null,
      meaning:
        'threshold * (1 - easedBySpark * spark) * (1 - easedByFearlessness * fearlessness) * (1 + deterred * angst)',
    },
  },
  visibility: {
    'built-in': { text: null, meaning: 'energy * ((1 - courage) * authenticity + courage * fearlessness)' },
  },
} as const satisfies Record<RuleName, Record<string, ReadyMade>>;

export interface Callable {
  readonly arguments: readonly string[];
  /** Whether it takes any number of arguments from one on. */
  readonly many?: true;
  readonly meaning: string;
  /** How it is called in a compiled rule, where `pow`, `exp` and `ln` are those of this page. */
  readonly code: string;
  readonly of: (...given: number[]) => number;
}

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

export const FUNCTIONS = {
  min: { arguments: ['a', 'b', '...'], many: true, meaning: 'the smallest', code: 'Math.min', of: Math.min },
  max: { arguments: ['a', 'b', '...'], many: true, meaning: 'the largest', code: 'Math.max', of: Math.max },
  abs: { arguments: ['x'], meaning: 'without its sign', code: 'Math.abs', of: Math.abs },
  sqrt: { arguments: ['x'], meaning: 'square root', code: 'Math.sqrt', of: Math.sqrt },
  floor: { arguments: ['x'], meaning: 'whole, downwards', code: 'Math.floor', of: Math.floor },
  ceil: { arguments: ['x'], meaning: 'whole, upwards', code: 'Math.ceil', of: Math.ceil },
  round: { arguments: ['x'], meaning: 'to the nearest whole', code: 'Math.round', of: Math.round },
  exp: { arguments: ['x'], meaning: 'e to the power x', code: 'exp', of: exponential },
  ln: { arguments: ['x'], meaning: 'natural logarithm', code: 'ln', of: logarithm },
  pow: { arguments: ['a', 'b'], meaning: 'a to the power b', code: 'pow', of: toThePower },
  clamp: { arguments: ['x', 'low', 'high'], meaning: 'x, at least low, at most high', code: 'clamp', of: clamp },
} as const satisfies Record<string, Callable>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Beyond this an exponential has left the range of src/engine/arith.ts. */
const FAR = 700;

function exponential(x: number): number {
  return x > FAR ? Number.POSITIVE_INFINITY : x < -FAR ? 0 : exp(x);
}

function logarithm(x: number): number {
  if (x >= 2.2250738585072014e-308) return x === Number.POSITIVE_INFINITY ? x : ln(x);
  return x < 0 || Number.isNaN(x) ? Number.NaN : Number.NEGATIVE_INFINITY;
}

/** For x from 0 to 1 and y from 0 on it is the power of src/engine/arith.ts, to the bit. */
function toThePower(x: number, y: number): number {
  if (x >= 0 && x <= 1 && y >= 0 && y <= 1) return power(x, y);
  if (x < 0) {
    if (y !== Math.floor(y)) return Number.NaN;
    return y % 2 === 0 ? toThePower(-x, y) : -toThePower(-x, y);
  }
  if (x <= 1e-300) return y < 0 ? Number.POSITIVE_INFINITY : power(0, y);
  return exponential(y * logarithm(x));
}

/** A quantity's slot in the array that a rule reads. The result is written to slot 0. */
export function slotOf(name: QuantityName): number {
  return 1 + QUANTITY_NAMES.indexOf(name);
}

export const SLOTS = 1 + QUANTITY_NAMES.length;

/** A rule that can be carried out: reads its quantities from the slots and writes its result, 0 if it is not finite, to slot 0. */
export interface Rule {
  readonly carryOut: (slots: Float64Array) => void;
  /** Cheap bounds that spare most of the work where a result must pass a least value to count. */
  readonly ceilings: { readonly early: Ceiling; readonly late: Ceiling };
  /** Which quantities it names: no other need be worked out. */
  readonly names: Readonly<Record<QuantityName, boolean>>;
  /** The same as bits, a quantity's bit being that of its slot: for those of attraction, whose slots are below 31. */
  readonly named: number;
}

/** Writes to slot 0 a number that the result never exceeds: Infinity where nothing cheap can be said. */
export type Ceiling = (slots: Float64Array) => void;

const NO_CEILING: Ceiling = (slots) => {
  slots[0] = Number.POSITIVE_INFINITY;
};

/** Quantities that take a sum over all fields. The early ceiling does not read them, the late one does. */
const DEAR: ReadonlySet<string> = new Set<QuantityName>(['similarity', 'difference']);

const made = new WeakMap<Expression, Rule>();

/** The rule that an expression stands for, made once for each tree. */
export function ruleOf(expression: Expression): Rule {
  let rule = made.get(expression);
  if (rule === undefined) {
    const named = new Set(namedIn(expression));
    const names = Object.fromEntries(QUANTITY_NAMES.map((name) => [name, named.has(name)])) as Rule['names'];
    const slots = QUANTITY_NAMES.filter((name) => named.has(name)).map(slotOf);
    rule = {
      carryOut: compiled(expression) ?? interpreted(expression),
      ceilings: ceilingsOf(expression),
      names,
      named: slots.reduce((bits, slot) => (slot < 31 ? bits | (1 << slot) : bits), 0),
    };
    made.set(expression, rule);
  }
  return rule;
}

function namedIn(expression: Expression): string[] {
  switch (expression.is) {
    case 'number':
      return [];
    case 'name':
      return [expression.name];
    case 'unary':
      return namedIn(expression.of);
    case 'binary':
      return [...namedIn(expression.left), ...namedIn(expression.right)];
    case 'choice':
      return [...namedIn(expression.when), ...namedIn(expression.then), ...namedIn(expression.otherwise)];
    case 'call':
      return expression.of.flatMap(namedIn);
  }
}

/**
 * An expression as a function of its own, which the engine below can make fast; null where making functions is forbidden, as in
 * a page whose policy has no unsafe-eval. Nothing of what somebody wrote stands in its code but numbers: names have become slots.
 */
export function compiled(expression: Expression): Rule['carryOut'] | null {
  const code = `'use strict'; return (q) => { const v = ${codeOf(expression)}; q[0] = v - v === 0 ? v : 0; };`;
  return functionFromText(OWN, code);
}

/** The functions that the code of a rule may call by these names. */
const OWN = { exp: exponential, ln: logarithm, pow: toThePower, clamp };

/** Its bounds, compiled where functions can be made from text and walked elsewhere: the same to the bit. */
export function ceilingsOf(expression: Expression): Rule['ceilings'] {
  const ceiling = (unknown: ReadonlySet<string>): Ceiling => {
    const range = (name: string) => QUANTITIES[name as QuantityName].range;
    const most = ceilingOf(expression, { range, unknown });
    if (most === null) return NO_CEILING;
    const fast = functionFromText<Ceiling>(OWN, `'use strict'; return (q) => { q[0] = ${codeOf(most)}; };`);
    return fast ?? walkedCeiling(most);
  };
  return { early: ceiling(DEAR), late: ceiling(new Set()) };
}

/** The same, to the bit, without a function made from text. */
export function walkedCeiling(most: Expression): Ceiling {
  const value = evaluator(most);
  return (q) => {
    q[0] = value(q);
  };
}

function codeOf(expression: Expression): string {
  switch (expression.is) {
    case 'number':
      return `(${Number(expression.value)})`;
    case 'name':
      return `q[${slot(expression.name)}]`;
    case 'unary':
      return expression.op === '!' ? `(${codeOf(expression.of)} ? 0 : 1)` : `(-${codeOf(expression.of)})`;
    case 'binary': {
      const both = `${codeOf(expression.left)} ${expression.op} ${codeOf(expression.right)}`;
      return ARITHMETIC.has(expression.op) ? `(${both})` : `(${both} ? 1 : 0)`;
    }
    case 'choice':
      return `(${codeOf(expression.when)} ? ${codeOf(expression.then)} : ${codeOf(expression.otherwise)})`;
    case 'call':
      return `${functionNamed(expression.name).code}(${expression.of.map(codeOf).join(', ')})`;
  }
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

function slot(name: string): number {
  if (!Object.hasOwn(QUANTITIES, name)) throw new RangeError(`internal: no quantity ${name}`);
  return slotOf(name as QuantityName);
}

function functionNamed(name: string): Callable {
  if (!Object.hasOwn(FUNCTIONS, name)) throw new RangeError(`internal: no function ${name}`);
  return FUNCTIONS[name as FunctionName];
}

/** The same, to the bit, without a function made from text. */
export function interpreted(expression: Expression): Rule['carryOut'] {
  const value = evaluator(expression);
  return (q) => {
    const v = value(q);
    q[0] = v - v === 0 ? v : 0;
  };
}

type Value = (q: Float64Array) => number;

function evaluator(expression: Expression): Value {
  switch (expression.is) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name': {
      const at = slot(expression.name);
      return (q) => q[at]!;
    }
    case 'unary': {
      const of = evaluator(expression.of);
      return expression.op === '!' ? (q) => (of(q) ? 0 : 1) : (q) => -of(q);
    }
    case 'binary':
      return binary(expression.op, evaluator(expression.left), evaluator(expression.right));
    case 'choice': {
      const [when, then, otherwise] = [expression.when, expression.then, expression.otherwise].map(evaluator) as [
        Value,
        Value,
        Value,
      ];
      return (q) => (when(q) ? then(q) : otherwise(q));
    }
    case 'call': {
      return call(functionNamed(expression.name), expression.of.map(evaluator));
    }
  }
}

/** A call with one, two or three arguments, which is what all but the longest have, without a list of them. */
function call({ of }: Callable, given: readonly Value[]): Value {
  const [a, b, c] = given;
  if (given.length === 1) return (q) => of(a!(q));
  if (given.length === 2) return (q) => of(a!(q), b!(q));
  if (given.length === 3) return (q) => of(a!(q), b!(q), c!(q));
  return (q) => of(...given.map((one) => one(q)));
}

function binary(op: (Expression & { is: 'binary' })['op'], left: Value, right: Value): Value {
  switch (op) {
    case '+':
      return (q) => left(q) + right(q);
    case '-':
      return (q) => left(q) - right(q);
    case '*':
      return (q) => left(q) * right(q);
    case '/':
      return (q) => left(q) / right(q);
    case '<':
      return (q) => (left(q) < right(q) ? 1 : 0);
    case '<=':
      return (q) => (left(q) <= right(q) ? 1 : 0);
    case '>':
      return (q) => (left(q) > right(q) ? 1 : 0);
    case '>=':
      return (q) => (left(q) >= right(q) ? 1 : 0);
    case '==':
      return (q) => (left(q) === right(q) ? 1 : 0);
    case '!=':
      return (q) => (left(q) !== right(q) ? 1 : 0);
    case '&&':
      return (q) => (left(q) && right(q) ? 1 : 0);
    case '||':
      return (q) => (left(q) || right(q) ? 1 : 0);
  }
}
