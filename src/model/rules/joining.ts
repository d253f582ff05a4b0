/**
 * Joining: a group takes in who asks, as long as there is room (T4, T17). Who comes first is drawn by lot. Trust is shared anew:
 * the newcomer brings the closeness of members to them.
 *
 *   trust = (trust · n + mean closeness) / (n + 1)
 */
import { bits, hand } from '../../engine/dice.ts';
import { byLot } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { enter, placeOf } from '../membership.ts';
import { closenessTo } from '../ties.ts';
import { NONE, settle } from '../world.ts';

export const joining = settle(
  'joining',
  [
    'membership',
    'commitment',
    'slowWeeks',
    'groupsSoFar',
    'members',
    'size',
    'trust',
    'sizePeak',
    'membersTotal',
    'needsBrought',
  ],
  (world, settings, { k0, k1 }, log) => {
    const { ask, membership, members, size, trust, groupId, intentPerson } = world;
    const { people, seats } = settings.size;
    let count = 0;
    for (let i = 0; i < people; i++) if (ask[i]! >= 0) count += 1;
    if (count === 0) return;

    const who = new Int32Array(count);
    const lots = new Uint32Array(count);
    for (let i = 0, at = 0; i < people; i++) {
      if (ask[i]! < 0) continue;
      who[at] = i;
      lots[at] = bits(hand(k0, i), k1, 0);
      at += 1;
    }
    byLot(who, lots, count);

    for (let at = 0; at < count; at++) {
      const i = who[at]!;
      const g = ask[i]!;
      const n = size[g]!;
      if (n >= seats || placeOf(membership, i, NONE) === NONE) continue;
      let sum = 0;
      for (let seat = 0; seat < n; seat++) sum += closenessTo(world, members[g * seats + seat]!, i);
      trust[g] = (trust[g]! * n + sum / n) / (n + 1);
      enter(world, seats, i, g);
      log.say(EVENT.joined, i, groupId[g]!, intentPerson[i]!);
    }
  },
);
