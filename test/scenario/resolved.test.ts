import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { PARAMETERS } from '../../src/model/parameters.ts';
import { readScenario, readScenarioText } from '../../src/scenario/read.ts';
import { folder } from './folder.ts';

const HERE = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const shipped = readdirSync(HERE).filter((name) => name.endsWith('.yaml'));

it.each(shipped)('%s, resolved and written as YAML or JSON and read again, is the same scenario', (file) => {
  const { scenario, resolved, sources } = readScenario(`${HERE}${file}`, { seed: '042', weeks: 77, replicates: 2 });
  for (const text of [stringify(resolved), JSON.stringify(resolved)]) {
    const again = readScenarioText(text, 'elsewhere.yaml', { base: HERE });
    expect(again.scenario).toEqual(scenario);
    expect(again.resolved).toEqual(resolved);
    expect(again.sources).toEqual(sources);
  }
});

it('everything written in a scenario survives: traits from columns, layers with cells, weights and doubles', () => {
  const at = folder({
    's.yaml': `seed: 1e3
people:
  file: p.csv
  name: who
  fields: 5
  traits: {drive: {column: age, from: [0, 100], to: [2, 0]}, openness: 0.4, stance: {beta: {alpha: 2, beta: 3}}}
network:
  kind: file
  room: 3
  layers:
    - {file: t.csv, directed: true, source: a, target: b, weight: w, where: {wave: 02}, duplicates: strongest, self-ties: drop}
    - {file: v.net, closeness: 0.7}
    - {file: g.graphml, weight: hours}
organizations: {column: place, pass: 0.1, teams: {reports: {file: r.csv}}}
record: {every: 3, events: false, people: none, ties: [5]}
`,
    'p.csv': 'id,who,age,place\nx,Xu,30,n\ny,Yi,,s\nz,Zoe,50,n\n',
    't.csv': 'a,b,w,wave\nx,y,1,2\ny,z,2,02\ny,z,1,02\n',
    'v.net': '*Vertices 2\n1 x\n2 y\n*Edges\n1 2\n',
    'g.graphml':
      '<graphml><key id="k" for="edge" attr.name="hours"/><graph edgedefault="directed"><node id="x"/><node id="z"/><edge source="x" target="z"><data key="k">3</data></edge></graph></graphml>',
    'r.csv': 'source,target\nx,y\n',
  });
  const { scenario, resolved } = readScenario(`${at}/s.yaml`);
  const again = readScenarioText(stringify(resolved), 'other.yml', { base: at });
  expect(again.scenario).toEqual(scenario);
  expect(again.resolved).toEqual(resolved);
  expect(scenario).toMatchObject({
    name: 's',
    seed: '1e3',
    parameters: { network: { room: 3 }, organizations: { pass: 0.1 } },
  });
  expect(scenario.record).toEqual({ every: 3, events: false, people: [], ties: [5] });
  // y to z from the table, x and y both ways from Pajek, x to z from GraphML.
  expect(scenario.network).toMatchObject({ source: Int32Array.of(0, 0, 1, 1), target: Int32Array.of(1, 2, 0, 2) });
});

it('a resolved scenario holds every parameter, so that a later default cannot change what it means', () => {
  const { resolved } = readScenario(`${HERE}office.yaml`);
  for (const [section, parameters] of Object.entries(PARAMETERS)) {
    expect(Object.keys(resolved[section] as object)).toEqual(expect.arrayContaining(Object.keys(parameters)));
  }
  const { traits } = resolved.people as { traits: object };
  expect(traits).toMatchObject({ attention: { constant: 1 }, strong: { uniform: [0.5, 0.9] } });
});

it('a resolved scenario knows its files by their fingerprints', () => {
  const files = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = 'file' in value && 'sha256' in value ? [`${value.file} ${String(value.sha256).length}`] : [];
    return [...own, ...Object.values(value).flatMap(files)];
  };
  const { resolved, sources } = readScenario(`${HERE}office.yaml`);
  expect(files(resolved)).toEqual(sources.map(({ path }) => `${path} 64`));
});

it('the shipped scenarios are named after their files', () => {
  for (const file of shipped) expect(readScenario(`${HERE}${file}`).scenario.name).toBe(basename(file, '.yaml'));
});
