/** groundswell schema: what a scenario may hold, as JSON Schema, for editors that complete and check. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const schema: Command = {
  name: 'schema',
  describe: 'Prints the JSON Schema of scenarios, by which editors complete and check them',
  options: (command: Argv) =>
    command
      .example('$0 schema > scenario.schema.json', 'then begin a scenario with the line')
      .example('# yaml-language-server: $schema=./scenario.schema.json', ''),

  async handle() {
    const { scenarioSchema } = await import('../scenario/schema.ts');
    process.stdout.write(`${JSON.stringify(scenarioSchema(), null, 2)}\n`);
    return EXIT.fine;
  },
};
