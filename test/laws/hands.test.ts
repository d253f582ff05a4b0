import { describe, expect, it } from 'vitest';
import { oneHand, play, type Shares } from '../../src/engine/act.ts';
import { hand, uniform } from '../../src/engine/dice.ts';
import { birth } from '../../src/model/birth.ts';
import { ACTS, JOINED, tick } from '../../src/model/tick.ts';
import { BOOK, each, rowsInUse, type World } from '../../src/model/world.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';
import type { WorldAct } from '../model/tiny-world.ts';
import { act as does } from '../model/tiny-world.ts';
import { differing } from './law-of-acts.ts';

const WEEKS = 60;
const born = () =>
  birth(
    scenario({ count: 150, fields: 4, organizations: 3, parameters: ACTIVE, interventions: eventful(null) }),
    'hands',
  );

/** More people than go through acts together at once. */
const crowd = () =>
  birth(
    scenario({ count: 700, fields: 4, organizations: 3, parameters: ACTIVE, interventions: eventful(null) }),
    'crowd',
  );

/** So many hands, each with a share of the rows, in the order that is given for a number of shares. */
const inShares =
  (hands: number, orderOf: (shares: number) => readonly number[] = (shares) => [...Array(shares).keys()]): Shares =>
  (rows, share) => {
    for (const at of orderOf(hands)) {
      const from = Math.floor((rows * at) / hands);
      const to = Math.floor((rows * (at + 1)) / hands);
      if (to > from) share(from, to);
    }
  };

/** Another order at every call, the same in every run. */
function shuffling(seed: number): (shares: number) => number[] {
  let turn = 0;
  return (shares) => {
    const order = [...Array(shares).keys()];
    for (let at = shares - 1; at > 0; at--) {
      const other = Math.floor(uniform(hand(seed, turn++), seed, 0) * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    return order;
  };
}

/** Weeks after which two worlds differ, with the columns; null when they never do. */
function parting(one: World, other: World, shares: Shares): string | null {
  for (let week = 1; week <= WEEKS; week++) {
    tick(one);
    tick(other, shares);
    const columns = differing(one, other);
    if (columns.length > 0) return `week ${week}: ${columns.join(', ')}`;
  }
  return null;
}

describe('a planted race is caught, since hands in any order do not agree with one:', () => {
  const week30 = () => {
    const world = born();
    for (let week = 0; week < 30; week++) tick(world);
    return world;
  };
  /** Columns in which a week of two worlds differs that ends with this act, done by one hand and by seven. */
  function caught(act: WorldAct): string[] {
    const [one, many] = [week30(), week30()];
    for (const [world, shares] of [
      [one, oneHand],
      [many, inShares(7, shuffling(7))],
    ] as const) {
      tick(world, shares);
      play(
        [act],
        world.columns,
        world.settings,
        world.key,
        world.week,
        (table) => rowsInUse(world, table),
        world.log,
        shares,
      );
    }
    return differing(one, many);
  }

  it('an act that reads others as they were, and writes itself, is no race', () => {
    const fair = each('fair', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[i] = w.fearlessness[(i + 1) % 150]! * 0.5 + w.we[i]!;
    });
    expect(caught(fair)).toEqual([]);
  });

  it('reading what others write in the same act', () => {
    const gossip = each('gossip', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[i] = 0.5 * w.spark[i]! + 0.5 * w.spark[(i + 149) % 150]! + i / 1000;
    });
    expect(caught(gossip)).toEqual(['spark']);
  });

  it('writing a row that others write, too', () => {
    const pushy = each('pushy', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[i % 3] = i / 1000;
    });
    expect(caught(pushy)).toEqual(['spark']);
  });
});

describe('60 weeks of an active world, done by', () => {
  it.each([1, 2, 3, 7, 16])('%d hands, are the same as done by one, in every bit of every column', (hands) => {
    const one = born();
    expect(parting(one, born(), inShares(hands))).toBeNull();
    expect(one.columns.book[BOOK.groupsEver]).toBeGreaterThan(50);
  });

  it.each([2, 3, 7, 16, 64])('%d hands in an order that changes all the time, are the same', (hands) => {
    expect(parting(born(), born(), inShares(hands, shuffling(hands)))).toBeNull();
  });

  it('more hands than there are people, are the same', () => {
    expect(parting(born(), born(), inShares(400, shuffling(1)))).toBeNull();
  });

  it('hands that leave out a row, are not the same: the comparison can tell', () => {
    const careless: Shares = (rows, share) => share(0, rows - 1);
    expect(parting(born(), born(), careless)).not.toBeNull();
  });

  it.each([1, 7])('%d hands, are the same where expressions rule', (hands) => {
    const tree = (text: string, rule: 'attraction' | 'desire' | 'visibility') => {
      const read = readExpression(text, rule);
      return 'expression' in read ? read.expression : null;
    };
    const ruled = () =>
      birth(
        scenario({
          count: 150,
          fields: 4,
          organizations: 3,
          parameters: ACTIVE,
          rules: {
            attraction: tree(
              '0.3 * chance + closeness * similarity + relativeExpertise / candidates + friends',
              'attraction',
            ),
            desire: tree('threshold * (1 - spark * we) - 0.001 * weeksStuck', 'desire'),
            visibility: tree('energy * authenticity + 0.01 * age', 'visibility'),
          },
        }),
        'hands',
      );
    const one = ruled();
    expect(parting(one, ruled(), inShares(hands, shuffling(hands)))).toBeNull();
    expect(one.columns.book[BOOK.groupsEver]).toBeGreaterThan(50);
    expect(differing(one, born())).not.toEqual([]);
  });

  it('that do every act by itself, are the same as those that do together what can be', () => {
    const [one, other] = [crowd(), crowd()];
    for (let week = 1; week <= 25; week++) {
      tick(one);
      other.week += 1;
      for (const act of ACTS) does(other, act);
      expect(differing(one, other), `week ${week}`).toEqual([]);
    }
  });

  it('that do together what one act writes and another reads of others, are not the same', () => {
    const talkingAndSticking = new Set([...JOINED, ACTS.find(({ name }) => name === 'sticking')]);
    const [one, other] = [crowd(), crowd()];
    const parted = Array.from({ length: 25 }, () => {
      tick(one);
      other.week += 1;
      const { columns, settings, key, week, log, kernels } = other;
      play(
        ACTS,
        columns,
        settings,
        key,
        week,
        (table) => rowsInUse(other, table),
        log,
        undefined,
        kernels,
        talkingAndSticking,
      );
      return differing(one, other).length > 0;
    });
    expect(parted).toContain(true);
  });

  it('say the same to the log, in the same order', () => {
    const [one, many] = [born(), born()];
    const told = (world: World) => {
      const lines: string[] = [];
      world.log.read((...event) => lines.push(event.join()));
      return lines;
    };
    for (let week = 0; week < WEEKS; week++) {
      tick(one);
      tick(many, inShares(7, shuffling(7)));
    }
    expect(told(one).length).toBeGreaterThan(200);
    expect(told(many)).toEqual(told(one));
  });
});
