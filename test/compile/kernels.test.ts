/** What the compiler makes of JavaScript is what JavaScript does, to the bit; what it does not know it refuses, with the place. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompileFault } from '../../src/compile/fault.ts';
import { kernelsOf } from '../../src/compile/kernels.ts';
import { Modules } from '../../src/compile/modules.ts';
import { MODEL } from '../../src/compile/of-the-model.ts';
import type { Surroundings } from '../../src/compile/surroundings.ts';
import { layOut } from '../../src/engine/columns.ts';
import { kernelsOf as instanceOf } from '../../src/engine/kernels.ts';
import { birth } from '../../src/model/birth.ts';
import { tick } from '../../src/model/tick.ts';
import { compiledActs } from '../../src/simulate/compiled-acts.ts';
import { differing } from '../laws/law-of-acts.ts';
import { ACTIVE, scenario } from '../model/made-scenario.ts';

const column = (kind: 'f32' | 'i32' | 'u32' | 'u8', unit = 'count') => ({ table: 'rows', kind, unit, meaning: '' });
const LAYOUT = {
  x: column('f32'),
  y: column('f32'),
  n: column('i32'),
  m: column('i32'),
  key: column('i32', 'key'),
  bits: column('u32', 'bits'),
  small: column('u8'),
} as const;
const AROUND: Surroundings = {
  ...MODEL,
  layout: LAYOUT,
  settingType: (section, name) =>
    section !== 'size' && section !== 'part' ? null : name === 'many' ? 'int' : name === 'share' ? 'real' : null,
  openRules: ['open'],
};
const SETTINGS = { size: { many: 7 }, part: { share: 0.3 }, rules: { open: null } };
const ROWS = 8;

type Columns = Record<keyof typeof LAYOUT, { [row: number]: number }>;
type Run = (world: Columns, settings: unknown, luck: object, from: number, to: number) => void;

/** A rule file whose only act does `body` to row i; `before` stands at its top. */
const rule = (body: string, before = '') => `${before}
export const act = each('act', 'rows', [], (world, settings, { k0, k1, week }, from, to) => {
  const { x, y, n, m, key, bits, small } = world;
  for (let i = from; i < to; i++) { ${body} }
});`;

function compiled(text: string) {
  const modules = new Modules((file) => {
    if (file === '/rule.js') return text;
    throw new Error('no such file');
  });
  return kernelsOf(modules, [{ file: '/rule.js', name: 'act' }], AROUND);
}

