/**
 * Lives one default world and prints how long it took, as JSON: node one-world.mjs PEOPLE WEEKS [ATTRACTION]. With
 * GROUNDSWELL_ACTS=written the acts are done as they are written, not as they are compiled.
 */
import { fileURLToPath } from 'node:url';
import { birth } from '../dist/model/birth.js';
import { tick } from '../dist/model/tick.js';
import { readScenario } from '../dist/scenario/read.js';
import { compiledActs } from '../dist/simulate/compiled-acts.js';
import { warmUp } from '../dist/simulate/warm-up.js';

/** Place of the groups that there ever were in the column `book`. */
const GROUPS_EVER = 2;

const [people, weeks] = process.argv.slice(2, 4).map(Number);
const attraction = process.argv[4] ?? 'complementarity';
const town = fileURLToPath(new URL('../scenarios/town.yaml', import.meta.url));
const { scenario } = readScenario(town, { weeks, set: [`people.count=${people}`, `rules.attraction=${attraction}`] });

const warming = performance.now();
const idle = process.cpuUsage();
warmUp(people, weeks, scenario.rules);
const warmed = performance.now() - warming;
const worked = process.cpuUsage(idle);
const begun = performance.now();
const world = birth(scenario, 'bench', compiledActs());
const born = performance.now();
const rested = process.cpuUsage();
for (let week = 0; week < weeks; week++) {
  tick(world);
  world.log.clear();
}
const done = performance.now();
const busy = process.cpuUsage(rested);
const ever = world.columns.groupsSoFar.reduce((sum, groups) => sum + (groups > 0 ? 1 : 0), 0) / people;
console.log(
  JSON.stringify({
    nsPerPersonWeek: ((done - born + warmed) * 1e6) / people / weeks,
    // Processor time of all threads of the process, those of V8 among them.
    cpuNsPerPersonWeek: ((busy.user + busy.system + worked.user + worked.system) * 1e3) / people / weeks,
    birthMs: born - begun,
    ever,
    groupsEver: world.columns.book[GROUPS_EVER],
    megabytes: process.memoryUsage().rss / 2 ** 20,
  }),
);
