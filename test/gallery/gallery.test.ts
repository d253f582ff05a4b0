/** The gallery: what hangs in it is what ships, its page shows it in a real browser, and its pictures are those of real runs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Exhibit, exhibitsIn } from '../../src/gallery/exhibits.ts';
import { galleryPage } from '../../src/gallery/gallery-page.ts';
import { hang } from '../../src/gallery/hang.ts';
import { launchHeadless } from '../../src/gallery/headless.ts';
import { at, groundswell } from '../cli/groundswell.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GALLERY = join(ROOT, 'results', 'gallery');
const EXHIBITS = exhibitsIn(ROOT);
const page = readFileSync(join(GALLERY, 'index.html'), 'utf8');
const shown = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, file]) => file!);

describe('the gallery that is committed', () => {
  it('shows every shipped scenario, from the smallest world to the sweeps', () => {
    const shipped = ['scenarios', 'scenarios/lessons'].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).flatMap((file) => (file.endsWith('.yaml') ? [`${folder}/${file}`] : [])),
    );
    expect(EXHIBITS.map(({ file }) => file)).toEqual(expect.arrayContaining(shipped));
    const hung = [...page.matchAll(/<article class="exhibit" id="([^"]+)"/g)].map(([, name]) => name);
    expect(hung).toEqual(EXHIBITS.map(({ name }) => name));
    for (const { file } of EXHIBITS) expect(page).toContain(`${file}</code>`);
    for (const { name, wall, charts } of EXHIBITS) {
      const drawn = charts.filter((chart) => shown.some((file) => file.startsWith(`${name}.${chart}.`)));
      // A sweep of one factor has no phase diagram.
      if (wall === 'sweeps') expect(drawn.length).toBeGreaterThanOrEqual(1);
      else expect(drawn).toEqual(charts);
    }
  });

  it('has every picture that its page shows and no other, small ones', () => {
    expect(readdirSync(GALLERY).sort()).toEqual(['index.html', ...shown].sort());
    for (const file of shown) expect(statSync(join(GALLERY, file)).size, file).toBeLessThan(600_000);
  });

  it('lends three of its pictures to the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const lent = [...readme.matchAll(/!\[[^\]]{20,}\]\(results\/gallery\/([^)]+)\)/g)].map(([, file]) => file!);
    expect(lent.length).toBeGreaterThanOrEqual(3);
    expect(shown).toEqual(expect.arrayContaining(lent));
  });

  it('opens from a stick: every picture is there, nothing is complained of or fetched, and everybody can read it', async () => {
    const { browser, close } = await launchHeadless();
    onTestFinished(close);
    for (const width of [1920, 1280, 820]) {
      const tab = await browser.newPage({ viewport: { width, height: 900 } });
      const heard: string[] = [];
      const asked: string[] = [];
      tab.on('console', (message) => heard.push(message.text()));
      tab.on('request', (request) => asked.push(request.url()));
      await tab.goto(pathToFileURL(join(GALLERY, 'index.html')).href);
      for (const picture of await tab.locator('img').all()) await picture.scrollIntoViewIfNeeded();
      const loaded = '[...document.images].filter((image) => image.complete && image.naturalWidth > 500).length';
      await expect.poll(() => tab.evaluate(loaded), { timeout: 20_000 }).toBe(shown.length);
      expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(asked.filter((url) => !url.startsWith(pathToFileURL(GALLERY).href))).toEqual([]);
      expect(heard).toEqual([]);
      await tab.evaluate(axe.source);
      const { violations } = (await tab.evaluate('axe.run()')) as { violations: { id: string }[] };
      expect(violations.map(({ id }) => id)).toEqual([]);
      await tab.close();
    }
  });
});

describe('what hangs of a run', () => {
  const TINY: Exhibit = {
    ...{ file: 'scenarios/first-group.yaml', name: 'first-group', wall: 'worlds' },
    charts: ['network', 'lifelines', 'no-such-chart'],
  };

  it('is its charts made small, with its words; the same run gives the same bytes', async () => {
    const out = at('run');
    expect((await groundswell('run', join(ROOT, TINY.file), '--out', out, '--quiet')).code).toBe(0);
    const hung = await hang(TINY, out);
    expect(hung.title).toBe('The first group among twelve people');
    expect(hung.size.replaceAll('\u00a0', ' ')).toBe('12 people, 156 weeks, once');
    expect(hung.pictures.map(({ file }) => file.replace(/\w+$/, ''))).toEqual([
      'first-group.network.',
      'first-group.lifelines.',
    ]);
    const [network] = hung.pictures;
    const { title } = JSON.parse(readFileSync(join(out, 'charts', 'network.vl.json'), 'utf8')) as {
      title: { text: string | string[] };
    };
    expect(network!.words).toContain([title.text].flat().join(' '));
    expect(network!.width / network!.height).toBeGreaterThan(0.5);
    expect(await hang(TINY, out)).toEqual(hung);

    const html = galleryPage([{ ...hung, title: '<script>alert(1)</script> & "more"' }], [], '0.0.0');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
    expect(html).not.toContain('<script');
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:");
  });
});
