/**
 * Whether two sides live the same world: what comes of it must be spread alike over seeds, before anything is said about speed.
 *
 * For each outcome the difference of the means has an interval of 95 % (Welch 1947, "The generalization of Student's problem when
 * several different population variances are involved"). The sides agree when every interval is narrow enough to say something and
 * either holds 0 or lies within a margin of our mean.
 */
import { mean, sampleVariance } from 'simple-statistics';

export const OUTCOMES = {
  ever: 'share of people who ever belonged',
  alive: 'groups alive at the end',
  groupsEver: 'groups ever',
};
/** How far another mean may lie from ours and still count as the same. */
export const MARGIN = 0.1;
/** An interval wider than this, to either side, says too little. */
export const WIDEST = 0.25;

/** The 97.5 % quantile of Student's t (Abramowitz & Stegun 26.7.5, to four terms; within 0.1 % from 4 degrees of freedom on). */
export function student(freedom) {
  const z = 1.959963984540054;
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0);
}

/** The difference of the means, theirs less ours, with its interval. */
export function welch(ours, theirs) {
  const difference = mean(theirs) - mean(ours);
  const [a, b] = [ours, theirs].map((values) => sampleVariance(values) / values.length);
  const freedom = (a + b) ** 2 / (a ** 2 / (ours.length - 1) + b ** 2 / (theirs.length - 1));
  const half = a + b > 0 ? student(freedom) * Math.sqrt(a + b) : 0;
  return { difference, low: difference - half, high: difference + half };
}

/** One row for each outcome; runs are what contestants said. */
export function agreementOf(ours, theirs) {
  return Object.entries(OUTCOMES).map(([key, meaning]) => {
    const [mine, other] = [ours, theirs].map((runs) => runs.map((run) => run[key]));
    const { difference, low, high } = welch(mine, other);
    const scale = Math.abs(mean(mine));
    const telling = (high - low) / 2 <= WIDEST * scale;
    const alike = (low <= 0 && high >= 0) || (low >= -MARGIN * scale && high <= MARGIN * scale);
    return { meaning, ours: mean(mine), theirs: mean(other), difference, low, high, scale, telling, alike };
  });
}

export const agrees = (rows) => rows.every(({ telling, alike }) => telling && alike);
