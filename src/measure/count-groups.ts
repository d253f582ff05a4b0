/** Counts groups, stack by stack: what happened to them this week, and how they are. Reads only the world. */
import { placeOf } from '../model/membership.ts';
import { closenessTo } from '../model/ties.ts';
import { BOOK, CAUSE, KIND, MEMBERSHIPS, NONE, type World } from '../model/world.ts';
import { ALIVE, add, BEFELL, type Count, placesOf, STACK } from './tallies.ts';

const CAUSE_SUMS = Object.keys(CAUSE) as (keyof typeof CAUSE)[];
const B = placesOf(BEFELL);
const A = placesOf(ALIVE);

/** The rows of a stack that are in use: [first, end). */
function groupsOf({ columns: { book } }: World, stack: number): readonly [first: number, end: number] {
  return [stack * STACK, Math.min(book[BOOK.rowsUsed]!, (stack + 1) * STACK)];
}

/** What can be read of a group from how its members stand to each other and to it (T27). */
function readGroup(world: World, g: number): { connected: number; oneSelf: number; happy: number } {
  const { columns: w, settings } = world;
  const { seats } = settings.size;
  const n = w.size[g]!;
  let connected = 0;
  let oneSelf = 0;
  let happy = 0;
  for (let at = 0; at < n; at++) {
    const i = w.members[g * seats + at]!;
    oneSelf += w.we[i]!;
    happy += w.commitment[i * MEMBERSHIPS + placeOf(w.membership, i, g)]!;
    for (let other = 0; other < n; other++) {
      if (other !== at) connected += closenessTo(w, i, w.members[g * seats + other]!);
    }
  }
  return { connected: connected / (n * (n - 1)), oneSelf: oneSelf / n, happy: happy / n };
}

export const countBefell: Count = {
  table: 'stacks',
  run: (world, { befell }, from, to) => {
    const { columns: w, week } = world;
    for (let stack = from; stack < to; stack++) {
      const at = stack * BEFELL.length;
      befell.fill(0, at, at + BEFELL.length);
      const [first, end] = groupsOf(world, stack);
      for (let g = first; g < end; g++) {
        if (w.groupId[g] === 0 || w.kind[g] !== KIND.own) continue;
        if (w.born[g] === week) {
          add(befell, at + B.founded, 1);
          if (w.parent[g] !== NONE) add(befell, at + B.foundedWithParent, 1);
          if (w.supports[g]! > 0) add(befell, at + B.foundedSupporting, 1);
          if (w.origin[g]! > 0) add(befell, at + B.foundedInCommunity, 1);
          if (w.homeA[g] === w.homeB[g]) add(befell, at + B.foundedInside, 1);
        }
        if (w.meets[g] === 1) {
          add(befell, at + B.meetings, 1);
          if (w.asClass[g] === 1) add(befell, at + B.classWeeks, 1);
        }
        if (w.recognizedWeek[g] === week) add(befell, at + B.recognized, 1);
        const cause = CAUSE_SUMS[w.cause[g]!]!;
        if (w.ended[g] === week && cause !== 'none') add(befell, at + B[cause], 1);
      }
    }
  },
};

export const countAlive: Count = {
  table: 'stacks',
  run: (world, { alive, wanted }, from, to) => {
    const { columns: w, settings } = world;
    const { fields } = settings.size;
    for (let stack = from; stack < to; stack++) {
      const at = stack * ALIVE.length;
      alive.fill(0, at, at + ALIVE.length);
      wanted.fill(0, stack * fields, (stack + 1) * fields);
      const [first, end] = groupsOf(world, stack);
      for (let g = first; g < end; g++) {
        if (w.groupId[g] === 0 || w.ended[g] !== NONE) continue;
        if (w.kind[g] === KIND.assigned) {
          add(alive, at + A.assigned, 1);
          continue;
        }
        add(alive, at + A.groups, 1);
        let seats = 0;
        for (let k = 0; k < fields; k++) {
          wanted[stack * fields + k] = wanted[stack * fields + k]! + w.purpose[g * fields + k]!;
          if (w.source[g * fields + k]! > 0) seats |= 1 << w.source[g * fields + k]!;
        }
        for (; seats > 0; seats &= seats - 1) add(alive, at + A.leaders, 1);
        if (w.recognizedWeek[g] !== NONE) add(alive, at + A.isRecognized, 1);
        add(alive, at + A.trust, w.trust[g]!);
        add(alive, at + A.energy, w.energyLevel[g]!);
        add(alive, at + A.size, w.size[g]!);
        add(alive, at + A.diversity, w.diversity[g]!);
        add(alive, at + A.pace, w.pace[g]!);
        add(alive, at + A.evenness, w.evenness[g]!);
        const read = readGroup(world, g);
        add(alive, at + A.connected, read.connected);
        add(alive, at + A.oneSelf, read.oneSelf);
        add(alive, at + A.happy, read.happy);
      }
    }
  },
};
