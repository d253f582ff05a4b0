/** groundswell new: a commented scenario to start from. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { badInput, EXIT } from './stop.ts';

export const newScenario: Command<{ readonly name: string }> = {
  name: 'new <name>',
  describe: 'Writes NAME.yaml, a commented scenario to start from, and prints its path',
  options: (command: Argv) =>
    command
      .positional('name', { type: 'string', demandOption: true, describe: 'Its name: letters, digits, - and _' })
      .example(
        '$0 new my-school',
        'writes scenarios/my-school.yaml where there is a folder scenarios, else my-school.yaml',
      )
      .epilogue('A file that is there already is never overwritten.'),

  async handle({ name }) {
    const { statSync, writeFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { newScenario: textOf } = await import('../scenario/new-scenario.ts');
    const stem = name.replace(/\.ya?ml$/, '');
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(stem)) {
      throw badInput(`the name is "${name}", expected letters, digits, - and _ (it names the folder of results, too)`);
    }
    const inFolder = statSync('scenarios', { throwIfNoEntry: false })?.isDirectory();
    const path = inFolder ? join('scenarios', `${stem}.yaml`) : `${stem}.yaml`;
    try {
      writeFileSync(path, textOf(stem), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw badInput(`${path}: is there already and stays as it is; choose another name`);
    }
    process.stdout.write(`${path}\n`);
    return EXIT.fine;
  },
};
