/** What a run, or a run of variants, was, in words and numbers enough to repeat it; reports show it and records keep it. */
export interface RunInfo {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** Why the question matters, and what was expected to come out; either may be empty. */
  readonly why: string;
  readonly finding: string;
  readonly weeks: number;
  readonly seed: string;
  readonly replicates: number;
  /** Fingerprint of scenario, seed and version (16 hex digits). */
  readonly fingerprint: string;
  readonly version: string;
  /** The scenario as resolved, every default filled in: what `groundswell run` would read again. */
  readonly resolved: Readonly<Record<string, unknown>>;
  /** Files the scenario drew on: path as written, and sha256. */
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  /** The command that repeats the run. */
  readonly command: string;
  /** Where it began, if not on the first morning. */
  readonly from?: Origin;
}

/** The checkpoint that a branch began with. */
export interface Origin {
  readonly week: number;
  /** Which names the checkpoint: its last 32 bytes. */
  readonly sha256: string;
  /** Fingerprint of the run that made it. */
  readonly run: string;
}

/** The same of variants that ran side by side. */
export interface VariantsInfo {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly weeks: number;
  readonly seed: string;
  readonly replicates: number;
  /** Names of the outcomes that the comparison tells first, in this order. */
  readonly outcomes: readonly string[];
  /** Fingerprint of the fingerprints and titles of all variants, and of these outcomes (16 hex digits). */
  readonly fingerprint: string;
  readonly version: string;
  readonly command: string;
  /** In the order of the scenario; the first is the one that the others are held against. */
  readonly variants: readonly VariantInfo[];
}

export interface VariantInfo {
  /** Names its folder. */
  readonly name: string;
  /** What charts call it. */
  readonly title: string;
  readonly run: RunInfo;
}
