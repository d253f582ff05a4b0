/**
 * Talking: time goes to those one is drawn to, and closeness grows with it (T26).
 *
 *   a talk           c += step · (1 - c), both ways; a tie that begins with it starts from asked · step
 *   working together c += bond · (1 - c) a week, between the members of a group that met last week; a tie that begins with it
 *                    starts from bond
 *   at a gathering   c += bond of communities · (1 - c) towards those one looked at there; a tie that begins with it starts from that bond (T45)
 *   otherwise        c -= decay · c a week, among alumni more slowly (T37)
 *
 * `gathering` sorts the talks by whom they are held with, so that in `talking` everybody writes only their own ties.
 */
import { hand, uniform } from '../../engine/dice.ts';
import { reach } from '../ties.ts';
import { BOOK, each, MEMBERSHIPS, settle } from '../world.ts';

export const gathering = settle('gathering', ['inboxEnd', 'inbox'], (world, settings) => {
  const { inboxEnd, inbox, intentPerson } = world;
  const { people } = settings.size;
  inboxEnd.fill(0);
  for (let i = 0; i < people; i++) {
    const j = intentPerson[i]!;
    if (j >= 0) inboxEnd[j] = inboxEnd[j]! + 1;
  }
  let sum = 0;
  for (let j = 0; j < people; j++) {
    const count = inboxEnd[j]!;
    inboxEnd[j] = sum;
    sum += count;
  }
  // In row order of who talks; inboxEnd moves from the start to the end of each part.
  for (let i = 0; i < people; i++) {
    const j = intentPerson[i]!;
    if (j < 0) continue;
    inbox[inboxEnd[j]!] = i;
    inboxEnd[j] = inboxEnd[j]! + 1;
  }
});

export const talking = each(
  'talking',
  'people',
  ['tieTo', 'tieEnd', 'closeness', 'tieOwn', 'tieAlumni'],
  (world, settings, { k0, k1 }, from, to) => {
    const { closeness, tieAlumni, tieStart, tieEnd, inbox, inboxEnd, intentPerson, membership, members, size, meets } =
      world;
    const { step, bond, decay, asked } = settings.talking;
    const slowly = decay * settings.alumni.decay;
    const { seats, looks } = settings.size;
    const { attending, seenPerson, book } = world;
    const gatherings = book[BOOK.circleRows]! > 0;
    const met = settings.communities.bond;
    const atTies = settings.noticing.looks + 1;
    const beginning = asked * step;

    for (let i = from; i < to; i++) {
      for (let e = tieStart[i]!; e < tieEnd[i]!; e++) {
        closeness[e] = closeness[e]! * (1 - (tieAlumni[e] === 1 ? slowly : decay));
      }
      const inboxStart = i === 0 ? 0 : inboxEnd[i - 1]!;
      const talks = inboxEnd[i]! - inboxStart;
      // Who comes first is drawn, so that where there is room for one tie only nobody gains by their number.
      const first = talks > 1 ? (uniform(hand(k0, i), k1, 0) * talks) | 0 : 0;
      for (let turn = -1; turn < talks; turn++) {
        const j = turn < 0 ? intentPerson[i]! : inbox[inboxStart + ((first + turn) % talks)]!;
        if (j < 0) continue;
        const e = reach(world, i, j, beginning);
        if (e >= 0) closeness[e] = closeness[e]! + step * (1 - closeness[e]!);
      }
      if (gatherings && attending[i]! >= 0) {
        for (let look = atTies; look < looks; look++) {
          const j = seenPerson[i * looks + look]!;
          if (j < 0) continue;
          const e = reach(world, i, j, met);
          if (e >= 0) closeness[e] = closeness[e]! + met * (1 - closeness[e]!);
        }
      }
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const g = membership[i * MEMBERSHIPS + m]!;
        if (g < 0 || meets[g] === 0) continue;
        for (let at = 0; at < size[g]!; at++) {
          const j = members[g * seats + at]!;
          if (j === i) continue;
          const e = reach(world, i, j, bond);
          if (e >= 0) closeness[e] = closeness[e]! + bond * (1 - closeness[e]!);
        }
      }
    }
  },
);
