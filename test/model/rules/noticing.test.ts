import { describe, expect, it } from 'vitest';
import { noticing } from '../../../src/model/rules/noticing.ts';
import { MEMBERSHIPS, NEEDS, NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, tinyWorld } from '../tiny-world.ts';

const WEEKS = 12_000;
const SOMEBODY: Person = { knows: [1, 0, 0, 0] };

/** Shares of weeks in which person 0 saw each other person (or nobody) at a look. */
function seen(world: World, look = 0): Map<number, number> {
  const shares = new Map<number, number>();
  everyWeek(world, noticing, WEEKS, () => {
    const j = world.columns.seenPerson[look]!;
    shares.set(j, (shares.get(j) ?? 0) + 1 / WEEKS);
  });
  return shares;
}

function expectShares(shares: Map<number, number>, expected: Readonly<Record<number, number>>): void {
  for (const [j, share] of Object.entries(expected))
    expect(Math.abs((shares.get(Number(j)) ?? 0) - share), `person ${j}`).toBeLessThan(band(share, WEEKS));
  expect([...shares.keys()].every((j) => j in expected)).toBe(true);
}

describe('looking at ties', () => {
  it('falls on each with a chance in proportion to floor + closeness', () => {
    // Weights 1.0, 0.5 and 0.1 of 1.6.
    const world = tinyWorld({
      people: [SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY],
      arcs: [
        [0, 1, 0.9],
        [0, 2, 0.4],
        [0, 3, 0],
      ],
      turned: { noticing: { floor: 0.1, looks: 2 } },
    });
    expectShares(seen(world, 0), { 1: 0.625, 2: 0.3125, 3: 0.0625 });
    expectShares(seen(world, 1), { 1: 0.625, 2: 0.3125, 3: 0.0625 });
  });

  it('falls the more often on the own team', () => {
    // Weights 0.5 + 0.3 for the teammate, 0.5 for the other: of 1.3.
    const world = tinyWorld({
      people: [
        { ...SOMEBODY, team: 4 },
        { ...SOMEBODY, team: 5 },
        { ...SOMEBODY, team: 4 },
      ],
      arcs: [
        [0, 1, 0.4],
        [0, 2, 0.4],
      ],
      turned: { noticing: { floor: 0.1, team: 0.3 } },
    });
    expectShares(seen(world), { 1: 0.5 / 1.3, 2: 0.8 / 1.3 });
  });

  it('makes no team of those who are in none', () => {
    const world = tinyWorld({
      people: [SOMEBODY, SOMEBODY, { ...SOMEBODY, team: 1 }],
      arcs: [
        [0, 1, 0.4],
        [0, 2, 0.4],
      ],
      turned: { noticing: { floor: 0.1, team: 5 } },
    });
    expectShares(seen(world), { 1: 0.5, 2: 0.5 });
  });

  it('happens as often a week as `looks` says, and remembers how close they are', () => {
    const world = tinyWorld({
      people: [SOMEBODY, SOMEBODY],
      arcs: [[0, 1, 0.75]],
      turned: { noticing: { looks: 2, stranger: 0 } },
    });
    world.columns.seenPerson.fill(7);
    act(world, noticing);
    expect([...world.columns.seenPerson]).toEqual([1, 1, NONE, NONE, NONE, NONE]);
    expect([...world.columns.seenClose]).toEqual([0.75, 0.75, 0, 0, 0, 0]);
  });

  it('reaches along a tie from its own end only', () => {
    const world = tinyWorld({ people: [SOMEBODY, SOMEBODY], arcs: [[1, 0, 0.5]] });
    act(world, noticing);
    expect(world.columns.seenPerson[0]).toBe(NONE);
    expect(world.columns.seenPerson[4]).toBe(0);
  });
});

describe('a chance stranger', () => {
  const five = (stranger: number) =>
    tinyWorld({
      people: Array.from({ length: 5 }, () => SOMEBODY),
      arcs: [[0, 4, 0.8]],
      turned: { noticing: { looks: 1, stranger } },
    });

  it('is anybody at all, as often as chance says, and never oneself', () => {
    // 0.5 · 1/5 for each of the five; one's own fifth falls away.
    expectShares(seen(five(0.5), 1), { [NONE]: 0.6, 1: 0.1, 2: 0.1, 3: 0.1, 4: 0.1 });
  });

  it('is met as a stranger, at no closeness', () => {
    const world = five(1);
    everyWeek(world, noticing, 50, () => expect(world.columns.seenClose[1]).toBe(0));
  });

  it('never comes at a chance of nothing, and always at one', () => {
    expectShares(seen(five(0), 1), { [NONE]: 1 });
    expectShares(seen(five(1), 1), { [NONE]: 0.2, 1: 0.2, 2: 0.2, 3: 0.2, 4: 0.2 });
  });
});

