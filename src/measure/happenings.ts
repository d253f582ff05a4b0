/** The events of a week in the order in which they happened: those the acts said, and those that columns show. */
import { EVENT, EVENT_NAMES } from '../model/events.ts';
import { NONE, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** Events whose last number is no person. */
const NUMBERED: ReadonlySet<number> = new Set([EVENT.opened, EVENT.came, EVENT.moved]);

type Tell = (cells: readonly Cell[]) => void;

/** Tells every event of the week that has just been lived. */
export function tellEvents(world: World, replicate: number, tell: Tell): void {
  const { columns: w, settings, week, log } = world;
  const event = (kind: number, person: Cell, group: Cell, other: Cell) =>
    tell([replicate, week, EVENT_NAMES[kind]!, person, group, other]);
  const person = (i: number): Cell => (i === NONE ? null : i + 1);
  const said = (late: boolean) =>
    log.read((kind, i, group, j) => {
      const other = NUMBERED.has(kind) ? j : person(j);
      if ((kind === EVENT.left || kind === EVENT.ended) === late)
        event(kind, person(i), group === NONE ? null : group, other);
    });

  const people = settings.size.people;
  for (let i = 0; i < people; i++) if (w.arisen[i]! > 0) event(EVENT.need, i + 1, null, w.arisen[i]!);
  said(false);
  const rows = w.book[0]!;
  for (let g = 0; g < rows; g++) {
    if (w.groupId[g] !== 0 && w.conflictNow[g] === 1) event(EVENT.conflict, null, w.groupId[g]!, null);
  }
  for (let i = 0; i < people; i++) if (w.metNow[i]! > 0) event(EVENT.met, i + 1, null, w.metNow[i]!);
  for (let g = 0; g < rows; g++) {
    if (w.groupId[g] !== 0 && w.recognizedWeek[g] === week) event(EVENT.recognized, null, w.groupId[g]!, null);
  }
  said(true);
}
