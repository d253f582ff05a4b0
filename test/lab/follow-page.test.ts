/** A click in the lab's picture, or a key, follows a person or a group: who it is, and what is known of them week by week. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import { labPage } from '../../src/lab/node/lab-file.ts';
import { choose, openLab, over, start, turn } from './browser.ts';

const home = mkdtempSync(join(tmpdir(), 'groundswell-follow-'));
let headless: Headless;
let page: Page;
let heard: string[];
beforeAll(async () => {
  expect(inject('buildFault')).toBe('');
  headless = await launchHeadless();
  const file = join(home, 'lab.html');
  writeFileSync(file, labPage(null));
  ({ page, heard } = await openLab(headless.browser, file));
  await choose(page, 'scenarios/town.yaml');
  await turn(page, 'people.count', 120);
  await turn(page, 'attraction.threshold', 0.45);
  const weeks = page.getByRole('spinbutton', { name: 'Weeks', exact: true });
  await weeks.fill('60');
  await weeks.press('Enter');
  await start(page);
  await page.locator('.week output', { hasText: /^60$/ }).waitFor();
}, 240_000);
afterAll(async () => {
  await headless?.close();
  rmSync(home, { recursive: true, force: true });
});

const canvas = (side = 'A') => page.locator(`.world[data-side="${side}"] canvas`);
const told = async (side = 'A') =>
  (await page.locator(`.world[data-side="${side}"] .told`).innerText()).replaceAll('\u00a0', ' ');
const NOBODY = 'Click a dot or a coloured area: who is it?';

it('a click on what the pointer names tells who it is; a click beside lets go', async () => {
  expect(await told()).toBe(NOBODY);
  const { x, y, width, height } = (await canvas().boundingBox())!;
  const found = new Set<string>();
  for (let step = 0; step < 400 && found.size < 2; step++) {
    const [px, py] = [x + width * (0.2 + 0.03 * (step % 20)), y + height * (0.2 + 0.03 * Math.floor(step / 20))];
    await page.mouse.move(px, py);
    const isSomebody = await canvas().evaluate((one) => one.classList.contains('somebody'));
    await page.mouse.click(px, py);
    const said = await told();
    if (isSomebody) expect(said).toMatch(/^(Person \d+: .+, spark|Group \d+: \d+ people, (new|recognized), energy) /);
    else expect(said).toBe(NOBODY);
    if (isSomebody) found.add(said.split(' ')[0]!);
  }
  expect([...found].sort()).toEqual(['Group', 'Person']);
  await page.mouse.click(x + 4, y + 4);
  expect(await told()).toBe(NOBODY);
}, 120_000);

it('the arrow keys follow a group and its people, the words go with the weeks, Escape lets go', async () => {
  await canvas().focus();
  await page.keyboard.press('ArrowRight');
  expect(await told()).toMatch(/^Group \d+: \d+ people, (new|recognized), energy [\d.]+ %: [\d, ]+/);
  const group = /^Group (\d+)/.exec(await told())![1];
  await page.keyboard.press('ArrowDown');
  expect(await told()).toMatch(new RegExp(`^Person \\d+: in .*group ${group}.*, spark .*; with \\d+`));
  const person = /^Person \d+/.exec(await told())![0];
  expect(await page.getByRole('status').first().innerText()).toContain(person.toLowerCase());
  await page.locator('.week input').fill('0');
  expect(await told()).toMatch(new RegExp(`^${person}: (no need, no group yet|stuck, in no group), spark`));
  await page.locator('.week input').fill('60');
  await page
    .locator('.told')
    .getByRole('button', { name: `group ${group}` })
    .click();
  expect(await told()).toContain(`Group ${group}: `);
  await page.locator('.week input').fill('0');
  expect(await told()).toContain(`Group ${group}: does not live in this week`);
  await page.locator('.week input').fill('60');
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await told()).toBe(NOBODY);
}, 60_000);

it('a person is followed in both worlds, which have the same people, and when they begin again; a group is not', async () => {
  await page.getByRole('button', { name: 'Compare two settings' }).click();
  await start(page);
  await expect.poll(() => page.locator('.week output').innerText(), { timeout: 20_000 }).toBe('60');
  await canvas('B').focus();
  await page.keyboard.press('ArrowRight');
  expect(await told('B')).toMatch(/^Group \d+/);
  expect(await told('A')).toBe(NOBODY);
  await page.keyboard.press('ArrowDown');
  expect(await told('B')).toMatch(/^Person \d+/);
  // Both were set alike.
  expect((await told('A')).split(';')[0]).toBe((await told('B')).split(';')[0]);
  const person = /^Person \d+/.exec(await told('B'))![0];
  await page.getByRole('button', { name: 'Start again' }).click();
  await over(page);
  await expect.poll(() => told('B')).toContain(person);
  await canvas('B').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => told('B')).toMatch(/^Group \d+/);
  await page.getByRole('button', { name: 'Start again' }).click();
  await over(page);
  await expect.poll(() => told('B')).toBe(NOBODY);
  expect(heard).toEqual([]);
}, 90_000);
