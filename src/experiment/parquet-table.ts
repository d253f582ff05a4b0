/** A table of many rows as Parquet, row by row, in row groups of fixed size: memory does not grow with the table. */
import { type ColumnSource, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

const ROWS_A_GROUP = 50_000;

export interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'DOUBLE' | 'STRING';
  readonly isNullable: boolean;
}

export class ParquetTable {
  rows = 0;
  readonly #columns: readonly ParquetColumn[];
  readonly #writer: ParquetWriter;
  #data: (number | string | null)[][];

  /** @param about told in the file, by keys: what it is and where it comes from */
  constructor(path: string, columns: readonly ParquetColumn[], about: Readonly<Record<string, string>>) {
    this.#columns = columns;
    this.#data = columns.map(() => []);
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({ columnData: this.#sources() }),
      kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    });
  }

  /** @param cells in the order of the columns; NaN is none */
  async add(cells: readonly (number | string | null)[]): Promise<void> {
    for (const [c, cell] of cells.entries())
      this.#data[c]!.push(typeof cell === 'number' && Number.isNaN(cell) ? null : cell);
    this.rows++;
    if (this.rows % ROWS_A_GROUP === 0) await this.#group();
  }

  async finish(): Promise<void> {
    // A table without a row has a group without a row, so that there are columns to be asked for.
    if (this.#data[0]!.length > 0 || this.rows === 0) await this.#group();
    await this.#writer.finish();
  }

  async #group(): Promise<void> {
    const columnData = this.#sources().map(({ name, data }) => ({ name, data }));
    await this.#writer.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    this.#data = this.#columns.map(() => []);
  }

  #sources(): ColumnSource[] {
    return this.#columns.map(({ name, type, isNullable }, c) => ({
      ...{ name, type, data: this.#data[c]! },
      nullable: isNullable,
    }));
  }
}
