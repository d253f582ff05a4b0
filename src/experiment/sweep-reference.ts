/** Writes docs/sweeps.md: every key of a sweep file and what it means, from the declarations. */
import { MAIN_OUTCOMES, OUTCOMES } from '../measure/outcomes.ts';
import { FUNCTIONS } from '../model/open-rules.ts';
import { callOf } from '../scenario/arithmetic.ts';
import { words, yamlOf } from '../scenario/keys.ts';
import { code, example, sentence, table } from '../scenario/markdown.ts';
import type { JsonSchema } from '../scenario/schema.ts';
import { MOST_POINTS } from './design-shape.ts';
import { MOST_FACTORS } from './factor-shape.ts';
import { CAUSES } from './outcomes.ts';
import { TAKES } from './reduce.ts';
import { SWEEP_EXAMPLES } from './sweep-examples.ts';
import { sweepSchema } from './sweep-schema.ts';

/** The whole reference, as Markdown. */
export function sweepReference(): string {
  const { properties: sections } = sweepSchema();
  const factors = (sections!.vary!.additionalProperties as JsonSchema).anyOf!;
  const designs = sections!.design!.anyOf!.flatMap((one) => one.oneOf ?? []);
  const replicates = sections!.replicates!.anyOf!.find(({ properties }) => properties !== undefined)!;
  const outcome = (sections!.outcomes!.items as JsonSchema).anyOf!.find(({ properties }) => properties !== undefined)!;
  const pages = [
    INTRODUCTION,
    example(SWEEP_EXAMPLES.whole),
    '## At the top',
    keys(sections!, ['scenario', 'vary']),
    '## What varies',
    VARY,
    keys(Object.assign({}, ...factors.map(({ properties }) => properties ?? {})), []),
    example(SWEEP_EXAMPLES.everything),
    '## What is set for all points',
    SET,
    '## Constraints',
    CONSTRAINTS,
    '## Designs',
    DESIGNS,
    ...designs.flatMap(({ title, description, properties = {}, required = [] }) => {
      const { kind: _, ...own } = properties;
      const told = [`### ${title}`, sentence(description!)];
      return Object.keys(own).length === 0 ? told : [...told, keys(own, required)];
    }),
    example(SWEEP_EXAMPLES.table),
    example(SWEEP_EXAMPLES.nested),
    example(SWEEP_EXAMPLES.sensitivity),
    '## Replicates and luck',
    REPLICATES,
    keys(replicates.properties!, replicates.required ?? []),
    '## Outcomes',
    OUTCOMES_TOLD,
    keys(outcome.properties!, outcome.required ?? []),
    '### Ways of reducing',
    REDUCING,
    table(
      ['key', 'what it is'],
      Object.entries(TAKES).map(([take, told]) => [code(take), told]),
    ),
    '### Causes of an end',
    table(
      ['cause', 'meaning'],
      Object.entries(CAUSES).map(([cause, told]) => [code(cause), told]),
    ),
    '### Named outcomes',
    table(
      ['outcome', 'unit', 'meaning'],
      [
        ...OUTCOMES.map(({ name, unit, meaning }) => [code(name), unit, meaning]),
        [code('R'), 'groups', 'another name for `reproduction`'],
        [code('largest-family'), 'groups', 'the most groups that descend from one, that one included'],
      ],
    ),
    '### Expressions',
    EXPRESSIONS,
    table(
      ['function', 'meaning'],
      Object.entries(FUNCTIONS).map(([name, { meaning }]) => [code(callOf(name)), meaning]),
    ),
    '## Series',
    SERIES,
    '## The command line',
    COMMAND_LINE,
  ];
  return `${pages.join('\n\n')}\n`;
}

function keys(of: Readonly<Record<string, JsonSchema>>, required: readonly string[]): string {
  const rows = Object.entries(of).map(([name, schema]) => {
    const { default: value, description = '' } = schema;
    const usual = required.includes(name) ? 'required' : value === undefined ? '' : code(yamlOf(value));
    return [code(name), usual, schema.$ref === undefined ? words(schema) : 'a mapping', description];
  });
  return table(['key', 'default', 'may be', 'meaning'], rows);
}

const INTRODUCTION = `# Sweeps

<!-- Made from the declarations in src/ by src/experiment/write-sweep-reference.ts; a test holds that it is up to date. -->

A sweep is a scenario at many points: a YAML 1.2 file that names the scenario, says what varies and how points are chosen, how
often each is lived, and what each run is reduced to. It is read as strictly as a scenario: an unknown key, a value out of range
or a wrong name is a fault, told with file, line and column and the nearest name that is right; all faults are told at once. The
scenario is read with each value of each factor alone, and with the values of every point together (of more than 1,000 points,
with 1,000 that lie evenly among them): what cannot be is told before anything is lived. \`groundswell check\` does that and runs
nothing. Editors complete and check with the first line \`# yaml-language-server: $schema=./sweep.schema.json\`.`;

