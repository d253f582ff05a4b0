/** Tells what an expression may be made of: quantities, functions and ready-made rules, from their declarations. */
import {
  FUNCTIONS,
  namesIn,
  OPEN_RULES,
  QUANTITIES,
  type Quantity,
  READY_MADE,
  type ReadyMade,
  type RuleName,
  rangeOf,
} from '../model/open-rules.ts';
import { callOf } from './arithmetic.ts';

export const RULE_NAMES = Object.keys(OPEN_RULES) as RuleName[];

/** Name, then what it is. */
export type Told = readonly [name: string, meaning: string];

export function readyMadeTold(rule: RuleName): Told[] {
  return Object.entries<ReadyMade>(READY_MADE[rule]).map(([name, { text, meaning }]) => [
    name,
    text === null ? meaning : `${text}: ${meaning}`,
  ]);
}

/** Quantities of a rule: name, in what it lies, what it is there. */
export function quantitiesTold(rule: RuleName): [name: string, range: string, meaning: string][] {
  return namesIn(rule).map((name) => [name, rangeOf(QUANTITIES[name]), (QUANTITIES[name] as Quantity).means[rule]!]);
}

export function functionsTold(): Told[] {
  return Object.entries(FUNCTIONS).map(([name, { meaning }]) => [callOf(name), meaning]);
}

export const OPERATORS_TOLD = '+ - * /, < <= > >= == != (1 or 0), && || ! (1 or 0), if ? then : otherwise, ( )';
