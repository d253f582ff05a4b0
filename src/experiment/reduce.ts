/**
 * Reduces what a run has of each week to one number.
 *
 * Given are the weeks of the rows (a row every `record.every` weeks) and a value for each, NaN where there is none. Every row
 * counts alike, however far it is from the next; only slope and area know how many weeks lie between.
 */

/** Ways of reducing, each with what it is. */
export const TAKES = {
  final: 'the value in the last week; empty where that week has none',
  mean: 'mean of the values that there are; empty: there is none',
  peak: 'the highest value; empty: there is none',
  'peak-week': 'the first week of the highest value; empty: there is none',
  slope: 'the straight line nearest to the values (least squares): its rise a week; empty with fewer than two values',
  area: 'the area below the straight lines from value to value (trapezoids), in the unit times weeks; a week without a value is bridged by the line across it; empty with fewer than two values',
  'first-week': 'the first week in which the expression is true (not 0); empty: never',
} as const;

export type Take = keyof typeof TAKES;
export const TAKE_NAMES = Object.keys(TAKES) as Take[];

/**
 * @param weeks ascending
 * @param values as many
 * @returns null where the text of the way of reducing says "empty"
 */
export function reduce(take: Take, weeks: ArrayLike<number>, values: ArrayLike<number>): number | null {
  const known: { week: number; value: number }[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value)) known.push({ week: weeks[row]!, value });
  }
  switch (take) {
    case 'final': {
      const last = values.length === 0 ? Number.NaN : values[values.length - 1]!;
      return Number.isNaN(last) ? null : last;
    }
    case 'mean':
      return known.length === 0 ? null : sum(known, ({ value }) => value) / known.length;
    case 'peak':
      return peak(known)?.value ?? null;
    case 'peak-week':
      return peak(known)?.week ?? null;
    case 'slope': {
      if (known.length < 2) return null;
      const week = sum(known, (one) => one.week) / known.length;
      const value = sum(known, (one) => one.value) / known.length;
      const across = sum(known, (one) => (one.week - week) ** 2);
      return sum(known, (one) => (one.week - week) * (one.value - value)) / across;
    }
    case 'area': {
      if (known.length < 2) return null;
      return sum(known.slice(1), ({ week, value }, at) => {
        const before = known[at]!;
        return ((week - before.week) * (value + before.value)) / 2;
      });
    }
    case 'first-week':
      return known.find(({ value }) => value !== 0)?.week ?? null;
  }
}

function peak<T extends { readonly value: number }>(known: readonly T[]): T | null {
  return known.reduce<T | null>((so, one) => (so === null || one.value > so.value ? one : so), null);
}

/** Added in the order of the rows. */
function sum<T>(of: readonly T[], value: (one: T, at: number) => number): number {
  return of.reduce((so, one, at) => so + value(one, at), 0);
}
