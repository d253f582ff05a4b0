/** What rank correlation and regression say, in sentences that claim no more than their intervals allow. */
import { inOrder } from './in-order.ts';
import type { Estimate, OutcomeSensitivity } from './results/sensitivity.ts';
import { named, numberWithin, share } from './said-numbers.ts';

interface Found {
  readonly name: string;
  readonly prcc: Estimate;
}

/** Below this share explained, most of what happens is not straight. */
const LITTLE = 0.5;

/** @param label what a factor is called */
export function regressionInWords(outcome: OutcomeSensitivity, label: (factor: string) => string): string[] {
  const factors = outcome.factors.flatMap(({ factor, prcc }): Found[] => (prcc ? [{ name: label(factor), prcc }] : []));
  const unseen = outcome.factors.filter(({ prcc }) => prcc === null).map(({ factor }) => label(factor));
  if (factors.length === 0)
    return [
      outcome.variance > 0
        ? 'nothing can be said: points are too few, or factors move together and cannot be told apart.'
        : 'the same at every point: there is nothing to explain.',
    ];
  const clear = factors.filter(({ prcc }) => (prcc.low ?? 0) > 0 || (prcc.high ?? 0) < 0);
  const open = factors.filter((factor) => !clear.includes(factor));
  const { explained } = outcome;
  return [
    ...ofThose(clear),
    ...(open.length === 0
      ? []
      : [
          `Not to be told from no steady effect (one that rises and falls again would not be seen): ${named(open.map(({ name }) => name))}.`,
        ]),
    ...(unseen.length === 0
      ? []
      : [`Without an order that could be measured, or the same at every point: ${named(unseen)}.`]),
    ...(explained === null
      ? []
      : [
          `A straight line through all factors explains ${share(explained)} of the variance${explained < LITTLE ? ': what is not straight, and what factors do together, is not told here' : ''}.`,
        ]),
  ];
}

function ofThose(clear: readonly Found[]): string[] {
  if (clear.length === 0) return ['no factor can be told from no steady effect.'];
  const { first, rest } = inOrder(clear, ({ prcc }) => sizeOf(prcc));
  const lead =
    first.length === 1
      ? `it goes most steadily with ${first[0]!.name}: it ${goes(first[0]!)}.`
      : `it goes most steadily with ${named(first.map(({ name }) => name))}, and with which of them more cannot be told: it ${first.map(goes).join('; it ')}.`;
  return [lead, ...rest.map((factor) => `It ${goes(factor)}.`)];
}

/** "rises with the spark (rank correlation 0.81 [0.74, 0.86], the others held)". */
const goes = ({ name, prcc }: Found) =>
  `${prcc.value > 0 ? 'rises' : 'falls'} with ${name} (rank correlation ${numberWithin(prcc)}, the others held)`;

/** Of something that is clear of zero: how far from it. */
function sizeOf({ value, low, high }: Estimate): Estimate {
  return value >= 0 ? { value, low, high } : { value: -value, low: high && -high, high: low && -low };
}
