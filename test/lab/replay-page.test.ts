/** The page of the replay in a real browser: controls, keys, stories, files; no request, no complaint, legible to everybody. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import type { Film } from '../../src/lab/replay/film.ts';
import { type PackedFilm, unpack } from '../../src/lab/replay/pack.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WINDOWS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
];
const EVIL = '<img src=x onerror=document.title=1>';

let home = '';
let headless: Headless;
let file = '';
let film: Film;

beforeAll(async () => {
  expect(inject('buildFault')).toBe('');
  home = mkdtempSync(join(tmpdir(), 'groundswell-replay-'));
  const scenario = `title: "${EVIL} A lively office"
question: Who begins, who follows, who lets go?
people: {count: 80}
weeks: 80
needs: {rate: 0.08}
interventions:
  - week: 30
    crisis: {trust: 0.5}
`;
  writeFileSync(join(home, 'lively.yaml'), scenario);
  const groundswell = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...words], { cwd: home, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  };
  groundswell('run', 'lively.yaml', '--out', 'x', '--no-charts', '--quiet', '--replicates', '1');
  groundswell('replay', 'x', '--quiet');
  file = join(home, 'x', 'replay.html');
  const data = /<script type="application\/json" id="film">(.*?)<\/script>/s.exec(readFileSync(file, 'utf8'))![1]!;
  film = unpack(JSON.parse(data) as PackedFilm);
  headless = await launchHeadless();
}, 120_000);

afterAll(async () => {
  await headless?.close();
  rmSync(home, { recursive: true, force: true });
});

/** Opens the page, lets `use` do with it what it wants, and holds that nothing was complained of and nothing asked for. */
async function withPage(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await headless.browser.newContext({ viewport: WINDOWS[0]!, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const heard: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await when(page, "document.getElementById('week').textContent !== ''");
  await use(page);
  expect(heard).toEqual([]);
  // What is saved is made in the page itself.
  expect([...new Set(asked.filter((url) => !url.startsWith('blob:')))]).toEqual([pathToFileURL(file).href]);
  await context.close();
}

const week = async (page: Page) => Number((await page.textContent('#week'))!.replace(/\D/g, ''));
/** Waits until something is so in the page. (Asked again and again from outside: the page's policy lets nobody wait inside.) */
const when = (page: Page, isSo: string) =>
  expect.poll(() => page.evaluate(isSo), { message: isSo, timeout: 20_000, interval: 20 }).toBe(true);
const until = (page: Page, at: number) =>
  when(page, `document.getElementById('week').textContent === 'Week\\u00a0${at}'`);
const goTo = async (page: Page, at: number) => {
  await page.locator('#slider').fill(String(at));
  await until(page, at);
};
/** What is on the canvas, in letters: another picture has others. */
const picture = (page: Page) => page.evaluate("document.getElementById('world').toDataURL()") as Promise<string>;

it('is one file below 2 MB without its data, that lets nothing out and runs nothing but itself', () => {
  const html = readFileSync(file, 'utf8');
  const [, data] = /id="film">(.*?)<\/script>/s.exec(html)!;
  expect(html.length - data!.length).toBeLessThan(2_000_000);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data: blob:;/,
  );
  expect(policy).not.toContain('unsafe');
  expect(html).not.toContain(EVIL);
  // Nothing that could be fetched, but for the names of namespaces, which nobody asks for.
  expect(html.replace(data!, '').match(/https?:\/\/(?!www\.w3\.org\/)[\w./]+/g) ?? []).toEqual([]);
});

it('fits its window at every size, without anything sticking out or bars to scroll the page by', async () => {
  for (const viewport of WINDOWS) {
    await withPage({ viewport }, async (page) => {
      await goTo(page, 60);
      const root = 'document.documentElement';
      expect(await page.evaluate(`${root}.scrollWidth <= innerWidth && ${root}.scrollHeight <= innerHeight`)).toBe(
        true,
      );
      const canvas = (await page.locator('#world').boundingBox())!;
      const legend = (await page.locator('#legend').boundingBox())!;
      expect(canvas.y + canvas.height).toBeLessThanOrEqual(legend.y + 1);
      expect(canvas.width * canvas.height).toBeGreaterThan(0.35 * viewport.width * viewport.height);
      // Letters of 1/60 of the height of a projected picture can be read from the back row.
      const letters = (await page.evaluate(
        "parseFloat(getComputedStyle(document.getElementById('counts')).fontSize)",
      )) as number;
      expect(letters).toBeGreaterThanOrEqual(Math.min(viewport.width, 1920) / 75);
      for (const id of ['play', 'slider', 'speed', 'more']) {
        const box = (await page.locator(`#${id}`).boundingBox())!;
        expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
        expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
      }
    });
  }
}, 120_000);

it('counts, picture and charts go with the week, whichever way it is reached', async () => {
  await withPage({}, async (page) => {
    const said = async () => (await page.textContent('#counts'))!.replaceAll('\u00a0', ' ');
    for (const at of [0, 40, 80]) {
      await goTo(page, at);
      const { members, groups, ever } = film.counts;
      const people = members[at] === 1 ? 'person' : 'people';
      expect(await said()).toContain(`${members[at]} ${people} in ${groups[at]} group`);
      expect(await said()).toContain(`${ever[at]} of 80 have ever been in one`);
      expect(await page.locator('#charts strong').allInnerTexts()).toEqual(
        [ever[at], members[at], groups[at], film.counts.recognized[at]].map(String),
      );
    }
    await goTo(page, 40);
    const before = await picture(page);
    await goTo(page, 80);
    expect((await picture(page)) === before).toBe(false);
    await goTo(page, 40);
    expect((await picture(page)) === before).toBe(true);
    await goTo(page, 32);
    expect(await page.textContent('#deed')).toContain('a crisis costs groups');
    const chart = (await page.locator('#charts svg').first().boundingBox())!;
    await page.mouse.click(chart.x + chart.width - 15, chart.y + 30);
    expect(await week(page)).toBe(80);
  });
}, 120_000);

it('plays, pauses, steps and changes its pace by buttons and by keys', async () => {
  await withPage({}, async (page) => {
    expect(await page.textContent('#play')).toBe('Play');
    await page.click('#play');
    expect(await page.textContent('#play')).toBe('Pause');
    await when(page, "Number(document.getElementById('slider').value) >= 2");
    await page.keyboard.press('Space');
    expect(await page.textContent('#play')).toBe('Play');
    await page.waitForTimeout(600);
    const rest = await week(page);
    await page.waitForTimeout(600);
    expect(await week(page)).toBe(rest);
    await page.keyboard.press('ArrowRight');
    await until(page, rest + 1);
    await page.keyboard.press('Shift+ArrowRight');
    await until(page, rest + 11);
    await page.keyboard.press('ArrowLeft');
    await until(page, rest + 10);
    await page.keyboard.press('End');
    await until(page, 80);
    await page.keyboard.press('Home');
    await until(page, 0);
    const pace = await page.inputValue('#speed');
    await page.keyboard.press('+');
    expect(Number(await page.inputValue('#speed'))).toBe(2 * Number(pace));
    await page.keyboard.press('-');
    expect(await page.inputValue('#speed')).toBe(pace);
    await page.click('#forward');
    await until(page, 1);
    await page.click('#back');
    await until(page, 0);
    // It plays to its end and rests there; played again, it begins anew.
    await page.selectOption('#speed', '16');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await until(page, 79);
    await page.click('#play');
    await until(page, 80);
    await when(page, "document.getElementById('play').textContent === 'Play'");
    await page.click('#play');
    await when(page, "Number(document.getElementById('slider').value) < 40");
  });
}, 120_000);

it('everything can be reached and done with Tab and keys alone, and the focus is seen', async () => {
  await withPage({}, async (page) => {
    const reached = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const at = (await page.evaluate(`(() => {
        const at = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return [at.id || at.className || at.tagName, outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2];
      })()`)) as [string, boolean];
      reached.add(at[0]);
      if (at[0] !== 'BODY') expect(at, at[0]).toEqual([at[0], true]);
    }
    for (const id of ['world', 'nearer', 'play', 'forward', 'slider', 'speed', 'story', 'find', 'offer', 'SUMMARY'])
      expect([...reached]).toContain(id);
    await page.focus('#find');
    await page.keyboard.type('group 1');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#story h2')).toBe('Group 1');
    await page.keyboard.press('Escape');
    expect(await page.textContent('#story h2')).toBe('Follow somebody');
    await page.focus('#find');
    await page.keyboard.type('nobody at all');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#unknown')).toContain('“nobody at all” is nobody who is shown');
    // What a reader hears who does not see: the week and its counts, when it rests.
    await page.focus('#world');
    await page.keyboard.press('End');
    await when(page, "document.getElementById('told').textContent.startsWith('Week\\u00a080. ')");
  });
}, 120_000);

