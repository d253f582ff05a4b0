/** What happens is said to a log as it happens: growing columns of numbers, read and cleared by the measuring every week. */

export const EVENT_NAMES = [
  'founded',
  'joined',
  'recognized',
  'conflict',
  'left',
  'ended',
  'need',
  'met',
  'appointed',
  'assigned',
  'opened',
  'introduced',
  'crisis',
  'gone',
  'came',
  'moved',
] as const;
export const EVENT = Object.fromEntries(EVENT_NAMES.map((name, number) => [name, number])) as Readonly<
  Record<(typeof EVENT_NAMES)[number], number>
>;

const FIELDS = 4;

export class EventLog {
  #data = new Int32Array(FIELDS * 1024);
  #count = 0;
  /** Where each part of the week ends but the last. */
  #parts: number[] = [];

  /** Adds an event. Persons by row, groups by number (not row), -1 for none. */
  say(kind: number, person: number, group: number, other: number): void {
    const at = this.#count * FIELDS;
    if (at === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[at] = kind;
    this.#data[at + 1] = person;
    this.#data[at + 2] = group;
    this.#data[at + 3] = other;
    this.#count += 1;
  }

  /** Ends a part of the week: what is read from columns belongs between the parts (src/measure/happenings.ts). */
  mark(): void {
    this.#parts.push(this.#count);
  }

  /** Calls back for every event since the last clearing, in order; with a part, from 0, only for those of that part. */
  read(told: (kind: number, person: number, group: number, other: number) => void, part?: number): void {
    const data = this.#data;
    const from = part === undefined || part === 0 ? 0 : (this.#parts[part - 1] ?? this.#count);
    const to = part === undefined ? this.#count : (this.#parts[part] ?? this.#count);
    for (let n = from, at = from * FIELDS; n < to; n++, at += FIELDS)
      told(data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!);
  }

  clear(): void {
    this.#count = 0;
    this.#parts = [];
  }
}
