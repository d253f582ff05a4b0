/** What Sobol' indices say, in sentences that claim no more than their intervals allow. */
import { inOrder, type Ordered } from './in-order.ts';
import type { Estimate, OutcomeSensitivity } from './results/sensitivity.ts';
import { about, counted, named, notTold, share, shareWithin } from './said-numbers.ts';

interface Found {
  readonly name: string;
  readonly first: Estimate;
  readonly total: Estimate;
}

/** Less than this share of the variance nobody needs to hear of. */
const WORTH_NAMING = 0.01;
/** At most this share, and a factor may be fixed where it is. */
const HARDLY = 0.05;
/** Intervals wider than this leave the order of factors open. */
const WIDE = 0.25;

/** @param label what a factor is called */
export function sobolInWords(outcome: OutcomeSensitivity, label: (factor: string) => string): string[] {
  const factors = outcome.factors.flatMap(({ factor, first, total }): Found[] =>
    first && total ? [{ name: label(factor), first, total }] : [],
  );
  if (factors.length === 0) {
    if (outcome.used < 2) return ['too few rows of the design are whole to say anything.'];
    return ['the same at every point: there is nothing to explain.'];
  }
  // A factor without any effect still has a total index: the noise, as luck differs between the points that it is reckoned from.
  const floor = Math.max(outcome.noise ?? 0, WORTH_NAMING);
  const matters = factors.filter(({ total }) => (total.low ?? 0) > floor);
  const others = factors.filter((factor) => !matters.includes(factor));
  const none = others.filter(({ total }) => total.value === 0 && total.high === 0);
  const hardly = others.filter(({ total }) => total.high !== null && total.high <= HARDLY && total.high > 0);
  const open = others.filter((factor) => !none.includes(factor) && !hardly.includes(factor));
  const order = inOrder(matters, open, ({ total }) => total);
  return [
    ...(matters.length === 0 ? ['no factor can be told from no effect.'] : mattering(order)),
    ...about(hardly, (names) => {
      const most = share(Math.max(...hardly.map(({ total }) => total.high!)));
      return `Hardly anything comes of ${names}: at most ${most}${hardly.length === 1 ? '' : ' each'}, with all done together with others.`;
    }),
    ...(matters.length === 0 ? [] : notTold('Not to be told from no effect', open, order.rivals)),
    ...about(none, (names) => `Without any effect: ${names}.`),
    ...together(outcome, factors, label),
    ...(factors.some(({ first, total }) => width(first) > WIDE || width(total) > WIDE)
      ? [`Take these shares as rough: intervals are wide with ${counted(outcome.used, 'row')} of the base sample.`]
      : []),
  ];
}

function mattering({ first, rest, rivals }: Ordered<Found>): string[] {
  const most = rivals.length === 0 ? ' most' : '';
  const lead =
    first.length === 1
      ? `${first[0]!.name} matters${most}: it accounts for ${alone(first[0]!)}.`
      : `${named(first.map(({ name }) => name))} matter${most}, and which of them more cannot be told: ${first.map((factor) => `${factor.name} accounts for ${alone(factor)}`).join('; ')}.`;
  return [lead, ...rest.map((factor) => `Then ${factor.name}: ${alone(factor)}.`)];
}

const alone = ({ first, total }: Found) =>
  `${shareWithin(first)} of the variance alone and ${shareWithin(total)} with all it does together with others`;

function together({ interactions }: OutcomeSensitivity, factors: readonly Found[], label: (factor: string) => string) {
  const sum = factors.reduce((all, { first }) => all + first.value, 0);
  const sure = factors.reduce((all, { first }) => all + (first.low ?? first.value), 0);
  const pairs = interactions.filter(({ second }) => (second.low ?? 0) > WORTH_NAMING);
  return [
    ...[...pairs]
      .sort((a, b) => b.second.value - a.second.value)
      .map(
        ({ factors: [one, other], second }) =>
          `Together ${label(one)} and ${label(other)} account for ${shareWithin(second)} beyond what each does alone.`,
      ),
    ...(pairs.length > 0 && interactions.length > 10
      ? [`Of ${counted(interactions.length, 'pair')} looked at, about one in forty would seem to do so by luck.`]
      : []),
    ...(sum > 1
      ? [
          `Alone the factors sum to ${share(sum)} of the variance, more than there is: ${sure > 1 ? 'these indices are not to be trusted' : 'that is within their error'}.`,
        ]
      : []),
  ];
}

const width = ({ low, high }: Estimate) => (low === null || high === null ? Number.POSITIVE_INFINITY : high - low);
