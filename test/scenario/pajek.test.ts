import { expect, it } from 'vitest';
import { faultsOf, read } from './folder.ts';

const yaml = (keys = '') => `network: {kind: file, layers: [{file: v.net, closeness: 0.6${keys}}]}\n`;

it('vertices have labels, arcs are one-way, edges mutual, a third number is the weight, % begins a remark', () => {
  const net = `% a village
*Network village
*Vertices 4
1 "Ada B." 0.1 0.2 0.5 ellipse
2 Ben
4 "Dai"
*Arcs :1 "asks"
1 2 3 c Blue
*Edges
2 3 1
4 1 2
`;
  const { people, network } = read(yaml(), { 'v.net': net }).scenario;
  expect(people.names).toEqual(['Ada B.', 'Ben', '3', 'Dai']);
  expect(network).toEqual({
    kind: 'given',
    source: Int32Array.of(0, 0, 1, 2, 3),
    target: Int32Array.of(1, 3, 2, 1, 0),
    closeness: Float32Array.of(0.6, 0.4, 0.2, 0.2, 0.4),
  });
});

it('lists of arcs and of edges name one person and all others after them', () => {
  const net = '*vertices 4\n*arcslist\n1 2 3\n*EDGESLIST\n4 2 3\n';
  const { network } = read(yaml(), { 'v.net': net }).scenario;
  expect(network).toMatchObject({ source: Int32Array.of(0, 0, 1, 2, 3, 3), target: Int32Array.of(1, 2, 3, 3, 1, 2) });
});

it('labels are the identifiers of the file of people', () => {
  const files = { 'v.net': '*Vertices 2\n1 "b"\n2 "a"\n*Arcs\n1 2\n', 'p.csv': 'id\na\nb\n' };
  expect(read(`people: {file: p.csv}\n${yaml()}`, files).scenario.network).toMatchObject({
    source: Int32Array.of(1),
    target: Int32Array.of(0),
  });
});

it.each([
  ['no vertices', '% nothing\n', 'v.net:1:1: no vertices given, expected *vertices and their number'],
  ['words before the vertices', 'hello\n', 'v.net:1:1: "hello" given, expected *vertices'],
  [
    'ties before the vertices',
    '*Edges\n1 2\n*Vertices 2\n',
    'v.net:1:1: *edges: ties given before *vertices, expected *vertices first',
  ],
  ['no number of vertices', '*Vertices many\n', 'v.net:1:11: *vertices: "many" given, expected the number of vertices'],
  [
    'two kinds of vertices',
    '*Vertices 5 2\n*Edges\n1 3\n',
    'v.net:1:13: *vertices: a network of two kinds of vertices given, expected people tied to people',
  ],
  [
    'a vertex too many',
    '*Vertices 2\n*Edges\n1 3\n',
    'v.net:3:3: *edges: "3" given, expected the number of a vertex, 1 to 2',
  ],
  ['one end only', '*Vertices 2\n*Edges\n  1\n', 'v.net:3:3: *edges: one vertex given, expected two'],
  ['an unknown part', '*Vertices 2\n*Edgs\n1 2\n', 'v.net:2:1: *edgs: unknown part, did you mean *edges?'],
  ['a matrix', '*Vertices 2\n*Matrix\n0 1\n1 0\n', /^v\.net:2:1: \*matrix: unknown part/],
  ['a negative weight', '*Vertices 2\n*Edges\n1 2 -1\n', 'v.net:3:5: weight: -1 given, expected a number from 0'],
  [
    'a label twice',
    '*Vertices 2\n1 "a"\n2 "a"\n*Edges\n1 2\n',
    'v.net:3:3: person: "a" given twice, expected each person once',
  ],
  ['a self-tie', '*Vertices 2\n*Edges\n2 2\n', /^v\.net:3:3: self-tie: "2" tied to themselves/],
  [
    'a tie twice',
    '*Vertices 2\n*Edges\n1 2\n*Arcs\n2 1\n',
    /^v\.net:5:1: tie: "2" to "1" given twice, first on line 3/,
  ],
])('%s is told with its place in the file', (_, net, fault) => {
  const faults = faultsOf(yaml(), { 'v.net': net });
  if (typeof fault === 'string') expect(faults).toContain(fault);
  else expect(faults.filter((one) => fault.test(one))).toHaveLength(1);
});

it('a vertex without ties must be known, too', () => {
  const files = { 'v.net': '*Vertices 3\n1 a\n2 b\n3 c\n*Edges\n1 2\n', 'p.csv': 'id\na\nb\n' };
  expect(faultsOf(`people: {file: p.csv}\n${yaml()}`, files)).toEqual([
    'v.net:4:3: person: "c" given, expected somebody of p.csv (a, b ...)',
  ]);
});

it('the file says itself what is directed and what a weight is', () => {
  expect(faultsOf(yaml(', directed: true'), { 'v.net': '*Vertices 2\n*Edges\n1 2\n' })).toEqual([
    's.yaml:1:72: network.layers.0.directed: given for a Pajek network, which says it itself, expected for an edge list only',
  ]);
});
