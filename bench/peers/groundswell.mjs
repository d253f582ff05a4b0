/** Our own engine under the contract of the contestants: node groundswell.mjs PEOPLE WEEKS SEED [PARAMETERS]. */
import { readFileSync } from 'node:fs';
import { birth } from '../../dist/model/birth.js';
import { tick } from '../../dist/model/tick.js';
import { BOOK } from '../../dist/model/world.js';
import { warmUp } from '../../dist/simulate/warm-up.js';
import { town } from './core-model.mjs';

const [people, weeks, seed] = process.argv.slice(2, 5).map(Number);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const scenario = town(people, weeks);

// Warming up is counted among our weeks: the command line does it before every run that is worth it.
const warming = performance.now();
warmUp(people, weeks, scenario.rules);
const warmed = performance.now() - warming;
const world = birth(scenario, String(seed));
const begun = performance.now();
for (let week = 0; week < weeks; week++) {
  tick(world);
  world.log.clear();
}
const seconds = (performance.now() - begun + warmed) / 1000;

const { groupsSoFar, book } = world.columns;
const belonged = groupsSoFar.reduce((sum, groups) => sum + (groups > 0 ? 1 : 0), 0);
console.log(
  JSON.stringify({
    ...{ framework: 'Groundswell', version, language: `Node ${process.versions.node}` },
    ...{ people, weeks, seed, seconds, warm: false },
    ...{ ever: belonged / people, alive: book[BOOK.alive], groupsEver: book[BOOK.groupsEver] },
  }),
);
