/**
 * An expression over named quantities, as a tree: what a scenario may put in place of a built-in rule. Read and checked at the
 * border (src/scenario), compiled once a world (src/model/open-rules.ts). Plain data, so that it can be sent to a worker.
 */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'unary'; readonly op: '-' | '!'; readonly of: Expression }
  | {
      readonly is: 'binary';
      readonly op: '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&&' | '||';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly is: 'choice'; readonly when: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Expression[] };

/** The rules that a scenario may replace; null: the built-in rule. */
export interface OpenRules {
  /** Pull of a candidate (a person, or a group) on somebody stuck. */
  readonly attraction: Expression | null;
  /** The pull from which attraction becomes a desire to work together: the threshold. */
  readonly desire: Expression | null;
  /** What can be seen of a recognized group from outside. */
  readonly visibility: Expression | null;
}

export const BUILT_IN: OpenRules = { attraction: null, desire: null, visibility: null };
