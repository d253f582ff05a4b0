import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const WALLS = path('walls-of-types.ts');
const folder = mkdtempSync(join(tmpdir(), 'groundswell-walls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compiles one text as strictly as the project; returns the lines at which it complains. */
function complaints(text: string): number[] {
  const source = join(folder, 'walls.mts');
  writeFileSync(source, text.replaceAll("'../../src/", `'${path('../../src/')}`));
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: path('../../tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        types: [],
        rootDir: '/',
        allowImportingTsExtensions: true,
        rewriteRelativeImportExtensions: false,
      },
      files: [source],
      include: [],
    }),
  );
  const { stdout, error } = spawnSync(process.execPath, [path('../../node_modules/typescript/bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  if (error) throw error;
  const lines = [...stdout.matchAll(/walls\.mts\((\d+),\d+\): error TS/g)].map(([, line]) => Number(line));
  // A complaint about anything else (a file not found, a setting unknown) is no answer to the question.
  expect(stdout.split('\n').filter((line) => line.includes('error TS')).length, stdout).toBe(lines.length);
  return [...new Set(lines)];
}

describe('the walls between acts are held by types', () => {
  const text = readFileSync(WALLS, 'utf8');

  it('writing a column that is not named does not compile, nor do the other ways around the wall', () => {
    expect(complaints(text)).toEqual([]);
  });

  it('each of them is an error where it stands', () => {
    const marked = text.split('\n').flatMap((line, at) => (line.includes('@ts-expect-error') ? [at + 2] : []));
    expect(marked.length).toBe(6);
    expect(complaints(text.replaceAll('@ts-expect-error', ''))).toEqual(marked);
  });

  it('a wall that has fallen would be noticed: a mark where nothing is wrong is itself an error', () => {
    const fallen = text.replace("['spark'], (world", "['spark', 'we'], (world");
    expect(complaints(fallen).length).toBeGreaterThan(0);
  });
});
