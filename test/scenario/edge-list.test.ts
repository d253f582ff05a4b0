import { expect, it } from 'vitest';
import { faultsOf, read } from './folder.ts';

/** A network of one layer, `t.csv`, with more keys of that layer. */
const layer = (keys = '', file = 't.csv') =>
  `network:\n  kind: file\n  layers:\n    - {file: ${file}${keys === '' ? '' : `, ${keys}`}}\n`;

/** The arcs of a network from one edge list, as "from>to closeness". */
function arcs(csv: string, keys = ''): string[] {
  const { network, people } = read(layer(keys), { 't.csv': csv }).scenario;
  if (network.kind !== 'given') throw new Error('a network from files is given');
  return Array.from(network.source, (i, at) => {
    const close = Number(network.closeness[at]!.toFixed(4));
    return `${people.names![i]}>${people.names![network.target[at]!]} ${close}`;
  });
}

it('a row is a tie both ways, a directed one is seen from its source only', () => {
  expect(arcs('source,target\na,b\nb,c\n', 'closeness: 0.3')).toEqual(['a>b 0.3', 'b>a 0.3', 'b>c 0.3', 'c>b 0.3']);
  expect(arcs('source,target\na,b\nb,c\n', 'closeness: 0.3, directed: true')).toEqual(['a>b 0.3', 'b>c 0.3']);
  expect(arcs('source,target\na,b\nb,a\n', 'directed: true')).toEqual(['a>b 0.4', 'b>a 0.4']);
});

it('people come in the order in which the ties name them', () => {
  const { people } = read(layer(), { 't.csv': 'source,target\nzoe,ben\nben,ada\n' }).scenario;
  expect(people).toMatchObject({ count: 3, names: ['zoe', 'ben', 'ada'] });
});

it('the heaviest tie has the closeness of the layer, the others theirs in proportion, a weight of 0 is no tie', () => {
  const csv = 'source,target,hours\na,b,8\nb,c,2\nc,a,0\n';
  expect(arcs(csv, 'weight: hours, directed: true, closeness: 0.6')).toEqual(['a>b 0.6', 'b>c 0.15']);
});

it('ties given twice are added up or the strongest is taken, as the scenario says', () => {
  const csv = 'source,target,w\na,b,3\nb,a,1\nb,c,2\n';
  expect(arcs(csv, 'weight: w, duplicates: sum, closeness: 0.8')).toEqual(['a>b 0.8', 'b>a 0.8', 'b>c 0.4', 'c>b 0.4']);
  expect(arcs(csv, 'weight: w, duplicates: strongest, closeness: 0.9')).toEqual([
    'a>b 0.9',
    'b>a 0.9',
    'b>c 0.6',
    'c>b 0.6',
  ]);
  expect(arcs('source,target\na,b\na,b\nb,c\n', 'directed: true, duplicates: sum, closeness: 0.8')).toEqual([
    'a>b 0.8',
    'b>c 0.4',
  ]);
});

it('self-ties are dropped when the scenario says so; who has no other tie is still somebody', () => {
  const csv = 'source,target\na,a\nb,c\n';
  expect(arcs(csv, 'self-ties: drop, directed: true')).toEqual(['b>c 0.4']);
  expect(read(layer('self-ties: drop'), { 't.csv': csv }).scenario.people.names).toEqual(['a', 'b', 'c']);
});

it('only the rows with certain cells are kept, compared as text', () => {
  const csv = 'from,to,wave,kind\na,b,1,x\nb,c,2,x\nc,a,2,y\nd,a,02,x\n';
  expect(arcs(csv, 'source: from, target: to, directed: true, where: {wave: 2, kind: x}')).toEqual(['b>c 0.4']);
  expect(arcs(csv, 'source: from, target: to, directed: true, where: {wave: 02}')).toEqual(['d>a 0.4']);
});

