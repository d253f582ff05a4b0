/** What a command of the command line is made of; each lies in a file of its name. */
import type { Argv } from 'yargs';

export interface Command<Given = never> {
  /** As yargs writes it: "run <file>". */
  readonly name: string;
  /** One sentence without its point. */
  readonly describe: string;
  readonly options: (command: Argv) => Argv;
  /** Does the work and returns the exit code. Heavy rooms are imported in here, so that --help need not wait for them. */
  readonly handle: (given: Given) => Promise<number>;
}
