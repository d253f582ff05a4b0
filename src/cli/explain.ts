/** groundswell explain: what a rule, a parameter or a section means, its unit, range, default and source. */
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { EXIT } from './stop.ts';

export const explain: Command<{ readonly topic?: string }> = {
  name: 'explain [topic]',
  describe: 'Explains a section, rule or parameter: meaning, unit, range, default, source',
  options: (command: Argv) =>
    command
      .positional('topic', { type: 'string', describe: 'A section, or section.parameter. Default: lists all sections' })
      .example('$0 explain', 'what there is')
      .example('$0 explain needs', 'a rule and its parameters')
      .example('$0 explain needs.rate', 'one parameter'),

  async handle({ topic }) {
    const { explain: textAbout } = await import('../scenario/explain.ts');
    process.stdout.write(`${textAbout(topic).trimEnd()}\n`);
    return EXIT.fine;
  },
};
