/**
 * How fast the lab lives a world, held against the command line: weeks per second in a worker of headless Chromium and in Node, in turn,
 * the same scenario and seed, which must come to the same world.
 *
 *   node bench/lab.mjs [SCENARIO] [ROUNDS]    a scenario without variants; default: scenarios/town.yaml, seven rounds
 *
 * Node: one replicate as `groundswell run` lives it on one thread, tables written to a folder for temporary files, from the first week to
 * the last. Lab: the page as people have it, picture and charts drawn while the worker lives; the worker counts the time in which it
 * lives, measures, makes what the picture shows and keeps weeks to branch from.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [scenario = 'scenarios/town.yaml', rounds = '7'] = process.argv.slice(2);

if (process.env.GROUNDSWELL_BENCH_NODE !== undefined) {
  const { readScenario } = await import('../dist/scenario/read.js');
  const { recordReplicate } = await import('../dist/simulate/record-replicate.js');
  const directory = process.env.GROUNDSWELL_BENCH_NODE;
  const weeks = [];
  const made = readScenario(scenario).scenario;
  const { fingerprint } = await recordReplicate(made, 1, directory, { onWeek: () => weeks.push(performance.now()) });
  process.stdout.write(JSON.stringify({ fingerprint, rate: (1000 * (weeks.length - 1)) / (weeks.at(-1) - weeks[0]) }));
  process.exit();
}

const { launchHeadless } = await import('../dist/gallery/headless.js');
const home = mkdtempSync(join(tmpdir(), 'groundswell-bench-lab-'));

function inNode(round) {
  const directory = join(home, `round-${round}`);
  mkdirSync(directory);
  const env = { ...process.env, GROUNDSWELL_BENCH_NODE: directory };
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), scenario], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function inLab(browser, page) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector('button.main:enabled');
  await tab.getByRole('button', { name: 'Start' }).click();
  await tab.waitForSelector('.world[data-status="over"]', { timeout: 300_000 });
  const world = tab.locator('.world').first();
  const found = {
    fingerprint: await world.getAttribute('data-fingerprint'),
    rate: Number(await world.getAttribute('data-rate')),
  };
  await tab.close();
  return found;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const spread = (values) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;

let headless;
try {
  const page = join(home, 'lab.html');
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  spawnSync(process.execPath, [main, 'lab', scenario, '--out', page]);
  headless = await launchHeadless();
  const rates = { node: [], lab: [] };
  for (let round = 0; round < Number(rounds); round++) {
    const node = inNode(round);
    const lab = await inLab(headless.browser, page);
    if (node.fingerprint !== lab.fingerprint) throw new Error(`not the same world: ${node.fingerprint}, ${lab.fingerprint}`);
    rates.node.push(node.rate);
    rates.lab.push(lab.rate);
  }
  const ratios = rates.lab.map((rate, round) => rate / rates.node[round]);
  process.stdout.write(
    `${scenario}, ${rounds} rounds in turn, weeks per second (median, from lowest to highest)\n` +
      `  command line  ${median(rates.node).toFixed(0)}  (${spread(rates.node)})\n` +
      `  lab           ${median(rates.lab).toFixed(0)}  (${spread(rates.lab)})\n` +
      `  lab over command line  ${median(ratios).toFixed(2)}  (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})\n` +
      `  the fastest round of each, which others on the machine disturbed least: ${(Math.max(...rates.lab) / Math.max(...rates.node)).toFixed(2)}\n`,
  );
} finally {
  await headless?.close();
  rmSync(home, { recursive: true, force: true });
}
