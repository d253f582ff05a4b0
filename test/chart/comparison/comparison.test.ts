/** Charts and page of a comparison: whole, without a warning or a number that is none, true to the verdicts, and what people write stays text. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Arm } from '../../../src/analysis/arm.ts';
import { type CompareOptions, compare } from '../../../src/analysis/comparison.ts';
import type { Comparison } from '../../../src/analysis/results/comparison.ts';
import type { Chart } from '../../../src/chart/chart.ts';
import { drawComparison } from '../../../src/chart/comparison/comparison-report.ts';
import { forest } from '../../../src/chart/comparison/forest.ts';
import { runByRun } from '../../../src/chart/comparison/run-by-run.ts';
import { weeksApart } from '../../../src/chart/comparison/weeks-apart.ts';
import { drawSvg } from '../../../src/chart/render.ts';
import { madeArm, outcomesFor } from '../../analysis/made-arm.ts';

const EVIL = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;
const SERIES = [
  { name: 'members', unit: 'share', meaning: 'share of all people who belonged', head: 'People in a group' },
];
const MARGINS = { ever: 0.02, takeoff: 4, groups: 3, size: null, learning: null };
const OUTCOMES = outcomesFor(MARGINS);

/** An arm of so many runs that lies off the first by `shift` times what runs differ by themselves. */
function arm(name: string, runs: number, shift: number, more: Partial<Arm> = {}): Arm {
  const random = seedrandom.alea(`luck of ${more.seeds === undefined ? 'all' : name}`);
  const own = seedrandom.alea(name);
  const values = (middle: number, spread: number, some = 1) =>
    Array.from({ length: runs }, (_, run) => {
      const value = middle + spread * (2 * (random() - 0.5) + 0.4 * (own() - 0.5) + shift);
      return run < some * runs ? value : null;
    });
  const outcomes = {
    ...{
      ever: values(0.5, 0.1),
      takeoff: values(60, 9, shift > 1 ? 0.4 : 1),
      groups: values(40, 0.5),
      size: values(4, 0),
    },
    learning: values(1, 0.2).map((value, at) => (at % 2 === 0 ? value : 2 - value!)),
  };
  const weeks = Array.from({ length: 53 }, (_, week) => week);
  const seeds = more.seeds ?? Array.from({ length: runs }, (_, at) => (at === 0 ? 'x' : `x/${at + 1}`));
  const members = new Map(
    seeds.map((seed) => [
      seed,
      Float64Array.from(weeks, (week) => (week / 60) * (0.5 + own() / 10 + shift * (week > 20 ? 0.3 : 0))),
    ]),
  );
  return { ...madeArm(name, outcomes, { ...more, seeds }), series: new Map([['members', { weeks, runs: members }]]) };
}

const made = (arms: readonly Arm[], options: Partial<CompareOptions> = {}): Comparison =>
  compare(arms, { outcomes: OUTCOMES, series: SERIES, ...options });
const elsewhere = (runs: number) => Array.from({ length: runs }, (_, at) => `y/${at}`);
const CASES: Readonly<Record<string, Comparison>> = {
  two: made([arm('alone', 12, 0), arm('other', 12, 1)]),
  alike: made([arm('alone', 12, 0), arm('other', 12, 0)]),
  many: made([arm('alone', 12, 0), arm('other', 12, 0.5), arm('third', 12, 2), arm('fourth', 12, -3)], {
    allPairs: true,
  }),
  unpaired: made([arm('alone', 12, 0), arm('other', 9, 1, { seeds: elsewhere(9) })], {
    tests: ['welch', 'mann-whitney'],
  }),
  few: made([arm('alone', 3, 0), arm('other', 3, 1)]),
  once: made([arm('alone', 1, 0), arm('other', 1, 1)]),
  far: made([arm('alone', 12, 0), arm('other', 12, 30)]),
  nothing: made(
    ['alone', 'other'].map((name) => madeArm(name, { takeoff: [null, null, null] })),
    { outcomes: outcomesFor({ takeoff: null }), series: [] },
  ),
  'without weeks': made([madeArm('alone', { ever: [1, 2, 3] }), madeArm('other', { ever: [1, 2, 4] })], {
    outcomes: outcomesFor({ ever: null }),
  }),
};
const chartsOf = (comparison: Comparison): Chart[] => [
  ...[forest(comparison), ...comparison.series.map((series) => weeksApart(comparison, series)), runByRun(comparison)],
];

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-compare-'));
});
afterAll(() => rm(home, { recursive: true }));

