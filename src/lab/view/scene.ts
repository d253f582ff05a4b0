/** What a picture of a world shows: a scene, in which nobody moves, and moments, in which all else changes week by week. */

/** What somebody is in a week, as written in `state`. */
export const STATE = { away: 0, never: 1, former: 2, member: 3 } as const;

/** Groups that a person can be shown in at once. */
export const GROUPS_EACH = 2;

/** People are counted by their place in the scene, from 0, wherever they stand in the world. */
export interface Scene {
  /** The ground that people stand on, in units of its own; a view fits it into its canvas. */
  readonly width: number;
  readonly height: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** What people are called, where that is to be read; left out: nobody is called anything. */
  readonly names?: readonly string[];
  /** Pairs of places, one after the other, the closest first. */
  readonly ties: ArrayLike<number>;
}

export interface GroupNow {
  /** Its number in the tables, from 1. */
  readonly number: number;
  /** A place in GROUP_COLOURS (palette.ts), or -1 for a team that was assigned. */
  readonly colour: number;
  /** Places of those who are shown. */
  readonly members: readonly number[];
  /** 0..1. */
  readonly energy: number;
  readonly recognized: boolean;
}

/** How the world stands when a week is over; week 0 is the first morning. */
export interface Moment {
  readonly week: number;
  /** One of STATE for each person. */
  readonly state: ArrayLike<number>;
  /** 1: has a need, and is in no group. */
  readonly stuck: ArrayLike<number>;
  /** 0..1 for each person: how far this way of working is their own. */
  readonly spark: ArrayLike<number>;
  /** Numbers of own groups, GROUPS_EACH a person, -1 for none. */
  readonly groupsOf: ArrayLike<number>;
  /** Groups that live. */
  readonly groups: readonly GroupNow[];
  /** Sparks that travelled in this week: from whom, to whom, the number of the group that was seen, 0 for a person who fosters. */
  readonly sparks: ArrayLike<number>;
}

/** What is followed: all else steps back. */
export interface Emphasis {
  readonly people: readonly number[];
  /** Numbers of groups. */
  readonly groups: readonly number[];
  /** Who inspired whom: from one to the other. */
  readonly lines?: readonly (readonly [number, number])[];
  /** What is written beside them. */
  readonly labels: readonly { readonly person: number; readonly text: string }[];
}
