/** What was found about one contestant, in Markdown: for the screen, and for docs/performance.md between its markers. */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { agrees, MARGIN, WIDEST } from './agreement.mjs';
import { count, inWords, nanoseconds, spread, table } from './figures.mjs';

const PAGE = new URL('../../docs/performance.md', import.meta.url);

const percent = (share) => `${share < 0 ? '-' : '+'}${Math.abs(100 * share).toFixed(1)} %`;
const sized = ({ people, weeks }) => `${count(people)} people, ${count(weeks)} weeks`;
const sidesOf = ([ours, theirs]) =>
  [theirs, ours].map(({ framework, version, language }) => `${framework} ${version} on ${language}`).join(' against ');

function machine() {
  const cpus = os.cpus();
  return `${cpus[0].model}, ${cpus.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB of memory, ${os.type()}`;
}

/** Do the two sides live the same world? */
export function agreementInWords(name, size, seeds, rows) {
  const number = (value) => value.toPrecision(4);
  const verdict = ({ telling, alike }) => (!telling ? 'too wide to tell' : alike ? 'agrees' : 'differs');
  const cells = rows.map((row) => [
    row.meaning,
    number(row.ours),
    number(row.theirs),
    percent(row.difference / row.scale),
    `${percent(row.low / row.scale)} to ${percent(row.high / row.scale)}`,
    verdict(row),
  ]);
  return [
    `Agreement, over ${seeds} seeds on each side (${sized(size)}):`,
    '',
    table(['mean of', 'Groundswell', name, 'difference', '95 % interval', 'verdict'], cells),
    '',
    conclusion(rows),
  ].join('\n');
}

function conclusion(rows) {
  if (agrees(rows)) {
    const margin = `within ${100 * MARGIN} % of our mean`;
    return `Each interval holds 0 or lies ${margin}, and is no wider than ${100 * WIDEST} % to either side.`;
  }
  if (rows.every(({ telling }) => telling)) return 'The worlds do not agree, so no speeds are held against each other.';
  return 'So few seeds do not show whether the worlds agree, so no speeds are held against each other.';
}

/** How long a person's week takes on both sides; pairs are what the two said, run in turn. */
export function speedsInWords(name, sizes) {
  const cells = sizes.map(({ size, pairs }) => [
    sized(size),
    String(pairs.length),
    ...[0, 1].map((side) => inWords(spread(pairs.map((pair) => nanoseconds(pair[side]))), count)),
    inWords(spread(pairs.map(([ours, theirs]) => theirs.seconds / ours.seconds)), (ratio) => ratio.toPrecision(3)),
  ]);
  const ours = 'Groundswell, ns per person and week';
  return [
    'Speed, median and, in parentheses, least and most:',
    '',
    table(['world', 'pairs', ours, `${name}, the same`, `${name} over Groundswell`], cells),
  ].join('\n');
}

/** Everything about one contestant. */
export function sectionOf(pair, load, parts) {
  const when = new Date().toISOString().slice(0, 10);
  const busy = `Load of the machine when it began: ${load.toFixed(1)}.`;
  return [`${sidesOf(pair)}. ${machine()}; ${when}. ${busy}`, ...parts].join('\n\n');
}

/** Puts a section in its place in docs/performance.md. */
export function writeSection(key, section) {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = ['begin', 'end'].map((edge) => `<!-- measured:${key}:${edge} -->`);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${key}`);
  writeFileSync(PAGE, `${page.slice(0, from + begin.length)}\n\n${section}\n\n${page.slice(to)}`);
}
