/** The section `rules`: expressions in place of rules. */
import type { z } from 'zod';
import { OPEN_RULES, READY_MADE, type RuleName } from '../model/open-rules.ts';
import { mapping, textAsWritten } from './shape.ts';

function open(rule: RuleName) {
  const names = Object.keys(READY_MADE[rule]);
  const ready = names.length === 1 ? names[0]! : `one of ${names.join(', ')}`;
  return textAsWritten(
    `${ready}, or an expression (one with a colon in quotes)`,
    `${OPEN_RULES[rule]}: ${ready}, or an expression`,
  ).default(names[0]!);
}

export const rulesShape = mapping({
  attraction: open('attraction'),
  desire: open('desire'),
  visibility: open('visibility'),
});

export type RulesGiven = z.infer<typeof rulesShape>;
