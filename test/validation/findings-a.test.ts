/** What the scenarios of the library say comes out does come out: with their own settings, and as few replicates as are clear. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Interval, interval95 } from '../../src/analysis/interval.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { outcomesOf, tablesOf } from './live-variants.ts';

const SIX = { replicates: 6 };
const fileOf = (name: string) => fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The whole interval lies between the two. */
function expectWithin({ low, high }: Interval, least: number, most: number): void {
  expect(low).toBeGreaterThan(least);
  expect(high).toBeLessThan(most);
}

const expectMore = (difference: Interval) => expect(difference.low).toBeGreaterThan(0);
const expectLess = (difference: Interval) => expect(difference.high).toBeLessThan(0);

describe('three-ways-to-foster.yaml', () => {
  const { difference } = outcomesOf(fileOf('three-ways-to-foster'), SIX);

  it('catalysts bring the take-off forward most, individuals less', () => {
    expectLess(difference('takeoff', 'individuals'));
    expectLess(difference('takeoff', 'catalysts', 'individuals'));
    expectMore(difference('ever', 'individuals'));
    expectMore(difference('ever', 'catalysts', 'individuals'));
  });

  it('a few who act as the group change nothing; everybody who does, much', () => {
    expectWithin(difference('ever', 'as-the-group'), -0.03, 0.03);
    expectLess(difference('takeoff', 'all-as-the-group'));
    expectMore(difference('ever', 'all-as-the-group'));
  });

  it('acting as the group costs the least angst, acting as an individual the most', () => {
    for (const group of ['as-the-group', 'all-as-the-group']) {
      expectLess(difference('angst_of_fosterers', group, 'catalysts'));
    }
    expectLess(difference('angst_of_fosterers', 'catalysts', 'individuals'));
  });
});

describe('experts-or-learners.yaml', () => {
  const { difference, value } = outcomesOf(fileOf('experts-or-learners'), SIX);

  it('experts win where expertise is rare, whether learners begin or are many', () => {
    expectLess(difference('needs_met', 'learners'));
    expectLess(difference('needs_met', 'mature'));
    expect(mean(value('experts', 'needs_met'))).toBeGreaterThan(5 * mean(value('mature', 'needs_met')));
  });

  it('assigning half of those who are stuck meets about half of the needs, and catalysts make up for a part of the rest', () => {
    const ofExperts = (variant: string) => mean(value(variant, 'needs_met')) / mean(value('experts', 'needs_met'));
    expectLess(difference('needs_met', 'mixed'));
    expect(ofExperts('mixed')).toBeGreaterThan(0.45);
    expect(ofExperts('mixed')).toBeLessThan(0.75);
    expectMore(difference('needs_met', 'mature-mixed', 'mixed'));
    expectLess(difference('needs_met', 'mature-mixed'));
  });
});

describe('nobody-knows.yaml', () => {
  const { difference, value } = outcomesOf(fileOf('nobody-knows'), SIX);

  it('learners win where many live this way, and experts against a cold start', () => {
    expectMore(difference('needs_met', 'mature'));
    expectLess(difference('needs_met', 'learners'));
  });

  it('only learners meet what nobody at home could meet', () => {
    expect(value('experts', 'beyond_met')).toEqual([0, 0, 0, 0, 0, 0]);
    expectMore(difference('beyond_met', 'learners'));
    expectMore(difference('beyond_met', 'mature', 'learners'));
  });

  it('half and half loses much of what learners achieve', () => {
    expectLess(difference('needs_met', 'mature-mixed', 'mature'));
    expectLess(difference('beyond_met', 'mature-mixed', 'mature'));
    expectLess(difference('groups', 'mature-mixed', 'mature'));
  });
});

