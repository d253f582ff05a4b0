/** The point of a sweep that somebody means by "12" or by "spreading.sigma=0.5,organizations.pass=0". */
import type { Factor, Level, Point } from '../experiment/sweep.ts';
import { hint } from '../scenario/near.ts';
import { badInput } from './stop.ts';

/** So many points are named where several have what was asked for. */
const NAMED = 4;

/**
 * @param words what stands after the #
 * @param where the sweep's directory, for messages
 * @throws Stop where it is no point, or more than one
 */
export function pointNamed(words: string, factors: readonly Factor[], points: readonly Point[], where: string): Point {
  const from = `${where}#${words}`;
  if (/^\d+$/.test(words.trim())) {
    const point = points.find(({ number }) => number === Number(words));
    if (point === undefined) throw badInput(`${from}: there is no such point, expected 1 to ${points.length}`);
    return point;
  }
  let left = points;
  for (const part of words.split(',')) {
    const [name, value] = split(part, from);
    const at = factors.findIndex((factor) => factor.name === name);
    if (at < 0)
      throw badInput(
        `${from}: nothing called ${name} varies there${hint(
          name,
          factors.map((factor) => factor.name),
        )}`,
      );
    const levels = [...new Set(points.map(({ values }) => values[at]!))];
    if (!levels.some((level) => isSame(level, value)))
      throw badInput(`${from}: no point has ${name}=${value}${nearestLevel(value, levels)}`);
    left = left.filter(({ values }) => isSame(values[at]!, value));
  }
  const [point, ...others] = left;
  if (point === undefined) throw badInput(`${from}: no point has all of that at once`);
  if (others.length === 0) return point;
  const numbers = left.slice(0, NAMED).map(({ number }) => `#${number}`);
  const open = factors.filter((_, at) => left.some(({ values }) => values[at] !== point.values[at]));
  const more = left.length > NAMED ? ' and others' : '';
  throw badInput(
    `${from}: ${left.length} points have that (${numbers.join(', ')}${more}), which differ in ${open.map(({ name }) => name).join(', ')}`,
  );
}

function split(part: string, from: string): [name: string, value: string] {
  const at = part.indexOf('=');
  if (at < 1) throw badInput(`${from}: ${part === '' ? 'nothing' : part} given, expected a number or factor=value`);
  return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

/** Numbers are the same up to what is lost in writing them. */
function isSame(level: Level, given: string): boolean {
  if (typeof level === 'string') return level === given;
  const number = Number(given);
  return given !== '' && Math.abs(level - number) <= 1e-9 * Math.max(1e-12, Math.abs(level));
}

function nearestLevel(given: string, levels: readonly Level[]): string {
  const numbers = levels.filter((level) => typeof level === 'number');
  const value = Number(given);
  if (numbers.length === 0 || given === '' || Number.isNaN(value)) return hint(given, levels.map(String));
  const near = numbers.reduce((so, level) => (Math.abs(level - value) < Math.abs(so - value) ? level : so));
  return `, did you mean ${near}?`;
}

/** What a point is called, by what it is set to: "sigma 0.5, pass 0, where they are: together". */
export function pointInWords({ number, values }: Point, factors: readonly Factor[], told = factors): string {
  const parts = factors.flatMap((factor, at) => {
    const { label, kind } = factor;
    return told.includes(factor) ? [`${label}${kind === 'category' ? ':' : ''} ${values[at]}`] : [];
  });
  return parts.length === 0 ? `point ${number}` : parts.join(', ');
}
