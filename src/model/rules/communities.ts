/**
 * Communities: open-ended circles of people around a theme, who gather every so many weeks (T13, T30, T40, T45).
 *
 *   convening  those who wished it belong, those who let go are out; a community of fewer than two, or whose time is up, ends
 *              it gathers every so many weeks from its beginning on, those of the first morning in turn by their number; everybody who
 *              belongs comes with chance `attends`, to one gathering a week
 *   drawing    at a look at somebody who belongs to one whose theme concerns oneself (a need, or the field one is expert at), and who
 *              has a place free, with chance `draw`: one comes along.   Who belongs lets go with chance `leave` a week.
 *
 * At a gathering everybody looks at `looks` others (noticing), whatever organization they are of, and grows closer to them
 * (talking). Only who comes learns anything (T40). Where there is no community this costs nothing.
 */
import { bits, hand, uniform } from '../../engine/dice.ts';
import { inLotOrder, proposersIn } from '../../engine/lots.ts';
import { circleOf, enterCircle, leaveCircle } from '../circles.ts';
import { BOOK, CIRCLES, each, NEEDS, NONE, type Sight, settle } from '../world.ts';

const TURN = { lot: 0, attends: 1 } as const;
const DRAW = { leave: 0, draw: CIRCLES } as const;

/** Whether community row c gathers in a week. Its number counts on the first morning alone: later it depends on all others that begin. */
function gathersIn(world: Sight, c: number, week: number): boolean {
  const born = world.communityBorn[c]!;
  return (born > 0 ? week - born : week + world.communityId[c]!) % world.communityEvery[c]! === 0;
}

export const convening = settle(
  'convening',
  [
    'community',
    'attending',
    'attendees',
    'communitySize',
    'communityPeak',
    'communityMet',
    'communityCame',
    'communityEnded',
    'communityId',
    'gatherStart',
    'gatherEnd',
  ],
  (world, settings, { k0, k1, week }) => {
    const { community, attending, attendees, circleWish, circleQuit, book, here } = world;
    const { communityId, communityUntil, communityEnded, communitySize } = world;
    const { communityMet, communityCame, gatherStart, gatherEnd } = world;
    const { people } = settings.size;
    const circles = book[BOOK.circleRows]!;
    if (circles === 0) return;

    for (let c = 0; c < circles; c++) if (communityEnded[c]! >= 0) communityId[c] = 0;
    for (let i = 0; i < people; i++) {
      for (let at = 0; at < CIRCLES; at++) {
        const c = community[i * CIRCLES + at]!;
        if (c >= 0 && circleQuit[i * CIRCLES + at] === 1 && communityUntil[c] === NONE) leaveCircle(world, i, at);
      }
    }
    const wishing = proposersIn(circleWish, people, NONE);
    for (const i of inLotOrder(wishing, (wishes) => bits(hand(k0, wishes), k1, TURN.lot))) {
      const c = circleWish[i]!;
      const welcome = here[i] === 1 && communityId[c] !== 0 && circleOf(community, i, c) === NONE;
      if (welcome && circleOf(community, i, NONE) !== NONE) enterCircle(world, i, c);
    }
    for (let c = 0; c < circles; c++) {
      gatherStart[c] = 0;
      gatherEnd[c] = 0;
      if (communityId[c] === 0) continue;
      const over = communityUntil[c]! >= 0 && week > communityUntil[c]!;
      if (over || communitySize[c]! < 2) communityEnded[c] = week;
    }

    // Who comes, counted by community, then written in their places.
    attending.fill(NONE);
    for (let i = 0; i < people; i++) {
      for (let at = 0; at < CIRCLES; at++) {
        const c = community[i * CIRCLES + at]!;
        if (c < 0) continue;
        if (communityEnded[c]! >= 0) {
          leaveCircle(world, i, at);
          continue;
        }
        if (!gathersIn(world, c, week) || attending[i]! >= 0) continue;
        if (uniform(hand(k0, i), k1, TURN.attends + at) >= settings.communities.attends) continue;
        attending[i] = c;
        gatherEnd[c] = gatherEnd[c]! + 1;
      }
    }
    let place = 0;
    for (let c = 0; c < circles; c++) {
      const count = gatherEnd[c]!;
      communityCame[c] = communityCame[c]! + count;
      if (count > 0) communityMet[c] = communityMet[c]! + 1;
      gatherStart[c] = place;
      gatherEnd[c] = place;
      place += count;
    }
    for (let i = 0; i < people; i++) {
      const c = attending[i]!;
      if (c < 0) continue;
      attendees[gatherEnd[c]!] = i;
      gatherEnd[c] = gatherEnd[c]! + 1;
    }
  },
);

export const drawing = each(
  'drawing',
  'people',
  ['circleWish', 'circleQuit'],
  (world, settings, { k0, k1 }, from, to) => {
    const { circleWish, circleQuit, community, communityTheme, seenPerson, needField, bestField, book } = world;
    if (book[BOOK.circleRows] === 0) return;
    const { draw, leave } = settings.communities;
    const { looks } = settings.size;

    for (let i = from; i < to; i++) {
      circleWish[i] = NONE;
      const luck = hand(k0, i);
      let free = false;
      for (let at = 0; at < CIRCLES; at++) {
        const belongs = community[i * CIRCLES + at]! >= 0;
        if (!belongs) free = true;
        circleQuit[i * CIRCLES + at] = belongs && uniform(luck, k1, DRAW.leave + at) < leave ? 1 : 0;
      }
      if (!free) continue;
      for (let look = 0; look < looks && circleWish[i] === NONE; look++) {
        const j = seenPerson[i * looks + look]!;
        if (j < 0) continue;
        for (let at = 0; at < CIRCLES; at++) {
          const c = community[j * CIRCLES + at]!;
          if (c < 0 || circleOf(community, i, c) !== NONE) continue;
          const theme = communityTheme[c]!;
          let concerned = theme === NONE || bestField[i] === theme;
          for (let n = 0; n < NEEDS; n++) if (needField[i * NEEDS + n] === theme) concerned = true;
          if (concerned && uniform(luck, k1, DRAW.draw + look * CIRCLES + at) < draw) circleWish[i] = c;
        }
      }
    }
  },
);
