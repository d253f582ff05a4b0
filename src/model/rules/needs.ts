/**
 * Needs arise: difficulties met, and needs taken on from others.
 *
 *   a person without a need, each week
 *     takes on the need of somebody close that they noticed last week                     (T5, T14)
 *     or, fulfilled in a group that still lacks something, with chance widens · we that   (T5)
 *     or meets a difficulty with chance rate: two fields k, level x_k + reach · U(0.5, 1.5), at most 1   (T1)
 */

import type { ReadonlyColumn } from '../../engine/columns.ts';
import { hand, uniform } from '../../engine/dice.ts';
import { each, MEMBERSHIPS, NEEDS, NONE } from '../world.ts';

const TURN = { meets: 0, field: 1, other: 2, level: 3, widens: 5 } as const;

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

export const needs = each(
  'needs',
  'people',
  ['needField', 'needLevel', 'stuckSince', 'arisen'],
  (world, settings, { k0, k1, week }, from, to) => {
    const { needField, needLevel, stuckSince, arisen } = world;
    const { expertise, careField, careLevel, membership, we, purpose } = world;
    const { rate, reach, met, widens } = settings.needs;
    const { fields } = settings.size;

    for (let i = from; i < to; i++) {
      arisen[i] = 0;
      if (stuckSince[i] !== NONE) continue;
      const luck = hand(k0, i);
      const slot = i * NEEDS;

      const k = careField[i]!;
      if (k >= 0 && careLevel[i]! - expertise[i * fields + k]! > met) {
        needField[slot] = k;
        needLevel[slot] = careLevel[i]!;
        stuckSince[i] = week;
        arisen[i] = 1;
        continue;
      }

      let g = membership[i * MEMBERSHIPS]!;
      for (let m = 1; m < MEMBERSHIPS && g < 0; m++) g = membership[i * MEMBERSHIPS + m]!;
      if (g >= 0 && uniform(luck, k1, TURN.widens) < widens * we[i]!) {
        const lacking = largestLack(expertise, purpose, fields, i, g, met);
        if (lacking >= 0) {
          needField[slot] = lacking;
          needLevel[slot] = purpose[g * fields + lacking]!;
          stuckSince[i] = week;
          arisen[i] = 1;
          continue;
        }
      }

      if (uniform(luck, k1, TURN.meets) >= rate) continue;
      const first = Math.floor(uniform(luck, k1, TURN.field) * fields);
      const second = (first + 1 + Math.floor(uniform(luck, k1, TURN.other) * (fields - 1))) % fields;
      for (let n = 0; n < NEEDS; n++) {
        const field = n === 0 ? first : second;
        const own = expertise[i * fields + field]!;
        const level = Math.min(1, own + reach * (0.5 + uniform(luck, k1, TURN.level + n)));
        if (level - own <= met) continue;
        needField[slot + n] = field;
        needLevel[slot + n] = level;
        stuckSince[i] = week;
        arisen[i] = arisen[i]! + 1;
      }
    }
  },
);
