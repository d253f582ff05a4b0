/** The film of a run is that run: every week of it, person by person, is what the engine lived, and packing loses nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filmRun } from '../../src/lab/node/film-run.ts';
import type { Film } from '../../src/lab/replay/film.ts';
import { momentsOf } from '../../src/lab/replay/moments.ts';
import { changesFromText, changesToText, fromText, toText } from '../../src/lab/replay/numbers-as-text.ts';
import { pack, unpack } from '../../src/lab/replay/pack.ts';
import { STATE } from '../../src/lab/view/scene.ts';
import { birth } from '../../src/model/birth.ts';
import { type Scenario, seedOf } from '../../src/model/scenario.ts';
import { tick } from '../../src/model/tick.ts';
import { MEMBERSHIPS, type World } from '../../src/model/world.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
import type { RunInfo } from '../../src/simulate/run-info.ts';
import { fingerprint } from '../../src/simulate/world-fingerprint.ts';

/** A lively little world in which people come and go, organizations assign, and somebody fosters. */
const LIVELY = `
people: {count: 90}
weeks: 70
seed: lively
organizations: {count: 3}
needs: {rate: 0.08}
moving: {leave: 0.004}
assigning: {share: 0.2}
fostering: {catalysts: 0.05}
interventions:
  - week: 20
    newcomers: {count: 4}
`;

function read(text: string): { scenario: Scenario; info: RunInfo } {
  const { scenario, resolved } = readScenarioText(text, 'lively.yaml') as {
    scenario: Scenario;
    resolved: Record<string, unknown>;
  };
  const { name, title, question, weeks, seed, replicates } = scenario;
  const asked = { name, title, question, why: '', finding: '', weeks, seed, replicates };
  return {
    scenario,
    info: { ...asked, fingerprint: '0', version: '0', resolved, sources: [], command: 'groundswell run lively.yaml' },
  };
}

/** Lives the scenario as the engine does, and tells of every week. */
function live(scenario: Scenario, replicate: number, told: (world: World) => void): World {
  const world = birth(scenario, seedOf(scenario.seed, replicate));
  told(world);
  while (world.week < scenario.weeks) {
    tick(world);
    told(world);
    world.log.clear();
  }
  return world;
}

const { scenario, info } = read(LIVELY);
const { film, fingerprint: ended } = await filmRun(scenario, info, 2, { from: null });

it('ends in the very world that the engine ends in', () => {
  expect(ended).toBe(fingerprint(live(scenario, 2, () => {})));
});

it('shows in every week the memberships, states, needs and sparks that the engine has in that week', () => {
  const moment = momentsOf(unpack(pack(film)));
  let members = 0;
  let away = 0;
  live(scenario, 2, (world) => {
    const { columns: w, week } = world;
    const shown = moment(week);
    film.people.forEach(({ row }, k) => {
      const own = Array.from({ length: MEMBERSHIPS }, (_, m) => w.membership[row * MEMBERSHIPS + m]!)
        .filter((g) => g >= 0)
        .map((g) => w.groupId[g]!);
      const seen = [shown.groupsOf[2 * k]!, shown.groupsOf[2 * k + 1]!].filter((number) => number >= 0);
      const where = `week ${week}, person ${row + 1}`;
      expect(seen, where).toEqual(own);
      expect(shown.state[k] === STATE.away, where).toBe(w.here[row] === 0);
      expect(shown.state[k] === STATE.member, where).toBe(w.here[row] === 1 && own.length > 0);
      if (w.here[row] === 1) {
        expect(shown.stuck[k], where).toBe(own.length === 0 && w.stuckSince[row]! >= 0 ? 1 : 0);
        expect(Math.abs(shown.spark[k]! - w.spark[row]!), where).toBeLessThanOrEqual(0.05 + 1e-6);
      }
      members += own.length;
      away += w.here[row] === 0 ? 1 : 0;
    });
    for (const { number, members: those } of shown.groups)
      for (const k of those) expect([shown.groupsOf[2 * k], shown.groupsOf[2 * k + 1]]).toContain(number);
  });
  expect(members).toBeGreaterThan(500);
  expect(away).toBeGreaterThan(50);
});

it('counts in every week what the engine has', () => {
  live(scenario, 2, ({ columns: w, week, settings }) => {
    const rows = Array.from({ length: settings.size.people }, (_, i) => i).filter((i) => w.here[i] === 1);
    expect(film.counts.people[week]).toBe(rows.length);
    expect(film.counts.ever[week]).toBe(rows.filter((i) => w.groupsSoFar[i]! > 0).length);
    expect(film.counts.stuck[week]).toBe(rows.filter((i) => w.stuckSince[i]! >= 0).length);
  });
});

