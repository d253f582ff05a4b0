/**
 * npm run bench:peers: the core model in other frameworks against ours, first whether they live the same world, then how fast.
 *
 *   --only mesa,mason   these contestants alone
 *   --quick             the first size of each, three pairs; writes nothing
 *   --sizes 2000x260    these sizes in place of the usual, people x weeks
 *   --pairs 5           runs of each side at each size
 *   --seeds 16          runs of each side for agreement
 *   --world 2000x156    the size at which agreement is checked
 *   --no-write          leaves docs/performance.md as it is
 *
 * The two sides run in turn, each run a process of its own, so that a machine that slows down slows both. No ratio is told of worlds
 * that do not agree; then the exit code is 1. Contestants that are not there are passed over. Progress goes to stderr.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { agreementOf, agrees } from './agreement.mjs';
import { CONTESTANTS, OURS } from './contestants.mjs';
import { coreModel } from './core-model.mjs';
import { agreementInWords, sectionOf, speedsInWords, writeSection } from './telling.mjs';

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    pairs: { type: 'string' },
    seeds: { type: 'string', default: '16' },
    world: { type: 'string', default: '2000x156' },
    'no-write': { type: 'boolean', default: false },
  },
});

const sizeOf = (text) => {
  const [, people, weeks] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (people === undefined) throw new Error(`expected people x weeks, as in 2000x260, not ${text}`);
  return { people: Number(people), weeks: Number(weeks) };
};
const wholeFrom = (least, text) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`expected a whole number from ${least} on, not ${text}`);
  return number;
};

const agreementSize = sizeOf(asked.world);
const seeds = wholeFrom(2, asked.seeds);
const pairCount = wholeFrom(1, asked.pairs ?? (asked.quick ? 3 : 5));
const only = asked.only?.split(',') ?? CONTESTANTS.map(({ key }) => key);
const unknown = only.filter((key) => !CONTESTANTS.some((contestant) => contestant.key === key));
if (unknown.length > 0) throw new Error(`no contestant called ${unknown.join(', ')}`);
const writing = !asked['no-write'] && !asked.quick;

const say = (text) => process.stderr.write(`${text}\n`);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'groundswell-peers-'));
const parameters = path.join(scratch, 'core-model.json');
writeFileSync(parameters, JSON.stringify(coreModel()));

/** Lives one world in a process of its own and gives back what it says. */
function live([command, ...first], { people, weeks }, seed) {
  const args = [...first, people, weeks, seed, parameters].map(String);
  const out = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const said = JSON.parse(out.trim().split('\n').at(-1));
  if (said.people !== people || said.weeks !== weeks) throw new Error(`${said.framework} lived another world: ${out}`);
  say(`  ${said.framework}: ${people} people, ${weeks} weeks, seed ${seed}: ${said.seconds.toFixed(2)} s`);
  return said;
}

/** Both sides in turn over some seeds, the one to begin changing. */
function inTurn(theirs, size, many) {
  return Array.from({ length: many }, (_, run) => {
    const order = run % 2 === 0 ? [OURS, theirs] : [theirs, OURS];
    const said = order.map((command) => live(command, size, run + 1));
    return run % 2 === 0 ? said : said.toReversed();
  });
}

function measure({ key, name, find, howToGet, sizes }) {
  const command = find(scratch);
  if (command === null) {
    console.log(`${name}: not found, passed over. To have it: ${howToGet}.\n`);
    return true;
  }
  const load = os.loadavg()[0];
  say(`${name}: do the worlds agree?`);
  const lived = inTurn(command, agreementSize, seeds);
  const rows = agreementOf(...[0, 1].map((side) => lived.map((pair) => pair[side])));
  const agreed = agrees(rows);
  const parts = [agreementInWords(name, agreementSize, seeds, rows, agreed)];
  if (agreed) {
    const usual = asked.quick ? sizes.slice(0, 1) : sizes;
    const measured = (asked.sizes?.split(',').map(sizeOf) ?? usual).map((size) => {
      say(`${name}: how fast, ${size.people} people?`);
      return { size, pairs: inTurn(command, size, pairCount) };
    });
    parts.push(speedsInWords(name, measured));
  }
  const section = sectionOf(lived[0], load, parts);
  console.log(`## ${name}\n\n${section}\n`);
  if (writing) writeSection(key, section);
  return agreed;
}

try {
  const verdicts = CONTESTANTS.filter(({ key }) => only.includes(key)).map(measure);
  if (verdicts.includes(false)) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
