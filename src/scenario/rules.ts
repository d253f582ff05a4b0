/** Reads the section `rules`: names of ready-made rules, and expressions, become the rules of a world. */
import type { Expression, OpenRules } from '../model/expression.ts';
import { READY_MADE, type ReadyMade, type RuleName } from '../model/open-rules.ts';
import type { Context } from './context.ts';
import { ownerOf, readExpression } from './expression.ts';
import { nearest } from './near.ts';
import type { RulesGiven } from './rules-shape.ts';

/** Rules as they were given become rules that can be carried out; what is wrong with one is told, and it stays the built-in one. */
export function readRules(given: RulesGiven, context: Context): OpenRules {
  return {
    attraction: ruleIn('attraction', given.attraction, context),
    desire: ruleIn('desire', given.desire, context),
    visibility: ruleIn('visibility', given.visibility, context),
  };
}

function ruleIn(rule: RuleName, given: string, { written, faults }: Context): Expression | null {
  const ready: Readonly<Record<string, ReadyMade>> = READY_MADE[rule];
  const name = given.trim();
  const text = Object.hasOwn(ready, name) ? ready[name]!.text : given;
  if (text === null) return null;
  const read = readExpression(text, rule);
  if ('expression' in read) return read.expression;
  const path = ['rules', rule];
  // "expert-seekng" could be a difference of two quantities, but hardly is.
  const hyphened = /^\p{L}+(-\p{L}+)+$/u.test(name);
  const meant = hyphened ? nearest(name, Object.keys(ready)) : null;
  if (meant !== null || (hyphened && ownerOf(name) !== null)) {
    const end = meant === null ? '' : `, did you mean ${meant}?`;
    const said = `${name} given, expected one of ${Object.keys(ready).join(', ')}, or an expression${end}`;
    faults.add(written.place(path, 'value'), path.join('.'), said);
    return null;
  }
  for (const { at, message } of read.misprints) faults.add(written.placeIn(path, at), path.join('.'), message);
  return null;
}
