/**
 * SQL over the tables of a sweep or of a run, by DuckDB: each table is a view of its name.
 *
 * A question reads these tables and nothing else: no other file, no network, and nothing is written. DuckDB spills to a temporary
 * directory what does not fit into its memory. One thread, so that groups and sums come out the same every time.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { TABLES, type TableName } from '../measure/tables.ts';
import { loadDuckDB } from './load-duckdb.ts';

/** A value of an answer, as plain data. */
export type Value = number | string | boolean | null;
export type Row = readonly Value[];

export interface Answer {
  readonly columns: readonly string[];
  /** Rows, so many at a time, as they are found: an answer may be larger than the memory. */
  readonly pieces: AsyncIterable<readonly Row[]>;
}

/** Thrown where a question cannot be answered as it was put; one line. */
export class Unanswerable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unanswerable';
  }
}

const MEMORY = '1GB';

/** The tables that lie in a directory, by their names: Parquet where there is Parquet, CSV otherwise. */
export function tablesAt(directory: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const ending of ['.csv', '.parquet'])
    for (const entry of readdirSync(directory).sort())
      if (extname(entry) === ending && statSync(join(directory, entry)).isFile())
        found.set(entry.slice(0, -ending.length), resolve(directory, entry));
  return found;
}

/**
 * @param sql one question, a SELECT or what DuckDB takes for one (WITH, FROM, PIVOT, DESCRIBE, SUMMARIZE, SHOW TABLES)
 * @param tell is given the answer and takes its rows
 * @throws Unanswerable for a directory without tables, for SQL that is wrong and for SQL that is no question
 */
export async function query(directory: string, sql: string, tell: (answer: Answer) => Promise<void>): Promise<void> {
  const tables = tablesAt(directory);
  if (tables.size === 0)
    throw new Unanswerable(`${directory}: no tables, expected the directory of a run, or of a sweep that is whole`);
  const { DuckDBInstance, StatementType } = await loadDuckDB();
  const spill = join(tmpdir(), `groundswell-query-${process.pid}`);
  const options = { threads: '1', memory_limit: MEMORY, temp_directory: spill, autoload_known_extensions: 'false' };
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  try {
    for (const [name, path] of tables) await connection.run(await viewOf(connection, name, path));
    await connection.run(`SET allowed_paths = [${[...tables.values()].map(quoted).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const statements = await statementsOf(connection, sql);
    // More than one: DuckDB makes two of a PIVOT. What is created lives in memory, and goes when the question is answered.
    for (let at = 0; at < statements.count; at++) {
      const statement = await statements.prepare(at);
      const asks = statement.statementType === StatementType.SELECT;
      const last = at === statements.count - 1;
      if (last ? !asks : statement.statementType !== StatementType.CREATE)
        throw new Unanswerable('SQL that asks nothing, or more than one thing: expected one SELECT');
      if (!last) await statement.run();
      else {
        const result = await statement.stream();
        await tell({ columns: result.deduplicatedColumnNames(), pieces: plainly(result.yieldRowsJs()) });
      }
    }
  } catch (error) {
    throw saidByDuckDB(error) ?? error;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
  }
}

type DuckDB = Awaited<ReturnType<typeof loadDuckDB>>;
type Connection = Awaited<ReturnType<Awaited<ReturnType<DuckDB['DuckDBInstance']['create']>>['connect']>>;

async function statementsOf(connection: Connection, sql: string) {
  try {
    return await connection.extractStatements(sql);
  } catch (error) {
    // Where there is nothing but blanks and comments DuckDB has no words.
    throw saidByDuckDB(error) ?? new Unanswerable('no SQL given, expected "select ..."');
  }
}

/** The statement that makes the view. A CSV file is as RFC 4180 has it; an empty cell is null; no text is taken for a date. */
async function viewOf(connection: Connection, name: string, path: string): Promise<string> {
  const create = `CREATE VIEW "${name.replaceAll('"', '""')}" AS SELECT * FROM`;
  if (extname(path) === '.parquet') return `${create} read_parquet(${quoted(path)})`;
  const reading = (more: string) =>
    `read_csv(${quoted(path)}, header = true, delim = ',', quote = '"', escape = '"', sample_size = -1, ` +
    `auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']${more})`;
  // Of the tables of a run the kinds are known, also of a column in which nothing stands.
  const declared = new Map(
    name in TABLES ? TABLES[name as TableName].columns.map(({ name, kind }) => [name, kind]) : [],
  );
  if (declared.size === 0) return `${create} ${reading('')}`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reading('')}`);
  const types = described
    .getRowsJS()
    .map(([column]) => String(column))
    .flatMap((column) => (declared.has(column) ? [`${quoted(column)}: '${TYPES[declared.get(column)!]}'`] : []));
  return `${create} ${reading(`, types = {${types.join(', ')}}`)}`;
}

const TYPES = { int: 'BIGINT', float: 'DOUBLE', text: 'VARCHAR' } as const;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function* plainly(pieces: AsyncIterable<readonly (readonly unknown[])[]>): AsyncGenerator<Row[]> {
  for await (const piece of pieces) yield piece.map((row) => row.map(plain));
}

/** Whole numbers that a double holds are numbers, others stay text; what is made of parts becomes JSON. */
function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? plain(part) : part));
}

/** Faults of a question, as DuckDB begins them. What is left (memory, the disk) is no fault of who asks. */
const FAULTS =
  /^(Failed to extract statements: )?(Parser|Binder|Catalog|Conversion|Invalid Input|Permission|Not implemented|Out of Range|Constraint|Syntax) Error: /;

/** What DuckDB says, without the drawing that shows where: in one line. */
function saidByDuckDB(error: unknown): Error | null {
  if (!(error instanceof Error) || !FAULTS.test(error.message)) return null;
  const [said] = error.message.replace('Failed to extract statements: ', '').split('\n\nLINE ');
  return new Unanswerable(`SQL: ${said!.trim().replaceAll(/\s*\n\s*/g, ' ')}`);
}
