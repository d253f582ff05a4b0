/** What is done from outside is told in words and marked on the charts, legibly, however close interventions lie to each other. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groundswell } from '../../src/chart/groundswell.ts';
import { marksFor, rowsOf } from '../../src/chart/intervention-marks.ts';
import { interventionsOf, whenInWords } from '../../src/chart/interventions-in-words.ts';
import { REGULAR, widthsOf } from '../../src/chart/letter-widths.ts';
import { page } from '../../src/chart/page.ts';
import { drawSvg } from '../../src/chart/render.ts';
import { sCurve } from '../../src/chart/s-curve.ts';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
import { fakeRunInfo, fakeTables, MANY, OFFICE, tablesOf } from './fake-tables.ts';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const told = (...interventions: object[]) =>
  interventionsOf({ interventions }).map((one) => plain(`${whenInWords(one)}: ${one.words} | ${one.label}`));

it('each deed is a sentence and a label', () => {
  expect(
    told(
      { week: 52, catalysts: { count: 20, way: 'catalyst' } },
      { weeks: [52, 104], catalysts: { share: 0.02, way: 'group', organization: 2 } },
      { week: 9, catalysts: { count: 1, way: 'individual' } },
      { weeks: [100, 112], crisis: { trust: 0.5, energy: 0.25, field: 3, organization: 1 } },
      { week: 100, crisis: { trust: 1, energy: 0 } },
      { week: 80, walls: { pass: 1 } },
      { week: 80, walls: { pass: 0 } },
      { week: 80, walls: { pass: 0.3, organization: 1 } },
      { week: 90, leave: { share: 0.2, organization: 2 } },
      { weeks: [90, 110], newcomers: { count: 40 } },
      { week: 10, gathering: { count: 12, every: 4, theme: 3 } },
      { weeks: [10, 20], gathering: { count: 5, every: 1 } },
      { week: 1, roles: { role: 'weaver', share: 0.02 } },
      { weeks: [1, 9], roles: { role: 'facilitator', count: 1 } },
      { weeks: [50, 200], organizing: { assigned: 1, organization: 3 } },
      { week: 70, end: { groups: 'largest' } },
      { week: 70, end: { groups: 'all' } },
      { week: 70, end: { groups: { count: 1 } } },
      { week: 70, end: { groups: { share: 0.5 } } },
    ),
  ).toEqual([
    'week 52: 20 people begin to foster as catalysts | 20 catalysts',
    'weeks 52 to 104: 2 % of the people foster as groups (organization 2) | 2 % foster',
    'week 9: 1 person begins to foster as an individual | 1 fosters',
    'weeks 100 to 112: a crisis every week costs groups 50 % of their trust and 25 % of their energy, and people are thrown into need in field 3 (organization 1) | crisis',
    'week 100: a crisis costs groups 100 % of their trust and 0 % of their energy | crisis',
    'week 80: the walls between organizations are opened wholly | walls open',
    'week 80: the walls between organizations are closed | walls closed',
    'week 80: the walls between organizations let 30 % through (organization 1) | walls: 30 % through',
    'week 90: 20 % of the people leave (organization 2) | 20 % leave',
    'weeks 90 to 110: 40 new people come | 40 newcomers',
    'week 10: an open gathering of 12 people around field 3, every 4 weeks, from then on | gatherings',
    'weeks 10 to 20: an open gathering of 5 people, every week | gatherings',
    'week 1: 2 % of the people become weavers | 2 % weavers',
    'weeks 1 to 9: 1 person is a facilitator | 1 facilitator',
    'weeks 50 to 200: all of those stuck are assigned to an appointed expert (organization 3) | all assigned',
    'week 70: the largest group is ended | largest group ended',
    'week 70: all groups are ended | all groups ended',
    'week 70: 1 group, drawn by lot, is ended | 1 group ended',
    'week 70: 50 % of the groups, drawn by lot, are ended | 50 % of groups ended',
  ]);
  expect(interventionsOf({})).toEqual([]);
  expect(told({ week: 3, festival: {} })).toEqual(['week 3: festival | festival']);
});

it('what the scenario reads is what the words know: no deed is told by its bare name', () => {
  const { resolved } = readScenarioText(EXAMPLES.interventions.yaml, 's.yaml');
  const all = interventionsOf(resolved);
  expect(all).toHaveLength(10);
  for (const { words } of all) expect(words.split(/\s/).length, words).toBeGreaterThan(3);
});

const some = fc.array(
  fc.record({
    week: fc.integer({ min: 1, max: 260 }),
    length: fc.nat(40),
    name: fc.constantFrom('leave', 'walls', 'x'),
  }),
  { minLength: 1, maxLength: 12 },
);

it('no flag lies on another and no rule runs through one, wherever they stand', () => {
  const flags = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 10, max: 200 })), {
    maxLength: 15,
  });
  fc.assert(
    fc.property(flags, (of) => {
      const places = of.map(([place]) => place);
      const rows = rowsOf(
        places,
        of.map(([, width]) => width),
      );
      for (const [k, [place, width]] of of.entries()) {
        for (const [other, at] of places.entries()) {
          if (other === k || at < place || at >= place + width) continue;
          // The other rule stands under this flag: it must end below it.
          if (at > place) expect(rows[other]).toBeLessThan(rows[k]!);
          else expect(rows[other]).not.toBe(rows[k]);
        }
      }
    }),
    { seed: 31 },
  );
});

it('flags stay within the picture: where they would not, the plot gives way', () => {
  const widthOf = widthsOf(REGULAR);
  fc.assert(
    fc.property(some, (entries) => {
      const interventions = interventionsOf({
        interventions: entries.map(({ week, length, name }) => ({
          weeks: [week, week + length],
          [name]: { share: 0.5, pass: 0.5 },
        })),
      });
      const { flags, width, above } = marksFor(interventions, 260, 860, 860);
      expect(width).toBeGreaterThan(600);
      expect(above).toBeLessThan(210);
      for (const { week, to, text } of flags) {
        expect((week / 260) * width + widthOf(text) * 16).toBeLessThanOrEqual(860);
        expect(to).toBeLessThanOrEqual(260);
      }
    }),
    { seed: 32 },
  );
});

it('where names would pile up there are numbers, and where numbers would, rules alone', () => {
  const of = (count: number, step: number) =>
    marksFor(
      interventionsOf({
        interventions: Array.from({ length: count }, (_, k) => ({ week: 1 + k * step, leave: { share: 0.5 } })),
      }),
      260,
      860,
      860,
    );
  expect(of(3, 2).flags.map(({ text }) => plain(text))).toEqual(['50 % leave', '50 % leave', '50 % leave']);
  expect(of(20, 12).flags.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, k) => String(k + 1)));
  expect(of(20, 12).caption).toContain('numbered as in the scenario');
  expect(of(40, 1)).toMatchObject({ above: 0, width: 860 });
  expect(marksFor([], 260, 860, 860)).toEqual({ flags: [], above: 0, width: 860, caption: '' });
});

it('the charts with weeks mark them, without a warning, and without them are as they were', async () => {
  const interventions = interventionsOf({
    interventions: [
      { week: 20, walls: { pass: 1 } },
      { weeks: [40, 60], newcomers: { count: 5 } },
      { week: 104, end: { groups: 'all' } },
      { week: 500, end: { groups: 'all' } },
    ],
  });
  for (const town of [OFFICE, { ...MANY, people: 120, replicates: 3, weeks: 104 }]) {
    const tables = await tablesOf(fakeTables(town));
    for (const draw of [sCurve, groundswell]) {
      const chart = draw(tables, interventions);
      const warnings: string[] = [];
      const svg = await drawSvg(chart.spec, (message) => warnings.push(message));
      expect(warnings).toEqual([]);
      expect(/NaN|undefined|Infinity/.exec(svg)?.[0]).toBeUndefined();
      for (const label of ['walls open', '5\u00a0newcomers', 'all groups ended']) expect(svg).toContain(label);
      expect(svg.match(/all groups ended</g)).toHaveLength(1);
      expect(chart.caption).toContain('Upright lines and grey bands: what was done from outside.');
      expect(draw(tables, [])).toEqual(draw(tables));
      expect(draw(tables).caption).not.toContain('Upright');
    }
  }
});

it('the report says why it was asked, what was expected and what was done, and nothing of it where there is nothing', () => {
  const html = (extra: object) => plain(page(fakeRunInfo(OFFICE, extra), [], [], 'An answer'));
  const told = html({
    why: 'Because <it> matters.',
    finding: 'More.',
    resolved: { interventions: [{ week: 52, catalysts: { count: 20, way: 'catalyst' } }] },
  });
  expect(told).toContain('<dt>Why ask</dt><dd>Because &lt;it&gt; matters.</dd>');
  expect(told).toContain('<dt>Expected finding</dt><dd>More.</dd>');
  expect(told).toContain('<li>week 52: 20 people begin to foster as catalysts</li>');
  expect(told).not.toContain('<dt>interventions</dt>');
  const bare = html({ resolved: { interventions: [] } });
  for (const words of ['Why ask', 'Expected finding', 'What was done from outside']) expect(bare).not.toContain(words);
});
