/** What is known of a run that was lived, and which of two rows of one run counts. */
import { createHash } from 'node:crypto';
import type { PartRow } from './part-file.ts';

/** A run that is known; its series stay on the disk. */
export interface Known extends Omit<PartRow, 'series'> {
  /** Of status, world, outcomes and series: what two rows of one run must share. */
  readonly digest: string;
}

/** Two rows of one run that are not the same: something is wrong that nobody may decide silently. */
export class Contradiction extends Error {
  override name = 'Contradiction';
}

/** Of two rows of one run. */
export interface Weighed {
  /** Whether the first counts. */
  readonly isFirst: boolean;
  /** What is to be said where neither can be taken for the other; null: all is well now; 'as before': nothing new was learned. */
  readonly disagreement: string | null | 'as before';
}

/**
 * A run that came to its end somewhere came to its end: that it failed elsewhere (a slower machine, less memory) says nothing against
 * it. Of two failures the later attempt counts.
 * @param where the two parts, in words
 * @throws Contradiction where both came to an end, and not to the same
 */
export function weigh(one: Known, other: Known, where: string): Weighed {
  if (one.digest === other.digest && one.reason === other.reason)
    return { isFirst: one.attempt > other.attempt, disagreement: 'as before' };
  const run = `of one run (seed ${one.seed}, key ${one.key})`;
  const [oneOk, otherOk] = [one.status === 'ok', other.status === 'ok'];
  if (oneOk && otherOk)
    throw new Contradiction(
      `${where}: hold different results ${run}; the same code gives the same results: remove the wrong one`,
    );
  if (oneOk !== otherOk) return { isFirst: oneOk, disagreement: null };
  if (one.attempt !== other.attempt) return { isFirst: one.attempt > other.attempt, disagreement: null };
  const both = `say ${said(other)} and ${said(one)} ${run}`;
  return { isFirst: false, disagreement: `${where}: ${both}; --retry-failed lives it again` };
}

const said = ({ status, reason }: Known) => `"${status}: ${reason}"`;

export function digestOf({ status, world, outcomes, series }: PartRow): string {
  const hash = createHash('sha256').update(`${status} ${world} `);
  hash.update(new Uint8Array(Float64Array.from(outcomes).buffer));
  if (series !== null) hash.update(series);
  return hash.digest('hex').slice(0, 16);
}