describe('walls', () => {
  const across = (pass: number) =>
    tinyWorld({
      people: [SOMEBODY, { ...SOMEBODY, organization: 1 }],
      arcs: [[0, 1, 0.5]],
      turned: { organizations: { pass } },
    });

  it('without a gap hide everybody in another organization', () => {
    expectShares(seen(across(0)), { [NONE]: 1 });
  });

  it('that are none hide nobody', () => {
    expectShares(seen(across(1)), { 1: 1 });
  });

  it('let through the share they let through', () => {
    expectShares(seen(across(0.3)), { [NONE]: 0.7, 1: 0.3 });
  });

  it('do not stand inside an organization', () => {
    const world = tinyWorld({
      people: [SOMEBODY, SOMEBODY],
      arcs: [[0, 1, 0.5]],
      turned: { organizations: { pass: 0 } },
    });
    expectShares(seen(world), { 1: 1 });
  });
});

describe('a group', () => {
  /** Person 0 looks at person 1, who is in the groups of 1, 2 and of 1, 3. */
  function throughPerson1(recognized: readonly boolean[]): Map<number, number> {
    const world = tinyWorld({ people: [SOMEBODY, SOMEBODY, SOMEBODY, SOMEBODY], arcs: [[0, 1, 0.5]] });
    recognized.forEach((is, at) => {
      const g = group(world, [1, 2 + at]);
      world.columns.recognizedWeek[g] = is ? 5 : NONE;
    });
    const shares = new Map<number, number>();
    everyWeek(world, noticing, WEEKS, () => {
      const g = world.columns.seenGroup[0]!;
      shares.set(g, (shares.get(g) ?? 0) + 1 / WEEKS);
    });
    return shares;
  }

  it('is seen through a member once its members have recognized it, not before', () => {
    expectShares(throughPerson1([false]), { [NONE]: 1 });
    expectShares(throughPerson1([true]), { 0: 1 });
    expectShares(throughPerson1([false, true]), { 1: 1 });
  });

  it('of two groups of one person each is seen half of the time', () => {
    expectShares(throughPerson1([true, true]), { 0: 0.5, 1: 0.5 });
  });

  it('of one’s own is lived, not seen: through a fellow member another group of theirs is', () => {
    const world = tinyWorld({ people: [SOMEBODY, SOMEBODY, SOMEBODY], arcs: [[0, 1, 0.5]] });
    world.columns.recognizedWeek[group(world, [0, 1])] = 5;
    everyWeek(world, noticing, 50, () => {
      expect(world.columns.seenPerson[0]).toBe(1);
      expect(world.columns.seenGroup[0]).toBe(NONE);
    });
    const other = group(world, [1, 2]);
    world.columns.recognizedWeek[other] = 5;
    everyWeek(world, noticing, 50, () => expect(world.columns.seenGroup[0]).toBe(other));
  });

  it('is not seen through somebody behind a wall', () => {
    const world = tinyWorld({
      people: [SOMEBODY, { ...SOMEBODY, organization: 1 }, SOMEBODY],
      arcs: [[0, 1, 0.5]],
      turned: { organizations: { pass: 0 } },
    });
    world.columns.recognizedWeek[group(world, [1, 2])] = 5;
    everyWeek(world, noticing, 100, () => expect(world.columns.seenGroup[0]).toBe(NONE));
  });
});

