/** The side-by-side report: what it says follows the numbers, its charts are whole, and what people write stays text. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differingSettings } from '../../src/chart/differing-settings.ts';
import { variantLook } from '../../src/chart/look.ts';
import { readVariants } from '../../src/chart/read-variants.ts';
import { drawSvg } from '../../src/chart/render.ts';
import { headline, variantDifferences } from '../../src/chart/variant-differences.ts';
import { everByVariant, labelOf, membersByVariant } from '../../src/chart/variants-over-time.ts';
import { drawVariants } from '../../src/chart/variants-report.ts';
import { differenceInShort, differenceInWords } from '../../src/measure/difference-in-words.ts';
import { OUTCOMES } from '../../src/measure/outcomes.ts';
import { type FakeTown, MANY, NOTHING } from './fake-tables.ts';
import { fakeVariants } from './fake-variants.ts';

const TOWN: FakeTown = { ...MANY, people: 80, weeks: 60, replicates: 6, alone: 0.003, moments: [] };
const EVIL = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;
const SIX: Record<string, FakeTown> = {
  alone: TOWN,
  same: TOWN,
  pulled: { ...TOWN, pull: 0.3 },
  hard: { ...TOWN, alone: 0.0005 },
  short: { ...TOWN, ending: 0.2 },
  never: { ...NOTHING, people: 80, weeks: 60, replicates: 6 },
};
const CASES: Record<string, Record<string, FakeTown>> = {
  two: { alone: TOWN, pulled: SIX.pulled! },
  six: SIX,
  once: { alone: { ...TOWN, replicates: 1 }, pulled: { ...TOWN, replicates: 1, pull: 0.3 } },
  few: { alone: { ...TOWN, replicates: 3 }, pulled: { ...TOWN, replicates: 3, pull: 0.3 } },
  nothing: {
    alone: { ...NOTHING, weeks: 20, replicates: 5 },
    neither: { ...NOTHING, weeks: 20, replicates: 5 },
  },
  twenty: Object.fromEntries(
    Array.from({ length: 20 }, (_, k) => [`v${k}`, { ...TOWN, people: 30, weeks: 20, replicates: 2, seed: `s${k}` }]),
  ),
};

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'groundswell-variants-'));
});
afterAll(() => rm(home, { recursive: true }));

it.each(Object.keys(CASES))(
  '%s: every chart compiles and draws without a warning, and says no number that is none',
  async (name) => {
    const directory = join(home, name);
    const info = await fakeVariants(directory, CASES[name]!, {
      pulled: 'A pull that is told with very many words indeed',
    });
    const variants = await readVariants(directory, info);
    for (const draw of [everByVariant, membersByVariant, variantDifferences]) {
      const { name: chart, spec, title, finding, caption } = draw(variants);
      const warnings: string[] = [];
      const svg = await drawSvg(spec, (message) => warnings.push(message));
      expect(warnings, chart).toEqual([]);
      expect(/NaN|undefined|Infinity/.exec(svg)?.[0], chart).toBeUndefined();
      for (const said of [title, finding, caption]) expect(said, chart).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  },
);

it('says what is clear, what is not, and that one run tells nothing', async () => {
  const said = async (name: string) => {
    const directory = join(home, `said-${name}`);
    const info = await fakeVariants(directory, CASES[name]!);
    await drawVariants(directory, info);
    const html = await readFile(join(directory, 'report.html'), 'utf8');
    // Without the libraries, which say many things.
    return html.slice(0, html.indexOf('<script')).replaceAll('\u00a0', ' ');
  };
  // Compared as yes or no: a page is no message.
  const says = (html: string, what: string | RegExp) =>
    expect(typeof what === 'string' ? html.includes(what) : what.test(html), String(what)).toBe(true);
  const six = await said('six');
  says(six, '<strong>same:</strong> no difference at all');
  says(six, /<strong>never:<\/strong> [\d.]+ percentage points fewer of all people ever belonged \[[\d.]+, [\d.]+\]/);
  says(six, '<strong>never:</strong> nothing to compare: in no run did it come about in both');
  says(six, /<strong>pulled:<\/strong> [\d.]+ percentage points more of all people ever belonged \[[\d.]+, [\d.]+\]/);
  // An interval that knows how few six pairs are does not call everything clear.
  says(six, /<strong>pulled:<\/strong> no clear difference \[−[\d.]+, [\d.]+\]/);
  for (const name of Object.keys(SIX)) says(six, `<a href="${name}/report.html">`);
  says(six, '6 runs make rough intervals');
  says(await said('once'), 'With one run of each there is no interval');
  says(await said('few'), '3 runs of each variant are too few to be sure of a difference');
  says(await said('nothing'), 'People who ever belonged: no clear difference from “alone”');
});

it('draws three charts three ways and a report, the same bytes each time, in which what people write stays text', async () => {
  const directories = [join(home, 'one'), join(home, 'other')];
  for (const directory of directories) {
    const info = await fakeVariants(directory, CASES.two!, { pulled: EVIL });
    await drawVariants(directory, { ...info, title: EVIL, question: EVIL, command: EVIL, name: EVIL, seed: EVIL });
  }
  const [one, other] = directories as [string, string];
  const written = (await readdir(one, { recursive: true })).sort();
  expect(written.filter((path) => path.startsWith('charts/'))).toHaveLength(9);
  expect(written.filter((path) => path.endsWith('.part'))).toEqual([]);
  for (const path of ['report.html', ...written.filter((name) => name.startsWith('charts/'))])
    expect((await readFile(join(one, path))).equals(await readFile(join(other, path))), path).toBe(true);
  const html = await readFile(join(one, 'report.html'), 'utf8');
  expect(html.includes('<script>alert')).toBe(false);
  expect(html.includes('<img src=x')).toBe(false);
  expect(html.includes(`content="default-src 'none'; script-src 'unsafe-inline'`)).toBe(true);
  expect(html.match(/ id="[^"]*"/g)!.filter((id, k, all) => all.indexOf(id) !== k)).toEqual([]);
});

/** What the differences chart draws for each outcome. */
interface Panel {
  readonly title: { readonly text: readonly string[] };
  readonly data: {
    readonly values: readonly { readonly line: string; readonly said: string; readonly value: number | null }[];
  };
  readonly layer: readonly { readonly encoding: { readonly x?: { readonly axis: { readonly labels?: boolean } } } }[];
}

