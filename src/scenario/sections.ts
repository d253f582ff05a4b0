/** Every section of a scenario, in the order in which they are told. */
import { z } from 'zod';
import { ABOUT } from './about-rules.ts';
import { interventionsShape } from './interventions-shape.ts';
import { networkShape } from './network-shape.ts';
import { organizationsShape } from './organizations-shape.ts';
import { outcomesShape } from './outcomes-shape.ts';
import { parameterKeys, RULE_SECTIONS } from './parameter-shape.ts';
import { peopleShape } from './people-shape.ts';
import { LONGEST_RUN, recordShape } from './record-shape.ts';
import { rulesShape } from './rules-shape.ts';
import { mapping, number, textAsWritten } from './shape.ts';
import { variantsShape } from './variants-shape.ts';

export const WEEKS_BY_DEFAULT = 260;

/** A text that may be left out. */
function telling(description: string) {
  return z
    .string({ error: 'a text' })
    .default('')
    .meta({ description, type: ['string', 'number', 'boolean'] });
}

/** What a file tells of itself, whatever it holds. */
export function headOf(what: string) {
  return {
    name: textAsWritten('a short name', 'names the folder of results (default: the name of the file)')
      .regex(/^[^/\\]{1,100}$/, { error: 'a short name without slashes' })
      .regex(/^[^.]/, { error: 'a name that does not begin with a dot' })
      .regex(/^\P{Cc}*$/u, { error: 'a name without line breaks and other control characters' })
      .optional(),
    title: textAsWritten('a text', 'what charts and the report are headed with (default: the name)').optional(),
    question: telling(`the question that the ${what} asks`),
    why: telling('why the question matters'),
    finding: telling('what is expected to come out, said before it does'),
  };
}

const structure = {
  ...headOf('scenario'),
  weeks: number([1, LONGEST_RUN], 'weeks', true)
    .default(WEEKS_BY_DEFAULT)
    .meta({ description: 'how long the world is followed (weeks)' }),
  seed: textAsWritten(
    'a text',
    'what all luck comes from, kept as it is written: 042 and 42 are different seeds (default: the name of the scenario)',
  ).optional(),
  replicates: number([1, 100_000], 'runs', true)
    .default(1)
    .meta({ description: 'repetitions, each with a seed of its own made from the seed' }),
  people: peopleShape.prefault({}).meta({ description: 'who lives in this world' }),
  network: networkShape
    .prefault({})
    .meta({ description: 'who is tied to whom on the first morning, and what ties can become' }),
  organizations: organizationsShape.prefault({}).meta({ description: 'who works where, and the walls between' }),
};

const turned = Object.fromEntries(
  RULE_SECTIONS.filter((section) => !Object.hasOwn(structure, section)).map((section) => [
    section,
    mapping(parameterKeys(section))
      .prefault({})
      .meta({ description: ABOUT[section] ?? `the rule ${section}` }),
  ]),
);

/** The shape of each section by name. */
export const SECTIONS = {
  ...structure,
  ...(turned as Record<never, never>),
  rules: rulesShape.prefault({}).meta({ description: 'expressions in place of rules' }),
  interventions: interventionsShape
    .default([])
    .meta({ description: 'what is done to the world from outside while a run goes on, a list' }),
  record: recordShape.prefault({}).meta({ description: 'what is kept of a run, and how often' }),
  outcomes: outcomesShape.optional(),
  variants: variantsShape.optional(),
};

/** What sections hold after reading; one that is faulty beyond repair is missing. */
export type Sections = { -readonly [S in keyof typeof SECTIONS]?: z.infer<(typeof SECTIONS)[S]> };

export const SECTION_NAMES = Object.keys(SECTIONS);

/** Keys at the top whose value is text whatever it looks like. */
export const TEXTS: readonly string[] = ['name', 'title', 'question', 'why', 'finding', 'seed'];

/** Texts of a scenario: some keys at the top, titles and rules of variants, rules, and the cells that `where` names. */
export function isTextOfScenario(path: readonly string[]): boolean {
  const [top, variant, ...rest] = path;
  if (path.at(-2) === 'where') return true;
  if (path.length === 1) return TEXTS.includes(top!);
  if (top === 'rules') return path.length === 2;
  if (top !== 'variants' || variant === undefined) return false;
  return (rest.length === 1 && rest[0] === 'title') || (rest.length === 2 && rest[0] === 'rules');
}
