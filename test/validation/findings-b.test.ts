/** What six scenarios of the library say they find, they find: each is lived as shipped, some with fewer replicates. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LiveOptions, type Outcomes, outcomesOf } from './live-variants.ts';

const TIMEOUT = 300_000;
let seen: Outcomes;

function scenario(name: string, options: LiveOptions, findings: () => void) {
  describe(`${name}.yaml`, () => {
    beforeAll(() => {
      seen = outcomesOf(fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url)), options);
    }, TIMEOUT);
    findings();
  });
}

/** Against the first variant where no other is named. */
const difference = (outcome: string, variant: string, against?: string) => seen.difference(outcome, variant, against);
const more = (outcome: string, variant: string, against?: string) =>
  expect(difference(outcome, variant, against).low, `${outcome}, ${variant}`).toBeGreaterThan(0);
const fewer = (outcome: string, variant: string, against?: string) =>
  expect(difference(outcome, variant, against).high, `${outcome}, ${variant}`).toBeLessThan(0);
/** The interval as a whole is within so much of nothing. */
const same = (outcome: string, variant: string, within: number, against?: string) => {
  const { low, high } = difference(outcome, variant, against);
  expect(Math.max(-low, high), `${outcome}, ${variant}`).toBeLessThan(within);
};
const mean = (variant: string, outcome: string) => {
  const values = seen.value(variant, outcome).filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

scenario('after-the-crisis', { replicates: 5 }, () => {
  it('one blow breaks few groups and hardly slows the spread; the younger they are, the more', () => {
    more('broken', 'late');
    expect(mean('late', 'broken_of_struck')).toBeLessThan(0.25);
    same('ever', 'late', 0.05);
    fewer('broken_of_struck', 'late', 'early');
    more('angst', 'early');
  });

  it('twelve weeks break most; new groups form, and fewer people are in one', () => {
    expect(mean('lasting', 'broken_of_struck')).toBeGreaterThan(0.7);
    more('broken_of_struck', 'lasting', 'late');
    more('groups', 'lasting');
    fewer('members', 'lasting');
  });

  it('what everybody has to learn brings people into groups', () => {
    more('members', 'to-learn');
    more('needs_met', 'to-learn');
  });
});

scenario('weavers-facilitators-coordinators', { replicates: 6 }, () => {
  it('weavers alone make it spread', () => {
    more('members', 'weavers');
    fewer('takeoff', 'weavers');
    for (const role of ['facilitators', 'coordinators']) {
      same('members', role, 0.03);
      same('takeoff', role, 10);
    }
  });

  it('with facilitators there are fewer conflicts, and learning together is faster', () => {
    fewer('conflicts', 'facilitators');
    more('pace', 'facilitators');
  });

  it('with coordinators more is discovered', () => {
    more('discovery', 'coordinators');
    more('discovery', 'coordinators', 'facilitators');
  });

  it('groups that weavers bring about have more conflicts and learn more slowly; with all three roles they do not', () => {
    more('conflicts', 'weavers');
    fewer('pace', 'weavers');
    fewer('conflicts', 'all-three', 'weavers');
    more('pace', 'all-three', 'weavers');
  });
});

scenario('ignorance', { replicates: 6 }, () => {
  it('with less expertise fewer belong, with half of it hardly anybody, with a quarter nobody', () => {
    fewer('ever', 'three-quarters');
    fewer('ever', 'half', 'three-quarters');
    expect(mean('half', 'ever')).toBeLessThan(0.1);
    expect(mean('quarter', 'ever')).toBeLessThan(0.01);
  });

  it('catalysts help at half of the expertise, and not enough at a quarter', () => {
    more('ever', 'half-catalysts', 'half');
    more('members', 'half-catalysts', 'three-quarters');
    expect(mean('half-catalysts', 'ever')).toBeGreaterThan(0.75 * mean('usual', 'ever'));
    fewer('ever', 'quarter-catalysts', 'half-catalysts');
    expect(mean('quarter-catalysts', 'ever')).toBeLessThan(0.33 * mean('usual', 'ever'));
  });
});

scenario('part-timers', { replicates: 8 }, () => {
  it('half time reaches as many people in fewer groups, and meets fewer needs', () => {
    same('ever', 'half-time', 0.1);
    fewer('groups', 'half-time');
    fewer('needs_met', 'half-time');
    fewer('needs_met', 'mixed');
    expect(mean('half-time', 'needs_met')).toBeLessThan(0.7 * mean('full-time', 'needs_met'));
  });

  it('movers who find colleagues carry it across organizations, and it reaches more people', () => {
    more('ever', 'moving');
    expect(mean('moving', 'ever')).toBeGreaterThan(1.25 * mean('full-time', 'ever'));
    expect(mean('moving', 'crossing')).toBeGreaterThan(3 * mean('full-time', 'crossing'));
  });

  it('movers who find nobody are cut off: groups are of two organizations, and fewer people are reached', () => {
    expect(mean('moving-alone', 'crossing')).toBeGreaterThan(0.5);
    fewer('ever', 'moving-alone');
    fewer('groups', 'moving-alone');
  });

  it('leavers hurt, and more of them hurt more', () => {
    fewer('ever', 'leaving');
    fewer('members', 'leaving');
    fewer('groups', 'leaving-more', 'leaving');
    expect(mean('leaving-more', 'members')).toBeLessThan(0.5 * mean('full-time', 'members'));
  });
});

scenario('alumni', { replicates: 8 }, () => {
  it('without the help of old friends people in no group meet fewer needs; in all it makes little difference', () => {
    fewer('met_outside', 'no-help');
    same('needs_met', 'no-help', 0.1);
    same('ever', 'no-help', 0.02);
  });

  it('that ties last makes hardly a difference', () => {
    same('met_outside', 'fading', 0.01);
    same('needs_met', 'fading', 0.1);
  });

  it('turning to an old friend every week helps more', () => {
    more('met_outside', 'every-week');
    more('learning', 'every-week');
  });
});

scenario('support-groups', { replicates: 5 }, () => {
  it('the more of those turned away help, the more groups support another, and they are there in any case', () => {
    more('supporting', 'some');
    more('supporting', 'all', 'some');
    expect(mean('nobody', 'supporting')).toBeGreaterThan(0.4 * mean('all', 'supporting'));
    more('groups', 'all');
    more('ever', 'all');
  });

  it('what comes back lets the supported learn faster', () => {
    more('supported_pace', 'all', 'one-way');
  });

  it('the town as a whole gains a little', () => {
    more('needs_met', 'all');
    same('needs_met', 'all', 0.1);
  });
});
