/** docs/model.md and docs/architecture.md tell of what is there, all of it, and of nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/measure/tables.ts';
import { birth } from '../../src/model/birth.ts';
import { EVENT_NAMES } from '../../src/model/events.ts';
import { PARAMETERS, type Parameter, TRAITS } from '../../src/model/parameters.ts';
import { ACTS } from '../../src/model/tick.ts';
import { type ColumnName, LAYOUT } from '../../src/model/world.ts';
import { readScenarioText } from '../../src/scenario/read.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const model = textOf('docs/model.md');
const architecture = textOf('docs/architecture.md');

const rules = readdirSync(`${ROOT}src/model/rules`).map((file) => file.replace(/\.ts$/, ''));
const sections = Object.entries(PARAMETERS) as [string, Readonly<Record<string, Parameter>>][];
const parameters = sections.flatMap(([section, of]) =>
  Object.entries(of).map(([name, parameter]) => ({ section, name, full: `${section}.${name}`, ...parameter })),
);
const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);

/** Everything that stands in backticks, blocks of equations left out. */
const quoted = (text: string) => [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((m) => m[1]!);
/** Rows of tables, by their cells. */
const rows = model
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.endsWith('|'))
  .map((line) => line.slice(1, -1).split('|'))
  .map((cells) => cells.map((cell) => cell.trim()));
