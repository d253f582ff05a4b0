/** Starting from a fresh clone: what is missing is installed, what is stale is built, once, whoever else starts at the same time. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const REAL = fileURLToPath(new URL('..', import.meta.url));
/** A stand-in for npm: notes that it was called, and puts in place what the lock file lists. */
const NPM = `
import { mkdirSync, appendFileSync, writeFileSync, symlinkSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
console.log('npm speaks');
mkdirSync('node_modules/a', { recursive: true });
for (const name of ['typescript', '@typescript', '@types', 'undici-types']) {
  try { symlinkSync(${JSON.stringify(REAL)} + 'node_modules/' + name, 'node_modules/' + name); } catch {}
}
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
`;

let here: string;
const at = (...parts: string[]) => join(here, ...parts);
const src = (file: string, text: string) => {
  mkdirSync(join(at('src', file), '..'), { recursive: true });
  writeFileSync(at('src', file), text);
};

beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'groundswell-start-'));
  for (const file of ['src/start.mjs', 'tsconfig.json']) cpSync(join(REAL, file), at(file));
  writeFileSync(at('package.json'), JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
  writeFileSync(
    at('package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }),
  );
  writeFileSync(at('npm.js'), NPM);
  src('cli/main.ts', "import { word } from '../word.ts';\nconsole.log(word, ...process.argv.slice(2));\n");
  src('word.ts', "export const word: string = 'hello';\n");
  src('compile/main.ts', 'export {};\n');
  src('lab/node/bundle.ts', 'export {};\n');
});
afterEach(() => rmSync(here, { recursive: true }));

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function start(...words: string[]): Promise<Outcome> {
  const env = { ...process.env, npm_execpath: at('npm.js') };
  const child = spawn(process.execPath, [at('src', 'start.mjs'), ...words], { cwd: here, env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

const installs = () => (existsSync(at('npm.log')) ? readFileSync(at('npm.log'), 'utf8').trim().split('\n') : []);

it('installs, builds and runs; stdout belongs to the command', async () => {
  const { code, out, err } = await start('run', 'x');
  expect({ code, out }, err).toEqual({ code: 0, out: 'hello run x\n' });
  expect(err).toContain('npm speaks');
  expect(err).toContain('groundswell: building ...');
  expect(installs()).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=notice']);
  expect(await start('again')).toEqual({ code: 0, out: 'hello again\n', err: '' });
});

it('without a command the office is run', async () => {
  const { out } = await start();
  expect(out).toBe(`hello run ${at('scenarios', 'office.yaml')}\n`);
});

it('--prepare does the same and runs nothing', async () => {
  expect(await start('--prepare')).toMatchObject({ code: 0, out: '' });
  expect(existsSync(at('dist', 'cli', 'main.js'))).toBe(true);
});

it('builds again when a source has changed, even back and within the same second, and removes what has gone', async () => {
  src('gone.ts', 'export {};\n');
  src('page.html', '<p>');
  await start();
  expect([existsSync(at('dist', 'gone.js')), readFileSync(at('dist', 'page.html'), 'utf8')]).toEqual([true, '<p>']);
  src('word.ts', "export const word: string = 'hullo';\n");
  rmSync(at('src', 'gone.ts'));
  expect((await start('x')).out).toBe('hullo x\n');
  expect(existsSync(at('dist', 'gone.js'))).toBe(false);
  src('word.ts', "export const word: string = 'hello';\n");
  expect((await start('x')).out).toBe('hello x\n');
});

it('installs again when the lock file has changed, but not when somebody has run npm already', async () => {
  await start('--prepare');
  const lock = (version: string) =>
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } }, note: version });
  writeFileSync(at('package-lock.json'), lock('2.0.0'));
  await start('--prepare');
  expect(installs().length).toBe(2);
  writeFileSync(at('package-lock.json'), lock('3.0.0'));
  writeFileSync(
    at('node_modules', '.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '3.0.0' } } }),
  );
  await start('--prepare');
  expect(installs().length).toBe(2);
  // Half of it gone: what npm has noted is not believed then.
  rmSync(at('node_modules', 'a'), { recursive: true });
  rmSync(at('node_modules', '.groundswell-installed'));
  await start('--prepare');
  expect(installs().length).toBe(3);
});

it('a build that fails says so, and leaves the last good one', async () => {
  await start('--prepare');
  const before = statSync(at('dist', 'word.js')).mtimeMs;
  src('word.ts', "export const word: number = 'hello';\n");
  const { code, out, err } = await start('x');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('src/word.ts(1,');
  expect(err).toMatch(/groundswell: the build failed \(code \d\): the compiler's words stand above\n$/);
  expect(statSync(at('dist', 'word.js')).mtimeMs).toBe(before);
});

it('acts that cannot be compiled fail the build, and leave the last good one', async () => {
  await start('--prepare');
  src('compile/main.ts', "console.error('src/model/rules/x.ts:1:1: no');\nprocess.exitCode = 1;\n");
  src('word.ts', "export const word: string = 'hullo';\n");
  const { code, err } = await start('x');
  expect(code).toBe(1);
  expect(err).toContain('src/model/rules/x.ts:1:1: no\n');
  expect(err).toMatch(/groundswell: the acts could not be compiled \(code 1\): the compiler's words stand above\n$/);
  expect(readFileSync(at('dist', 'word.js'), 'utf8')).toContain('hello');
});

it('pages that cannot be bundled fail the build, and leave the last good one', async () => {
  await start('--prepare');
  src('lab/node/bundle.ts', "console.error('src/lab/page.ts:1:1: no');\nprocess.exitCode = 1;\n");
  src('word.ts', "export const word: string = 'hullo';\n");
  const { code, err } = await start('x');
  expect(code).toBe(1);
  expect(err).toContain('src/lab/page.ts:1:1: no\n');
  expect(err).toMatch(/groundswell: the pages could not be bundled \(code 1\): the bundler's words stand above\n$/);
  expect(readFileSync(at('dist', 'word.js'), 'utf8')).toContain('hello');
});

it('six starts at once install and build once, and all run', async () => {
  const ends = await Promise.all(Array.from({ length: 6 }, (_, i) => start(`${i}`)));
  expect(ends.map(({ out }) => out)).toEqual(Array.from({ length: 6 }, (_, i) => `hello ${i}\n`));
  expect(installs().length).toBe(1);
  expect(ends.filter(({ err }) => err.includes('groundswell: building ...')).length).toBe(1);
  expect(existsSync(at('prepare.part'))).toBe(false);
});

it('the lock of a start that was killed is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => gone.on('close', resolve));
  writeFileSync(at('prepare.part'), String(gone.pid));
  expect((await start('x')).out).toBe('hello x\n');
});

it('a Node that is too old is told so in one line', async () => {
  writeFileSync(at('package.json'), JSON.stringify({ type: 'module', engines: { node: '>=99.1' } }));
  const { code, out, err } = await start();
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    /^groundswell: needs Node >=99\.1, this is \d+\.\d+\.\d+ \(https:\/\/nodejs\.org has newer ones\)\n$/,
  );
});

it('a warm start costs little: nothing is installed, built or asked of npm', async () => {
  await start('--prepare');
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    await start('--prepare');
    times.push(performance.now() - began);
  }
  // Node itself starts in some 50 ms; the bound leaves room for a busy machine.
  expect(Math.min(...times)).toBeLessThan(500);
});
