/**
 * Founding: two who want to stick together are a group (T11), each for their own reason (T15).
 *
 * Pairs are taken in an order drawn by lot, the same lot whoever of the two asked; they begin with chance `chance`, unless one of
 * them is assigned to an expert (T38). Where both asked, who is said to have wished for it is drawn. Trust begins at their mean
 * closeness, energy at `start`. The parent is the group whose spark the founders carry: of the two, the one with more spark, if it
 * is at least `carried` (T8). A group founded on a need that was taken on from another group supports that group (T18).
 */
import { bits, jointHand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { BEGINNING, begin } from '../beginning.ts';
import { EVENT } from '../events.ts';
import { talkersWith } from '../lists.ts';
import { placeOf } from '../membership.ts';
import { isAssigned } from '../organization.ts';
import { NONE, settle } from '../world.ts';

const TURN = { lot: 0, begins: 1, key: 2, first: 3 } as const;

export const founding = settle('founding', BEGINNING, (world, settings, luck, log) => {
  const { k0, k1, week } = luck;
  const { stick, membership, groupId } = world;
  const { chance } = settings.founding;
  const lot = (i: number) => bits(jointHand(k0, i, stick[i]!), k1, TURN.lot);
  for (const asks of inLotOrder(talkersWith(world, settings, stick), lot)) {
    const asked = stick[asks]!;
    const mutual = stick[asked] === asks;
    // Where both asked, one of the two wishes is enough.
    if (mutual && asks > asked) continue;
    const both = jointHand(k0, asks, asked);
    const turned = mutual && uniform(both, k1, TURN.first) < 0.5;
    const i = turned ? asked : asks;
    const j = turned ? asks : asked;
    if (placeOf(membership, i, NONE) === NONE || placeOf(membership, j, NONE) === NONE) continue;
    if (isAssigned(world, settings, luck, i) || isAssigned(world, settings, luck, j)) continue;
    if (uniform(both, k1, TURN.begins) >= chance) continue;
    const g = begin(world, settings, week, i, j, bits(both, k1, TURN.key));
    log.say(EVENT.founded, i, groupId[g]!, j);
    log.say(EVENT.founded, j, groupId[g]!, i);
  }
});
