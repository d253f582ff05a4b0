/** How a replicate begins, and what is kept of it on its way: plain data, which another thread can be told. */
import type { Owner } from './checkpoint.ts';

export interface Passage {
  /** The checkpoint with which it begins; null: the first morning. */
  readonly from: string | null;
  /** Of a checkpoint: whether its tables go on (the same run), or begin here (a branch). */
  readonly tables: 'go on' | 'begin';
  /** Left out: no checkpoints are made. */
  readonly keep?: { readonly every: number; readonly owner: Owner } | undefined;
}

export const FROM_THE_FIRST_MORNING: Passage = { from: null, tables: 'begin' };
