/** Which factors move an outcome at all, from few runs: elementary effects along trajectories (Morris 1991, Technometrics 33). */
import seedrandom from 'seedrandom';
import type { Estimate } from '../results/sensitivity.ts';
import type { Drawing } from './bca.ts';
import { meanOf, varianceOf } from './moments.ts';
import { percentileInterval } from './quantile.ts';

/** A trajectory: points one after the other, of which neighbours differ in one factor. */
export interface Trajectory {
  /** From each point to the next: how far each factor moves, as a share of its whole range; 0 for all but one. */
  readonly moves: readonly ArrayLike<number>[];
  /** The outcome at each point; NaN: missing. */
  readonly outputs: ArrayLike<number>;
}

export interface MorrisEffect {
  /** Mean size of the effects (Campolongo et al. 2007, Environ. Model. Softw. 22): how much the factor matters. */
  readonly muStar: Estimate;
  /** Mean of the effects: which way. */
  readonly mu: number;
  /** Their standard deviation: how much the effect depends on other factors, or bends. Null for fewer than two effects. */
  readonly sigma: number | null;
  /** Effects that it is made of: one a trajectory, less those whose step was rounded away. */
  readonly effects: number;
}

export interface MorrisEffects {
  /** In the order of the factors; null for a factor without any effect to go by. */
  readonly factors: readonly (MorrisEffect | null)[];
  /** Trajectories that are whole, and trajectories left out because something is missing in them. */
  readonly used: number;
  readonly left: number;
}

/**
 * Effects are in the unit of the outcome a whole range of the factor. Interval of mu*: percentiles over draws of trajectories; none
 * for fewer than two.
 *
 * @param factors how many there are
 */
export function morrisEffects(
  trajectories: readonly Trajectory[],
  factors: number,
  options: Drawing = {},
): MorrisEffects {
  const { level = 0.95, resamples = 1000, seed = 'morris' } = options;
  const whole = trajectories.filter(({ outputs }) => Array.from(outputs).every((value) => !Number.isNaN(value)));
  const effects = Array.from({ length: factors }, (_, factor) =>
    whole.flatMap((trajectory) => effectsOf(trajectory, factor)),
  );
  const results = effects.map((of, factor): MorrisEffect | null => {
    if (of.length === 0) return null;
    const sizes = of.map(Math.abs);
    const random = seedrandom.alea(`${seed} ${factor}`);
    const draws = Float64Array.from({ length: of.length < 2 ? 0 : resamples }, () => {
      let sum = 0;
      for (let i = 0; i < sizes.length; i++) sum += sizes[(random() * sizes.length) | 0]!;
      return sum / sizes.length;
    });
    const interval = percentileInterval(draws, level) ?? { low: null, high: null };
    return {
      muStar: { value: meanOf(sizes), ...interval },
      mu: meanOf(of),
      sigma: of.length < 2 ? null : Math.sqrt(varianceOf(of)),
      effects: of.length,
    };
  });
  return { factors: results, used: whole.length, left: trajectories.length - whole.length };
}

/** The effect of one factor along one trajectory: none where the step was rounded away. */
function effectsOf({ moves, outputs }: Trajectory, factor: number): number[] {
  return moves.flatMap((move, at) => {
    const step = move[factor]!;
    return step === 0 ? [] : [(outputs[at + 1]! - outputs[at]!) / step];
  });
}
