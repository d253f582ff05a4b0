/**
 * Lives the default world by many hands and prints how long its weeks took, as JSON: node many-hands.mjs PEOPLE WEEKS THREADS. The weeks
 * alone: what is measured and written between them is left out, as one-world.mjs leaves it out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readScenario } from '../dist/scenario/read.js';
import { Hands } from '../dist/simulate/hands.js';
import { FIRST_COUNT } from '../dist/simulate/replicate.js';

const [people, weeks, threads] = process.argv.slice(2, 5).map(Number);
const town = fileURLToPath(new URL('../scenarios/town.yaml', import.meta.url));
const set = [`people.count=${people}`, `record.every=${weeks}`, 'record.events=false', 'record.people=none', 'record.ties=none'];
const { scenario } = readScenario(town, { weeks, seed: 'bench', set });

const directory = mkdtempSync(join(tmpdir(), 'groundswell-bench-'));
const hands = new Hands(threads);
try {
  const { profile, rows } = await hands.record(scenario, 1, directory, { profiled: true });
  const sum = (times) => times.reduce((whole, ms) => whole + ms, 0);
  // What one hand does while the others wait is worked by one; of the rest each hand knows what it worked.
  const wall = sum(profile.wallMs.subarray(0, FIRST_COUNT));
  const shared = sum(profile.hands.map(({ busyMs }) => sum(busyMs.subarray(0, FIRST_COUNT))));
  const alone = sum(profile.wallMs.subarray(0, FIRST_COUNT).filter((_, act) => profile.hands.every(({ busyMs }) => busyMs[act] === 0)));
  console.log(
    JSON.stringify({
      nsPerPersonWeek: (wall * 1e6) / people / weeks,
      cpuNsPerPersonWeek: ((shared + alone) * 1e6) / people / weeks,
      groupsEver: rows.groups,
    }),
  );
} finally {
  await hands.close();
  rmSync(directory, { recursive: true });
}