it.each(Object.keys(CASES))(
  '%s: every chart compiles and draws without a warning, and says no number that is none',
  async (name) => {
    for (const { name: chart, spec, title, finding, caption } of chartsOf(CASES[name]!)) {
      const warnings: string[] = [];
      const svg = await drawSvg(spec, (message) => warnings.push(message));
      expect(warnings, chart).toEqual([]);
      expect(/NaN|undefined|Infinity/.exec(svg)?.[0], chart).toBeUndefined();
      for (const said of [title, finding, caption]) expect(said, chart).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  },
);

it('titles say what was found', () => {
  const titles = (name: string) => chartsOf(CASES[name]!).map(({ title }) => title.replaceAll('\u00a0', ' '));
  expect(titles('two')[0]).toBe('OTHER against “ALONE”: 2 of 5 differences clear');
  expect(titles('two')[1]).toMatch(/^People in a group: higher from week 2\d to the end$/);
  expect(titles('alike').slice(0, 2)).toEqual([
    'OTHER against “ALONE”: no clear difference, 1 of 5 undecided',
    'People in a group: in no week clearly apart',
  ]);
  expect(titles('few')).toEqual([
    'OTHER against “ALONE”: everything is undecided',
    'People in a group: too few runs to say where they part',
    expect.stringMatching(/^In \d of 5 outcomes every pair of runs differs in one direction$/),
  ]);
  expect(titles('many')[0]).toMatch(/^4 worlds compared: \d+ of 30 differences clear$/);
  expect(titles('nothing')).toEqual([
    'OTHER against “ALONE”: everything is undecided',
    'Nothing to compare run by run',
  ]);
});

it('each mark has the colour and shape of its verdict, and its bar excludes zero where something is called clear', () => {
  interface Row {
    readonly line: string;
    readonly verdict: string;
    readonly low: number | null;
    readonly high: number | null;
    readonly said: readonly string[];
  }
  const rows = CASES.many!.compared;
  const panels = (forest(CASES.many!).spec as unknown as { vconcat: { data: { values: Row[] } }[] }).vconcat;
  expect(panels).toHaveLength(6);
  const drawn = panels.flatMap(({ data }) => data.values);
  expect(drawn).toHaveLength(rows.length);
  for (const { verdict, low, high, said } of drawn) {
    if (verdict === 'more') expect(low).toBeGreaterThan(0);
    if (verdict === 'less') expect(high).toBeLessThan(0);
    if (verdict === 'undecided') expect(said.join(' ')).not.toContain('clearly m');
  }
  expect(new Set(drawn.map(({ verdict }) => verdict)).size).toBeGreaterThan(2);
});

it('one page that needs nothing but itself, the same bytes each time, in which what people write stays text', async () => {
  const named = CASES.many!.arms.map((one) => ({ ...one, title: `${one.title} ${EVIL}` }));
  const evil = { ...CASES.many!, arms: named, notes: [EVIL] };
  const directories = ['one', 'other'].map((name) => join(home, name)) as [string, string];
  for (const directory of directories) {
    await mkdir(directory);
    await drawComparison(directory, evil, { fingerprint: '00ff', version: '1.0.0', command: EVIL });
  }
  const [one, other] = directories;
  const written = (await readdir(one, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(one.length));
  expect(written.toSorted()).toEqual(
    [
      '/compare.html',
      ...['forest', 'run-by-run', 'weeks-members'].flatMap((name) =>
        ['png', 'svg', 'vl.json'].map((ending) => `/charts/${name}.${ending}`),
      ),
    ].toSorted(),
  );
  for (const path of written)
    expect((await readFile(join(one, path))).equals(await readFile(join(other, path))), path).toBe(true);
  const html = await readFile(join(one, 'compare.html'), 'utf8');
  expect(html.includes('<script>alert')).toBe(false);
  expect(html.includes('<img src=x')).toBe(false);
  expect(html.includes(`content="default-src 'none'; script-src 'unsafe-inline'`)).toBe(true);
  expect(html.match(/ id="[^"]*"/g)!.filter((id, k, all) => all.indexOf(id) !== k)).toEqual([]);
  const said = html.slice(0, html.indexOf('<script'));
  expect(/NaN|undefined|Infinity/.exec(said)?.[0]).toBeUndefined();
  // Every finding stands on the page as it stands in the tables.
  for (const { words } of evil.compared) expect(said.includes(words.replaceAll("'", '&#39;')), words).toBe(true);
});

it('without pairs, says of how many runs of each world it speaks', async () => {
  expect(runByRun(CASES.unpaired!).finding).toBe('9 to 12\u00a0runs of each stand behind the differences.');
  const directory = join(home, 'unpaired');
  await mkdir(directory);
  await drawComparison(directory, CASES.unpaired!, { fingerprint: '00ff', version: '1.0.0', command: 'compare' });
  const html = (await readFile(join(directory, 'compare.html'), 'utf8')).replaceAll('\u00a0', ' ');
  expect(html).toContain('over 9 to 12 runs of each, which are no pairs');
  expect(html).toContain('<small>9 and 12 runs</small>');
  expect(html).not.toContain('9 runs of each');
});
