/**
 * Roles in the network (T42). Weaving: with chance `introductions` a week a weaver introduces two of those they are tied to, who
 * are not tied yet; each who has room for it has a tie to the other from then on, with closeness `introduced`.
 *
 * Facilitating (trust grows faster, conflict is rarer) and coordinating (acting together costs less) are done in the groups that such
 * people belong to: working.
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { ROLE } from '../interventions.ts';
import { reach, tieBetween } from '../ties.ts';
import { BOOK, NONE, settle } from '../world.ts';

const TURN = { introduces: 0, lot: 1, pair: 2 } as const;
/** Pairs that a weaver thinks of in a week. */
const TRIES = 4;

export const weaving = settle(
  'weaving',
  ['tieTo', 'tieEnd', 'closeness', 'tieOwn', 'tieAlumni', 'book'],
  (world, settings, { k0, k1 }, log) => {
    const { role, tieStart, tieEnd, tieTo, book } = world;
    const { people } = settings.size;
    const { introductions, introduced } = settings.roles;
    book[BOOK.introductions] = 0;
    if (book[BOOK.weavers] === 0) return;

    const weavers: number[] = [];
    for (let i = 0; i < people; i++) {
      if (role[i] === ROLE.weaver && uniform(hand(k0, i), k1, TURN.introduces) < introductions) weavers.push(i);
    }
    for (const i of inLotOrder(weavers, (weaver) => bits(hand(k0, weaver), k1, TURN.lot))) {
      const ties = tieEnd[i]! - tieStart[i]!;
      if (ties < 2) continue;
      const luck = hand(k0, i);
      for (let turn = 0; turn < TRIES; turn++) {
        const first = Math.floor(uniform(luck, k1, TURN.pair + 2 * turn) * ties);
        const step = 1 + Math.floor(uniform(luck, k1, TURN.pair + 2 * turn + 1) * (ties - 1));
        const a = tieTo[tieStart[i]! + first]!;
        const b = tieTo[tieStart[i]! + ((first + step) % ties)]!;
        if (a === b || tieBetween(tieTo, tieStart[a]!, tieEnd[a]!, b) !== NONE) continue;
        if (reach(world, a, b, introduced) === NONE) continue;
        reach(world, b, a, introduced);
        book[BOOK.introductions] = book[BOOK.introductions]! + 1;
        log.say(EVENT.introduced, i, NONE, NONE);
        break;
      }
    }
  },
);
