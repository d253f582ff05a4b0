/** The lab in a browser and the command line live the same worlds: the same bytes of the table, the same bits of the last week. */
import { readFileSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Headless, launchHeadless } from '../../src/gallery/headless.ts';
import { at, groundswell, lay, write } from '../cli/groundswell.ts';
import { choose, closePages, commands, type Opened, openLab, over, saved, start, turn, worldOf } from './browser.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url));

let headless: Headless;
beforeAll(async () => {
  headless = await launchHeadless();
}, 120_000);
afterAll(async () => {
  await headless?.close();
});
// A page that stays open goes on living and drawing beside the next test.
afterEach(() => closePages(headless.browser));
beforeEach(() => symlinkSync(SCENARIOS, at('scenarios')));

/** The lab as a file, opened. */
async function lab(): Promise<Opened> {
  const { code, out } = await lay({}, ['lab', '--out', 'lab.html']);
  expect([code, out]).toEqual([0, 'lab.html\n']);
  return openLab(headless.browser, at('lab.html'));
}

/** Does what a command that was copied from the page says, in another directory for its results. */
async function carryOut(command: string, out?: string): Promise<{ weeks: string; world: string }> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  expect(words.shift()).toBe('groundswell');
  const { code, err } = await groundswell(
    ...words,
    '--quiet',
    '--no-charts',
    ...(out === undefined ? [] : ['--out', out]),
  );
  expect([code, err]).toEqual([0, '']);
  const place = out ?? words.at(-1)!;
  const record = JSON.parse(readFileSync(at(place, 'run.json'), 'utf8')) as { worlds: { world: string }[] };
  return { weeks: readFileSync(at(place, 'weeks.csv'), 'utf8'), world: record.worlds[0]!.world };
}

const quiet = ({ heard, asked }: Opened) => {
  expect(heard).toEqual([]);
  expect(asked).toHaveLength(1);
};

