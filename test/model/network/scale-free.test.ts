import { expect, it } from 'vitest';
import { arcsOf } from '../../../src/model/network/arcs-of.ts';
import { degreesOf, mean } from './measures.ts';

const COUNT = 100_000;
const TIES = 4;
const network = { kind: 'scale-free', ties: TIES, closeness: { constant: 0.4 } } as const;
const degrees = degreesOf(arcsOf(network, COUNT, 'a'), COUNT);

it('degrees fall as a power law of exponent 3 (Barabási & Albert 1999)', () => {
  // Maximum likelihood for a discrete tail (Clauset, Shalizi & Newman 2009, equation 3.7).
  const least = 30;
  const tail = degrees.filter((degree) => degree >= least);
  const sum = tail.reduce((so, degree) => so + Math.log(degree / (least - 0.5)), 0);
  const exponent = 1 + tail.length / sum;
  expect(tail.length).toBeGreaterThan(1500);
  expect(exponent).toBeGreaterThan(2.8);
  expect(exponent).toBeLessThan(3.2);
});

it.each([4, 5, 8, 12])('the share of people with %d ties is 2m(m+1)/k(k+1)(k+2) (Dorogovtsev et al. 2000)', (k) => {
  const expected = (2 * TIES * (TIES + 1)) / (k * (k + 1) * (k + 2));
  const share = degrees.filter((degree) => degree === k).length / COUNT;
  expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt(expected / COUNT));
});

it('everybody has the ties they came with, and the mean is twice that', () => {
  expect(Math.min(...degrees)).toBe(TIES);
  expect(mean(degrees)).toBeCloseTo(2 * TIES - (TIES * (TIES + 1)) / COUNT, 10);
});

it('a few know hundreds, of whom a random network of the same mean has none', () => {
  expect(Math.max(...degrees)).toBeGreaterThan(300);
});

it('the well-connected are not the first in number: every tenth of the people has its share of ties', () => {
  for (let tenth = 0; tenth < 10; tenth++) {
    const part = degrees.slice((tenth * COUNT) / 10, ((tenth + 1) * COUNT) / 10);
    expect(Math.abs(mean(part) / (2 * TIES) - 1)).toBeLessThan(0.1);
  }
});
