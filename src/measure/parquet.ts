/**
 * A table as Parquet instead of CSV: the same rows and names, smaller, typed, and fast to ask questions of.
 *
 * Both directions work through pieces of 50,000 rows, so memory stays bounded. Parquet ends with a directory of its contents;
 * a file that was broken off has none and cannot be taken for a whole one. Snappy, because every reader has it.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { type ColumnSource, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { CsvFile } from './csv.ts';
import { type Cell, TABLES, type TableColumn, type TableName } from './tables.ts';

const ROWS_A_GROUP = 50_000;

/** Numbers of things fit into 32 bits; counts and sums over many people and weeks need not. */
const SMALL_UNITS = new Set(['number', 'week', 'person', 'group', '0 or 1']);

function typeOf(column: TableColumn): 'INT32' | 'INT64' | 'DOUBLE' | 'STRING' {
  if (column.kind === 'text') return 'STRING';
  if (column.kind === 'float') return 'DOUBLE';
  return SMALL_UNITS.has(column.unit) ? 'INT32' : 'INT64';
}

type Value = number | bigint | string | null;

function valueIn(cell: string, type: ReturnType<typeof typeOf>): Value {
  if (cell === '') return null;
  if (type === 'STRING') return cell;
  return type === 'INT64' ? BigInt(cell) : Number(cell);
}

/** Writes `<table>.parquet` from the table's CSV file; returns the number of rows. */
export async function csvToParquet(table: TableName, csv: string, parquet: string): Promise<number> {
  // Loaded here, so that runs without Parquet do not wait for it.
  const { parse } = await import('csv-parse');
  const columns: readonly TableColumn[] = TABLES[table].columns;
  const types = columns.map(typeOf);
  let data: Value[][] = columns.map(() => []);
  const sources = (): ColumnSource[] =>
    columns.map(({ name }, c) => ({ name, data: data[c]!, type: types[c]!, nullable: true }));
  const writer = new ParquetWriter({
    writer: fileWriter(parquet),
    schema: schemaFromColumnData({ columnData: sources() }),
    kvMetadata: [
      { key: 'table', value: `${table}: ${TABLES[table].meaning}` },
      ...columns.map(({ name, unit, meaning }) => ({ key: name, value: unit ? `${meaning} (${unit})` : meaning })),
    ],
  });
  const writeGroup = async () => {
    // The schema is fixed already; the columns only bring their values.
    const columnData = sources().map(({ name, data }) => ({ name, data }));
    await writer.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    data = columns.map(() => []);
  };
  const records = pipeline(createReadStream(csv), parse({ from_line: 2 }), () => {});
  let rows = 0;
  for await (const record of records as AsyncIterable<string[]>) {
    for (let c = 0; c < types.length; c++) data[c]!.push(valueIn(record[c]!, types[c]!));
    rows++;
    if (rows % ROWS_A_GROUP === 0) await writeGroup();
  }
  if (data[0]!.length > 0) await writeGroup();
  await writer.finish();
  return rows;
}

/** Writes the table's CSV file from `<table>.parquet`, the same bytes as the CSV it came from. */
export async function parquetToCsv(table: TableName, parquet: string, csv: string): Promise<void> {
  const columns = TABLES[table].columns.map((column) => column.name);
  const file = await asyncBufferFromFile(parquet);
  const metadata = await parquetMetadataAsync(file);
  const out = new CsvFile(csv, table);
  try {
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const onComplete = (rows: (Cell | bigint)[][]) => {
        for (const row of rows) out.row(row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : (cell ?? null))));
      };
      await parquetRead({ file, metadata, rowStart, rowEnd, columns, onComplete });
      rowStart = rowEnd;
    }
    out.finish();
  } finally {
    out.close();
  }
}
