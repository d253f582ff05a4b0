/**
 * Talking: time goes to those one is drawn to, and closeness grows with it (T26).
 *
 *   a talk           c += step · (1 - c), both ways; a tie that begins with it starts from asked · step
 *   working together c += bond · (1 - c) a week, between the members of a group that met last week; a tie that begins with it
 *                    starts from bond
 *   at a gathering   c += bond of communities · (1 - c) towards those one looked at there; a tie that begins with it starts from that bond (T45)
 *   otherwise        c -= decay · c a week, among alumni more slowly (T37)
 *
 * `calling` lists who talks, and `gathering` sorts the talks by whom they are held with, so that in `talking` everybody writes only
 * their own ties.
 */
import { hand, uniform } from '../../engine/dice.ts';
import { allTalkers } from '../lists.ts';
import { reach } from '../ties.ts';
import { BOOK, each, MEMBERSHIPS, NONE, settle } from '../world.ts';

export const calling = each(
  'calling',
  'parts',
  ['talkers', 'partTalkers', 'inboxStart', 'inboxCount'],
  ({ talkers, partTalkers, inboxStart, inboxCount, intentPerson }, { size: { people, partRows } }, _luck, from, to) => {
    for (let part = from; part < to; part++) {
      const start = part * partRows;
      const end = Math.min(people, start + partRows);
      let count = 0;
      for (let i = start; i < end; i++) {
        inboxStart[i] = NONE;
        inboxCount[i] = 0;
        if (intentPerson[i]! < 0) continue;
        talkers[start + count] = i;
        count += 1;
      }
      partTalkers[part] = count;
    }
  },
);

export const gathering = settle('gathering', ['inboxStart', 'inboxCount', 'inbox'], (world, settings) => {
  const { inboxStart, inboxCount, inbox, intentPerson } = world;
  const talkers = allTalkers(world, settings);
  for (let at = 0; at < talkers.length; at++) {
    const j = intentPerson[talkers[at]!]!;
    inboxCount[j] = inboxCount[j]! + 1;
  }
  let sum = 0;
  // Everybody's part begins where it is first needed, and holds in row order who talks.
  for (let at = 0; at < talkers.length; at++) {
    const i = talkers[at]!;
    const j = intentPerson[i]!;
    if (inboxStart[j] === NONE) {
      inboxStart[j] = sum;
      sum += inboxCount[j]!;
      inboxCount[j] = 0;
    }
    inbox[inboxStart[j]! + inboxCount[j]!] = i;
    inboxCount[j] = inboxCount[j]! + 1;
  }
});

export const talking = each(
  'talking',
  'people',
  ['tieTo', 'tieEnd', 'closeness', 'tieOwn', 'tieAlumni'],
  (world, settings, { k0, k1 }, from, to) => {
    const {
      closeness,
      tieAlumni,
      tieStart,
      tieEnd,
      inbox,
      inboxStart,
      inboxCount,
      intentPerson,
      membership,
      members,
      size,
      meets,
    } = world;
    const { step, bond, decay, asked } = settings.talking;
    const keeps = 1 - decay;
    const alumniKeep = 1 - decay * settings.alumni.decay;
    const { groupsSoFar } = world;
    const { seats, looks } = settings.size;
    const { attending, seenPerson, book } = world;
    const gatherings = book[BOOK.circleRows]! > 0;
    const met = settings.communities.bond;
    const atTies = settings.noticing.looks + 1;
    const beginning = asked * step;

    for (let i = from; i < to; i++) {
      const end = tieEnd[i]!;
      // Who was never in a group has no alumni among their ties.
      if (groupsSoFar[i] === 0) for (let e = tieStart[i]!; e < end; e++) closeness[e] = closeness[e]! * keeps;
      else
        for (let e = tieStart[i]!; e < end; e++)
          closeness[e] = closeness[e]! * (tieAlumni[e] === 1 ? alumniKeep : keeps);
      const talks = inboxCount[i]!;
      // Who comes first is drawn, so that where there is room for one tie only nobody gains by their number.
      const first = talks > 1 ? (uniform(hand(k0, i), k1, 0) * talks) | 0 : 0;
      for (let turn = -1; turn < talks; turn++) {
        const j = turn < 0 ? intentPerson[i]! : inbox[inboxStart[i]! + ((first + turn) % talks)]!;
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
