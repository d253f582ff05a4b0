import { describe, expect, it } from 'vitest';
import { type Layout, layOut } from '../../src/engine/columns.ts';

const LAYOUT = {
  height: { table: 'trees', kind: 'f32', unit: 'm', meaning: 'height' },
  rings: { table: 'trees', kind: 'i32', width: 3, unit: 'rings', meaning: 'three counts' },
  leaves: { table: 'trees', kind: 'u32', width: 'branches', unit: 'leaves', meaning: 'on each branch' },
  alive: { table: 'trees', kind: 'u8', unit: '0 or 1', meaning: 'alive' },
  nest: { table: 'birds', kind: 'i32', unit: 'tree', meaning: 'where it nests' },
} as const satisfies Layout;

const block = () => layOut(LAYOUT, { trees: 5, birds: 2 }, { branches: 7 });

describe('a block of columns', () => {
  it('gives every column its kind of number', () => {
    const { columns } = block();
    expect(columns.height).toBeInstanceOf(Float32Array);
    expect(columns.rings).toBeInstanceOf(Int32Array);
    expect(columns.leaves).toBeInstanceOf(Uint32Array);
    expect(columns.alive).toBeInstanceOf(Uint8Array);
  });

  it('makes a column as long as its rows times its width, the width a number or a name', () => {
    const { columns, widths, rows } = block();
    expect(columns.height.length).toBe(5);
    expect(columns.rings.length).toBe(15);
    expect(columns.leaves.length).toBe(35);
    expect(columns.nest.length).toBe(2);
    expect(widths).toEqual({ height: 1, rings: 3, leaves: 7, alive: 1, nest: 1 });
    expect(rows).toEqual({ trees: 5, birds: 2 });
  });

  it('starts every column on a cache line of its own, and no two share one', () => {
    const { columns, buffer } = block();
    let end = 0;
    for (const column of Object.values(columns)) {
      expect(column.byteOffset % 64).toBe(0);
      expect(column.byteOffset).toBeGreaterThanOrEqual(end);
      end = Math.ceil((column.byteOffset + column.byteLength) / 64) * 64;
    }
    expect(buffer.byteLength).toBe(end);
  });

  it('lays all columns in one block that hands can share', () => {
    const { columns, buffer } = block();
    expect(buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const column of Object.values(columns)) expect(column.buffer).toBe(buffer);
  });

  it('begins with nothing but zeros, and a number written in one column shows in no other', () => {
    const { columns } = block();
    for (const column of Object.values(columns)) expect(column.every((value) => value === 0)).toBe(true);
    columns.rings.fill(-1);
    for (const [name, column] of Object.entries(columns))
      if (name !== 'rings') expect(column.every((value) => value === 0)).toBe(true);
  });

  it('takes an ordinary block where memory cannot be shared', () => {
    const shared = globalThis.SharedArrayBuffer;
    try {
      Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
      expect(block().buffer).toBeInstanceOf(ArrayBuffer);
    } finally {
      globalThis.SharedArrayBuffer = shared;
    }
  });

  it('is the memory of compiled acts where it is to be, the same columns at the same places', () => {
    const rows = { trees: 5, birds: 2 };
    const [plain, compiled] = [false, true].map((forKernels) => layOut(LAYOUT, rows, { branches: 7 }, forKernels));
    expect([plain!.memory, compiled!.memory?.buffer]).toEqual([null, compiled!.buffer]);
    expect(compiled!.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const [name, column] of Object.entries(compiled!.columns)) {
      const { byteOffset, length } = plain!.columns[name as keyof typeof LAYOUT];
      expect([column.byteOffset, column.length]).toEqual([byteOffset, length]);
    }
  });

  it('can stand behind another block in the memory that compiled acts reach, and leaves that as it was', () => {
    const rows = { trees: 5, birds: 2 };
    const first = layOut(LAYOUT, rows, { branches: 7 }, true);
    for (const column of Object.values(first.columns)) column.fill(1);
    const before = Buffer.from(new Uint8Array(first.buffer).slice());
    const second = layOut(LAYOUT, rows, { branches: 7 }, false, { behind: first });
    expect(second.memory).toBe(first.memory);
    expect(second.offset).toBeGreaterThanOrEqual(first.buffer.byteLength);
    for (const column of Object.values(second.columns)) column.fill(2);
    expect(Buffer.from(new Uint8Array(first.buffer).slice()).equals(before)).toBe(true);
    const again = layOut(LAYOUT, rows, { branches: 7 }, false, second);
    for (const column of Object.values(again.columns)) expect([...column].every((one) => one === 2)).toBe(true);
  });

  it('has memory of its own where there is no other, or no room behind it', () => {
    const plain = layOut(LAYOUT, { trees: 5, birds: 2 }, { branches: 7 });
    expect(layOut(LAYOUT, { trees: 5, birds: 2 }, { branches: 7 }, false, { behind: plain }).memory).toBeNull();
    const first = layOut(LAYOUT, { trees: 5, birds: 2 }, { branches: 7 }, true);
    const large = layOut(LAYOUT, { trees: 2 ** 24, birds: 2 }, { branches: 7 }, false, { behind: first });
    expect([large.memory, large.offset]).toEqual([null, 0]);
  });

  it('is counted then as memory in use, so that it is looked for when the world is gone', () => {
    const wide = { leaf: { table: 'trees', kind: 'u8', unit: 'count', meaning: '' } } as const;
    const before = process.memoryUsage();
    const { buffer } = layOut(wide, { trees: 2 ** 28 }, {}, true);
    const after = process.memoryUsage();
    expect(buffer.byteLength).toBe(2 ** 28);
    expect(after.arrayBuffers - before.arrayBuffers).toBeGreaterThan(2 ** 27);
    expect(after.rss - before.rss).toBeLessThan(2 ** 27);
  });

  it('is not where it would be larger than they reach', () => {
    const wide = { leaf: { table: 'trees', kind: 'u8', unit: 'count', meaning: '' } } as const;
    const { buffer, memory } = layOut(wide, { trees: 2 ** 32 }, {}, true);
    expect([buffer.byteLength, memory]).toEqual([2 ** 32, null]);
  });

  it('refuses a column of a table, or with a width, that is not given, and names it', () => {
    expect(() => layOut(LAYOUT, { trees: 5 }, { branches: 7 })).toThrow(RangeError);
    expect(() => layOut(LAYOUT, { trees: 5 }, { branches: 7 })).toThrow(/nest.*birds/);
    expect(() => layOut(LAYOUT, { trees: 5, birds: 2 }, {})).toThrow(/leaves.*branches/);
  });

  it('a table may have no rows', () => {
    expect(layOut(LAYOUT, { trees: 0, birds: 1 }, { branches: 7 }).columns.leaves.length).toBe(0);
  });
});