describe('walls-and-bridges.yaml', () => {
  const { difference } = outcomesOf(fileOf('walls-and-bridges'), SIX);

  it('guests help a little, communities as much as if there were no walls', () => {
    expectMore(difference('ever', 'guests'));
    expectMore(difference('ever', 'communities', 'guests'));
    expectWithin(difference('ever', 'communities', 'open'), -0.15, 0.15);
    expectLess(difference('lag', 'communities'));
    expectLess(difference('lag', 'open'));
    expectMore(difference('crossing', 'communities'));
    expectLess(difference('crossing', 'communities', 'open'));
  });

  it('walls that come down half way make up for a part of what they had cost', () => {
    expectMore(difference('ever', 'down'));
    expectLess(difference('lag', 'down'));
    expectLess(difference('ever', 'down', 'open'));
  });
});

describe('communities-of-practice.yaml', () => {
  const file = fileOf('communities-of-practice');
  const { difference, value } = outcomesOf(file, SIX);

  it('communities give rise to groups, seeded or grown', () => {
    for (const variant of ['seeded', 'grown', 'both']) {
      expectMore(difference('in_community', variant));
      expectMore(difference('ever', variant));
      expect(mean(value(variant, 'in_community'))).toBeGreaterThan(0.25);
    }
  });

  it('those grown from alumni come later and bring less; beside seeded ones they add a little', () => {
    expectLess(difference('ever', 'grown', 'seeded'));
    expectMore(difference('takeoff', 'grown', 'seeded'));
    expectWithin(difference('ever', 'both', 'seeded'), -0.02, 0.12);
  });

  it('they outlive the groups of their time', () => {
    const both = readScenario(file).variants.find(({ name }) => name === 'both')!.reading.scenario;
    const alive = (born: readonly number[], ended: readonly number[]) => {
      const old = ended.filter((_, row) => born[row]! <= both.weeks / 2);
      return old.filter(Number.isNaN).length / old.length;
    };
    const runs = [1, 2, 3, 4].map((replicate) => tablesOf(both, replicate));
    const more = runs.map(({ communities, groups }) => {
      const [circles, teams] = [communities, groups].map((of) => alive(of.numbers('born'), of.numbers('ended')));
      expect(circles).toBeGreaterThan(0.8);
      return circles! - teams!;
    });
    expectMore(interval95(more));
  });
});

describe('dozen-strangers.yaml', () => {
  const file = fileOf('dozen-strangers');
  const { difference } = outcomesOf(file, SIX);

  it('a dozen among themselves change nothing, open doors much, and most without a theme', () => {
    expectWithin(difference('ever', 'dozen'), -0.06, 0.06);
    expectMore(difference('ever', 'theme', 'dozen'));
    expectMore(difference('ever', 'anything', 'theme'));
  });

  it('a theme keeps an open gathering small, though not at a dozen', () => {
    const peaks = readScenario(file).variants.map(({ reading }) =>
      Math.max(0, ...tablesOf(reading.scenario, 1).communities.numbers('size_peak')),
    );
    const [none, dozen, theme, anything] = peaks;
    expect([none, dozen]).toEqual([0, 12]);
    expect(theme).toBeGreaterThan(24);
    expect(theme).toBeLessThan(150);
    expect(anything).toBeGreaterThan(250);
  });
});

describe('whole-organization.yaml', () => {
  const { difference, value } = outcomesOf(fileOf('whole-organization'), SIX);

  it('a group has more than one child long before organizations change', () => {
    expect(interval95(value('hardly', 'reproduction')).high).toBeLessThan(1);
    expect(interval95(value('somewhat', 'reproduction')).low).toBeGreaterThan(1);
    expect(value('faintly', 'changed')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(mean(value('somewhat', 'changed'))).toBeLessThan(0.1);
  });

  it('the stronger the spark, the more organizations change', () => {
    expectMore(difference('changed', 'clearly', 'somewhat'));
    expectMore(difference('changed', 'strongly', 'clearly'));
    expectMore(difference('changed', 'deeply', 'strongly'));
  });
});
