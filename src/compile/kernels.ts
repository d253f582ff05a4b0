/** Makes one WebAssembly module of all acts given: each an exported function (k0, k1, week, from, to) over a memory that it imports. */
import binaryen from 'binaryen';
import type { Modules } from './modules.ts';
import type { Surroundings } from './surroundings.ts';
import { Translator } from './translate.ts';

/** An act as it stands in a rule file: `export const NAME = each('name', table, writes, run)`. */
export interface Wanted {
  readonly file: string;
  readonly name: string;
}

export interface Kernels {
  readonly binary: Uint8Array;
  /** The optimised module as text. */
  readonly text: string;
  /** For each act, the open rules that must be the built-in ones. */
  readonly assumes: Readonly<Record<string, readonly string[]>>;
}

/** The name of the section that tells which acts are in it, and what they assume. */
export const SECTION = 'acts';

/** What acts and their arrays need besides themselves. A hand's own memory is grown at the end of the shared one. */
const HELPERS = `
(global $next (mut i32) (i32.const 0))
(global $end (mut i32) (i32.const 0))
(func $room (param $bytes i32) (result i32) (local $at i32)
  (if (i32.gt_u (local.get $bytes) (i32.sub (global.get $end) (global.get $next))) (then
    (local.set $at (call $pages (i32.shr_u (i32.add (local.get $bytes) (i32.const 65535)) (i32.const 16))))
    (if (i32.eq (local.get $at) (i32.const -1)) (then unreachable))
    (global.set $next (i32.shl (local.get $at) (i32.const 16)))
    (global.set $end (i32.add (global.get $next)
      (i32.and (i32.add (local.get $bytes) (i32.const 65535)) (i32.const -65536))))))
  (local.set $at (global.get $next))
  (global.set $next (i32.add (local.get $at) (local.get $bytes)))
  (local.get $at))
(func $min (param $a i32) (param $b i32) (result i32)
  (select (local.get $a) (local.get $b) (i32.lt_s (local.get $a) (local.get $b))))
(func $max (param $a i32) (param $b i32) (result i32)
  (select (local.get $a) (local.get $b) (i32.gt_s (local.get $a) (local.get $b))))
(func $least (param $a f64) (param $b f64) (result f64)
  (f64x2.extract_lane 0 (v128.or
    (f64x2.pmin (f64x2.splat (local.get $a)) (f64x2.splat (local.get $b)))
    (f64x2.pmin (f64x2.splat (local.get $b)) (f64x2.splat (local.get $a))))))
(func $remainder (param $a i32) (param $b i32) (result f64)
  (f64.copysign (f64.convert_i32_s (i32.rem_s (local.get $a) (local.get $b))) (f64.convert_i32_s (local.get $a))))`;

/** The memory that a module works on: shared by many hands, or that of one hand alone, which cannot grow and has spare pages instead. */
const MEMORY = {
  shared: {
    imports: '(import "world" "memory" (memory 1 65536 shared))',
    functions: '(func $pages (param $many i32) (result i32) (memory.grow (local.get $many)))',
  },
  alone: {
    imports: `(import "world" "memory" (memory 1 65536))
(import "world" "pages" (func $pages (param i32) (result i32)))`,
    functions: '',
  },
} as const;

/**
 * @param memory what it works on: the same acts either way
 * @throws CompileFault with the place, where an act holds something that the compiler does not know
 */
export function kernelsOf(
  modules: Modules,
  wanted: readonly Wanted[],
  around: Surroundings,
  memory: keyof typeof MEMORY = 'shared',
): Kernels {
  const translator = new Translator(modules, around);
  const assumes: Record<string, readonly string[]> = {};
  translator.settle(() => {
    for (const { file, name } of wanted) {
      const { run, module } = actIn(modules, file, name);
      assumes[name] = [...translator.act(name, run, module)];
    }
  });
  const globals = [...translator.globals()];
  const imports = globals
    .filter(([name]) => !name.startsWith('b.'))
    .map(([name, type]) => {
      const from = name.startsWith('c.') ? 'columns' : 'settings';
      return `(import "${from}" "${name.slice(2)}" (global $${name} ${type}))`;
    });
  const arrays = [...translator.scratch];
  const places = arrays.map(
    ([name, length]) =>
      `(global $b.${name} (mut i32) (i32.const 0)) (global $n.${name} (mut i32) (i32.const ${length}))`,
  );
  const begin = arrays.map(([name, length]) => `(global.set $b.${name} (call $room (i32.const ${8 * length})))`);
  const text = `(module
${MEMORY[memory].imports}
${[...imports, ...places].join('\n')}
${MEMORY[memory].functions}
${HELPERS}
(func $begin ${begin.join('\n')})
(start $begin)
${translator.texts().join('\n')}
)`;
  return { ...optimised(text, assumes), assumes };
}

function actIn(modules: Modules, file: string, name: string) {
  const module = modules.at(file);
  for (const top of module.own.values()) {
    if (top.kind !== 'const' || top.init.type !== 'CallExpression') continue;
    const [called, ...rest] = top.init.arguments;
    const run = rest.at(-1);
    if (called?.type !== 'Literal' || called.value !== name || run?.type !== 'ArrowFunctionExpression') continue;
    return { run, module };
  }
  throw new Error(`internal: there is no act ${name} in ${file}`);
}

function optimised(text: string, assumes: object): { binary: Uint8Array; text: string } {
  const module = binaryen.parseText(text);
  try {
    const { Features } = binaryen;
    module.setFeatures(
      Features.MVP |
        Features.SIMD128 |
        Features.Atomics |
        Features.MutableGlobals |
        Features.NontrappingFPToInt |
        Features.BulkMemory |
        Features.BulkMemoryOpt,
    );
    if (!module.validate()) throw new Error('internal: the acts became no valid module');
    binaryen.setOptimizeLevel(4);
    binaryen.setShrinkLevel(0);
    // Dice, places and ties are small functions, asked for in every row.
    binaryen.setAlwaysInlineMaxSize(60);
    binaryen.setFlexibleInlineMaxSize(300);
    binaryen.setAllowInliningFunctionsWithLoops(true);
    module.optimize();
    module.addCustomSection(SECTION, new TextEncoder().encode(JSON.stringify(assumes)));
    return { binary: module.emitBinary(), text: module.emitText() };
  } finally {
    module.dispose();
  }
}
