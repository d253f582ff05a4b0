/** A point of a sweep by its number or by what it is set to; whatever is wrong is said in one line. */
import { expect, it } from 'vitest';
import { marginsIn } from '../../src/cli/margins.ts';
import { pointInWords, pointNamed } from '../../src/cli/point-named.ts';
import type { Factor, Level, Point } from '../../src/experiment/sweep.ts';

const factor = (name: string, kind: Factor['kind'] = 'number'): Factor => ({
  ...{ name, label: name.split('.').at(-1)!, unit: '', kind, scale: 'linear', range: null, levels: null, usual: null },
});
const FACTORS = [factor('spreading.sigma'), factor('organizations.pass'), factor('network', 'category')];
const VALUES: readonly (readonly Level[])[] = [
  [0.1, 0, 'ring'],
  [0.1 + 0.2, 0, 'ring'],
  [0.5, 0, 'ring'],
  [0.5, 1, 'ring'],
  [0.5, 1, 'random'],
];
const POINTS = VALUES.map((values, at): Point => ({ number: at + 1, values }));
const number = (words: string) => pointNamed(words, FACTORS, POINTS, 'sw').number;
const fault = (words: string): string => {
  try {
    return `found ${number(words)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

it('is found by its number, and by as many of its settings as single it out', () => {
  expect(number('4')).toBe(4);
  expect(number('spreading.sigma=0.1')).toBe(1);
  expect(number('spreading.sigma=0.5, organizations.pass=0')).toBe(3);
  expect(number('network=random')).toBe(5);
  // 0.1 + 0.2 is not 0.3 to a machine, but to whoever writes it.
  expect(number('spreading.sigma=0.3')).toBe(2);
  expect(number('spreading.sigma=3e-1')).toBe(2);
});

it('what is wrong is said with what would be right', () => {
  expect(fault('6')).toBe('sw#6: there is no such point, expected 1 to 5');
  expect(fault('0')).toBe('sw#0: there is no such point, expected 1 to 5');
  expect(fault('spreading.sigm=0.5')).toBe(
    'sw#spreading.sigm=0.5: nothing called spreading.sigm varies there, did you mean spreading.sigma?',
  );
  expect(fault('spreading.sigma=0.45')).toBe(
    'sw#spreading.sigma=0.45: no point has spreading.sigma=0.45, did you mean 0.5?',
  );
  expect(fault('network=rng')).toBe('sw#network=rng: no point has network=rng, did you mean ring?');
  expect(fault('spreading.sigma=0.5')).toBe(
    'sw#spreading.sigma=0.5: 3 points have that (#3, #4, #5), which differ in organizations.pass, network',
  );
  expect(fault('spreading.sigma=0.1,organizations.pass=1')).toBe(
    'sw#spreading.sigma=0.1,organizations.pass=1: no point has all of that at once',
  );
  expect(fault('sigma')).toBe('sw#sigma: sigma given, expected a number or factor=value');
  expect(fault('')).toBe('sw#: nothing given, expected a number or factor=value');
});

it('is called by what it is set to', () => {
  expect(pointInWords(POINTS[3]!, FACTORS)).toBe('sigma 0.5, pass 1, network: ring');
  expect(pointInWords(POINTS[3]!, FACTORS, [FACTORS[1]!])).toBe('pass 1');
  expect(pointInWords(POINTS[3]!, [])).toBe('point 4');
});

it('what matters is given for outcomes that are compared, once each, as numbers above 0', () => {
  const names = ['ever', 'takeoff', 'groups'];
  expect([...marginsIn(['ever=0.02,takeoff=4', 'groups = 3'], names)]).toEqual([
    ['ever', 0.02],
    ['takeoff', 4],
    ['groups', 3],
  ]);
  const said = (...given: string[]) => {
    expect(() => marginsIn(given, names)).toThrow();
    try {
      marginsIn(given, names);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  expect(said('evr=1')).toBe('--matters: no outcome evr is compared, did you mean ever?');
  expect(said('ever')).toBe('--matters: ever given, expected outcome=difference');
  expect(said('')).toBe('--matters: nothing given, expected outcome=difference');
  expect(said('ever=0')).toBe('--matters: ever=0 given, expected a number above 0');
  expect(said('ever=much')).toBe('--matters: ever=much given, expected a number above 0');
  expect(said('ever=1,ever=2')).toBe('--matters: ever is given twice');
});
