/** Reads how often each point is lived: so many times, or until outcomes are precise enough. */
import type { Faults } from '../scenario/fault.ts';
import { hint } from '../scenario/near.ts';
import type { Written } from '../scenario/yaml.ts';
import type { Path } from '../scenario/yaml-place.ts';
import type { Replicates } from './sweep.ts';
import type { SweepSections } from './sweep-shape.ts';

/** @param outcomes names of those of the sweep; null: not known, for their faults */
export function readReplicates(
  given: NonNullable<SweepSections['replicates']>,
  outcomes: readonly string[] | null,
  written: Written,
  faults: Faults,
): Replicates {
  if (typeof given === 'number') return { kind: 'fixed', count: given };
  const tell = (path: Path, part: 'key' | 'value', message: string) =>
    faults.add(written.place(['replicates', ...path], part), ['replicates', ...path].join('.'), message);
  const { least, most, step, until } = given;
  if (least > most) tell(['most'], 'value', `${most} given, expected at least ${least}, as many as least`);
  const wanted = Object.entries(until).map(([outcome, width]) => {
    if (outcomes !== null && !outcomes.includes(outcome))
      tell(['until', outcome], 'key', `no outcome of this sweep${hint(outcome, outcomes)}`);
    return typeof width === 'number'
      ? ({ outcome, width, of: 'unit' } as const)
      : ({ outcome, width: width.relative, of: 'mean' } as const);
  });
  if (wanted.length === 0)
    tell(['until'], 'value', 'no outcome given, expected at least one and how wide its interval may be');
  return { kind: 'until precise', least, most, step, wanted };
}