it('a click on a dot tells that person’s five steps, and one on a hull the story of that group', async () => {
  await withPage({}, async (page) => {
    const at = 60;
    await goTo(page, at);
    const entry = (k: number) => film.people[k]!.entries.find((e) => e.week <= at && (e.until < 0 || e.until > at));
    const person = film.people.findIndex((_, k) => entry(k) !== undefined && entry(k)!.wanted >= 0);
    const canvas = (await page.locator('#world').boundingBox())!;
    const { width, height, x, y } = film.scene;
    const scale = Math.min((canvas.width - 48) / width, (canvas.height - 48) / height);
    const place = (px: number, py: number) =>
      [
        canvas.x + (canvas.width - width * scale) / 2 + px * scale,
        canvas.y + (canvas.height - height * scale) / 2 + py * scale,
      ] as const;
    await page.mouse.click(...place(x[person]!, y[person]!));
    const name = `Person ${film.people[person]!.row + 1}`;
    expect(await page.textContent('#story h2')).toBe(name);
    const story = (await page.textContent('#story'))!.replaceAll('\u00a0', ' ');
    for (const step of ['Difficulty:', 'Something seen:', 'Drawn:', 'Talk:', 'Sticking together:'])
      expect(story).toContain(step);
    expect(story).toContain('What they lacked and learned');
    expect(story).toContain('From I to we:');
    // From the person to their group, and to the week of a step.
    const group = entry(person)!.group;
    await page
      .locator('#story .now .link', { hasText: `group ${group}` })
      .first()
      .click();
    expect(await page.textContent('#story h2')).toMatch(/^(Group|Team) /);
    expect(await page.textContent('#story')).toContain('Learned together:');
    await page.locator('#story li .week').first().click();
    expect(await week(page)).toBe(film.groups.find(({ number }) => number === group)!.born);
    await page.click('#close');
    expect(await page.textContent('#story h2')).toBe('Follow somebody');

    // Between two of a group, where nobody stands, there is nobody but the group.
    await goTo(page, at);
    const isIn = (k: number, number: number) =>
      film.people[k]!.entries.some((e) => e.group === number && e.week <= at && (e.until < 0 || e.until > at));
    const between = film.groups.flatMap(({ number }) => {
      const [a, b] = film.people.flatMap((_, k) => (isIn(k, number) ? [k] : []));
      if (a === undefined || b === undefined || Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) > 200) return [];
      return [0.3, 0.4, 0.5, 0.6, 0.7].map((t) => [x[a]! + t * (x[b]! - x[a]!), y[a]! + t * (y[b]! - y[a]!)] as const);
    });
    const [free] = between.filter(([px, py]) => film.people.every((_, k) => Math.hypot(x[k]! - px, y[k]! - py) > 24));
    await page.mouse.click(...place(...free!));
    expect(await page.textContent('#story h2')).toMatch(/^(Group|Team) \d+$/);
  });
}, 120_000);

