/** A disk that says no gives one clear line: which path, why, and what to do. Nothing that looks whole stays behind. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at, groundswell, isThere, LONG, MAIN, SMALL, start, write } from './groundswell.ts';

it('a path that leads through a file', async () => {
  write('small.yaml', SMALL);
  const { code, out, err } = await groundswell('run', 'small.yaml', '--out', 'small.yaml/x');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    /^groundswell: small\.yaml(\/x)?: a part of this path is a file, not a directory; choose another place with --out\n$/,
  );
});

it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a directory that may not be written', async () => {
  write('small.yaml', SMALL);
  mkdirSync(at('locked'), { mode: 0o500 });
  const { code, err } = await groundswell('run', 'small.yaml', '--out', 'locked/x');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^groundswell: locked\/x\S*: may not be written or read by this account; choose another place with --out\n$/,
  );
});

/** A limit on the length of files stands for a full disk: writing fails in the same place, and it needs no rights. */
const limited = (kilobytes: number, ...words: string[]) =>
  start([], ['bash', '-c', 'ulimit -f "$0"; shift 0; exec "$@"', String(kilobytes), process.execPath, MAIN, ...words])
    .ended;

it.runIf(process.platform !== 'win32')(
  'a disk that is full in the middle of a table: what is whole serves the next attempt',
  async () => {
    write('long.yaml', LONG);
    const { code, out, err } = await limited(200, 'run', 'long.yaml', '--out', 'x', '--quiet', '--no-charts');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^groundswell: x\.partial\/\S+\.csv: the file is larger than this account may write \(ulimit -f\); .*same command again\n$/,
    );
    expect(isThere('x')).toBe(false);
    expect(isThere('x.lock')).toBe(false);
    expect((await groundswell('run', 'long.yaml', '--out', 'x', '--quiet', '--no-charts')).code).toBe(0);
  },
);

it('something else where the run is to be put together', async () => {
  write('small.yaml', SMALL);
  mkdirSync(at('x.partial'));
  writeFileSync(at('x.partial', 'mine.txt'), 'mine');
  const { code, err } = await groundswell('run', 'small.yaml', '--out', 'x');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'groundswell: x.partial: is needed to put the run together, but holds something else; move it away\n',
  });
  rmSync(at('x.partial'), { recursive: true });
  expect((await groundswell('run', 'small.yaml', '--out', 'x', '--no-charts')).code).toBe(0);
});
