/**
 * What a world is made of, as plain data: read and checked at the border (src/scenario), complete and true in here. Nothing
 * is optional and nothing is looked up again: files are already read, defaults already filled in.
 */
import type { OpenRules } from './expression.ts';
import type { Intervention } from './interventions.ts';
import type { Distribution, Parameters, TraitName } from './parameters.ts';

/** Everybody in it, by number 0..count-1. */
export interface People {
  readonly count: number;
  /** Fields of expertise, K. */
  readonly fields: number;
  /** The name of each person where a file gives names, otherwise null (person i is called by number, from 1). */
  readonly names: readonly string[] | null;
  /** How each trait is spread. */
  readonly traits: Readonly<Record<TraitName, Distribution>>;
  /** Traits that a file gives for each person, length count, NaN where the file leaves it open. */
  readonly given: Readonly<Partial<Record<TraitName, Float64Array>>>;
}

/** Who is tied to whom at the start. */
export type Network =
  /** Watts & Strogatz 1998: a ring, each tied to `neighbours` nearest (even), each tie rewired with chance `rewired`. */
  | {
      readonly kind: 'small-world';
      readonly neighbours: number;
      readonly rewired: number;
      readonly closeness: Distribution;
    }
  /** Barabási & Albert 1999: people come one by one, each with `ties` ties to those who already have many. */
  | { readonly kind: 'scale-free'; readonly ties: number; readonly closeness: Distribution }
  /** Erdős & Rényi 1959, G(n, m) with mean degree `degree`. */
  | { readonly kind: 'random'; readonly degree: number; readonly closeness: Distribution }
  /** Planted partition: `count` communities of equal size; mean number of ties inside the own and to all others. */
  | {
      readonly kind: 'communities';
      readonly count: number;
      readonly inside: number;
      readonly between: number;
      readonly closeness: Distribution;
    }
  /** From files: arcs (an undirected tie is two arcs), by person number, closeness 0..1 each. No self-ties, no doubles. */
  | {
      readonly kind: 'given';
      readonly source: Int32Array;
      readonly target: Int32Array;
      readonly closeness: Float32Array;
    };

export interface Organizations {
  readonly count: number;
  /** Number (0..count-1) of each person's organization where it is given; null: equal blocks of neighbours. */
  readonly of: Int32Array | null;
  readonly names: readonly string[] | null;
  /** Number of each person's team, -1 for none; null: nobody is in a team. */
  readonly teams: Int32Array | null;
  readonly teamNames: readonly string[] | null;
}

/** What is kept of a run, and how often. Weeks are 0 (the first morning) to `weeks`. */
export interface Recording {
  /** A row of weeks.csv every so many weeks. */
  readonly every: number;
  /** Whether events.csv is written. */
  readonly events: boolean;
  /** Weeks at which people.csv is written (sorted, unique). */
  readonly people: readonly number[];
  /** Weeks at which ties.csv is written (sorted, unique). */
  readonly ties: readonly number[];
}

export interface Scenario {
  /** Short name, a file's stem; names the results folder. */
  readonly name: string;
  readonly title: string;
  /** The question the scenario asks, in a sentence or two; may be empty. */
  readonly question: string;
  readonly weeks: number;
  readonly seed: string;
  readonly replicates: number;
  readonly people: People;
  readonly network: Network;
  readonly organizations: Organizations;
  readonly parameters: Parameters;
  /** Rules that expressions replace. */
  readonly rules: OpenRules;
  /** What is done to the world while it runs, in the order in which it is written. */
  readonly interventions: readonly Intervention[];
  readonly record: Recording;
}

/** The seed of replicate r (from 1). The first replicate has the scenario's own seed. */
export function seedOf(seed: string, replicate: number): string {
  return replicate === 1 ? seed : `${seed}/${replicate}`;
}
