/** The words and the exit code for whatever went wrong. Known faults are told by name, so that no room needs loading here. */
import { diskFault } from '../simulate/disk-fault.ts';
import { EXIT, Stop } from './stop.ts';

export function wordsFor(thrown: unknown): { lines: readonly string[]; code: number; placed?: true } {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof Stop) return { lines: error.message.split('\n'), code: error.code };
  if (error.name === 'ScenarioFault')
    return { lines: (error as Error & { faults: string[] }).faults, code: EXIT.badInput, placed: true };
  if (error.name === 'Taken' || error.name === 'Unusable') return { lines: [error.message], code: EXIT.badInput };
  if (error.name === 'Interrupted') return { lines: [error.message], code: EXIT.interrupted };
  const disk = diskFault(error);
  const line = disk ?? error.message.split('\n')[0]!;
  return { lines: [line], code: EXIT.failure };
}
