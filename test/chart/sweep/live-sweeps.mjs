/**
 * Lives the small sweeps that the tests of charts draw, with the engine as it is built, and writes them beside this file:
 * `node test/chart/sweep/live-sweeps.mjs` (some minutes; only where the model has changed so much that they should, too).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import seedrandom from 'seedrandom';
import { OUTCOMES } from '../../../dist/measure/outcomes.js';
import { readRuns } from '../../../dist/measure/read-runs.js';
import { readScenarioText } from '../../../dist/scenario/read.js';
import { recordReplicate } from '../../../dist/simulate/record-replicate.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const TOWN = 'people: { count: 2000 }\norganizations: { count: 8 }\n';
const KEPT = ['ever', 'reproduction', 'takeoff', 'groups', 'lifetime', 'needs_met'];

const factors = {
  sigma: { name: 'spreading.sigma', label: 'Strength of the spark', unit: 'factor', kind: 'number' },
  pass: { name: 'organizations.pass', label: 'Seen through walls', unit: 'share', kind: 'number' },
  threshold: { name: 'attraction.threshold', label: 'Threshold of attraction', unit: 'pull', kind: 'number' },
  rate: { name: 'needs.rate', label: 'Difficulties met', unit: '1/week', kind: 'number' },
  organizations: { name: 'organizations.count', label: 'Organizations', unit: 'organizations', kind: 'whole' },
  network: { name: 'network.kind', label: 'Kind of network', unit: '', kind: 'category' },
};
const levels = (factor, of, usual, scale = 'linear') => ({ ...factor, scale, range: null, levels: of, usual });
const range = (factor, of, usual, scale = 'linear') => ({ ...factor, scale, range: of, levels: null, usual });
const every = (of) => of.reduce((rows, { levels }) => rows.flatMap((row) => levels.map((one) => [...row, one])), [[]]);

/** A Latin hypercube, not optimised: each factor's strata in an order of their own. */
function hypercube(of, points) {
  const luck = seedrandom.alea('hypercube');
  const columns = of.map(({ levels, range: ends, scale, kind }) => {
    const order = Array.from({ length: points }, (_, k) => k);
    for (let k = points - 1; k > 0; k--) {
      const other = Math.floor(luck() * (k + 1));
      [order[k], order[other]] = [order[other], order[k]];
    }
    return order.map((stratum) => {
      const share = (stratum + luck()) / points;
      if (levels !== null) return levels[Math.floor(share * levels.length)];
      const [low, high] = ends;
      const value = scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
      return kind === 'whole' ? Math.round(value) : Number(value.toPrecision(6));
    });
  });
  return Array.from({ length: points }, (_, k) => columns.map((column) => column[k]));
}

const grid = [
  levels(factors.sigma, [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1], 1, 'log'),
  levels(factors.pass, [0, 0.1, 0.3, 0.6, 1], 0.3),
];
const sampled = [
  range(factors.sigma, [0.02, 2], 1, 'log'),
  range(factors.pass, [0, 1], 0.3),
  range(factors.threshold, [0.4, 0.7], 0.55),
  range(factors.rate, [0.005, 0.05], 0.02),
  range(factors.organizations, [1, 12], 8),
];
const kinds = [levels(factors.network, ['small-world', 'scale-free', 'random', 'communities'], 'small-world')];
const SWEEPS = {
  grid: { factors: grid, points: every(grid), replicates: 6, people: 600, design: 'full factorial: 7 × 5 = 35 points' },
  sampled: {
    factors: sampled,
    points: hypercube(sampled, 90),
    replicates: 2,
    people: 200,
    design: 'Latin hypercube of 90 points',
  },
  kinds: { factors: kinds, points: every(kinds), replicates: 8, people: 600, design: 'full factorial: 4 points' },
};

for (const [name, { factors: varied, points, replicates, people, design }] of Object.entries(SWEEPS)) {
  const runs = [];
  for (const [k, values] of points.entries()) {
    const set = [`people.count=${people}`, 'weeks=156', ...values.map((value, f) => `${varied[f].name}=${value}`)];
    for (let replicate = 1; replicate <= replicates; replicate++) {
      const directory = mkdtempSync(join(tmpdir(), 'groundswell-live-'));
      mkdirSync(directory, { recursive: true });
      const { scenario } = readScenarioText(TOWN, 'town.yaml', { set, seed: 'grid' });
      const { fingerprint } = await recordReplicate(scenario, replicate, directory, {});
      const [, run] = [...(await readRuns(directory))][0];
      rmSync(directory, { recursive: true });
      const reckoned = KEPT.map((outcome) => OUTCOMES.find((one) => one.name === outcome).of(run));
      runs.push([
        k + 1,
        replicate,
        fingerprint.slice(0, 12),
        ...reckoned.map((value) => (value === null ? null : Number(value.toPrecision(7)))),
      ]);
    }
    process.stderr.write(`\r${name} ${k + 1} of ${points.length} `);
  }
  const lines = (rows) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(
    join(here, `${name}.json`),
    `{\n  "people": ${people},\n  "design": ${JSON.stringify(design)},\n  "replicates": ${replicates},\n  "outcomes": ${JSON.stringify(KEPT)},\n  "factors": [\n${lines(varied)}\n  ],\n  "points": [\n${lines(points)}\n  ],\n  "runs": [\n${lines(runs)}\n  ]\n}\n`,
  );
}