describe('the numbers of the lab are those of the command line', () => {
  it('for a scenario with dials turned, another seed and fewer weeks', async () => {
    const opened = await lab();
    const { page } = opened;
    await choose(page, 'scenarios/town.yaml');
    await page.getByLabel('Seed').fill('it’s spring 7');
    await page.getByLabel('Seed').press('Enter');
    await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).fill('120');
    await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).press('Enter');
    await turn(page, 'people.count', 300);
    await turn(page, 'spreading.sigma', 1.3);
    await turn(page, 'attraction.threshold', 0.55);
    await start(page);
    const [command] = await commands(page, 'A');
    expect(command).toBe(
      "groundswell run scenarios/town.yaml --seed 'it’s spring 7' --weeks 120 --replicates 1 --set people.count=300 --set spreading.sigma=1.3 --set attraction.threshold=0.55",
    );
    const { weeks, world } = await carryOut(command!, 'copied');
    expect((await saved(page, 'Save weeks A (CSV)')).text).toBe(weeks);
    expect(weeks.split('\n')).toHaveLength(123);
    expect(await worldOf(page, 'A')).toBe(world);
    quiet(opened);
  });

  it('for a scenario with files of data, and after it was saved as YAML', async () => {
    const opened = await lab();
    const { page } = opened;
    await choose(page, 'scenarios/first-group.yaml');
    await turn(page, 'needs.rate', 0.08);
    await start(page);
    const { weeks, world } = await carryOut((await commands(page, 'A'))[0]!, 'copied');
    expect((await saved(page, 'Save weeks A (CSV)')).text).toBe(weeks);
    expect(await worldOf(page, 'A')).toBe(world);
    const { name, text } = await saved(page, 'Save scenario A (YAML)');
    expect(name).toBe('first-group.yaml');
    expect(text).toContain('# Hours that two people spend with each other in a month');
    const again = await openLab(headless.browser, at('lab.html'));
    write('mine.yaml', text);
    await again.page.locator('input[type="file"]').setInputFiles(at('mine.yaml'));
    await again.page.waitForSelector('.world[data-side="A"] h2:has-text("as the scenario has it")');
    await again.page.waitForSelector('button.main:enabled');
    await start(again.page);
    expect(await worldOf(again.page, 'A')).toBe(world);
    quiet(again);
    symlinkSync(at('scenarios', 'data'), at('data'));
    expect(await carryOut('groundswell run mine.yaml', 'saved')).toEqual({ weeks, world });
    quiet(opened);
  });

  it('for one’s own scenario with open rules, which the page walks and the command line compiles', async () => {
    const opened = await lab();
    const { page } = opened;
    const text =
      'weeks: 100\npeople:\n  count: 150\nattraction:\n  threshold: 0.4\nrules:\n' +
      '  attraction: min(1, pow(similarity, 1 - openness) * pow(help, 0.7) * shown + 0.1 * chance)\n' +
      '  desire: "threshold * (spark > 0.3 ? 0.5 : 1) * exp(-0.2 * weeksStuck / 10)"\n' +
      '  visibility: energy * clamp(authenticity + 0.2 * ln(size), 0, 1)\n';
    write('own.yaml', text);
    await page.locator('input[type="file"]').setInputFiles(at('own.yaml'));
    await page.waitForSelector('.choice option:has-text("own.yaml")', { state: 'attached' });
    await page.waitForSelector('button.main:enabled');
    await start(page);
    const { weeks, world } = await carryOut((await commands(page, 'A'))[0]!, 'copied');
    expect((await saved(page, 'Save weeks A (CSV)')).text).toBe(weeks);
    expect(await worldOf(page, 'A')).toBe(world);
    expect(Number(weeks.trim().split('\n').at(-1)!.split(',')[6])).toBeGreaterThan(10);
    quiet(opened);
  });

  it('for two variants side by side with the same luck', async () => {
    const opened = await lab();
    const { page } = opened;
    await choose(page, 'scenarios/dozen-strangers.yaml');
    await page.getByLabel('Variant of B').selectOption('anything');
    await page.getByRole('button', { name: 'Dials of B' }).click();
    await turn(page, 'spreading.sigma', 0.7);
    await start(page);
    for (const side of ['A', 'B'] as const) {
      const [command] = await commands(page, side);
      const { weeks, world } = await carryOut(command!, side);
      expect((await saved(page, `Save weeks ${side} (CSV)`)).text).toBe(weeks);
      expect(await worldOf(page, side)).toBe(world);
    }
    const { text } = await saved(page, 'Save scenario B (YAML)');
    write('mine.yaml', text);
    const again = await carryOut('groundswell run mine.yaml --variant anything --replicates 1', 'saved');
    expect(again.world).toBe(await worldOf(page, 'B'));
    quiet(opened);
  });

  it('with other luck, which is that of the next replicate', async () => {
    const opened = await lab();
    const { page } = opened;
    await choose(page, 'scenarios/town.yaml');
    await turn(page, 'people.count', 120);
    await turn(page, 'attraction.threshold', 0.5);
    await page.getByRole('button', { name: 'Other luck' }).click();
    await page.getByRole('button', { name: 'Other luck' }).click();
    await page.waitForSelector('button.main:enabled');
    await start(page);
    const changes = ['--set', 'people.count=120', '--set', 'attraction.threshold=0.5', '--replicates', '3'];
    const { code } = await groundswell(
      'run',
      'scenarios/town.yaml',
      ...changes,
      '--no-charts',
      '--quiet',
      '--out',
      'three',
    );
    expect(code).toBe(0);
    const record = JSON.parse(readFileSync(at('three', 'run.json'), 'utf8')) as { worlds: { world: string }[] };
    expect(await worldOf(page, 'A')).toBe(record.worlds[2]!.world);
    expect((await commands(page, 'A'))[0]).toContain('--seed town/3 --weeks 260 --replicates 1');
    quiet(opened);
  });

  it('for a branch at any week', async () => {
    const opened = await lab();
    const { page } = opened;
    await choose(page, 'scenarios/town.yaml');
    await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).fill('130');
    await page.getByRole('spinbutton', { name: 'Weeks', exact: true }).press('Enter');
    await turn(page, 'people.count', 240);
    await turn(page, 'attraction.threshold', 0.5);
    await start(page);
    await page.locator('.week input').fill('47');
    await page.getByRole('button', { name: 'What if?' }).click();
    await turn(page, 'attraction.threshold', 0.7);
    await turn(page, 'organizations.pass', 1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await over(page);
    const [first, second] = await commands(page, 'B');
    await carryOut(first!);
    const { weeks, world } = await carryOut(second!);
    const whole = (await saved(page, 'Save weeks B (CSV)')).text.split('\n');
    const [head, ...rows] = weeks.split('\n');
    expect(whole[0]).toBe(head);
    expect(whole.slice(49)).toEqual(rows);
    expect(await worldOf(page, 'B')).toBe(world);
    expect(world).not.toBe(await worldOf(page, 'A'));
    quiet(opened);
  });
});
