import { expect, it } from 'vitest';
import { faultsOf, read } from './folder.ts';

const yaml = (keys = '') => `network: {kind: file, layers: [{file: g.graphml, closeness: 0.6${keys}}]}\n`;
const graph = (inside: string, edgedefault = 'undirected') =>
  `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<key id="d0" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>\n<key id="d1" for="edge" attr.name="hours"/>\n<graph edgedefault="${edgedefault}">\n${inside}\n</graph>\n</graphml>\n`;

it('nodes are people in their order; edges are directed as the graph says, or as they say themselves', () => {
  const inside =
    '<node id="b"/><node id="a"/><node id="c"><data key="d9">x</data></node>\n<edge source="a" target="b"/><edge source="b" target="c" directed="true"/>';
  const { people, network } = read(yaml(), { 'g.graphml': graph(inside) }).scenario;
  expect(people.names).toEqual(['b', 'a', 'c']);
  expect(network).toMatchObject({ source: Int32Array.of(0, 0, 1), target: Int32Array.of(1, 2, 0) });
  const directed = read(yaml(), { 'g.graphml': graph(inside.replace('"true"', '"false"'), 'directed') }).scenario
    .network;
  expect(directed).toMatchObject({ source: Int32Array.of(0, 1, 2), target: Int32Array.of(2, 0, 0) });
});

it('weights are those of the key named weight, with its default, or of the key that the scenario names', () => {
  const inside =
    '<node id="a"/><node id="b"/><node id="c"/><edge source="a" target="b"><data key="d0">6</data><data key="d1">1</data></edge><edge source="b" target="c"><data key="d1"> 4 </data></edge>';
  const closeness = (keys = '') => {
    const { network } = read(yaml(keys), { 'g.graphml': graph(inside, 'directed') }).scenario;
    return network.kind === 'given' ? Array.from(network.closeness, (one) => Number(one.toFixed(4))) : [];
  };
  expect(closeness()).toEqual([0.6, 0.2]);
  expect(closeness(', weight: hours')).toEqual([0.15, 0.6]);
});

it('tags may have a namespace, and what is no person or tie is passed over', () => {
  const xml =
    '<g:graphml xmlns:g="x"><g:graph edgedefault="directed"><g:desc>ties</g:desc><__proto__/><constructor/><g:node id="a"/><g:node id="b"/><g:edge source="a" target="b"/></g:graph></g:graphml>';
  expect(read(yaml(), { 'g.graphml': xml }).scenario.people.names).toEqual(['a', 'b']);
});

it.each([
  ['no XML', 'source,target\n', /^g\.graphml:2:1: not XML: text data outside of root node$/],
  ['another XML', '<svg/>', /^g\.graphml:1:1: no graph given, expected <graphml>/],
  ['an open tag', graph('<node id="a">'), /^g\.graphml:7:\d+: not XML: unexpected close tag/],
  ['an entity that grows', '<!DOCTYPE x [<!ENTITY a "b">]><graphml>&a;</graphml>', /not XML: undefined entity/],
  [
    'no direction',
    graph('<node id="a"/><node id="b"/><edge source="a" target="b"/>', 'both'),
    /^g\.graphml:5:1: graph: edgedefault "both" given, expected directed or undirected$/,
  ],
  [
    'an edge without an end',
    graph('<node id="a"/>\n  <edge source="a"/>'),
    /^g\.graphml:7:3: edge: missing target, expected <edge target="...">$/,
  ],
  [
    'a hyperedge',
    graph('<node id="a"/>\n<hyperedge/>'),
    /^g\.graphml:7:1: hyperedge: a hyperedge given, expected edges between two people$/,
  ],
  [
    'a graph in a graph',
    graph('<node id="a">\n<graph edgedefault="directed"/></node>'),
    /^g\.graphml:7:1: graph: a second graph given, expected one$/,
  ],
  [
    'a weight that is none',
    graph('<node id="a"/><node id="b"/><edge source="a" target="b">\n <data key="d0">lots</data></edge>'),
    /^g\.graphml:7:2: weight: "lots" given, expected a number from 0$/,
  ],
  [
    'a node twice',
    graph('<node id="a"/>\n<node id="a"/>'),
    /^g\.graphml:7:1: person: "a" given twice, expected each person once$/,
  ],
  [
    'a self-tie',
    graph('<node id="a"/>\n<edge source="a" target="a"/>'),
    /^g\.graphml:7:1: self-tie: "a" tied to themselves/,
  ],
])('%s is told with its place in the file', (_, xml, fault) => {
  expect(faultsOf(yaml(), { 'g.graphml': xml }).filter((one) => fault.test(one))).toHaveLength(1);
});

it('an edge to a node that is not there is a stranger', () => {
  const xml = graph('<node id="a"/><node id="b"/>\n<edge source="a" target="zed"/>');
  expect(faultsOf(yaml(), { 'g.graphml': xml })).toEqual([
    'g.graphml:7:1: person: "zed" given, expected somebody of this file (a, b ...)',
  ]);
});

it('an attribute that no edge has is told, with the ones there are', () => {
  const xml = graph('<node id="a"/><node id="b"/><edge source="a" target="b"/>');
  expect(faultsOf(yaml(', weight: hour'), { 'g.graphml': xml })).toEqual([
    'g.graphml:1:1: hour: no such attribute of edges, expected one of weight, hours, did you mean hours?',
  ]);
});
