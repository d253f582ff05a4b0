/** A report is whole, the same each time, complains of nothing, and cannot be broken by what people write into a scenario. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, text } from '../../src/chart/page.ts';
import { drawPng, drawSvg } from '../../src/chart/render.ts';
import { drawReport } from '../../src/chart/report.ts';
import { STORY } from '../../src/chart/story.ts';
import {
  type FakeTown,
  fakeRunInfo,
  fakeTables,
  MANY,
  NOTHING,
  OFFICE,
  TOWN,
  tablesOf,
  writeTables,
} from './fake-tables.ts';

const SMALL_TOWN: FakeTown = { ...TOWN, people: 600, alone: 0.0002 };
const CASES: Record<string, FakeTown> = {
  town: SMALL_TOWN,
  many: { ...MANY, people: 120, replicates: 20 },
  few: { ...MANY, people: 60, replicates: 3 },
  office: OFFICE,
  nothing: NOTHING,
};

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-report-'));
});
afterAll(() => rm(home, { recursive: true }));

describe.each(Object.entries(CASES))('%s', (_, town) => {
  it('every spec carries its own data, and compiles and draws without a warning', async () => {
    const tables = await tablesOf(fakeTables(town));
    for (const { draw } of STORY) {
      const { name, spec, title } = draw(tables);
      const warnings: string[] = [];
      const svg = await drawSvg(spec, (message) => warnings.push(message));
      expect(warnings, name).toEqual([]);
      expect(/NaN|undefined|Infinity/.exec(svg)?.[0], name).toBeUndefined();
      expect(title, name).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
      expect(JSON.stringify(spec), name).not.toContain('"url"');
      expect(JSON.stringify(spec).length, name).toBeLessThan(300_000);
    }
  });
});

it('draws ten charts three ways and a report, the same bytes each time, and leaves nothing half written', async () => {
  const [one, two] = [join(home, 'one'), join(home, 'two')];
  await writeTables(one, fakeTables(OFFICE));
  await cp(one, two, { recursive: true });
  const steps: string[] = [];
  const drawn = await drawReport(one, fakeRunInfo(OFFICE), {
    progress: (done, of, what) => steps.push(`${done}/${of} ${what}`),
  });
  await drawReport(two, fakeRunInfo(OFFICE));
  expect(drawn.report).toBe(join(one, 'report.html'));
  expect(drawn.files).toHaveLength(31);
  expect(steps[0]).toBe('0/11 groundswell');
  expect(steps.at(-1)).toBe('11/11 report');
  const written = (await readdir(one, { recursive: true })).sort();
  expect(written).toEqual((await readdir(two, { recursive: true })).sort());
  expect(written.filter((path) => path.endsWith('.part'))).toEqual([]);
  for (const path of drawn.files) {
    const again = await readFile(path.replace(one, two));
    expect((await readFile(path)).equals(again), path).toBe(true);
  }
  const png = await readFile(join(one, 'charts', 's-curve.png'));
  expect(png.readUInt32BE(16)).toBeGreaterThan(1600);
});

it('does with the tables that are there', async () => {
  const directory = join(home, 'bare');
  const { weeks, groups } = fakeTables(OFFICE);
  await writeTables(directory, { weeks, groups });
  const { report } = await drawReport(directory, fakeRunInfo(OFFICE));
  expect((await readFile(report, 'utf8')).includes('The network was not recorded')).toBe(true);
  // A chart that not every world has leaves no empty frame behind.
  expect((await readFile(report, 'utf8')).includes('id="organizations"')).toBe(false);
  await rm(join(directory, 'groups.csv'));
  await expect(drawReport(directory, fakeRunInfo(OFFICE))).rejects.toThrow(/groups\.csv: no such file/);
});

it('what people write stays text', async () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;
  const names = Array.from({ length: 21 }, (_, k) => `${evil}${k}`);
  const directory = join(home, 'evil');
  await writeTables(directory, fakeTables({ ...OFFICE, names }));
  const { report } = await drawReport(
    directory,
    fakeRunInfo(OFFICE, {
      name: evil,
      title: evil,
      question: evil,
      seed: evil,
      command: evil,
      resolved: { [evil]: evil, people: { [evil]: [evil] } },
      sources: [{ path: evil, sha256: evil }],
    }),
  );
  const html = await readFile(report, 'utf8');
  // Compared as yes or no: a page of two million letters is no message.
  expect(html.includes('<script>alert')).toBe(false);
  expect(html.includes('<img src=x')).toBe(false);
  // Ten specs, three libraries, one script of our own.
  expect(html.match(/<script(?: type[^>]*)?>/g)).toHaveLength(14);
  expect(html.match(/<\/script>/g)).toHaveLength(14);
  expect(text(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  expect(json({ a: '</script>' })).toBe('{"a":"\\u003c/script>"}');
  expect(JSON.parse(json({ a: '</script>' }))).toEqual({ a: '</script>' });
});

it('the page has its policy, its language, its headings, and no time of day', async () => {
  const directory = join(home, 'one');
  const html = await readFile(join(directory, 'report.html'), 'utf8');
  expect(
    html.includes(
      `content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"`,
    ),
  ).toBe(true);
  expect(html.includes('<html lang="en">')).toBe(true);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html.match(/role="img" aria-label="Chart\. /g)).toHaveLength(10);
  for (const said of [
    '0123456789abcdef',
    'groundswell run scenarios/town.yaml',
    'needs.rate',
    'e3b0c44298fc1c14',
    'prefers-reduced-motion',
    '@media print',
  ])
    expect(html.includes(said), said).toBe(true);
  expect(html.includes('sourceMappingURL')).toBe(false);
  expect(html.match(/ id="[^"]*"/g)!.filter((id, k, all) => all.indexOf(id) !== k)).toEqual([]);
});

it('a spec may not read a file', async () => {
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { url: 'package.json' },
    mark: 'point',
    encoding: {},
  };
  const heard: string[] = [];
  await drawSvg(spec, (message) => heard.push(message)).catch((error) => heard.push(String(error)));
  expect(heard.join(' ')).toMatch(/expected all data inside the spec|Loading failed/);
});

it('letters are drawn, with the font that is shipped', async () => {
  const svg = (words: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="5" y="30" font-family="DejaVu Sans" font-size="20">${words}</text></svg>`;
  expect((await drawPng(svg('Groups'))).length).toBeGreaterThan((await drawPng(svg(''))).length + 500);
});
