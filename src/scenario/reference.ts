/** Writes docs/scenarios.md: every key, every table, how to write each network, all from the declarations. */
import { MAIN_OUTCOMES, OUTCOMES } from '../measure/outcomes.ts';
import { TABLES, type TableColumn } from '../measure/tables.ts';
import { OPEN_RULES } from '../model/open-rules.ts';
import { EXAMPLES } from './examples.ts';
import { functionsTold, OPERATORS_TOLD, quantitiesTold, RULE_NAMES, readyMadeTold } from './explain-rules.ts';
import { DEED_NAMES } from './interventions-shape.ts';
import { allKeys, type Key } from './keys.ts';
import { code, example, sentence, table } from './markdown.ts';
import { KINDS } from './network-shape.ts';
import { MOST_OUTCOMES } from './outcomes-shape.ts';
import { scenarioSchema } from './schema.ts';
import { SECTION_NAMES } from './sections.ts';
import { FEWEST_VARIANTS, MOST_VARIANTS, THE_SAME_FOR_ALL } from './variants-shape.ts';

/** The whole reference, as Markdown. */
export function scenarioReference(): string {
  const keys = allKeys();
  const top = keys.filter(({ path, section }) => !path.includes('.') && !section);
  const written = ['people', 'network', 'organizations', 'rules', 'interventions', 'record', 'variants'];
  const rules = SECTION_NAMES.filter((name) => !written.includes(name) && !top.some(({ path }) => path === name));
  const kinds = scenarioSchema().properties!.network!.oneOf!;
  const pages = [
    INTRODUCTION,
    example(EXAMPLES.whole),
    '## At the top',
    structure(top),
    '## people',
    PEOPLE,
    structure(within(keys, 'people').filter(({ path }) => !path.startsWith('people.traits'))),
    '### Traits',
    TRAITS,
    declared(within(keys, 'people.traits')),
    example(EXAMPLES.namedPeople),
    '## network',
    NETWORK,
    structure(within(keys, 'network')),
    ...KINDS.flatMap((kind) => [
      `### ${kind}`,
      sentence(kinds.find(({ title }) => title === kind)!.description!),
      structure(keys.filter((key) => key.kind === kind)),
    ]),
    example(EXAMPLES.generated),
    '### Files of ties',
    FILES,
    example(EXAMPLES.edgeList),
    example(EXAMPLES.pajek),
    example(EXAMPLES.graphml),
    '### What ties can become',
    declared(within(keys, 'network')),
    '## organizations',
    ORGANIZATIONS,
    structure(within(keys, 'organizations').filter((key) => key.declared === null)),
    declared(within(keys, 'organizations')),
    example(EXAMPLES.reports),
    '## The rules',
    RULES,
    ...rules.flatMap((name) => [
      `### ${name}`,
      sentence(keys.find(({ path }) => path === name)!.meaning),
      declared(within(keys, name)),
    ]),
    '## interventions',
    INTERVENTIONS,
    structure(directlyIn(keys, 'interventions')),
    ...DEED_NAMES.flatMap((name) => [
      `### ${name}`,
      sentence(keys.find(({ path }) => path === `interventions.${name}`)!.meaning),
      structure(within(keys, `interventions.${name}`)),
    ]),
    example(EXAMPLES.interventions),
    example(EXAMPLES.byName),
    '## rules',
    OPEN,
    structure(within(keys, 'rules')),
    example(EXAMPLES.openRules),
    ...RULE_NAMES.flatMap((rule) => [
      `### rules.${rule}`,
      sentence(OPEN_RULES[rule]),
      table(
        ['ready-made', 'what it is'],
        readyMadeTold(rule).map(([name, told]) => [code(name), told]),
      ),
      table(
        ['quantity', 'range', 'meaning'],
        quantitiesTold(rule).map(([name, ...told]) => [code(name), ...told]),
      ),
    ]),
    '### Functions and signs',
    table(
      ['function', 'meaning'],
      functionsTold().map(([call, told]) => [code(call), told]),
    ),
    `Signs: \`${OPERATORS_TOLD}\`, binding as usual. \`true\` is 1 and \`false\` is 0.`,
    '## record',
    structure(within(keys, 'record')),
    '## variants',
    VARIANTS,
    example(EXAMPLES.variants),
    '### What is compared',
    OUTCOMES_OF_A_RUN,
    table(
      ['outcome', 'unit', 'meaning'],
      OUTCOMES.map(({ name, unit, meaning }) => [code(name), unit, meaning]),
    ),
    '## The tables of a run',
    TABLES_OF_A_RUN,
    ...Object.entries(TABLES).flatMap(([name, { meaning, columns }]) => [`### ${name}`, meaning, columnsOf(columns)]),
  ];
  return `${pages.join('\n\n')}\n`;
}

