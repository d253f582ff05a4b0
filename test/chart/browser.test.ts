/** The report in a real browser: it draws every chart, asks for nothing, complains of nothing and fits its window. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawReport } from '../../src/chart/report.ts';
import { drawVariants } from '../../src/chart/variants-report.ts';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import { fakeRunInfo, fakeTables, MANY, OFFICE, TOWN, writeTables } from './fake-tables.ts';
import { fakeVariants } from './fake-variants.ts';

const EVIL = `<img src=x onerror="document.title='broken'">`;
const WINDOWS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
];

let home = '';
let headless: Headless;
const reports: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-browser-'));
  headless = await launchHeadless();
  const towns = {
    town: { ...TOWN, people: 600, alone: 0.0002 },
    many: { ...MANY, people: 120 },
    office: { ...OFFICE, names: Array.from({ length: 21 }, (_, k) => `${EVIL}${k}`) },
  };
  for (const [name, town] of Object.entries(towns)) {
    await writeTables(join(home, name), fakeTables(town));
    const { report } = await drawReport(join(home, name), fakeRunInfo(town, { title: `${EVIL} ${name}` }));
    reports.push(report);
  }
}, 120_000);

afterAll(async () => {
  await headless?.close();
  await rm(home, { recursive: true, force: true });
});

it('draws every chart at every width, without an error, a request or a bar to scroll sideways', async () => {
  for (const report of reports) {
    // The widths matter once; what the data do to the page is seen at any of them.
    for (const viewport of report === reports[0] ? WINDOWS : WINDOWS.slice(0, 1)) {
      const page = await headless.browser.newPage({ viewport });
      const heard: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => heard.push(String(error)));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(report).href);
      for (const stage of await page.$$('.stage')) {
        await stage.scrollIntoViewIfNeeded();
        await page.waitForFunction(
          (element) => element.getAttribute('data-state') === 'live' || element.getAttribute('data-state') === 'still',
          stage,
        );
      }
      const where = `${report} at ${viewport.width}`;
      expect(
        await page.$$eval('.stage', (stages) => stages.map((stage) => stage.getAttribute('data-state'))),
        where,
      ).toEqual(Array(10).fill('live'));
      const marks = await page.$$eval('.stage svg.marks', (drawn) =>
        drawn.map((svg) => svg.querySelectorAll('path, rect, line, text').length),
      );
      expect(marks, where).toHaveLength(10);
      expect(Math.min(...marks), where).toBeGreaterThan(3);
      expect(heard, where).toEqual([]);
      expect(asked, where).toEqual([pathToFileURL(report).href]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), where).toBe(true);
      expect(await page.title(), where).toContain('<img src=x');
      await page.close();
    }
  }
}, 180_000);

it('without script the charts are there as pictures', async () => {
  const page = await headless.browser.newPage({ viewport: WINDOWS[0]!, javaScriptEnabled: false });
  await page.goto(pathToFileURL(reports[0]!).href);
  expect(await page.locator('.still svg.marks').count()).toBe(10);
  await page.close();
});

it('every chart can be saved, and a tooltip shows a name as it is written', async () => {
  const page = await headless.browser.newPage({ viewport: WINDOWS[0]! });
  await page.goto(pathToFileURL(reports[2]!).href);
  const stage = page.locator('.stage[data-chart="network"]');
  await stage.scrollIntoViewIfNeeded();
  await page.waitForSelector('.stage[data-chart="network"][data-state="live"]');
  await stage.locator('summary').click();
  expect(await stage.locator('.vega-actions a').allInnerTexts()).toEqual(['Save as SVG', 'Save as PNG', 'View Source']);
  await stage.locator('summary').click();
  await stage.locator('.mark-symbol path').first().hover({ force: true });
  await page.waitForSelector('#vg-tooltip-element.visible');
  expect(await page.locator('#vg-tooltip-element').textContent()).toContain('<img src=x');
  expect(await page.title()).not.toBe('broken');
  await page.close();
});

it('variants side by side: every chart comes to life, nothing is asked for, nothing sticks out, and links lead to each report', async () => {
  const directory = join(home, 'variants');
  const town = { ...MANY, people: 60, weeks: 60, replicates: 4, moments: [], alone: 0.003 };
  const towns = { alone: town, pulled: { ...town, pull: 0.3 }, hard: { ...town, alone: 0.0005 } };
  const info = await fakeVariants(directory, towns, { hard: `${EVIL} hard` });
  await drawVariants(directory, { ...info, title: `${EVIL} variants` });
  const report = pathToFileURL(join(directory, 'report.html')).href;
  for (const viewport of WINDOWS) {
    const page = await headless.browser.newPage({ viewport });
    const heard: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(report);
    for (const stage of await page.$$('.stage')) {
      await stage.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (element) => element.getAttribute('data-state') === 'live' || element.getAttribute('data-state') === 'still',
        stage,
      );
    }
    const states = await page.$$eval('.stage', (stages) => stages.map((stage) => stage.getAttribute('data-state')));
    expect(states).toEqual(Array(3).fill('live'));
    expect(heard).toEqual([]);
    expect(asked).toEqual([report]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${viewport.width}`).toBe(true);
    const links = await page.$$eval('header a', (found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual(expect.arrayContaining(['alone/report.html', 'pulled/report.html', 'hard/report.html']));
    await page.close();
  }
}, 120_000);
