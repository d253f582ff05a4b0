import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TABLES } from '../../src/measure/tables.ts';
import { PARAMETERS, TRAITS } from '../../src/model/parameters.ts';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import { completions, explain } from '../../src/scenario/explain.ts';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { newScenario } from '../../src/scenario/new-scenario.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { scenarioReference } from '../../src/scenario/reference.ts';
import { type JsonSchema, scenarioSchema } from '../../src/scenario/schema.ts';
import { generatedFiles } from '../../src/scenario/write-reference.ts';
import { folder, read } from './folder.ts';

it.each(Object.keys(generatedFiles()))(
  '%s is up to date (otherwise: node dist/scenario/write-reference.js)',
  (path) => {
    const written = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(written === generatedFiles()[path]).toBe(true);
  },
);

it('the reference tells every parameter, trait and column', () => {
  const text = scenarioReference();
  const keys = Object.entries(PARAMETERS).flatMap(([section, ofIt]) =>
    Object.keys(ofIt).map((name) => `${section}.${name}`),
  );
  const traits = Object.keys(TRAITS).map((name) => `people.traits.${name}`);
  const columns = Object.values(TABLES).flatMap((table) => table.columns.map(({ name }) => name));
  expect([...keys, ...traits, ...columns].filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
});

it.each(Object.entries(EXAMPLES))('the example %s stands in the reference and can be read', (_, { yaml, files }) => {
  const text = scenarioReference();
  for (const part of [yaml, ...Object.values(files)]) expect(text).toContain(part);
  expect(readScenario(`${folder({ ...files, 's.yaml': yaml })}/s.yaml`).scenario.people.count).toBeGreaterThan(1);
});

it('the schema tells every parameter with its default and range, and refuses keys there are none of', () => {
  const { properties } = scenarioSchema();
  for (const [section, parameters] of Object.entries(PARAMETERS)) {
    for (const [name, { value, range }] of Object.entries(parameters)) {
      const inSection = properties![section]!;
      const inAny: JsonSchema = inSection.oneOf?.[0] ?? inSection;
      expect(inAny.additionalProperties).toBe(false);
      expect(inAny.properties![name]).toMatchObject({ default: value, minimum: range[0], maximum: range[1] });
    }
  }
  expect(scenarioSchema().required).toBeUndefined();
});

it('a new scenario can be read as it is, whatever its name', () => {
  for (const name of ['my-school', 'a "quoted" name', '42']) {
    const { scenario } = read(newScenario(name));
    expect(scenario.title).toBe(name);
    expect(scenario.parameters).toEqual(read('weeks: 260\n').scenario.parameters);
  }
});

it('every line of a new scenario that is commented out is right when it counts', () => {
  const lines = newScenario('x').split('\n');
  const counts = (start: string) =>
    lines.map((line) => (line.trimStart().startsWith(`# ${start}`) ? line.replace('# ', '') : line)).join('\n');
  expect(read(counts('seed:')).scenario.seed).toBe('first try');
  expect(read(counts('fields:')).scenario.people.fields).toBe(8);
  expect(read(counts('why:'))).toMatchObject({ why: 'Nobody has tried it.', finding: '' });
  expect(read(counts('finding:')).finding).toMatch(/^Groups form/);
  const entries = ['interventions:', '  - week', '    catalysts:', '    crisis:'];
  const all = entries.reduce((text, start) => text.replaceAll(`# ${start}`, start), newScenario('x'));
  expect(read(all).scenario.interventions.map(({ kind }) => kind)).toEqual(['catalysts', 'crisis']);
  expect(read(counts('drive:')).scenario.people.traits.drive).toEqual({ normal: { mean: 0.7, sd: 0.15 } });
});

it('a parameter is explained with meaning, default, range, theory and source', () => {
  const { meaning, value, unit, theory, source } = PARAMETERS.needs.rate;
  const said = explain('needs.rate');
  for (const part of [meaning, `${value} (${unit})`, '0 to 1 (1/week)', theory, source]) expect(said).toContain(part);
});

it('whatever can be set can be explained, as can traits, kinds of network, tables and their columns', () => {
  const topics = [
    ...completions(),
    ...Object.keys(TRAITS),
    ...['small-world', 'scale-free', 'random', 'communities', 'file', 'network.layers.where'],
    ...Object.entries(TABLES).flatMap(([table, { columns }]) => [
      table,
      ...columns.map(({ name }) => `${table}.${name}`),
    ]),
  ];
  for (const topic of topics) expect(explain(topic).length).toBeGreaterThan(topic.length + 10);
  expect(explain('people')).toMatch(/people\.?:? .*who lives[\s\S]*table people: /);
});

it('explained without a topic, everything there is is named', () => {
  const said = explain();
  for (const [section, parameters] of Object.entries(PARAMETERS)) {
    for (const word of [section, ...Object.keys(parameters), ...Object.keys(TABLES)]) expect(said).toContain(word);
  }
});

it('what is unknown is answered with what was probably meant', () => {
  expect(() => explain('needs.rat')).toThrow(
    new ScenarioFault(['needs.rat: nothing is known about it, did you mean needs.rate?']),
  );
  expect(() => explain('opennes')).toThrow('did you mean openness?');
  expect(() => explain('constructor')).toThrow(ScenarioFault);
});

it('explains a mechanism of the theory by what turns it', () => {
  const said = explain('T6');
  for (const name of ['learning.seeing', 'spreading.sigma', 'spreading.distant']) expect(said).toContain(`${name}\n`);
  expect(said).not.toContain('talking.step');
});

it('explains a name alone wherever it stands', () => {
  expect(explain('resonance')).toMatch(/^attraction\.resonance\n[\s\S]*\njoining\.resonance\n/);
  expect(() => explain('lokks')).toThrow(new ScenarioFault(['lokks: nothing is known about it, did you mean looks?']));
});

it('what is offered to be set can be set: every completion is a path of the scenario', () => {
  const offered = completions();
  expect(offered).toEqual(
    expect.arrayContaining(['needs.rate', 'people.traits.openness', 'network.rewired', 'record.every']),
  );
  expect(new Set(offered).size).toBe(offered.length);
  for (const [section, parameters] of Object.entries(PARAMETERS)) {
    for (const [name, { value }] of Object.entries(parameters)) {
      expect(offered).toContain(`${section}.${name}`);
      expect(() => read('weeks: 9\n', {}, { set: [`${section}.${name}=${value}`] })).not.toThrow();
    }
  }
});