const INTRODUCTION = `# Scenarios

<!-- Made from the declarations in src/ by src/scenario/write-reference.ts; a test holds that it is up to date. -->

A scenario is one YAML file (YAML 1.2, UTF-8): one question to a simulated world. Everything has a default, so that a scenario
says only what is particular about it. It is read strictly: an unknown key, a value out of range, a key given twice, a file that is
not what it should be are faults. All faults are told at once, each with the place where it stands:

\`\`\`text
office.yaml:7:9: needs.rate: 2 given, expected a number from 0 to 1 (1/week)
office.yaml:9:3: noticing.lokks: unknown key, did you mean looks?
data/advice.csv:17:4: person: "99" given, expected somebody of data/people.csv (1, 2, 3 ...)
\`\`\`

Names of files are relative to the scenario. Any key can also be given on the command line, \`--set needs.rate=0.05\`; the value is read
as YAML, and a layer of a network is reached by its number, \`--set network.layers.0.closeness=0.5\`. A run keeps its scenario with
every default filled in and the SHA-256 of every file, so that it can be repeated.`;

const PEOPLE = `So many people, or those of a CSV file with a row for each. With a network from files and no file of people, the
people are those whom the network names, in the order in which they appear.`;

const TRAITS = `A trait is drawn once at birth. It is written as a number (the same for everybody) or as a distribution:
\`{uniform: [low, high]}\`, \`{normal: {mean: m, sd: s}}\`, \`{beta: {alpha: a, beta: b}}\` (between 0 and 1), \`{constant: c}\`. Limits,
means and constants must lie in the range of the trait; what a normal or beta distribution draws beyond it becomes the limit. With a
file of people a trait can be read from a column: \`{column: name}\`, or \`{column: name, from: [a, b], to: [c, d]}\`, where a becomes c,
b becomes d and all else in proportion. Empty cells are drawn, from \`otherwise\` if it is given.`;

const NETWORK = `Who is tied to whom on the first morning, and how closely. Generated ties are mutual; those of a file need not be.
Generated networks are made from the seed; another closeness leaves the ties as they are.`;

const FILES = `The ending of the name tells the format.

- \`.csv\`, \`.tsv\`: an edge list, a header and a row for each tie. A row is a mutual tie, or with \`directed: true\` one seen from the
  source only.
- \`.net\`, \`.paj\`: Pajek, with \`*Vertices\`, \`*Arcs\` (directed), \`*Edges\` (mutual), \`*Arcslist\`, \`*Edgeslist\`. A person is
  identified by the label of the vertex, or by its number without one. A third number is the weight.
- \`.graphml\`, \`.xml\`: GraphML. A person is identified by the \`id\` of the node.

Without weights every tie of a layer has the closeness of the layer. With weights the heaviest has it and the others have it in
proportion; a weight of 0 is no tie. Where layers tie the same two people with closeness a and b, together they make
1 - (1 - a)(1 - b). Faults are: somebody who is not in the file of people, a tie of somebody to themselves, a tie given twice (in a
mutual layer also the other way round), a weight that is negative or no number, a row with too few or too many cells, a missing column.`;

const ORGANIZATIONS = `Equal blocks of neighbouring people, or a column of the file of people. Teams are inside organizations when
a column tells them. When reporting lines tell them, who leads others belongs to the team they lead, and everybody else to the team of
the one they report to.`;

const RULES = `The numbers that turn the rules. The mechanisms (T1, T2, ...) are explained in docs/model.md.`;

const INTERVENTIONS = `What is done to the world from outside while a run goes on: a list, each entry with a time and one deed, carried out in the
order in which they are written.

- A single \`week\`: it is done at the beginning of that week, and what is put up then (walls, roles, ways of fostering, gatherings,
  appointed experts) stays for good.
- \`weeks: [first, last]\`, both included: what is put up is taken down after the last week; a crisis strikes in every one of them;
  people leave and come evenly over them. Groups are ended in a single week only.

Weeks are those of the run, from 1. A span may reach beyond the end of the run. When the command line makes the run shorter than the
scenario, what would begin after its end is left out; a shorter run is the beginning of the longer one. How many is either a \`count\` or a \`share\`
of those whom it can concern. An organization is a number from 1, in the order of the table groups, or a name in a file of people; a
name that is a number goes in quotes (\`organization: "7"\`). The list as a whole is replaced by \`--set interventions=[]\`, an entry
is reached by its number from 0, \`--set interventions.0.week=80\`.`;

