/** Rows for people or for programs: an aligned table, CSV, or JSON, written as they come. */

type Value = number | string | boolean | null;

export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The widths of a table are those of its first rows; a later cell that is wider stands out. */
const MEASURED = 1000;

/** Lines of text, each with its end. */
export async function* rowsAs(
  format: Format,
  columns: readonly string[],
  rows: AsyncIterable<readonly Value[]>,
): AsyncGenerator<string> {
  if (format === 'json') yield* asJson(columns, rows);
  else if (format === 'csv') yield* asCsv(columns, rows);
  else yield* asTable(columns, rows);
}

/** One array of objects, an object a line. A number that JSON does not have (NaN) is null. */
async function* asJson(columns: readonly string[], rows: AsyncIterable<readonly Value[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield `${before}${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]])))}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** As RFC 4180 has it; null is an empty cell. */
async function* asCsv(columns: readonly string[], rows: AsyncIterable<readonly Value[]>): AsyncGenerator<string> {
  const cell = (value: Value) => {
    const text = String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  yield `${columns.map(cell).join(',')}\n`;
  for await (const row of rows) yield `${row.map(cell).join(',')}\n`;
}

/** Numbers to the right, all else to the left, under a line; null is empty. */
async function* asTable(columns: readonly string[], rows: AsyncIterable<readonly Value[]>): AsyncGenerator<string> {
  // What would break the line or move the cursor of a terminal is shown as a space.
  const text = (value: Value) => String(value ?? '').replaceAll(/\p{Cc}/gu, ' ');
  const held: (readonly Value[])[] = [];
  let widths: number[] = [];
  const line = (row: readonly Value[]) => {
    const cells = row.map((value, at) =>
      typeof value === 'number' ? text(value).padStart(widths[at]!) : text(value).padEnd(widths[at]!),
    );
    return `${cells.join('  ').trimEnd()}\n`;
  };
  function* begin(): Generator<string> {
    widths = columns.map((column, at) => Math.max(column.length, ...held.map((row) => text(row[at]!).length)));
    const numbers = columns.map((_, at) => held.some((row) => typeof row[at] === 'number'));
    const head = columns.map((column, at) => (numbers[at] ? column.padStart(widths[at]!) : column.padEnd(widths[at]!)));
    yield `${head.join('  ').trimEnd()}\n`;
    yield `${widths.map((width) => '-'.repeat(width)).join('  ')}\n`;
    for (const row of held) yield line(row);
  }
  let many = 0;
  for await (const row of rows) {
    many++;
    if (many > MEASURED) yield line(row);
    else if (held.push(row) === MEASURED) yield* begin();
  }
  if (many < MEASURED) yield* begin();
}
