/** A film: all that the replay of a run shows, week by week, as plain numbers. People are counted by their place in the picture, from 0. */

/** A need from the week it arose; weeks are -1 where it has not come to that. */
export interface NeedStory {
  readonly field: number;
  readonly since: number;
  /** Where it came from, as NEED says in the model. */
  readonly kind: number;
  /** Week in which it was over. */
  readonly until: number;
  /** Whether it was met; otherwise it went when the person did. */
  readonly met: boolean;
  /** Levels in that field, in points of 100: when it arose, what was wanted, when it was over or at the end. */
  readonly from: number;
  readonly wanted: number;
  readonly to: number;
  /** Points learned in all fields while it lasted: in groups, of these discovered, alone, by seeing, from old friends. */
  readonly together: number;
  readonly discovered: number;
  readonly alone: number;
  readonly seeing: number;
  readonly friends: number;
}

/** How somebody came into a group: the five steps. Weeks are -1 where a step was not theirs to take. */
export interface EntryStory {
  readonly group: number;
  /** Sticking together: the week in which it was founded, or took them in. */
  readonly week: number;
  /** Week of their last day in it, -1: to the end. */
  readonly until: number;
  /** The difficulty: week in which the need arose that they came with. */
  readonly since: number;
  readonly fields: readonly number[];
  /** Row in the world of whom they began it with, or through whom they saw it; -1: nobody. */
  readonly through: number;
  /** Something seen: first week after that in which they looked at that person, or saw that group. */
  readonly saw: number;
  /** Drawn: first week in which they wanted to talk to that person, or to work with that group. */
  readonly wanted: number;
  /** Talk: weeks in which they talked, from which on. */
  readonly talks: number;
  readonly talked: number;
}

export interface PersonStory {
  /** Row in the world, from 0; tables count from 1. */
  readonly row: number;
  readonly name: string;
  readonly organization: number;
  /** Their strongest field, and its level in points at the beginning. */
  readonly best: number;
  readonly level: number;
  /** In points, at the beginning and at the end. */
  readonly fearlessness: readonly [number, number];
  readonly we: readonly [number, number];
  readonly needs: readonly NeedStory[];
  readonly entries: readonly EntryStory[];
}

/** A group, from the register of groups; -1 for none. */
export interface GroupStory {
  readonly number: number;
  readonly assigned: boolean;
  readonly born: number;
  readonly ended: number;
  readonly cause: string;
  readonly recognized: number;
  readonly recognizedBy: string;
  /** Numbers of people, from 1 as in the tables. */
  readonly founders: readonly [number, number];
  /** Fields, as "3+5". */
  readonly reasons: readonly [string, string];
  readonly parent: number;
  readonly generation: number;
  readonly supports: number;
  readonly peak: number;
  readonly members: number;
  readonly brought: number;
  readonly met: number;
  /** Points learned, what the same people would have learned alone, and of what was learned, what nobody in it had known. */
  readonly together: number;
  readonly asIfAlone: number;
  readonly discovered: number;
  readonly conflicts: number;
  readonly crisis: number;
  readonly colour: number;
  /** Week by week while somebody who is shown is in it, from `first` on: in points of 100, and heads. */
  readonly first: number;
  readonly energy: Uint8Array;
  readonly trust: Uint8Array;
  readonly size: Uint8Array;
}

/** Counts of the whole world, a number a week. */
export interface Counts {
  readonly people: readonly number[];
  readonly ever: readonly number[];
  readonly members: readonly number[];
  readonly groups: readonly number[];
  readonly recognized: readonly number[];
  readonly stuck: readonly number[];
}

export interface Film {
  readonly title: string;
  readonly question: string;
  /** What it was made from, for those who want to do it again. */
  readonly source: {
    readonly version: string;
    readonly fingerprint: string;
    readonly seed: string;
    readonly replicate: number;
    readonly replicates: number;
    readonly command: string;
  };
  /** People in the world at the most; of these are shown as many as have stories. */
  readonly everybody: number;
  /** First and last week. */
  readonly begin: number;
  readonly end: number;
  readonly organizations: readonly string[];
  readonly fields: number;
  readonly scene: {
    readonly width: number;
    readonly height: number;
    readonly x: Float32Array;
    readonly y: Float32Array;
    readonly ties: Int32Array;
  };
  readonly counts: Counts;
  /** What was done from outside. */
  readonly deeds: readonly { readonly from: number; readonly to: number; readonly words: string }[];
  /** A block of so many numbers for each week from the first to the last: see Moment. Sparks in tenths. */
  readonly state: Uint8Array;
  readonly stuck: Uint8Array;
  readonly spark: Uint8Array;
  readonly groupsOf: Int32Array;
  /** For each week, from, to, group for each spark. */
  readonly sparks: readonly Int32Array[];
  /** In order of their numbers; those with somebody who is shown. */
  readonly groups: readonly GroupStory[];
  readonly people: readonly PersonStory[];
}

/** Steps of a spark from nothing to all. */
export const SPARK_STEPS = 10;

/** A share in points of 100. */
export const points = (share: number): number => Math.round(100 * Math.max(0, Math.min(1, share)));