const VARY = `\`vary\` has 1 to ${MOST_FACTORS} factors, each by its name. The name is the path of the setting that it turns, as
\`spreading.sigma\`, or any other (letters, digits, \`.\` \`-\` \`_\`) with the \`path\` below it. Inside a list an element is its number
from 0: \`interventions.0.catalysts.count\`. A trait takes one number for everybody (\`people.traits.drive\`), or a part of its
distribution varies (\`people.traits.drive.normal.mean\`, where the scenario has a normal one). A factor is written in one of five ways:

- \`{from: 0.1, to: 0.9}\`: a range, for designs that draw; with \`steps: 9\` so many levels, both ends included. \`scale: log\` spaces
  by equal factors. Levels of a whole number are whole. Levels in between have 10 digits.
- \`[0, 0.1, 0.3]\`: a list of numbers;
- \`[small-world, random]\`: a list of words;
- \`{choices: {none: {}, three: {interventions: [...]}}}\`: choices by name, each laid over the scenario as a variant is (mappings are
  merged, everything else is replaced, \`null\` is the default);
- nothing (\`spreading.sigma:\`): the values stand in the table that is the design.

Of a list with more to say of it: \`{values: [0, 0.1], label: Walls, unit: share}\`. Choices are laid first, then kinds (as
\`network.kind\`), then all other settings, so that none is lost below another. Two factors cannot set the same thing, and what makes
points comparable cannot vary: weeks, seed, replicates, what is recorded. Files that a choice names are relative to the scenario.`;

const SET = `\`set\` is laid over the scenario for every point, before the factors: \`weeks\`, \`people\`, anything but what a sweep has of its
own (name, title, question, why, finding, seed, replicates). \`variant: NAME\` begins with a variant of the scenario. What is a factor
cannot be set.`;

const CONSTRAINTS = `Expressions over the names of factors; a point is left out unless all hold. A number stands for itself. Of words and
choices it can be asked which they are: \`network.kind == random\`, \`crisis != nothing\`. What is not a finite number (a division by zero)
does not hold. Lists of points and Latin hypercubes have fewer points then; random and Sobol' points go on being drawn until there are
as many as asked; Morris and Saltelli designs need every point and are refused.`;

const DESIGNS = `A word where nothing more has to be said (\`full-factorial\`, \`one-at-a-time\`, \`zip\`), otherwise a mapping with a \`kind\`.
Points that are set alike are one point. A design has at most ${MOST_POINTS.toLocaleString('en')} points. What is drawn depends on the
design, the factors and the seed alone. Random, Sobol', Morris and Saltelli designs can be extended: with more points (trajectories, a
larger base) the points that were there stay.`;

const REPLICATES = `\`replicates: 20\` lives each point 20 times. A mapping adds runs to a point until the 95 % interval of the mean of each
outcome that is named is narrow enough, but no more than \`most\`. A width is in the unit of the outcome; \`{relative: 0.1}\` is a tenth of
the mean. With \`luck: common\` replicate k has the same luck at every point, which makes differences between points sharper; with
\`luck: independent\` each run has luck of its own. \`timeout\` (seconds) and \`memory\` (megabytes) give up a run that takes more.`;

const OUTCOMES_TOLD = `A list of 1 to 100, by default ${MAIN_OUTCOMES.map(code).join(', ')}. Each is a name from the table below, or a mapping with a
\`name\` and one way of reducing: an expression over the columns of the table weeks, or a cause of an end. Names of outcomes and factors
differ, as they are columns of the same tables.`;

const REDUCING = `Over the rows of the table weeks within \`weeks\` (both included), a row every \`record.every\` weeks of the scenario. Every row
counts alike; slope and area know how many weeks lie between. An empty value is left out, unless said otherwise.`;

const EXPRESSIONS = `Names of columns, numbers and the signs \`+ - * /\`, \`< <= > >= == !=\`, \`&& || !\`, \`if ? then : otherwise\`; what is true is 1,
what is false 0. An empty cell makes empty what is reckoned or compared with it, and so does a result that is not finite, as after a
division by zero. Only where one side decides alone is the other not asked: \`a && b\` is 0 where a is 0.`;

const SERIES = `A list of columns of the table weeks, or of mappings with a \`name\`, an expression \`of\` columns, and if you like a \`unit\` and a
\`meaning\`: \`{name: ever_share, of: ever / people, unit: share}\`. They are kept for every week of every run.`;

const COMMAND_LINE = `\`--set section.key=value\` and \`--weeks N\` change the scenario for every point, after the \`set\` of the file. \`--seed TEXT\` is the
seed of the runs (and of the design, unless that has one), \`--replicates N\` so many runs of each point whatever the file says,
\`--points N\` the number of points of a design that has one.`;
