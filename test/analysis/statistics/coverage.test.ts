/** Intervals keep what they promise: counted over made-up samples, against the share that a long count gave. */
import { expect, it } from 'vitest';
import { measured } from './coverage.ts';

/** TRIALS=4000 counts as long as docs/analysis.md does. */
const TRIALS = Number(process.env.TRIALS ?? 300);

it.each(measured(TRIALS))('$what: holds $measured of the time', ({ share, measured }) => {
  // Three standard errors of a share counted over so many samples.
  const away = 3 * Math.sqrt((share * (1 - share)) / TRIALS);
  expect(Math.abs(measured - share)).toBeLessThan(away + 0.005);
});
