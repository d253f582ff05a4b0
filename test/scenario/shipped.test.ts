import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readScenario } from '../../src/scenario/read.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';

const HERE = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const scenarioOf = (name: string) => readScenario(`${HERE}${name}.yaml`);
const shipped = readdirSync(HERE).filter((name) => name.endsWith('.yaml'));
const rowsOf = (name: string) =>
  readFileSync(`${HERE}data/${name}`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Who is in a team with whom, whatever the teams are called. */
const partition = (labels: readonly (string | number)[]) => labels.map((label) => labels.indexOf(label));

/** Worlds to look at, without variants; all others ask what a difference makes. */
const WORLDS = [
  'city.yaml',
  'first-group.yaml',
  'law-firm.yaml',
  'office.yaml',
  'research-institute.yaml',
  'town.yaml',
];

it('six worlds are shipped, and beside them a library of questions', () => {
  expect(shipped.filter((file) => WORLDS.includes(file))).toEqual(WORLDS);
  expect(shipped.length).toBeGreaterThan(WORLDS.length);
});

describe.each(shipped)('%s', (file) => {
  const text = readFileSync(`${HERE}${file}`, 'utf8');

  it('begins with the line by which editors find its schema', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });

  it('has a title and a question, and can be run', () => {
    const { scenario } = readScenario(`${HERE}${file}`);
    expect(scenario.title).not.toBe(scenario.name);
    expect(scenario.question).toMatch(/\?$/);
  });

  it('is right for an editor, too: it fits the JSON Schema', () => {
    const fits = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(fits.safeParse(parse(text)).error).toBeUndefined();
    expect(fits.safeParse({ ...parse(text), weks: 3 }).success).toBe(false);
  });
});

describe.each(shipped.filter((file) => !WORLDS.includes(file)))('%s, of the library', (file) => {
  const text = readFileSync(`${HERE}${file}`, 'utf8');
  const { scenario, why, finding, variants } = readScenario(`${HERE}${file}`);

  it('answers its question by variants, and says why it matters and what is expected', () => {
    expect(variants.length).toBeGreaterThan(1);
    expect(parse(text).outcomes.length).toBeGreaterThan(2);
    expect(why).toMatch(/[.?]$/);
    expect(finding).toMatch(/\.$/);
  });

  it('has enough replicates for a clear answer, and a title for every variant', () => {
    expect(scenario.replicates).toBeGreaterThanOrEqual(8);
    for (const { name, title } of variants) expect(title).not.toBe(name);
  });
});

describe("office.yaml: Krackhardt's high-tech managers", () => {
  it('has 21 people and 190 advice, 102 friendship and 20 reporting arcs', () => {
    expect(scenarioOf('office').scenario.people.count).toBe(21);
    const counts = ['ht_advice', 'ht_friends', 'ht_reports'].map((name) => rowsOf(`${name}.edges.csv`).length);
    expect(counts).toEqual([190, 102, 20]);
  });

  it('ties people as they say: an arc for each pair that either layer names, closer where both do', () => {
    const { network } = scenarioOf('office').scenario;
    if (network.kind !== 'given') throw new Error('the ties are in files');
    const advice = rowsOf('ht_advice.edges.csv').map(String);
    const friends = rowsOf('ht_friends.edges.csv').map(String);
    expect(network.source.length).toBe(new Set([...advice, ...friends]).size);
    const both = advice.filter((arc) => friends.includes(arc)).length;
    expect(network.closeness.filter((one) => one === Math.fround(0.65))).toHaveLength(both);
    expect(network.closeness.filter((one) => one === Math.fround(0.3))).toHaveLength(190 - both);
    expect(network.closeness.filter((one) => one === Math.fround(0.5))).toHaveLength(102 - both);
  });

  it('has the departments that the managers name as teams, made from who reports to whom alone', () => {
    const { teams, teamNames } = scenarioOf('office').scenario.organizations;
    expect(partition(Array.from(teams!))).toEqual(partition(rowsOf('ht.nodes.csv').map((row) => row[4]!)));
    // The president and his four vice presidents.
    expect(teamNames).toEqual(['2', '7', '14', '18', '21']);
  });
});

describe("law-firm.yaml: Lazega's lawyers", () => {
  it('has 71 people and 892 advice, 1,104 work and 575 friendship arcs', () => {
    expect(scenarioOf('law-firm').scenario.people.count).toBe(71);
    const counts = ['law_advice', 'law_cowork', 'law_friends'].map((name) => rowsOf(`${name}.edges.csv`).length);
    expect(counts).toEqual([892, 1104, 575]);
  });

  it('has three offices of 48, 19 and 4, each with its practices', () => {
    const { organizations } = scenarioOf('law-firm').scenario;
    const sizes = [0, 1, 2].map((office) => organizations.of!.filter((one) => one === office).length);
    expect(sizes).toEqual([48, 19, 4]);
    expect(organizations.teamNames).toEqual(['1 / 1', '1 / 2', '2 / 1', '2 / 2', '3 / 1', '3 / 2']);
  });
});

describe('research-institute.yaml: email-Eu-core', () => {
  it('has 1,005 people in 42 departments and 25,571 arcs, of which 642 are to oneself', () => {
    const { scenario } = scenarioOf('research-institute');
    const arcs = rowsOf('email_eu_core.edges.csv');
    expect([scenario.people.count, scenario.organizations.count]).toEqual([1005, 42]);
    expect(arcs).toHaveLength(25_571);
    expect(arcs.filter(([from, to]) => from === to)).toHaveLength(642);
    expect(scenario.network).toMatchObject({ kind: 'given', source: { length: 25_571 - 642 } });
  });

  it('keeps every tie of those who write to hundreds', () => {
    const { network } = scenarioOf('research-institute').scenario;
    if (network.kind !== 'given') throw new Error('the ties are in files');
    const written = new Map<number, number>();
    for (const i of network.source) written.set(i, (written.get(i) ?? 0) + 1);
    expect(Math.max(...written.values())).toBeGreaterThan(300);
  });
});

it('first-group.yaml is a dozen named people in two places', () => {
  const { people, organizations, network } = scenarioOf('first-group').scenario;
  expect(people.names).toHaveLength(12);
  expect(people.names![0]).toBe('Ada');
  expect(organizations.names).toEqual(['library', 'school']);
  expect(network).toMatchObject({ source: { length: 36 } });
});

it('town.yaml is the world with every number at its default, but for eight organizations', () => {
  const { scenario } = scenarioOf('town');
  const bare = readScenario(`${HERE}town.yaml`, { set: ['people={}', 'network={}'] }).scenario;
  expect(scenario).toEqual(bare);
  expect([scenario.people.count, scenario.weeks, scenario.organizations.count]).toEqual([2000, 260, 8]);
});

it('every file of data is told in SOURCES.md, and is what it was when it was counted', () => {
  const told = readFileSync(`${HERE}data/SOURCES.md`, 'utf8');
  const files = readdirSync(`${HERE}data`).filter((name) => name.endsWith('.csv'));
  expect(files.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  const { sources } = scenarioOf('office');
  for (const { path, sha256 } of sources) {
    expect(
      createHash('sha256')
        .update(readFileSync(`${HERE}${path}`))
        .digest('hex'),
    ).toBe(sha256);
  }
  expect(sources.map(({ path }) => path)).toEqual([
    'data/ht.nodes.csv',
    'data/ht_advice.edges.csv',
    'data/ht_friends.edges.csv',
    'data/ht_reports.edges.csv',
  ]);
});
