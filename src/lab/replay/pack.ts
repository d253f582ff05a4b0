/** A film as JSON of bearable length, and back: blocks of numbers as text, the rest as it is. */
import type { EntryStory, Film, GroupStory, NeedStory, PersonStory } from './film.ts';
import { changesFromText, changesToText, fromText, steps, sums, toText } from './numbers-as-text.ts';

type Blocks = 'state' | 'stuck' | 'spark' | 'groupsOf' | 'sparks' | 'groups' | 'people' | 'scene' | 'counts';

export interface PackedFilm extends Omit<Film, Blocks> {
  readonly scene: { readonly width: number; readonly height: number; readonly places: string; readonly ties: string };
  readonly counts: Readonly<Record<string, string>>;
  readonly state: string;
  readonly stuck: string;
  readonly spark: string;
  readonly groupsOf: string;
  readonly sparks: string;
  readonly groups: string;
  readonly groupWeeks: string;
  readonly causes: readonly string[];
  readonly recognitions: readonly string[];
  readonly reasons: readonly string[];
  readonly people: string;
  readonly names: readonly string[];
  readonly needs: string;
  readonly entries: string;
}

/** Units of the ground are written with one decimal. */
const FINE = 10;

const GROUP = [
  ...([
    'number',
    'born',
    'ended',
    'recognized',
    'parent',
    'generation',
    'supports',
    'peak',
    'members',
    'brought',
  ] as const),
  ...(['met', 'together', 'asIfAlone', 'discovered', 'conflicts', 'crisis', 'colour', 'first'] as const),
];
const NEED = [
  ...(['field', 'since', 'kind', 'until', 'from', 'wanted', 'to'] as const),
  ...(['together', 'discovered', 'alone', 'seeing', 'friends'] as const),
];
const ENTRY = ['group', 'week', 'until', 'since', 'through', 'saw', 'wanted', 'talks', 'talked'] as const;
const PERSON = ['row', 'organization', 'best', 'level'] as const;

export function pack(film: Film): PackedFilm {
  const { scene, counts, state, stuck, spark, groupsOf, sparks, groups, people, ...plain } = film;
  const many = people.length;
  const causes = [...new Set(groups.map(({ cause }) => cause))].sort();
  const recognitions = [...new Set(groups.map(({ recognizedBy }) => recognizedBy))].sort();
  const reasons = [...new Set(groups.flatMap((group) => group.reasons))].sort();
  return {
    ...plain,
    scene: {
      width: scene.width,
      height: scene.height,
      places: toText([...scene.x, ...scene.y].map((value) => Math.round(value * FINE))),
      ties: toText(scene.ties),
    },
    counts: Object.fromEntries(Object.entries(counts).map(([name, values]) => [name, toText(steps(values))])),
    state: changesToText(state, many),
    stuck: changesToText(stuck, many),
    spark: changesToText(spark, many),
    groupsOf: changesToText(groupsOf, 2 * many),
    sparks: toText(sparks.flatMap((flights) => [flights.length / 3, ...flights])),
    groups: toText(
      groups.flatMap((group) => [
        ...GROUP.map((key) => group[key]),
        ...[Number(group.assigned), causes.indexOf(group.cause), recognitions.indexOf(group.recognizedBy)],
        ...[...group.founders, ...group.reasons.map((reason) => reasons.indexOf(reason))],
      ]),
    ),
    groupWeeks: toText(
      groups.flatMap(({ energy, trust, size }) => [energy.length, ...steps(energy), ...steps(trust), ...steps(size)]),
    ),
    ...{ causes, recognitions, reasons },
    people: toText(
      people.flatMap((person) => [...PERSON.map((key) => person[key]), ...person.fearlessness, ...person.we]),
    ),
    names: people.map(({ name }) => name),
    needs: toText(
      people.flatMap(({ needs }) => [
        needs.length,
        ...needs.flatMap((need) => [...NEED.map((key) => need[key]), Number(need.met)]),
      ]),
    ),
    entries: toText(
      people.flatMap(({ entries }) => [
        entries.length,
        ...entries.flatMap((entry) => [...ENTRY.map((key) => entry[key]), entry.fields.length, ...entry.fields]),
      ]),
    ),
  };
}

/** Reads numbers one after the other. */
function reader(text: string): {
  next(): number;
  take(many: number): number[];
  named<K extends string>(keys: readonly K[]): Record<K, number>;
} {
  const numbers = fromText(text);
  let at = 0;
  const next = () => numbers[at++]!;
  const take = (many: number) => Array.from({ length: many }, next);
  return {
    next,
    take,
    named: <K extends string>(keys: readonly K[]) =>
      Object.fromEntries(keys.map((key) => [key, next()])) as Record<K, number>,
  };
}

export function unpack(packed: PackedFilm): Film {
  const { scene, counts, state, stuck, spark, groupsOf, sparks, groups, groupWeeks, ...more } = packed;
  const { causes, recognitions, reasons, people, names, needs, entries, ...plain } = more;
  const many = names.length;
  const weeks = plain.end - plain.begin + 1;
  const places = fromText(scene.places).map((value) => value / FINE);
  const flights = reader(sparks);
  const story = { people: reader(people), needs: reader(needs), entries: reader(entries) };
  const register = { one: reader(groups), weeks: reader(groupWeeks) };
  const bytes = (length: number) => Uint8Array.from(sums(register.weeks.take(length)));
  const known: GroupStory[] = [];
  const registered = fromText(groups).length / (GROUP.length + 7);
  for (let g = 0; g < registered; g++) {
    const one = register.one.named(GROUP);
    const [assigned, cause, recognition, a, b, reasonA, reasonB] = register.one.take(7) as [number, ...number[]];
    const length = register.weeks.next();
    known.push({
      ...one,
      assigned: assigned === 1,
      cause: causes[cause!]!,
      recognizedBy: recognitions[recognition!]!,
      founders: [a!, b!],
      reasons: [reasons[reasonA!]!, reasons[reasonB!]!],
      energy: bytes(length),
      trust: bytes(length),
      size: bytes(length),
    });
  }
  return {
    ...plain,
    scene: {
      width: scene.width,
      height: scene.height,
      x: Float32Array.from(places.slice(0, many)),
      y: Float32Array.from(places.slice(many)),
      ties: Int32Array.from(fromText(scene.ties)),
    },
    counts: Object.fromEntries(
      Object.entries(counts).map(([name, text]) => [name, sums(fromText(text))]),
    ) as unknown as Film['counts'],
    state: changesFromText(state, many, new Uint8Array(weeks * many)),
    stuck: changesFromText(stuck, many, new Uint8Array(weeks * many)),
    spark: changesFromText(spark, many, new Uint8Array(weeks * many)),
    groupsOf: changesFromText(groupsOf, 2 * many, new Int32Array(weeks * 2 * many)),
    sparks: Array.from({ length: weeks }, () => Int32Array.from(flights.take(3 * flights.next()))),
    groups: known,
    people: names.map((name): PersonStory => {
      const person = story.people.named(PERSON);
      const [f0, f1, w0, w1] = story.people.take(4) as [number, number, number, number];
      return {
        ...person,
        name,
        fearlessness: [f0, f1],
        we: [w0, w1],
        needs: Array.from({ length: story.needs.next() }, (): NeedStory => {
          const need = story.needs.named(NEED);
          return { ...need, met: story.needs.next() === 1 };
        }),
        entries: Array.from({ length: story.entries.next() }, (): EntryStory => {
          const entry = story.entries.named(ENTRY);
          return { ...entry, fields: story.entries.take(story.entries.next()) };
        }),
      };
    }),
  };
}
