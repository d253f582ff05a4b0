/** groundswell lab: a page served on this machine to this machine, and nothing besides. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import { at, groundswell, type Started, start as startCommand, until, write } from '../cli/groundswell.ts';
import { choose, openLab, start, turn, worldOf } from './browser.ts';

let headless: Headless;
beforeAll(async () => {
  headless = await launchHeadless();
}, 120_000);
afterAll(async () => {
  await headless?.close();
});

async function serve(...words: string[]): Promise<Started & { url: string }> {
  const started = startCommand(['lab', ...words]);
  let out = '';
  started.child.stdout!.on('data', (text: string) => {
    out += text;
  });
  await until(() => out.includes('\n'), 'the address was printed');
  return { ...started, url: out.trim() };
}

interface Answer {
  readonly code: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const ask = (url: string, path = '/', method = 'GET', host?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = host === undefined ? {} : { host };
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ code: response.statusCode!, headers: response.headers, text }));
    });
    asked.on('error', reject).end();
  });

it('prints an address of this machine, serves the page with a strict policy, and ends on Ctrl-C', async () => {
  const { child, ended, url } = await serve();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const { code, headers, text } = await ask(url);
  expect(code).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'x-content-type-options': 'nosniff',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/'unsafe-eval'|'unsafe-inline'|https?:|\*/);
  expect(text).toContain('<title>Groundswell Lab</title>');
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, signal: null, out: `${url}\n` });
});

it('turns away other names, other ways and other places', async () => {
  const { child, ended, url } = await serve();
  const { port } = new URL(url);
  expect((await ask(url, '/', 'GET', `evil.example:${port}`)).code).toBe(403);
  expect((await ask(url, '/', 'GET', '127.0.0.1')).code).toBe(403);
  expect((await ask(url, '/', 'GET', `localhost:${port}`)).code).toBe(200);
  expect((await ask(url, '/', 'POST')).code).toBe(405);
  expect((await ask(url, '/package.json')).code).toBe(404);
  expect((await ask(url, '/../package.json')).code).toBe(404);
  expect(await ask(url, '/', 'HEAD')).toMatchObject({ code: 200, text: '' });
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

it('says in one line what is wrong', async () => {
  const { child, ended, url } = await serve();
  const { port } = new URL(url);
  expect(await groundswell('lab', '--port', port)).toMatchObject({
    code: 1,
    out: '',
    err: `groundswell: --port ${port}: cannot be had (EADDRINUSE), expected a port that is free\n`,
  });
  child.kill('SIGINT');
  await ended;
  expect((await groundswell('lab', '--port', '70000')).err).toContain('--port is not a whole number from 0 to 65535');
  expect(await groundswell('lab', 'nowhere.yaml')).toMatchObject({ code: 2, out: '' });
  write('wrong.yaml', 'weeks: -1\n');
  const { code, err } = await groundswell('lab', 'wrong.yaml', '--out', 'lab.html');
  expect(code).toBe(2);
  expect(err).toMatch(/^wrong\.yaml:1:8: weeks: -1 given/);
});

describe('the same page from the server and from a file', () => {
  it('lives the same world, though one may share memory and the other may not', async () => {
    write('mine.yaml', 'title: Mine\npeople:\n  count: 150\nweeks: 80\nattraction: { threshold: 0.5 }\n');
    const { child, ended, url } = await serve('mine.yaml');
    expect((await groundswell('lab', 'mine.yaml', '--out', 'lab.html')).out).toBe('lab.html\n');
    const worlds: (string | null)[] = [];
    for (const place of [url, at('lab.html')]) {
      const { page, heard, asked } = await openLab(headless.browser, place);
      expect(await page.locator('.choice select').inputValue()).toBe('mine.yaml');
      expect(await page.evaluate('crossOriginIsolated')).toBe(place === url);
      await turn(page, 'spreading.sigma', 0.8);
      await start(page);
      worlds.push(await worldOf(page, 'A'));
      await choose(page, 'scenarios/office.yaml');
      expect(heard).toEqual([]);
      expect(asked).toHaveLength(1);
      await page.close();
    }
    expect(worlds[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(worlds[1]).toBe(worlds[0]);
    child.kill('SIGINT');
    await ended;
  });
});
