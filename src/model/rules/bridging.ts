/**
 * Bridging: with chance `rate` a recognized group that met last week invites somebody from another organization (T47): somebody
 * whom a member, drawn at random, is tied to there, or else anybody at all from another organization. The guest sees the group at work this
 * week, walls or no walls (noticing). Where two groups invite the same guest, a lot decides.
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { placeOf } from '../membership.ts';
import { BOOK, KIND, NONE, settle } from '../world.ts';

const TURN = { invites: 0, member: 1, guest: 2, lot: 3, anybody: 4 } as const;
/** Draws of anybody until one is of another organization. */
const TRIES = 8;

export const inviting = settle('inviting', ['invitedTo'], (world, settings, { k0, k1 }) => {
  const { rate } = settings.bridging;
  if (rate === 0) return;
  const { invitedTo, groupId, groupLuck, ended, recognizedWeek, meets, kind, members, size, membership } = world;
  const { organization, tieStart, tieEnd, tieTo, here, book } = world;
  const { seats } = settings.size;
  invitedTo.fill(NONE);
  const lot = (g: number) => bits(hand(k0, groupLuck[g]!), k1, TURN.lot) >>> 0;

  for (let g = 0; g < book[BOOK.rowsUsed]!; g++) {
    if (groupId[g] === 0 || ended[g]! >= 0 || kind[g] !== KIND.own) continue;
    if (recognizedWeek[g]! < 0 || meets[g] === 0) continue;
    const luck = hand(k0, groupLuck[g]!);
    if (uniform(luck, k1, TURN.invites) >= rate) continue;
    const host = members[g * seats + Math.floor(uniform(luck, k1, TURN.member) * size[g]!)]!;
    const elsewhere = (j: number) =>
      here[j] === 1 && organization[j] !== organization[host] && placeOf(membership, j, g) === NONE;
    let guest = NONE;
    let known = 0;
    for (let e = tieStart[host]!; e < tieEnd[host]!; e++) if (elsewhere(tieTo[e]!)) known += 1;
    if (known > 0) {
      let drawn = Math.floor(uniform(luck, k1, TURN.guest) * known);
      for (let e = tieStart[host]!; e < tieEnd[host]!; e++) {
        if (!elsewhere(tieTo[e]!)) continue;
        if (drawn === 0) guest = tieTo[e]!;
        drawn -= 1;
      }
    }
    for (let turn = 0; guest === NONE && turn < TRIES; turn++) {
      const anybody = Math.floor(uniform(luck, k1, TURN.anybody + turn) * book[BOOK.peopleRows]!);
      if (elsewhere(anybody)) guest = anybody;
    }
    if (guest === NONE) continue;
    const other = invitedTo[guest]!;
    if (other === NONE || lot(g) < lot(other)) invitedTo[guest] = g;
  }
});
