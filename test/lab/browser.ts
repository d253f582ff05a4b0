/** The page of the lab in a real browser, as a file from a stick: no server, no network. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

export interface Opened {
  readonly page: Page;
  /** All that the page said on its console, and all that went wrong in it. */
  readonly heard: string[];
  /** All that was asked for, but what the page made itself. */
  readonly asked: string[];
}

export interface Sight {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** Put before the program of a worker: what the page's policy forbids there, which Chromium keeps to itself, is said aloud. */
const COMPLAIN =
  "addEventListener('securitypolicyviolation', (e) => console.error('forbidden: ' + e.violatedDirective));";

/** @param place the address of the page, or the path of its file */
export async function openLab(browser: Browser, place: string, sight: Sight = {}): Promise<Opened> {
  const { width = 1280, height = 720, reducedMotion = 'no-preference' } = sight;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion });
  const heard: string[] = [];
  const asked: string[] = [];
  await page.addInitScript(`window.Blob = class extends Blob {
    constructor(parts, options) {
      super(options?.type === 'text/javascript' ? [${JSON.stringify(COMPLAIN)}, ...parts] : parts, options);
    }
  }`);
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(request.url());
  });
  await page.goto(place.startsWith('http') ? place : pathToFileURL(place).href);
  await page.waitForSelector('button.main:enabled');
  return { page, heard, asked };
}

export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Chooses a shipped scenario, and waits until it has been read. */
export async function choose(page: Page, path: string): Promise<void> {
  await page.locator('.choice select').selectOption(path);
  await page.waitForSelector('button.main:enabled');
}

/** Turns a dial to a number, as by hand; found by its name. */
export async function turn(page: Page, path: string, value: number): Promise<void> {
  await page.getByLabel('Find a dial').fill(path.replace('.', ' '));
  const field = page.locator(`.dial[data-path="${path}"] input[type="number"]`);
  await field.fill(String(value));
  await field.press('Enter');
  await page.waitForSelector(`.dial[data-path="${path}"].changed`);
}

/** Waits until every world on the screen has lived all its weeks. */
export async function over(page: Page): Promise<void> {
  await page.waitForSelector('main:not(:has(.world:not([data-status="over"])))', { timeout: 120_000 });
}

export async function start(page: Page): Promise<void> {
  await page.getByLabel('Speed').selectOption('Infinity');
  await page.getByRole('button', { name: /^Start/ }).click();
  await over(page);
}

/** What a button hands to the reader, as text. */
export async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** The commands that the page shows for a side. */
export async function commands(page: Page, side: 'A' | 'B'): Promise<string[]> {
  await page.locator('.repeat').evaluate((details) => details.setAttribute('open', ''));
  return page.locator(`.take[data-side="${side}"] code`).allInnerTexts();
}

/** The hash of a world on the screen. */
export const worldOf = (page: Page, side: 'A' | 'B'): Promise<string | null> =>
  page.locator(`.world[data-side="${side}"]`).getAttribute('data-fingerprint');
