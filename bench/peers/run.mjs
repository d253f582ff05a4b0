/**
 * npm run bench:peers: the core model in other frameworks against ours, first whether they live the same world, then how fast.
 *
 *   --only mesa,mason   these contestants alone
 *   --quick             the first size of each, three pairs; writes nothing
 *   --sizes 2000x260    these sizes in place of the usual, people x weeks, as many as are wanted
 *   --pairs 5           runs of each side at each size
 *   --seeds 40          runs of each side for agreement; from seed to seed the outcomes vary by a fifth
 *   --world 2000x156    the size at which agreement is checked
 *   --no-write          leaves docs/performance.md as it is
 *
 * The two sides run in turn, each run a process of its own, so that a machine that slows down slows both. No ratio is told of
 * worlds that are not shown to agree; then the exit code is 1. Contestants that are not there are passed over. Progress goes to
 * stderr.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { agreementOf, agrees } from './agreement.mjs';
import { asked } from './asked.mjs';
import { CONTESTANTS, OURS } from './contestants.mjs';
import { coreModel } from './core-model.mjs';
import { agreementInWords, sectionOf, speedsInWords, writeSection } from './telling.mjs';

const say = (text) => process.stderr.write(`${text}\n`);

/** Lives one world in a process of its own and gives back what it says. */
function live([command, ...first], { people, weeks }, seed, parameters) {
  const args = [...first, people, weeks, seed, parameters].map(String);
  const out = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const said = JSON.parse(out.trim().split('\n').at(-1));
  if (said.people !== people || said.weeks !== weeks) throw new Error(`${said.framework} lived another world: ${out}`);
  say(`  ${said.framework}: ${people} people, ${weeks} weeks, seed ${seed}: ${said.seconds.toFixed(2)} s`);
  return said;
}

/** Both sides in turn, ours and theirs, over so many seeds; who begins changes. */
function inTurn(theirs, size, seeds, parameters) {
  return Array.from({ length: seeds }, (_, run) => {
    const lived = (command) => live(command, size, run + 1, parameters);
    if (run % 2 === 0) return [OURS, theirs].map(lived);
    return [theirs, OURS].map(lived).toReversed();
  });
}

/** Measures one contestant and says what was found; false where the worlds are not shown to agree. */
function measure({ key, name, find, howToGet, sizes }, wanted, parameters) {
  const command = find();
  if (command === null) {
    console.log(`${name}: not found, passed over. To have it: ${howToGet}.\n`);
    return true;
  }
  const load = os.loadavg()[0];
  const { agreementSize, seeds, pairs, quick } = wanted;
  say(`${name}: do the worlds agree?`);
  const lived = inTurn(command, agreementSize, seeds, parameters);
  const rows = agreementOf(...[0, 1].map((side) => lived.map((pair) => pair[side])));
  const agreed = agrees(rows);
  const parts = [agreementInWords(name, agreementSize, seeds, rows)];
  if (agreed) {
    const measured = (wanted.sizes ?? (quick ? sizes.slice(0, 1) : sizes)).map((size) => {
      say(`${name}: how fast, ${size.people} people?`);
      return { size, pairs: inTurn(command, size, pairs, parameters) };
    });
    parts.push(speedsInWords(name, measured));
  }
  const section = sectionOf(lived[0], load, parts);
  console.log(`## ${name}\n\n${section}\n`);
  if (wanted.writing) writeSection(key, section);
  return agreed;
}

function main() {
  const wanted = asked(CONTESTANTS.map(({ key }) => key));
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'groundswell-peers-'));
  try {
    const parameters = path.join(scratch, 'core-model.json');
    writeFileSync(parameters, JSON.stringify(coreModel()));
    const chosen = CONTESTANTS.filter(({ key }) => wanted.only.includes(key));
    const agreed = chosen.map((contestant) => measure(contestant, wanted, parameters));
    return agreed.includes(false) ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

try {
  process.exitCode = main();
} catch (error) {
  say(`bench:peers: ${error.message}`);
  process.exitCode = 2;
}
