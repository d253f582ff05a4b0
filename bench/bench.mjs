/**
 * npm run bench: how long a person's week takes, in nanoseconds, on one thread, on two, and in an optimised C program that lives the
 * same world to the bit; how much longer with attraction written as an expression, and how long the command line takes to say its help.
 *
 * Each figure is the median of several runs in a process of its own, the sizes and the contestants taken in turn so that a machine
 * that slows down slows all of them. Cost grows with activity, so every figure names its people and weeks. --quick leaves out the
 * million.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPLEMENTARITY } from '../dist/model/open-rules.js';
import { compilerHere, compileWeek, runWeek } from './c/compile.mjs';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const oneWorld = fileURLToPath(new URL('./one-world.mjs', import.meta.url));
const manyHands = fileURLToPath(new URL('./many-hands.mjs', import.meta.url));
const firstMorning = fileURLToPath(new URL('./c/world.mjs', import.meta.url));
const quick = process.argv.includes('--quick');

const SIZES = [
  { people: 2_000, weeks: 260, runs: 5 },
  { people: 100_000, weeks: 100, runs: 3 },
  ...(quick ? [] : [{ people: 1_000_000, weeks: 26, runs: 3 }]),
];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** "median (least-most)". */
const spread = (values, digits) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}-${Math.max(...values).toFixed(digits)})`;

function timed(work) {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const node = (...args) => execFileSync(process.execPath, args.map(String), { encoding: 'utf8' });
const lived = (...args) => JSON.parse(node(oneWorld, ...args));

const folder = mkdtempSync(join(tmpdir(), 'groundswell-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The C program as a contestant; null, with a word why, where it cannot be compiled. */
function inC() {
  const compiler = compilerHere();
  if (compiler === null) {
    console.log('no C compiler is here (cc, gcc or clang): nothing in C to compare with');
    return null;
  }
  try {
    const program = compileWeek(compiler, folder);
    return {
      name: 'C on one thread',
      run: ({ people, weeks }) => runWeek(program, join(folder, `${people}.world`), weeks),
    };
  } catch (error) {
    console.log(`${compiler} cannot compile the C program, nothing to compare with: ${error.stderr ?? error.message}`);
    return null;
  }
}

/** Who lives the worlds: the first is what the others are compared with. */
const ours = { name: 'the engine on one thread', run: ({ people, weeks }) => lived(people, weeks) };
const twoThreads = {
  name: 'the engine on two threads',
  run: ({ people, weeks }) => JSON.parse(node(manyHands, people, weeks, 2)),
};
const others = [twoThreads, inC()].filter((contestant) => contestant !== null);
const contestants = [ours, ...others];

if (others.length > 0)
  for (const { people, weeks } of SIZES) node(firstMorning, people, weeks, join(folder, `${people}.world`));

const results = new Map(SIZES.map((size) => [size, new Map(contestants.map((contestant) => [contestant, []]))]));
for (let run = 0; run < Math.max(...SIZES.map((size) => size.runs)); run++) {
  for (const size of SIZES) {
    if (run >= size.runs) continue;
    for (const contestant of contestants) results.get(size).get(contestant).push(contestant.run(size));
  }
}

console.log('the default world (small world of degree 8, 8 organizations), ticks and warming up; medians (least-most)');
console.log('   people   weeks  runs      ns/person/week   first morning ms   share that ever belonged   memory MB');
for (const [{ people, weeks, runs }, of] of results) {
  const all = of.get(ours);
  console.log(
    [
      String(people).padStart(9),
      String(weeks).padStart(7),
      String(runs).padStart(5),
      spread(
        all.map((one) => one.nsPerPersonWeek),
        0,
      ).padStart(19),
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

// Who lived another world has won nothing.
for (const [{ people, weeks }, of] of results)
  for (const { name } of others.filter((other) => of.get(other)[0].groupsEver !== of.get(ours)[0].groupsEver))
    throw new Error(`${name} lived another world than ours, ${people} people, ${weeks} weeks`);

for (const other of others) {
  console.log(`ours: ${ours.name}; theirs: ${other.name}; the same world to the bit, lived in turn; ratios run by run`);
  console.log(
    '   people   weeks  runs   ours ns/person/week theirs ns/person/week     ours : theirs     of processor time',
  );
  for (const [{ people, weeks, runs }, of] of results) {
    const nsOf = (contestant) => of.get(contestant).map((one) => one.nsPerPersonWeek);
    const ratios = nsOf(ours).map((ns, at) => ns / nsOf(other)[at]);
    const busy = of.get(ours).map((one, at) => one.cpuNsPerPersonWeek / of.get(other)[at].cpuNsPerPersonWeek);
    console.log(
      [
        String(people).padStart(9),
        String(weeks).padStart(7),
        String(runs).padStart(5),
        spread(nsOf(ours), 0).padStart(22),
        spread(nsOf(other), 0).padStart(22),
        spread(ratios, 2).padStart(18),
        spread(busy, 2).padStart(22),
      ].join(''),
    );
  }
}

// The same world to the bit, by the built-in rule and by that rule as an expression, in turn.
const PAIRS = 5;
const dearer = Array.from({ length: PAIRS }, () => {
  const builtIn = lived(2_000, 260, 'complementarity').nsPerPersonWeek;
  return lived(2_000, 260, COMPLEMENTARITY).nsPerPersonWeek / builtIn;
});
console.log(
  `attraction as an expression: ${median(dearer).toFixed(2)} times as long (${Math.min(...dearer).toFixed(2)}-${Math.max(...dearer).toFixed(2)}), 2000 people, 260 weeks, median of ${PAIRS} pairs`,
);

const help = Array.from({ length: 9 }, () =>
  timed(() => execFileSync(process.execPath, [main, '--help'], { stdio: 'ignore' })),
);
const bare = Array.from({ length: 9 }, () =>
  timed(() => execFileSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })),
);
console.log(`--help: ${median(help).toFixed(0)} ms, of which node itself ${median(bare).toFixed(0)} ms (medians of 9)`);
