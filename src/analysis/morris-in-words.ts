/** What elementary effects say, in sentences that claim no more than their intervals allow. */
import { inOrder, type Ordered } from './in-order.ts';
import type { Estimate, OutcomeSensitivity } from './results/sensitivity.ts';
import { about, named, notTold, numberWithin } from './said-numbers.ts';

interface Found {
  readonly name: string;
  readonly muStar: Estimate;
  readonly mu: number;
  readonly sigma: number | null;
}

/** At most this share of the largest effect, and a factor may be fixed where it is. */
const HARDLY = 0.05;
/** The shortest step that a design of Morris takes, as a share of a factor's range: what luck is stretched by at most. */
const SHORTEST_STEP = 0.5;

/**
 * @param label what a factor is called
 * @param unit of the outcome
 */
export function morrisInWords(outcome: OutcomeSensitivity, label: (factor: string) => string, unit: string): string[] {
  const factors = outcome.factors.flatMap(({ factor, muStar, mu, sigma }): Found[] =>
    muStar && mu !== null ? [{ name: label(factor), muStar, mu, sigma }] : [],
  );
  const unseen = outcome.factors.filter(({ muStar }) => muStar === null).map(({ factor }) => label(factor));
  if (factors.length === 0) return ['too few trajectories are whole to say anything.'];
  const largest = Math.max(...factors.map(({ muStar }) => muStar.value));
  if (largest === 0) return ['the same at every point: no factor moves it.'];
  const floor = luckAlone(outcome);
  const matters = factors.filter(({ muStar }) => (muStar.low ?? 0) > Math.max(floor, HARDLY * largest));
  const others = factors.filter((factor) => !matters.includes(factor));
  const hardly = others.filter(({ muStar }) => muStar.high !== null && muStar.high <= HARDLY * largest);
  const open = others.filter((factor) => !hardly.includes(factor));
  const order = inOrder(matters, open, ({ muStar }) => muStar);
  return [
    ...(matters.length === 0 ? ['no factor can be told from no effect.'] : moving(order, unit)),
    ...about(hardly, (names) => `Hardly moved by ${names}: less than a twentieth of the largest effect.`),
    ...(matters.length === 0 ? [] : notTold('Not to be told from no effect, or from hardly any', open, order.rivals)),
    ...(unseen.length === 0 ? [] : [`No step to go by: ${named(unseen)}.`]),
  ];
}

/**
 * Mean size of an effect that is luck alone: the difference of two means with the variance `noise * variance` each, over the step.
 * 0 where that is not known.
 */
function luckAlone({ noise, variance }: OutcomeSensitivity): number {
  return (Math.sqrt(2 / Math.PI) * Math.sqrt(2 * (noise ?? 0) * variance)) / SHORTEST_STEP;
}

function moving({ first, rest, rivals }: Ordered<Found>, unit: string): string[] {
  const most = rivals.length === 0 ? ' most' : '';
  const lead =
    first.length === 1
      ? `${first[0]!.name} moves it${most}: ${moved(first[0]!, unit)}.`
      : `${named(first.map(({ name }) => name))} move it${most}, and which of them more cannot be told: ${first.map((factor) => `${factor.name} ${moved(factor, unit)}`).join('; ')}.`;
  return [lead, ...rest.map((factor) => `Then ${factor.name}, ${moved(factor, unit)}.`)];
}

/** "by 12.3 [10, 15] weeks over its whole range on average, upwards, about the same everywhere". */
function moved({ muStar, mu, sigma }: Found, unit: string): string {
  const amount =
    unit === 'share'
      ? `${numberWithin(scaled(muStar, 100))} percentage points`
      : `${numberWithin(muStar)}${unit === '' ? '' : ` ${unit}`}`;
  const way = Math.abs(mu) < 0.9 * muStar.value ? 'now up, now down' : mu > 0 ? 'upwards' : 'downwards';
  const steady =
    sigma === null
      ? ''
      : sigma > muStar.value
        ? ', very differently from place to place: it bends, or depends on other factors'
        : sigma < 0.1 * muStar.value
          ? ', about the same everywhere'
          : '';
  return `by ${amount} over its whole range on average, ${way}${steady}`;
}

const scaled = ({ value, low, high }: Estimate, by: number): Estimate => {
  return { value: value * by, low: low === null ? null : low * by, high: high === null ? null : high * by };
};
