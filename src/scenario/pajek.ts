/**
 * Reads a Pajek network (.net): *Vertices with labels, then *Arcs (directed), *Edges (undirected), *Arcslist, *Edgeslist.
 *
 * A person is identified by the label of the vertex, or by its number where there is no label. A third number on a line of
 * arcs or edges is the weight. Lines that begin with % are comments. Coordinates, colours and years are passed over.
 */
import type { DataFile } from './data-files.ts';
import type { Place } from './fault.ts';
import { hint } from './near.ts';
import { show } from './show.ts';
import { type Part, readWeight, type TieList } from './tie-list.ts';

interface Word {
  readonly text: string;
  readonly place: Place;
}

const SECTIONS = ['*vertices', '*arcs', '*edges', '*arcslist', '*edgeslist', '*network'];

/** The words of a line, quoted ones whole and without their quotes. */
function wordsOf(line: string, number: number): Word[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/g), (found) => ({
    text: found[1] ?? found[0],
    place: { line: number, column: found.index + 1 },
  }));
}

/** Null with faults told when the file has no vertices. */
export function readPajek(file: DataFile): TieList | null {
  const people: ({ id: string; place: Place } | undefined)[] = [];
  let count: number | null = null;
  let section = '';
  const ties: { from: string; to: string; weight: number; directed: boolean; places: Record<Part, Place> }[] = [];

  /** The number of a vertex, or null with a fault told. */
  const vertex = (word: Word): number | null => {
    const number = /^\d+$/.test(word.text) ? Number(word.text) : 0;
    if (number >= 1 && number <= (count ?? 0)) return number;
    file.fault(word.place, section, `${show(word.text)} given, expected the number of a vertex, 1 to ${count ?? 0}`);
    return null;
  };
  const tie = (a: Word, b: Word, weight: Word | undefined, directed: boolean) => {
    const [from, to] = [vertex(a), vertex(b)];
    if (from === null || to === null) return;
    ties.push({
      from: people[from - 1]?.id ?? String(from),
      to: people[to - 1]?.id ?? String(to),
      weight: weight === undefined ? 1 : readWeight(weight.text, file, () => weight.place),
      directed,
      places: { from: a.place, to: b.place, weight: (weight ?? a).place },
    });
  };

  for (const [at, line] of file.text.split('\n').entries()) {
    const words = wordsOf(line, at + 1);
    const [first, second, third] = words;
    if (first === undefined || first.text.startsWith('%')) continue;
    if (first.text.startsWith('*')) {
      section = first.text.toLowerCase();
      if (!SECTIONS.includes(section)) {
        file.fault(first.place, section, `unknown part${hint(section, SECTIONS)}`);
      } else if (section === '*vertices') {
        const many = /^\d+$/.test(second?.text ?? '') ? Number(second?.text) : 0;
        if (many < 1 || many > 10_000_000) {
          file.fault((second ?? first).place, section, `${show(second?.text)} given, expected the number of vertices`);
        } else count = many;
        if (/^\d+$/.test(third?.text ?? '')) {
          file.fault(third!.place, section, 'a network of two kinds of vertices given, expected people tied to people');
        }
      } else if (count === null && section !== '*network') {
        file.fault(first.place, section, 'ties given before *vertices, expected *vertices first');
      }
    } else if (section === '*vertices') {
      const number = count === null ? null : vertex(first);
      if (number !== null) people[number - 1] = { id: second?.text || String(number), place: (second ?? first).place };
    } else if (count === null || !SECTIONS.includes(section)) {
      if (section === '') {
        file.fault(first.place, '', `${show(first.text)} given, expected *vertices`);
        return null;
      }
    } else if (second === undefined) {
      file.fault(first.place, section, 'one vertex given, expected two');
    } else if (section === '*arcs' || section === '*edges') {
      tie(first, second, third, section === '*arcs');
    } else {
      for (const other of words.slice(1)) tie(first, other, undefined, section === '*arcslist');
    }
  }
  if (count === null) {
    file.fault({ line: 1, column: 1 }, '', 'no vertices given, expected *vertices and their number');
    return null;
  }
  return {
    people: Array.from(
      { length: count },
      (_, at) => people[at] ?? { id: String(at + 1), place: { line: 1, column: 1 } },
    ),
    from: ties.map((one) => one.from),
    to: ties.map((one) => one.to),
    weight: ties.map((one) => one.weight),
    directed: ties.map((one) => one.directed),
    place: (one, part) => ties[one]!.places[part],
  };
}
