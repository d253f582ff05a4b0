/**
 * Lives one town in AgentScript and prints how long its weeks took, and what came of it, as JSON:
 * node run.mjs PEOPLE WEEKS SEED PARAMETERS.json [--cold]. AGENTSCRIPT names the folder in which the library is installed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { util, version } from './library.mjs';
import { Town } from './town.mjs';

/** The world that is lived before, so that the compiler under us has seen everything. */
const WARM = { people: 2000, weeks: 150 };

/** The library's generator multiplies: streams of neighbouring numbers would run side by side, so a seed is scattered first. */
function scattered(seed) {
  return (createHash('sha256').update(seed).digest().readUInt32BE() % 2147483646) + 1;
}

function morning(given, people, seed) {
  util.randomSeed(scattered(seed));
  const town = new Town(given, people);
  town.setup();
  return town;
}

function live(town, weeks) {
  for (let week = 0; week < weeks; week++) town.step();
}

const warm = !process.argv.includes('--cold');
const [people, weeks, seed, file] = process.argv.slice(2).filter((argument) => argument !== '--cold');
if (file === undefined) {
  console.error('usage: AGENTSCRIPT=FOLDER node run.mjs PEOPLE WEEKS SEED PARAMETERS.json [--cold]');
  process.exit(2);
}
const given = JSON.parse(readFileSync(file, 'utf8'));
if (warm) live(morning(given, WARM.people, `${seed}/warm`), WARM.weeks);
const town = morning(given, Number(people), seed);
const begun = performance.now();
live(town, Number(weeks));
const seconds = (performance.now() - begun) / 1e3;
console.log(
  JSON.stringify({
    framework: 'AgentScript',
    version,
    language: `JavaScript, Node ${process.versions.node}`,
    people: Number(people),
    weeks: Number(weeks),
    seed: Number(seed),
    seconds,
    warm,
    ever: town.people.filter(({ groupsSoFar }) => groupsSoFar > 0).length / people,
    alive: town.groups.length,
    groupsEver: town.groupsEver,
  }),
);
