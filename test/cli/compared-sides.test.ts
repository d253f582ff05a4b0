/** What is compared of the arms that were found, and what must be said before. */
import { expect, it } from 'vitest';
import type { OfferedArm } from '../../src/cli/arms-at.ts';
import { type Asked, sidesOf } from '../../src/cli/compared-sides.ts';
import { madeArm, outcomesFor } from '../analysis/made-arm.ts';

const NOTHING: Asked = { outcomes: undefined, matters: [], against: undefined };
const OFFERED = outcomesFor({ ever: null, takeoff: null, size: null }).map(({ margin: _, ...outcome }) => outcome);

function offered(name: string, more: Partial<OfferedArm> = {}, arm: Parameters<typeof madeArm>[2] = {}): OfferedArm {
  return {
    arm: madeArm(name, { ever: [1, 2], takeoff: [3, 4] }, arm),
    ...{ from: `runs/${name}`, place: name, code: 'c', outcomes: OFFERED, usual: ['ever', 'takeoff'] },
    series: [{ name: 'members', unit: 'share', meaning: 'm', head: 'M' }],
    set: null,
    ...more,
  };
}
const said = (found: readonly OfferedArm[], asked: Partial<Asked> = {}): string => {
  try {
    sidesOf(found, { ...NOTHING, ...asked });
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
};

it('by what the first usually tells, or what is asked for, or all; with what matters', () => {
  const found = [offered('a'), offered('b')];
  const told = (asked: Partial<Asked> = {}) =>
    sidesOf(found, { ...NOTHING, ...asked }).compared.map(({ name, margin }) => `${name} ${margin}`);
  expect(told()).toEqual(['ever null', 'takeoff null']);
  expect(told({ outcomes: ['size', 'ever', 'size'] })).toEqual(['size null', 'ever null']);
  expect(told({ outcomes: ['all'], matters: ['size=2'] })).toEqual(['ever null', 'takeoff null', 'size 2']);
});

it('what the others are held against comes first, by its name or its title', () => {
  const names = (against?: string) =>
    sidesOf([offered('a'), offered('b'), offered('c')], { ...NOTHING, against }).arms.map(({ name }) => name);
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(names('c')).toEqual(['c', 'a', 'b']);
  expect(names('B')).toEqual(['b', 'a', 'c']);
});

it('refuses other weeks, no runs, nothing in common, and one name for two things', () => {
  const a = offered('a');
  expect(said([a, offered('b', {}, { weeks: 50 })])).toBe(
    'runs/b: has 50 weeks and runs/a 100, expected runs of one length',
  );
  expect(said([a, offered('b', {}, { seeds: [] })])).toBe('runs/b: no run of it came to its end');
  const other = [{ ...OFFERED[0]!, name: 'mine' }];
  expect(said([a, offered('b', { outcomes: other, usual: ['mine'] })])).toBe(
    'runs/b: has no outcome in common with runs/a (ever, takeoff; mine)',
  );
  const changed = OFFERED.map((outcome) =>
    outcome.name === 'ever' ? { ...outcome, meaning: 'something else' } : outcome,
  );
  expect(said([a, offered('b', { outcomes: changed })])).toBe(
    `runs/b: its outcome ever is "something else", that of runs/a "${OFFERED[0]!.meaning}"`,
  );
});

it('says what is left out, and where the program was another', () => {
  const notes = (more: Partial<OfferedArm>, arm: Parameters<typeof madeArm>[2] = {}) =>
    sidesOf([offered('a'), offered('b', more, arm)], NOTHING).notes;
  expect(notes({})).toEqual([]);
  expect(notes({ code: 'd' })).toEqual([
    'the runs were made by different states of the program: part of what differs may come from there',
  ]);
  // Other versions are told by the comparison itself, and a sweep does not say its code.
  expect(notes({ code: 'd' }, { version: '2.0.0' })).toEqual([]);
  expect(notes({ code: '' })).toEqual([]);
  const own = { ...OFFERED[0]!, name: 'mine' };
  expect(notes({ outcomes: [...OFFERED, own], usual: ['ever', 'mine'] }, { kind: 'point' })).toEqual([
    'runs/b: mine left out, as not all have it',
  ]);
});