it('saves a picture, a drawing and a video that plays', async () => {
  await withPage({}, async (page) => {
    await goTo(page, 50);
    await page.click('summary');
    const save = async (button: string) => {
      const waiting = page.waitForEvent('download');
      await page.click(button);
      const download = await waiting;
      return { name: download.suggestedFilename(), content: readFileSync((await download.path())!) };
    };
    const png = await save('#png');
    expect(png.name).toMatch(/a-lively-office-week-50\.png$/);
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([1920, 1080]);
    const svg = await save('#svg');
    const drawing = svg.content.toString();
    expect(svg.name).toMatch(/-week-50\.svg$/);
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    expect(drawing).toContain('<title>&lt;img src=x');
    expect(drawing.match(/<circle /g)!.length).toBeGreaterThanOrEqual(80);

    await page.click('#video');
    expect(await page.textContent('#play')).toBe('Pause');
    await page.waitForTimeout(2500);
    const video = await save('#video');
    expect(video.name).toMatch(/\.(webm|mp4)$/);
    expect(await page.textContent('#play')).toBe('Play');
    // Played by a page of its own, which has no policy against it.
    const player = await page.context().newPage();
    const type = video.name.endsWith('webm') ? 'video/webm' : 'video/mp4';
    await player.setContent(`<video muted src="data:${type};base64,${video.content.toString('base64')}"></video>`);
    const played = (await player.evaluate(`new Promise((done) => {
      const video = document.querySelector('video');
      video.onerror = () => done([String(video.error.message)]);
      video.ontimeupdate = () => video.currentTime > 0.5 && done([video.videoWidth, video.videoHeight]);
      video.play();
    })`)) as unknown[];
    expect(played).toEqual([1280, 720]);
    await player.close();
  });
}, 120_000);