it('layers lie over each other: closeness a and b make 1 - (1 - a)(1 - b)', () => {
  const yaml =
    'network: {kind: file, layers: [{file: a.csv, directed: true, closeness: 0.3}, {file: b.csv, closeness: 0.5}]}\n';
  const files = { 'a.csv': 'source,target\nx,y\nx,z\n', 'b.csv': 'source,target\nx,y\n' };
  const { network, people } = read(yaml, files).scenario;
  expect(people.names).toEqual(['x', 'y', 'z']);
  expect(network).toEqual({
    kind: 'given',
    source: Int32Array.of(0, 0, 1),
    target: Int32Array.of(1, 2, 0),
    closeness: Float32Array.of(0.65, 0.3, 0.5),
  });
});

it('cells may be quoted, hold separators and line breaks, and have blanks around them; tabs separate a .tsv', () => {
  expect(arcs('source,target\n"a, the ""first""",  b \n', 'directed: true')).toEqual(['a, the "first">b 0.4']);
  const { people } = read(layer('', 't.tsv'), { 't.tsv': 'source\ttarget\na b\tc,d\n' }).scenario;
  expect(people.names).toEqual(['a b', 'c,d']);
});

it('a file of people names who there is, tied or not; everybody else is a stranger', () => {
  const people = 'people: {file: p.csv}\n';
  const files = { 'p.csv': 'id\n1\n2\n3\n', 't.csv': 'source,target\n3,1\n' };
  expect(read(people + layer('directed: true'), files).scenario).toMatchObject({
    people: { count: 3, names: ['1', '2', '3'] },
    network: { source: Int32Array.of(2), target: Int32Array.of(0) },
  });
  const strange = { ...files, 't.csv': 'source,target\n3,1\n"4",  2\n1,5\n' };
  expect(faultsOf(people + layer(), strange)).toEqual([
    't.csv:3:1: person: "4" given, expected somebody of p.csv (1, 2, 3 ...)',
    't.csv:4:3: person: "5" given, expected somebody of p.csv (1, 2, 3 ...)',
  ]);
});

it.each([
  ['an empty file', '', '', 't.csv:1:1: an empty file given, expected a header and rows'],
  ['a header alone', 'source,target\n', '', 't.csv:1:1: no ties given, expected at least one'],
  [
    'no row that is kept',
    'source,target,w\na,b,1\n',
    'where: {w: 2}',
    't.csv:1:1: no ties with the cells of `where` given, expected at least one',
  ],
  [
    'another header',
    'Source,to\na,b\n',
    '',
    't.csv:1:1: source: header Source,to given, expected a column source, did you mean Source?',
  ],
  [
    'another header',
    'Source,to\na,b\n',
    'source: Source',
    't.csv:1:1: target: header Source,to given, expected a column target',
  ],
  [
    'a missing column of weights',
    'source,target\na,b\n',
    'weight: hours',
    't.csv:1:1: hours: header source,target given, expected a column hours',
  ],
  [
    'a column twice',
    'source,target,source\na,b,c\n',
    '',
    't.csv:1:15: header: column source given twice, expected a different name for each',
  ],
  [
    'a nameless column',
    'source,target,\na,b,c\n',
    '',
    't.csv:1:15: header: a column without a name given, expected a different name for each',
  ],
  ['a row too short', 'source,target\na,b\nc\n', '', 't.csv:3:1: row: 1 cell given, expected 2 as in the header'],
  ['a row too long', 'source,target\na,b,c\n', '', 't.csv:2:1: row: 3 cells given, expected 2 as in the header'],
  ['a tie to nobody', 'source,target\na,\n', '', 't.csv:2:3: target: nothing given, expected a person'],
  [
    'a self-tie',
    'source,target\na,b\nb,b\n',
    '',
    't.csv:3:3: self-tie: "b" tied to themselves, expected ties between two people (self-ties: drop leaves such ties out)',
  ],
  [
    'a tie twice',
    'source,target\na,b\n\nb,a\n',
    '',
    't.csv:4:1: tie: "b" to "a" given twice, first on line 2, expected once (duplicates: sum or strongest takes both)',
  ],
  [
    'a negative weight',
    'source,target,w\na,b,-2\n',
    'weight: w',
    't.csv:2:5: weight: -2 given, expected a number from 0',
  ],
  [
    'a word as weight',
    'source,target,w\na,b,many\n',
    'weight: w',
    't.csv:2:5: weight: "many" given, expected a number from 0',
  ],
  [
    'a weight left out',
    'source,target,w\na,b,\n',
    'weight: w',
    't.csv:2:5: weight: "" given, expected a number from 0',
  ],
  [
    'an endless weight',
    'source,target,w\na,b,1e999\n',
    'weight: w',
    't.csv:2:5: weight: "1e999" given, expected a number from 0',
  ],
  ['an open quote', 'source,target\na,"b\n', '', /^t\.csv:2:1: Quote Not Closed/],
  ['a quote within', 'source,target\na,b"c\n', '', /^t\.csv:2:1: Invalid Opening Quote/],
])('%s is told with its place in the file', (_, csv, keys, fault) => {
  const faults = faultsOf(layer(keys), { 't.csv': csv });
  expect(faults.length).toBeGreaterThan(0);
  if (typeof fault === 'string') expect(faults).toContain(fault);
  else expect(faults[0]).toMatch(fault);
});

