/** What the lab is doing: the scenario, one or two settings of it, the worlds that live, and the week that is looked at. */
import { batch, computed, type Signal, signal } from '@preact/signals';
import { TABLES } from '../../measure/tables.ts';
import { commandFor, commandsForBranch, type Lived } from '../command.ts';
import type { News, Row, Setting, Shown, Told } from '../protocol.ts';
import type { Moment } from '../view/scene.ts';
import { FILES, NAMED } from './given.ts';
import { type Hand, hire, type Past, Refused } from './hand.ts';

export type Name = 'A' | 'B';
export type Status = 'ready' | 'living' | 'over' | 'refused';

/** One setting, and the world that lives with it. */
export interface Side {
  readonly name: Name;
  readonly variant: Signal<string | null>;
  /** What was turned: values as --set takes them, by path. */
  readonly changes: Signal<ReadonlyMap<string, string>>;
  /** The week of A from which it goes on; null: it has a first morning of its own. */
  readonly branch: Signal<number | null>;
  /** What the scenario says with all that was turned; null until it has been read. */
  readonly told: Signal<Told | null>;
  readonly faults: Signal<readonly string[]>;
  readonly status: Signal<Status>;
  /** The last week that was lived. */
  readonly reached: Signal<number>;
  readonly shown: Signal<Shown | null>;
  readonly fingerprint: Signal<string | null>;
  readonly weeksPerSecond: Signal<number | null>;
  /** The setting of the world that lives, as it was when it began. */
  readonly lived: Signal<Lived | null>;
  rows: Row[];
  moments: Moment[];
}

function newSide(name: Name): Side {
  return {
    ...{ name, rows: [], moments: [] },
    variant: signal(null),
    changes: signal(new Map()),
    branch: signal(null),
    told: signal(null),
    faults: signal([]),
    status: signal('ready'),
    reached: signal(-1),
    shown: signal(null),
    fingerprint: signal(null),
    weeksPerSecond: signal(null),
    lived: signal(null),
  };
}

export const A = newSide('A');
export const B = newSide('B');
const hands = new Map<Name, Hand>();
/** Told when a world has got further. */
const waiting = new Map<Name, () => void>();

/** All files by path: shipped ones, and those that were opened. */
export const files: Signal<Readonly<Record<string, string>>> = signal(FILES);
export const file = signal(NAMED ?? 'scenarios/dozen-strangers.yaml');
/** null: that of the scenario. */
export const seed = signal<string | null>(null);
export const weeks = signal<number | null>(null);
/** Whether there is a second setting. */
export const comparing = signal(false);
/** Whose dials are shown. */
export const turning = signal<Name>('A');
/** The week that is looked at; between two weeks while it plays. */
export const playhead = signal(0);
export const playing = signal(false);
/** Weeks a second; Infinity: as fast as they are lived. */
export const speed = signal(20);
/** Said to those who cannot see what changed. */
export const said = signal('');

export const sides = computed(() => (comparing.value ? [A, B] : [A]));
export const sideOf = (name: Name): Side => (name === 'A' ? A : B);
/** The last week that all worlds have reached. */
export const reached = computed(() => Math.max(0, Math.min(...sides.value.map((side) => side.reached.value))));
export const lastWeek = computed(() => weeks.value ?? A.told.value?.weeks ?? 0);
export const begun = computed(() => sides.value.some((side) => side.lived.value !== null));

const COLUMNS = TABLES.weeks.columns.map(({ name }) => name);
export const columnOf = (name: string): number => COLUMNS.indexOf(name);

export function settingOf(side: Side): Setting {
  const set = [...side.changes.value].map(([path, value]) => `${path}=${value}`);
  return { file: file.value, variant: side.variant.value, set, seed: seed.value, weeks: weeks.value };
}

/** Whether the world on the screen was lived with other settings than those that stand on the dials now. */
export function isStale(side: Side): boolean {
  const { lived, told, branch } = side;
  if (lived.value === null || told.value === null) return false;
  const now = { ...settingOf(side), seed: told.value.seed, weeks: told.value.weeks };
  return (
    JSON.stringify([lived.value, side.name === 'B' ? branchLived : null]) !==
    JSON.stringify([now, side.name === 'B' ? branch.value : null])
  );
}
let branchLived: number | null = null;

async function handOf(side: Side): Promise<Hand> {
  let hand = hands.get(side.name);
  if (hand === undefined) {
    hand = await hire(files.peek(), (news) => hear(side, news));
    hands.set(side.name, hand);
  }
  return hand;
}

