/**
 * A hand: what runs in a worker thread. One of them leads: it makes the world, lives it and writes the tables; the others help with every
 * act that many hands can do. The thread that started them is free for progress and signals.
 */
import { parentPort } from 'node:worker_threads';
import { workOf } from '../engine/act.ts';
import type { Memory } from '../engine/columns.ts';
import { askedToStop, breakUp, help, Leader, ROWS_TOGETHER, type Work } from '../engine/crew.ts';
import type { SeedKey } from '../engine/dice.ts';
import { COUNTS } from '../measure/observer.ts';
import { Counter, talliesOf } from '../measure/tallies.ts';
import { settingsOf } from '../model/birth.ts';
import { EventLog } from '../model/events.ts';
import type { Scenario } from '../model/scenario.ts';
import { ACTS, JOINED } from '../model/tick.ts';
import { sameWorld, type World } from '../model/world.ts';
import { compiledActs, compiledCounts } from './compiled-acts.ts';
import type { Passage } from './passage.ts';
import { type HandTimes, HandWatch, WeekWatch } from './profile.ts';
import { type Recorded, recordReplicate } from './record-replicate.ts';
import { type Crew, FIRST_COUNT } from './replicate.ts';
import { warmUp } from './warm-up.ts';

/** A world that a leader has made, as the others need it to see the same memory. */
export interface Shared {
  readonly world: Memory;
  readonly tallies: Memory;
  readonly rows: Readonly<Record<string, number>>;
  readonly key: SeedKey;
}

export type Order =
  | {
      readonly kind: 'lead';
      readonly scenario: Scenario;
      readonly replicate: number;
      readonly directory: string;
      readonly passage: Passage;
      readonly board: Int32Array;
      readonly helpers: number;
      readonly profiled: boolean;
    }
  | {
      readonly kind: 'help';
      readonly scenario: Scenario;
      readonly board: Int32Array;
      readonly shared: Shared;
      readonly profiled: boolean;
    };

/** An error on its way to another thread, with what tells people what it is about. */
export interface Trouble {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly errno: number | undefined;
  readonly path: string | undefined;
  readonly syscall: string | undefined;
}

export type Answer =
  | { readonly kind: 'born'; readonly shared: Shared }
  | { readonly kind: 'week'; readonly week: number }
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'helped'; readonly shares: number; readonly times: HandTimes | null }
  | { readonly kind: 'broken'; readonly trouble: Trouble };

const say = (answer: Answer) => parentPort!.postMessage(answer);

/** Rows that one hand takes at once, at least. */
const grainOf = (table: string) => (table === 'parts' || table === 'stacks' ? 1 : ROWS_TOGETHER);

/** The table that a job goes over. */
function tableOf(number: number): string {
  if (number >= FIRST_COUNT) return COUNTS[number - FIRST_COUNT]!.table;
  const act = ACTS[number]!;
  return act.kind === 'each' ? act.table : '';
}

/** What a job is, in a week, for a hand that only helps. */
function jobOf(world: World, counter: Counter, job: number, week: number): Work {
  world.week = week;
  if (job >= FIRST_COUNT) return counter.work(job - FIRST_COUNT);
  return workOf(ACTS, JOINED, job, world.columns, world.settings, world.key, week, world.kernels);
}

function helpWith({ scenario, board, shared, profiled }: Order & { kind: 'help' }): void {
  const settings = settingsOf(scenario);
  const world = sameWorld(settings, shared.rows, shared.world, shared.key, new EventLog(), compiledActs());
  const tallies = talliesOf(settings, shared.rows, shared.tallies);
  const counter = new Counter(world, tallies, COUNTS, compiledCounts());
  warmUp(scenario.people.count, scenario.weeks, scenario.rules);
  const watch = profiled ? new HandWatch() : null;
  const shares = help(board, (job, week) => jobOf(world, counter, job, week), watch);
  say({ kind: 'helped', shares, times: watch === null ? null : timesOf(watch) });
}

/** The memory alone: columns are made anew over it. */
const memoryOf = ({ buffer, memory, offset }: Memory): Memory => ({ buffer, memory, offset });

/** The times alone: a class does not cross from thread to thread. */
const timesOf = ({ busyMs, shares }: HandTimes): HandTimes => ({ busyMs, shares });

async function lead(order: Order & { kind: 'lead' }): Promise<void> {
  const { scenario, replicate, directory, passage, board, helpers, profiled } = order;
  const watch = profiled ? new HandWatch() : null;
  const weeks = profiled ? new WeekWatch() : null;
  const leader = new Leader(board, helpers, watch);
  const crew: Crew = {
    begin(world, tallies) {
      const { block, key } = world;
      say({ kind: 'born', shared: { world: memoryOf(block), tallies: memoryOf(tallies), rows: block.rows, key } });
      return (rowsNow, share, { number, week }) =>
        leader.do({ number, week, rows: rowsNow, grain: grainOf(tableOf(number)) }, share);
    },
    end: () => leader.dismiss(),
  };
  const recorded = await recordReplicate(scenario, replicate, directory, {
    passage,
    crew,
    goOn: () => askedToStop(board),
    onWeek: (week) => say({ kind: 'week', week }),
    ...(weeks !== null && { onAct: weeks.onAct, onBegin: weeks.begin }),
  });
  const profile = weeks === null || watch === null ? undefined : { wallMs: weeks.wallMs, hands: [timesOf(watch)] };
  say({ kind: 'recorded', recorded: { ...recorded, profile } });
}

parentPort!.on('message', async (order: Order) => {
  try {
    if (order.kind === 'lead') await lead(order);
    else helpWith(order);
  } catch (thrown) {
    breakUp(order.board);
    const error = thrown as NodeJS.ErrnoException;
    const { name, message, stack, code, errno, path, syscall } = error;
    say({ kind: 'broken', trouble: { name, message, stack, code, errno, path, syscall } });
  }
});
