/**
 * Acts compiled to machine code beforehand (src/compile), over the memory of one world. A kernel does to the world what the act
 * of its name does, to the bit, and needs nobody to warm it up. Any number of hands can have kernels over one memory, each with
 * scratch memory of its own, which it grows at the end when it is made.
 */
import { takePages } from './columns.ts';
import type {} from './web-assembly.ts';

/** An act of many hands over the share [from, to), with the two words of its luck and the week. */
export type Kernel = (k0: number, k1: number, week: number, from: number, to: number) => void;

/** Kernels by the names of their acts. */
export type Kernels = ReadonlyMap<string, Kernel>;

export const NO_KERNELS: Kernels = new Map();

/** What a module asks for, and which acts are in it with what they assume: looked up once, since many worlds are made of it. */
interface Contents {
  readonly imports: readonly { readonly from: string; readonly name: string }[];
  readonly acts: readonly (readonly [name: string, assumes: readonly string[]])[];
}

const known = new WeakMap<WebAssembly.Module, Contents>();

function contentsOf(module: WebAssembly.Module): Contents {
  const before = known.get(module);
  if (before !== undefined) return before;
  const imports = WebAssembly.Module.imports(module).map(({ module: from, name }) => ({ from, name }));
  const [section] = WebAssembly.Module.customSections(module, 'acts');
  const acts = JSON.parse(String.fromCharCode(...new Uint8Array(section!))) as Record<string, string[]>;
  const contents = { imports, acts: Object.entries(acts) };
  known.set(module, contents);
  return contents;
}

/** Whether a module is for the memory of one hand alone: then it asks for further pages what that memory has spare. */
export function isAlone(module: WebAssembly.Module): boolean {
  return contentsOf(module).imports.some(({ from, name }) => from === 'world' && name === 'pages');
}

/**
 * The kernels of a module over one world.
 * @param columns the columns, all in `memory`
 * @param setting the value of a parameter, by its section and name
 * @param holds whether a rule that may be replaced is the built-in one here; an act that takes it for granted is left out if not
 */
export function kernelsOf(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  columns: Readonly<Record<string, { readonly byteOffset: number }>>,
  setting: (section: string, name: string) => number,
  holds: (rule: string) => boolean,
): Kernels {
  const imports: Record<'world' | 'columns' | 'settings', Record<string, unknown>> = {
    world: { memory, pages: (pages: number) => takePages(memory, pages) },
    columns: {},
    settings: {},
  };
  const contents = contentsOf(module);
  for (const { from, name } of contents.imports) {
    const dot = name.indexOf('.');
    if (from === 'columns') imports.columns[name] = columns[name]!.byteOffset;
    if (from === 'settings') imports.settings[name] = setting(name.slice(0, dot), name.slice(dot + 1));
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  const held = contents.acts.filter(([, assumes]) => assumes.every(holds));
  return new Map(held.map(([name]) => [name, exports[name] as Kernel]));
}