async function told(name: string, towns: Record<string, FakeTown>, ...outcomes: string[]) {
  const directory = join(home, name);
  const info = await fakeVariants(directory, towns, {}, outcomes);
  const variants = await readVariants(directory, info);
  const chart = variantDifferences(variants);
  return { directory, info, variants, chart, panels: (chart.spec as unknown as { concat: Panel[] }).concat };
}

it('what a scenario names is told first: panels, sentences, rows of the table, and the headline', async () => {
  const { directory, info, chart, panels } = await told('named', CASES.two!, 'size', 'reproduction', 'ever');
  const heads = ['Size of groups at their largest', 'Child groups of a group', 'People who ever belonged'];
  expect(panels.map(({ title }) => title.text[0])).toEqual(heads);
  expect(chart.title.startsWith(heads[0]!)).toBe(true);
  await drawVariants(directory, info);
  const html = await readFile(join(directory, 'report.html'), 'utf8');
  const findings = html.slice(html.indexOf('<ul class="findings">'), html.indexOf('<nav'));
  expect([...findings.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, head]) => head)).toEqual(heads);
  const table = html.slice(html.lastIndexOf('<h2 id="outcomes">'), html.indexOf('<h2 id="again">'));
  const rows = [...table.matchAll(/<th scope="row"><code>(\w+)/g)].map(([, outcome]) => outcome);
  expect(rows.slice(0, 4)).toEqual(['size', 'reproduction', 'ever', 'takeoff']);
  expect(rows.toSorted()).toEqual(OUTCOMES.map(({ name }) => name).toSorted());
  // A record of another version may name what there is no more.
  expect((await readVariants(directory, { ...info, outcomes: ['gone'] })).outcomes.every(({ main }) => main)).toBe(
    true,
  );
});

