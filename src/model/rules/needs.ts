/**
 * Needs arise: difficulties met, and needs taken on from others.
 *
 *   who would have worked with a group last week that could not take them in, and has room for a need, takes on what it lacks most (T18)
 *   a person without a need, each week
 *     takes on the need of somebody close that they noticed last week                     (T5, T14)
 *     or, fulfilled in a group that still lacks something, with chance widens · we that   (T5)
 *     or meets a difficulty with chance rate: two fields k, level x_k + reach · U(0.5, 1.5), at most 1   (T1)
 *       with chance direction the first field is what a group seen last week works on most                (T39)
 *       with chance beyond it is the field where the own organization is weakest, k, and the level lies beyond
 *       anybody in it: best_k + reach · U(0.5, 1.5)                                                      (T48)
 */

import type { ReadonlyColumn } from '../../engine/columns.ts';
import { hand, uniform } from '../../engine/dice.ts';
import { each, MEMBERSHIPS, NEED, NEEDS, NONE, type Sight } from '../world.ts';

const TURN = { meets: 0, field: 1, other: 2, level: 3, widens: 5, direction: 6, beyond: 7 } as const;

/** The field in which a group's purpose lies furthest above i's own level, if by more than `least`; otherwise NONE. */
function largestLack(
  expertise: ReadonlyColumn,
  purpose: ReadonlyColumn,
  fields: number,
  i: number,
  g: number,
  least: number,
): number {
  let field = NONE;
  let largest = least;
  for (let k = 0; k < fields; k++) {
    const lacking = purpose[g * fields + k]! - expertise[i * fields + k]!;
    if (lacking > largest) {
      largest = lacking;
      field = k;
    }
  }
  return field;
}

/** The field in which what group row g wants lies furthest beyond what its members know, or NONE. */
function groupLack(world: Sight, fields: number, g: number): number {
  let field = NONE;
  let largest = 0;
  for (let k = 0; k < fields; k++) {
    const lacking = world.purpose[g * fields + k]! - world.profile[g * fields + k]!;
    if (lacking > largest) {
      largest = lacking;
      field = k;
    }
  }
  return field;
}

/** The field that a group which i saw last week works on most, or NONE where none was seen. */
function directionSeen(world: Sight, fields: number, looks: number, i: number): number {
  const { seenGroup, groupId, purpose } = world;
  for (let look = 0; look < looks; look++) {
    const g = seenGroup[i * looks + look]!;
    if (g < 0 || groupId[g] === 0) continue;
    let field = NONE;
    let most = 0;
    for (let k = 0; k < fields; k++) {
      if (purpose[g * fields + k]! <= most) continue;
      most = purpose[g * fields + k]!;
      field = k;
    }
    if (field !== NONE) return field;
  }
  return NONE;
}

/** The field in which organization o knows least. */
function weakest(orgBest: ReadonlyColumn, fields: number, o: number): number {
  let field = 0;
  for (let k = 1; k < fields; k++) if (orgBest[o * fields + k]! < orgBest[o * fields + field]!) field = k;
  return field;
}

export const needs = each(
  'needs',
  'people',
  ['needField', 'needLevel', 'needKind', 'stuckSince', 'supportOf', 'supportRow', 'arisen'],
  (world, settings, { k0, k1, week }, from, to) => {
    const { needField, needLevel, needKind, stuckSince, supportOf, supportRow, arisen } = world;
    const { expertise, careField, careLevel, careGroup, helpGroup, membership, we, purpose, groupId } = world;
    const { organization, orgBest, here, ended } = world;
    const { rate, reach, met, widens, direction, beyond } = settings.needs;
    const { fields, looks } = settings.size;

    for (let i = from; i < to; i++) {
      const slot = i * NEEDS;
      const helped = helpGroup[i]!;
      if (helped >= 0 && groupId[helped] !== 0 && ended[helped]! < 0) {
        const k = groupLack(world, fields, helped);
        const free = needField[slot] === NONE ? slot : needField[slot + 1] === NONE ? slot + 1 : NONE;
        const other = free === slot ? slot + 1 : slot;
        const level = k >= 0 ? purpose[helped * fields + k]! : 0;
        if (k >= 0 && free !== NONE && needField[other] !== k && level - expertise[i * fields + k]! > met) {
          needField[free] = k;
          needLevel[free] = level;
          needKind[free] = NEED.support;
          supportOf[i] = groupId[helped]!;
          supportRow[i] = helped;
          arisen[i] = arisen[i]! + 1;
          if (stuckSince[i] === NONE) stuckSince[i] = week;
        }
      }
      if (stuckSince[i] !== NONE) continue;
      const luck = hand(k0, i);

      const k = careField[i]!;
      if (k >= 0 && careLevel[i]! - expertise[i * fields + k]! > met) {
        needField[slot] = k;
        needLevel[slot] = careLevel[i]!;
        needKind[slot] = NEED.care;
        stuckSince[i] = week;
        arisen[i] = 1;
        supportOf[i] = 0;
        const cared = careGroup[i]!;
        if (cared >= 0 && groupId[cared] !== 0) {
          supportOf[i] = groupId[cared]!;
          supportRow[i] = cared;
        }
        continue;
      }

      let g = membership[i * MEMBERSHIPS]!;
      for (let m = 1; m < MEMBERSHIPS && g < 0; m++) g = membership[i * MEMBERSHIPS + m]!;
      if (g >= 0 && uniform(luck, k1, TURN.widens) < widens * we[i]!) {
        const lacking = largestLack(expertise, purpose, fields, i, g, met);
        if (lacking >= 0) {
          needField[slot] = lacking;
          needLevel[slot] = purpose[g * fields + lacking]!;
          needKind[slot] = NEED.widened;
          supportOf[i] = 0;
          stuckSince[i] = week;
          arisen[i] = 1;
          continue;
        }
      }

      if (uniform(luck, k1, TURN.meets) >= rate) continue;
      if (here[i] === 0) continue;
      let first = Math.floor(uniform(luck, k1, TURN.field) * fields);
      const reachesOut = beyond > 0 && uniform(luck, k1, TURN.beyond) < beyond;
      if (reachesOut) first = weakest(orgBest, fields, organization[i]!);
      else if (direction > 0 && uniform(luck, k1, TURN.direction) < direction) {
        const seen = directionSeen(world, fields, looks, i);
        if (seen >= 0) first = seen;
      }
      const second = (first + 1 + Math.floor(uniform(luck, k1, TURN.other) * (fields - 1))) % fields;
      for (let n = 0; n < NEEDS; n++) {
        const field = n === 0 ? first : second;
        const own = expertise[i * fields + field]!;
        const beyondAll = reachesOut && n === 0;
        const known = beyondAll ? Math.max(own, orgBest[organization[i]! * fields + field]!) : own;
        const level = Math.min(1, known + reach * (0.5 + uniform(luck, k1, TURN.level + n)));
        if (level - own <= met) continue;
        needField[slot + n] = field;
        needLevel[slot + n] = level;
        needKind[slot + n] = beyondAll ? NEED.beyond : NEED.difficulty;
        supportOf[i] = 0;
        stuckSince[i] = week;
        arisen[i] = arisen[i]! + 1;
      }
    }
  },
);
