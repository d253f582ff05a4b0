/** Reads what is kept of a run: words like `moments` become weeks. */
import type { Recording } from '../model/scenario.ts';
import { type Context, faultAt } from './context.ts';
import { MOMENTS, type RecordGiven, SMALL_WORLD_OF_PEOPLE } from './record-shape.ts';

/**
 * @param cut weeks after the end are left out without a word: the end is not the one that the scenario was written for
 */
export function readRecording(
  given: RecordGiven,
  weeks: number,
  people: number,
  cut: boolean,
  context: Context,
): Recording {
  const small = people <= SMALL_WORLD_OF_PEOPLE;
  const moments = Array.from({ length: MOMENTS }, (_, at) => Math.round((at * weeks) / (MOMENTS - 1)));
  const chosen = (key: 'people' | 'ties', listed: number[] | string): number[] => {
    if (listed === 'none') return [];
    if (typeof listed === 'string') return inOrder(listed === 'moments' ? moments : [0, weeks]);
    if (!cut) {
      for (const [at, week] of listed.entries()) {
        if (week > weeks)
          faultAt(context, ['record', key, at], `${week} given, expected a week from 0 to ${weeks}, the last`);
      }
    }
    return inOrder(listed.filter((week) => week <= weeks));
  };
  return {
    every: given.every,
    events: given.events,
    people: chosen('people', given.people ?? (small ? 'moments' : 'none')),
    ties: chosen('ties', given.ties ?? (small ? 'ends' : 'none')),
  };
}

function inOrder(weeks: readonly number[]): number[] {
  return [...new Set(weeks)].sort((a, b) => a - b);
}
