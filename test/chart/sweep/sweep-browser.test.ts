/** The pages of a sweep in a real browser: brush, sliders and picks change what is shown, nothing is asked for, nothing sticks out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawSensitivity } from '../../../src/chart/sweep/draw-sensitivity.ts';
import { drawSweep } from '../../../src/chart/sweep/draw-sweep.ts';
import { intervalOf } from '../../../src/chart/sweep/interval-of.ts';
import { sweptOf } from '../../../src/chart/sweep/swept.ts';
import { type Headless, launchHeadless } from '../../../src/gallery/headless.ts';
import { factor, formula, lived } from './lived.ts';
import { morris } from './made-sensitivity.ts';

const EVIL = `<img src=x onerror="document.title='broken'">`;
const WINDOWS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
] as const;

let home = '';
let headless: Headless;
let grid = '';
let mixed = '';
let analysis = '';
const GRID = lived('grid');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-sweep-browser-'));
  headless = await launchHeadless();
  grid = (await drawSweep(join(home, 'grid'), GRID.result, GRID.summary)).page;
  const kinds = factor('kind', ['ring', 'random', EVIL], { label: `Kind ${EVIL}` });
  const number = factor('n', [1, 2, 3, 4], { label: 'Number' });
  const points = [1, 2, 3, 4].flatMap((n) => kinds.levels!.map((kind) => [n, kind]));
  const made = formula([number, kinds], points, 3, {
    ever: ([n], r) => Number(n) / 5 + r / 100,
    takeoff: ([n]) => (n === 1 ? Number.NaN : Number(n)),
  });
  mixed = (await drawSweep(join(home, 'mixed'), made.result, made.summary)).page;
  const { info, sensitivity } = morris();
  analysis = (await drawSensitivity(join(home, 'morris'), info, sensitivity)).page;
}, 180_000);

afterAll(async () => {
  await headless?.close();
  await rm(home, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly heard: string[];
  readonly asked: string[];
}

async function opened(path: string, viewport: { width: number; height: number } = WINDOWS[0]): Promise<Opened> {
  // Without movement: a page that still scrolls is no place to draw a box.
  const page = await headless.browser.newPage({ viewport, reducedMotion: 'reduce' });
  const heard: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, heard, asked };
}

/** Every chart and the explorer have come to life. */
async function alive(page: Page): Promise<void> {
  for (const stage of await page.$$('.stage')) {
    await stage.scrollIntoViewIfNeeded();
    await stage.waitForSelector('.vega-embed svg.marks');
  }
  if ((await page.locator('#explore').count()) === 0) return;
  await page.locator('#explore').scrollIntoViewIfNeeded();
  await page.waitForSelector('#explore[data-state="live"], #explore[data-state="still"]');
}

/** Away from the bar that stays at the top. */
const centred = (page: Page, selector: string) =>
  page.evaluate(`document.querySelector('${selector}').scrollIntoView({ block: 'center' })`);

const chosen = (page: Page) => page.locator('#chosen').innerText();

it('draws every chart and the explorer at every width, without an error, a request or a bar to scroll sideways', async () => {
  for (const path of [grid, mixed, analysis])
    for (const viewport of path === mixed ? WINDOWS.slice(0, 1) : WINDOWS) {
      const { page, heard, asked } = await opened(path, viewport);
      await alive(page);
      const where = `${path} at ${viewport.width}`;
      const states = await page.$$eval('.stage', (stages) => stages.map((stage) => stage.getAttribute('data-state')));
      expect(new Set(states), where).toEqual(new Set(['live']));
      if (path !== analysis) expect(await page.locator('#explore').getAttribute('data-state'), where).toBe('live');
      expect(heard, where).toEqual([]);
      expect(asked, where).toEqual([pathToFileURL(path).href]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), where).toBe(true);
      expect(await page.title(), where).not.toBe('broken');
      await page.close();
    }
}, 300_000);

