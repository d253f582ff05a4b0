#!/usr/bin/env node
/**
 * The command line: finds the command, runs it, and turns whatever goes wrong into one clear line and an exit code.
 * Data goes to stdout, everything said to people to stderr.
 */
import yargs from 'yargs';
import { version } from '../simulate/version.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { complete } from './complete.ts';
import { explain } from './explain.ts';
import { lab } from './lab.ts';
import { merge } from './merge.ts';
import { newScenario } from './new.ts';
import { odd } from './odd.ts';
import { query } from './query.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { rerun } from './rerun.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { sensitivity } from './sensitivity.ts';
import { slurm } from './slurm.ts';
import { EXIT } from './stop.ts';
import { sweep } from './sweep.ts';
import { validate } from './validate.ts';
import { wordsFor } from './words-for.ts';

const COMMANDS: readonly Command[] = [
  run,
  resume,
  rerun,
  report,
  compare,
  sweep,
  merge,
  replay,
  lab,
  sensitivity,
  query,
  slurm,
  check,
  newScenario,
  explain,
  odd,
  schema,
  validate,
];

const EPILOGUE = `What a run depends on is in its scenario file, its seed and this version: the same three give the same bytes.
Exit codes: 0 fine, 1 failure, 2 wrong input, 3 a sweep with runs that failed, 130 interrupted. With GROUNDSWELL_DEBUG=1 an error shows where it arose.`;

/** Reads the command line; the work itself is handed back, so that a wrong word and a failed run can be told apart. */
async function parse(words: readonly string[]): Promise<() => Promise<number>> {
  let work = async (): Promise<number> => EXIT.fine;
  const parser = yargs([...words])
    .scriptName('groundswell')
    .usage('$0 COMMAND [OPTIONS]\n\nSimulates how self-organizing groups of learners form, spread and let go.')
    .locale('en')
    .strict()
    .recommendCommands()
    .demandCommand(1, 1, 'no command given, expected one of those that groundswell --help lists')
    // --set learning.rate=1 is a text, not a tree; --set a=1 FILE leaves the file alone; --no-charts is a name of its own.
    .parserConfiguration({ 'dot-notation': false, 'greedy-arrays': false, 'boolean-negation': false })
    .version(version())
    .alias({ help: 'h' })
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .completion('completion', 'Prints a script that completes commands as you type', complete)
    .example('$0 run scenarios/office.yaml', 'runs a scenario; the last line is the path of the report')
    .example('$0 new mine', 'writes a scenario to start from')
    .example('$0 completion >> ~/.bashrc', 'lets the shell complete commands')
    .epilogue(EPILOGUE)
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new Error(message);
    });
  for (const { name, describe, options, handle } of COMMANDS) {
    parser.command(
      name,
      describe,
      (command) => options(command.usage(`$0 ${name} [OPTIONS]\n\n${describe}.`).epilogue('')),
      (given) => {
        work = () => handle(given as never);
      },
    );
  }
  await parser.parseAsync();
  return work;
}

async function main(words: readonly string[]): Promise<number> {
  let work: () => Promise<number>;
  try {
    work = await parse(words);
  } catch (error) {
    // The shell asks with words that stand in no command; what it should hear has been said.
    if (words.includes('--get-yargs-completions')) return EXIT.fine;
    const command = COMMANDS.find(({ name }) => name.split(' ')[0] === words[0]);
    const help = command ? `groundswell ${words[0]} --help` : 'groundswell --help';
    say(`${usageFault((error as Error).message, command, words[0])} (see ${help})`);
    return EXIT.badInput;
  }
  try {
    return await work();
  } catch (error) {
    const { lines, code, placed } = wordsFor(error);
    // A line that begins with file:line:column begins with nothing else: editors jump to it.
    for (const line of lines) placed ? process.stderr.write(`${line}\n`) : say(line);
    if (process.env.GROUNDSWELL_DEBUG === '1') process.stderr.write(`${(error as Error).stack}\n`);
    return code;
  }
}

/** What yargs says about a wrong command line, in one line that names what was given. */
function usageFault(message: string, command: Command | undefined, first: string | undefined): string {
  const line = message.trim().replaceAll(/\s*\n\s*/g, ' ');
  if (line.startsWith('Not enough non-option') && command)
    return `something is missing, expected groundswell ${command.name}`;
  if (line.startsWith('Did you mean')) return `no command ${first}, did you mean${line.slice('Did you mean'.length)}`;
  if (line === `Unknown argument: ${first}`) return `no command ${first}`;
  return line.replace('Invalid values: Argument: ', 'wrong value: ');
}

const say = (line: string) => process.stderr.write(`groundswell: ${line}\n`);

// Who reads only the first line (| head -1) closes the pipe: no reason to complain. Nor is a run lost when stderr is gone.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stderr.on('error', () => {});

process.exitCode = await main(process.argv.slice(2));
