/** groundswell query: SQL over the tables of a sweep or of a run. */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import type { Argv } from 'yargs';
import type { Command } from './command.ts';
import { FORMATS, type Format, rowsAs } from './rows-as.ts';
import { badInput, EXIT, failure } from './stop.ts';

interface Given {
  readonly directory: string;
  readonly sql: string;
  readonly format?: Format;
}

/** Writes, and waits until there is room for more; false when nobody reads any more (| head has closed the pipe). */
async function said(text: string): Promise<boolean> {
  if (process.stdout.destroyed) return false;
  if (process.stdout.write(text)) return true;
  return once(process.stdout, 'drain').then(
    () => true,
    () => false,
  );
}

export const query: Command<Given> = {
  name: 'query <directory> <sql>',
  describe: 'Answers SQL over the tables of a sweep or of a run (with DuckDB, an optional part)',
  options: (command: Argv) =>
    command
      .positional('directory', {
        type: 'string',
        demandOption: true,
        describe: 'A sweep directory (tables runs, series, design, summary) or a run directory (weeks, groups, ...)',
      })
      .positional('sql', {
        type: 'string',
        demandOption: true,
        describe: 'One SELECT; each table has the name of its file. It reads these tables and nothing else',
      })
      .option('format', {
        choices: FORMATS,
        requiresArg: true,
        describe: 'How the answer is written. Default: table on a terminal, csv otherwise',
      })
      .example('$0 query results/tipping-point "from summary where outcome = \'R\' order by mean desc"', 'the highest')
      .example('$0 query results/tipping-point "show tables"', 'what there is to ask')
      .example('$0 query results/tipping-point "describe runs"', 'its columns'),

  async handle({ directory: given, sql, format = process.stdout.isTTY ? 'table' : 'csv' }) {
    const { plainPath } = await import('./plain-path.ts');
    const { query: ask } = await import('../experiment/query.ts');
    const directory = plainPath(given);
    if (!existsSync(directory) || !statSync(directory).isDirectory())
      throw badInput(`${directory}: no such directory, expected that of a sweep or of a run`);
    try {
      await ask(directory, sql, async ({ columns, pieces }) => {
        for await (const text of rowsAs(format, columns, pieces)) if (!(await said(text))) return;
      });
    } catch (error) {
      const { name, message } = error as Error;
      if (name === 'Unanswerable') throw badInput(message);
      if (name === 'NoDuckDB') throw failure(message);
      throw error;
    }
    return EXIT.fine;
  },
};
