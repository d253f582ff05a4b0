/** How the two settings look: colours that are told apart by everybody, and a line that is broken besides. */
import { BLUE_INK, VERMILLION_INK } from '../../chart/look.ts';
import type { Name } from './state.ts';

export const SIDE_LOOK: Readonly<Record<Name, { readonly ink: string; readonly dash: string }>> = {
  A: { ink: BLUE_INK, dash: '' },
  B: { ink: VERMILLION_INK, dash: '7 4' },
};

const wanted = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether somebody has asked their machine for less motion. */
export const isStill = (): boolean => wanted.matches;
