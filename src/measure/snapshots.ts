/** Everybody, and every tie, at a chosen week. */

import { circleOf } from '../model/circles.ts';
import { lack } from '../model/desire.ts';
import { FOSTERING, ROLE } from '../model/interventions.ts';
import { needBits, placeOf } from '../model/membership.ts';
import type { Scenario } from '../model/scenario.ts';
import { CIRCLES, MEMBERSHIPS, NONE, type World } from '../model/world.ts';
import { fieldNames } from './register.ts';
import type { Cell } from './tables.ts';

const ROLE_NAMES = Object.keys(ROLE).map((name) => (name === 'none' ? '' : name));
const WAY_NAMES = Object.keys(FOSTERING).map((name) => (name === 'none' ? '' : name));

/** The closest structure that i and j share: work group, community, team, organization (T40). */
function within({ columns: w }: World, i: number, j: number): Cell {
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = w.membership[i * MEMBERSHIPS + m]!;
    if (g >= 0 && placeOf(w.membership, j, g) !== NONE) return 'group';
  }
  for (let at = 0; at < CIRCLES; at++) {
    const c = w.community[i * CIRCLES + at]!;
    if (c >= 0 && circleOf(w.community, j, c) !== NONE) return 'community';
  }
  if (w.team[i] !== NONE && w.team[i] === w.team[j]) return 'team';
  return w.organization[i] === w.organization[j] ? 'organization' : null;
}

type Tell = (cells: readonly Cell[]) => void;

/** A row for each person. */
export function tellPeople(world: World, scenario: Scenario, replicate: number, tell: Tell): void {
  const { columns: w, settings, week } = world;
  const { people, fields } = settings.size;
  const circle = (row: number): Cell => (row === NONE ? null : w.communityId[row]!);
  const group = (row: number): Cell => (row === NONE ? null : w.groupId[row]!);
  for (let i = 0; i < people; i++) {
    if (w.here[i] === 0) continue;
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
      w.openness[i]!,
      w.ego[i]!,
      w.esteem[i]!,
      w.angst[i]!,
      ROLE_NAMES[w.role[i]!] || null,
      WAY_NAMES[w.fostering[i]!] || null,
      circle(w.community[i * CIRCLES]!),
      circle(w.community[i * CIRCLES + 1]!),
      w.arrived[i]!,
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
      const j = w.tieTo[e]!;
      tell([replicate, week, i + 1, j + 1, w.closeness[e]!, w.tieAlumni[e]!, w.tieOwn[e]!, within(world, i, j)]);
    }
  }
}
