/** Reads what is done to the world from outside: when, what, where and to how many, each held against the world it is done to. */
import type { Deed, HowMany, Intervention } from '../model/interventions.ts';
import type { Organizations } from '../model/scenario.ts';
import { type Context, faultAt } from './context.ts';
import {
  DEED_NAMES,
  type DeedName,
  GATHERED,
  type InterventionGiven,
  interventionShape,
} from './interventions-shape.ts';
import { nearest } from './near.ts';
import { show } from './show.ts';
import type { Path } from './yaml-place.ts';

/** How many, as it is written. */
interface Many {
  readonly count?: number | undefined;
  readonly share?: number | undefined;
}

/** What is known of the world; null where faults keep it from being known. */
export interface KnownWorld {
  readonly weeks: number | null;
  readonly fields: number | null;
  readonly people: number | null;
  readonly organizations: Organizations | null;
  /** Whether the command line has put the end where it is: what would come after it is left out without a word. */
  readonly cut: boolean;
}

/** So many people a world can hold at most. */
const MOST_PEOPLE = 10_000_000;

/** A value that cannot be used, its fault told. */
const FAULTY = Symbol('faulty');

/**
 * All interventions in the order in which they are written. What is written is read entry by entry, so that one that is out of
 * shape does not hide what is wrong with the others.
 */
export function readInterventions(world: KnownWorld, context: Context): readonly Intervention[] {
  const entries = listedIn(context.written.data).flatMap((entry, at) => {
    const shaped = interventionShape.safeParse(entry);
    return shaped.success ? [{ given: shaped.data, path: ['interventions', at] as Path }] : [];
  });
  const coming = entries.map(({ given }) => given.newcomers);
  const all = coming.reduce((sum, newcomers) => sum + (newcomers?.count ?? 0), world.people ?? 0);
  if (all > MOST_PEOPLE) {
    const { path } = entries.findLast(({ given }) => given.newcomers !== undefined)!;
    const expected = `expected at most ${MOST_PEOPLE} people with all newcomers`;
    faultAt(context, [...path, 'newcomers', 'count'], `${all} people in all given, ${expected}`);
  }
  return entries.flatMap(({ given, path }) => {
    const deed = deedOf(given, path, coming, world, context);
    const time = timeOf(given, path, world, context);
    // A span may reach beyond the end of the run, which then is the beginning of a longer one.
    const beyond = time !== FAULTY && world.weeks !== null && time.from > world.weeks;
    return deed === FAULTY || time === FAULTY || beyond ? [] : [{ ...deed, ...time }];
  });
}

/** An intervention as a scenario writes it, with every default; the numbers of organizations and fields are from 1 there. */
export function writtenIntervention({ from, to, kind, ...deed }: Intervention): Record<string, unknown> {
  const written = Object.entries(deed).flatMap(([key, value]): [string, unknown][] => {
    if (value === null) return [];
    if (key === 'many') return Object.entries(value);
    return [[key, ['organization', 'field', 'theme'].includes(key) ? Number(value) + 1 : value]];
  });
  return { ...(from === to ? { week: from } : { weeks: [from, to] }), [kind]: Object.fromEntries(written) };
}

function listedIn(data: unknown): readonly unknown[] {
  const listed = typeof data === 'object' && data !== null && 'interventions' in data ? data.interventions : [];
  return Array.isArray(listed) ? listed : [];
}

function timeOf(
  given: InterventionGiven,
  path: Path,
  { weeks: last, cut }: KnownWorld,
  context: Context,
): { from: number; to: number } | typeof FAULTY {
  const { week, weeks } = given;
  if (week === undefined && weeks === undefined) {
    faultAt(context, path, 'neither week nor weeks given, expected one of the two');
    return FAULTY;
  }
  if (week !== undefined && weeks !== undefined) {
    faultAt(context, [...path, 'weeks'], 'both week and weeks given, expected one of the two');
    return FAULTY;
  }
  const late = (at: number) => last !== null && at > last && !cut;
  const expected = `expected a week from 1 to ${last}, the last`;
  if (week !== undefined) {
    if (!late(week)) return { from: week, to: week };
    faultAt(context, [...path, 'week'], `${week} given, ${expected}`);
    return FAULTY;
  }
  const [from, to] = weeks!;
  if (late(from)) faultAt(context, [...path, 'weeks', 0], `${from} given, ${expected}`);
  if (from > to) faultAt(context, [...path, 'weeks'], `${show(weeks)} given, expected the first week before the last`);
  if (given.end !== undefined) faultAt(context, [...path, 'weeks'], 'given for end, expected week: groups end once');
  return late(from) || from > to || given.end !== undefined ? FAULTY : { from, to };
}

function deedOf(
  given: InterventionGiven,
  entry: Path,
  coming: readonly InterventionGiven['newcomers'][],
  world: KnownWorld,
  context: Context,
): Deed | typeof FAULTY {
  const kinds = DEED_NAMES.filter((name) => given[name] !== undefined);
  if (kinds.length !== 1) {
    const said = kinds.length === 0 ? 'nothing to be done' : `both ${kinds[0]} and ${kinds[1]}`;
    const where = kinds.length === 0 ? entry : [...entry, kinds[1]!];
    faultAt(context, where, `${said} given, expected one of ${DEED_NAMES.join(', ')}`);
    return FAULTY;
  }
  const kind = kinds[0]!;
  const path = [...entry, kind];
  const organization = organizationOf(given[kind]!.organization, [...path, 'organization'], world, context);
  const there = organization === FAULTY ? null : mostIn(organization, coming, world);
  const howMany = (one: Many, at: Path) => howManyOf(one, at, there, context);
  const fieldOf = (one: number | undefined, key: string) => fieldIn(one, [...path, key], world, context);
  const deed = { ...partsOf(given, kind, path, there, howMany, fieldOf), organization };
  return Object.values(deed).includes(FAULTY) ? FAULTY : (deed as Deed);
}

