/** Whether an outcome differs between two points more than luck explains: with common luck run by run, else from both intervals. */
import type { Point } from '../../experiment/sweep.ts';
import { FEWEST_PAIRS } from '../../measure/difference-in-words.ts';
import { intervalOf, widerFor } from './interval-of.ts';
import type { Swept, ToldOutcome } from './swept.ts';

export interface Change {
  readonly from: number;
  readonly to: number;
  /** 1 up, -1 down, 0: not clear. */
  readonly clear: -1 | 0 | 1;
}

/** @param looks how many such changes are judged together */
export function changeBetween(swept: Swept, outcome: ToldOutcome, a: Point, b: Point, looks = 1): Change {
  const [from, to] = [swept.cell(a, outcome), swept.cell(b, outcome)];
  const pairs = swept.info.luck === 'common' ? pairsOf(swept, outcome, a, b) : [];
  if (pairs.length >= FEWEST_PAIRS) {
    const { n, mean, high } = intervalOf(pairs.map(([before, after]) => after - before));
    return { from: from.mean, to: to.mean, clear: signOf(mean, widerFor(looks, n - 1) * (high - mean)) };
  }
  return { from: from.mean, to: to.mean, clear: apart(from, to, looks) };
}

function pairsOf(swept: Swept, outcome: ToldOutcome, a: Point, b: Point): [number, number][] {
  const after = new Map(swept.runsAt(b).map((run) => [run.replicate, swept.value(run, outcome)]));
  return swept
    .runsAt(a)
    .map((run): [number, number] => [swept.value(run, outcome), after.get(run.replicate) ?? Number.NaN])
    .filter(([before, then]) => !Number.isNaN(before + then));
}

interface Interval {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Which way two independent means differ: the interval of the difference recovered from both (Zou & Donner 2008). */
export function apart(a: Interval, b: Interval, looks = 1): -1 | 0 | 1 {
  if (Math.min(a.n, b.n) < FEWEST_PAIRS) return 0;
  const half = ({ n, mean, high }: Interval) => widerFor(looks, n - 1) * (high - mean);
  return signOf(b.mean - a.mean, Math.hypot(half(a), half(b)));
}

function signOf(difference: number, half: number): -1 | 0 | 1 {
  if (Number.isNaN(difference + half) || Math.abs(difference) <= half) return 0;
  return difference > 0 ? 1 : -1;
}

/** What is said of a factor where nothing is clear: because so few runs can tell nothing, or because there is nothing to see. */
export function noEffect(swept: Swept, outcome: ToldOutcome, what: string): string {
  const few = swept.points.every((point) => swept.cell(point, outcome).n < FEWEST_PAIRS);
  return few ? `too few runs to call an effect of ${what} clear` : `no clear effect of ${what}`;
}
