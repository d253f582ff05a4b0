/** docs/model.md and docs/architecture.md tell of what is there, all of it, and of nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/measure/tables.ts';
import { birth } from '../../src/model/birth.ts';
import { EVENT_NAMES } from '../../src/model/events.ts';
import { FOSTERING, ROLE } from '../../src/model/interventions.ts';
import { PARAMETERS, type Parameter, TRAITS } from '../../src/model/parameters.ts';
import { ACTS } from '../../src/model/tick.ts';
import { CAUSE, type ColumnName, KIND, LAYOUT, LEAVE, NEED, RECOGNITION_NAMES, WAY } from '../../src/model/world.ts';
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
/** Rows of the table of mechanisms: id, mechanism, rule, turned by, measured by, shown by. */
const mechanisms = rows
  .filter(([id, ...rest]) => /^T\d+$/.test(id!) && rest.length === 5)
  .map(([id, , rule, turned, measured, shown]) => ({ id: id!, rule: rule!, turned: turned!, measured, shown: shown! }));
/** Columns of the tables of a run, "weeks.talks". */
const columns = new Set(
  Object.entries(TABLES).flatMap(([table, of]) => of.columns.map(({ name }) => `${table}.${name}`)),
);
/** Scenarios that are named, without their folder. */
const scenariosIn = (text: string) => quoted(text).filter((words) => /^[\w-]+\.yaml$/.test(words));
/** A world in which everything that the first morning can give is given. */
const EVERYTHING = `
people: {count: 30}
network: {kind: random, degree: 4}
organizations: {count: 2}
fostering: {catalysts: 0.5}
roles: {weavers: 0.5}
communities: {count: 2}
assigning: {share: 0.5}
interventions: [{week: 5, newcomers: {count: 3}}]
`;

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
      const named = mechanisms.filter((row) => quoted(row.rule).includes(rule)).map(({ id }) => id);
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

  it('each stands, like each trait, in the row of every mechanism it belongs to, and in no other', () => {
    const all = [
      ...parameters.map(({ full, theory }) => ({ named: `\`${full}\``, theory })),
      ...Object.entries(TRAITS).map(([name, { theory }]) => ({ named: `trait \`${name}\``, theory })),
    ];
    for (const { id, turned } of mechanisms) {
      const belonging = all.filter(({ theory }) => theory.split(' ').includes(id)).map(({ named }) => named);
      expect(belonging, id).not.toEqual([]);
      expect(turned.split(', ').toSorted(), id).toEqual(belonging.toSorted());
    }
  });

  it('each belongs to mechanisms that there are', () => {
    for (const { full, theory } of parameters) {
      expect(theory, full).toMatch(/^T\d+( T\d+)*$/);
      for (const id of theory.split(' ')) expect(numbered('T', 48), full).toContain(id);
    }
  });

  it('each that was tuned stands in the row of the patterns it was tuned for', () => {
    for (const { full, source } of parameters) {
      if (!source.startsWith('tuned')) continue;
      for (const [id] of source.matchAll(/\bP\d+\b/g)) expect(quoted(rowsOf(id)[0]!.at(-1)!), id).toContain(full);
    }
  });

  it('names with a point are parameters, or columns of the tables of a run', () => {
    const known = new Set<string>([...parameters.map(({ full }) => full), ...columns]);
    const scenarios = new Set(scenariosIn(model));
    const named = [...quoted(model), ...quoted(architecture)].filter(
      (words) => /^[a-z-]+\.[A-Za-z_]+$/.test(words) && !scenarios.has(words),
    );
    const other = new Set([
      'section.name',
      'settings.section.name',
      'run.json',
      'plan.json',
      'incomplete.json',
      'variants.json',
      'outcomes.csv',
      'differences.csv',
      'design.csv',
      'points.csv',
      'runs.parquet',
      'series.parquet',
      'summary.csv',
      'sweep.json',
    ]);
    expect(named.filter((name) => !known.has(name) && !other.has(name))).toEqual([]);
  });
});

