/** What charts of a comparison ask of it: who is held against whom, and what things are called. */
import type { ComparedOutcome, Comparison, OutcomeComparison } from '../../analysis/results/comparison.ts';

export interface Couple {
  readonly arm: string;
  readonly against: string;
  /** In the order of the outcomes. */
  readonly rows: readonly OutcomeComparison[];
}

/** Each two arms that were held against each other, in order. */
export function couplesIn({ compared }: Comparison): Couple[] {
  const couples: { arm: string; against: string; rows: OutcomeComparison[] }[] = [];
  for (const row of compared) {
    const known = couples.find(({ arm, against }) => arm === row.arm && against === row.against);
    if (known === undefined) couples.push({ arm: row.arm, against: row.against, rows: [row] });
    else known.rows.push(row);
  }
  return couples;
}

export const quoted = (title: string): string => `“${title}”`;

export function titleIn({ arms }: Comparison, name: string): string {
  return arms.find((arm) => arm.name === name)?.title ?? name;
}

/** Where an arm stands among all, for its colour. */
export function placeIn({ arms }: Comparison, name: string): number {
  return arms.findIndex((arm) => arm.name === name);
}

export function headOf(outcomes: readonly ComparedOutcome[], name: string): string {
  return outcomes.find((outcome) => outcome.name === name)?.head ?? name;
}
