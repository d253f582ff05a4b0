import { describe, expect, it } from 'vitest';
import { chronicle } from '../../../src/analysis/patterns/chronicle.ts';
import { measureSeed } from '../../../src/analysis/patterns/measure.ts';
import { WORLDS, type WorldName, withSigma } from '../../../src/analysis/patterns/worlds.ts';
import { KIND } from '../../../src/model/world.ts';
import { ACTIVE, scenario } from '../../model/made-scenario.ts';

/** Nobody comes and goes, so that whoever ever belonged is still there to be counted. */
const STAYING = { ...ACTIVE, moving: { ...ACTIVE.moving, leave: 0 } };
const made = scenario({ count: 60, fields: 4, organizations: 3, weeks: 60, parameters: STAYING });

describe('the worlds that patterns compare', () => {
  it('differ from the scenario, each in what it is called after, and leave the scenario as it was', () => {
    const before = structuredClone(made);
    for (const name of Object.keys(WORLDS) as WorldName[]) expect(WORLDS[name](made), name).not.toEqual(before);
    expect(withSigma(made, 0.123).parameters.spreading.sigma).toBe(0.123);
    expect(made).toEqual(before);
  });

  it('share their luck: until the week of the crisis its world is the scenario', () => {
    const struck = WORLDS.crisis(made);
    const at = struck.interventions.at(-1)!.from;
    const told = [made, struck].map((one) => chronicle(one, 'luck').ever.slice(0, at));
    expect(told[1]).toEqual(told[0]);
  });
});

describe('a chronicle', () => {
  const told = chronicle(made, 'chronicle');

  it('has everybody who ever belonged, week by week, and never fewer than before', () => {
    expect(told.ever).toHaveLength(61);
    expect(told.ever.at(-1)).toBeGreaterThan(0.5);
    expect(told.ever.every((share, week) => week === 0 || share >= told.ever[week - 1]!)).toBe(true);
  });

  it('counts as inspired only children whose founders had not been in the group', () => {
    const groups = [...told.groups.values()];
    expect(groups.some((group) => group.inspired > 0)).toBe(true);
    for (const group of groups) expect(group.inspired).toBeLessThanOrEqual(group.children);
    const children = groups.filter(({ parent }) => told.groups.has(parent)).length;
    expect(groups.reduce((sum, group) => sum + group.children, 0)).toBe(children);
  });

  it('of a world of appointed experts has teams only, and none whose pupils pass their expert', () => {
    const { groups } = chronicle(WORLDS.assigned(scenario({ count: 60, weeks: 60, organizations: 2 })), 'assigned');
    // No spark, no founding: the tests' own parameters leave difficulties out, so none is assigned without them.
    expect([...groups.values()].every(({ kind }) => kind === KIND.assigned)).toBe(true);
    const needy = scenario({ count: 60, weeks: 60, organizations: 2, parameters: { needs: { rate: 0.1 } } });
    const teams = [...chronicle(WORLDS.assigned(needy), 'assigned').groups.values()];
    expect(teams.length).toBeGreaterThan(10);
    for (const team of teams) expect(team.levelReached).toBeLessThanOrEqual(team.levelFounders + 1e-6);
  });
});

it('measuring a seed gives the same numbers again, and a number for every strength of the spark', () => {
  const small = scenario({ count: 40, fields: 4, organizations: 2, weeks: 50, parameters: ACTIVE });
  const one = measureSeed(small, 'again');
  expect(measureSeed(small, 'again')).toEqual(one);
  expect(one.contrasts.reproduction.every(({ ever }) => ever >= 0 && ever <= 1)).toBe(true);
});
