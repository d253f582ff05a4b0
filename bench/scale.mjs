/**
 * npm run bench:scale: what a person costs from ten thousand people to ten million, in time and in memory. Writes the table and the chart
 * of docs/performance.md; --no-write prints the table alone, --most 1000000 leaves out what is larger, --redraw draws the chart anew from
 * the table as it stands.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { chart } from '../dist/chart/chart.js';
import { BLUE, VERMILLION } from '../dist/chart/look.js';
import { drawPng, drawSvg } from '../dist/chart/render.js';

const at = (file) => fileURLToPath(new URL(file, import.meta.url));
const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '10000000' },
    'no-write': { type: 'boolean', default: false },
    redraw: { type: 'boolean', default: false },
  },
});
const PAGE = at('../docs/performance.md');
const [BEGIN, END] = ['begin', 'end'].map((edge) => `<!-- measured:scale:${edge} -->`);

const WEEKS = 20;
const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000].filter((people) => people <= Number(values.most));
/** A world larger than this leaves the four gigabytes that compiled acts reach. */
const compiledUpTo = 4_500_000;

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const live = (people) => JSON.parse(execFileSync(process.execPath, [at('one-world.mjs'), people, WEEKS].map(String), { encoding: 'utf8' }));

const measured = () =>
  SIZES.map((people) => {
    const runs = Array.from({ length: people >= 3_000_000 ? 1 : 3 }, () => live(people));
    const row = {
      people,
      acts: people <= compiledUpTo ? 'compiled acts' : 'acts as written',
      ns: median(runs.map(({ nsPerPersonWeek }) => nsPerPersonWeek)),
      bytes: (median(runs.map(({ megabytes }) => megabytes)) * 2 ** 20) / people,
    };
    console.error(`${people} people: ${row.ns.toFixed(0)} ns a person and week, ${row.bytes.toFixed(0)} bytes a person`);
    return row;
  });

/** The rows of the table as it stands. */
const told = () =>
  [...readFileSync(PAGE, 'utf8').split(BEGIN)[1].split(END)[0].matchAll(/^\| ([\d,]+) \| ([a-z ]+) \| ([\d,]+) \| ([\d,]+) \|$/gm)].map(
    ([, people, acts, ns, bytes]) => {
      const [many, long, much] = [people, ns, bytes].map((text) => Number(text.replaceAll(',', '')));
      return { people: many, acts, ns: long, bytes: much };
    },
  );

const rows = values.redraw ? told() : measured();
const number = (value) => Math.round(value).toLocaleString('en-US');
const compiled = rows.filter(({ acts }) => acts === 'compiled acts');
const flat = Math.max(...compiled.map(({ ns }) => ns)) / Math.min(...compiled.map(({ ns }) => ns));
const table = [
  `One thread, the default world over its first ${WEEKS} weeks, ticks alone; ${cpus()[0].model.trim()}, ${cpus().length} cores,`,
  `${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}; medians of three, of one run from three million on.`,
  '',
  '| people | done by | ns a person and week | memory of the process, bytes a person |',
  '|---|---|---|---|',
  ...rows.map(({ people, acts, ns, bytes }) => `| ${number(people)} | ${acts} | ${number(ns)} | ${number(bytes)} |`),
  '',
  `From the cheapest to the dearest of those that compiled acts do: ${flat.toFixed(2)} times.`,
].join('\n');
if (!values.redraw) console.log(table);

const written = rows.filter(({ acts }) => acts !== 'compiled acts');
const times = written.length === 0 ? 0 : written.at(-1).ns / compiled.at(-1).ns;
const beyond = written.length === 0 ? '' : `; beyond four gigabytes ${times.toFixed(1)} times as much`;

if (!values['no-write']) {
  const words = {
    title: `From ${number(compiled[0].people)} people to ${number(compiled.at(-1).people)} a person costs about the same${beyond}`,
    finding: `Compiled acts: ${flat.toFixed(2)} times from the cheapest to the dearest size.`,
    caption: `Nanoseconds a person and week on one thread, first ${WEEKS} weeks of the default world. Worlds beyond four gigabytes are done by the acts as written.`,
  };
  const { spec } = chart('cost-per-person', words, {
    width: 860,
    height: 420,
    data: { values: rows },
    encoding: {
      x: { field: 'people', type: 'quantitative', scale: { type: 'log', nice: false }, title: 'people', axis: { format: '~s', tickCount: 4 } },
      y: { field: 'ns', type: 'quantitative', title: 'ns a person and week', scale: { zero: true } },
    },
    layer: [
      { mark: { type: 'line', color: BLUE, strokeWidth: 3 }, transform: [{ filter: "datum.acts === 'compiled acts'" }] },
      {
        mark: { type: 'point', filled: true, size: 160, opacity: 1 },
        encoding: {
          color: {
            field: 'acts',
            type: 'nominal',
            title: null,
            scale: { domain: ['compiled acts', 'acts as written'], range: [BLUE, VERMILLION] },
            legend: { orient: 'bottom' },
          },
          shape: { field: 'acts', type: 'nominal', legend: null, scale: { domain: ['compiled acts', 'acts as written'], range: ['circle', 'diamond'] } },
        },
      },
    ],
  });
  writeFileSync(at('../docs/pictures/cost-per-person.png'), await drawPng(await drawSvg(spec)));
  if (!values.redraw) {
    const [before, rest] = readFileSync(PAGE, 'utf8').split(BEGIN);
    writeFileSync(PAGE, `${before}${BEGIN}\n\n${table}\n\n${END}${rest.split(END)[1]}`);
  }
}
