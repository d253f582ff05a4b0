/** groundswell schema: what a scenario or a sweep may hold, as JSON Schema, for editors that complete and check. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const schema: Command<{ readonly of: 'scenario' | 'sweep' }> = {
  name: 'schema [of]',
  describe: 'Prints the JSON Schema of scenarios or sweeps, by which editors complete and check them',
  options: (command: Argv) =>
    command
      .positional('of', {
        choices: ['scenario', 'sweep'] as const,
        default: 'scenario' as const,
        describe: 'Of which kind of file',
      })
      .example('$0 schema > scenario.schema.json', 'then begin a scenario with the line')
      .example('# yaml-language-server: $schema=./scenario.schema.json', '')
      .example('$0 schema sweep > sweep.schema.json', 'the same for sweeps'),

  async handle({ of }) {
    const { scenarioSchema } = await import('../scenario/schema.ts');
    const { sweepSchema } = await import('../experiment/sweep-schema.ts');
    process.stdout.write(`${JSON.stringify(of === 'sweep' ? sweepSchema() : scenarioSchema(), null, 2)}\n`);
    return EXIT.fine;
  },
};
