/** Compiles the C program, where there is a C compiler, and runs it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./week.c', import.meta.url));
/** As fast as the compiler can, but the same bits: no operation is joined with another, none is moved past another. */
const FLAGS = ['-std=gnu11', '-O3', '-march=native', '-ffp-contract=off'];

/** The first of the usual names that is a C compiler here, or null. */
export function compilerHere() {
  const works = (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
  return ['cc', 'gcc', 'clang'].find(works) ?? null;
}

/** Compiles into a folder; the path of the program. Throws what the compiler says where it cannot. */
export function compileWeek(compiler, folder) {
  const program = join(folder, process.platform === 'win32' ? 'week.exe' : 'week');
  execFileSync(compiler, [...FLAGS, SOURCE, '-o', program, '-lm'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return program;
}

/**
 * Lives so many weeks of a world that was written before.
 * @param columns where the columns are to be written at the end, if anywhere
 */
export function runWeek(program, world, weeks, columns) {
  const to = columns === undefined ? [] : [columns];
  return JSON.parse(execFileSync(program, [world, String(weeks), ...to], { encoding: 'utf8', stdio: 'pipe' }));
}
