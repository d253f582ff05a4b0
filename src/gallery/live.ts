/** Lives what hangs in the gallery as anybody would: by the command line, which knows what was lived before and goes on with the rest. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/**
 * Runs a command of Groundswell; what it says goes to stderr.
 * @param root the folder in which it runs
 * @returns the last line of its stdout
 * @throws Error where it ends with another exit code than 0
 */
export function groundswell(root: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out.trim().split('\n').at(-1)!);
      else reject(new Error(`groundswell ${words.join(' ')} ended with exit code ${code}: its own words stand above`));
    });
  });
}

/**
 * @param file a scenario or a sweep
 * @returns the directory with its tables and charts
 */
export async function lived(root: string, file: string): Promise<string> {
  const page = await groundswell(root, file.startsWith('scenarios/sweeps/') ? 'sweep' : 'run', file);
  return dirname(join(root, page));
}
