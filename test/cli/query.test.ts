/** SQL over tables: real Parquet and CSV files, asked as people and programs ask. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { beforeEach, expect, it } from 'vitest';
import { at, bytesOf, groundswell, SMALL, start, write } from './groundswell.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

type Column = Parameters<typeof schemaFromColumnData>[0]['columnData'][number];

async function parquet(path: string, columnData: Column[]): Promise<void> {
  const writer = new ParquetWriter({ writer: fileWriter(at(path)), schema: schemaFromColumnData({ columnData }) });
  await writer.write({ columnData: columnData.map(({ name, data }) => ({ name, data })) });
  await writer.finish();
}

beforeEach(async () => {
  mkdirSync(at("a sweep's"));
  await parquet("a sweep's/runs.parquet", [
    { name: 'run', data: [1, 2, 3, 4], type: 'INT32' },
    { name: 'point', data: [1, 1, 2, 2], type: 'INT32' },
    { name: 'status', data: ['ok', 'ok', 'ok', 'failed'], type: 'STRING' },
    { name: 'ever', data: [0.25, 0.75, 0.5, null], type: 'DOUBLE', nullable: true },
    { name: 'talks', data: [2n, 4n, 2n ** 60n, null], type: 'INT64', nullable: true },
  ]);
  write("a sweep's/design.csv", 'point,spark.decay,rule\n1,0.5,"a, ""b"""\n2,1,2020-01-01\n');
  write("a sweep's/sweep.json", '{}');
});

const ask = (sql: string, ...more: string[]) => groundswell('query', "a sweep's", sql, ...more);

it('answers as CSV where nobody watches; tables join by their names, numbers are numbers', async () => {
  const answer = await ask(
    'select rule, "spark.decay" as decay, count(*) as n, avg(ever) as ever from runs join design using (point) group by all order by decay',
  );
  expect(answer).toMatchObject({
    code: 0,
    err: '',
    out: 'rule,decay,n,ever\n"a, ""b""",0.5,2,0.5\n2020-01-01,1,2,0.5\n',
  });
});

it('as JSON: numbers as far as they are exact, text beyond, null where there is nothing', async () => {
  const { out } = await ask('from runs where run >= 3 order by run', '--format', 'json');
  expect(JSON.parse(out)).toEqual([
    { run: 3, point: 2, status: 'ok', ever: 0.5, talks: '1152921504606846976' },
    { run: 4, point: 2, status: 'failed', ever: null, talks: null },
  ]);
  expect((await ask('from runs where false', '--format', 'json')).out).toBe('[]\n');
  expect(
    (await ask("select [1, 2] as l, {'a': 1} as s, 0.0 / 0 as nan, date '2026-01-02' as d", '--format', 'json')).out,
  ).toBe('[\n{"l":"[1,2]","s":"{\\"a\\":1}","nan":null,"d":"2026-01-02"}\n]\n');
});

it('as a table: numbers to the right, words to the left', async () => {
  const { out } = await ask('select run, status, ever from runs order by run', '--format', 'table');
  expect(out.split('\n')).toEqual([
    'run  status  ever',
    '---  ------  ----',
    '  1  ok      0.25',
    '  2  ok      0.75',
    '  3  ok       0.5',
    '  4  failed',
    '',
  ]);
});

it('what there is to ask can be asked, and rows can be turned into columns', async () => {
  expect((await ask('show tables')).out).toBe('name\ndesign\nruns\n');
  expect((await ask('select column_name, column_type from (describe design)')).out).toBe(
    'column_name,column_type\npoint,BIGINT\nspark.decay,DOUBLE\nrule,VARCHAR\n',
  );
  expect((await ask('pivot runs on status using count(*) group by point order by point')).out).toBe(
    'point,failed,ok\n1,0,2\n2,1,1\n',
  );
});

it.each([
  ['selct 1', /^groundswell: SQL: Parser Error: syntax error at or near "selct"$/],
  ['select evr from runs', /^groundswell: SQL: Binder Error: Referenced column "evr" not found .* "ever".*$/],
  ['from rns', /^groundswell: SQL: Catalog Error: Table with name rns does not exist! Did you mean "runs"\?$/],
  ["select 'x'::int", /^groundswell: SQL: Conversion Error: .*'x'.*$/],
  ['', /^groundswell: no SQL given, expected "select ..."$/],
  ['/* nothing */', /^groundswell: no SQL given, expected "select ..."$/],
  ['select 1; select 2', /^groundswell: SQL that asks nothing, or more than one thing: expected one SELECT$/],
])('%j is wrong, in one line, with exit code 2', async (sql, line) => {
  const { code, out, err } = await ask(sql);
  expect({ code, out }, err).toEqual({ code: 2, out: '' });
  expect(err.trimEnd()).toMatch(line);
});