it('the headline names the highest and the lowest where they are so for sure, and else says what is clear', async () => {
  const outcome = (name: string) => OUTCOMES.find((one) => one.name === name)!;
  const { variants: six } = await told('headline', SIX);
  expect(headline(six, outcome('ever')).replaceAll('\u00a0', ' ')).toMatch(
    /^People who ever belonged: pulled most \([\d.]+ %\), never least \(0 %\)$/,
  );
  const { variants: same } = await told('alike', { alone: TOWN, same: TOWN });
  expect(headline(same, outcome('ever'))).toBe('People who ever belonged: no clear difference from “alone”');
  // The highest is so by luck: it is not named.
  const lucky = {
    ...six,
    values: (name: string, variant: string) => (variant === 'short' ? [2] : six.values(name, variant)),
    difference: (name: string, variant: string) =>
      variant === 'short' ? { ...six.difference(name, variant), low: -1, high: 1 } : six.difference(name, variant),
  };
  expect(headline(lucky, outcome('ever'))).toMatch(
    /^(pulled|hard|never) against “alone”: .* of all people ever belonged \[/,
  );
});

it('what the first variant does not have is held against the first that has it, and a panel without numbers has no axis', async () => {
  const { chart, panels, directory, info } = await told(
    'elsewhere',
    {
      never: { ...SIX.never!, replicates: 12 },
      alone: { ...TOWN, replicates: 12 },
      pulled: { ...SIX.pulled!, replicates: 12 },
    },
    'takeoff',
  );
  expect(panels[0]!.data.values.map(({ line, said }) => [line, said.replace(/[\d.]+/g, '#')])).toEqual([
    ['alone', 'the others against this'],
    ['pulled', expect.stringMatching(/^−# \[−#/)],
  ]);
  expect(chart.caption).toContain(
    '“Week in which a tenth was reached”: against “alone”, as it did not come about in “never”.',
  );
  expect(chart.title).toMatch(/^Week in which a tenth was reached: alone latest \(.*\), pulled earliest \(/);
  await drawVariants(directory, info);
  const html = await readFile(join(directory, 'report.html'), 'utf8');
  expect(html.includes('<strong>alone:</strong> what the others are held against here')).toBe(true);
  const empty = await told('empty', { never: SIX.never!, neither: SIX.never! }, 'takeoff');
  expect(empty.panels[0]!.layer.every(({ encoding: { x } }) => x?.axis.labels === false)).toBe(true);
  expect(empty.chart.title).toBe('Week in which a tenth was reached: nothing to compare, it came about in no variant');
});

it('a difference is said with its direction, its unit and its interval', () => {
  const outcome = (name: string) => OUTCOMES.find((one) => one.name === name)!;
  const words = (name: string, difference: number, low: number, high: number, pairs = 10, replicates = 10) =>
    differenceInWords(outcome(name), { difference, low, high, pairs }, replicates).replaceAll('\u00a0', ' ');
  expect(words('takeoff', -38, -45, -31)).toBe('a tenth reached 38 weeks earlier [31, 45]');
  expect(words('takeoff', 4.25, 1, 8)).toBe('a tenth reached 4.3 weeks later [1, 8]');
  expect(words('takeoff', -38, -45, -31, 7)).toBe('a tenth reached 38 weeks earlier [31, 45], from 7 of 10 runs');
  expect(words('ever', 0.12, 0.08, 0.16)).toBe('12 percentage points more of all people ever belonged [8, 16]');
  expect(words('ever', 0.01, -0.02, 0.04)).toBe('no clear difference [−2, 4]');
  expect(words('ever', 0.01, 0, 0.04)).toBe('no clear difference [0, 4]');
  expect(words('ever', 0, 0, 0)).toBe('no difference at all');
  expect(words('groups', -3, Number.NaN, Number.NaN, 1, 1)).toBe('3 fewer groups founded, in one pair of runs');
  expect(words('takeoff', -38, -45, -31, 4, 4)).toBe(
    'a tenth reached 38 weeks earlier [31, 45], from 4 runs: too few to be sure',
  );
  expect(words('size', Number.NaN, Number.NaN, Number.NaN, 0)).toMatch(/^nothing to compare/);
  const short = { difference: -0.12, low: -0.16, high: -0.08, pairs: 9 };
  expect(differenceInShort(outcome('ever'), short)).toBe('−12 [−16,\u00a0−8]');
});

it('tells the settings that differ, and how something is spread as one of them', () => {
  const one = {
    needs: { rate: 1 },
    people: { traits: { drive: { constant: 1 } } },
    network: { kind: 'random', degree: 3 },
  };
  const other = { needs: { rate: 1 }, people: { traits: { drive: { uniform: [0, 1] } } }, network: { kind: 'random' } };
  expect(differingSettings([one, other]).map(({ name, values }) => [name, ...values])).toEqual([
    ['people.traits.drive', '1', 'uniform 0, 1'],
    ['network.degree', 3, undefined],
  ]);
});

it('twenty variants have twenty looks, and a long name is cut', () => {
  const looks = Array.from({ length: 20 }, (_, at) => JSON.stringify(variantLook(at)));
  expect(new Set(looks).size).toBe(20);
  expect(labelOf('12 % short')).toEqual(['12 % short']);
  const cut = labelOf(`12 % ${'Donaudampfschifffahrtsgesellschaft '.repeat(4).trim()}`);
  expect(cut).toHaveLength(2);
  for (const line of cut) expect(line.length).toBeLessThanOrEqual(22);
});
