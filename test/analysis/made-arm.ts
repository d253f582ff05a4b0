/** Arms made by hand, so that every number of a comparison can be worked out. */
import type { Arm } from '../../src/analysis/arm.ts';
import type { ComparedOutcome } from '../../src/analysis/results/comparison.ts';
import { OUTCOMES } from '../../src/measure/outcomes.ts';

/** @param outcomes a value for each run in their order; null where it did not come about */
export function madeArm(
  name: string,
  outcomes: Readonly<Record<string, readonly (number | null)[]>>,
  more: Partial<Arm> = {},
): Arm {
  const runs = Math.max(...Object.values(outcomes).map((of) => of.length));
  const seeds = more.seeds ?? Array.from({ length: runs }, (_, at) => (at === 0 ? 'x' : `x/${at + 1}`));
  return {
    ...{ name, title: name.toUpperCase(), kind: 'run', fingerprint: `of-${name}`, point: null, version: '1.0.0' },
    ...{ weeks: 100, failed: 0, series: new Map() },
    ...more,
    seeds,
    outcomes: new Map(
      Object.entries(outcomes).map(([outcome, values]) => [
        outcome,
        new Map(values.flatMap((value, at) => (value === null ? [] : [[seeds[at]!, value] as const]))),
      ]),
    ),
  };
}

/** Outcomes as the model has them, with what would matter. */
export function outcomesFor(margins: Readonly<Record<string, number | null>>): ComparedOutcome[] {
  return Object.entries(margins).map(([name, margin]) => {
    const { unit, meaning, head, more, less } = OUTCOMES.find((outcome) => outcome.name === name)!;
    return { name, unit, meaning, head, more, less, margin };
  });
}
