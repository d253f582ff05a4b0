/** Lives the variants of a scenario in memory and holds them against each other: what a run writes to outcomes.csv, without its files. */
import type { Interval } from '../../src/analysis/interval.ts';
import type { OneRun, TableRows } from '../../src/measure/outcomes.ts';
import { type Cell, type Sink, TABLES, type TableName } from '../../src/measure/tables.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import {
  birth,
  COUNTS,
  Counter,
  Counting,
  compiledActs,
  compiledCounts,
  FIRST_COUNT,
  interval95,
  Observer,
  OUTCOMES,
  oneHand,
  readScenario,
  seedOf,
  talliesOf,
  tick,
} from '../scenario/built.mjs';

export interface Outcomes {
  /** Names of the variants in the order in which they are written. */
  readonly variants: readonly string[];
  /** The outcome of each replicate; NaN where there was nothing to measure. */
  value(variant: string, outcome: string): number[];
  /** What a variant has more than another (the first, if none is named) with the same luck, over the replicates in which both have it. */
  difference(outcome: string, variant: string, against?: string): Interval;
}

export interface LiveOptions {
  /** In place of those of the file. */
  readonly replicates?: number;
  readonly weeks?: number;
  /** "section.key=value", as on the command line. */
  readonly set?: readonly string[];
}

/** Lives all variants of a file; a scenario without variants has one, called by its name. */
export function outcomesOf(file: string, options: LiveOptions = {}): Outcomes {
  const { scenario, variants } = readScenario(file, options);
  const worlds =
    variants.length === 0
      ? [{ name: scenario.name, scenario }]
      : variants.map(({ name, reading }) => ({ name, scenario: reading.scenario }));
  const known = new Map<string, number[]>();
  for (const { name, scenario: world } of worlds) {
    const runs = Array.from({ length: world.replicates }, (_, at) => tablesOf(world, at + 1));
    for (const outcome of OUTCOMES) {
      known.set(
        `${name} ${outcome.name}`,
        runs.map((run) => outcome.of(run) ?? Number.NaN),
      );
    }
  }
  const value = (variant: string, outcome: string) => {
    const values = known.get(`${variant} ${outcome}`);
    if (values === undefined) throw new Error(`no outcome ${outcome} of a variant ${variant}`);
    return values;
  };
  return {
    variants: worlds.map(({ name }) => name),
    value,
    difference: (outcome, variant, against = worlds[0]!.name) => {
      const without = value(against, outcome);
      return interval95(value(variant, outcome).map((one, replicate) => one - without[replicate]!));
    },
  };
}

/** Lives one replicate, and keeps the tables that outcomes are reckoned from and that of communities. */
export function tablesOf(scenario: Scenario, replicate: number): OneRun & { readonly communities: TableRows } {
  // The model does not know what is recorded: nothing else is told, to save time.
  const quiet: Scenario = { ...scenario, record: { ...scenario.record, events: false, people: [], ties: [] } };
  const kept = {
    weeks: new Rows('weeks'),
    groups: new Rows('groups'),
    organizations: new Rows('organizations'),
    communities: new Rows('communities'),
  };
  const sink: Sink = {
    row: (table, cells) => {
      if (table in kept) kept[table as keyof typeof kept].add(cells);
    },
    drained: async () => {},
  };
  // Compiled as in a run, in half the time and to the same bits (test/laws/kernels.test.ts).
  const world = birth(quiet, seedOf(quiet.seed, replicate), compiledActs());
  const tallies = talliesOf(world.settings, world.block.rows, { behind: world.block });
  const counter = new Counter(world, tallies, COUNTS, compiledCounts());
  const observer = new Observer(quiet, replicate, sink, new Counting(counter, oneHand, FIRST_COUNT));
  observer.observe(world);
  while (world.week < quiet.weeks) {
    tick(world);
    observer.observe(world);
  }
  observer.finish(world);
  return kept;
}

class Rows implements TableRows {
  readonly #table: TableName;
  readonly #cells: (readonly Cell[])[] = [];

  constructor(table: TableName) {
    this.#table = table;
  }

  get rows(): number {
    return this.#cells.length;
  }

  add(cells: readonly Cell[]): void {
    this.#cells.push(cells);
  }

  numbers(column: string): readonly number[] {
    return this.#column(column).map((cell) => (cell === null ? Number.NaN : Number(cell)));
  }

  words(column: string): readonly string[] {
    return this.#column(column).map((cell) => (cell === null ? '' : String(cell)));
  }

  #column(name: string): Cell[] {
    const at = TABLES[this.#table].columns.findIndex((column) => column.name === name);
    if (at < 0) throw new Error(`${this.#table}: no column ${name}`);
    return this.#cells.map((cells) => cells[at]!);
  }
}
