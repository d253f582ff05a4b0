/** Starts the command line as users have it, in a directory of its own that is gone after the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, inject } from 'vitest';

export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A small world that runs in a moment. */
export const SMALL = 'people:\n  count: 60\nweeks: 30\nreplicates: 3\n';
/** A world that takes long enough to be interrupted: several replicates, each a good part of a second. */
export const LONG = 'people:\n  count: 800\nweeks: 260\nreplicates: 5\n';

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The directory of the test that is running. */
export let here: string;
export const at = (...parts: string[]): string => join(here, ...parts);

beforeEach(() => {
  const fault = inject('buildFault');
  if (fault !== '') throw new Error(`the command line could not be built:\n${fault}`);
  here = mkdtempSync(join(tmpdir(), 'groundswell-test-'));
});

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(here, { recursive: true, force: true });
});

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
}

export function start(
  words: readonly string[],
  command: readonly string[] = [process.execPath, MAIN],
  cwd = here,
): Started {
  const child = spawn(command[0]!, [...command.slice(1), ...words], { cwd });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...said });
    });
  });
  return { child, ended };
}

export const groundswell = (...words: string[]): Promise<Outcome> => start(words).ended;

export const write = (path: string, text: string): void => writeFileSync(at(path), text);

const shelf = mkdtempSync(join(tmpdir(), 'groundswell-shelf-'));
afterAll(() => rmSync(shelf, { recursive: true, force: true }));
const made = new Map<string, Promise<Outcome>>();

/**
 * Lays files into the directory of the test, and what commands (each its words) have made of them. Whatever was asked for before in a
 * file of tests is not made again: each test gets a copy of its own, to look at or to break.
 * @returns how the last command ended, which all do well
 */
export async function lay(
  files: Readonly<Record<string, string>>,
  ...commands: readonly (readonly string[])[]
): Promise<Outcome> {
  const key = JSON.stringify([files, commands]);
  const directory = join(shelf, String([...made.keys(), key].indexOf(key)));
  if (!made.has(key)) made.set(key, make(directory, files, commands));
  const ended = (await made.get(key))!;
  cpSync(directory, here, { recursive: true });
  return ended;
}

async function make(
  directory: string,
  files: Readonly<Record<string, string>>,
  commands: readonly (readonly string[])[],
): Promise<Outcome> {
  mkdirSync(directory);
  let last: Outcome | undefined;
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  for (const words of commands) {
    last = await start(words, [process.execPath, MAIN], directory).ended;
    expect(last.code, last.err).toBe(0);
  }
  return last!;
}

/** Waits until something is so, looking every few milliseconds. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; !isSo(); ) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const isThere = (...parts: string[]): boolean => existsSync(at(...parts));

/** Every file below a directory with the hash of its bytes, but for run.json, which holds times. */
export function bytesOf(directory: string): Record<string, string> {
  const files = readdirSync(at(directory), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths
      .filter((path) => !path.endsWith('run.json'))
      .map((path) => [path.slice(at(directory).length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}
