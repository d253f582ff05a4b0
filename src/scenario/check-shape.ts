/** Holds what was written against the shape of each section, and tells every fault with its place. */
import type { z } from 'zod';
import { PARAMETERS } from '../model/parameters.ts';
import type { Faults } from './fault.ts';
import { hint, nearest } from './near.ts';
import { show } from './show.ts';
import type { Written } from './yaml.ts';
import type { Path } from './yaml-place.ts';

type Issue = z.core.$ZodIssue;

/** What a kind of file may hold. */
export interface Shape {
  readonly sections: Readonly<Record<string, z.ZodType>>;
  /** What an empty or unfit file is told to be: "sections (weeks: 260)". */
  readonly expected: string;
  /** Where a key belongs that stands at the top by mistake; null: nowhere. */
  readonly elsewhere: (key: string) => string | null;
}

export interface Checked {
  readonly sections: Readonly<Record<string, unknown>>;
  /** Sections with a fault. Those that are in `sections` all the same are good enough to look for the files they name. */
  readonly faulty: ReadonlySet<string>;
}

/** Checks all sections. */
export function checkShape(
  written: Written,
  { sections: shapes, expected, elsewhere }: Shape,
  faults: Faults,
): Checked {
  const names = Object.keys(shapes);
  const sections: Record<string, unknown> = {};
  const faulty = new Set<string>();
  const given = written.data ?? {};
  if (!isMapping(given)) {
    faults.add(written.place([], 'value'), '', `${show(given)} given, expected ${expected}`);
    return { sections: {}, faulty: new Set(names) };
  }
  for (const key of Object.keys(given)) {
    if (names.includes(key)) continue;
    const owner = elsewhere(key);
    const said = nearest(key, names) === null && owner !== null ? `, did you mean ${owner}?` : hint(key, names);
    faults.add(written.place([key], 'key'), key, `unknown key${said}`);
  }
  for (const [name, shape] of Object.entries(shapes)) {
    // A section with nothing in it, all its lines commented out, is one that is not there.
    const stands = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = stands === null && takesNothing(shape) ? undefined : stands;
    const result = shape.safeParse(value);
    if (result.success) sections[name] = result.data;
    else {
      faulty.add(name);
      tellIssues([name], value, result.error.issues, written, faults);
      const mended = mend(value, result.error.issues);
      const again = mended === undefined ? null : shape.safeParse(mended);
      if (again?.success) sections[name] = again.data;
    }
  }
  return { sections, faulty };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a section can be left empty: a mapping all of whose keys have defaults, or a list. */
function takesNothing(shape: z.ZodType): boolean {
  return shape.safeParse({}).success || shape.safeParse([]).success;
}

/** The full name of a parameter that was written without its section. */
export function ownerOf(name: string): string | null {
  const section = Object.entries(PARAMETERS).find(([, parameters]) => Object.hasOwn(parameters, name));
  return section === undefined ? null : `${section[0]}.${name}`;
}

/** Tells what a shape found wrong with the value at a path. */
export function tellIssues(
  base: Path,
  value: unknown,
  issues: readonly Issue[],
  written: Pick<Written, 'place'>,
  faults: Faults,
): void {
  for (const issue of issues) tell(base, value, issue, written, faults);
}

/** Tells one fault; of a choice, the fault of the branch that was meant. */
function tell(base: Path, value: unknown, issue: Issue, written: Pick<Written, 'place'>, faults: Faults): void {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const at = issue.path.reduce<unknown>((so, step) => (isHolder(so) ? so[step as string] : undefined), value);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) tellUnknown([...path, key], issue.message.split(' '), written, faults);
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && isMapping(at)) {
    const branch = branchMeant(issue.errors);
    if (branch !== null) {
      for (const inner of branch) tell(path, at, inner, written, faults);
      return;
    }
    const valid = [...new Set(issue.errors.flat().flatMap((inner) => namesIn(inner)))];
    const unknown = Object.keys(at).filter((key) => !valid.includes(key));
    for (const key of unknown) tellUnknown([...path, key], valid, written, faults);
    if (unknown.length > 0) return;
  }
  const words = issue.message.startsWith('one of ') ? issue.message.slice('one of '.length).split(', ') : [];
  const near = typeof at === 'string' ? nearest(at, words) : null;
  const what = at === undefined ? 'missing' : `${show(at)} given`;
  const end = near === null ? '' : `, did you mean ${near}?`;
  faults.add(written.place(path, 'value'), path.join('.'), `${what}, expected ${issue.message}${end}`);
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function tellUnknown(path: Path, valid: readonly string[], written: Pick<Written, 'place'>, faults: Faults): void {
  const key = String(path.at(-1));
  const owner = path.length === 2 && nearest(key, valid) === null ? ownerOf(key) : null;
  const said = owner === null ? hint(key, valid) : `, did you mean ${owner}?`;
  faults.add(written.place(path, 'key'), path.join('.'), `unknown key${said}`);
}

/** The branch of a choice that a mapping was meant to be: all its keys belong there. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fits = branches.filter((issues) =>
    issues.every((issue) => issue.code !== 'unrecognized_keys' && issue.path.length > 0),
  );
  return fits.length === 1 ? fits[0]! : null;
}

function namesIn(issue: Issue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.message.split(' ') : [];
}

/** A section without what is unknown or out of range, so that its files can still be looked at; undefined when that is not all. */
function mend(value: unknown, issues: readonly Issue[]): unknown {
  if (!isMapping(value)) return undefined;
  const mended = structuredClone(value);
  for (const issue of issues) {
    const holder = (issue.code === 'unrecognized_keys' ? issue.path : issue.path.slice(0, -1)).reduce<unknown>(
      (so, step) => (isHolder(so) ? so[step as string] : undefined),
      mended,
    );
    if (!isMapping(holder)) return undefined;
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) delete holder[key];
    else if (['too_small', 'too_big', 'not_multiple_of'].includes(issue.code)) delete holder[String(issue.path.at(-1))];
    else return undefined;
    // What had nothing but faults in it would be at fault for being empty.
    if (holder !== mended && Object.keys(holder).length === 0) return undefined;
  }
  return mended;
}
