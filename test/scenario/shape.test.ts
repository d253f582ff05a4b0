import { expect, it } from 'vitest';
import { PARAMETERS, type Parameter } from '../../src/model/parameters.ts';
import { faultsOf, read } from './folder.ts';

it('a scenario that says next to nothing has every default', () => {
  const { scenario } = read('title: As it comes\n');
  expect(scenario).toMatchObject({
    name: 's',
    seed: 's',
    weeks: 260,
    replicates: 1,
    question: '',
    people: { count: 2000, fields: 8, names: null, given: {} },
    network: { kind: 'small-world', neighbours: 8, rewired: 0.1, closeness: { uniform: [0.2, 0.6] } },
    organizations: { count: 1, of: null, names: null, teams: null, teamNames: null },
    record: { every: 1, events: true, people: [0, 52, 104, 156, 208, 260], ties: [0, 260] },
  });
});

it('every parameter that the model declares can be turned, to its highest and no higher', () => {
  for (const [section, parameters] of Object.entries(PARAMETERS)) {
    for (const [name, { range }] of Object.entries(parameters as Record<string, Parameter>)) {
      const { scenario } = read(`${section}: {${name}: ${range[1]}}\n`);
      expect((scenario.parameters as Record<string, Record<string, number>>)[section]![name]).toBe(range[1]);
      const [fault] = faultsOf(`${section}: {${name}: ${range[1] + 1}}\n`);
      expect(fault).toMatch(`${section}.${name}: ${range[1] + 1} given, expected`);
    }
  }
});

it.each([
  ['weeks: 0', '1:8: weeks: 0 given, expected a whole number from 1 to 100000 (weeks)'],
  ['weeks: 2.5', '1:8: weeks: 2.5 given, expected a whole number from 1 to 100000 (weeks)'],
  ['weeks:', '1:7: weeks: nothing given, expected a whole number from 1 to 100000 (weeks)'],
  ['weeks: .inf', '1:8: weeks: Infinity given, expected a whole number from 1 to 100000 (weeks)'],
  ['weeks: .nan', '1:8: weeks: NaN given, expected a whole number from 1 to 100000 (weeks)'],
  ['weeks: [260]', '1:8: weeks: [260] given, expected a whole number from 1 to 100000 (weeks)'],
  ['title: " "', '1:8: title: " " given, expected a text'],
  ['name: a/b', '1:7: name: "a/b" given, expected a short name without slashes'],
  ['needs: 3', '1:8: needs: 3 given, expected a mapping (key: value)'],
  ['needs: {rate: yes}', '1:15: needs.rate: "yes" given, expected a number from 0 to 1 (1/week)'],
  ['needs: {rte: 1}', '1:9: needs.rte: unknown key, did you mean rate?'],
  ['needs: {looks: 1}', '1:9: needs.looks: unknown key, did you mean noticing.looks?'],
  ['joinPull: 1', '1:1: joinPull: unknown key, did you mean attraction.joinPull?'],
  ['poeple: {count: 3}', '1:1: poeple: unknown key, did you mean people?'],
  ['__proto__: {a: 1}', '1:1: __proto__: unknown key'],
  ['constructor: 1', '1:1: constructor: unknown key'],
  ['needs: {__proto__: 1}', /1:9: needs.__proto__: unknown key, expected one of rate, reach/],
  ['people: {count: 0}', '1:17: people.count: 0 given, expected a whole number from 1 to 10000000 (people)'],
  ['people: {fields: 17}', '1:18: people.fields: 17 given, expected a whole number from 2 to 16 (fields)'],
  ['people: {traits: {opennes: 1}}', '1:19: people.traits.opennes: unknown key, did you mean openness?'],
  [
    'people: {traits: {openness: {unifrom: [0, 1]}}}',
    '1:30: people.traits.openness.unifrom: unknown key, did you mean uniform?',
  ],
  [
    'people: {traits: {openness: {uniform: [0.7, 0.3]}}}',
    '1:39: people.traits.openness.uniform: [0.7, 0.3] given, expected two numbers from 0 to 1 (weight), the lower first',
  ],
  [
    'people: {traits: {attention: {uniform: [0, 1]}}}',
    '1:41: people.traits.attention.uniform.0: 0 given, expected a number from 0.1 to 1 (share)',
  ],
  [
    'people: {traits: {openness: {uniform: [0.5]}}}',
    '1:39: people.traits.openness.uniform: [0.5] given, expected two numbers from 0 to 1 (weight), the lower first',
  ],
  [
    'people: {traits: {openness: {normal: {mean: 0.5}}}}',
    '1:30: people.traits.openness.normal.sd: missing, expected a number from 0 to 10 (weight)',
  ],
  ['people: {traits: {drive: 2.5}}', '1:26: people.traits.drive: 2.5 given, expected a number from 0 to 2 (factor)'],
  [
    'people: {traits: {drive: fast}}',
    '1:26: people.traits.drive: "fast" given, expected a number from 0 to 2, {uniform: [low, high]}, {normal: {mean, sd}} or {beta: {alpha, beta}} or {column: name}',
  ],
  [
    'people: {traits: {drive: {column: age}}}',
    '1:35: people.traits.drive.column: age given without people.file, expected a file of people',
  ],
  ['people: {name: name}', '1:16: people.name: given without people.file, expected a file of people'],
  [
    'network: {kind: smal-world}',
    '1:17: network.kind: "smal-world" given, expected one of small-world, scale-free, random, communities, file, did you mean small-world?',
  ],
  ['network: [1]', '1:10: network: [1] given, expected a mapping with a kind of network'],
  ['network: {neighbours: 7}', '1:23: network.neighbours: 7 given, expected an even number from 2 to 1000 (people)'],
  ['network: {kind: file}', '1:1: network.layers: missing, expected a list of layers, each with a file'],
  ['network: {kind: file, layers: []}', '1:31: network.layers: [] given, expected at least one layer'],
  [
    'network: {kind: file, layers: [{}]}',
    '1:32: network.layers.0.file: missing, expected a file, relative to the scenario',
  ],
  ['organizations: {teams: {colum: x}}', '1:25: organizations.teams.colum: unknown key, did you mean column?'],
  [
    'organizations: {teams: {}}',
    '1:24: organizations.teams: neither column nor reports given, expected one of the two',
  ],
  ['organizations: {column: x}', '1:25: organizations.column: x given without people.file, expected a file of people'],
  [
    'organizations: {count: 9}\npeople: {count: 5}\nnetwork: {neighbours: 2}',
    '1:24: organizations.count: 9 given, expected at most 5, the number of people',
  ],
  ['record: {people: often}', '1:18: record.people: "often" given, expected a list of weeks, moments or none'],
  ['weeks: 100\nrecord: {ties: [0, 101]}', '2:20: record.ties.1: 101 given, expected a week from 0 to 100, the last'],
  [
    'people: {count: 6}',
    /1:17: people.count: 6 given, but network.neighbours is 8 by default, expected an even number below the number of people \(6\)/,
  ],
  [
    'network:\n  kind: communities\n  count: 3\n  inside: 5\npeople: {count: 12}',
    '4:11: network.inside: 5 given, expected at most 3, for communities of 4',
  ],
])('%s is told', (yaml, fault) => {
  const faults = faultsOf(yaml);
  expect(faults).toHaveLength(1);
  if (typeof fault === 'string') expect(faults).toEqual([`s.yaml:${fault}`]);
  else expect(faults[0]).toMatch(fault);
});

