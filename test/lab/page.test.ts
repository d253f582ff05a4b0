/** The page of the lab in a real browser: what can be pressed, turned and read in it, by everybody, on every screen. */
import { statSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import { at, lay } from '../cli/groundswell.ts';
import { choose, closePages, type Opened, openLab, over, type Sight, start, turn, worldOf } from './browser.ts';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
];

let headless: Headless;
beforeAll(async () => {
  headless = await launchHeadless();
}, 120_000);
afterAll(async () => {
  await headless?.close();
});
// A page that stays open goes on living and drawing beside the next test.
afterEach(() => closePages(headless.browser));

async function lab(sight: Sight = {}): Promise<Opened> {
  expect(await lay({}, ['lab', '--out', 'lab.html'])).toMatchObject({ code: 0, out: 'lab.html\n', err: '' });
  return openLab(headless.browser, at('lab.html'), sight);
}

/** What axe finds against WCAG 2.2 AA, in words. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
const week = async (page: Page) => Number(await page.locator('.week output').innerText());
const small = async (page: Page) => {
  await choose(page, 'scenarios/town.yaml');
  await turn(page, 'people.count', 120);
  await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).fill('60');
  await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).press('Enter');
};

describe('on every screen', () => {
  it.each(SCREENS)(
    '$width x $height: everything is there, readable by everybody, and nothing is cut off',
    async (screen) => {
      const { page, heard, asked } = await lab(screen);
      expect(await barriers(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      await small(page);
      await page.getByRole('button', { name: 'Compare two settings' }).click();
      await page.getByLabel('Find a dial').fill('');
      await start(page);
      await page.locator('.repeat summary').click();
      expect(await barriers(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      for (const part of ['.world canvas', '.transport', '.chart svg', '.dials', '.legend'])
        expect(await page.locator(part).first().isVisible(), part).toBe(true);
      await page.getByRole('button', { name: 'Lessons' }).click();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: /A pair beats two/ }).click();
      for (const step of ['Predict', 'Run']) {
        expect(await barriers(page), step).toEqual([]);
        if (step === 'Run')
          await page
            .getByRole('button', { name: /^One hand more/ })
            .first()
            .click();
        await page.getByRole('button', { name: `Next: ${step}` }).click();
      }
      expect(await barriers(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      expect(heard).toEqual([]);
      expect(asked).toHaveLength(1);
    },
    180_000,
  );

  it('on the wall of a lecture hall worlds and charts are seen at once, in letters of 15 pixels and more', async () => {
    const { page } = await lab(SCREENS[0]);
    await small(page);
    await start(page);
    for (const part of ['.world canvas', '.transport', '.chart svg']) {
      const box = await page.locator(part).last().boundingBox();
      expect(box!.y + box!.height, part).toBeLessThanOrEqual(720);
    }
    const sizes = (await page.evaluate(
      "['.numbers', '.chart .tick', '.chart .end', '.transport', '.world h2'].map((part) => Number.parseFloat(getComputedStyle(document.querySelector(part)).fontSize))",
    )) as number[];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
  });
});

describe('time', () => {
  it('goes on and stands still, a week at a time and to any week', async () => {
    const { page } = await lab();
    await small(page);
    await start(page);
    await expect.poll(() => week(page)).toBe(60);
    await page.locator('.week input').fill('30');
    expect(await week(page)).toBe(30);
    await page.getByRole('button', { name: /one week on/ }).click();
    await page.getByRole('button', { name: /one week on/ }).click();
    await page.getByRole('button', { name: /one week back/ }).click();
    expect(await week(page)).toBe(31);
    await page.getByLabel('Speed').selectOption({ label: 'slow' });
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => week(page), { timeout: 20_000 }).toBeGreaterThan(32);
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = await week(page);
    await page.waitForTimeout(600);
    expect(await week(page)).toBe(stopped);
  });

  it('is the same world whether it is watched or not, and however quickly', async () => {
    const { page } = await lab({ reducedMotion: 'reduce' });
    await small(page);
    await start(page);
    const at_once = await worldOf(page, 'A');
    await page.getByLabel('Speed').selectOption({ label: 'fast' });
    await page.getByRole('button', { name: 'Start again' }).click();
    await over(page);
    expect(await worldOf(page, 'A')).toBe(at_once);
  });
});

describe('dials', () => {
  it('are all there with unit, meaning and source, and can be found by a word', async () => {
    const { page } = await lab();
    await choose(page, 'scenarios/town.yaml');
    expect(await page.locator('.dial').count()).toBeGreaterThan(130);
    await page.getByLabel('Find a dial').fill('threshold pull');
    const dial = page.locator('.dial[data-path="attraction.threshold"]');
    expect(await dial.innerText()).toContain('pull above which a person without spark or fearlessness desires to work');
    expect(await dial.innerText()).toContain('Theory: T14. Source: tuned: P1');
  });

  it('that were turned are marked, told in the head of the world, and can be turned back', async () => {
    const { page } = await lab();
    await choose(page, 'scenarios/town.yaml');
    await turn(page, 'spreading.sigma', 0.4);
    expect(await page.locator('.world h2').innerText()).toContain('spreading.sigma 0.4');
    await page.getByRole('button', { name: 'Reset spreading.sigma' }).click();
    await page.waitForSelector('.dial[data-path="spreading.sigma"]:not(.changed)');
    expect(await page.locator('.world h2').innerText()).toContain('as the scenario has it');
  });

  it('keep what is being typed, whatever the page is told meanwhile', async () => {
    const { page } = await lab();
    await page.getByLabel('Find a dial').fill('spreading sigma');
    const dial = page.locator('.dial[data-path="spreading.sigma"]');
    await dial.locator('input[type="number"]').fill('0.25');
    await page.getByRole('button', { name: 'Other luck' }).dispatchEvent('click');
    await expect.poll(() => page.locator('input.seed').inputValue()).toMatch(/\/2$/);
    expect(await dial.locator('input[type="number"]').inputValue()).toBe('0.25');
    await dial.locator('input[type="number"]').press('Enter');
    await page.waitForSelector('.dial[data-path="spreading.sigma"].changed');
    expect(await page.locator('.world h2').first().innerText()).toContain('spreading.sigma 0.25');
  });

  it('turned too far are refused in the words of the command line, and the world waits', async () => {
    const { page } = await lab();
    await choose(page, 'scenarios/town.yaml');
    await turn(page, 'attraction.threshold', 1.5);
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toBe('--set attraction.threshold=1.5: attraction.threshold: 1.5 given, expected a number from 0 to 1 (pull)');
    expect(await page.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);
    await turn(page, 'attraction.threshold', 0.6);
    await page.waitForSelector('button.main:enabled');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('that the first morning decides are locked for a branch', async () => {
    const { page } = await lab();
    await small(page);
    await start(page);
    await page.locator('.week input').fill('20');
    await page.getByRole('button', { name: 'What if?' }).click();
    await page.getByLabel('Find a dial').fill('');
    const locked = (path: string) =>
      page.locator(`.dial[data-path="${path}"] input[type="number"]`).first().isDisabled();
    for (const path of ['people.count', 'people.traits.openness', 'network.rewired', 'roles.weavers'])
      expect(await locked(path), path).toBe(true);
    for (const path of ['spreading.sigma', 'organizations.pass']) expect(await locked(path), path).toBe(false);
  });
});

it('a file that is no scenario is refused with its place', async () => {
  const { page } = await lab();
  await page.locator('input[type="file"]').setInputFiles({
    name: 'wrong.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from('weeks: 10\npeople:\n  cuont: 5\n'),
  });
  await expect
    .poll(() => page.getByRole('alert').innerText())
    .toBe('wrong.yaml:3:3: people.cuont: unknown key, did you mean count?');
});

it('too many people are refused with what to do', async () => {
  const { page } = await lab();
  await choose(page, 'scenarios/city.yaml');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('The lab lives worlds of up to 20,000');
});

it('of more people than can be told apart a part is shown, and the page says so', async () => {
  const { page } = await lab();
  await small(page);
  await turn(page, 'people.count', 2500);
  await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).fill('5');
  await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).press('Enter');
  await start(page);
  expect(await page.locator('.note').first().innerText()).toBe('2,000 of 2,500 people are shown; all are counted');
});

it('with the keyboard alone a world is started, paused, and branched', async () => {
  const { page } = await lab();
  await small(page);
  const tabTo = async (name: RegExp) => {
    for (let press = 0; press < 400; press++) {
      await page.keyboard.press('Tab');
      const said = (await page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? ''",
      )) as string;
      if (name.test(said)) return;
    }
    throw new Error(`no way to ${name} with the keyboard`);
  };
  await page.getByLabel('Find a dial').fill('nothing is called so');
  await tabTo(/^Start$/);
  await page.keyboard.press('Enter');
  await over(page);
  await expect.poll(() => week(page), { timeout: 20_000 }).toBe(60);
  await page.locator('.week input').focus();
  for (let press = 0; press < 15; press++) await page.keyboard.press('ArrowLeft');
  expect(await week(page)).toBe(45);
  await tabTo(/^What if\?$/);
  await page.keyboard.press('Space');
  await page.locator('.transport .main').waitFor();
  await page.locator('.finder input').focus();
  await tabTo(/^Go on$/);
  await page.keyboard.press('Enter');
  await over(page);
  expect(await worldOf(page, 'B')).toBe(await worldOf(page, 'A'));
});

describe('a lesson', () => {
  it('asks for predictions first, runs, tells what came out beside them, and explains', async () => {
    const { page, heard, asked } = await lab();
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: /A pair beats two/ }).click();
    await page.getByRole('button', { name: 'Next: Predict' }).click();
    const next = page.getByRole('button', { name: 'Next: Run' });
    expect(await next.isDisabled()).toBe(true);
    await page.getByLabel(/^Hands for: About twice/).fill('14');
    await page.getByLabel(/^Hands for: Three times/).fill('3');
    await next.click();
    expect(await page.getByRole('button', { name: 'Next: Explain' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Run the worlds' }).click();
    await page.locator('.verdict .right').waitFor({ timeout: 150_000 });
    expect(await page.locator('.strips circle').count()).toBe(24);
    expect(await page.locator('.verdict .right').innerText()).toMatch(
      /Three times as much, or more\s+3\s+✓ so it came out/,
    );
    const [pairs, groups] = await page.locator('.strips .row-end').allTextContents();
    expect(Number.parseFloat(pairs!)).toBeGreaterThan(5);
    expect(Number.parseFloat(groups!)).toBeGreaterThan(Number.parseFloat(pairs!));
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel(/^Hands for: About twice/).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Next: Run' }).click();
    await page.getByRole('button', { name: 'Next: Explain' }).click();
    expect(await barriers(page)).toEqual([]);
    expect(await page.locator('.honest').innerText()).toContain('are assumptions');
    await page.getByRole('button', { name: 'Next: Go further' }).click();
    await page.getByRole('button', { name: 'Open these worlds in the lab' }).click();
    expect(await page.getByLabel('Variant of A').inputValue()).toBe('pairs');
    expect(heard).toEqual([]);
    expect(asked).toHaveLength(1);
  }, 240_000);

  it('has a worksheet that is there only on paper', async () => {
    const { page } = await lab();
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: /Experts or learners/ }).click();
    expect(await page.locator('.worksheet').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.worksheet').isVisible()).toBe(true);
    expect(await page.locator('.top').isVisible()).toBe(false);
    expect(await page.locator('.worksheet').innerText()).toContain('Nobody knows: learners');
    const paper = await page.pdf({
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    });
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(2);
  });
});

it('the page takes less than 2 MB, scenarios and their data included', async () => {
  await lay({}, ['lab', '--out', 'lab.html']);
  expect(statSync(at('lab.html')).size).toBeLessThan(2_000_000);
});
