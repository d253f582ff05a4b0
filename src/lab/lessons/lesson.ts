/** What a lesson is: a question, predictions, worlds that are lived with several lucks, what came out, and why. */

export interface Choice {
  readonly key: string;
  readonly text: string;
}

/** What is reckoned of a world when it is over, from its table of weeks. */
export interface Yardstick {
  readonly name: 'pace' | 'changed' | 'needs_met';
  /** How its axis is headed. */
  readonly head: string;
  /** How one value is written. */
  readonly said: (value: number) => string;
  /** A value to hold others against, with its name. */
  readonly mark?: { readonly at: number; readonly text: string };
}

export interface World {
  readonly title: string;
  readonly file: string;
  readonly variant: string;
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** What everybody should know before they predict; a paragraph each. */
  readonly situation: readonly string[];
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly worlds: readonly World[];
  /** With so many lucks each world is lived. */
  readonly lucks: number;
  readonly yardstick: Yardstick;
  /** Which choice the worlds speak for: from the medians, in the order of the worlds. */
  readonly verdict: (medians: readonly number[]) => string;
  readonly explain: readonly string[];
  /** Mechanisms of the theory, as docs/model.md numbers them. */
  readonly theory: string;
  /** What the model leaves out, so that nobody takes it for more than it is. */
  readonly honest: string;
  readonly discuss: readonly string[];
  readonly further: readonly string[];
}
