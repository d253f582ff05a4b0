/**
 * A crisis strikes: trust and energy of groups are cut, people are frightened, and where it is about a field they need it now (T34).
 *
 *   trust   <- trust · (1 - cut · (1 - forgiveness))
 *   energy  <- energy · (1 - cut · (1 - trust))                 with the trust that is left: it holds what can be held
 *   angst   += angst · (1 - angst) of everybody struck
 *   a need  in the field, for who has room for one: level x + reach · U(0.5, 1.5), at most 1
 *
 * Source: assumption. A group is struck when the founder who wished for it belongs to the organization that is struck; by a crisis that
 * is about a field, when somebody in it wants something there.
 */
import { hand, uniform } from '../engine/dice.ts';
import { EVENT, type EventLog } from './events.ts';
import { forgivenessOf } from './forgiving.ts';
import { BOOK, NEED, NEEDS, NONE, type Settings, type Sight } from './world.ts';

/** The columns that a crisis writes. */
export const STRIKING = ['trust', 'energyLevel', 'crisisWeek', 'angst'] as const;
/** The columns that being thrown into need writes. */
export const THROWING = ['needField', 'needLevel', 'needKind', 'stuckSince', 'arisen'] as const;

/** Shares of trust and energy that it costs; the organization (from 0) and the field that it is about, NONE for everybody and none. */
export interface Blow {
  readonly trust: number;
  readonly energy: number;
  readonly organization: number;
  readonly field: number;
}

/** Groups are struck, and people frightened. */
export function strike(
  world: Sight<(typeof STRIKING)[number]>,
  settings: Settings,
  week: number,
  { trust: trustCut, energy: energyCut, organization: o, field }: Blow,
  log: EventLog,
): void {
  const { trust, energyLevel, crisisWeek, angst } = world;
  const { groupId, ended, homeA, organization, here, book, purpose } = world;
  const { people, fields } = settings.size;

  for (let g = 0; g < book[BOOK.rowsUsed]!; g++) {
    if (groupId[g] === 0 || ended[g]! >= 0) continue;
    if (o !== NONE && homeA[g] !== o) continue;
    if (field !== NONE && purpose[g * fields + field]! <= 0) continue;
    trust[g] = trust[g]! * (1 - trustCut * (1 - forgivenessOf(world, settings, g, week)));
    energyLevel[g] = energyLevel[g]! * (1 - energyCut * (1 - trust[g]!));
    crisisWeek[g] = week;
    log.say(EVENT.crisis, NONE, groupId[g]!, NONE);
  }
  for (let i = 0; i < people; i++) {
    if (here[i] === 0 || (o !== NONE && organization[i] !== o)) continue;
    angst[i] = angst[i]! + settings.crisis.angst * (1 - angst[i]!);
  }
}

/**
 * People are thrown into need in the field that a crisis is about.
 * @param turn where the turns of this crisis begin, in the luck of the act
 */
export function throwIntoNeed(
  world: Sight<(typeof THROWING)[number]>,
  settings: Settings,
  { k0, k1, week }: { readonly k0: number; readonly k1: number; readonly week: number },
  turn: number,
  { organization: o, field }: Blow,
): void {
  const { needField, needLevel, needKind, stuckSince, arisen, organization, here, expertise } = world;
  const { people, fields } = settings.size;
  const { reach, met } = settings.needs;
  for (let i = 0; i < people; i++) {
    if (here[i] === 0 || (o !== NONE && organization[i] !== o)) continue;
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
