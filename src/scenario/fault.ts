/** What is wrong with a scenario: every fault with its place, gathered first and told all at once. */

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a fault lies: in a file, or in an option of the command line, shown as it was given. */
export type Where = (({ readonly file: string } & Place) | { readonly option: string }) & {
  /** What the path of the fault is told from, where that is not the top of the scenario: "variants.catalysts". */
  readonly within?: string;
};

/** A fault with its place; the text begins with its path. */
export interface Told {
  readonly where: Where;
  readonly text: string;
}

/** Thrown when a scenario cannot be used. `faults` holds one line for each fault: where, path, what is given, what is expected. */
export class ScenarioFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ScenarioFault';
    this.faults = faults;
  }
}

/** A broken data file is broken in every row: so many of its faults are told, the others are counted. */
const TOLD_A_FILE = 20;

/** A fault is one line: line breaks and other characters that cannot be seen are shown by their codes. */
function oneLine(text: string): string {
  const code = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replaceAll('\n', '\\n').replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, code);
}

/** Gathers faults. */
export class Faults {
  readonly #told: Told[] = [];
  readonly #inData = new Map<string, { file: string; line: number; many: number }>();

  /** A fault in the scenario itself. */
  add(where: Where, path: string, message: string): void {
    const whole = [where.within, path].filter(Boolean).join('.');
    this.#told.push({ where, text: whole === '' ? message : `${whole}: ${message}` });
  }

  /** A fault in a data file, of which only so many are told. */
  addInData(file: string, place: Place, path: string, message: string): void {
    const seen = this.#inData.get(file) ?? { file, line: place.line, many: 0 };
    seen.many++;
    this.#inData.set(file, seen);
    if (seen.many > TOLD_A_FILE) return;
    seen.line = Math.max(seen.line, place.line);
    this.add({ file, ...place }, path, message);
  }

  /** All faults so far, in the order in which they were found. */
  get told(): readonly Told[] {
    return this.#told;
  }

  /** Takes over the faults of another reading, each as it is to be told here. */
  takeOver(other: Faults, as: (fault: Told) => Told): void {
    for (const fault of other.#told) this.#told.push(as(fault));
    for (const [file, seen] of other.#inData) {
      const own = this.#inData.get(file);
      this.#inData.set(file, own !== undefined && own.many > seen.many ? own : { ...seen });
    }
  }

  get none(): boolean {
    return this.#told.length === 0;
  }

  /** All faults as lines: those of one file together and from top to bottom, those of options after their files. */
  lines(): string[] {
    const files: string[] = [];
    for (const { where } of this.#told) if ('file' in where && !files.includes(where.file)) files.push(where.file);
    const of = (file: string) =>
      this.#told
        .flatMap(({ where, text }) => ('file' in where && where.file === file ? [{ where, text }] : []))
        .sort((a, b) => a.where.line - b.where.line || a.where.column - b.where.column)
        .map(({ where, text }) => `${where.file}:${where.line}:${where.column}: ${text}`);
    const more = (file: string) => {
      const seen = this.#inData.get(file);
      return seen !== undefined && seen.many > TOLD_A_FILE ? [`${file}: and ${seen.many - TOLD_A_FILE} more`] : [];
    };
    const options = this.#told.flatMap(({ where, text }) => ('option' in where ? [`${where.option}: ${text}`] : []));
    return [...new Set([...files.flatMap((file) => [...of(file), ...more(file)]), ...options].map(oneLine))];
  }

  /** Ends the reading when there are faults. */
  throwIfAny(): void {
    if (!this.none) throw new ScenarioFault(this.lines());
  }
}
