/** What matters for each outcome of a sweep, in sentences that follow the numbers, and what makes them doubtful. */
import { morrisInWords } from './morris-in-words.ts';
import { regressionInWords } from './regression-in-words.ts';
import type { OutcomeSensitivity, Sensitivity } from './results/sensitivity.ts';
import { counted, share } from './said-numbers.ts';
import { sobolInWords } from './sobol-in-words.ts';

/** What things are called: src/experiment/sweep-result.ts has it, with more. */
export interface SweptNames {
  readonly factors: readonly { readonly name: string; readonly label: string }[];
  readonly outcomes: readonly { readonly name: string; readonly head: string; readonly unit: string }[];
}

/** Luck that makes up more than this share of the variance is worth a warning. */
const MUCH_LUCK = 0.1;

const ROWS = { sobol: 'row of the base sample', morris: 'trajectory', regression: 'point' } as const;
const MANY_ROWS = { sobol: 'rows of the base sample', morris: 'trajectories', regression: 'points' } as const;

/** A paragraph for each outcome, beginning with its head: what matters, what cannot be told, and what to be careful about. */
export function sensitivityInWords(names: SweptNames, sensitivity: Sensitivity): string[] {
  const labels = new Map(names.factors.map(({ name, label }) => [name, label]));
  const label = (factor: string) => labels.get(factor) ?? factor;
  return sensitivity.outcomes.map((outcome) => {
    const { head, unit } = names.outcomes.find(({ name }) => name === outcome.outcome) ?? {
      ...{ head: outcome.outcome, unit: '' },
    };
    const said =
      sensitivity.method === 'sobol'
        ? sobolInWords(outcome, label)
        : sensitivity.method === 'morris'
          ? morrisInWords(outcome, label, unit)
          : regressionInWords(outcome, label);
    return `${head}: ${[...said, ...warnings(sensitivity.method, outcome)].join(' ')}`;
  });
}

function warnings(method: Sensitivity['method'], { used, left, noise, variance }: OutcomeSensitivity): string[] {
  const all = used + left;
  return [
    ...(noise !== null && noise > MUCH_LUCK
      ? [
          `Luck makes up ${noise >= 1 ? 'as much of the variance between points as there is' : `${share(noise)} of the variance between points`}, and looks like effects: more replicates a point would tell them apart.`,
        ]
      : []),
    ...(noise === null && variance > 0
      ? ['How much of this is luck cannot be told from one replicate a point: small effects may be none.']
      : []),
    ...(left > 0
      ? [
          `${left} of ${counted(all, ROWS[method], MANY_ROWS[method])} ${left === 1 ? 'was' : 'were'} left out, because a run failed or had nothing to measure: this is about the others only.`,
        ]
      : []),
  ];
}
