/** Numbers in words never claim more than is so. */
import { expect, it } from 'vitest';
import { spreadApart } from '../../src/chart/s-curve.ts';
import { capital, count, lines, list, number, ordinal, percent, times, wrap } from '../../src/measure/words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('counts with the right plural', () => {
  expect(plain(count(1, 'group'))).toBe('1 group');
  expect(plain(count(0, 'group'))).toBe('0 groups');
  expect(plain(count(1234, 'person', 'people'))).toBe('1,234 people');
  expect(number(12.34, 1)).toBe('12.3');
});

it('a share is all or none only if it is', () => {
  expect([0, 0.0004, 0.004, 0.0951, 0.5, 0.996, 0.9999, 1].map(percent).map(plain)).toEqual([
    '0 %',
    'under 0.1 %',
    '0.4 %',
    '9.5 %',
    '50 %',
    'over 99 %',
    'over 99 %',
    '100 %',
  ]);
});

it('says factors, places and lists', () => {
  expect([plain(times(3.44)), plain(times(12.4))]).toEqual(['3.4 times', '12 times']);
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 113].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 113th',
  );
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(list)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(capital('half')).toBe('Half');
});

it('breaks a title into lines of like length and a caption into full ones, and loses no word', () => {
  const text = 'one two three four five six seven eight nine ten';
  expect(wrap(text, 30)).toEqual(['one two three four five', 'six seven eight nine ten']);
  expect(lines(text, 30)).toEqual(['one two three four five six', 'seven eight nine ten']);
  expect(wrap('short', 30)).toEqual(['short']);
});

it('labels keep their order and their distance, and stay inside', () => {
  const heights = spreadApart([0.98, 0.97, 0.1], 0.06, 1);
  expect(heights[0]! - heights[1]!).toBeCloseTo(0.06);
  expect(heights[0]).toBeLessThanOrEqual(1);
  expect(heights[2]).toBe(0.1);
  expect(spreadApart([0, 0, 0], 0.1, 1).sort()).toEqual([0, 0.1, 0.2]);
});
