/** The replay of a run that is there: the run is lived again from its record, and must come to the world it came to then. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readVariantsRecord } from '../simulate/variants-record.ts';

export interface ReplayOptions {
  /** Which replicate, from 1. */
  readonly replicate: number;
  /** Where the page goes; left out: replay.html in the directory. */
  readonly out?: string | undefined;
  /** Nobody is told how far it is. */
  readonly quiet?: boolean;
}

export interface ReplayWritten {
  readonly path: string;
  /** Bytes of the whole page, and of the data in it. */
  readonly bytes: number;
  readonly dataBytes: number;
  /** That, and who is shown, in a line. */
  readonly summary: string;
}

/** @throws Stop where the directory holds no run, or a run that cannot be lived again */
export async function replayPage(
  directory: string,
  { replicate, out, quiet = false }: ReplayOptions,
): Promise<ReplayWritten> {
  const { filmRun } = await import('../lab/node/film-run.ts');
  const { replayFile } = await import('../lab/node/replay-file.ts');
  const { writeWhole } = await import('../simulate/durable.ts');
  const { infoOf } = await import('../simulate/run-record.ts');
  const { codeHash, version } = await import('../simulate/version.ts');
  const { Progress } = await import('./progress.ts');
  const { recordedOrigin } = await import('./recorded-origin.ts');
  const { recordedScenario } = await import('./recorded-scenario.ts');
  const { runAt, variantsAt } = await import('./run-at.ts');
  const { badInput, failure } = await import('./stop.ts');

  const variants = variantsAt(directory);
  if (variants !== null) {
    const names = variants.record.variants.map(({ name }) => name);
    throw badInput(
      `${directory}: holds variants, expected one of them: ${names.map((name) => join(directory, name)).join(', ')}`,
    );
  }
  if (existsSync(join(directory, 'sweep.json')))
    throw badInput(`${directory}: holds a sweep, expected one of its runs: --run N, or --point P --replicate K`);
  const record = runAt(directory);
  const recorded = record.worlds.find((world) => world.replicate === replicate);
  if (recorded === undefined)
    throw badInput(
      `--replicate: ${replicate} given, expected 1 to ${record.replicates}, the replicates of ${directory}`,
    );

  const path = out ?? join(directory, 'replay.html');
  // A place that is not there is better told before a long run than after it.
  statSync(dirname(resolve(path)));

  const { scenario } = recordedScenario(directory, record);
  const from = recordedOrigin(directory, record)?.path ?? null;
  const progress = quiet ? undefined : new Progress({ name: record.name, weeks: scenario.weeks, replicates: 1 });
  await progress?.openBar();
  const onWeek = (week: number) => progress?.week(1, week);
  const { film, fingerprint } = await filmRun(
    scenario,
    { ...infoOf(record), title: titleOf(directory, record.title) },
    replicate,
    { from, onWeek },
  ).finally(() => progress?.close());
  if (fingerprint !== recorded.world) {
    const code = codeHash();
    throw failure(
      code === record.code
        ? `${directory}: lived again, replicate ${replicate} came to another world than run.json says; is run.json as it was written?`
        : `${directory}: was made by version ${record.version} (code ${record.code}), and this is ${version()} (code ${code}), which comes to another world; replay it with that version, or run the scenario again`,
    );
  }
  const { html, bytes, dataBytes } = replayFile(film);
  await writeWhole(resolve(path), html);
  const { people, everybody, begin, end } = film;
  const who = people.length === everybody ? `${everybody} people` : `${people.length} of ${everybody} people`;
  const size = `${megabytes(bytes)} MB, ${megabytes(dataBytes)} of them data`;
  return { path, bytes, dataBytes, summary: `${who}, weeks ${begin} to ${end}: ${size}` };
}

/** Of a variant, what the scenario calls it as well. */
function titleOf(directory: string, title: string): string {
  const whole = resolve(directory);
  const variants = readVariantsRecord(dirname(whole))?.variants ?? [];
  const own = variants.find(({ name }) => name === basename(whole));
  return own === undefined ? title : `${title}: ${own.title}`;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