describe('the state', () => {
  it('every trait has a row, with columns that there are', () => {
    for (const name of Object.keys(TRAITS)) {
      const [row] = rowsOf(`\`${name}\``).filter((cells) => cells.length === 3);
      expect(row, name).toBeDefined();
      for (const column of quoted(row![1]!)) expect(Object.keys(LAYOUT)).toContain(column);
    }
  });

  it('every column has a row with its table, width, unit and who writes it', () => {
    const born = birth(readScenarioText(EVERYTHING, 'everything.yaml').scenario, 'docs').columns;
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

  it('in the code, too, every column says who writes it', () => {
    const said = [...textOf('src/model/world.ts').matchAll(/^ {2}(?:\w+: \{.*)?\}, \/\/ (.+)$/gm)].map(
      (match) => match[1],
    );
    const told = rows
      .filter((cells) => cells.length === 6 && /^`\w+`$/.test(cells[0]!))
      .map((cells) => cells[5]!.replaceAll('`', ''));
    expect(said).toEqual(told);
  });

  it('every word that a number stands for is told', () => {
    const constants = { KIND, NEED, FOSTERING, ROLE, CAUSE, LEAVE, WAY };
    for (const [name, values] of Object.entries(constants)) {
      const [row] = rowsOf(name);
      const words = row![2]!.replaceAll(/\s*\(.+?\)/g, '').split(', ');
      expect(words, name).toEqual(Object.keys(values));
      for (const column of quoted(row![1]!)) expect(Object.keys(LAYOUT), name).toContain(column);
    }
    expect(rowsOf('RECOGNITION')[0]![2]).toBe(['none', ...RECOGNITION_NAMES.slice(1)].join(', '));
  });

  it('every kind of intervention is told, and no other', () => {
    const kinds = [...textOf('src/model/interventions.ts').matchAll(/readonly kind: '(\w+)'/g)].map(
      (match) => match[1]!,
    );
    const told = under('intervening')
      .split('\n')
      .filter((line) => /^\| [a-z]/.test(line))
      .map((line) => line.split('|')[1]!.trim());
    expect(told.slice(1).toSorted()).toEqual(kinds.toSorted());
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

  it('all 48 mechanisms are in the table, each done by a rule, turned by something and measured by something', () => {
    expect(mechanisms.map(({ id }) => id)).toEqual(numbered('T', 48));
    for (const { id, rule, measured } of mechanisms) {
      expect(quoted(rule), id).not.toEqual([]);
      for (const name of quoted(rule)) expect(rules, id).toContain(name);
      expect(quoted(measured!), id).not.toEqual([]);
      for (const name of quoted(measured!)) expect([...columns], id).toContain(name);
    }
  });

  it('each mechanism is shown by patterns, by tests of rules or by scenarios, and by nothing else', () => {
    for (const { id, shown } of mechanisms) {
      const parts = shown.split('; ');
      expect(parts[0], id).not.toBe('');
      for (const part of parts) {
        if (/^tests? of `/.test(part)) for (const rule of quoted(part)) expect(rules, id).toContain(rule);
        else if (part.endsWith('.yaml`')) expect(scenariosIn(part), id).toHaveLength(1);
        else for (const pattern of part.split(', ')) expect(numbered('P', 17), id).toContain(pattern);
      }
    }
  });

  it('each scenario that is named is shipped', () => {
    const named = [...new Set(scenariosIn(model))];
    expect(named.filter((file) => !existsSync(`${ROOT}scenarios/${file}`))).toEqual([]);
  });

  it('every pattern is judged, and none is told as not measured', () => {
    const judged = new Set(
      [...textOf('src/analysis/patterns/judge.ts').matchAll(/'(P\d+)'/g)].map((match) => match[1]!),
    );
    for (const id of numbered('P', 17)) {
      expect([...judged], id).toContain(id);
      const cells = rowsOf(id)[0]!;
      expect(cells.join(' '), id).not.toMatch(/not measured/);
      expect(
        cells.every((cell) => cell !== ''),
        id,
      ).toBe(true);
    }
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
