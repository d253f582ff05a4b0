/** groundswell odd: the complete description of the model that a scenario makes, after the ODD protocol. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { once, type ScenarioOptions, scenarioOptions } from './scenario-options.ts';
import { EXIT } from './stop.ts';

interface Given extends ScenarioOptions {
  readonly out?: string;
}

export const odd: Command<Given> = {
  name: 'odd <file>',
  describe: 'Prints the ODD protocol of a scenario, complete with its values, as Markdown',
  options: (command: Argv) =>
    scenarioOptions(command)
      .option('out', {
        type: 'string',
        requiresArg: true,
        coerce: once('out'),
        describe: 'The file to write, and to replace where there is one. Default: stdout',
      })
      .example('$0 odd scenarios/town.yaml > town.odd.md', 'what a paper on this scenario appends')
      .example('$0 odd mine.yaml --set spreading.sigma=0 --out without.md', 'values away from the default are marked'),

  async handle(given) {
    const { readScenario } = await import('../scenario/read.ts');
    const { modelText, protocol } = await import('../chart/odd.ts');
    const { version } = await import('../simulate/version.ts');
    const { changesIn } = await import('./scenario-options.ts');
    const { scenario, why, finding, resolved, sources } = readScenario(given.file, changesIn(given));
    const { title, question, weeks, seed, replicates } = scenario;
    const asked = { title, question, why, finding, weeks, seed, replicates };
    const text = protocol(modelText(), { ...asked, resolved, sources, version: version() });
    if (given.out === undefined) process.stdout.write(text);
    else {
      const { writeWhole } = await import('../simulate/durable.ts');
      const { plainPath } = await import('./plain-path.ts');
      const path = plainPath(given.out);
      await writeWhole(path, text);
      process.stdout.write(`${path}\n`);
    }
    return EXIT.fine;
  },
};
