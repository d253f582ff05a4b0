/** What hangs in the gallery: every shipped scenario and the sweeps that are lived in minutes, and which of their charts. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readScenario } from '../scenario/read.ts';

/** The walls of the gallery, in their order. */
export const WALLS = ['worlds', 'variants', 'lessons', 'sweeps'] as const;
export type Wall = (typeof WALLS)[number];

export interface Exhibit {
  /** The scenario or sweep, as the command line is given it: scenarios/town.yaml. */
  readonly file: string;
  /** Names its pictures. */
  readonly name: string;
  readonly wall: Wall;
  /** Names of charts, the one to look at first before the others; those that a run has not drawn are left out. */
  readonly charts: readonly string[];
}

/** So many people can be told apart one by one. */
const FEW_PEOPLE = 100;
/** Of more, some hundred would say little of all. */
const MANY_PEOPLE = 100_000;
/** These are lived for the better part of an hour; docs/sweeps.md tells of them. */
const LONG_SWEEPS: readonly string[] = ['what-matters.yaml', 'what-matters-most.yaml'];

/** @param root the folder that has `scenarios`; worlds come from small to large, all else in the order of their names */
export function exhibitsIn(root: string): Exhibit[] {
  const scenarios = [...yamlIn(root, 'scenarios'), ...yamlIn(root, 'scenarios/lessons')].map((file) => {
    const { scenario, variants } = readScenario(join(root, file));
    return { file, people: scenario.people.count, compares: variants.length > 0 };
  });
  const isLesson = (file: string) => file.startsWith('scenarios/lessons/');
  const worlds = scenarios.filter(({ compares }) => !compares).sort((a, b) => a.people - b.people);
  const compared = scenarios.filter(({ compares }) => compares);
  const sweeps = yamlIn(root, 'scenarios/sweeps').filter((file) => !LONG_SWEEPS.includes(basename(file)));
  return [
    ...worlds.map(({ file, people }) => exhibit(file, 'worlds', chartsOf(people))),
    ...compared.map(({ file }) =>
      exhibit(file, isLesson(file) ? 'lessons' : 'variants', ['ever-by-variant', 'differences']),
    ),
    ...sweeps.map((file) => exhibit(file, 'sweeps', ['phase-diagram', 'response-curves'])),
  ].sort((a, b) => WALLS.indexOf(a.wall) - WALLS.indexOf(b.wall));
}

function chartsOf(people: number): string[] {
  if (people <= FEW_PEOPLE) return ['network', 'lifelines'];
  return ['s-curve', people <= MANY_PEOPLE ? 'network' : 'groundswell'];
}

function yamlIn(root: string, folder: string): string[] {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => `${folder}/${file}`);
}

const exhibit = (file: string, wall: Wall, charts: readonly string[]): Exhibit => ({
  ...{ file, wall, charts },
  name: basename(file, '.yaml'),
});
