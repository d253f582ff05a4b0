/** What the lab is doing: the scenario, one or two settings of it, the worlds that live, and the week that is looked at. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { TABLES } from '../../measure/tables.ts';
import type { Lived } from '../command.ts';
import type { Row, Setting, Shown, Told } from '../protocol.ts';
import type { Moment } from '../view/scene.ts';
import type { Whom } from './followed.ts';
import { FILES, NAMED } from './given.ts';

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
  /** The week that is looked at, or the last one lived where that is earlier: a whole number, which changes once a week. */
  readonly looked: ReadonlySignal<number>;
  readonly shown: Signal<Shown | null>;
  readonly fingerprint: Signal<string | null>;
  readonly weeksPerSecond: Signal<number | null>;
  /** The setting of the world that lives, as it was when it began. */
  readonly lived: Signal<(Lived & { readonly branch: number | null }) | null>;
  rows: Row[];
  moments: Moment[];
}

function newSide(name: Name): Side {
  const reached = signal(-1);
  return {
    ...{ name, rows: [], moments: [] },
    variant: signal(null),
    changes: signal(new Map()),
    branch: signal(null),
    told: signal(null),
    faults: signal([]),
    status: signal('ready'),
    reached,
    looked: computed(() => Math.min(weekLooked.value, reached.value)),
    shown: signal(null),
    fingerprint: signal(null),
    weeksPerSecond: signal(null),
    lived: signal(null),
  };
}

/** The week that is looked at; between two weeks while it plays. */
export const playhead = signal(0);
/** The same as a whole number: what is drawn or said week by week need not be made anew in every frame. */
export const weekLooked = computed(() => Math.floor(playhead.value));

export const A = newSide('A');
export const B = newSide('B');

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
export const playing = signal(false);
/** Weeks a second; Infinity: as fast as they are lived. */
export const speed = signal(20);
/** Who is followed, and in whose picture they were chosen. */
export const followed = signal<{ readonly side: Name; readonly whom: Whom } | null>(null);
/** Said to those who cannot see what changed. */
export const said = signal('');

export const sides = computed(() => (comparing.value ? [A, B] : [A]));
export const sideOf = (name: Name): Side => (name === 'A' ? A : B);
/** The last week that all worlds on the screen have reached. */
export const reached = computed(() => {
  const all = sides.value.filter((side) => side.lived.value !== null).map((side) => side.reached.value);
  return all.length === 0 ? 0 : Math.max(0, Math.min(...all));
});
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
  const { seed: luck, weeks: last } = told.value;
  const now = { ...settingOf(side), seed: luck, weeks: last, branch: branch.value };
  return JSON.stringify(lived.value) !== JSON.stringify(now);
}
