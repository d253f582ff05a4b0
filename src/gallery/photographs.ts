/** Photographs of the pages for the classroom in a real browser, each in a state that a class would see. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Photographed } from './gallery-page.ts';
import { launchHeadless } from './headless.ts';
import { groundswell } from './live.ts';

/** Sizes in pixels: a projector, and a tablet held upright. */
const PROJECTOR = { width: 1280, height: 720 };
const TABLET = { width: 820, height: 1180 };
/** Of a JPEG: letters stay clean. */
const QUALITY = 86;
/** All lucks of a lesson are lived within, in milliseconds, on a slow machine too. */
const LESSON_MS = 300_000;

interface Sitter {
  readonly name: string;
  readonly title: string;
  readonly page: 'lab' | 'replay of the town' | 'replay of twelve people';
  readonly size: { readonly width: number; readonly height: number };
  readonly pose: (page: Page) => Promise<void>;
}

const SITTERS: readonly Sitter[] = [
  {
    name: 'replay',
    title: 'The replay of a town: one group, its members, and those it inspired',
    page: 'replay of the town',
    size: PROJECTOR,
    pose: async (page) => {
      await page.getByRole('button', { name: /inspired/ }).click();
      await goTo(page, 165);
    },
  },
  {
    name: 'replay-person',
    title: 'The replay of twelve people: how one of them came into a group',
    page: 'replay of twelve people',
    size: PROJECTOR,
    pose: async (page) => {
      await page.getByRole('button', { name: /^The person in most groups/ }).click();
      await goTo(page, 100);
    },
  },
  {
    name: 'replay-tablet',
    title: 'The same replay on a tablet',
    page: 'replay of the town',
    size: TABLET,
    pose: (page) => goTo(page, 120),
  },
  {
    name: 'lab',
    title: 'The lab: two variants of a scenario, nobody fosters and everybody does, with the same luck',
    page: 'lab',
    size: PROJECTOR,
    pose: async (page) => {
      await choose(page, 'scenarios/three-ways-to-foster.yaml');
      await live(page, /^Start/);
      await lookAt(page, 100);
    },
  },
  {
    name: 'lab-what-if',
    title: 'What if nobody had inspired anybody from week 60 on? The past is the same',
    page: 'lab',
    size: PROJECTOR,
    pose: async (page) => {
      await choose(page, 'scenarios/office.yaml');
      await live(page, /^Start/);
      await lookAt(page, 60);
      await page.getByRole('button', { name: 'What if?' }).click();
      await turn(page, 'spreading.sigma', 0);
      await live(page, 'Go on');
      await lookAt(page, 200);
    },
  },
  {
    name: 'lesson-predict',
    title: 'A lesson: the class predicts before anything runs',
    page: 'lab',
    size: PROJECTOR,
    pose: predict,
  },
  {
    name: 'lesson-result',
    title: 'What the worlds came to, and what the class had predicted',
    page: 'lab',
    size: PROJECTOR,
    pose: async (page) => {
      await predict(page);
      await page.getByRole('button', { name: 'Next: Run' }).click();
      await page.getByRole('button', { name: 'Run the worlds' }).click();
      await page.locator('.verdict .right').waitFor({ timeout: LESSON_MS });
    },
  },
];

/** In the replay: the week is on the screen. */
async function goTo(page: Page, week: number): Promise<void> {
  await page.locator('#slider').fill(String(week));
  await page
    .locator('#week')
    .filter({ hasText: new RegExp(`^Week\\s${week}$`) })
    .waitFor();
}

/** In the lab: a shipped scenario has been read. */
async function choose(page: Page, path: string): Promise<void> {
  await page.locator('.choice select').selectOption(path);
  await page.locator('button.main:enabled').waitFor();
}

async function turn(page: Page, path: string, value: number): Promise<void> {
  await page.getByLabel('Find a dial').fill(path.replace('.', ' '));
  const field = page.locator(`.dial[data-path="${path}"] input[type="number"]`);
  await field.fill(String(value));
  await field.press('Enter');
  await page.locator(`.dial[data-path="${path}"].changed`).waitFor();
}

/** Every world on the screen has lived all its weeks. */
async function live(page: Page, press: string | RegExp): Promise<void> {
  await page.getByLabel('Speed').selectOption('Infinity');
  await page.getByRole('button', { name: press }).click();
  await page.locator('main:not(:has(.world:not([data-status="over"])))').waitFor({ timeout: LESSON_MS });
}

async function lookAt(page: Page, week: number): Promise<void> {
  await page.locator('.week input').fill(String(week));
  await page
    .locator('.week output')
    .filter({ hasText: String(week) })
    .waitFor();
}

async function predict(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: /A pair beats two/ }).click();
  await page.getByRole('button', { name: 'Next: Predict' }).click();
  for (const [choice, hands] of [
    ['About twice', 11],
    ['Three times', 6],
  ] as const)
    await page.getByLabel(new RegExp(`^Hands for: ${choice}`)).fill(String(hands));
}

/**
 * @param root the folder in which everything was lived
 * @param directories of runs, by the names of their scenarios
 * @throws what the browser says if it does not start
 */
export async function photographs(root: string, directories: ReadonlyMap<string, string>): Promise<Photographed[]> {
  const home = mkdtempSync(join(tmpdir(), 'groundswell-gallery-'));
  const replayOf = async (scenario: string, as: string) =>
    groundswell(root, 'replay', directories.get(scenario)!, '--out', join(home, as), '--quiet');
  const files = {
    lab: await groundswell(root, 'lab', '--out', join(home, 'lab.html')),
    'replay of the town': await replayOf('town', 'town.html'),
    'replay of twelve people': await replayOf('first-group', 'first-group.html'),
  };
  const commands = {
    lab: 'npm start -- lab',
    'replay of the town': 'npm start -- replay results/town/FINGERPRINT',
    'replay of twelve people': 'npm start -- replay results/first-group/FINGERPRINT',
  };
  const { browser, close } = await launchHeadless();
  try {
    const taken: Photographed[] = [];
    for (const { name, title, page, size, pose } of SITTERS) {
      const content = await photograph(browser, files[page], size, pose);
      const picture = { file: `${name}.jpg`, content, ...size, words: title };
      taken.push({ picture, title, command: commands[page] });
    }
    return taken;
  } finally {
    await close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Nothing plays when the picture is taken. */
async function photograph(
  browser: Browser,
  file: string,
  viewport: Sitter['size'],
  pose: Sitter['pose'],
): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport });
  try {
    await page.goto(pathToFileURL(file).href);
    await pose(page);
    return await page.screenshot({ type: 'jpeg', quality: QUALITY, animations: 'disabled' });
  } finally {
    await page.close();
  }
}
