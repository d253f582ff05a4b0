/** The house stands: imports point down only, no file imports itself by a detour, and the theory knows neither disk nor clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
/** What each room may import from other rooms, whole rooms or single files. */
const MAY: Record<string, readonly string[]> = {
  engine: [],
  model: ['engine'],
  compile: ['measure', 'model', 'engine'],
  measure: ['model', 'engine'],
  scenario: ['measure/tables.ts', 'measure/outcomes.ts', 'model', 'engine'],
  simulate: ['measure', 'scenario', 'model', 'engine'],
  chart: [
    'measure',
    'simulate/run-info.ts',
    'experiment/sweep.ts',
    'experiment/sweep-result.ts',
    'analysis/results',
    'analysis/statistics',
    'model',
    'engine',
  ],
  // Of sweeps it knows what they are and what they came to, as data.
  analysis: ['experiment/sweep.ts', 'experiment/sweep-result.ts', 'simulate', 'measure', 'scenario', 'model', 'engine'],
  experiment: ['analysis/statistics', 'simulate', 'measure', 'scenario', 'model', 'engine'],
  lab: [
    // Of the charts, what is about pictures and words and draws no chart.
    'chart/interventions-in-words.ts',
    'chart/look.ts',
    'chart/neighbourhood.ts',
    'chart/positions.ts',
    'simulate',
    'measure',
    'scenario',
    'model',
    'engine',
  ],
  // For tests, benches and pictures of the pages; no part of what is shipped uses it.
  gallery: [],
  cli: ['experiment', 'analysis', 'lab', 'chart', 'simulate', 'measure', 'scenario', 'model', 'engine'],
};
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const text = new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(`${SRC}${file}`, 'utf8')]));
const imports = new Map(
  [...text].map(([file, code]) => [
    file,
    [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!),
  ]),
);
const target = (file: string, path: string) => new URL(path, `file:///${file}`).pathname.slice(1);
const inside = (file: string) =>
  imports.get(file)!.flatMap((path) => (path.startsWith('.') ? [target(file, path)] : []));
const room = (file: string) => file.split('/')[0]!;
const offences = (offends: (file: string) => unknown[]) =>
  [...text.keys()].flatMap((file) => offends(file).map((what) => `${file}: ${what}`));

it('imports point down only', () => {
  expect(Object.keys(MAY)).toEqual(expect.arrayContaining([...text.keys()].map(room)));
  const allowed = (file: string, to: string) =>
    [room(file), ...MAY[room(file)]!].some((at) => to === at || room(to) === at || to.startsWith(`${at}/`));
  expect(offences((file) => inside(file).filter((to) => !allowed(file, to) || !text.has(to)))).toEqual([]);
});

it('no circles: a file never comes back to itself', () => {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' > ')];
    if (done.has(file)) return [];
    const found = inside(file).flatMap((to) => walk(to, [...way, file]));
    done.add(file);
    return found;
  };
  expect([...text.keys()].flatMap((file) => walk(file, []))).toEqual([]);
});

it('rules never import rules; engine and model know no disk, no clock, no chart, no command line and no other luck', () => {
  const isRule = (file: string) => file.startsWith('model/rules/');
  expect(offences((file) => (isRule(file) ? inside(file).filter(isRule) : []))).toEqual([]);
  const pure = (file: string) => ['engine', 'model'].includes(room(file));
  const worldly = /^(node:|vega|yargs|yaml|zod|fs$|path$|os$)/;
  expect(offences((file) => (pure(file) ? imports.get(file)!.filter((path) => worldly.test(path)) : []))).toEqual([]);
  const impure = /Math\.random|\bDate\b|\bperformance\b|\bprocess\./g;
  expect(offences((file) => (pure(file) ? (withoutComments(text.get(file)!).match(impure) ?? []) : []))).toEqual([]);
});

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
