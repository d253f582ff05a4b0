/** The pages of a sweep: whole, the same each time, small enough, and what people write stays text. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawSensitivity } from '../../../src/chart/sweep/draw-sensitivity.ts';
import { drawSweep } from '../../../src/chart/sweep/draw-sweep.ts';
import { factor, formula, given, lived } from './lived.ts';
import { ishigami } from './made-sensitivity.ts';

const EVIL = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-sweep-'));
});
afterAll(() => rm(home, { recursive: true }));

/** Without specs and libraries, which say many things. */
const words = (html: string) => html.slice(0, html.indexOf('<script')).replaceAll('\u00a0', ' ');

it('writes every chart three ways and the page, the same bytes each time', async () => {
  const { result, summary } = lived('kinds');
  const directories = [join(home, 'one'), join(home, 'other')] as const;
  const heard: string[] = [];
  for (const directory of directories) {
    const { page, files } = await drawSweep(directory, result, summary, {
      progress: (done, of, what) => heard.push(`${done}/${of} ${what}`),
    });
    expect(page).toBe(join(directory, 'sweep.html'));
    expect(files).toHaveLength(7);
  }
  expect(heard.slice(0, 4)).toEqual(['0/3 categories', '1/3 runs', '2/3 page', '3/3 page']);
  const written = (await readdir(directories[0], { recursive: true })).filter((path) => path.includes('.')).sort();
  expect(written).toEqual([
    ...['charts/categories.png', 'charts/categories.svg', 'charts/categories.vl.json'],
    ...['charts/runs.png', 'charts/runs.svg', 'charts/runs.vl.json', 'sweep.html'],
  ]);
  for (const path of written)
    expect((await readFile(join(directories[0], path))).equals(await readFile(join(directories[1], path))), path).toBe(
      true,
    );
});

it('tells what was swept, how often, and how to do it again', async () => {
  const directory = join(home, 'told');
  const { result, summary } = lived('grid', {
    constraints: ['spreading.sigma > 0'],
    replicates: {
      kind: 'until precise',
      least: 4,
      most: 24,
      step: 2,
      wanted: [{ outcome: 'ever', width: 0.1, of: 'mean' }],
    },
  });
  const { page } = await drawSweep(directory, result, summary, { sweep: 'results/somewhere' });
  const html = words(await readFile(page, 'utf8'));
  for (const said of [
    '35 points, 6 runs of each, 156 weeks long; “Strength of the spark” and “Seen through walls” varied.',
    'At strength of the spark 1 groups reproduce: R &gt; 1.',
    '0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1',
    '<code>spreading.sigma</code>',
    '<code>spreading.sigma &gt; 0</code>',
    'until precise: at least 4 runs of each point, then 2 more at a time',
    'Common: the same replicate of every point has the same luck',
    'groundswell replay results/somewhere --run 1',
    'groundswell sweep scenarios/sweeps/tipping-point.yaml',
    '<label for="pick-x">Across <select id="pick-x">',
    'aria-label="Strength of the spark, from"',
    `content="default-src 'none'; script-src 'unsafe-inline'`,
  ])
    expect(html.includes(said), said).toBe(true);
  expect(html.match(/ id="[^"]*"/g)!.filter((id, k, all) => all.indexOf(id) !== k)).toEqual([]);
});

it('what people write stays text, on both pages', async () => {
  const evil = (name: string) =>
    factor(name, [`${EVIL}a`, `${EVIL}b`, 'c'], { label: `${EVIL}${name}`, unit: EVIL, usual: EVIL });
  const number = factor('n', [1, 2, 3], { label: `${EVIL}n` });
  const points = [1, 2, 3].flatMap((n) => [`${EVIL}a`, `${EVIL}b`, 'c'].map((level) => [n, level]));
  const { result } = formula(
    [number, evil('x')],
    points,
    2,
    { [EVIL]: ([n], r) => Number(n) + r },
    {
      ...{ name: EVIL, title: EVIL, question: EVIL, why: EVIL, finding: EVIL, command: EVIL, seed: EVIL, design: EVIL },
      ...{ constraints: [EVIL], fingerprint: EVIL },
    },
  );
  const runs = result.runs.map((run, k) => (k === 3 ? { ...run, status: 'failed' as const, reason: EVIL } : run));
  const { summary } = given({ ...result, runs });
  const directory = join(home, 'evil');
  const { page } = await drawSweep(directory, { ...result, runs }, summary);
  const { info, sensitivity } = ishigami();
  const factors = info.factors.map((one) => ({ ...one, label: `${EVIL}${one.name}` }));
  const other = await drawSensitivity(directory, { ...info, factors, title: EVIL, command: EVIL }, sensitivity);
  for (const path of [page, other.page]) {
    const html = await readFile(path, 'utf8');
    expect(html.includes('<script>alert'), path).toBe(false);
    expect(html.includes('<img src=x'), path).toBe(false);
    expect(html.match(/<script(?: type[^>]*)?>/g)!.length, path).toBe(html.match(/<\/script>/g)!.length);
  }
});

it('the page of an analysis holds every number of it', async () => {
  const { info, sensitivity } = ishigami();
  const { page, files } = await drawSensitivity(join(home, 'ishigami'), info, sensitivity);
  expect(files.map((file) => file.slice(file.lastIndexOf('/') + 1))).toEqual([
    ...['sensitivity-sobol.vl.json', 'sensitivity-sobol.svg', 'sensitivity-sobol.png'],
    ...['sensitivity-pairs.vl.json', 'sensitivity-pairs.svg', 'sensitivity-pairs.png', 'sensitivity.html'],
  ]);
  const html = words(await readFile(page, 'utf8'));
  for (const said of [
    '0.31 [0.27, 0.35]',
    '0.56 [0.51, 0.61]',
    '0.24 [0.18, 0.3]',
    'Luck makes up 4 % of the variance',
    'It rests on 1,024 rows',
  ])
    expect(html.includes(said), said).toBe(true);
});

it('ten thousand points make a page below ten megabytes that says what it leaves out', async () => {
  const factors = Array.from({ length: 8 }, (_, k) => factor(`section.setting${k}`, null, { range: [0, 1] }));
  let state = 1;
  const next = () => {
    state = (state * 16807) % 2147483647;
    return Number((state / 2147483647).toPrecision(6));
  };
  const points = Array.from({ length: 10_000 }, () => factors.map(next));
  const of = (at: number) => (values: readonly (number | string)[]) =>
    Number(values[at]) * Number(values[(at + 1) % 8]);
  const names = ['ever', 'takeoff', 'members', 'groups', 'lifetime', 'size', 'needs_met', 'learning', 'pace', 'esteem'];
  const { result, summary } = formula(
    factors,
    points,
    1,
    Object.fromEntries(names.map((name, at) => [name, of(at % 8)])),
  );
  const { page } = await drawSweep(join(home, 'big'), result, summary);
  expect((await stat(page)).size).toBeLessThan(10e6);
  const html = words(await readFile(page, 'utf8'));
  expect(html).toContain('300 of 10,000 points are drawn as lines, evenly picked');
  expect(html).toContain('240 of 10,000 points, evenly picked');
}, 240_000);

it('tells of a single run what it came to, and that nothing was varied', async () => {
  const { result, summary } = formula([factor('a', [2])], [[2]], 1, { ever: () => 0.25 });
  const { page } = await drawSweep(join(home, 'alone'), result, summary);
  const html = words(await readFile(page, 'utf8'));
  expect(html).toContain('One run at each point: nothing shows yet how much luck does');
  expect(html).toContain('lived at one setting. 1 point, 1 run of each, 100 weeks long; nothing varied.');
});
