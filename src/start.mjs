/**
 * Starts Groundswell from a fresh clone: installs what is missing, builds what is stale, then runs the command.
 *
 *   node src/start.mjs [command ...]    without a command: run scenarios/office.yaml
 *   node src/start.mjs --prepare        only install and build
 *
 * Plain JavaScript without dependencies, because it runs before there are any. What is there already is recognised by content
 * (a hash of package-lock.json, a hash of the sources), so that a warm start costs some milliseconds and a changed branch is
 * never run with yesterday's build. (No syntax younger than Node 12, so that an old Node can still say that it is too old.)
 * Everything said here goes to stderr: stdout belongs to the command.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(ROOT, ...parts);
const MODULES = at('node_modules');
const DIST = at('dist');
const INSTALLED = path.join(MODULES, '.groundswell-installed');
const BUILT = path.join(DIST, '.built-from');
const LOCK = at('prepare.part');

class Trouble extends Error {}

const say = (text) => process.stderr.write(`groundswell: ${text}\n`);
const hashOf = (...contents) => contents.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function checkNode() {
  const asked = JSON.parse(fs.readFileSync(at('package.json'), 'utf8')).engines.node;
  const [major, minor] = /(\d+)\.(\d+)/.exec(asked).slice(1).map(Number);
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  throw new Trouble(`needs Node ${asked}, this is ${process.versions.node} (https://nodejs.org has newer ones)`);
}

/** What package-lock.json asks for; node_modules is as it should be when it carries the same stamp. */
const wantedModules = () => hashOf(fs.readFileSync(at('package-lock.json')));

/** Whether somebody has run npm themselves: npm notes in node_modules what it has installed. */
function modulesAreThere() {
  const noted = readOr(path.join(MODULES, '.package-lock.json'), null);
  if (noted === null) return false;
  const there = JSON.parse(noted).packages;
  const wanted = JSON.parse(fs.readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || (there[name] ? there[name].version === version && fs.existsSync(at(name)) : optional),
  );
}

/** Every file below a directory, by its path with forward slashes, in order. */
function filesBelow(directory, prefix = '') {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(path.join(directory, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    );
}

/** What dist must have been built from to be up to date. */
function wantedBuild() {
  const hash = createHash('sha256').update(wantedModules());
  for (const file of ['tsconfig.json', 'package.json', ...filesBelow(at('src'), 'src/')]) {
    const content = fs.readFileSync(at(file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Runs a program whose words all go to stderr. */
function runTool(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: command === 'npm.cmd' });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Trouble(signal === null ? `code ${code}` : signal)),
    );
  });
}