it('energy, trust and size of a group are those of every week of its life', () => {
  const known = new Map(film.groups.map((group) => [group.number, group]));
  let compared = 0;
  live(scenario, 2, ({ columns: w, week }) => {
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0 || w.ended[g] !== -1) continue;
      const group = known.get(w.groupId[g]!)!;
      expect(group.born).toBe(w.born[g]);
      expect(group.size[week - group.first]).toBe(w.size[g]);
      expect(group.energy[week - group.first]).toBe(Math.round(100 * w.energyLevel[g]!));
      expect(group.trust[week - group.first]).toBe(Math.round(100 * Math.min(1, w.trust[g]!)));
      compared += 1;
    }
  });
  expect(compared).toBeGreaterThan(200);
});

it('a spark travels only from somebody in the group that it is of, or from somebody who fosters, to somebody who is not', () => {
  let travelled = 0;
  film.sparks.forEach((flights, week) => {
    for (let s = 0; s < flights.length; s += 3) {
      const [from, to, group] = [flights[s]!, flights[s + 1]!, flights[s + 2]!];
      expect(from).not.toBe(to);
      if (group === 0) continue;
      // They were in it when they were seen: at the end of the week before, or since this week.
      const groupsIn = (w: number, k: number) =>
        w < 0 ? [] : [...film.groupsOf.slice((w * film.people.length + k) * 2, (w * film.people.length + k) * 2 + 2)];
      expect([...groupsIn(week - 1, from), ...groupsIn(week, from)]).toContain(group);
      expect(groupsIn(week - 1, to)).not.toContain(group);
      travelled += 1;
    }
  });
  expect(travelled).toBeGreaterThan(20);
});

it('who begins a group has taken the five steps in their order, and both sides tell of the same group and week', () => {
  const own = film.groups.filter(({ assigned }) => !assigned);
  expect(own.length).toBeGreaterThan(5);
  for (const group of own) {
    const founders = group.founders.map((person) => film.people.find(({ row }) => row === person - 1)!);
    for (const [at, founder] of founders.entries()) {
      const entries = founder.entries.filter((entry) => entry.group === group.number);
      expect(entries).toHaveLength(1);
      const { week, since, saw, wanted, talked, talks, through } = entries[0]!;
      expect(week).toBe(group.born);
      expect(through).toBe(founders[1 - at]!.row);
      expect(talks).toBeGreaterThan(0);
      expect(talked).toBeLessThanOrEqual(week);
      if (since >= 0) expect(talked).toBeGreaterThanOrEqual(since);
      if (wanted >= 0) {
        expect(saw).toBeGreaterThanOrEqual(0);
        expect(saw).toBeLessThanOrEqual(wanted);
        expect(wanted).toBeLessThanOrEqual(week);
      }
    }
    // One of the two at least has wished for it.
    expect(founders.some(({ entries }) => entries.some((e) => e.group === group.number && e.wanted >= 0))).toBe(true);
  }
});

it('needs that are met were short of their level when they arose, and have come nearer to it', () => {
  const met = film.people.flatMap(({ needs }) => needs).filter((need) => need.met);
  expect(met.length).toBeGreaterThan(20);
  for (const { from, to, wanted, since, until } of met) {
    expect(until).toBeGreaterThan(since);
    expect(from).toBeLessThan(wanted);
    expect(to).toBeGreaterThan(from);
  }
});

it('a film that is packed and unpacked is the same film', () => {
  expect(unpack(JSON.parse(JSON.stringify(pack(film))) as ReturnType<typeof pack>)).toEqual(film);
});

it('the same run gives the same film', async () => {
  const again: Film = (await filmRun(scenario, info, 2, { from: null })).film;
  expect(JSON.stringify(pack(again))).toBe(JSON.stringify(pack(film)));
});

it('of a larger world a connected neighbourhood around the first groups is shown, and counts stay those of everybody', async () => {
  const large = read('people: {count: 2600}\nweeks: 30\nseed: large\nneeds: {rate: 0.1}\n');
  const { film: part } = await filmRun(large.scenario, large.info, 1, { from: null });
  expect(part.people).toHaveLength(2000);
  expect(part.everybody).toBe(2600);
  expect(part.counts.people).toEqual(Array(31).fill(2600));
  const [first] = part.groups;
  expect(part.people.map(({ row }) => row + 1)).toEqual(expect.arrayContaining([...first!.founders]));
}, 60_000);

it('whole numbers below 2^30 survive as text, and so do blocks of which only changes are written', () => {
  const whole = fc.integer({ min: -(2 ** 30) + 1, max: 2 ** 30 - 1 });
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      expect(fromText(toText(numbers))).toEqual(numbers);
    }),
    { seed: 1, numRuns: 300 },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 90 }),
      (wide, of) => {
        const blocks = Uint8Array.from(of.slice(0, Math.floor(of.length / wide) * wide));
        expect(changesFromText(changesToText(blocks, wide), wide, new Uint8Array(blocks.length))).toEqual(blocks);
      },
    ),
    { seed: 2, numRuns: 300 },
  );
  // Worked out by hand: 0 is byte 0, -1 byte 1, 1 byte 2, 64 bytes 128 and 1.
  expect(atob(toText([0, -1, 1, 64]))).toBe('\u0000\u0001\u0002\u0080\u0001');
  expect(() => toText([0.5])).toThrow('no whole number');
});