/** Does the act as JavaScript and as compiled, on the same rows; gives the columns in which a byte differs. */
function different(
  text: string,
  values: Readonly<Record<string, readonly number[]>>,
  luck = { k0: 1, k1: 2, week: 3 },
) {
  const { binary } = compiled(text);
  const module = new WebAssembly.Module(binary);
  const [written, kernel] = [false, true].map((byKernel) => {
    const block = layOut(LAYOUT, { rows: ROWS }, {}, true);
    for (const [name, given] of Object.entries(values)) block.columns[name as keyof typeof LAYOUT].set(given);
    if (byKernel) {
      const sections = SETTINGS as unknown as Record<string, Record<string, number>>;
      const kernels = instanceOf(
        module,
        block.memory!,
        block.columns,
        (of, name) => sections[of]![name]!,
        () => true,
      );
      kernels.get('act')!(luck.k0, luck.k1, luck.week, 0, ROWS);
    } else {
      const run = new Function('each', `${text.replace('export const act =', 'return')}`)(
        (_name: string, _table: string, _writes: string[], does: Run) => does,
      ) as Run;
      run(block.columns, SETTINGS, luck, 0, ROWS);
    }
    return block.columns;
  });
  const bytesOf = (of: Uint8Array | Float32Array | Int32Array | Uint32Array) =>
    Buffer.from(of.buffer as ArrayBuffer, of.byteOffset, of.byteLength);
  return (Object.keys(LAYOUT) as (keyof typeof LAYOUT)[]).filter(
    (name) => !bytesOf(written![name]).equals(bytesOf(kernel![name])),
  );
}

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const count = fc.integer({ min: -1, max: 1000 });
const float = fc.oneof(
  fc.float({ noNaN: true, min: -1e6, max: 1e6 }),
  fc.constantFrom(0, -0, 1, 0.5, 1e-30, 3e9, -5e9),
);
const rows = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: ROWS, maxLength: ROWS });
const WORLDS = fc.record({
  x: rows(float),
  y: rows(float),
  n: rows(count),
  m: rows(count),
  key: rows(int),
  bits: rows(fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  small: rows(fc.integer({ min: 0, max: 255 })),
});

describe('compiled code does what JavaScript does', () => {
  it.each([
    ['arithmetic in 64 bits, stored in 32', 'x[i] = x[i] * y[i] + x[i] / (y[i] + 0.1) - week;'],
    ['in the order in which it is written', 'x[i] = x[i] + y[i] + 0.1 + x[i] * 3 * y[i];'],
    ['a quotient of counts has a fraction', 'x[i] = n[i] / 7 + m[i] / (n[i] + 2);'],
    ['a product of counts has a signed zero', 'x[i] = n[i] * m[i]; y[i] = -n[i];'],
    [
      'a remainder has the sign of what is divided, its zero too',
      'x[i] = n[i] % 5; y[i] = 1 / (n[i] % 3); n[i] = m[i] % 3;',
    ],
    [
      'bits wrap where they are used as bits',
      'n[i] = (key[i] + k0) ^ (m[i] - key[i]); m[i] = Math.imul(key[i] + 1, 0x9e3779b1);',
    ],
    ['and do not where they are numbers', 'x[i] = key[i] + key[i] - k1; y[i] = key[i] * key[i] + bits[i];'],
    [
      'shifts',
      'n[i] = key[i] >> 3; m[i] = key[i] << n[i]; bits[i] = key[i] >>> 0; x[i] = (key[i] >>> 1) + (key[i] >>> 31) - bits[i];',
    ],
    [
      'signed and unsigned',
      'x[i] = bits[i] * 0.5; n[i] = bits[i] > key[i] ? 1 : 2; m[i] = (bits[i] >>> 3) & 1; y[i] = key[i] >>> 0;',
    ],
    ['a fraction becomes 32 bits as by | 0', 'n[i] = (x[i] * 1e6) | 0; m[i] = (x[i] * 1e9) | 0; small[i] = x[i] | 0;'],
    [
      'floor, square root, least and greatest',
      'x[i] = Math.floor(x[i]) + Math.sqrt(Math.max(0, y[i])); y[i] = Math.min(y[i], Math.max(-0, x[i])); n[i] = Math.max(n[i], m[i]) - Math.min(2, m[i]);',
    ],
    [
      'zeros and infinities among the least and greatest',
      'const a = x[i] * 0; const b = 1 / (y[i] * 0); x[i] = Math.max(0, a) + 1 / Math.max(-1, a); y[i] = 1 / Math.min(0, a) + Math.min(b, x[i]) + Math.max(b, a); if (i < 4) { x[i] = Math.min(a, y[i] * 0); y[i] = Math.max(a, -0); } else if (i < 6) { x[i] = Math.max(2, a); y[i] = Math.min(-0, a); }',
    ],
    ['what is written to a byte wraps', 'small[i] = n[i] * 3 + small[i];'],
    [
      'choices, and what is asked only if need be',
      'n[i] = x[i] > y[i] || (n[i] < 3 && m[i] !== -1) ? m[i] : !(x[i] <= 0) ? 4 : 5;',
    ],
    [
      'loops, with a way on and a way out',
      'let sum = 0; for (let a = 0; a < 20; a++) { if (a === n[i]) continue; if (a > m[i]) break; sum += a; } let b = 3; while (b > 0) { b -= 1; sum += b * 0.5; } x[i] = sum;',
    ],
    [
      'names that hide names',
      'const a = n[i]; let s = 0; { const a = 0.5; s += a; } for (let a = 0; a < 2; a++) s += a; x[i] = s + a;',
    ],
    [
      'places',
      'const j = Math.floor(small[i] / 32); n[j] = m[(j * 3 + small[i]) % 8]; x[i] = y[(key[i] & 3) * 2 + 1];',
    ],
    [
      'settings',
      'const { many } = settings.size; x[i] = (i + many) * settings.part.share; n[i] = settings.size.many + many;',
    ],
    ['a variable that is now a count and now a fraction', 'let v = n[i]; if (v > 5) v = v / 3; v += 1; x[i] = v;'],
  ])('%s', (_what, body) => {
    const text = rule(body);
    fc.assert(
      fc.property(WORLDS, (values) => {
        expect(different(text, values)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('what is no number of 32 bits by any way traps, and is never something else', () => {
    const zeros = { y: Array.from({ length: ROWS }, () => 0) };
    expect(() => different(rule('n[i] = (1 / y[i]) | 0;'), zeros)).toThrow(/unrepresentable|overflow|out of range/);
    expect(() => different(rule('x[i] = n[Math.floor(1 / y[i])];'), zeros)).toThrow(/unrepresentable|overflow/);
    expect(() => different(rule('n[i] = m[i] % n[i];'), zeros)).toThrow(/zero/);
  });

  it('functions, with columns and the world handed on, and arrays that a module keeps', () => {
    const before = `
const TWO = { a: 2, deep: -1 };
const kept = new Float64Array(TWO.a);
let long = new Float64Array(4);
function room(many) { if (many > long.length) long = new Float64Array(2 * many); }
function first(column, value) { for (let at = 0; at < 8; at++) if (column[at] === value) return at; return TWO.deep; }
function both(world, i) { const { n } = world; return first(n, n[i]) + first(world.small, world.small[i]); }
function put(world, i, what) { if (i < 0) return; world.m[i] = what; }
`;
    const body = `kept[0] = x[i]; kept[1] = y[i]; room(i * 3); for (let a = 0; a < i * 3; a++) long[a] = a * 0.5;
x[i] = kept[0] * kept[1] + (i > 0 ? long[i * 3 - 1] : 0) + both(world, i); put(world, i - 1, long.length);`;
    fc.assert(
      fc.property(WORLDS, (values) => {
        expect(different(rule(body, before), values)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('what an expression may replace is not there, and the act says that it takes that for granted', () => {
    const before =
      'function open(settings) { if (settings.rules.open === null) return null; return () => settings.what; }';
    const text = rule(
      'const rule = open(settings); n[i] = rule === null ? 5 : rule(i); if (rule !== null) rule(n);',
      before,
    );
    expect(compiled(text).assumes).toEqual({ act: ['open'] });
    expect(compiled(rule('n[i] = 1;')).assumes).toEqual({ act: [] });
  });
});

describe('what the compiler does not know it refuses, with the place', () => {
  it.each([
    ['n.forEach(() => {});', 'is not known'],
    ['const list = []; n[i] = 1;', 'ArrayExpression'],
    ['const one = () => 1; n[i] = one();', 'ArrowFunctionExpression'],
    ['n[i] = x[i];', 'n holds whole numbers'],
    ['n[x[i]] = 1;', 'a place is a whole number'],
    ['x[i] = Math.pow(x[i], 2);', 'CallExpression|Identifier'],
    ['x[i] = x[i] ** 2;', '\\*\\* is not known'],
    ['x[i] = x[i] > 1;', 'a truth is not a number'],
    ['if (n[i]) x[i] = 1;', 'a comparison is wanted'],
    ['let v = 1; v = x[i] > 1;', 'is int here and truth there'],
    ['let v; v = 1; n[i] = v;', 'begins with a value'],
    ['x[i] += 1;', 'AssignmentExpression'],
    ['n[i] = x[i] % 2;', 'a remainder is taken of two counts'],
    ['n[i] = week == 3 ? 1 : 0;', '== is not known'],
    ['n[i] = other;', 'other is nothing'],
    ['n[i] = world.other[i];', 'the world has no column other'],
    ['n[i] = settings.size.other;', 'there is no setting size.other'],
    ['do { n[i] = 1; } while (n[i] < 0);', 'DoWhileStatement'],
    ['for (const a of n) x[i] = a;', 'ForOfStatement'],
    ['switch (n[i]) { default: }', 'SwitchStatement'],
    ['try { n[i] = 1; } catch {}', 'TryStatement'],
    ['out: for (;;) break out;', 'LabeledStatement'],
    ['i = 3;', 'only a number|only a variable'],
    ['n[i] = kept;', 'a number is wanted here, not scratch'],
    ['again(n, i);', 'again calls itself'],
    ['n[i] = (week = 3);', 'AssignmentExpression'],
  ])('%s', (body, why) => {
    const before = `const kept = new Float64Array(2);
function again(n, i) { if (i > 0) again(n, i - 1); n[i] = 1; }`;
    const refusal = () => compiled(rule(body.replace('i = 3', 'from = 3'), before));
    expect(refusal).toThrow(CompileFault);
    expect(refusal).toThrow(new RegExp(`^.*rule\\.js:\\d+:\\d+: .*(${why})`));
  });
});

describe('the acts of the model', () => {
  const RULES = resolve('dist/model/rules');

  it('a rule that is changed is compiled anew, and the change is found', () => {
    const changed = new Modules((file) => {
      if (file.endsWith('.map')) throw new Error('no map');
      const text = readFileSync(file, 'utf8');
      return file.endsWith('spreading.js') ? text.replace('* (1 - decay)', '* (1 - decay * 1.0000001)') : text;
    });
    const { binary } = kernelsOf(changed, [{ file: `${RULES}/spreading.js`, name: 'spreading' }], MODEL);
    const made = scenario({ count: 100, parameters: ACTIVE });
    const worlds = [null, compiledActs(), new WebAssembly.Module(binary)].map((module) => birth(made, 'x', module));
    for (let week = 0; week < 30; week++) for (const world of worlds) tick(world);
    expect(worlds[2]!.kernels.size).toBe(1);
    expect(differing(worlds[0]!, worlds[1]!)).toEqual([]);
    expect(differing(worlds[0]!, worlds[2]!)).toContain('spark');
  });

  it('a fault is told where it stands in the rule as it was written', () => {
    const faulty = new Modules((file) => {
      const text = readFileSync(file, 'utf8');
      return file.endsWith('spreading.js') ? text.replace('Math.min(1', 'Math.pow(1') : text;
    });
    expect(() => kernelsOf(faulty, [{ file: `${RULES}/spreading.js`, name: 'spreading' }], MODEL)).toThrow(
      /^src\/model\/rules\/spreading\.ts:\d+:\d+: /,
    );
  });
});