async function install() {
  say('installing what package-lock.json lists (once; some 20 seconds) ...');
  fs.rmSync(INSTALLED, { force: true });
  // Under `npm start -s` npm would not even say what went wrong.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=notice'];
  // npm tells its scripts where it lives; started by hand, it is on the path.
  const npm = process.env.npm_execpath || '';
  try {
    if (npm.endsWith('.js')) await runTool(process.execPath, [npm, ...args]);
    else await runTool(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  } catch (error) {
    throw new Trouble(`npm ci failed (${error.message}): its own words stand above`);
  }
}

async function build(stamp) {
  say('building ...');
  const fresh = at(`dist.${process.pid}.part`);
  try {
    const compiler = path.join(MODULES, 'typescript', 'bin', 'tsc');
    try {
      await runTool(process.execPath, [compiler, '-p', at('tsconfig.json'), '--outDir', fresh, '--noEmitOnError']);
    } catch (error) {
      throw new Trouble(`the build failed (${error.message}): the compiler's words stand above`);
    }
    for (const file of filesBelow(at('src'))) {
      if (/\.tsx?$/.test(file) || file === 'start.mjs') continue;
      fs.mkdirSync(path.join(fresh, path.dirname(file)), { recursive: true });
      fs.copyFileSync(at('src', file), path.join(fresh, file));
    }
    fs.chmodSync(path.join(fresh, 'cli', 'main.js'), 0o755);
    // The acts once more, from what was just built, as machine code.
    try {
      await runTool(process.execPath, [path.join(fresh, 'compile', 'main.js')]);
    } catch (error) {
      throw new Trouble(`the acts could not be compiled (${error.message}): the compiler's words stand above`);
    }
    // The programs of the pages, each as one file for the browser.
    try {
      await runTool(process.execPath, [path.join(fresh, 'lab', 'node', 'bundle.js')]);
    } catch (error) {
      throw new Trouble(`the pages could not be bundled (${error.message}): the bundler's words stand above`);
    }
    // File by file, each swapped in at once: a run under way that loads another file finds every one at every moment. The
    // stamp goes first and comes last, so that a build broken off here is done again.
    fs.rmSync(BUILT, { force: true });
    const files = filesBelow(fresh);
    for (const file of files) {
      fs.mkdirSync(path.join(DIST, path.dirname(file)), { recursive: true });
      fs.renameSync(path.join(fresh, file), path.join(DIST, file));
    }
    const current = new Set(files);
    for (const file of filesBelow(DIST)) if (!current.has(file)) fs.rmSync(path.join(DIST, file));
    fs.writeFileSync(BUILT, stamp);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

/** When a process was started, in the system's own clock; empty where it does not say. Numbers are used again. */
const bornOf = (pid) =>
  readOr(`/proc/${pid}/stat`, '')
    .replace(/^.*\) /, '')
    .split(' ')[19] || '';
const myself = `${process.pid} ${bornOf(process.pid)}`;

/** Whether the process that a lock names is still there: that number, started at that time. */
const isAlive = (holder) => {
  const [pid, born] = holder.split(' ');
  if (Number(pid) === process.pid || bornOf(pid) !== born) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Whoever held the lock is gone. Moving it away first lets only one of those who wait take it down. */
function takeDown(holder) {
  const gone = at(`prepare.${process.pid}.part`);
  try {
    fs.renameSync(LOCK, gone);
    // Another one was quicker, and this is already its new lock: back with it.
    if (readOr(gone, '') !== holder) fs.linkSync(gone, LOCK);
  } catch {}
  fs.rmSync(gone, { force: true });
}

/** Only one process at a time installs or builds; the others wait for it, and then find everything done. */
async function alone(work) {
  for (let waiting = false; ; ) {
    try {
      // Linked into place with its content: nobody ever sees an empty lock.
      const mine = at(`prepare.${process.pid}.part`);
      fs.writeFileSync(mine, myself);
      try {
        fs.linkSync(mine, LOCK);
      } finally {
        fs.rmSync(mine);
      }
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readOr(LOCK, '');
    if (holder !== '' && !isAlive(holder)) {
      takeDown(holder);
      continue;
    }
    if (!waiting) say(`waiting for process ${holder.split(' ')[0]}, which is installing or building ...`);
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const release = () => fs.rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function prepare() {
  if (readOr(INSTALLED, '') === wantedModules() && readOr(BUILT, '') === wantedBuild()) return;
  await alone(async () => {
    const modules = wantedModules();
    if (readOr(INSTALLED, '') !== modules) {
      if (!modulesAreThere()) await install();
      fs.writeFileSync(INSTALLED, modules);
    }
    const stamp = wantedBuild();
    if (readOr(BUILT, '') !== stamp) await build(stamp);
  });
}

async function start() {
  const args = process.argv.slice(2);
  checkNode();
  await prepare();
  if (args[0] === '--prepare') return;
  const main = path.join(DIST, 'cli', 'main.js');
  process.argv = [process.argv[0], main, ...(args.length > 0 ? args : ['run', at('scenarios', 'office.yaml')])];
  await import(pathToFileURL(main).href);
}

start().catch((error) => {
  say(error instanceof Trouble ? error.message : process.env.GROUNDSWELL_DEBUG ? error.stack : error.message);
  process.exitCode = 1;
});
