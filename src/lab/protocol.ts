/** What the page of the lab and its workers say to each other. A worker lives one world; the page asks, the worker answers and tells. */
import type { Moment, Scene } from './view/scene.ts';

/** A world to be lived: a scenario, and what was put in the place of its values. */
export interface Setting {
  /** Path of the scenario among the files that the worker has been given. */
  readonly file: string;
  /** The variant that is meant, where the scenario has some. */
  readonly variant: string | null;
  /** "section.key=value", as the option --set of the command line takes it; for a variant without its name. */
  readonly set: readonly string[];
  /** null: that of the scenario. */
  readonly seed: string | null;
  readonly weeks: number | null;
}

/** What a scenario says, for a page that shows it. */
export interface Told {
  readonly title: string;
  readonly question: string;
  readonly why: string;
  readonly finding: string;
  readonly weeks: number;
  readonly seed: string;
  readonly people: number;
  readonly variants: readonly { readonly name: string; readonly title: string }[];
  /** The whole scenario with every default filled in, as plain data. */
  readonly resolved: Readonly<Record<string, unknown>>;
  /** What the first morning decides for good, so that no branch can change it: sections, and single values ("roles.weavers"). */
  readonly morning: readonly string[];
  /** Files of data that it draws on, as written in it. */
  readonly sources: readonly string[];
}

/** A cell of a row of the table weeks, in the order of its columns. */
export type Row = readonly (number | string | null)[];

/** Where a picture of the world stands, and how many of all people it shows. */
export interface Shown {
  readonly scene: Scene;
  readonly people: number;
  readonly of: number;
}

/** The colour that a group bears, and where it is at home. */
export interface Borne {
  readonly group: number;
  readonly colour: number;
  readonly x: number;
  readonly y: number;
}

/** Asked by the page. An ask with an `id` is answered with the same. */
export type Ask =
  | { readonly kind: 'files'; readonly files: Readonly<Record<string, string>> }
  | { readonly kind: 'compiled'; readonly acts: unknown; readonly counts: unknown }
  | { readonly kind: 'read'; readonly id: number; readonly setting: Setting }
  | { readonly kind: 'write'; readonly id: number; readonly setting: Setting }
  | { readonly kind: 'keep'; readonly id: number; readonly week: number }
  | {
      readonly kind: 'begin';
      readonly id: number;
      readonly setting: Setting;
      /** The week of another world that this one goes on from, and whether the picture is wanted. */
      readonly past: unknown;
      /** Colours that groups bear in that week. */
      readonly borne: readonly Borne[];
      readonly picture: boolean;
    };

export type Answer =
  | { readonly id: number; readonly faults: readonly string[] }
  | { readonly id: number; readonly told: Told }
  | { readonly id: number; readonly yaml: string }
  | { readonly id: number; readonly kept: unknown }
  | { readonly id: number; readonly begun: Told; readonly shown: Shown | null };

/** Told by a worker while it lives a world. */
export type News =
  | {
      readonly news: 'weeks';
      readonly rows: readonly Row[];
      readonly moments: readonly Moment[];
      readonly week: number;
    }
  | { readonly news: 'over'; readonly fingerprint: string; readonly weeksPerSecond: number }
  | { readonly news: 'broken'; readonly message: string };

/** What the page is handed out with. */
export interface Given {
  /** Texts of scenarios and of their data, by the paths that the command line takes. */
  readonly files: Readonly<Record<string, string>>;
  /** The one that is chosen at first; null: the page's own choice. */
  readonly file: string | null;
}
