import { beforeAll, describe, expect, it } from 'vitest';
import { hand, uniform } from '../../src/engine/dice.ts';
import { birth } from '../../src/model/birth.ts';
import { EVENT } from '../../src/model/events.ts';
import { ACTS } from '../../src/model/tick.ts';
import { each, MEMBERSHIPS, rowsInUse, settle, type World } from '../../src/model/world.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';
import { act as does, type WorldAct } from '../model/tiny-world.ts';
import {
  doesNotDependOnOrder,
  readsTheWorldAsItStood,
  writesOnlyItsOwnRows,
  writesOnlyWhatItNames,
  written,
} from './law-of-acts.ts';

const WEEKS = 60;
/** Weeks in which every act is looked at closely: the first ones, then every fourth. */
const LOOKED_AT = (week: number) => week <= 2 || week % 4 === 0;

/** A repeatable source of whole numbers below n, for orders and shares; no part of the model. */
function whole(seed: number): (n: number) => number {
  let turn = 0;
  return (n) => Math.floor(uniform(hand(seed, turn++), seed, 0) * n);
}

function shuffled(rows: number, below: (n: number) => number): number[] {
  const order = Array.from({ length: rows }, (_, row) => row);
  for (let at = rows - 1; at > 0; at--) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Lives through an active world and calls back before every act of the weeks looked at. */
function through(world: World, weeks: number, before: (act: WorldAct) => void): void {
  for (let n = 0; n < weeks; n++) {
    world.week += 1;
    for (const act of ACTS) {
      if (LOOKED_AT(world.week)) before(act);
      does(world, act);
    }
  }
}

const active = (seed: string) =>
  birth(scenario({ count: 80, fields: 4, organizations: 3, parameters: ACTIVE, interventions: eventful(null) }), seed);

describe('the law of acts, over 60 weeks of an active world', () => {
  const wrong: Record<'columns' | 'rows' | 'order' | 'others', string[]> = {
    columns: [],
    rows: [],
    order: [],
    others: [],
  };
  const wrote = new Map<string, Set<string>>();
  const happened = new Map<number, number>();

  beforeAll(() => {
    const world = active('law');
    const below = whole(17);
    through(world, WEEKS, (act) => {
      wrong.columns.push(...writesOnlyWhatItNames(world, act));
      const columns = wrote.get(act.name) ?? new Set();
      for (const name of written(world, act)) columns.add(name);
      wrote.set(act.name, columns);
      if (act.kind !== 'each') return;
      const rows = rowsInUse(world, act.table);
      for (let n = 0; n < 3 && rows > 0; n++) {
        const from = below(rows);
        wrong.rows.push(...writesOnlyItsOwnRows(world, act, from, from + 1 + below(rows - from)));
        wrong.others.push(...readsTheWorldAsItStood(world, act, below(rows)));
      }
      wrong.order.push(...doesNotDependOnOrder(world, act, (count) => shuffled(count, below)));
      wrong.order.push(...doesNotDependOnOrder(world, act, (count) => shuffled(count, below).sort((a, b) => b - a)));
    });
    world.log.read((kind) => happened.set(kind, (happened.get(kind) ?? 0) + 1));
  });

  it('an act writes only the columns it names', () => {
    expect(wrong.columns).toEqual([]);
  });

  it('a share of many hands writes only its own rows, their ties and their part of the inbox', () => {
    expect(wrong.rows).toEqual([]);
  });

  it('rows can be done one by one in any order, to the same bits', () => {
    expect(wrong.order).toEqual([]);
  });

  it('no row reads what another writes in the same act', () => {
    expect(wrong.others).toEqual([]);
  });

  it('the world was awake: everything happened that can, and every act did something', () => {
    for (const kind of [EVENT.founded, EVENT.joined, EVENT.left, EVENT.ended, EVENT.gone, EVENT.came])
      expect(happened.get(kind) ?? 0).toBeGreaterThan(10);
    for (const kind of [EVENT.appointed, EVENT.assigned, EVENT.opened, EVENT.introduced, EVENT.crisis, EVENT.moved])
      expect(happened.get(kind) ?? 0).toBeGreaterThan(3);
    for (const act of ACTS) expect(wrote.get(act.name)?.size ?? 0, act.name).toBeGreaterThan(0);
  });
});

describe('the acts of a week', () => {
  /**
   * What an act names because it shares code with others that write it, and cannot write itself.
   * Who moves is away and somebody new is there within one act; who is assigned belongs to no group of their own accord, and an
   * assigned team springs from no community.
   */
  const SHARED = ['moving: here', 'assigning: groupsSoFar', 'assigning: communityGroups'];

  it('name no column that they never write, in years in which ties, groups, communities and people come and go', () => {
    const seldom = {
      ...ACTIVE,
      needs: { ...ACTIVE.needs, rate: 0.03, care: 0.02, careOfWe: 0.02, widens: 0 },
      talking: { ...ACTIVE.talking, decay: 0.1 },
      'letting-go': { ...ACTIVE['letting-go'], needed: 0.02, free: 0.02, freeFearless: 0.02 },
      working: { ...ACTIVE.working, meetsAnyway: 0.05 },
      crisis: { rate: 0 },
      assigning: { share: 0 },
      network: { room: 2 },
    };
    const within = { ...ACTIVE, needs: { ...ACTIVE.needs, reach: 0.15 } };
    const restless = {
      ...ACTIVE,
      needs: { ...ACTIVE.needs, rate: 0.15, reach: 0.25, beyond: 0, care: 0.3, closeEnough: 0.2 },
      joining: { ...ACTIVE.joining, closeness: 0.3, resonance: 0.6 },
      working: { ...ACTIVE.working, conflict: 0.05 },
      learning: { ...ACTIVE.learning, fromEachOther: 0.6 },
      'letting-go': { ...ACTIVE['letting-go'], done: 0.1 },
      communities: { ...ACTIVE.communities, every: 1, liveOn: 1, trust: 0, leave: 0.3, draw: 0.05 },
      supporting: { chance: 1, back: 0.5 },
      assigning: { share: 0 },
      moving: { ...ACTIVE.moving, leave: 0.03, ties: 6, closeness: 0.5 },
      network: { room: 8 },
      organizations: { pass: 0.5, changed: 0.5 },
    };
    const often = Array.from({ length: 10 }, (_, n) => eventful(null, 3 + 20 * n)).flat();
    const idle = new Set(ACTS.flatMap((act) => act.writes.map((name) => `${act.name}: ${name}`)));
    for (const [weeks, count, parameters, interventions] of [
      [300, 60, seldom, eventful(1)],
      [200, 120, restless, often],
      [300, 60, within, eventful(1)],
    ] as const) {
      const made = scenario({
        count,
        fields: 4,
        organizations: 2,
        teams: Int32Array.from({ length: count }, (_, i) => i % 12),
        traits: { attention: { uniform: [0.5, 1] } },
        parameters,
        interventions,
      });
      const world = birth(made, 'idle');
      for (let n = 0; n < weeks; n++) {
        world.week += 1;
        // Rows of communities that are not in use hold anything, and now and then many would help from outside.
        const { communityId, communityTheme, communityEvery, communityUntil, communityGroups } = world.columns;
        const { gatherStart, gatherEnd, helpGroup } = world.columns;
        communityId.forEach((id, c) => {
          if (id > 0) return;
          for (const column of [
            communityTheme,
            communityEvery,
            communityUntil,
            communityGroups,
            gatherStart,
            gatherEnd,
          ])
            column[c] = 7;
        });
        if (n % 5 === 4) helpGroup.fill(0);
        for (const act of ACTS as readonly WorldAct[]) {
          for (const name of written(world, act)) idle.delete(`${act.name}: ${name}`);
          does(world, act);
        }
      }
    }
    expect([...idle].sort()).toEqual([...SHARED].sort());
  });

  it('have names of their own, so that each has luck of its own', () => {
    expect(new Set(ACTS.map((act) => act.name)).size).toBe(ACTS.length);
    expect(new Set(ACTS.map((act) => act.purpose)).size).toBe(ACTS.length);
  });
});

describe('a planted fault is found:', () => {
  /** Everything writable, as if somebody had cast the walls away. */
  type Open = Record<string, { [row: number]: number }>;
  const open = (world: unknown) => world as Open;

  /** A world of week 30, with groups and ties. */
  function week30(): World {
    const world = active('planted');
    through(world, 30, () => {});
    return world;
  }
  const world = week30();
  const below = whole(3);
  const anyOrder = (act: WorldAct) => doesNotDependOnOrder(world, act, (rows) => shuffled(rows, below));
  const ownRows = (act: WorldAct) => writesOnlyItsOwnRows(world, act, 20, 40);
  const asItStood = (act: WorldAct) =>
    Array.from({ length: 80 }, (_, row) => readsTheWorldAsItStood(world, act, row)).flat();

  it('an act that keeps the law is found innocent', () => {
    const fair = each('fair', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[i] = w.fearlessness[(i + 1) % 80]! * 0.5 + w.we[i]!;
    });
    expect([...writesOnlyWhatItNames(world, fair), ...ownRows(fair), ...anyOrder(fair), ...asItStood(fair)]).toEqual(
      [],
    );
    expect(written(world, fair)).toEqual(['spark']);
  });

  it('writing a column that is not named', () => {
    const act = each('sly', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) open(w).we![i] = 0.123;
    });
    expect(writesOnlyWhatItNames(world, act)).toEqual(['sly writes we, which it does not name']);
    // It is missed by asking whether the result depends on order or hands.
    expect([...ownRows(act), ...anyOrder(act), ...asItStood(act)]).toEqual([]);
  });

  it('settling a column that is not named', () => {
    const act = settle('sly', ['trust'], (w) => {
      open(w).energyLevel![0] = 0.123;
    });
    expect(writesOnlyWhatItNames(world, act)).toEqual(['sly writes energyLevel, which it does not name']);
  });

  it('a race: writing a neighbour’s row', () => {
    const act = each('pushy', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[(i + 1) % 80] = i / 100;
    });
    expect(ownRows(act)).toEqual(['pushy over people 20..40 writes spark of people 40']);
    expect(writesOnlyWhatItNames(world, act)).toEqual([]);
  });

  it('writing a neighbour’s ties', () => {
    const act = each('nosy', 'people', ['closeness'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.closeness[w.tieStart[(i + 1) % 80]!] = 0.123;
    });
    expect(ownRows(act)).toEqual(['nosy over people 20..40 writes closeness of people 40']);
  });

  it('writing into somebody else’s part of the inbox', () => {
    const act = each('noisy', 'people', ['inbox'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.inbox[79 - i] = 1000 + i;
    });
    expect(ownRows(act).length).toBeGreaterThan(0);
  });

  it('writing its members from the row of a group', () => {
    const act = each('bossy', 'groups', ['fearlessness'], (w, settings, _luck, from, to) => {
      for (let g = from; g < to; g++) if (w.size[g]! > 0) w.fearlessness[w.members[g * settings.size.seats]!] = 0.987;
    });
    expect(writesOnlyItsOwnRows(world, act, 0, world.columns.book[0]!).length).toBeGreaterThan(0);
  });

  it('a race: reading what others write', () => {
    const act = each('gossip', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) w.spark[i] = 0.5 * w.spark[i]! + 0.5 * w.spark[(i + 79) % 80]! + i / 1000;
    });
    expect(anyOrder(act)).toEqual(['gossip writes spark differently in another order of rows']);
    expect(asItStood(act).length).toBeGreaterThan(0);
    // It names the column and writes its own rows: the other two laws see nothing.
    expect([...writesOnlyWhatItNames(world, act), ...ownRows(act)]).toEqual([]);
  });

  it('reading one of two places that the neighbour writes', () => {
    const act = each('peek', 'people', ['commitment'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) {
        const j = (i + 1) % 80;
        w.commitment[i * MEMBERSHIPS] = (i + 1) / 100;
        w.commitment[i * MEMBERSHIPS + 1] = w.commitment[j * MEMBERSHIPS]!;
      }
    });
    expect(anyOrder(act).length).toBe(1);
    expect(asItStood(act).length).toBeGreaterThan(0);
  });

  it('carrying something from one row to the next', () => {
    let sum = 0;
    const act = each('carrier', 'people', ['spark'], (w, _settings, _luck, from, to) => {
      for (let i = from; i < to; i++) {
        sum = (sum + w.we[i]! + 0.01) % 1;
        w.spark[i] = sum;
      }
    });
    expect(anyOrder(act).length).toBe(1);
  });

  it('luck that is drawn in order instead of by row', () => {
    const act = each('dicey', 'people', ['spark'], (w, _settings, { k0, k1 }, from, to) => {
      for (let i = from; i < to; i++) w.spark[i] = uniform(hand(k0, i - from), k1, 0);
    });
    expect(anyOrder(act).length).toBe(1);
    expect(asItStood(act).length).toBeGreaterThan(0);
  });
});
