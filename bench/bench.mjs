/**
 * npm run bench: how long a person's week takes, in nanoseconds, how much longer with attraction written as an expression, and how
 * long the command line takes to say its help.
 *
 * Each figure is the median of several runs in a process of its own, the sizes taken in turn so that a machine that slows down
 * slows all of them. Cost grows with activity, so every figure names its people and weeks. --quick leaves out the million.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { COMPLEMENTARITY } from '../dist/model/open-rules.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const world = fileURLToPath(new URL('./one-world.mjs', import.meta.url));
const quick = process.argv.includes('--quick');

const SIZES = [
  { people: 2_000, weeks: 260, runs: 5 },
  { people: 100_000, weeks: 100, runs: 3 },
  ...(quick ? [] : [{ people: 1_000_000, weeks: 26, runs: 3 }]),
];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function timed(work) {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const times = new Map(SIZES.map((size) => [size, []]));
for (let run = 0; run < Math.max(...SIZES.map((size) => size.runs)); run++) {
  for (const size of SIZES) {
    if (run >= size.runs) continue;
    const out = execFileSync(process.execPath, [world, String(size.people), String(size.weeks)], { encoding: 'utf8' });
    times.get(size).push(JSON.parse(out));
  }
}

console.log('one thread, the default world (small world of degree 8, 8 organizations), ticks and warming up; medians');
console.log('   people   weeks  runs      ns/person/week   first morning ms   share that ever belonged   memory MB');
for (const [{ people, weeks, runs }, all] of times) {
  const ns = median(all.map((one) => one.nsPerPersonWeek));
  const [low, high] = [Math.min, Math.max].map((of) => of(...all.map((one) => one.nsPerPersonWeek)).toFixed(0));
  console.log(
    [
      String(people).padStart(9),
      String(weeks).padStart(7),
      String(runs).padStart(5),
      `${ns.toFixed(0)} (${low}-${high})`.padStart(19),
      median(all.map((one) => one.birthMs))
        .toFixed(0)
        .padStart(18),
      all[0].ever.toFixed(3).padStart(26),
      median(all.map((one) => one.megabytes))
        .toFixed(0)
        .padStart(11),
    ].join(''),
  );
}

// The same world to the bit, by the built-in rule and by that rule as an expression, in turn.
const PAIRS = 5;
const nsOf = (attraction) =>
  JSON.parse(execFileSync(process.execPath, [world, '2000', '260', attraction], { encoding: 'utf8' })).nsPerPersonWeek;
const dearer = Array.from({ length: PAIRS }, () => {
  const builtIn = nsOf('complementarity');
  return nsOf(COMPLEMENTARITY) / builtIn;
});
const [least, most] = [Math.min(...dearer), Math.max(...dearer)].map((ratio) => ratio.toFixed(2));
console.log(
  `attraction as an expression: ${median(dearer).toFixed(2)} times as long (${least}-${most}), 2000 people, 260 weeks, median of ${PAIRS} pairs`,
);

const help = Array.from({ length: 9 }, () =>
  timed(() => execFileSync(process.execPath, [main, '--help'], { stdio: 'ignore' })),
);
const node = Array.from({ length: 9 }, () =>
  timed(() => execFileSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })),
);
console.log(`--help: ${median(help).toFixed(0)} ms, of which node itself ${median(node).toFixed(0)} ms (medians of 9)`);
