/** Compiles the acts of the model to dist/kernels.wasm, from the built rules. With --text it prints the module instead. */
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ACTS } from '../model/tick.ts';
import { CompileFault } from './fault.ts';
import { kernelsOf, type Wanted } from './kernels.ts';
import { Modules } from './modules.ts';
import { MODEL } from './of-the-model.ts';

const RULES = fileURLToPath(new URL('../model/rules/', import.meta.url));
const TARGET = new URL('../kernels.wasm', import.meta.url);

/** Every act of many hands; those of one hand are left to JavaScript. */
function wanted(modules: Modules): Wanted[] {
  const files = readdirSync(RULES).filter((file) => file.endsWith('.js'));
  return ACTS.filter(({ kind }) => kind === 'each').map(({ name }) => {
    const file = files.find((one) => {
      const { own } = modules.at(`${RULES}${one}`);
      return [...own.values()].some(
        (top) =>
          top.kind === 'const' &&
          top.init.type === 'CallExpression' &&
          top.init.arguments[0]?.type === 'Literal' &&
          top.init.arguments[0].value === name,
      );
    });
    if (file === undefined) throw new Error(`internal: the act ${name} stands in no rule`);
    return { file: `${RULES}${file}`, name };
  });
}

try {
  const modules = new Modules();
  const { binary, text } = kernelsOf(modules, wanted(modules), MODEL);
  if (process.argv.includes('--text')) process.stdout.write(text);
  else writeFileSync(TARGET, binary);
} catch (error) {
  process.stderr.write(`${error instanceof CompileFault ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
