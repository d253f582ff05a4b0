/**
 * Alumni: members go on helping each other after the end (T37). A stuck person now and then turns to an old friend, drawn with
 * weight on closeness among the ties to those they once were in a group with; `learning` then learns from what the friend knows.
 */
import { hand, uniform } from '../../engine/dice.ts';
import { each, NEEDS, NONE } from '../world.ts';

const TURN = { asks: 0, whom: 1 } as const;

export const alumni = each(
  'alumni',
  'people',
  ['friendLevel', 'friendClose'],
  (world, settings, { k0, k1 }, from, to) => {
    const { friendLevel, friendClose, stuckSince, groupsSoFar, tieStart, tieEnd, tieTo, tieAlumni, closeness } = world;
    const { expertise, needField } = world;
    const { asking } = settings.alumni;
    const { fields } = settings.size;

    for (let i = from; i < to; i++) {
      friendClose[i] = 0;
      for (let n = 0; n < NEEDS; n++) friendLevel[i * NEEDS + n] = 0;
      if (stuckSince[i] === NONE || groupsSoFar[i] === 0) continue;
      const luck = hand(k0, i);
      if (uniform(luck, k1, TURN.asks) >= asking) continue;
      let total = 0;
      for (let e = tieStart[i]!; e < tieEnd[i]!; e++) if (tieAlumni[e] === 1) total += closeness[e]!;
      if (total <= 0) continue;
      let point = uniform(luck, k1, TURN.whom) * total;
      let friend = NONE;
      for (let e = tieStart[i]!; e < tieEnd[i]!; e++) {
        if (tieAlumni[e] !== 1) continue;
        friend = e;
        point -= closeness[e]!;
        if (point < 0) break;
      }
      friendClose[i] = closeness[friend]!;
      for (let n = 0; n < NEEDS; n++) {
        const k = needField[i * NEEDS + n]!;
        if (k >= 0) friendLevel[i * NEEDS + n] = expertise[tieTo[friend]! * fields + k]!;
      }
    }
  },
);