describe('care', () => {
  const STUCK: Person = {
    needs: [
      [1, 0.7],
      [3, 0.9],
    ],
  };
  /** Shares of weeks in which person 0 takes on each field of person 1's need, at one look a week. */
  function taken(self: Person, other: Person, close: number, needs: { care: number; careOfWe: number }) {
    const world = tinyWorld({
      people: [self, other],
      arcs: [[0, 1, close]],
      turned: { noticing: { looks: 1 }, needs: { closeEnough: 0.5, ...needs } },
    });
    const shares = new Map<number, number>();
    everyWeek(world, noticing, WEEKS, () => {
      const field = world.columns.careField[0]!;
      shares.set(field, (shares.get(field) ?? 0) + 1 / WEEKS);
      if (field >= 0) expect(world.columns.careLevel[0]).toBe(Math.fround(other.needs!.find(([k]) => k === field)![1]));
    });
    return shares;
  }

  it('takes on one of the needs of somebody close who is stuck, each as often', () => {
    expectShares(taken({}, STUCK, 0.6, { care: 1, careOfWe: 1 }), { 1: 0.5, 3: 0.5 });
  });

  it('grows with the sense of we, from care to careOfWe', () => {
    // 0.2 + (0.8 - 0.2) · 0.5 = 0.5, half of it for each field
    const needs = { care: 0.2, careOfWe: 0.8 };
    expectShares(taken({ we: 0.5 }, STUCK, 0.6, needs), { [NONE]: 0.5, 1: 0.25, 3: 0.25 });
    expectShares(taken({ we: 0 }, STUCK, 0.6, needs), { [NONE]: 0.8, 1: 0.1, 3: 0.1 });
    expectShares(taken({ we: 1 }, STUCK, 0.6, needs), { [NONE]: 0.2, 1: 0.4, 3: 0.4 });
  });

  it('takes on the only need where there is one, in whichever place it stands', () => {
    const one: Person = { needs: [[2, 0.6]] };
    expectShares(taken({}, one, 0.6, { care: 1, careOfWe: 1 }), { 2: 1 });
    const world = tinyWorld({
      people: [{}, one],
      arcs: [[0, 1, 0.6]],
      turned: { needs: { care: 1, careOfWe: 1 } },
    });
    const { needField, needLevel } = world.columns;
    needField.set([NONE, 2], NEEDS);
    needLevel.set([0, 0.6], NEEDS);
    everyWeek(world, noticing, 50, () => expect(world.columns.careField[0]).toBe(2));
  });

  it('is for who is close, is stuck, and is noticed by somebody without a need', () => {
    const always = { care: 1, careOfWe: 1 };
    expectShares(taken({}, STUCK, 0.5, always), { [NONE]: 1 });
    expectShares(taken({}, {}, 0.6, always), { [NONE]: 1 });
    expectShares(taken({ needs: [[0, 0.5]] }, STUCK, 0.6, always), { [NONE]: 1 });
  });
});

describe('walls of two organizations', () => {
  /** Person 0, of an organization that lets through so much, looks at person 1, of one that lets through so much. */
  const between = (own: number, theirs: number) => {
    const world = tinyWorld({ people: [SOMEBODY, { ...SOMEBODY, organization: 1 }], arcs: [[0, 1, 0.5]] });
    world.columns.pass.set([own, theirs]);
    return world;
  };

  it('hide as much as the higher of the two, whoever looks', () => {
    expectShares(seen(between(0.3, 0.8)), { [NONE]: 0.7, 1: 0.3 });
    expectShares(seen(between(0.8, 0.3)), { [NONE]: 0.7, 1: 0.3 });
  });

  it('hide strangers, too', () => {
    // Half of the draws fall on oneself; of the other half the share 0.4 is seen.
    const world = tinyWorld({
      people: [SOMEBODY, { ...SOMEBODY, organization: 1 }],
      turned: { noticing: { looks: 1, stranger: 1 }, organizations: { pass: 0.4 } },
    });
    expectShares(seen(world, 1), { [NONE]: 0.8, 1: 0.2 });
  });
});

describe('an invitation', () => {
  /** Person 0 is invited by the group of 1 and 2, of another organization; 1 is in a second group, with 3. One look at ties. */
  function invited(rate: number, stranger = 0): World {
    const there: Person = { ...SOMEBODY, organization: 1 };
    const world = tinyWorld({
      people: [SOMEBODY, there, there, there],
      turned: { noticing: { looks: 1, stranger }, organizations: { pass: 0 }, bridging: { rate } },
    });
    const { recognizedWeek, invitedTo } = world.columns;
    recognizedWeek[group(world, [1, 2])] = 5;
    recognizedWeek[group(world, [1, 3])] = 5;
    invitedTo[0] = 0;
    return world;
  }

  it('shows one of the members, each as often, whatever the walls', () => {
    expectShares(seen(invited(0.1), 1), { 1: 0.5, 2: 0.5 });
  });

  it('shows the group that invites, not another of that member', () => {
    const world = invited(0.1);
    everyWeek(world, noticing, 50, () => expect(world.columns.seenGroup[1]).toBe(0));
  });

  it('comes in place of a stranger', () => {
    expectShares(seen(invited(0.1, 1), 1), { 1: 0.5, 2: 0.5 });
  });

  it('is a first meeting, at no closeness', () => {
    const world = invited(0.1);
    world.columns.seenClose.fill(0.9);
    act(world, noticing);
    expect(world.columns.seenClose[1]).toBe(0);
  });

  it('is none where no group invites anybody', () => {
    expectShares(seen(invited(0), 1), { [NONE]: 1 });
  });
});

