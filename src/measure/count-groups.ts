/** Counts groups, stack by stack: what happened to them this week, and how they are. Written so that it can be compiled as acts are. */
import { placeOf } from '../model/membership.ts';
import { closenessTo } from '../model/ties.ts';
import { BOOK, CAUSE, KIND, MEMBERSHIPS, NONE } from '../model/world.ts';
import { ALIVE_AT, BEFELL_AT, count, ROOM, STACK } from './tallies.ts';

/** Adds to a place of a tally. */
function add(sums: Float64Array, place: number, more: number): void {
  sums[place] = sums[place]! + more;
}

export const countBefell = count('count-befell', 'stacks', ['befell'], (world, _settings, { week }, from, to) => {
  const { befell, book, groupId, kind, born, parent, supports, origin, homeA, homeB } = world;
  const { meets, asClass, recognizedWeek, ended, cause } = world;
  for (let stack = from; stack < to; stack++) {
    const at = stack * ROOM;
    befell.fill(0, at, at + ROOM);
    const end = Math.min(book[BOOK.rowsUsed]!, (stack + 1) * STACK);
    for (let g = stack * STACK; g < end; g++) {
      if (groupId[g] === 0 || kind[g] !== KIND.own) continue;
      if (born[g] === week) {
        add(befell, at + BEFELL_AT.founded, 1);
        if (parent[g] !== NONE) add(befell, at + BEFELL_AT.foundedWithParent, 1);
        if (supports[g]! > 0) add(befell, at + BEFELL_AT.foundedSupporting, 1);
        if (origin[g]! > 0) add(befell, at + BEFELL_AT.foundedInCommunity, 1);
        if (homeA[g] === homeB[g]) add(befell, at + BEFELL_AT.foundedInside, 1);
      }
      if (meets[g] === 1) {
        add(befell, at + BEFELL_AT.meetings, 1);
        if (asClass[g] === 1) add(befell, at + BEFELL_AT.classWeeks, 1);
      }
      if (recognizedWeek[g] === week) add(befell, at + BEFELL_AT.recognized, 1);
      if (ended[g] === week) {
        if (cause[g] === CAUSE.fulfilled) add(befell, at + BEFELL_AT.fulfilled, 1);
        else if (cause[g] === CAUSE.faded) add(befell, at + BEFELL_AT.faded, 1);
        else if (cause[g] === CAUSE.conflict) add(befell, at + BEFELL_AT.conflict, 1);
        else if (cause[g] === CAUSE.emptied) add(befell, at + BEFELL_AT.emptied, 1);
        else if (cause[g] === CAUSE.crisis) add(befell, at + BEFELL_AT.crisis, 1);
        else if (cause[g] === CAUSE.closed) add(befell, at + BEFELL_AT.closed, 1);
      }
    }
  }
});

export const countAlive = count('count-alive', 'stacks', ['alive', 'wanted'], (world, settings, _luck, from, to) => {
  const { alive, wanted, book, groupId, kind, ended, purpose, source, recognizedWeek, trust, energyLevel } = world;
  const { size, members, diversity, pace, evenness, we, commitment, membership } = world;
  const { fields, seats } = settings.size;
  for (let stack = from; stack < to; stack++) {
    const at = stack * ROOM;
    alive.fill(0, at, at + ROOM);
    wanted.fill(0, stack * fields, (stack + 1) * fields);
    const end = Math.min(book[BOOK.rowsUsed]!, (stack + 1) * STACK);
    for (let g = stack * STACK; g < end; g++) {
      if (groupId[g] === 0 || ended[g] !== NONE) continue;
      if (kind[g] === KIND.assigned) {
        add(alive, at + ALIVE_AT.assigned, 1);
        continue;
      }
      add(alive, at + ALIVE_AT.groups, 1);
      let led = 0;
      for (let k = 0; k < fields; k++) {
        wanted[stack * fields + k] = wanted[stack * fields + k]! + purpose[g * fields + k]!;
        if (source[g * fields + k]! > 0) led |= 1 << source[g * fields + k]!;
      }
      for (; led > 0; led &= led - 1) add(alive, at + ALIVE_AT.leaders, 1);
      if (recognizedWeek[g] !== NONE) add(alive, at + ALIVE_AT.isRecognized, 1);
      add(alive, at + ALIVE_AT.trust, trust[g]!);
      add(alive, at + ALIVE_AT.energy, energyLevel[g]!);
      add(alive, at + ALIVE_AT.size, size[g]!);
      add(alive, at + ALIVE_AT.diversity, diversity[g]!);
      add(alive, at + ALIVE_AT.pace, pace[g]!);
      add(alive, at + ALIVE_AT.evenness, evenness[g]!);
      // What can be read of a group from how its members stand to each other and to it (T27).
      const n = size[g]!;
      let connected = 0;
      let oneSelf = 0;
      let happy = 0;
      for (let seat = 0; seat < n; seat++) {
        const i = members[g * seats + seat]!;
        oneSelf += we[i]!;
        happy += commitment[i * MEMBERSHIPS + placeOf(membership, i, g)]!;
        for (let other = 0; other < n; other++) {
          if (other !== seat) connected += closenessTo(world, i, members[g * seats + other]!);
        }
      }
      add(alive, at + ALIVE_AT.connected, connected / (n * (n - 1)));
      add(alive, at + ALIVE_AT.oneSelf, oneSelf / n);
      add(alive, at + ALIVE_AT.happy, happy / n);
    }
  }
});
