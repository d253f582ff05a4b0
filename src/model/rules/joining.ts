/**
 * Joining: a group takes in who asks, as long as there is room (T4, T17), and who is not assigned to an expert (T38). Who comes first is drawn by lot. Trust is shared anew:
 * the newcomer brings the closeness of members to them.
 *
 *   trust = (trust · n + mean closeness) / (n + 1)
 */
import { bits, hand } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { EVENT } from '../events.ts';
import { talkersWith } from '../lists.ts';
import { enter, placeOf } from '../membership.ts';
import { isAssigned } from '../organization.ts';
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
  (world, settings, luck, log) => {
    const { k0, k1 } = luck;
    const { ask, membership, members, size, trust, groupId, intentPerson } = world;
    const { seats } = settings.size;
    for (const i of inLotOrder(talkersWith(world, settings, ask), (asking) => bits(hand(k0, asking), k1, 0))) {
      const g = ask[i]!;
      const n = size[g]!;
      if (n >= seats || placeOf(membership, i, NONE) === NONE || isAssigned(world, settings, luck, i)) continue;
      let sum = 0;
      for (let seat = 0; seat < n; seat++) sum += closenessTo(world, members[g * seats + seat]!, i);
      trust[g] = (trust[g]! * n + sum / n) / (n + 1);
      enter(world, seats, i, g);
      log.say(EVENT.joined, i, groupId[g]!, intentPerson[i]!);
    }
  },
);
