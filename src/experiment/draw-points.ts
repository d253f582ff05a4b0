/** Draws the points of a sweep, and tells those that cannot be before any is lived. */
import { type Faults, ScenarioFault, type Where } from '../scenario/fault.ts';
import type { Written } from '../scenario/yaml.ts';
import { MOST_POINTS } from './design-shape.ts';
import { DesignFault } from './designs/design-fault.ts';
import { type DrawnDesign, drawDesign } from './designs/draw-design.ts';
import { sizeOf } from './designs/size-of-design.ts';
import { type PointSource, pointTold, scenarioAt } from './point-scenario.ts';
import type { Allowed } from './read-constraints.ts';
import type { DesignSpec, Factor, Level } from './sweep.ts';

/** Null with a fault told where there is no such design. */
export function drawPoints(
  spec: DesignSpec,
  factors: readonly Factor[],
  seed: string,
  allowed: Allowed,
  written: Written,
  faults: Faults,
): DrawnDesign | null {
  try {
    const size = sizeOf(spec, factors);
    if (size > MOST_POINTS)
      throw new DesignFault(
        `${size.toLocaleString('en')} points given, expected at most ${MOST_POINTS.toLocaleString('en')}`,
      );
    return drawDesign(spec, factors, seed, allowed);
  } catch (error) {
    if (!(error instanceof DesignFault)) throw error;
    const given = Object.hasOwn(written.data as object, 'design');
    const path =
      error.factor !== null && factors.some(({ name }) => name === error.factor)
        ? ['vary', error.factor]
        : given
          ? ['design']
          : ['vary'];
    faults.add(written.place(path, path[0] === 'design' ? 'value' : 'key'), path.join('.'), error.message);
    return null;
  }
}

/** So many points are read before any is lived; of more, as many that lie evenly among them. */
const MOST_TRIED = 1000;
const MOST_TOLD = 3;

/** Values that fit the scenario one by one may not fit each other. */
export function tellImpossible(source: PointSource, { points }: DrawnDesign, written: Written, faults: Faults): void {
  const every = Math.max(1, Math.ceil(points.length / MOST_TRIED));
  const wrong: { number: number; values: readonly Level[]; fault: string }[] = [];
  const chosen = points.filter((_, at) => at % every === 0);
  for (const { number, values } of chosen) {
    try {
      scenarioAt(source, values);
    } catch (error) {
      if (!(error instanceof ScenarioFault)) throw error;
      wrong.push({ number, values, fault: error.faults[0]!.replace(`${pointTold(source.factors, values)}: `, '') });
    }
  }
  const where: Where = written.place(['vary'], 'key');
  for (const { number, values, fault } of wrong.slice(0, MOST_TOLD))
    faults.add(where, 'vary', `point ${number}, ${pointTold(source.factors, values)}: ${fault}`);
  if (wrong.length === 0) return;
  const tried = every === 1 ? `the ${points.length}` : `${chosen.length} tried of the ${points.length}`;
  faults.add(where, 'vary', `${wrong.length} of ${tried} points cannot be, expected constraints that leave them out`);
}