it('places are right after empty lines, line breaks in cells and Windows line ends', () => {
  const csv = 'source,target,w\r\n\r\n"a\r\nb",c,1\r\nc,d,x\r\n';
  expect(faultsOf(layer('weight: w'), { 't.csv': csv })).toEqual([
    't.csv:5:5: weight: "x" given, expected a number from 0',
  ]);
  const within = 'source,target,w\n"a\nb",c,x\n';
  expect(faultsOf(layer('weight: w'), { 't.csv': within })).toEqual([
    't.csv:3:6: weight: "x" given, expected a number from 0',
  ]);
});

it('of a file with more than twenty faults, twenty are told and the rest counted', () => {
  const rows = Array.from({ length: 33 }, (_, at) => `a,b${at},?\n`).join('');
  const faults = faultsOf(layer('weight: w'), { 't.csv': `source,target,w\n${rows}` });
  expect(faults).toHaveLength(21);
  expect(faults.at(-1)).toBe('t.csv: and 13 more');
  expect(faults.at(-2)).toBe('t.csv:21:7: weight: "?" given, expected a number from 0');
});

it('a file that is no file of ties is told at the scenario, with the endings there are', () => {
  expect(faultsOf(layer('', 't.xlsx'), { 't.xlsx': '' })).toEqual([
    's.yaml:4:14: network.layers.0.file: t.xlsx given, expected a name that ends in one of .csv, .tsv, .net, .paj, .graphml, .xml',
  ]);
});

it('a count of people must agree with what the files name', () => {
  const files = { 't.csv': 'source,target\na,b\n', 'p.csv': 'id\na\nb\nc\n' };
  expect(read(`people: {count: 2}\n${layer()}`, files).scenario.people.count).toBe(2);
  expect(faultsOf(`people: {count: 3}\n${layer()}`, files)).toEqual([
    's.yaml:1:17: people.count: 3 given, expected 2, as many as the network names (or leave it out)',
  ]);
  expect(faultsOf(`people: {count: 2, file: p.csv}\n${layer()}`, files)).toEqual([
    's.yaml:1:17: people.count: 2 given, expected 3, as many as p.csv names (or leave it out)',
  ]);
});

it('a file that is no longer the one of the fingerprint is told', () => {
  const csv = 'source,target\na,b\n';
  const [{ sha256 } = { sha256: '' }] = read(layer(), { 't.csv': csv }).sources;
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(read(layer(`sha256: ${sha256}`), { 't.csv': csv }).sources).toEqual([{ path: 't.csv', sha256 }]);
  const [fault] = faultsOf(layer(`sha256: ${sha256}`), { 't.csv': `${csv}b,c\n` });
  expect(fault).toMatch(
    /^s\.yaml:4:29: network\.layers\.0\.sha256: .* given, expected .*: t\.csv is not the file it was$/,
  );
});