it.each([
  ['has no recorder', 'delete window.MediaRecorder', true],
  ['has a recorder that refuses', 'HTMLCanvasElement.prototype.captureStream = () => new MediaStream()', false],
  [
    'has a recorder that writes nothing',
    'window.Blob = class extends Blob { constructor(_, o) { super([], o); } }',
    false,
  ],
])('a browser that %s saves no video, and the page says so', async (_, browserIs, atOnce) => {
  await withPage({}, async (page) => {
    await page.context().addInitScript(browserIs);
    await page.reload();
    await when(page, "document.getElementById('week').textContent !== ''");
    let downloads = 0;
    page.on('download', () => {
      downloads += 1;
    });
    await page.click('summary');
    if (!atOnce) {
      await page.click('#video');
      if (await page.isEnabled('#video')) await page.click('#video');
    }
    await when(page, "document.getElementById('saying').textContent === 'This browser records no videos.'");
    expect(await page.isDisabled('#video')).toBe(true);
    expect(await page.textContent('#video')).toBe('Record a video');
    expect(downloads).toBe(0);
  });
});

it('where the reader wants less motion nothing moves between weeks, and the weeks still follow each other', async () => {
  await withPage({ reducedMotion: 'reduce' }, async (page) => {
    await goTo(page, 50);
    await page.selectOption('#speed', '1');
    await page.keyboard.press('Tab');
    await page.focus('#world');
    const rest = await picture(page);
    await page.keyboard.press('Space');
    await page.waitForTimeout(300);
    if ((await week(page)) === 50) expect((await picture(page)) === rest).toBe(true);
    await until(page, 51);
    expect((await picture(page)) === rest).toBe(false);
  });
});

it('one can look closer and back again', async () => {
  await withPage({}, async (page) => {
    await goTo(page, 50);
    const rest = await picture(page);
    await page.click('#nearer');
    expect((await picture(page)) === rest).toBe(false);
    await page.click('#whole');
    await page.waitForTimeout(50);
    expect((await picture(page)) === rest).toBe(true);
  });
});

it('meets WCAG AA, with nobody followed, with a person, with a group, with the menu open', async () => {
  await withPage({}, async (page) => {
    await goTo(page, 60);
    const states: [string, () => Promise<void>][] = [
      ['nobody', async () => {}],
      ['a group', () => page.locator('.offer').first().click()],
      [
        'a person',
        async () => {
          await page.click('#close');
          await page.locator('.offer', { hasText: 'person in most groups' }).click();
        },
      ],
      ['the menu', () => page.click('summary')],
    ];
    // Evaluated as a debugger does: the page's own policy lets no other script in.
    await page.evaluate(AXE);
    for (const [state, reach] of states) {
      await reach();
      const found = (await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)) as string[];
      expect(found, state).toEqual([]);
    }
  });
}, 120_000);
