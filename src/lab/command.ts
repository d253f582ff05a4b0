/** The words that make the command line do what the lab shows: for copying into a terminal. */
import type { Setting } from './protocol.ts';

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./=+:,@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What is lived: whatever the scenario leaves open said out loud, so that the command means the same for ever. */
export interface Lived extends Setting {
  readonly seed: string;
  readonly weeks: number;
}

function words({ file, variant, set, seed, weeks }: Lived, branch: boolean): string[] {
  const within = variant === null ? '' : `variants.${variant}.`;
  return [
    ...['groundswell', 'run', file],
    ...(variant === null ? [] : ['--variant', variant]),
    ...(branch ? [] : ['--seed', seed]),
    ...['--weeks', String(weeks)],
    // The lab lives the first repetition, which has the seed itself.
    ...(branch ? [] : ['--replicates', '1']),
    ...set.flatMap((one) => ['--set', `${within}${one}`]),
  ];
}

/** One command that repeats a world. */
export function commandFor(lived: Lived): string {
  return words(lived, false).map(quoted).join(' ');
}

/** Two commands that repeat a branch: the world up to its week, and the world that goes on from there. */
export function commandsForBranch(before: Lived, week: number, after: Lived): readonly [string, string] {
  const first = [...words(before, false), '--checkpoint-every', String(week), '--out', 'before'];
  const checkpoint = `before/checkpoints/replicate-0001/week-${String(week).padStart(4, '0')}.checkpoint`;
  const second = [...words(after, true), '--from', checkpoint, '--out', 'after'];
  return [first.map(quoted).join(' '), second.map(quoted).join(' ')];
}
