/** What a run was, in words and numbers enough to repeat it; the report shows it and run.json keeps it. */
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
}
