/**
 * Compiles the acts of the model to dist/kernels.wasm and what is counted of a world to dist/counts.wasm, from the built files; and both
 * once more for a page, where one hand has its memory alone (kernels-alone.wasm, counts-alone.wasm). With --text it prints the modules
 * instead.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COUNTS } from '../measure/observer.ts';
import { ACTS } from '../model/tick.ts';
import { CompileFault } from './fault.ts';
import { kernelsOf, type Wanted } from './kernels.ts';
import { Modules } from './modules.ts';
import { COUNTED, MODEL } from './of-the-model.ts';
import type { Surroundings } from './surroundings.ts';

/** Every act of many hands, with the file of this directory in which it stands; those of one hand are left to JavaScript. */
function wanted(modules: Modules, acts: readonly { kind: string; name: string }[], directory: string): Wanted[] {
  const below = fileURLToPath(new URL(directory, import.meta.url));
  const files = readdirSync(below).filter((file) => file.endsWith('.js'));
  return acts
    .filter(({ kind }) => kind === 'each')
    .map(({ name }) => {
      const file = files.find((one) => {
        const { own } = modules.at(`${below}${one}`);
        return [...own.values()].some(
          (top) =>
            top.kind === 'const' &&
            top.init.type === 'CallExpression' &&
            top.init.arguments[0]?.type === 'Literal' &&
            top.init.arguments[0].value === name,
        );
      });
      if (file === undefined) throw new Error(`internal: the act ${name} stands in no file of ${directory}`);
      return { file: `${below}${file}`, name };
    });
}

function compile(modules: Modules, acts: readonly Wanted[], around: Surroundings, target: string): void {
  for (const memory of ['shared', 'alone'] as const) {
    const { binary, text } = kernelsOf(modules, acts, around, memory);
    const file = memory === 'shared' ? target : target.replace('.wasm', '-alone.wasm');
    if (process.argv.includes('--text')) process.stdout.write(text);
    else writeFileSync(new URL(file, import.meta.url), binary);
  }
}

try {
  const modules = new Modules();
  compile(modules, wanted(modules, ACTS, '../model/rules/'), MODEL, '../kernels.wasm');
  compile(modules, wanted(modules, COUNTS, '../measure/'), COUNTED, '../counts.wasm');
} catch (error) {
  process.stderr.write(`${error instanceof CompileFault ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
