/** Reads an expression that stands for a rule: what it may name, and what is said of a name that it may not. */
import { namesIn, OPEN_RULES, QUANTITIES, READY_MADE, type RuleName } from '../model/open-rules.ts';
import { type ReadExpression, readArithmetic } from './arithmetic.ts';
import { nearest } from './near.ts';

/** Reads the text that stands for a rule: an expression, not the name of one that is ready-made. */
export function readExpression(text: string, rule: RuleName): ReadExpression {
  const names = namesIn(rule);
  return readArithmetic(text, { names, what: 'a quantity', insteadOf: (name) => insteadOf(name, rule, names) });
}

/** The end of a message about a name that is no quantity of the rule: what it is, or what was meant. */
function insteadOf(text: string, rule: RuleName, own: readonly string[]): string {
  if (Object.hasOwn(QUANTITIES, text)) {
    const { means } = QUANTITIES[text as keyof typeof QUANTITIES];
    return ` of rules.${rule} (it is one of ${Object.keys(means)
      .map((one) => `rules.${one}`)
      .join(' and ')})`;
  }
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
