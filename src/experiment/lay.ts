/**
 * Lays the values of factors over a scenario. Choices come first, then the kinds of things, then all other settings, whatever
 * the order in which the factors are written: so that no value is lost below another that replaces the whole mapping it is in.
 */
import { isMapping, layOver } from '../scenario/lay-over.ts';
import type { Layer, Level } from './sweep.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** What has to be laid over a scenario for the setting at a path to have a value; a step inside a list is a number from 0. */
export function changeAt(data: Mapping, path: readonly string[], value: unknown): Mapping {
  const [step, ...rest] = path as [string, ...string[]];
  return { [step]: within(Object.hasOwn(data, step) ? data[step] : undefined, rest, value) };
}

function within(below: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(below)) {
    const at = elementIn(below, step);
    // A list is replaced as a whole: what stays as it is in it goes with it.
    return below.map((item, n) => {
      if (n !== at) return item;
      if (rest.length === 0) return value;
      const change = within(item, rest, value);
      return isMapping(item) && isMapping(change) ? layOver(item, change) : change;
    });
  }
  const holder = isMapping(below) && Object.hasOwn(below, step) ? below[step] : undefined;
  return { [step]: within(holder, rest, value) };
}

/** Thrown when a path leads to an element that a list does not have. */
export class NoElement extends Error {
  constructor(length: number, step: string) {
    const expected = length === 0 ? 'a list with something in it' : `a number from 0 to ${length - 1}`;
    super(`no element ${step} in a list of ${length}, expected ${expected}`);
    this.name = 'NoElement';
  }
}

function elementIn(list: readonly unknown[], step: string): number {
  if (!/^(0|[1-9]\d*)$/.test(step) || Number(step) >= list.length) throw new NoElement(list.length, step);
  return Number(step);
}

/** What a value of a factor changes in a scenario. */
export function changeOf(data: Mapping, layer: Layer, value: Level): Mapping {
  if (layer.kind === 'setting') return changeAt(data, layer.path, value);
  if (typeof value !== 'string' || !Object.hasOwn(layer.choices, value))
    throw new RangeError(`internal: no choice ${value}`);
  return layer.choices[value]!;
}

/**
 * The scenario with all values on it.
 * @param values in the order of the layers
 * @throws NoElement when a path leads to an element that a list does not have
 */
export function layAll(data: Mapping, layers: readonly Layer[], values: readonly Level[]): Mapping {
  return inOrder(layers).reduce((so, at) => layOver(so, changeOf(so, layers[at]!, values[at]!)), data);
}

function inOrder(layers: readonly Layer[]): number[] {
  const turn = (layer: Layer) => (layer.kind === 'choices' ? 0 : layer.path.at(-1) === 'kind' ? 1 : 2);
  return [...layers.keys()].sort((a, b) => turn(layers[a]!) - turn(layers[b]!) || a - b);
}