it('a box drawn over an axis chooses points, and outcomes are reckoned anew', async () => {
  const { page, heard } = await opened(grid);
  await alive(page);
  const before = await page.locator('[id^="mean-"]').first().innerText();
  expect(await chosen(page)).toBe('35 of 35 points chosen');
  await centred(page, '#explore-parallel');
  const box = (await page.locator('#explore-parallel canvas').boundingBox())!;
  // The first of five axes, over its upper end.
  const x = box.x + (box.width * 0.45) / 4.9;
  const top = box.y + box.height - 274;
  await page.mouse.move(x - 12, top + 2);
  await page.mouse.down();
  await page.mouse.move(x, top + 12, { steps: 4 });
  await page.mouse.move(x + 12, top + 25, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector('#choose-all:not([disabled])');
  await expect.poll(() => chosen(page)).toBe('5 of 35 points chosen: Strength of the spark 1');
  // The mean of the five points with their interval, reckoned from the fixture as well.
  const swept = sweptOf(GRID.result, GRID.summary);
  const five = swept.points
    .filter(({ values }) => values[0] === 1)
    .map((point) => swept.cell(point, swept.main[0]!).mean);
  const { mean, low, high } = intervalOf(five);
  const percent = (value: number) =>
    String(Math.round(value * 1000) / 10 < 9.95 ? Math.round(value * 1000) / 10 : Math.round(value * 100));
  const after = (await page.locator('[id^="mean-"]').first().innerText()).replaceAll('\u00a0', ' ');
  expect(after).toBe(`${percent(mean)} % [${percent(low)}, ${percent(high)}]`);
  expect(after).not.toBe(before);
  expect(await page.locator('#points-body tr').count()).toBe(5);
  // A box over the dots narrows it further: the lower half of the picture.
  await centred(page, '#explore-scatter');
  const dots = (await page.locator('#explore-scatter canvas').boundingBox())!;
  await page.mouse.move(dots.x + dots.width - 120, dots.y + dots.height - 90);
  await page.mouse.down();
  await page.mouse.move(dots.x + dots.width - 60, dots.y + dots.height - 180, { steps: 4 });
  await page.mouse.move(dots.x + dots.width - 8, dots.y + dots.height * 0.45, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.locator('#points-body tr').count()).toBeLessThan(5);
  expect(await chosen(page)).toMatch(
    /^[1-4] of 35 points chosen: Strength of the spark 1; People who ever belonged .* to .*$/,
  );
  await page.locator('#choose-all').click();
  await page.waitForSelector('#choose-all[disabled]');
  expect(await page.locator('[id^="mean-"]').first().innerText()).toBe(before);
  expect(heard).toEqual([]);
  await page.close();
}, 120_000);

it('everything can be done with the keyboard: sliders, boxes, picks, sorting, copying', async () => {
  const { page, heard } = await opened(mixed);
  await alive(page);
  const slider = page.getByRole('slider', { name: 'Number, from' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#choose-all:not([disabled])');
  await expect.poll(() => chosen(page)).toBe('6 of 12 points chosen: Number 3 to 4');
  expect(await slider.getAttribute('aria-valuetext')).toBe('3');
  // The upper end is taken along, never passed.
  await page.keyboard.press('End');
  await expect.poll(() => chosen(page)).toBe('3 of 12 points chosen: Number 4');
  await page.getByRole('checkbox', { name: 'ring' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => chosen(page)).toContain(`random, ${EVIL}`);
  await page.locator('#choose-all').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('#choose-all[disabled]');

  await page.locator('#pick-x').selectOption({ label: `Kind ${EVIL}` });
  await page.locator('#pick-y').selectOption({ label: 'Week in which a tenth was reached' });
  await expect.poll(() => page.locator('#scatter-head').innerText()).toContain('Week in which');
  await page.locator('#pick-colour').selectOption({ label: 'Number' });

  const heading = page.getByRole('button', { name: 'People who ever belonged' });
  await heading.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await page.locator('#points th[aria-sort="descending"]').innerText()).toContain('People who ever belonged');
  const first = page.locator('#points-body tr').first();
  expect(await first.locator('code').innerText()).toMatch(/^groundswell replay results\/formula --run (28|31|34)$/);
  await first.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => first.getByRole('button').innerText()).toMatch(/Copied|Marked/);
  // What is empty comes last, whichever way.
  await page.getByRole('button', { name: 'Week in which a tenth was reached' }).click();
  expect(await page.locator('#points-body tr').last().innerText()).toContain('–');
  expect(await page.title()).not.toBe('broken');
  expect(heard).toEqual([]);
  await page.close();
}, 120_000);

it('without script the charts are there as pictures, and the table as it is', async () => {
  const page = await headless.browser.newPage({ viewport: WINDOWS[0], javaScriptEnabled: false });
  await page.goto(pathToFileURL(grid).href);
  expect(await page.locator('.still svg.marks').count()).toBe(4);
  expect(await page.locator('#points-body tr').count()).toBe(30);
  expect(await page.locator('#points-shown').innerText()).toBe('30 of 35 points are shown; summary.csv has all.');
  await page.close();
});
