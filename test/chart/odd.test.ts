/** The ODD protocol of a scenario is complete: all seven elements, every parameter with its value, and what is particular. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, modelText, protocol } from '../../src/chart/odd.ts';
import { PARAMETERS, type Parameter, TRAITS } from '../../src/model/parameters.ts';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import type { Options } from '../../src/scenario/overrides.ts';
import { type Reading, readScenario, readScenarioText } from '../../src/scenario/read.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const shipped = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));

function described({ scenario, why, finding, resolved, sources }: Reading) {
  const { title, question, weeks, seed, replicates } = scenario;
  return { title, question, why, finding, weeks, seed, replicates, resolved, sources, version: '0.2.0' };
}
const ofText = (yaml: string, options: Options = {}) =>
  protocol(modelText(), described(readScenarioText(yaml, 's.yaml', options)));

/** Blocks of a Markdown text as a reader of Markdown sees them: headings, tables by rows, code, all else. */
function blocksOf(text: string) {
  const headings: string[] = [];
  const tables: string[][][] = [];
  let fence: string | null = null;
  let table: string[][] | null = null;
  for (const line of text.split('\n')) {
    const ticks = /^(`{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (line === fence) fence = null;
      continue;
    }
    if (ticks !== undefined) {
      fence = ticks;
      continue;
    }
    if (line.startsWith('|')) {
      expect(line.endsWith(' |') || line.endsWith('---|'), line).toBe(true);
      const cells = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      if (table === null) {
        table = [];
        tables.push(table);
      }
      table.push(cells);
      continue;
    }
    table = null;
    if (/^#{1,6} /.test(line)) headings.push(line);
  }
  expect(fence, 'a block of code is left open').toBeNull();
  for (const [head, rule, ...rows] of tables) {
    expect(rule!.every((cell) => cell === '---')).toBe(true);
    for (const row of [rule!, ...rows]) expect(row, head!.join()).toHaveLength(head!.length);
  }
  return { headings, tables };
}

describe.each(shipped)('%s', (file) => {
  const reading = readScenario(`${SCENARIOS}${file}`);
  const text = protocol(modelText(), described(reading));
  const { headings, tables } = blocksOf(text);
  const rows = tables.flat();

  it('is Markdown with the seven elements in order', () => {
    expect(headings[0]).toBe(`# ODD protocol: ${reading.scenario.title}`);
    expect(headings.filter((heading) => /^# /.test(heading))).toHaveLength(1);
    const numbered = headings.filter((heading) => /^## [1-7]\. /.test(heading));
    expect(numbered).toEqual(ELEMENTS.map((element) => `## ${element}`));
  });

  it('tells every parameter and every trait with its value, and marks those that are changed', () => {
    for (const [section, parameters] of Object.entries(PARAMETERS)) {
      const under = text.split(/^(?=##)/m).find((part) => part.startsWith(`### ${section}\n`))!;
      const told = blocksOf(under).tables.flat();
      for (const [name, { value, unit, meaning }] of Object.entries(parameters) as [string, Parameter][]) {
        const now = (reading.scenario.parameters as Record<string, Record<string, number>>)[section]![name]!;
        const written =
          now === value
            ? [String(value), unit, meaning, '']
            : [`**${now}**`, unit, meaning, `**changed**, default ${value}`];
        expect(told, `${section}.${name}`).toContainEqual([`\`${section}.${name}\``, ...written]);
      }
    }
    for (const trait of Object.keys(TRAITS)) expect(rows.map(([name]) => name)).toContain(`\`people.traits.${trait}\``);
  });

  it('tells the scales and every file with its hash', () => {
    const { people, weeks, seed } = reading.scenario;
    expect(rows).toContainEqual(['people on the first morning', people.count.toLocaleString('en-US')]);
    expect(rows).toContainEqual(['weeks (steps)', String(weeks)]);
    expect(rows).toContainEqual(['seed', `\`${seed}\``]);
    for (const { path, sha256 } of reading.sources) expect(rows).toContainEqual([`\`${path}\``, `\`${sha256}\``]);
  });

  it('leaves out what was measured in another world, and links to nowhere', () => {
    expect(text).not.toContain('measured:');
    expect(text).not.toMatch(/\]\((?![a-z]+:|#)/);
    expect(text).not.toContain('\u00a0');
  });
});

it('a changed value is marked with its default, and only that one', () => {
  const text = ofText('weeks: 9\n', { set: ['needs.rate=0.5', 'people.traits.drive=1'] });
  expect(text.match(/\*\*changed\*\*/g)).toHaveLength(2);
  expect(text).toMatch(/\| `needs\.rate` \| \*\*0\.5\*\* \| .* \| \*\*changed\*\*, default 0\.02 \|/);
  expect(text).toMatch(/\| `people\.traits\.drive` \| \*\*1\*\* \| .* \| \*\*changed\*\*, default uniform 0\.4, 1 \|/);
});

it('tells why, what is expected, and what is done from outside as a schedule', () => {
  const text = ofText(EXAMPLES.interventions.yaml);
  expect(text).toContain('**Why it is asked.** Catalysts cost money');
  expect(text).toContain('**Expected finding.** An earlier take-off');
  const rows = blocksOf(text).tables.flat();
  expect(rows).toContainEqual([
    '3',
    'week 130',
    'the walls between organizations are opened wholly',
    '`walls: {pass: 1}`',
  ]);
  expect(rows).toContainEqual(['people who come later', '40']);
  expect(rows.filter(([, when]) => /^weeks? \d/.test(when ?? ''))).toHaveLength(10);
  const quiet = ofText('weeks: 9\n');
  expect(quiet).toContain('Nothing is done to this world from outside while it runs.');
  expect(quiet).not.toContain('Why it is asked');
});

it('tells which rules are replaced, where the scenario has any', () => {
  const reading = readScenarioText('weeks: 9\n', 's.yaml');
  const rules = { attraction: 'help * similarity', desire: 'built-in', visibility: '```' };
  const text = protocol(modelText(), { ...described(reading), resolved: { ...reading.resolved, rules } });
  expect(text).toContain('In place of the built-in `attraction`:\n\n```text\nhelp * similarity\n```');
  expect(text).not.toContain('built-in `desire`');
  blocksOf(text.slice(0, text.indexOf('In place of the built-in `visibility`')));
  expect(ofText('weeks: 9\n')).not.toContain('In place of the built-in');
});

it('what people write has no meaning in Markdown, and stays on its line', () => {
  const evil = '# <b>x</b> | [a](b) *c* `d`\n\n## 2. Entities, state variables and scales';
  const reading = readScenarioText(`seed: ${JSON.stringify(evil)}\n`, 's.yaml');
  const { headings } = blocksOf(
    protocol(modelText(), { ...described(reading), title: evil, question: evil, why: evil }),
  );
  expect(headings.filter((heading) => heading.startsWith('## 2. '))).toHaveLength(1);
  expect(headings[0]).toContain('\\# \\<b\\>x\\</b\\> \\| \\[a\\](b) \\*c\\* \\`d\\`');
});

it('links to other pages become their names, links to the world and within the page stay', () => {
  const model = modelText().replace(
    '## 7. Submodels\n',
    '## 7. Submodels\n\nSee [scenarios.md](scenarios.md), [the\nreadme](../README.md), [needs](scenarios.md#needs), [a](#b), [c](https://d.example).\n\n```text\n[x](y.md)\n```\n',
  );
  const text = protocol(model, described(readScenarioText('weeks: 9\n', 's.yaml')));
  expect(text).toContain(
    'See `docs/scenarios.md`, the\nreadme (`README.md`), needs (`docs/scenarios.md`, needs), [a](#b), [c](https://d.example).',
  );
  expect(text).toContain('[x](y.md)');
});

it.each([
  ...ELEMENTS.map((element) => [`## ${element}`]),
  ...Object.keys(PARAMETERS).map((section) => [`### ${section}`]),
])('docs/model.md without "%s" is an internal error, not a gap', (heading) => {
  const without = modelText().replace(`\n${heading}\n`, '\n');
  const reading = described(readScenarioText('weeks: 9\n', 's.yaml'));
  expect(() => protocol(without, reading)).toThrow(`internal: docs/model.md has no heading "${heading}"`);
});

it('a measured block that does not end, or elements out of order, are internal errors, too', () => {
  const reading = described(readScenarioText('weeks: 9\n', 's.yaml'));
  const open = `${modelText()}\n<!-- measured:begin x -->\n`;
  expect(() => protocol(open, reading)).toThrow('internal: docs/model.md has a mark measured:begin');
  const twice = `${modelText()}\n## 5. Initialization\n`;
  expect(() => protocol(twice, reading)).toThrow('twice or out of order');
});

it('the page is part of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    files: string[];
  };
  expect(manifest.files).toContain('docs/model.md');
});
