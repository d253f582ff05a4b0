/** A world of the lab: lived week by week, kept in memory at any week, and gone on with from there, as the command line does it. */
import { oneHand } from '../../engine/act.ts';
import { COUNTS, OBSERVED, Observer, type ObserverState } from '../../measure/observer.ts';
import type { Sink } from '../../measure/tables.ts';
import { Counter, Counting, talliesOf } from '../../measure/tallies.ts';
import { birth, settingsOf } from '../../model/birth.ts';
import { EventLog } from '../../model/events.ts';
import { type Scenario, seedOf } from '../../model/scenario.ts';
import { ACTS, tick } from '../../model/tick.ts';
import { BOOK, type ColumnName, emptyWorld, LAYOUT, type World } from '../../model/world.ts';
import { branchFault, branchOff } from '../../simulate/branch-off.ts';
import type { KeptWeek } from '../../simulate/misfit.ts';

/** The acts and counts as compiled by the build, for the memory of one hand alone; null: all is done as it is written. */
export interface Compiled {
  readonly acts: WebAssembly.Module | null;
  readonly counts: WebAssembly.Module | null;
}

export interface Life {
  readonly scenario: Scenario;
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly world: World;
  readonly observer: Observer;
}

/** A week in memory: all that the next weeks depend on. Plain data, so that another worker can go on with it. */
export interface KeptLife extends KeptWeek {
  readonly file: {
    readonly columns: readonly { readonly name: ColumnName; readonly length: number; readonly values: Column }[];
  };
  readonly state: ObserverState;
}

type Column = World['columns'][ColumnName];

const NAMES = Object.keys(LAYOUT) as ColumnName[];
const OBSERVED_NAMES = Object.keys(OBSERVED) as (keyof typeof OBSERVED)[];
/** The lab lives the first repetition of a scenario, the one with the seed itself. */
const REPLICATE = 1;

function observerOf(scenario: Scenario, world: World, sink: Sink, { counts }: Compiled): Observer {
  const tallies = talliesOf(world.settings, world.block.rows, { behind: world.block });
  const counter = new Counter(world, tallies, COUNTS, counts);
  // Nobody here reads these tables: their rows need not be made.
  const record = { ...scenario.record, events: false, people: [], ties: [] };
  return new Observer({ ...scenario, record }, REPLICATE, sink, new Counting(counter, oneHand, ACTS.length));
}

/** The first morning, looked at. */
export function begin(scenario: Scenario, resolved: Life['resolved'], sink: Sink, compiled: Compiled): Life {
  const world = birth(scenario, seedOf(scenario.seed, REPLICATE), compiled.acts);
  const observer = observerOf(scenario, world, sink, compiled);
  observer.observe(world);
  return { scenario, resolved, world, observer };
}

/**
 * Lives a week and looks at it.
 * @param before told when the week is over and its log of events can still be read
 */
export function liveWeek({ scenario, world, observer }: Life, before?: (world: World) => void): void {
  tick(world);
  before?.(world);
  observer.observe(world);
  if (world.week === scenario.weeks) observer.finish(world);
}

/** The world and the memory of its observer as they are now, copied. */
export function keep({ scenario, resolved, world, observer }: Life): KeptLife {
  const { book } = world.columns;
  const rows = { ...world.block.rows, groups: book[BOOK.rowsUsed]!, communities: book[BOOK.circleRows]! };
  const columns = NAMES.map((name) => {
    const length = rows[LAYOUT[name].table as keyof typeof rows]! * world.block.widths[name];
    return { name, length, values: world.columns[name].slice(0, length) as Column };
  });
  const { sums, arrays } = observer.state();
  const copied = Object.fromEntries(OBSERVED_NAMES.map((name) => [name, arrays[name].slice()]));
  return {
    header: { week: world.week, seed: seedOf(scenario.seed, REPLICATE), resolved, rows },
    file: { columns },
    state: { sums: { ...sums }, arrays: copied as unknown as ObserverState['arrays'] },
  };
}

/** Why a scenario cannot go on from a week that was kept, in a sentence; null where it can. */
export function whyNot(kept: KeptLife, scenario: Scenario, resolved: Life['resolved']): string | null {
  const fault = branchFault(kept, { ...scenario, replicates: 1 }, resolved);
  return fault === null ? null : `The past ${fault}.`;
}

/**
 * Goes on from a week that was kept.
 * @param branches whether with other settings, which then take the place of those before
 */
export function goOn(
  kept: KeptLife,
  scenario: Scenario,
  resolved: Life['resolved'],
  sink: Sink,
  compiled: Compiled,
  branches: boolean,
): Life {
  const { header, file, state } = kept;
  const world = emptyWorld(settingsOf(scenario), header.rows.ties!, header.seed, new EventLog(), compiled.acts);
  for (const { name, values } of file.columns) world.columns[name].set(values);
  world.week = header.week;
  if (branches) branchOff(world, header);
  const observer = observerOf(scenario, world, sink, compiled);
  const arrays = Object.fromEntries(OBSERVED_NAMES.map((name) => [name, state.arrays[name].slice()]));
  observer.restore({ sums: state.sums, arrays: arrays as unknown as ObserverState['arrays'] });
  return { scenario, resolved, world, observer };
}
