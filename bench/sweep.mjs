/**
 * npm run bench:sweep: what a sweep costs beyond its runs, how two workers do against one, and whether memory stays bounded.
 *
 *   overhead   milliseconds a run of 100 people and 52 weeks takes in a sweep with one worker, beyond the same runs lived one after the
 *              other in one process by the engine alone, tables thrown away; everything counted, from starting threads to merged tables
 *   two to one the same sweep with two workers and with one, in turn; how many times as fast
 *   memory     the largest resident size of the process over 10,000 runs of a small world, in quarters of the runs
 *
 * Medians, each figure from a process of its own, contestants in turn. --quick takes fewer runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SELF = fileURLToPath(import.meta.url);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values, digits) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}-${Math.max(...values).toFixed(digits)})`;

/** A sweep of one parameter over a world of so many people and weeks. */
async function planOf(people, weeks, points, replicates) {
  const { canonicalJson, sha256 } = await import('../dist/simulate/fingerprint.js');
  const data = { people: { count: people }, weeks };
  const named = (name) => ({
    ...{ name, unit: 'share', meaning: name, head: name, more: '{} more', less: '{} less', ends: ['most', 'least'] },
    recipe: { kind: 'named', name },
  });
  const name = 'spreading.sigma';
  return {
    ...{ name: 'bench', title: 'bench', question: '', why: '', finding: '', file: 'bench.yaml' },
    base: { data, file: 'base.yaml', sources: [], sha256: sha256(canonicalJson(data)) },
    ...{ weeks, seed: 'bench', constraints: [], design: { kind: 'full-factorial' }, designSeed: 'bench' },
    factors: [{ name, label: name, unit: '', kind: 'number', scale: 'linear', range: null, levels: null, usual: null }],
    layers: [{ kind: 'setting', path: name.split('.') }],
    points: Array.from({ length: points }, (_, at) => ({ number: at + 1, values: [at / points] })),
    ...{ structure: { kind: 'plain' }, replicates: { kind: 'fixed', count: replicates }, luck: 'common' },
    ...{ outcomes: ['ever', 'takeoff', 'members', 'groups', 'lifetime'].map(named), series: [] },
    ...{ timeout: null, memory: null },
  };
}

const size = (what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

/** What a process of its own does, and prints. */
const TASKS = {
  async bare(people, weeks, points, replicates) {
    const plan = await planOf(people, weeks, points, replicates);
    const { scenarioAt } = await import('../dist/experiment/point-scenario.js');
    const { runReplicate } = await import('../dist/simulate/replicate.js');
    const sink = { row() {}, drained: () => Promise.resolve() };
    const started = performance.now();
    for (const { values } of plan.points) {
      const { scenario } = scenarioAt(plan, values);
      const lean = { ...scenario, record: { ...scenario.record, people: [], ties: [] } };
      for (let k = 1; k <= replicates; k++) await runReplicate(lean, k, sink);
    }
    return { ms: performance.now() - started };
  },
  async sweep(people, weeks, points, replicates, workers) {
    const plan = await planOf(people, weeks, points, replicates);
    const { carryOutSweep } = await import('../dist/experiment/carry-out-sweep.js');
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-bench-'));
    const all = points * replicates;
    const rss = [];
    let done = 0;
    const run = () => {
      done += 1;
      if (done % Math.ceil(all / 4) === 0 || done === all) rss.push(Math.round(size('VmHWM')));
    };
    const watch = { run, note() {}, kept() {}, step() {} };
    const started = performance.now();
    try {
      await carryOutSweep(plan, 'bench', join(folder, 'sweep'), { workers, watch });
      return { ms: performance.now() - started, rss, addressesGB: Math.round(size('VmPeak') / 1024) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const inProcess = (task, ...numbers) =>
  JSON.parse(execFileSync(process.execPath, [SELF, task, ...numbers.map(String)], { encoding: 'utf8' }));

async function main() {
  const quick = process.argv.includes('--quick');
  const times = quick ? 2 : 5;
  const [points, replicates] = quick ? [10, 30] : [20, 50];
  const runs = points * replicates;

  const bare = [];
  const one = [];
  for (let k = 0; k < times; k++) {
    bare.push(inProcess('bare', 100, 52, points, replicates).ms / runs);
    one.push(inProcess('sweep', 100, 52, points, replicates, 1).ms / runs);
  }
  console.log(`overhead, 100 people, 52 weeks, ${runs} runs: ms a run`);
  console.log(`  engine alone          ${spread(bare, 2)}`);
  console.log(`  sweep, one worker     ${spread(one, 2)}`);
  console.log(`  beyond the engine     ${spread(one.map((ms, k) => ms - bare[k]), 2)}`);

  // Long enough that half a second to start counts for little.
  const each = quick ? 8 : 60;
  const ones = [];
  const twos = [];
  for (let k = 0; k < Math.min(times, 3); k++) {
    ones.push(inProcess('sweep', 500, 104, points, each, 1).ms / 1000);
    twos.push(inProcess('sweep', 500, 104, points, each, 2).ms / 1000);
  }
  console.log(`two workers against one, 500 people, 104 weeks, ${each * points} runs: seconds`);
  console.log(`  one                   ${spread(ones, 2)}`);
  console.log(`  two                   ${spread(twos, 2)}`);
  console.log(`  times as fast         ${spread(ones.map((s, k) => s / twos[k]), 2)}`);

  const many = quick ? 2_000 : 10_000;
  const { ms, rss, addressesGB } = inProcess('sweep', 50, 26, many / 100, 100, 2);
  console.log(`memory, 50 people, 26 weeks, ${many} runs, two workers, ${(ms / 1000).toFixed(0)} s`);
  console.log(`  largest resident size after each quarter: ${rss.join(', ')} MB; addresses ${addressesGB} GB`);
}

const [task, ...numbers] = process.argv.slice(2);
if (task in TASKS) console.log(JSON.stringify(await TASKS[task](...numbers.map(Number))));
else await main();
