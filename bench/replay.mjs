/**
 * How smoothly the replay runs: plays the page of a run of 2,000 people in headless Chromium and prints the time from frame to frame.
 *
 *   node bench/replay.mjs [DIR]    DIR: a run directory with a replay.html; left out: the town is run and its page written first
 *
 * Headless Chromium draws without a graphics card, on the processor that also runs the page: what is measured here is a lower bound.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchHeadless } from '../dist/gallery/headless.js';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const SECONDS = 10;
const home = mkdtempSync(join(tmpdir(), 'groundswell-replay-'));
const [given] = process.argv.slice(2);
let headless;
try {
  const directory = given === undefined ? join(home, 'town') : resolve(given);
  if (given === undefined) {
    const groundswell = (...words) => execFileSync(process.execPath, [at('../dist/cli/main.js'), ...words]);
    groundswell('run', at('../scenarios/town.yaml'), '--replicates', '1', '--no-charts', '--quiet', '--out', directory);
    groundswell('replay', directory, '--quiet');
  }
  const page = join(directory, 'replay.html');
  console.log(`page          ${(statSync(page).size / 1e6).toFixed(2)} MB`);
  headless = await launchHeadless();
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    const tab = await headless.browser.newPage({ viewport });
    const begun = performance.now();
    await tab.goto(pathToFileURL(page).href);
    // Asked from outside: the page's policy lets nobody wait inside.
    while (!(await tab.evaluate("document.getElementById('week').textContent !== ''"))) continue;
    const opened = performance.now() - begun;
    for (const part of [0.4, 0.9]) {
      const frames = await tab.evaluate(`new Promise((done) => {
        const slider = document.getElementById('slider');
        slider.value = String(Number(slider.min) + ${part} * (Number(slider.max) - Number(slider.min)));
        slider.dispatchEvent(new Event('input'));
        document.getElementById('play').click();
        const times = [];
        let last = performance.now();
        const begun = last;
        requestAnimationFrame(function frame(now) {
          times.push(now - last);
          last = now;
          const isOver = now - begun > ${SECONDS * 1000} || document.getElementById('play').textContent === 'Play';
          if (isOver) done(times.slice(5));
          else requestAnimationFrame(frame);
        });
      })`);
      frames.sort((a, b) => a - b);
      const quantile = (share) => frames[Math.floor(share * (frames.length - 1))];
      const members = await tab.textContent('#counts');
      console.log(
        `${viewport.width}x${viewport.height}     opened in ${(opened / 1000).toFixed(1)} s; ${members.split(' · ')[0]}: ` +
          `median frame ${quantile(0.5).toFixed(1)} ms (${(1000 / quantile(0.5)).toFixed(0)} a second), ` +
          `slowest tenth above ${quantile(0.9).toFixed(1)} ms, ${frames.length} frames`,
      );
    }
    await tab.close();
  }
} finally {
  await headless?.close();
  rmSync(home, { recursive: true, force: true });
}
