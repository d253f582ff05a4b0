/**
 * Lives one town in MASON: node run.mjs PEOPLE WEEKS SEED PARAMETERS.json [--cold] [--sequence]. MASON_JAR names the library. Our classes are
 * compiled on demand into a folder of temporary files that bears the fingerprint of what they are made from.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The leaves of plain data as lines `path.to.leaf=value`. */
function lines(data, path) {
  if (data === null || typeof data !== 'object') return [`${path}=${data}`];
  return Object.entries(data).flatMap(([key, value]) => lines(value, path === '' ? key : `${path}.${key}`));
}

/** The folder of our classes, compiled if it is not there yet. */
function classes(jar) {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const sources = readdirSync(here).filter((name) => name.endsWith('.java'));
  const print = createHash('sha256').update(jar);
  for (const name of sources.sort()) print.update(readFileSync(join(here, name)));
  const folder = join(tmpdir(), `groundswell-mason-${print.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  const files = sources.map((name) => join(here, name));
  execFileSync('javac', ['-cp', jar, '-d', fresh, ...files], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another hand was faster; what it made is the same.
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true });
  }
  return folder;
}

const cold = process.argv.includes('--cold');
const sequence = process.argv.includes('--sequence');
const [people, weeks, seed, parameters] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const jar = process.env.MASON_JAR;
if (parameters === undefined || jar === undefined) {
  console.error('usage: MASON_JAR=mason.jar node run.mjs PEOPLE WEEKS SEED PARAMETERS.json [--cold] [--sequence]');
  process.exit(2);
}
const ours = classes(jar);
const scratch = mkdtempSync(join(tmpdir(), 'groundswell-mason-run-'));
const properties = join(scratch, 'parameters.properties');
try {
  writeFileSync(properties, `${lines(JSON.parse(readFileSync(parameters, 'utf8')), '').join('\n')}\n`);
  const classpath = [ours, jar].join(delimiter);
  const how = [cold ? 'cold' : 'warm', sequence ? 'sequence' : 'scheduled'];
  const args = ['-cp', classpath, 'groundswell.Contestant', people, weeks, seed, properties, ...how];
  execFileSync('java', args, { stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
  rmSync(scratch, { recursive: true });
}
