/** groundswell rerun: repeats a run from its record and says, file by file, whether the bytes agree. */
import type { Argv } from 'yargs';
import type { Plan } from '../simulate/carry-out.ts';
import type { Verdict } from '../simulate/compare-outputs.ts';
import type { RunRecord } from '../simulate/run-record.ts';
import type { VariantsRecord } from '../simulate/variants-record.ts';
import type { Command } from './command.ts';
import type { Progress } from './progress.ts';
import { EXIT } from './stop.ts';
import { type Threads, threadsOption } from './threads-option.ts';

interface Given {
  readonly directory: string;
  readonly quiet: boolean;
  readonly threads: Threads;
}

export const rerun: Command<Given> = {
  name: 'rerun <directory>',
  describe: 'Repeats a run, or variants, from the record and says whether the bytes agree',
  options: (command: Argv) =>
    threadsOption(command)
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'A run directory, one that has a run.json, or variants.json: then every variant is repeated',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still says file by file whether the bytes agree',
      })
      .example('$0 rerun results/office/0f3a5b7c9d1e2f40', 'exit code 0: every byte agrees; 1: some do not')
      .epilogue('The run is repeated in a temporary place; the directory itself stays as it is.'),

  async handle({ directory, quiet, threads }) {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const { variantsAt } = await import('./run-at.ts');

    const variants = variantsAt(directory);
    const place = mkdtempSync(join(tmpdir(), 'groundswell-rerun-'));
    try {
      const again = join(place, 'again');
      const verdicts =
        variants === null
          ? await repeatRun(directory, again, quiet, threads)
          : await repeatVariants(directory, again, quiet, threads, variants);
      for (const { path, verdict } of verdicts) process.stdout.write(`${verdict.padEnd(8)} ${path}\n`);
      const wrong = verdicts.filter(({ verdict }) => verdict !== 'same').length;
      const sum = wrong === 0 ? 'every byte agrees' : `${wrong} of ${verdicts.length} files do not agree`;
      process.stdout.write(`${sum}\n`);
      return wrong === 0 ? EXIT.fine : EXIT.failure;
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
};

async function repeatRun(directory: string, again: string, quiet: boolean, asked: Threads): Promise<Verdict[]> {
  const { carryOut } = await import('../simulate/carry-out.ts');
  const { compareOutputs } = await import('../simulate/compare-outputs.ts');
  const { threadsFor } = await import('../simulate/hands.ts');
  const { drawing } = await import('./draw.ts');
  const { interruptible } = await import('./interruption.ts');
  const { Progress } = await import('./progress.ts');
  const { runAt } = await import('./run-at.ts');

  const threads = (people: number) => threadsFor(asked, people);
  const record = runAt(directory);
  const progress = quiet ? undefined : new Progress(record);
  const plan = await recordedPlan(directory, record, progress);
  await progress?.openBar();
  const draw = isDrawn(record) ? drawing(progress) : undefined;
  await interruptible((signal) => carryOut(plan, again, { signal, watch: progress, draw, threads })).finally(() =>
    progress?.close(),
  );
  return compareOutputs(directory, again, record);
}

async function repeatVariants(
  directory: string,
  again: string,
  quiet: boolean,
  asked: Threads,
  { record, runs }: { record: VariantsRecord; runs: readonly RunRecord[] },
): Promise<Verdict[]> {
  const { join } = await import('node:path');
  const { carryOutVariants } = await import('../simulate/carry-out-variants.ts');
  const { compareOutputs } = await import('../simulate/compare-outputs.ts');
  const { isSideBySide, variantsInfoOf } = await import('../simulate/variants-record.ts');
  const { threadsFor } = await import('../simulate/hands.ts');
  const { comparing, drawing, drawingTogether } = await import('./draw.ts');
  const { interruptible } = await import('./interruption.ts');
  const { VariantsProgress } = await import('./progress.ts');

  const threads = (people: number) => threadsFor(asked, people);
  const info = variantsInfoOf(record, runs);
  const progress = quiet ? undefined : new VariantsProgress(info);
  const plans: Plan[] = [];
  for (const [at, { name }] of record.variants.entries())
    plans.push(await recordedPlan(join(directory, name), runs[at]!, at === 0 ? progress : undefined));
  await progress?.openBar();
  const circumstances = {
    compare: comparing,
    draw: runs.some(isDrawn) ? drawing(progress) : undefined,
    drawTogether: isDrawn(record) ? drawingTogether(progress) : undefined,
  };
  await interruptible((signal) =>
    carryOutVariants({ info, plans }, again, { ...circumstances, signal, watch: progress, threads }),
  ).finally(() => progress?.close());
  const verdicts = await compareOutputs(directory, again, { outputs: record.outputs, worlds: [] }, isSideBySide);
  for (const [at, { name }] of record.variants.entries()) {
    const own = await compareOutputs(join(directory, name), join(again, name), runs[at]!);
    verdicts.push(...own.map(({ path, verdict }) => ({ path: `${name}/${path}`, verdict })));
  }
  return verdicts;
}

const isDrawn = ({ outputs }: Pick<RunRecord, 'outputs'>) => outputs.some(({ path }) => path === 'report.html');

/** The plan of a run, from its record alone; says so when it was made by another version. */
async function recordedPlan(directory: string, record: RunRecord, progress: Progress | undefined): Promise<Plan> {
  const { infoOf } = await import('../simulate/run-record.ts');
  const { codeHash, version } = await import('../simulate/version.ts');
  const { recordedOrigin } = await import('./recorded-origin.ts');
  const { recordedScenario } = await import('./recorded-scenario.ts');
  const code = codeHash();
  const { scenario } = recordedScenario(directory, record);
  const from = recordedOrigin(directory, record);
  if (record.code !== code) {
    const now = `${version()} (code ${code})`;
    progress?.note(`made by version ${record.version} (code ${record.code}), repeated by ${now}: the bytes may differ`);
  }
  const { format, scenarioFile } = record;
  return { scenario, info: infoOf(record), format, code, scenarioFile, ...(from && { from }) };
}
