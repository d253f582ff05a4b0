/** What lessons say is what their worlds do: verdicts from medians, yardsticks from tables, scenarios that are there. */
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lab/lessons/all.ts';
import { measured, median } from '../../src/lab/lessons/yardsticks.ts';
import { TABLES } from '../../src/measure/tables.ts';
import { readScenario } from '../../src/scenario/read.ts';

const byId = (id: string) => LESSONS.find((lesson) => lesson.id === id)!;

describe.each(LESSONS.map((lesson) => [lesson.title, lesson] as const))('%s', (_, lesson) => {
  it('has worlds that can be lived, several lucks, and a verdict among its choices', () => {
    for (const { file, variant } of lesson.worlds)
      expect(
        readScenario(file).variants.map(({ name }) => name),
        file,
      ).toContain(variant);
    expect(lesson.lucks).toBeGreaterThanOrEqual(10);
    const keys = lesson.choices.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain(lesson.verdict(lesson.worlds.map((world, at) => at + world.title.length / 100)));
  });
});

describe('a verdict', () => {
  // Medians of 24 replicates, and of made-up worlds that would speak for another choice.
  it.each([
    ['a-pair-beats-two', [5.83, 6.44], 'more'],
    ['a-pair-beats-two', [2.1, 3], 'twice'],
    ['a-pair-beats-two', [1, 6], 'same'],
    ['a-pair-beats-two', [0.5, 6], 'less'],
    ['the-tipping-point', [0, 0, 2.5, 3, 3], 'tips'],
    ['the-tipping-point', [0, 0.5, 2.5, 3, 3], 'tips'],
    ['the-tipping-point', [0, 0.75, 1.5, 2.25, 3], 'even'],
    ['the-tipping-point', [0, 2, 2.5, 3, 3], 'early'],
    ['the-tipping-point', [1, 1, 1, 1, 1.5], 'none'],
    ['experts-or-learners', [1.14, 0.14, 0.29, 1.42], 'depends'],
    ['experts-or-learners', [1, 0.1, 1, 0.1], 'experts'],
    ['experts-or-learners', [0.1, 1, 0.1, 1], 'learners'],
    ['experts-or-learners', [0.1, 1, 1, 0.1], 'other'],
  ])('of %s for %j is %s', (id, medians, verdict) => expect(byId(id).verdict(medians)).toBe(verdict));
});

it('worlds are measured as the outcomes of runs are', () => {
  const row = (cells: Readonly<Record<string, number | null>>) =>
    TABLES.weeks.columns.map(({ name }) => (name in cells ? cells[name]! : 0));
  const rows = [
    row({ people: 10, organizations_changed: 0, gain_together: 0, gain_as_if_alone: 0 }),
    row({ people: 10, needs_met: 2, gain_together: 3, gain_as_if_alone: 0.5 }),
    row({ people: 10, needs_met: 3, gain_together: 1, gain_as_if_alone: 0.5, organizations_changed: 2 }),
  ];
  expect(measured('pace', rows)).toBe(4);
  expect(measured('changed', rows)).toBe(2);
  expect(measured('needs_met', rows)).toBe(0.5);
  expect(measured('pace', rows.slice(0, 1))).toBeNull();
  expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
});
