/** The events of a week in the order in which they happened: those the acts said, and those that columns show. */
import { EVENT, EVENT_NAMES } from '../model/events.ts';
import { NONE, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';
import type { Tallies } from './tallies.ts';

/** Events whose last number is no person. */
const NUMBERED: ReadonlySet<number> = new Set([EVENT.opened, EVENT.came, EVENT.moved]);

/** Parts of a week as the acts mark them: from outside and by moving; founding and joining; letting go. */
const PART = { before: 0, during: 1, letGo: 2 } as const;

type Tell = (cells: readonly Cell[]) => void;

/** Tells every event of the week that has just been lived, when it has been counted (countHappened). */
export function tellEvents(world: World, tallies: Tallies['columns'], replicate: number, tell: Tell): void {
  const { columns: w, settings, week, log } = world;
  const event = (kind: number, person: Cell, group: Cell, other: Cell) =>
    tell([replicate, week, EVENT_NAMES[kind]!, person, group, other]);
  const person = (i: number): Cell => (i === NONE ? null : i + 1);
  const said = (part: number) =>
    log.read((kind, i, group, j) => {
      event(kind, person(i), group === NONE ? null : group, NUMBERED.has(kind) ? j : person(j));
    }, part);

  const { parts, partRows } = settings.size;
  /** People whom a count has listed, part by part. */
  const listed = (list: Int32Array, many: Int32Array, told: (i: number) => void) => {
    for (let part = 0; part < parts; part++) {
      const first = part * partRows;
      const end = first + many[part]!;
      for (let at = first; at < end; at++) told(list[at]!);
    }
  };
  said(PART.before);
  listed(tallies.arisenList, tallies.arisenMany, (i) => event(EVENT.need, i + 1, null, w.arisen[i]!));
  said(PART.during);
  const rows = w.book[0]!;
  for (let g = 0; g < rows; g++) {
    if (w.groupId[g] !== 0 && w.conflictNow[g] === 1) event(EVENT.conflict, null, w.groupId[g]!, null);
  }
  listed(tallies.metList, tallies.metMany, (i) => event(EVENT.met, i + 1, null, w.metNow[i]!));
  for (let g = 0; g < rows; g++) {
    if (w.groupId[g] !== 0 && w.recognizedWeek[g] === week) event(EVENT.recognized, null, w.groupId[g]!, null);
  }
  said(PART.letGo);
}
