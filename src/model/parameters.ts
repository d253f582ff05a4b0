/**
 * Everything that can be turned, each declared once: value, unit, range, meaning, the mechanism it belongs to (T-row of
 * docs/model.md) and where the number comes from. Validation, defaults, `explain`, the JSON Schema and docs/scenarios.md are
 * made from this page. Sections bear the names of the rules. "assumption" is an honest word: nobody has measured it.
 */

export interface Parameter {
  readonly value: number;
  readonly unit: string;
  /** Lowest and highest value allowed, both included. */
  readonly range: readonly [number, number];
  readonly meaning: string;
  /** Mechanisms of the theory, "T1", "T7 T23". */
  readonly theory: string;
  /** A paper, or the word "assumption", or "tuned" with the pattern it was tuned for. */
  readonly source: string;
  readonly integer?: true;
}

export const PARAMETERS = {
  needs: {
    rate: {
      value: 0.02,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance a week that a person without a need meets a difficulty',
      theory: 'T1 T14',
      source: 'assumption: one real difficulty a year',
    },
    reach: {
      value: 0.35,
      unit: 'expertise',
      range: [0, 1],
      meaning: 'how far above the own expertise a difficulty lies, times a uniform draw from 0.5 to 1.5',
      theory: 'T1',
      source: 'assumption',
    },
    met: {
      value: 0.05,
      unit: 'expertise',
      range: [0.001, 0.5],
      meaning: 'a gap smaller than this is closed',
      theory: 'T7',
      source: 'assumption',
    },
    care: {
      value: 0.01,
      unit: '1/look',
      range: [0, 1],
      meaning: 'chance, at a look at somebody close who is stuck, to take on a part of their need, for a person who says I',
      theory: 'T5 T14',
      source: 'assumption',
    },
    careOfWe: {
      value: 0.1,
      unit: '1/look',
      range: [0, 1],
      meaning: 'the same chance for a person who says we (between the two in proportion)',
      theory: 'T5',
      source: 'assumption',
    },
    closeEnough: {
      value: 0.5,
      unit: 'closeness',
      range: [0, 1],
      meaning: 'whose closeness is above this matters to a person: their need can be taken on, they are stayed for',
      theory: 'T5 T7',
      source: 'assumption',
    },
  },
  // RULES-TO-COME
} as const satisfies Record<string, Record<string, Parameter>>;

export type Section = keyof typeof PARAMETERS;

/** The settings of one world: a number for every parameter. */
export type Parameters = { readonly [S in Section]: { readonly [P in keyof (typeof PARAMETERS)[S]]: number } };

/** All parameters at their declared values, as a fresh object. */
export function defaultParameters(): Parameters {
  return Object.fromEntries(
    Object.entries(PARAMETERS).map(([section, ofIt]) => [
      section,
      Object.fromEntries(Object.entries(ofIt).map(([name, parameter]) => [name, (parameter as Parameter).value])),
    ]),
  ) as unknown as Parameters;
}

/** How a trait is spread over people. */
export type Distribution =
  | { readonly uniform: readonly [low: number, high: number] }
  | { readonly normal: { readonly mean: number; readonly sd: number } }
  | { readonly beta: { readonly alpha: number; readonly beta: number } }
  | { readonly constant: number };

/** A trait of people: drawn once at birth, cut to its range. */
export interface Trait {
  readonly distribution: Distribution;
  readonly range: readonly [number, number];
  readonly unit: string;
  readonly meaning: string;
  readonly theory: string;
  readonly source: string;
}

export const TRAITS = {
  strong: {
    distribution: { uniform: [0.5, 0.9] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in the one field that a person is expert at',
    theory: 'T1',
    source: 'assumption',
  },
  second: {
    distribution: { uniform: [0.3, 0.7] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in a second field',
    theory: 'T1',
    source: 'assumption',
  },
  rest: {
    distribution: { uniform: [0, 0.2] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in every other field',
    theory: 'T1',
    source: 'assumption',
  },
  drive: {
    distribution: { uniform: [0.4, 1] },
    range: [0, 2],
    unit: 'factor',
    meaning: 'learning drive: how fast a person learns, whatever the way',
    theory: 'T2 T9',
    source: 'assumption',
  },
  openness: {
    distribution: { uniform: [0.3, 0.7] },
    range: [0, 1],
    unit: 'weight',
    meaning: 'weight of difference (what another could teach) against similarity in what attracts a person',
    theory: 'T14 T22',
    source: 'assumption',
  },
  authenticity: {
    distribution: { uniform: [0.3, 1] },
    range: [0, 1],
    unit: 'share',
    meaning: 'how openly a person shows what they know and do not know',
    theory: 'T16 T24',
    source: 'assumption',
  },
  stance: {
    distribution: { uniform: [0.4, 1] },
    range: [0, 1],
    unit: 'share',
    meaning: 'learner stance: showing up as a learner (1) or as the expert (0)',
    theory: 'T25',
    source: 'assumption',
  },
  fearlessness: {
    distribution: { uniform: [0, 0.4] },
    range: [0, 1],
    unit: 'share',
    meaning: 'how little a person fears to show limits, to begin, to end',
    theory: 'T16 T28',
    source: 'assumption',
  },
  attention: {
    distribution: { constant: 1 },
    range: [0.1, 1],
    unit: 'share',
    meaning: 'share of a full week that a person has for learning, less for part-timers',
    theory: 'T32',
    source: 'assumption',
  },
} as const satisfies Record<string, Trait>;

export type TraitName = keyof typeof TRAITS;
