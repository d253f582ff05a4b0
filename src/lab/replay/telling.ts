/** What a story is made of: words, and people and groups that can be followed from there. */
import { number } from '../../measure/words.ts';
import { STATE } from '../view/scene.ts';
import type { Film } from './film.ts';

export type Word = string | { readonly person: number } | { readonly group: number };
/** A sentence, or a few. */
export type Said = readonly Word[];

export interface Event {
  /** -1: at no particular time. */
  readonly week: number;
  /** A few letters that stand before it. */
  readonly mark?: string;
  readonly said: Said;
}

export interface Chapter {
  readonly heading: Said;
  readonly events: readonly Event[];
}

export interface Curve {
  readonly name: string;
  readonly first: number;
  /** Points of 100, week by week. */
  readonly values: ArrayLike<number>;
}

export interface Story {
  readonly heading: string;
  /** How things stand in the week that is shown. */
  readonly now: Said;
  readonly chapters: readonly Chapter[];
  readonly curves: readonly Curve[];
}

/** "Ada", or "person 12": by the number that the file gives, or counted from 1 as in the tables. */
export function nameOf(film: Film, place: number): string {
  const name = shortName(film, place);
  return /^\d/.test(name) ? `person ${name}` : name;
}

/** "Ada", or "12". */
export function shortName({ people }: Film, place: number): string {
  const { name, row } = people[place]!;
  return name === '' ? number(row + 1) : name;
}

/** Somebody by row; those who are not shown have no story to lead to. */
export function somebody(film: Film, row: number): Word {
  const place = placeOf(film, row);
  return place < 0 ? `person ${number(row + 1)}` : { person: place };
}

const PLACES = new WeakMap<Film, Map<number, number>>();

export function placeOf(film: Film, row: number): number {
  let places = PLACES.get(film);
  if (places === undefined) {
    places = new Map(film.people.map((person, place) => [person.row, place]));
    PLACES.set(film, places);
  }
  return places.get(row) ?? -1;
}

const GROUPS = new WeakMap<Film, Map<number, Film['groups'][number]>>();

/** A group by its number; undefined for one with nobody who is shown. */
export function groupOf(film: Film, of: number): Film['groups'][number] | undefined {
  let groups = GROUPS.get(film);
  if (groups === undefined) {
    groups = new Map(film.groups.map((group) => [group.number, group]));
    GROUPS.set(film, groups);
  }
  return groups.get(of);
}

/** A group by number, to be followed if it is shown. */
export const agroup = (film: Film, of: number): Word =>
  groupOf(film, of) === undefined ? `group ${number(of)}` : { group: of };

export function listed(words: readonly Word[]): Said {
  return words.flatMap((word, at) => (at === 0 ? [word] : [at === words.length - 1 ? ' and ' : ', ', word]));
}

/** Fields as people count them: "field 3", "fields 3 and 5". */
export function fieldsInWords(fields: readonly number[]): string {
  const names = fields.map((field) => number(field + 1));
  return `${names.length === 1 ? 'field' : 'fields'} ${names.join(' and ')}`;
}

/** Places of those in a group in a week. */
export function membersOf({ begin, people, groupsOf }: Film, group: number, week: number): number[] {
  const from = (week - begin) * 2 * people.length;
  const found: number[] = [];
  for (let at = 0; at < 2 * people.length; at++) if (groupsOf[from + at] === group) found.push(at >> 1);
  return found;
}

export const isAway = ({ begin, people, state }: Film, place: number, week: number): boolean =>
  state[(week - begin) * people.length + place] === STATE.away;
