/**
 * The contestants: how each is found on this machine, and at which sizes it is measured. `find` gives the command and its first
 * arguments, or null where the contestant is not there; it may put what it makes into a scratch directory.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (...parts) => path.join(path.dirname(fileURLToPath(import.meta.url)), ...parts);

/** What a command says on stdout, or null where it cannot be run. */
function sayingOf(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Our own command. */
export const OURS = [process.execPath, at('groundswell.mjs')];

function findMesa() {
  const python = process.env.GROUNDSWELL_PYTHON ?? 'python3';
  return sayingOf(python, ['-c', 'import mesa, networkx']) === null ? null : [python, at('mesa', 'live.py')];
}

/** Compiles our Java against the jar of MASON, and finds the class that begins. */
function findMason(scratch) {
  const jar = process.env.MASON_JAR;
  if (!jar || !existsSync(jar) || !existsSync(at('mason'))) return null;
  if (sayingOf('javac', ['-version']) === null || sayingOf('java', ['-version']) === null) return null;
  const sources = readdirSync(at('mason'), { recursive: true }).filter((file) => file.endsWith('.java'));
  const main = sources.find((file) => /static void main\(/.test(readFileSync(at('mason', file), 'utf8')));
  if (main === undefined) return null;
  const within = /^package ([\w.]+);/m.exec(readFileSync(at('mason', main), 'utf8'));
  const classes = path.join(scratch, 'mason');
  mkdirSync(classes);
  execFileSync('javac', ['-cp', jar, '-d', classes, ...sources.map((file) => at('mason', file))], { stdio: 'inherit' });
  const name = path.basename(main, '.java');
  return ['java', '-cp', [classes, jar].join(path.delimiter), within ? `${within[1]}.${name}` : name];
}

/** Our code finds the library itself: in the folder that $AGENTSCRIPT names, or beside it. */
function findAgentScript() {
  const main = at('agentscript', 'live.mjs');
  if (!existsSync(main)) return null;
  if (process.env.AGENTSCRIPT) return existsSync(process.env.AGENTSCRIPT) ? [process.execPath, main] : null;
  try {
    createRequire(main).resolve('agentscript/package.json');
  } catch (error) {
    if (error.code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') return null;
  }
  return [process.execPath, main];
}

export const CONTESTANTS = [
  {
    key: 'mesa',
    name: 'Mesa',
    find: findMesa,
    howToGet: 'pip install mesa==3.3.1 networkx, for python3 or for the python that $GROUNDSWELL_PYTHON names',
    sizes: [
      { people: 2_000, weeks: 260 },
      { people: 10_000, weeks: 104 },
    ],
  },
  {
    key: 'mason',
    name: 'MASON',
    find: findMason,
    howToGet: 'the path of the jar of MASON 20 in $MASON_JAR, with javac and java on the path',
    sizes: [
      { people: 10_000, weeks: 104 },
      { people: 100_000, weeks: 104 },
    ],
  },
  {
    key: 'agentscript',
    name: 'AgentScript',
    find: findAgentScript,
    howToGet: 'npm install agentscript in bench/peers/agentscript, or the folder of the package in $AGENTSCRIPT',
    sizes: [
      { people: 10_000, weeks: 104 },
      { people: 100_000, weeks: 104 },
    ],
  },
];
