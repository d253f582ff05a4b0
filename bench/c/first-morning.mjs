/** Writes the first morning of a world for the C program: its key, its sizes, every parameter, and the columns that are not empty yet. */
import { writeColumns } from './world-file.mjs';

const COLUMNS = [
  'expertise',
  'norm',
  'authenticity',
  'openness',
  'fearlessness',
  'organization',
  'drive',
  'attention',
  'stance',
  'ego',
  'bornFearless',
  'bestField',
  'pass',
  'tieStart',
  'tieEnd',
  'tieRoom',
  'tieTo',
  'closeness',
];

/** Place of the rows of communities in the column `book`. */
const CIRCLE_ROWS = 4;

/** The parameters of a world, and what else the C program must know of it, by name. */
function numbersOf({ settings, columns }) {
  const { size, traits: _, rules, interventions, ...sections } = settings;
  const parameters = Object.entries(sections).flatMap(([section, of]) =>
    Object.entries(of).map(([name, value]) => [`${section}.${name}`, value]),
  );
  const count = (column, holds) => column.reduce((sum, value) => sum + (holds(value) ? 1 : 0), 0);
  return [
    ...parameters,
    ['people', size.people],
    ['fields', size.fields],
    ['organizations', size.organizations],
    ['groupRows', columns.groupId.length],
    ['ties', columns.tieTo.length],
    // What the C program does not know, and refuses when it is there.
    ['rules.open', Object.values(rules).filter((rule) => rule !== null).length],
    ['interventions', interventions.length],
    ['teams', count(columns.team, (team) => team >= 0)],
    ['absent', count(columns.here, (here) => here === 0)],
    ['communities.rowsUsed', columns.book[CIRCLE_ROWS]],
  ];
}

/** @param changed numbers by name to be written in place of the world's own, "needs.rate" */
export function writeFirstMorning(world, path, changed = {}) {
  writeColumns(path, [
    ['key', Int32Array.from(world.key)],
    ...numbersOf(world).map(([name, value]) => [name, Float64Array.of(changed[name] ?? value)]),
    ...COLUMNS.map((name) => [name, world.columns[name]]),
  ]);
}
