/** How a run is reduced to a number, as plain data. What the kinds mean is told where they are reckoned. */
import type { Expression } from '../model/expression.ts';

export type OutcomeRecipe =
  /** One of src/measure/outcomes.ts. */
  | { readonly kind: 'named'; readonly name: string }
  /** A row of weeks.csv each: an expression over its columns, reduced over the weeks from..to (both included). */
  | {
      readonly kind: 'weekly';
      readonly of: Expression;
      readonly take: 'final' | 'mean' | 'peak' | 'peak-week' | 'slope' | 'area' | 'first-week' | 'series';
      readonly from: number;
      readonly to: number;
    }
  /** Share of the groups that ended whose cause is this. */
  | { readonly kind: 'ended'; readonly cause: string }
  /** The most groups that descend from one (it included), as a number. */
  | { readonly kind: 'largest-family' };
