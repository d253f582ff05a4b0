/** What can be done in the lab: another scenario, a dial turned, a second setting, "what if?", other luck, a file opened or written. */
import { batch } from '@preact/signals';
import { commandFor, commandsForBranch, type Lived } from '../command.ts';
import { FILES } from './given.ts';
import { forget, handOf, readAgain } from './living.ts';
import {
  A,
  B,
  comparing,
  file,
  files,
  followed,
  lastWeek,
  playhead,
  playing,
  type Side,
  said,
  seed,
  settingOf,
  sides,
  turning,
  weeks,
} from './state.ts';

/** Takes another scenario: all that was turned is turned back. */
export async function choose(path: string): Promise<void> {
  batch(() => {
    file.value = path;
    [seed.value, weeks.value, comparing.value, turning.value] = [null, null, false, 'A'];
    followed.value = null;
    for (const side of [A, B]) {
      forget(side);
      side.told.value = null;
      side.changes.value = new Map();
      side.variant.value = null;
      side.branch.value = null;
    }
  });
  await readAgain(A);
  const variants = A.told.value?.variants ?? [];
  if (variants.length === 0) return;
  // A scenario with variants is a comparison: the first, against which all are held, and the last stand side by side.
  batch(() => {
    A.variant.value = variants[0]!.name;
    B.variant.value = variants.at(-1)!.name;
    comparing.value = true;
  });
  await Promise.all([readAgain(A), readAgain(B)]);
}

export function turn(side: Side, path: string, value: string | null): void {
  const changes = new Map(side.changes.value);
  if (value === null) changes.delete(path);
  else changes.set(path, value);
  side.changes.value = changes;
  void readAgain(side);
}

/** A second setting, to begin with the same as the first. */
export function compare(on: boolean): void {
  batch(() => {
    comparing.value = on;
    B.branch.value = null;
    turning.value = on ? 'B' : 'A';
    B.changes.value = new Map(A.changes.value);
    B.variant.value = A.variant.value;
    forget(B);
  });
  if (on) void readAgain(B);
}

/** Branches at the week that is looked at: the second setting goes on from there with other dials. */
export function whatIf(): void {
  const week = Math.min(Math.floor(playhead.value), lastWeek.value - 1);
  batch(() => {
    playing.value = false;
    playhead.value = week;
    comparing.value = true;
    forget(B);
    B.changes.value = new Map(A.changes.value);
    B.variant.value = A.variant.value;
    B.branch.value = week;
    B.told.value = A.told.value;
    turning.value = 'B';
    said.value = `Setting B goes on from week ${week}. Turn its dials, then press Go on.`;
  });
  void readAgain(B);
}

/** The luck of the next repetition, as the command line makes it of the seed. */
export function otherLuck(): void {
  const now = seed.value ?? A.told.value?.seed ?? '';
  const [, stem = now, number = '1'] = /^(.*)\/(\d+)$/.exec(now) ?? [];
  seed.value = `${stem}/${Number(number) + 1}`;
  for (const side of sides.value) void readAgain(side);
}

/** Adds files that somebody has opened; the scenario among them is chosen. */
export async function open(given: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const scenario = given.find(({ name }) => /\.ya?ml$/i.test(name));
  if (scenario === undefined) {
    A.faults.value = [
      `${given.map(({ name }) => name).join(', ')}: no scenario among these, expected a file that ends in .yaml`,
    ];
    return;
  }
  const all: Record<string, string> = { ...files.value, [scenario.name]: scenario.text };
  // A page knows names, no folders: a file of data is found by its name, among those opened and those shipped.
  const known = [...given, ...Object.entries(FILES).map(([path, text]) => ({ name: path.split('/').at(-1)!, text }))];
  for (const [path] of scenario.text.matchAll(/[\w./-]+\.(?:csv|tsv|net|paj|graphml|xml)\b/g)) {
    const found = known.find(({ name }) => name === path.split('/').at(-1));
    if (found !== undefined) all[path] = found.text;
  }
  files.value = all;
  await choose(scenario.name);
}

/** The scenario as YAML with what is turned in A (or B). */
export async function written(side: Side): Promise<string> {
  return (await handOf(side)).write(settingOf(side));
}

/** The commands that repeat what a side has lived, or would live. */
export function commandsOf(side: Side): readonly string[] {
  const lived = (one: Side): Lived | null => {
    const told = one.told.value;
    return told === null ? null : { ...settingOf(one), seed: told.seed, weeks: told.weeks };
  };
  const own = lived(side);
  const before = lived(A);
  if (own === null || before === null) return [];
  const week = side.branch.value;
  return week === null ? [commandFor(own)] : commandsForBranch(before, week, own);
}
