/** Everybody, and every tie, at a chosen week. */
import { lack } from '../model/desire.ts';
import { needBits } from '../model/membership.ts';
import type { Scenario } from '../model/scenario.ts';
import { MEMBERSHIPS, NONE, type World } from '../model/world.ts';
import { fieldNames } from './register.ts';
import type { Cell } from './tables.ts';

type Tell = (cells: readonly Cell[]) => void;

/** A row for each person. */
export function tellPeople(world: World, scenario: Scenario, replicate: number, tell: Tell): void {
  const { columns: w, settings, week } = world;
  const { people, fields } = settings.size;
  const group = (row: number): Cell => (row === NONE ? null : w.groupId[row]!);
  for (let i = 0; i < people; i++) {
    let sum = 0;
    let best = 0;
    for (let k = 0; k < fields; k++) {
      const x = w.expertise[i * fields + k]!;
      sum += x;
      if (x > best) best = x;
    }
    const first = w.membership[i * MEMBERSHIPS]!;
    const second = w.membership[i * MEMBERSHIPS + 1]!;
    tell([
      replicate,
      week,
      i + 1,
      scenario.people.names?.[i] ?? String(i + 1),
      w.organization[i]! + 1,
      w.team[i] === NONE ? null : w.team[i]! + 1,
      group(first === NONE ? second : first),
      group(first === NONE ? NONE : second),
      w.groupsSoFar[i]!,
      lack(w.expertise, w.needField, w.needLevel, i, fields),
      fieldNames(needBits(w.needField, i)) || null,
      w.stuckSince[i] === NONE ? null : w.stuckSince[i]!,
      w.spark[i]!,
      w.sparkFrom[i] === 0 ? null : w.sparkFrom[i]!,
      w.fearlessness[i]!,
      w.we[i]!,
      sum / fields,
      best,
    ]);
  }
}

/** A row for each tie, seen from its person. */
export function tellTies(world: World, replicate: number, tell: Tell): void {
  const { columns: w, settings, week } = world;
  for (let i = 0; i < settings.size.people; i++) {
    for (let e = w.tieStart[i]!; e < w.tieEnd[i]!; e++) {
      tell([replicate, week, i + 1, w.tieTo[e]! + 1, w.closeness[e]!, w.tieAlumni[e]!, w.tieOwn[e]!]);
    }
  }
}