const OPEN = `Three rules can be replaced: by a ready-made one, called by its name, or by an expression, a line of arithmetic over named
quantities (in quotes where it has a colon, as YAML wants it). It is checked when the scenario is read; a fault points into it. Nothing but numbers goes in and one number comes out: an
expression knows no texts, no assignments and nothing of the machine it runs on. A result that is not a finite number (after a
division by zero, for instance) counts as 0. Attraction and desire decide on both sides: whether somebody wants to work with another,
and whether that other wants it too. Powers and logarithms have the same bits on every machine, with a relative error below 1e-12.`;

const VARIANTS = `One scenario in ${FEWEST_VARIANTS} to ${MOST_VARIANTS} variants, each with a name that begins with a letter (letters, digits, - and _: it becomes
a folder). A variant says what differs and is laid over the scenario:

- mappings are merged key by key; lists, texts and numbers take the place of what was there;
- another \`kind\` of network, or another distribution of a trait, takes the place of the whole mapping;
- \`null\` puts a key, or a whole section, back to its default; \`{}\` is the scenario as it stands;
- \`title\` is what charts call the variant (by default its name).

What makes runs comparable is the same for all and cannot differ: ${THE_SAME_FOR_ALL.filter((key) => key !== 'variants')
  .map((key) => `\`${key}\``)
  .join(', ')}. Each variant must be a whole scenario without a fault,
and so must the scenario without them. A fault is told where it was written, with its path from the top:

\`\`\`text
town.yaml:9:25: variants.inspired.spreading.sigma: 90 given, expected a number from 0 to 10 (factor)
\`\`\`

\`groundswell run\` lives all of them with the same luck and sets them side by side; \`--variant NAME\` runs one alone. \`--set\` changes the
scenario and so all variants that do not say otherwise; \`--set variants.inspired.spreading.sigma=1\` reaches into one.`;

const OUTCOMES_OF_A_RUN = `The report tells some outcomes first: the first in its headline, each in a panel of a chart and in words, all
others in a table. \`outcomes: [needs_met, beyond_met]\` beside \`variants\` names them, 1 to ${MOST_OUTCOMES} in the order in which they are told; without
it they are ${MAIN_OUTCOMES.map((name) => `\`${name}\``).join(', ')}.

\`outcomes.csv\` has a row for each variant, replicate and outcome; an empty value where there was nothing to measure.
\`differences.csv\` holds each variant against the first (of an outcome that the first has in no replicate, against the first
variant that has it, as the column \`first\` says): the means over the replicates in which both have the outcome, the mean of
the differences within replicates, and the 95 % interval of that mean (a bootstrap over replicates; none for a single pair).`;

const TABLES_OF_A_RUN = `Each is a CSV file (or Parquet): one header, one kind of thing a row, an empty cell for "none".`;

/** The keys directly below a section. */
function within(keys: readonly Key[], section: string): Key[] {
  return keys.filter(({ path, kind }) => path.startsWith(`${section}.`) && kind === null);
}

/** The same without what is in them. */
function directlyIn(keys: readonly Key[], section: string): Key[] {
  return within(keys, section).filter(({ path }) => !path.slice(section.length + 1).includes('.'));
}

/** Keys that give a world its shape. */
function structure(keys: readonly Key[]): string {
  const rows = keys
    .filter((key) => key.declared === null)
    .map(({ path, default: value, expected, meaning }) => [code(path), code(value), expected, meaning]);
  return table(['key', 'default', 'may be', 'meaning'], rows);
}

/** Parameters and traits, as the model declares them. */
function declared(keys: readonly Key[]): string {
  const rows = keys.flatMap(({ path, default: value, declared: one }) =>
    one === null
      ? []
      : [[code(path), code(value), one.unit, one.range.join(' to '), one.meaning, one.theory, one.source]],
  );
  return table(['key', 'default', 'unit', 'range', 'meaning', 'theory', 'source'], rows);
}

function columnsOf(columns: readonly TableColumn[]): string {
  return table(
    ['column', 'kind', 'unit', 'meaning'],
    columns.map(({ name, kind, unit, meaning }) => [code(name), kind, unit, meaning]),
  );
}
