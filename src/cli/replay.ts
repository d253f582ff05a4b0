/** groundswell replay: one run of a sweep again, in full detail. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { once, wholeNumber } from './scenario-options.ts';
import { badInput, EXIT, failure } from './stop.ts';
import { type Threads, threadsOption } from './threads-option.ts';

interface Given {
  readonly directory: string;
  readonly run?: number;
  readonly point?: number;
  readonly replicate?: number;
  readonly out?: string;
  readonly noCharts: boolean;
  readonly quiet: boolean;
  readonly threads: Threads;
}

export const replay: Command<Given> = {
  name: 'replay <directory>',
  describe: 'Repeats one run of a sweep with its tables, charts and report, and says whether it is the same',
  options: (command: Argv) =>
    threadsOption(command)
      .positional('directory', { type: 'string', demandOption: true, describe: 'The directory of the sweep' })
      .option('run', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('run'),
        describe: 'Which, by its number in runs.parquet',
      })
      .option('point', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('point'),
        describe: 'Which, by its point in design.csv, with --replicate',
      })
      .option('replicate', {
        type: 'number',
        requiresArg: true,
        coerce: wholeNumber('replicate'),
        describe: 'Which repetition of the point. Default: the first',
      })
      .check(({ run, point, replicate }) => {
        if ((run === undefined) === (point === undefined)) throw new Error('expected either --run or --point');
        if (replicate !== undefined && point === undefined) throw new Error('--replicate goes with --point');
        return true;
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe: 'The directory to write. Default: SWEEP/replays/FINGERPRINT',
      })
      .option('no-charts', {
        type: 'boolean',
        default: false,
        describe: 'Writes the tables only; groundswell report draws the charts later. Without it, all are drawn',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still ends with the path of the report',
      })
      .example('$0 replay results/mine --run 17', 'the run of row 17, as groundswell run would record it')
      .example('$0 replay results/mine --point 3 --replicate 2', 'the same, found by what it is')
      .epilogue('Exit code 0: the last world is the one of the sweep, to the bit; 1: it is not.'),

  async handle({ directory: given, run, point, replicate = 1, out, noCharts, quiet, threads }) {
    const { join } = await import('node:path');
    const { keptPlan } = await import('../experiment/plan-file.ts');
    const { readSweep } = await import('../experiment/read-sweep.ts');
    const { replayPlan } = await import('../experiment/replay.ts');
    const { readRunRecord } = await import('../simulate/run-record.ts');
    const { live } = await import('./live.ts');
    const { plainPath } = await import('./plain-path.ts');

    const directory = plainPath(given);
    const { runs, points } = await readSweep(directory);
    const plan = keptPlan(directory)?.plan;
    if (plan === undefined) throw failure(`${directory}: has no plan.json, which says what its runs were made from`);
    const row = runs.find((one) =>
      run === undefined ? one.point === point && one.replicate === replicate : one.run === run,
    );
    if (row === undefined) {
      const asked = run === undefined ? `replicate ${replicate} of point ${point}` : `run ${run}`;
      throw badInput(`${directory}: has no ${asked}, expected a run from 1 to ${runs.length}`);
    }
    const command = `groundswell replay ${plan.name} --point ${row.point} --replicate ${row.replicate}`;
    const at = points.find(({ number }) => number === row.point)!;
    const meant = plan.points.find(({ number }) => number === row.point)?.values;
    if (JSON.stringify(meant) !== JSON.stringify(at.values))
      throw failure(`${directory}: plan.json is of a sweep that was changed since; groundswell sweep finishes it`);
    const planned = replayPlan(plan, at, row.seed, command, (fingerprint) =>
      out === undefined ? join(directory, 'replays', fingerprint) : plainPath(out),
    );
    await live({ ...planned, notes: [] }, { quiet, noCharts, threads, force: false });
    const world = readRunRecord(planned.directory)!.worlds[0]!.world;
    const which = `run ${row.run} of the sweep (point ${row.point}, replicate ${row.replicate})`;
    const said = (line: string) => void (quiet || process.stderr.write(`${line}\n`));
    if (row.status !== 'ok') said(`${which} has no last world to hold this one against: ${row.status}, ${row.reason}`);
    else if (row.world !== world)
      throw failure(`${planned.directory}: its last world is not that of ${which}: ${world} here, ${row.world} there`);
    else said(`the last world is that of ${which}, to the bit`);
    return EXIT.fine;
  },
};
