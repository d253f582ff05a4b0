/** Of many that want to write the same directory one does, whatever those before them left behind. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { Occupied, takeLock } from '../../src/simulate/lock.ts';

let here: string;
const target = () => join(here, 'run');
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'groundswell-lock-'));
});
afterEach(() => rmSync(here, { recursive: true }));

it('is taken once, and free again when let go', () => {
  const unlock = takeLock(target());
  expect(() => takeLock(target())).toThrow(Occupied);
  unlock();
  expect(existsSync(`${target()}.lock`)).toBe(false);
  takeLock(target())();
});

it('letting go never removes the lock of somebody else', () => {
  const unlock = takeLock(target());
  writeFileSync(`${target()}.lock`, JSON.stringify({ pid: 1, host: 'another-machine', born: '' }));
  unlock();
  expect(existsSync(`${target()}.lock`)).toBe(true);
});

it('a process of the same number that was started at another time is not the one that held it', () => {
  const born = process.platform === 'linux' ? '1' : null;
  writeFileSync(`${target()}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), born }));
  takeLock(target())();
});

it('half a lock is as good as none', () => {
  writeFileSync(`${target()}.lock`, '{"pid": 12');
  takeLock(target())();
});

it('twenty processes that find a stale lock at the same time: they write one after the other, never together', async () => {
  expect(inject('buildFault')).toBe('');
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(`${target()}.lock`, JSON.stringify({ pid: gone, host: hostname(), born: '' }));
  const script = `
    import { takeLock } from ${JSON.stringify(new URL('../../dist/simulate/lock.js', import.meta.url).href)};
    import { appendFileSync } from 'node:fs';
    const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    for (;;) {
      try {
        const unlock = takeLock(process.argv[1]);
        appendFileSync(process.argv[1] + '.log', 'in ');
        pause(5);
        appendFileSync(process.argv[1] + '.log', 'out ');
        unlock();
        break;
      } catch (error) {
        if (!/is writing/.test(error.message)) throw error;
        pause(1);
      }
    }`;
  const ends = Array.from({ length: 20 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, target()], { stdio: ['ignore', 2, 2] });
    return new Promise((resolve) => child.on('close', resolve));
  });
  expect(await Promise.all(ends)).toEqual(Array(20).fill(0));
  expect(readFileSync(`${target()}.log`, 'utf8')).toBe('in out '.repeat(20));
  expect(existsSync(`${target()}.lock`)).toBe(false);
});
