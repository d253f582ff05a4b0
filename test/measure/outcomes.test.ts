/** Outcomes reckoned by hand on two tiny runs, one of which has no group at all. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { OUTCOMES } from '../../src/measure/outcomes.ts';
import { readRuns } from '../../src/measure/read-runs.ts';
import type { Cell } from '../../src/measure/tables.ts';
import { row, writeTables } from '../chart/fake-tables.ts';

const week = (replicate: number, number: number, values: Record<string, Cell> = {}) =>
  row('weeks', { replicate, week: number, people: 10, ...values });
const group = (number: number, values: Record<string, Cell>) =>
  row('groups', {
    replicate: 1,
    group: number,
    kind: 'own',
    recognized: null,
    crisis: null,
    parent: null,
    ended: null,
    ...values,
  });
const organization = (number: number, values: Record<string, Cell>) =>
  row('organizations', { replicate: 1, organization: number, changed: null, tenth: null, ...values });

const WEEKS = [
  week(1, 0, { stuck: 9 }),
  week(1, 1, {
    founded: 2,
    founded_inside: 1,
    angst: 0.4,
    angst_of_fosterers: null,
    members: 4,
    ever: 1,
    stuck: 5,
    needs_arisen: 6,
    gain_together: 1,
    gain_as_if_alone: 0.25,
  }),
  week(1, 2, {
    founded: 1,
    founded_inside: 1,
    founded_supporting: 1,
    angst: 0.2,
    angst_of_fosterers: 0.03,
    founded_with_parent: 1,
    members: 2,
    ever: 5,
    stuck: 3,
    needs_met: 2,
    needs_arisen: 2,
  }),
  week(1, 3, {
    founded: 1,
    founded_inside: 1,
    founded_in_community: 2,
    angst: 0.2,
    angst_of_fosterers: 0.01,
    beyond_met: 1,
    ended_conflict: 1,
    ended_crisis: 2,
    founded_with_parent: 1,
    members: 0,
    ever: 5,
    stuck: 1,
    needs_met: 1,
    gain_alone: 2,
  }),
  week(1, 4, {
    angst_of_fosterers: null,
    beyond_met: 2,
    gain_discovery: 1,
    esteem: 0.35,
    members: 2,
    ever: 6,
    stuck: 3,
    gain_together: 3,
    gain_as_if_alone: 0.75,
    gain_seeing: 1,
    gain_alumni: 1,
  }),
  week(2, 0),
  week(2, 4, { stuck: 10, angst_of_fosterers: null }),
];
/** Of five weeks, 0 to 4, groups born up to week 1.8 had time for children. */
const GROUPS = [
  group(1, { born: 1, recognized: 2, size_peak: 2, ended: 3, cause: 'fulfilled', evenness: 0.5 }),
  group(2, { born: 1, recognized: 3, size_peak: 4, ended: 4, cause: 'faded' }),
  group(3, { born: 2, parent: 1, size_peak: 2, ended: 3, cause: 'emptied' }),
  group(4, { born: 3, parent: 3, size_peak: 3, evenness: 1 }),
  // A team that was assigned counts among no groups, but in how evenly members contribute.
  group(5, { born: 1, kind: 'assigned', recognized: 2, size_peak: 9, ended: 2, cause: 'fulfilled' }),
];
/** Of three organizations one changed; a tenth was reached in weeks 1 and 3, and in the last never. */
const ORGANIZATIONS = [organization(1, { tenth: 1, changed: 3 }), organization(2, { tenth: 3 }), organization(3, {})];

it('each outcome is what a reader of the tables would reckon; empty where there is nothing to measure', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'groundswell-outcomes-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeTables(directory, { weeks: WEEKS, groups: GROUPS, organizations: ORGANIZATIONS });
  const runs = await readRuns(directory);
  expect([...runs.keys()]).toEqual([1, 2]);
  const values = (replicate: number) =>
    Object.fromEntries(OUTCOMES.map(({ name, of }) => [name, of(runs.get(replicate)!)]));
  expect(values(1)).toEqual({
    ever: 0.6,
    takeoff: 1,
    members: 0.2,
    groups: 4,
    with_parent: 0.5,
    recognized: 0.5,
    fulfilled: 0.5,
    lifetime: 2,
    size: 2.75,
    needs_met: expect.closeTo(0.3, 12),
    needs_met_share: 3 / 8,
    stuck: 0.3,
    learning: 0.8,
    pace: 4,
    reproduction: 0.5,
    lag: 3,
    changed: 1 / 3,
    crossing: 0.25,
    supporting: 0.25,
    in_community: 0.5,
    evenness: 0.3,
    beyond_met: expect.closeTo(0.3, 12),
    broken: 3,
    angst: expect.closeTo(0.2, 12),
    angst_of_fosterers: 0.02,
    esteem: 0.35,
    conflicts: 0,
    discovery: 0.25,
    broken_of_struck: null,
    supported_met: null,
    supported_pace: null,
    met_outside: expect.closeTo(0.3, 12),
  });
  expect(values(2)).toEqual({
    ...{ ever: 0, takeoff: null, members: 0, groups: 0, with_parent: null, recognized: null, fulfilled: null },
    ...{ lifetime: null, size: null, needs_met: 0, needs_met_share: null, stuck: 1, learning: 0, pace: null },
    ...{ reproduction: null, lag: null, changed: null, crossing: null, supporting: null, in_community: null },
    ...{ evenness: null, beyond_met: 0, broken: 0, angst: 0, angst_of_fosterers: null, esteem: 0, conflicts: null },
    ...{ discovery: null, broken_of_struck: null, supported_met: null, supported_pace: null, met_outside: 0 },
  });
});

it('every outcome says its name once, what it means, and how more and less of it are said', () => {
  expect(new Set(OUTCOMES.map(({ name }) => name)).size).toBe(OUTCOMES.length);
  for (const { name, meaning, more, less } of OUTCOMES) {
    expect(name).toMatch(/^[a-z_]+$/);
    expect(meaning.length).toBeGreaterThan(10);
    for (const said of [more, less]) expect(said.match(/\{\}/g), name).toHaveLength(1);
  }
});

it('tables of another version are told by the column that they lack', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'groundswell-outcomes-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeTables(directory, { weeks: WEEKS, groups: GROUPS, organizations: ORGANIZATIONS });
  const run = (await readRuns(directory)).get(1)!;
  expect(() => run.weeks.numbers('weariness')).toThrow('weeks.csv: no column weariness');
});
