/** Outcomes that are read from what single groups went through, reckoned by hand on four groups. */
import { expect, it } from 'vitest';
import { type OneRun, OUTCOMES, type TableRows } from '../../src/measure/outcomes.ts';

const table = (columns: Readonly<Record<string, readonly (number | string)[]>>): TableRows => ({
  rows: Object.values(columns)[0]?.length ?? 0,
  numbers: (column) => (columns[column] ?? []) as readonly number[],
  words: (column) => (columns[column] ?? []) as readonly string[],
});
const none = Number.NaN;
const outcome = (name: string, run: Partial<OneRun>) =>
  OUTCOMES.find((one) => one.name === name)!.of({
    weeks: table({}),
    groups: table({}),
    organizations: table({}),
    ...run,
  });

/** The fourth is an assigned team; groups 2 and 3 work for group 1. */
const GROUPS = table({
  group: [1, 2, 3, 4],
  kind: ['own', 'own', 'own', 'assigned'],
  supports: [none, 1, 1, none],
  conflicts: [2, 0, 1, 7],
  crisis: [5, 5, none, 5],
  cause: ['crisis', 'fulfilled', 'conflict', ''],
  needs_brought: [4, 2, 2, 9],
  needs_met: [3, 2, 0, 9],
  gain_together: [3, 1, 1, 1],
  gain_as_if_alone: [0.5, 1, 1, 1],
});

it.each([
  ['conflicts', 1],
  ['broken_of_struck', 1 / 3],
  ['supported_met', 3 / 4],
  ['supported_pace', 6],
])('%s', (name, value) => {
  expect(outcome(name, { groups: GROUPS })).toBe(value);
  expect(outcome(name, {})).toBeNull();
});

it('what is discovered, and what is met outside groups', () => {
  const weeks = table({
    people: [10, 10],
    needs_met: [3, 5],
    needs_met_together: [2, 2],
    gain_together: [1, 3],
    gain_discovery: [0, 1],
  });
  expect(outcome('met_outside', { weeks })).toBe(0.4);
  expect(outcome('discovery', { weeks })).toBe(0.25);
  expect(outcome('discovery', {})).toBeNull();
});
