/** groundswell rerun: repeats a run from its record and says, file by file, whether the bytes agree. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const rerun: Command<{ readonly directory: string; readonly quiet: boolean }> = {
  name: 'rerun <directory>',
  describe: 'Repeats a run from its run.json and says whether the bytes agree',
  options: (command: Argv) =>
    command
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'A run directory, one that has a run.json',
      })
      .option('quiet', {
        type: 'boolean',
        default: false,
        describe: 'Says nothing on stderr but errors; stdout still says file by file whether the bytes agree',
      })
      .example('$0 rerun results/office/0f3a5b7c9d1e2f40', 'exit code 0: every byte agrees; 1: some do not')
      .epilogue('The run is repeated in a temporary place; the directory itself stays as it is.'),

  async handle({ directory, quiet }) {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const { carryOut } = await import('../simulate/carry-out.ts');
    const { compareOutputs } = await import('../simulate/compare-outputs.ts');
    const { infoOf } = await import('../simulate/run-record.ts');
    const { codeHash, version } = await import('../simulate/version.ts');
    const { drawing } = await import('./draw.ts');
    const { interruptible } = await import('./interruption.ts');
    const { Progress } = await import('./progress.ts');
    const { recordedScenario } = await import('./recorded-scenario.ts');
    const { runAt } = await import('./run-at.ts');

    const record = runAt(directory);
    const code = codeHash();
    const place = mkdtempSync(join(tmpdir(), 'groundswell-rerun-'));
    const progress = quiet ? undefined : new Progress(record);
    try {
      const scenario = recordedScenario(directory, record);
      if (record.code !== code) {
        const now = `${version()} (code ${code})`;
        progress?.note(
          `made by version ${record.version} (code ${record.code}), repeated by ${now}: the bytes may differ`,
        );
      }
      await progress?.openBar();
      const plan = { scenario, info: infoOf(record), format: record.format, code, scenarioFile: record.scenarioFile };
      const again = join(place, 'again');
      const drawn = record.outputs.some(({ path }) => path === 'report.html');
      await interruptible((signal) =>
        carryOut(plan, again, { signal, watch: progress, draw: drawn ? drawing(progress) : undefined }),
      ).finally(() => progress?.close());
      const verdicts = await compareOutputs(directory, again, record);
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
