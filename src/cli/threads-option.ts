/** How many threads live a world together: a number, or as many as pay. No byte of the results depends on it. */
import type { Argv } from 'yargs';
import { once } from './scenario-options.ts';

export type Threads = number | 'auto';

/** More than a machine has is allowed; more than this is a slip of the finger. */
const MOST = 256;

/** Declares it. */
export function threadsOption(command: Argv): Argv {
  return command.option('threads', {
    type: 'string',
    default: 'auto',
    requiresArg: true,
    coerce: threads,
    describe:
      'Threads that live a world together: a number, or auto: one for small worlds, one a core for large ones. The bytes are the same',
  });
}

function threads(given: string | string[]): Threads {
  const value = once('threads')(given);
  const count = Number(value);
  if (value === 'auto') return 'auto';
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST)
    throw new Error(`--threads is ${value}, expected auto or a whole number from 1 to ${MOST}`);
  return count;
}
