import { describe, expect, it } from 'vitest';
import { inviting } from '../../../src/model/rules/bridging.ts';
import { noticing } from '../../../src/model/rules/noticing.ts';
import { NONE, type World } from '../../../src/model/world.ts';
import { act, band, everyWeek, group, type Person, type Tiny, team, tinyWorld } from '../tiny-world.ts';

const HERE: Person = {};
const THERE: Person = { organization: 1 };

/** A recognized group of 0 and 1, who both know 2 here and 3 there; 4 is there, too, and known to nobody. */
function world(rate: number, tiny: Partial<Tiny> = {}): { world: World; g: number } {
  const made = tinyWorld({
    people: [HERE, HERE, HERE, THERE, THERE],
    ties: [
      [0, 2, 0.9],
      [0, 3, 0.1],
      [1, 2, 0.9],
      [1, 3, 0.1],
    ],
    turned: { bridging: { rate }, organizations: { pass: 0 } },
    ...tiny,
  });
  const g = group(made, [0, 1]);
  made.columns.recognizedWeek[g] = 5;
  return { world: made, g };
}
const guests = ({ columns }: World) => [...columns.invitedTo.keys()].filter((i) => columns.invitedTo[i]! >= 0);

describe('a recognized group that meets', () => {
  it.each([0, 0.3, 1])('invites somebody with chance %d a week', (rate) => {
    const WEEKS = 4000;
    const { world: made } = world(rate);
    let invited = 0;
    everyWeek(made, inviting, WEEKS, () => {
      invited += guests(made).length;
    });
    expect(Math.abs(invited / WEEKS - rate)).toBeLessThan(band(rate, WEEKS));
  });

  it('invites whom a member is tied to in another organization, and nobody of its own', () => {
    const { world: made, g } = world(1);
    everyWeek(made, inviting, 50, () => {
      expect(guests(made)).toEqual([3]);
      expect(made.columns.invitedTo[3]).toBe(g);
    });
  });

  it('whose members know nobody there invites anybody at all from another organization', () => {
    const { world: made } = world(1, { ties: [[0, 2, 0.9]] });
    const counts = new Map<number, number>();
    const WEEKS = 3000;
    everyWeek(made, inviting, WEEKS, () => {
      for (const i of guests(made)) counts.set(i, (counts.get(i) ?? 0) + 1);
    });
    expect([...counts.keys()].sort()).toEqual([3, 4]);
    const all = counts.get(3)! + counts.get(4)!;
    // Eight draws of five find one of the two, but for 0.6^8 = 0.0168.
    expect(Math.abs(all / WEEKS - 0.9832)).toBeLessThan(band(0.9832, WEEKS));
    expect(Math.abs(counts.get(3)! / all - 0.5)).toBeLessThan(band(0.5, all));
  });

  it('asks through each of its members as often', () => {
    const WEEKS = 3000;
    const { world: made } = world(1, {
      arcs: [
        [0, 3, 0.9],
        [1, 4, 0.1],
      ],
      ties: [],
    });
    let three = 0;
    everyWeek(made, inviting, WEEKS, () => {
      expect(guests(made).length).toBe(1);
      if (made.columns.invitedTo[3]! >= 0) three += 1;
    });
    expect(Math.abs(three / WEEKS - 0.5)).toBeLessThan(band(0.5, WEEKS));
  });

  it.each([
    ['that is not recognized yet', (w: World, g: number) => w.columns.recognizedWeek.fill(NONE, g)],
    ['that did not meet last week', (w: World, g: number) => w.columns.meets.fill(0, g)],
    ['that is over', (w: World, g: number) => w.columns.ended.fill(10, g)],
    ['all of whose acquaintances and others have left', (w: World) => w.columns.here.fill(0, 3)],
    ['where all are of one organization', (w: World) => w.columns.organization.fill(0)],
    ['all of whom belong to it', (w: World, g: number) => w.columns.membership.set([g, NONE, g], 6)],
  ] as const)('(but none %s) invites; last week is over', (_, change) => {
    const { world: made, g } = world(1);
    change(made, g);
    made.columns.invitedTo.fill(0);
    act(made, inviting);
    expect(guests(made)).toEqual([]);
  });

  it('that was assigned invites nobody', () => {
    const made = tinyWorld({ people: [HERE, HERE, THERE], turned: { bridging: { rate: 1 } } });
    const g = team(made, [0, 1], 0);
    made.columns.recognizedWeek[g] = 5;
    act(made, inviting);
    expect(guests(made)).toEqual([]);
  });
});

describe('where two groups invite the same guest', () => {
  it('a lot decides: each as often', () => {
    const WEEKS = 3000;
    const made = tinyWorld({ people: [HERE, HERE, HERE, HERE, THERE], turned: { bridging: { rate: 1 } } });
    const groups = [group(made, [0, 1]), group(made, [2, 3])];
    for (const g of groups) made.columns.recognizedWeek[g] = 5;
    for (const i of [0, 1, 2, 3]) expect(made.columns.organization[i]).toBe(0);
    let first = 0;
    let times = 0;
    everyWeek(made, inviting, WEEKS, () => {
      const g = made.columns.invitedTo[4]!;
      if (g < 0) return;
      times += 1;
      if (g === groups[0]) first += 1;
    });
    expect(times).toBeGreaterThan(0.9 * WEEKS);
    expect(Math.abs(first / times - 0.5)).toBeLessThan(band(0.5, times));
  });
});

describe('a guest', () => {
  it('sees the group and one of its members, walls or no walls, whatever else they are looking at', () => {
    const { world: made, g } = world(1);
    const looks = made.settings.noticing.looks;
    const width = made.settings.size.looks;
    act(made, inviting);
    act(made, noticing);
    const seen = made.columns.seenPerson.subarray(3 * width, 4 * width);
    expect([0, 1]).toContain(seen[looks]);
    expect(made.columns.seenGroup[3 * width + looks]).toBe(g);
    // Nothing else passes through walls that let nothing pass.
    expect([...seen.subarray(0, looks)].filter((j) => j >= 0)).toEqual([]);
  });
});
