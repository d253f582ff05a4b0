/**
 * Reads GraphML: <node id> are people, <edge source target> ties, directed as `edgedefault` of the graph or `directed` of the
 * edge says. Weights are the <data> of the <key> whose attr.name is asked for. Everything else in the file is passed over, but
 * hyperedges and nested graphs, which are no ties between two people, are faults.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { DataFile } from './data-files.ts';
import type { Place } from './fault.ts';
import { nearest } from './near.ts';
import { show } from './show.ts';
import { placesIn } from './text-file.ts';
import { readWeight, type TieList } from './tie-list.ts';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly place: Place;
  weight: number | null;
}

/**
 * @param weightName the attribute to be read as weight; undefined: "weight" if there is one
 * @returns null with faults told when it is not GraphML
 */
export function readGraphml(file: DataFile, weightName: string | undefined): TieList | null {
  const people: { id: string; place: Place }[] = [];
  const edges: Edge[] = [];
  const keys: { id: string; name: string }[] = [];
  const defaults = new Map<string, number>();
  const placeAt = placesIn(file.text);
  const parser = new SaxesParser();
  let broken = false;
  let graphs = 0;
  let directedByDefault = false;
  let start: Place = { line: 1, column: 1 };
  let inside: Edge | null = null;
  let key: string | null = null;
  let text = '';

  const attribute = (tag: SaxesTagPlain, name: string): string => {
    const value = tag.attributes[name];
    if (value === undefined || value === '')
      file.fault(start, tag.name, `missing ${name}, expected <${tag.name} ${name}="...">`);
    return value ?? '';
  };
  const opened = {
    graph(tag: SaxesTagPlain) {
      graphs++;
      if (graphs > 1) file.fault(start, 'graph', 'a second graph given, expected one');
      const given = tag.attributes.edgedefault ?? '';
      if (given !== 'directed' && given !== 'undirected') {
        file.fault(start, 'graph', `edgedefault ${show(given)} given, expected directed or undirected`);
      }
      directedByDefault = given === 'directed';
    },
    hyperedge: () => file.fault(start, 'hyperedge', 'a hyperedge given, expected edges between two people'),
    key(tag: SaxesTagPlain) {
      key = attribute(tag, 'id');
      const so = tag.attributes.for;
      if (so === 'edge' || so === 'all') keys.push({ id: key, name: tag.attributes['attr.name'] ?? key });
    },
    node: (tag: SaxesTagPlain) => people.push({ id: attribute(tag, 'id').trim(), place: start }),
    edge(tag: SaxesTagPlain) {
      const so = tag.attributes.directed;
      inside = {
        from: attribute(tag, 'source').trim(),
        to: attribute(tag, 'target').trim(),
        directed: so === undefined ? directedByDefault : so === 'true',
        place: start,
        weight: null,
      };
      edges.push(inside);
    },
    data: (tag: SaxesTagPlain) => {
      key = tag.attributes.key ?? null;
    },
  };
  const weightKey = () => keys.find(({ name }) => name === (weightName ?? 'weight'))?.id ?? null;
  const closed = {
    edge: () => {
      inside = null;
    },
    data: () => {
      if (inside !== null && key !== null && key === weightKey())
        inside.weight = readWeight(text.trim(), file, () => start);
      key = null;
    },
    default: () => {
      if (key !== null && key === weightKey())
        defaults.set(
          key,
          readWeight(text.trim(), file, () => start),
        );
    },
    key: () => {
      key = null;
    },
  };

  parser.on('error', (error) => {
    if (broken) return;
    broken = true;
    const message = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    file.fault(placeAt(Math.max(0, parser.position - 1)), '', `not XML: ${message}`);
  });
  parser.on('opentagstart', () => {
    start = placeAt(file.text.lastIndexOf('<', Math.max(0, parser.position - 2)));
    text = '';
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag);
    if (!broken && isNameOf(opened, name)) opened[name]({ ...tag, name });
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', (tag) => {
    const name = localName(tag);
    if (!broken && isNameOf(closed, name)) closed[name]();
  });
  parser.write(file.text).close();
  if (broken) return null;
  if (graphs === 0) {
    file.fault({ line: 1, column: 1 }, '', 'no graph given, expected <graphml><graph edgedefault="...">');
    return null;
  }
  if (weightName !== undefined && weightKey() === null) {
    const names = keys.map(({ name }) => name);
    const near = nearest(weightName, names);
    file.fault(
      { line: 1, column: 1 },
      weightName,
      `no such attribute of edges, expected one of ${names.join(', ') || 'none'}${near === null ? '' : `, did you mean ${near}?`}`,
    );
    return null;
  }
  const otherwise = defaults.get(weightKey() ?? '') ?? 1;
  return {
    people,
    from: edges.map(({ from }) => from),
    to: edges.map(({ to }) => to),
    weight: edges.map(({ weight }) => weight ?? otherwise),
    directed: edges.map(({ directed }) => directed),
    place: (edge) => edges[edge]!.place,
  };
}

/** The name of a tag without its namespace. */
function localName(tag: { readonly name: string }): string {
  return tag.name.slice(tag.name.indexOf(':') + 1);
}

function isNameOf<O extends object>(of: O, name: string): name is keyof O & string {
  return Object.hasOwn(of, name);
}
