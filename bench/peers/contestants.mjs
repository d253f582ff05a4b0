/**
 * The contestants: how each is found on this machine, and at which sizes it is measured. `find` gives the command, to which the
 * arguments of the contract are added, or null where the contestant is not there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

function findMason(...how) {
  const jar = process.env.MASON_JAR;
  if (!jar || !existsSync(jar)) return null;
  if (sayingOf('javac', ['-version']) === null || sayingOf('java', ['-version']) === null) return null;
  return [process.execPath, at('mason', 'run.mjs'), ...how];
}

function findAgentScript() {
  const folder = process.env.AGENTSCRIPT ?? at('agentscript');
  try {
    createRequire(path.resolve(folder, 'here.js')).resolve('agentscript/package.json');
  } catch {
    return null;
  }
  return [process.execPath, at('agentscript', 'run.mjs')];
}

const GET_MASON = 'the path of the jar of MASON 20 or newer in $MASON_JAR, with javac and java on the path';
const LARGE = [
  { people: 10_000, weeks: 104 },
  { people: 100_000, weeks: 104 },
];

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
    find: () => findMason(),
    howToGet: GET_MASON,
    sizes: LARGE,
  },
  {
    key: 'mason-sequences',
    name: 'MASON, sequences',
    find: () => findMason('--sequence'),
    howToGet: GET_MASON,
    sizes: LARGE,
  },
  {
    key: 'agentscript',
    name: 'AgentScript',
    find: findAgentScript,
    howToGet: 'npm install agentscript@0.10.27 in some folder, and that folder in $AGENTSCRIPT',
    sizes: LARGE,
  },
];