function hear(side: Side, news: News): void {
  if (news.news === 'broken') {
    side.faults.value = [`The world broke: ${news.message}`];
    side.status.value = 'refused';
  } else if (news.news === 'over') {
    batch(() => {
      side.fingerprint.value = news.fingerprint;
      side.weeksPerSecond.value = news.weeksPerSecond;
      side.status.value = 'over';
    });
  } else {
    side.rows.push(...news.rows);
    side.moments.push(...news.moments);
    side.reached.value = news.week;
  }
  waiting.get(side.name)?.();
}

/** Reads the scenario with what was turned, and says what is wrong with it. */
export async function readAgain(side: Side): Promise<void> {
  const setting = settingOf(side);
  const hand = await handOf(side);
  try {
    const told = await hand.read(setting);
    if (JSON.stringify(setting) !== JSON.stringify(settingOf(side))) return;
    batch(() => {
      side.told.value = told;
      side.faults.value = [];
      if (side.status.value === 'refused') side.status.value = side.lived.value === null ? 'ready' : 'over';
    });
  } catch (error) {
    refuse(side, error);
  }
}

function refuse(side: Side, error: unknown): void {
  side.faults.value = error instanceof Refused ? error.faults : [(error as Error).message];
  side.status.value = 'refused';
  said.value = `Setting ${side.name} cannot be lived: ${side.faults.value.join(' ')}`;
}

/** Takes another scenario: all that was turned is turned back. */
export async function choose(path: string): Promise<void> {
  batch(() => {
    file.value = path;
    [seed.value, weeks.value, comparing.value, turning.value] = [null, null, false, 'A'];
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

/** The world of a side is gone. */
function forget(side: Side): void {
  hands.get(side.name)?.dismiss();
  hands.delete(side.name);
  batch(() => {
    [side.rows, side.moments] = [[], []];
    side.reached.value = -1;
    side.shown.value = null;
    side.lived.value = null;
    side.fingerprint.value = null;
    side.weeksPerSecond.value = null;
    side.faults.value = [];
    side.status.value = 'ready';
    if (side.name === 'A') {
      playhead.value = 0;
      playing.value = false;
    }
  });
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

async function live(side: Side, past: Past | null = null): Promise<void> {
  const hand = await handOf(side);
  const setting = settingOf(side);
  const { begun: told, shown } = await hand.begin(setting, past, true);
  batch(() => {
    side.told.value = told;
    side.shown.value = past === null ? shown : A.shown.value;
    side.lived.value = { ...setting, seed: told.seed, weeks: told.weeks };
    side.status.value = 'living';
  });
}

/** Lives all that is set from the first morning on, and a branch from its week on. */
export async function start(): Promise<void> {
  for (const side of sides.value) forget(side);
  try {
    await live(A);
  } catch (error) {
    return refuse(A, error);
  }
  playing.value = true;
  said.value = 'The worlds live.';
  if (comparing.value) await startB();
}

/** The colours that the groups of a world bear in a week. */
function borneIn({ moments, shown }: Side, week: number): Past['borne'] {
  const scene = shown.value?.scene;
  const groups = moments.find((moment) => moment.week === week)?.groups ?? [];
  return groups.flatMap(({ number, colour, members: [first = 0] }) =>
    scene === undefined || colour < 0 ? [] : [{ group: number, colour, x: scene.x[first]!, y: scene.y[first]! }],
  );
}

/** Lives the second world: from its first morning, or from a week of the first. */
export async function startB(): Promise<void> {
  const week = B.branch.value;
  branchLived = week;
  forget(B);
  try {
    if (week === null) return await live(B);
    while (A.reached.value < week && A.status.value === 'living')
      await new Promise<void>((resolve) => waiting.set('A', resolve));
    waiting.delete('A');
    const kept = await (await handOf(A)).keep(week);
    const past = { kept, borne: borneIn(A, week) };
    // Up to that week its past is that of the first; its own first moment is that week, which both have.
    B.rows = A.rows.filter((row) => (row[columnOf('week')] as number) <= week);
    B.moments = A.moments.filter((moment) => moment.week < week);
    B.reached.value = week;
    await live(B, past);
    playhead.value = Math.min(playhead.value, week);
    playing.value = true;
  } catch (error) {
    refuse(B, error);
  }
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
