/** What rank correlation and regression say, in sentences that claim no more than their intervals allow. */
import { inOrder, type Ordered } from './in-order.ts';
import type { Estimate, OutcomeSensitivity } from './results/sensitivity.ts';
import { about, named, notTold, numberWithin, share } from './said-numbers.ts';

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
      outcome.variance === 0
        ? 'the same at every point: there is nothing to explain.'
        : 'nothing can be said: points are too few, or factors move together and cannot be told apart.',
    ];
  const clear = factors.filter(({ prcc }) => (prcc.low ?? 0) > 0 || (prcc.high ?? 0) < 0);
  const open = factors.filter((factor) => !clear.includes(factor));
  const order = inOrder(clear, open, ({ prcc }) => sizeOf(prcc));
  const { explained } = outcome;
  return [
    ...(clear.length === 0 ? ['no factor can be told from no steady effect.'] : going(order)),
    ...(clear.length === 0 ? [] : notTold('Not to be told from no steady effect', open, order.rivals)),
    ...about(open, () => 'What rises and falls again would not be seen.'),
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

function going({ first, rest, rivals }: Ordered<Found>): string[] {
  const most = rivals.length === 0 ? ' most' : '';
  const lead =
    first.length === 1
      ? `it goes${most} steadily with ${first[0]!.name}: it ${goes(first[0]!)}.`
      : `it goes${most} steadily with ${named(first.map(({ name }) => name))}, and with which of them more cannot be told: it ${first.map(goes).join('; it ')}.`;
  return [lead, ...rest.map((factor) => `It ${goes(factor)}.`)];
}

/** "rises with the spark (rank correlation 0.81 [0.74, 0.86], the others held)". */
const goes = ({ name, prcc }: Found) =>
  `${prcc.value > 0 ? 'rises' : 'falls'} with ${name} (rank correlation ${numberWithin(prcc, 2)}, the others held)`;

/** How far from zero, whichever way. */
function sizeOf({ value, low, high }: Estimate): Estimate {
  const [one, other] = [Math.abs(low ?? value), Math.abs(high ?? value)];
  const across = (low ?? 0) <= 0 && (high ?? 0) >= 0;
  return { value: Math.abs(value), low: across ? 0 : Math.min(one, other), high: Math.max(one, other) };
}