it.each([
  "select * from read_text('secret.txt')",
  "select * from read_csv('secret.txt')",
  "select * from 'secret.txt'",
  "select * from glob('*')",
  "select * from 'https://example.org/a.csv'",
  "attach 'new.db'",
  "copy runs to 'out.csv'",
  "copy (select 1) to 'runs.parquet' (use_tmp_file false)",
  "explain analyze copy (select 1) to 'runs.parquet' (use_tmp_file false)",
  "create table t as select * from read_text('secret.txt'); from t",
  "export database 'out'",
  'set enable_external_access = true',
  'install httpfs',
  'drop view runs; select 1',
])('no other file, no network, nothing written: %s', async (sql) => {
  write('secret.txt', 'the secret\n');
  const before = bytesOf('.');
  const { code, out, err } = await ask(
    sql.replaceAll("'runs.parquet'", `'${at("a sweep's/runs.parquet").replaceAll("'", "''")}'`),
  );
  expect({ code, out }, err).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(bytesOf('.')).toEqual(before);
});

it('the tables of a run: CSV and Parquet give the same answers, and an empty column is still one of numbers', async () => {
  write('small.yaml', SMALL);
  await groundswell('run', 'small.yaml', '--out', 'csv', '--no-charts');
  await groundswell('run', 'small.yaml', '--out', 'parquet', '--no-charts', '--format', 'parquet');
  const sql =
    'select replicate, max(week) as week, sum(talks) as talks, avg(angst_of_fosterers) as none, max(people) as people from weeks group by replicate order by replicate';
  const answers = [await groundswell('query', 'csv', sql), await groundswell('query', 'parquet', sql)];
  expect(answers[0]).toEqual(answers[1]);
  const [header, first] = answers[0]!.out.split('\n');
  expect(header).toBe('replicate,week,talks,none,people');
  // Talks counted from the table itself.
  const [names, ...rows] = readFileSync(at('csv', 'weeks.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const talks = rows
    .filter((row) => row[0] === '1')
    .reduce((sum, row) => sum + Number(row[names!.indexOf('talks')]), 0);
  expect(first).toMatch(new RegExp(`^1,30,${talks},,60$`));
});

it('a million rows go through as they are found, and a pipe that is closed early ends it', async () => {
  const many = await ask('select a.range as n from range(1000000) a');
  expect(many.code).toBe(0);
  expect(many.out.length).toBe('n\n'.length + 10 * 2 + 90 * 3 + 900 * 4 + 9_000 * 5 + 90_000 * 6 + 900_000 * 7);
  const shell = [
    'bash',
    '-c',
    `"${process.execPath}" "${ROOT}dist/cli/main.js" query "a sweep's" "from range(100000000)" | head -2`,
  ];
  expect(await start([], shell).ended).toMatchObject({ code: 0, out: 'range\n0\n', err: '' });
});

it('a directory without tables, and one that is not there', async () => {
  mkdirSync(at('empty'));
  expect(await groundswell('query', 'empty', 'select 1')).toMatchObject({
    code: 2,
    err: 'groundswell: empty: no tables, expected the directory of a run, or of a sweep that is whole\n',
  });
  expect(await groundswell('query', 'none', 'select 1')).toMatchObject({
    code: 2,
    err: 'groundswell: none: no such directory, expected that of a sweep or of a run\n',
  });
});

it('who has no DuckDB is told how to get it, and all else works', async () => {
  const without = at('without');
  mkdirSync(join(without, 'node_modules'), { recursive: true });
  cpSync(join(ROOT, 'dist'), join(without, 'dist'), { recursive: true });
  writeFileSync(join(without, 'package.json'), readFileSync(join(ROOT, 'package.json')));
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '@duckdb') symlinkSync(join(ROOT, 'node_modules', name), join(without, 'node_modules', name));
  const main = [process.execPath, join(without, 'dist', 'cli', 'main.js')];
  expect(existsSync(join(without, 'node_modules', '@duckdb'))).toBe(false);
  const { code, err } = await start(['query', "a sweep's", 'select 1'], main).ended;
  expect(code).toBe(1);
  expect(err).toBe(
    `groundswell: SQL needs DuckDB, which is optional and not installed here; to install it: (cd ${without}/ && npm install --no-save @duckdb/node-api@1.5.6-r.1)\n`,
  );
  expect((await start(['explain', 'needs'], main).ended).code).toBe(0);
});
