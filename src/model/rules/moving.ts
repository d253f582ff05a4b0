/**
 * Moving: people are mobile (T43). With chance `leave` somebody leaves this world, and somebody new comes in their place, to the
 * same organization; with chance `change` somebody goes over to another organization, takes their
 * ties along and gets to know `ties` people there.
 *
 * Who leaves goes out of all groups and communities, and nobody is tied to them any more; the newcomer is drawn as on the
 * first morning and gets `ties` ties to colleagues. The number of a person is that of their place: `arrived` tells who it is.
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder } from '../../engine/lots.ts';
import { arrive, COMING_AND_GOING, depart, meetColleagues } from '../coming.ts';
import { EVENT } from '../events.ts';
import { staffOf } from '../organization.ts';
import { NONE, settle } from '../world.ts';

/** Turns beyond those that a newcomer takes. */
const FIRST = 1 << 20;
const TURN = { leaves: FIRST, changes: FIRST + 1, whither: FIRST + 2, group: FIRST + 3, lot: FIRST + 4 } as const;

export const moving = settle('moving', COMING_AND_GOING, (world, settings, luck, log) => {
  const { leave, change } = settings.moving;
  if (leave === 0 && change === 0) return;
  const { k0, k1, week } = luck;
  const { organization, team, here } = world;
  const { people, organizations } = settings.size;

  const gone = new Uint8Array(people);
  const moved: number[] = [];
  let count = 0;
  for (let i = 0; i < people; i++) {
    if (here[i] === 0) continue;
    const own = hand(k0, i);
    if (uniform(own, k1, TURN.leaves) < leave) {
      gone[i] = 1;
      count += 1;
    } else if (organizations > 1 && uniform(own, k1, TURN.changes) < change) {
      const steps = 1 + Math.floor(uniform(own, k1, TURN.whither) * (organizations - 1));
      organization[i] = (organization[i]! + steps) % organizations;
      team[i] = NONE;
      moved.push(i);
      log.say(EVENT.moved, i, NONE, organization[i]! + 1);
    }
  }
  if (count === 0 && moved.length === 0) return;
  const luckOfGroup = (g: number) => uniform(hand(k0, world.groupLuck[g]!), k1, TURN.group);
  if (count > 0) depart(world, settings, week, gone, luckOfGroup, log);
  const staff = staffOf(world, people, organizations);
  // Where colleagues have room for few ties more, it is drawn who comes first.
  const inOrder = (some: readonly number[]) => inLotOrder(some, (i) => bits(hand(k0, i), k1, TURN.lot));
  for (const i of inOrder(moved)) meetColleagues(world, settings, i, organization[i]!, staff, luck);
  const coming = inOrder([...gone.keys()].filter((i) => gone[i] === 1));
  for (const i of coming) arrive(world, settings, week, i, organization[i]!, staff, luck, log);
});
