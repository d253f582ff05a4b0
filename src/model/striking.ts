/**
 * A crisis strikes: trust and energy of groups are cut, people are frightened, and where it is about a field they need it now (T34).
 *
 *   trust   <- trust · (1 - cut · (1 - forgiveness))
 *   energy  <- energy · (1 - cut · (1 - trust))                 with the trust that is left: it holds what can be held
 *   angst   += angst · (1 - angst) of everybody struck
 *   a need  in the field, for who has room for one: level x + reach · U(0.5, 1.5), at most 1
 *
 * Source: assumption. A group is struck when the founder who wished for it belongs to the organization that is struck.
 */
import { hand, uniform } from '../engine/dice.ts';
import { EVENT, type EventLog } from './events.ts';
import { forgivenessOf } from './forgiving.ts';
import { BOOK, NEED, NEEDS, NONE, type Settings, type Sight } from './world.ts';

/** The columns that a crisis writes. */
export const STRIKING = [
  'trust',
  'energyLevel',
  'crisisWeek',
  'angst',
  'needField',
  'needLevel',
  'needKind',
  'stuckSince',
  'arisen',
] as const;

export interface Blow {
  /** Shares of trust and energy that it costs. */
  readonly trust: number;
  readonly energy: number;
  /** Organization (from 0), NONE for everybody. */
  readonly organization: number;
  /** Field that is needed now, NONE for none. */
  readonly field: number;
}

/** @param turn where the turns of this crisis begin, in the luck of the act */
export function strike(
  world: Sight<(typeof STRIKING)[number]>,
  settings: Settings,
  { k0, k1, week }: { readonly k0: number; readonly k1: number; readonly week: number },
  turn: number,
  { trust: trustCut, energy: energyCut, organization: o, field }: Blow,
  log: EventLog,
): void {
  const { trust, energyLevel, crisisWeek, angst, needField, needLevel, needKind, stuckSince, arisen } = world;
  const { groupId, ended, founderA, organization, here, expertise, book, purpose } = world;
  const { people, fields } = settings.size;
  const { reach, met } = settings.needs;

  for (let g = 0; g < book[BOOK.rowsUsed]!; g++) {
    if (groupId[g] === 0 || ended[g]! >= 0) continue;
    if (o !== NONE && organization[founderA[g]!] !== o) continue;
    if (field !== NONE && purpose[g * fields + field]! <= 0) continue;
    trust[g] = trust[g]! * (1 - trustCut * (1 - forgivenessOf(world, settings, g, week)));
    energyLevel[g] = energyLevel[g]! * (1 - energyCut * (1 - trust[g]!));
    crisisWeek[g] = week;
    log.say(EVENT.crisis, NONE, groupId[g]!, NONE);
  }
  for (let i = 0; i < people; i++) {
    if (here[i] === 0 || (o !== NONE && organization[i] !== o)) continue;
    angst[i] = angst[i]! + settings.crisis.angst * (1 - angst[i]!);
    if (field === NONE) continue;
    const own = expertise[i * fields + field]!;
    const level = Math.min(1, own + reach * (0.5 + uniform(hand(k0, i), k1, turn)));
    let free = NONE;
    let needed = false;
    for (let n = NEEDS - 1; n >= 0; n--) {
      if (needField[i * NEEDS + n] === NONE) free = n;
      if (needField[i * NEEDS + n] === field) needed = true;
    }
    if (free === NONE || needed || level - own <= met) continue;
    needField[i * NEEDS + free] = field;
    needLevel[i * NEEDS + free] = level;
    needKind[i * NEEDS + free] = NEED.crisis;
    arisen[i] = arisen[i]! + 1;
    if (stuckSince[i] === NONE) stuckSince[i] = week;
  }
}
