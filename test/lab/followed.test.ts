/** Who is followed in the lab: what is said of everybody and of every group is what the engine has in that week. */
import { describe, expect, it } from 'vitest';
import {
  companionsOf,
  emphasisOf,
  inWords,
  nextGroup,
  nextPerson,
  toldOf,
  type Whom,
} from '../../src/lab/page/followed.ts';
import type { Moment } from '../../src/lab/view/scene.ts';
import { begin, type Life, liveWeek } from '../../src/lab/worker/life.ts';
import { Colours, momentOf, shownIn } from '../../src/lab/worker/picture.ts';
import { percent } from '../../src/measure/words.ts';
import { MEMBERSHIPS, NONE } from '../../src/model/world.ts';
import { readScenarioText } from '../../src/scenario/read.ts';

const TOWN = 'weeks: 80\nseed: lab\npeople:\n  count: 120\nattraction:\n  threshold: 0.45\n';

/** A town with groups, people who have let go, and people who are stuck. */
function lived(): { world: Life['world']; moment: Moment } {
  const { scenario, resolved } = readScenarioText(TOWN, 'lab.yaml');
  const nothing = { row: () => {}, drained: () => Promise.resolve() };
  const life = begin(scenario, resolved, nothing, { acts: null, counts: null });
  while (life.world.week < scenario.weeks) liveWeek(life);
  const { world } = life;
  return { world, moment: momentOf(world, shownIn(world), new Colours()) };
}

describe('in a town that has lived for a while', () => {
  const { world, moment } = lived();
  const { columns: w, settings } = world;
  const all = Array.from({ length: settings.size.people }, (_, person) => person);
  const own = (person: number) =>
    Array.from({ length: MEMBERSHIPS }, (_, m) => w.membership[person * MEMBERSHIPS + m]!).filter((g) => g >= 0);
  const rows = [...new Set(all.flatMap(own))];

  it('each person is told with their groups or their need, and with their spark', () => {
    const kinds = new Set<string>();
    for (const person of all) {
      const said = inWords(toldOf({ person }, moment));
      expect(said).toContain(`, spark ${percent(w.spark[person]!)}`);
      const groups = own(person).map((g) => `group ${w.groupId[g]}`);
      const stuck = w.stuckSince[person] !== NONE;
      const former = w.groupsSoFar[person]! > 0;
      const state =
        groups.length > 0
          ? `in ${groups.join(' and ')}`
          : former
            ? `has let go, ${stuck ? 'stuck again' : 'no need'}`
            : stuck
              ? 'stuck, in no group'
              : 'no need, no group yet';
      expect(said.split(', spark')[0], `person ${person}`).toBe(state);
      kinds.add(groups.length > 0 ? 'member' : state);
    }
    expect(kinds.size).toBeGreaterThanOrEqual(4);
  });

  it('each group is told with its people, its energy and whether it is recognized', () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const g of rows) {
      const whom = { group: w.groupId[g]! };
      const said = inWords(toldOf(whom, moment)).replaceAll('\u00a0', ' ');
      const known = w.recognizedWeek[g] === NONE ? 'new' : 'recognized';
      expect(said).toBe(
        `${w.size[g]} people, ${known}, energy ${percent(w.energyLevel[g]!).replaceAll('\u00a0', ' ')}`,
      );
      const members = all.filter((person) => own(person).includes(g));
      expect(companionsOf(whom, moment).sort((a, b) => a - b)).toEqual(members);
      expect(emphasisOf(whom, moment)).toMatchObject({ groups: [whom.group] });
    }
  });

  it('companions of a person are all others of their groups', () => {
    for (const person of all) {
      const others = all.filter((other) => other !== person && own(other).some((g) => own(person).includes(g)));
      expect(companionsOf({ person }, moment).sort((a, b) => a - b)).toEqual(others);
    }
  });

  it('arrow keys go through all groups and come round, and through the people of a group', () => {
    const seen = new Set<number>();
    let whom: Whom | null = null;
    for (let press = 0; press < rows.length; press++) {
      whom = nextGroup(whom, moment, 1);
      seen.add((whom as { group: number }).group);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(rows.map((g) => w.groupId[g]!).sort((a, b) => a - b));
    const last = whom!;
    expect(nextGroup(nextGroup(last, moment, 1), moment, -1)).toEqual(last);
    const person = nextPerson(last, moment, 1)!;
    expect(companionsOf(last, moment)).toContain((person as { person: number }).person);
    expect(nextPerson(nextPerson(person, moment, 1), moment, -1)).toEqual(person);
  });

  it('a group that is over, and somebody who is away, are told as gone', () => {
    expect(inWords(toldOf({ group: 9999 }, moment))).toBe('does not live in this week');
    const away = { ...moment, state: Array.from(moment.state, () => 0) };
    expect(inWords(toldOf({ person: 3 }, away))).toBe('is not here');
    expect(emphasisOf({ person: 3 }, away).labels).toEqual([]);
    expect(nextPerson(null, away, 1)).toBeNull();
    expect(nextGroup(null, { ...moment, groups: [] }, 1)).toBeNull();
  });
});