type OrFaulty<T> = T | typeof FAULTY;

/** What a deed consists of but for its organization; the parts that are faulty are marked. */
function partsOf(
  given: InterventionGiven,
  kind: DeedName,
  path: Path,
  there: number | null,
  howMany: (one: Many, at: Path) => OrFaulty<HowMany>,
  fieldOf: (one: number | undefined, key: string) => OrFaulty<number | null>,
): Record<string, unknown> {
  switch (kind) {
    case 'catalysts': {
      const one = given.catalysts!;
      return { kind, way: one.way, many: howMany(one, path) };
    }
    case 'crisis': {
      const { trust, energy, field } = given.crisis!;
      return { kind, trust, energy, field: fieldOf(field, 'field') };
    }
    case 'walls':
      return { kind, pass: given.walls!.pass };
    case 'leave':
      return { kind, many: howMany(given.leave!, path) };
    case 'newcomers':
      return { kind, count: given.newcomers!.count };
    case 'gathering': {
      const { count = Math.min(GATHERED, there ?? GATHERED), every, theme } = given.gathering!;
      const many = howMany({ count }, path);
      return { kind, count: many === FAULTY ? FAULTY : count, every, theme: fieldOf(theme, 'theme') };
    }
    case 'roles': {
      const one = given.roles!;
      return { kind, role: one.role, many: howMany(one, path) };
    }
    case 'organizing':
      return { kind, assigned: given.organizing!.assigned };
    case 'end': {
      const { groups } = given.end!;
      return { kind, groups: typeof groups === 'string' ? groups : howMany(groups, [...path, 'groups']) };
    }
  }
}

/** @param there the most people that there can be; null: not known */
function howManyOf({ count, share }: Many, path: Path, there: number | null, context: Context): OrFaulty<HowMany> {
  if (count === undefined && share === undefined) {
    faultAt(context, path, 'neither count nor share given, expected one of the two');
    return FAULTY;
  }
  if (count !== undefined && share !== undefined) {
    faultAt(context, [...path, 'share'], 'both count and share given, expected one of the two');
    return FAULTY;
  }
  if (count === undefined) return { share: share! };
  if (there === null || count <= there) return { count };
  faultAt(context, [...path, 'count'], `${count} given, expected at most ${there}, the number of people there`);
  return FAULTY;
}

/** How many people there can be in an organization, in the world for null: those of the first morning and all who may come. */
function mostIn(
  organization: number | null,
  coming: readonly InterventionGiven['newcomers'][],
  { people, organizations }: KnownWorld,
): number | null {
  if (people === null) return null;
  if (organization === null) return coming.reduce((sum, newcomers) => sum + (newcomers?.count ?? 0), people);
  if (organizations === null) return null;
  const { of, count, names } = organizations;
  const here = of === null ? blockSize(organization, count, people) : of.filter((one) => one === organization).length;
  const comeHere = (where: string | number | undefined) =>
    where === undefined || where === organization + 1 || where === names?.[organization];
  return coming.reduce((sum, one) => sum + (one !== undefined && comeHere(one.organization) ? one.count : 0), here);
}

/** The first morning puts person i into block floor(i * count / people). */
function blockSize(block: number, count: number, people: number): number {
  return Math.ceil(((block + 1) * people) / count) - Math.ceil((block * people) / count);
}

function organizationOf(
  given: number | string | undefined,
  path: Path,
  { organizations }: KnownWorld,
  context: Context,
): OrFaulty<number | null> {
  if (given === undefined) return null;
  if (organizations === null) return FAULTY;
  const { count, names } = organizations;
  if (typeof given === 'number') {
    if (given <= count) return given - 1;
    const expected = count === 1 ? '1, there is only one organization' : `an organization from 1 to ${count}`;
    faultAt(context, path, `${given} given, expected ${expected}`);
    return FAULTY;
  }
  if (names === null) {
    const expected = `expected an organization by its number, from 1 to ${count}: no file names them`;
    faultAt(context, path, `${show(given)} given, ${expected}`);
    return FAULTY;
  }
  if (names.includes(given)) return names.indexOf(given);
  const near = nearest(given, names);
  const some = names.length <= 16 ? `one of ${names.join(', ')}` : `an organization that the file of people names`;
  faultAt(context, path, `${show(given)} given, expected ${some}${near === null ? '' : `, did you mean ${near}?`}`);
  return FAULTY;
}

function fieldIn(
  given: number | undefined,
  path: Path,
  { fields }: KnownWorld,
  context: Context,
): OrFaulty<number | null> {
  if (given === undefined) return null;
  if (fields === null || given <= fields) return given - 1;
  faultAt(context, path, `${given} given, expected a field from 1 to ${fields}`);
  return FAULTY;
}