it('a section with nothing in it, every line commented out, is one that is not there', () => {
  expect(read('needs:\n  # rate: 0.1\nnetwork:\npeople:\n').scenario).toEqual(read('weeks: 260\n').scenario);
});

it('a number in place of a distribution is a constant', () => {
  const { traits } = read('people: {traits: {attention: 0.5, drive: {constant: 1}}}\n').scenario.people;
  expect([traits.attention, traits.drive]).toEqual([{ constant: 0.5 }, { constant: 1 }]);
});

it.each([
  ['seed: 42', '42'],
  ['seed: 042', '042'],
  ['seed: 1e3', '1e3'],
  ['seed: 0x1F', '0x1F'],
  ['seed: 12345678901234567890', '12345678901234567890'],
  ['seed: "007"', '007'],
  ['seed: first try', 'first try'],
  ['seed: true', 'true'],
])('a seed is text, kept as it is written: %s', (yaml, seed) => {
  expect(read(`${yaml}\n`).scenario.seed).toBe(seed);
});

it('without a seed the name of the scenario is the seed, and without a name the file is the name', () => {
  expect(read('name: garden\n').scenario).toMatchObject({ name: 'garden', seed: 'garden', title: 'garden' });
  expect(read('name: garden\nseed: 7\ntitle: 1984\n').scenario).toMatchObject({ seed: '7', title: '1984' });
});

it('worlds above 20,000 people keep neither everybody nor every tie unless they are asked to', () => {
  expect(read('people: {count: 20000}\n').scenario.record.people).toHaveLength(6);
  expect(read('people: {count: 20001}\n').scenario.record).toMatchObject({ people: [], ties: [] });
  const asked = read('people: {count: 20001}\nrecord: {people: moments, ties: ends}\n').scenario.record;
  expect(asked).toMatchObject({ people: [0, 52, 104, 156, 208, 260], ties: [0, 260] });
});

it('six moments of a short run are those weeks there are, each once; a list is put in order', () => {
  expect(read('weeks: 2\n').scenario.record).toMatchObject({ people: [0, 1, 2], ties: [0, 2] });
  expect(read('weeks: 8\nrecord: {people: [8, 3, 3, 0]}\n').scenario.record.people).toEqual([0, 3, 8]);
});