const rowsOf = (first: string) => rows.filter((cells) => cells[0] === first);
/** What stands under a heading of the third level, up to the next heading. */
const under = (heading: string) =>
  model.split(/^(?=##)/m).find((part) => part.startsWith(`### ${heading}\n`)) ?? `no heading "### ${heading}"`;
const submodels = model.slice(model.indexOf('## 7. Submodels'), model.indexOf('## 8. '));
/** Rows of the table of mechanisms that are in the model: id, mechanism, rule, turned by, measured by, shown by. */
const mechanisms = rows.filter(([id, ...rest]) => /^T\d+$/.test(id!) && rest.length === 5);

describe('the rules', () => {
  it('each has a section of its name, and no section is about a rule that is not there', () => {
    const headings = [...submodels.matchAll(/^### (.+)$/gm)].map((match) => match[1]!);
    expect(headings.toSorted()).toEqual([...new Set([...rules, ...Object.keys(PARAMETERS)])].toSorted());
  });

  it('each says which acts it has, and every act is told by the rule that it is imported from', () => {
    const lines = [...textOf('src/model/tick.ts').matchAll(/import \{ (.+) \} from '\.\/rules\/(.+)\.ts'/g)];
    const counts = lines.map(([, names, rule]) => [rule, names!.split(', ').length]);
    const told = rules.map((rule) => [rule, quoted(/Acts: (.+?)\. Turned/s.exec(under(rule))?.[1] ?? '')] as const);
    expect(told.map(([rule, acts]) => [rule, acts.length]).toSorted()).toEqual(counts.toSorted());
    expect(told.flatMap(([, acts]) => acts).toSorted()).toEqual(ACTS.map(({ name }) => name).toSorted());
  });

  it('each carries the mechanisms in whose rows it stands', () => {
    for (const rule of rules) {
      const carries = /^Carries: (.+?)\. Acts:/s.exec(under(rule).split('\n\n')[1]!)?.[1]?.split(/,\s+/) ?? [];
      const named = mechanisms.filter((cells) => quoted(cells[2]!).includes(rule)).map(([id]) => id);
      expect(carries, rule).toEqual(named);
    }
  });

  it('stand in the order of the week, with their kinds and rows', () => {
    const schedule = rows.filter(([order, , kind]) => /^\d+$/.test(order!) && /^(each|settle)$/.test(kind!));
    expect(schedule.map((cells) => cells.slice(0, 4))).toEqual(
      ACTS.map((act, at) => [String(at + 1), `\`${act.name}\``, act.kind, act.kind === 'each' ? act.table : '']),
    );
  });
});

describe('the parameters', () => {
  it('each is named in the section of its rule', () => {
    const missing = parameters.filter(({ section, full }) => !quoted(under(section)).includes(full));
    expect(missing.map(({ full }) => full)).toEqual([]);
  });

  it('each stands in the row of every mechanism it belongs to', () => {
    const missing = parameters.flatMap(({ full, theory }) =>
      theory.split(' ').filter((id) => !rowsOf(id).some((cells) => quoted(cells.join(' ')).includes(full))),
    );
    expect(missing).toEqual([]);
  });

  it('each that was tuned stands in the row of the patterns it was tuned for', () => {
    for (const { full, source } of parameters) {
      if (!source.startsWith('tuned')) continue;
      for (const [id] of source.matchAll(/\bP\d+\b/g)) expect(quoted(rowsOf(id)[0]!.at(-1)!), id).toContain(full);
    }
  });

  it('names with a point are parameters, or columns of the tables of a run', () => {
    const known = new Set<string>(parameters.map(({ full }) => full));
    for (const [table, { columns }] of Object.entries(TABLES)) {
      for (const { name } of columns) known.add(`${table}.${name}`);
    }
    const named = [...quoted(model), ...quoted(architecture)].filter((words) => /^[a-z-]+\.[A-Za-z_]+$/.test(words));
    const other = new Set([
      'section.name',
      'settings.section.name',
      'run.json',
      'variants.json',
      'outcomes.csv',
      'differences.csv',
    ]);
    expect(named.filter((name) => !known.has(name) && !other.has(name))).toEqual([]);
  });
});

describe('the state', () => {
  it('every trait has a row, with columns that there are', () => {
    for (const [name, { theory }] of Object.entries(TRAITS)) {
      const [row] = rowsOf(`\`${name}\``).filter((cells) => cells.length === 3);
      expect(row, name).toBeDefined();
      for (const column of quoted(row![1]!)) expect(Object.keys(LAYOUT)).toContain(column);
      for (const id of theory.split(' ')) expect(rowsOf(id)[0]!.join(' '), id).toContain(`trait \`${name}\``);
    }
  });

  it('every column has a row with its table, width, unit and who writes it', () => {
    const scenario = readScenarioText('people: {count: 30}\norganizations: {count: 2}\n', 'tiny.yaml').scenario;
    const born = birth(scenario, 'docs').columns;
    const expected = (Object.keys(LAYOUT) as ColumnName[]).map((name) => {
      const column: { table: string; width?: number | string; unit: string } = LAYOUT[name];
      const acts = ACTS.filter(({ writes }) => (writes as readonly string[]).includes(name)).map(
        (act) => `\`${act.name}\``,
      );
      const writers = born[name].some((value) => value !== 0) ? ['birth', ...acts] : acts;
      const width = typeof column.width === 'string' ? `\`${column.width}\`` : String(column.width ?? 1);
      return [`\`${name}\``, column.table, width, column.unit, writers.join(', ')];
    });
    const told = rows
      .filter((cells) => cells.length === 6 && /^`\w+`$/.test(cells[0]!))
      .map(([name, table, width, unit, , writers]) => [name, table, width, unit, writers]);
    expect(told).toEqual(expected);
  });

  it('every event is named', () => {
    const told = /^Events are said to a log as they happen: ([^.]+)\./m.exec(model)![1]!.split(/,\s+/);
    expect(told.toSorted()).toEqual([...EVENT_NAMES].toSorted());
  });
});

describe('mechanisms and patterns', () => {
  it('each mechanism T1 to T48 has one row, each pattern P1 to P17 too', () => {
    for (const id of [...numbered('T', 48), ...numbered('P', 17)]) expect(rowsOf(id), id).toHaveLength(1);
  });

  it('a mechanism in the model names rules that there are and something that measures it', () => {
    for (const [id, , rule, , measured] of mechanisms) {
      expect(quoted(rule!), id).not.toEqual([]);
      for (const name of quoted(rule!)) expect(rules, id).toContain(name);
      expect(quoted(measured!), id).not.toEqual([]);
    }
  });

  it('a pattern that is judged is told as measured, and the others as not measured yet', () => {
    const judged = new Set(
      [...textOf('src/analysis/patterns/judge.ts').matchAll(/'(P\d+)'/g)].map((match) => match[1]),
    );
    for (const id of numbered('P', 17)) expect(/not measured yet/.test(rowsOf(id)[0]![3]!), id).toBe(!judged.has(id));
  });

  it('all eleven design concepts are there', () => {
    const concepts = model.slice(model.indexOf('## 4. '), model.indexOf('## 5. '));
    expect([...concepts.matchAll(/^\*\*(.+?)\.\*\*/gm)].map((match) => match[1])).toEqual([
      'Basic principles',
      'Emergence',
      'Adaptation',
      'Objectives',
      'Learning',
      'Prediction',
      'Sensing',
      'Interaction',
      'Stochasticity',
      'Collectives',
      'Observation',
    ]);
  });
});

describe('the house', () => {
  it('every path that is named exists', () => {
    const paths = [...quoted(model), ...quoted(architecture)].filter((words) =>
      /^(src|test|docs|scenarios)\//.test(words),
    );
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
  });

  it('every room has a row, and every rule a test of its name', () => {
    const rooms = readdirSync(`${ROOT}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.filter(({ name }) => !architecture.includes(`| \`src/${name}/\` |`)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(rules.filter((rule) => !existsSync(`${ROOT}test/model/rules/${rule}.test.ts`))).toEqual([]);
  });

  it('every library is told, and none that is not there', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, object>;
    const table = architecture.slice(architecture.indexOf('| library | for |'), architecture.indexOf('## Decisions'));
    const told = [...table.matchAll(/^\| (`.+?) \|/gm)].flatMap((match) => quoted(match[1]!));
    expect(told.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });

  it('nothing names a place outside the project', () => {
    for (const text of [model, architecture])
      expect(text).not.toMatch(/\/work\/|\/tmp\/|\/home\/|\.\.\/|\bshared\/|\bissues show\b/);
  });
});
