/** What must be known of two arms to read their comparison rightly, in a line each. */
import { FEW_PAIRS, FEWEST_PAIRS } from '../measure/difference-in-words.ts';
import { count, number } from '../measure/words.ts';
import type { Arm } from './arm.ts';
import { quoted } from './comparison-in-words.ts';

/** @param pairs runs that have the same seed in both */
export function notesOn(arm: Arm, against: Arm, pairs: number): string[] {
  const both = `${quoted(arm.title)} and ${quoted(against.title)}`;
  const notes: string[] = [];
  const fewest = Math.min(arm.seeds.length, against.seeds.length);
  if (pairs === 0)
    notes.push(
      `${both} have no seed in common: their runs are no pairs, and the luck of each adds to the doubt; with the same seeds fewer runs would do`,
    );
  else if (pairs < Math.max(arm.seeds.length, against.seeds.length))
    notes.push(
      `${both}: compared by the ${count(pairs, 'pair')} with the same seed; ${number(arm.seeds.length - pairs)} and ${number(against.seeds.length - pairs)} other runs have no partner and are left out`,
    );
  for (const { title, failed } of [arm, against])
    if (failed > 0) notes.push(`${quoted(title)}: ${count(failed, 'run')} that did not come to an end left out`);
  const n = pairs === 0 ? fewest : pairs;
  const each = pairs === 0 && arm.seeds.length !== against.seeds.length ? 'one of them' : 'each';
  if (n < FEWEST_PAIRS)
    notes.push(`${both}: fewer than ${FEWEST_PAIRS} runs of ${each}, of which nothing is called clear`);
  else if (n < FEW_PAIRS)
    notes.push(`${both}: intervals from ${number(n)} runs of ${each} are rough; ${FEW_PAIRS} or more make better ones`);
  if (arm.version !== against.version)
    notes.push(
      `${both} were made by versions ${arm.version} and ${against.version}: part of what differs may come from the program`,
    );
  return notes;
}
