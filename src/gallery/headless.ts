/** A real browser without a window: launched from a folder of its own, which is gone when it is closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** No page here needs a graphics card: drawing is several times as quick as on one that is only made believe. */
const ARGS = ['--no-sandbox', '--disable-gpu'];

export interface Headless {
  readonly browser: Browser;
  /** Ends the browser and takes away all that it left on the disk. */
  readonly close: () => Promise<void>;
}

/** @throws what the browser says if it does not start; nothing is left on the disk then */
export async function launchHeadless(): Promise<Headless> {
  // The browser unpacks itself into the folder for temporary files: one of our own, so that no two processes write to it at once.
  const home = mkdtempSync(join(tmpdir(), 'groundswell-browser-'));
  const remove = () => rmSync(home, { recursive: true, force: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const executablePath = await chromium.executablePath();
    const browser = await playwright.launch({ executablePath, args: ARGS, headless: true });
    const close = async () => {
      await browser.close();
      remove();
    };
    return { browser, close };
  } catch (error) {
    remove();
    throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