describe('a gathering', () => {
  /** Persons 0, 1 and 2 attend the gathering of community 0; 3 is elsewhere. Person 0 is tied to 1. One look at ties, two there. */
  function gathered(attends = true): World {
    const world = tinyWorld({
      people: [SOMEBODY, { ...SOMEBODY, organization: 1 }, { ...SOMEBODY, organization: 1 }, SOMEBODY],
      arcs: [[0, 1, 0.75]],
      communities: 1,
      turned: { noticing: { looks: 1, stranger: 0 }, communities: { looks: 2 }, organizations: { pass: 0 } },
    });
    const { attending, attendees, gatherStart, gatherEnd } = world.columns;
    attending.set([attends ? 0 : NONE, 0, 0, NONE]);
    attendees.set([0, 1, 2]);
    gatherStart[0] = 0;
    gatherEnd[0] = 3;
    return world;
  }

  it('lets everybody look at all who came, each as often, whatever the walls; a look at oneself is lost', () => {
    expectShares(seen(gathered(), 2), { [NONE]: 1 / 3, 1: 1 / 3, 2: 1 / 3 });
    expectShares(seen(gathered(), 3), { [NONE]: 1 / 3, 1: 1 / 3, 2: 1 / 3 });
  });

  it('does not open the walls to looks elsewhere', () => {
    expectShares(seen(gathered(), 0), { [NONE]: 1 });
  });

  it('shows people as close as they are', () => {
    const world = gathered();
    everyWeek(world, noticing, 50, () => {
      const { seenPerson, seenClose } = world.columns;
      expect(seenClose[2]).toBe(seenPerson[2] === 1 ? 0.75 : 0);
    });
  });

  it('shows a group through a member who came', () => {
    const world = gathered();
    world.columns.recognizedWeek[group(world, [2, 3])] = 5;
    const { seenPerson, seenGroup } = world.columns;
    everyWeek(world, noticing, 50, () => expect(seenGroup[2]).toBe(seenPerson[2] === 2 ? 0 : NONE));
  });

  it('is of its own place in the list of who comes where', () => {
    const world = gathered();
    const { attendees, gatherStart, gatherEnd } = world.columns;
    // Before them two others gather.
    attendees.set([3, 3, 2, 0]);
    gatherStart[0] = 2;
    gatherEnd[0] = 4;
    expectShares(seen(world, 2), { [NONE]: 0.5, 2: 0.5 });
  });

  it('is nothing to who does not come', () => {
    expectShares(seen(gathered(false), 2), { [NONE]: 1 });
  });
});

describe('who is not here', () => {
  const AWAY: Person = { ...SOMEBODY, absent: true };
  const strangers = { turned: { noticing: { looks: 1, stranger: 1 } } };

  it('is no stranger that anybody meets', () => {
    // A third of the draws each falls on oneself, on who is away, and on person 2.
    expectShares(seen(tinyWorld({ people: [SOMEBODY, AWAY, SOMEBODY], ...strangers }), 1), {
      [NONE]: 2 / 3,
      2: 1 / 3,
    });
  });

  it('meets no strangers', () => {
    expectShares(seen(tinyWorld({ people: [AWAY, SOMEBODY, SOMEBODY], ...strangers }), 1), { [NONE]: 1 });
  });
});

describe('the group of the one cared for', () => {
  /** Person 0 cares for person 1, who is stuck. */
  const caring = () =>
    tinyWorld({
      people: [{}, { needs: [[1, 0.7]] }, {}, {}],
      arcs: [[0, 1, 0.6]],
      turned: { noticing: { looks: 1 }, needs: { care: 1, careOfWe: 1, closeEnough: 0.5 } },
    });

  it('is remembered, recognized or not', () => {
    const world = caring();
    group(world, [2, 3]);
    const g = group(world, [1, 2]);
    act(world, noticing);
    expect(world.columns.careGroup[0]).toBe(g);
  });

  it('is found in whichever place of theirs it stands', () => {
    const world = caring();
    const g = group(world, [1, 2]);
    world.columns.membership.set([NONE, g], MEMBERSHIPS);
    act(world, noticing);
    expect(world.columns.careGroup[0]).toBe(g);
  });

  it('is none where they are in no group, or where nobody is cared for', () => {
    const alone = caring();
    const careless = caring();
    group(careless, [1, 2]);
    careless.columns.stuckSince[0] = 3;
    for (const world of [alone, careless]) {
      world.columns.careGroup[0] = 0;
      act(world, noticing);
      expect(world.columns.careGroup[0]).toBe(NONE);
    }
  });
});
