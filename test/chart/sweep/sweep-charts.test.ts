/** Charts of sweeps: each sweep gets the charts that its shape allows, and what they say is what the numbers allow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/chart/render.ts';
import { binsOf } from '../../../src/chart/sweep/bins.ts';
import { apart, changeBetween } from '../../../src/chart/sweep/clear-change.ts';
import { contour } from '../../../src/chart/sweep/contour.ts';
import { intervalOf, T95, widerFor } from '../../../src/chart/sweep/interval-of.ts';
import { overlap, placeLabels } from '../../../src/chart/sweep/place-labels.ts';
import { levelInWords, rangeSaid, roundValues, valueSaid } from '../../../src/chart/sweep/said.ts';
import { shapeOf } from '../../../src/chart/sweep/shape-of.ts';
import { headLayer } from '../../../src/chart/sweep/small-panels.ts';
import { sweepStory } from '../../../src/chart/sweep/sweep-story.ts';
import { type Swept, sweptOf } from '../../../src/chart/sweep/swept.ts';
import type { Factor, Level } from '../../../src/experiment/sweep.ts';
import { factor, formula, type Given, given, lived } from './lived.ts';

const swept = ({ result, summary }: Given): Swept => sweptOf(result, summary);
const story = (of: Given) => sweepStory(swept(of)).map(({ chart }) => chart);
const crossed = (factors: readonly Factor[]): Level[][] =>
  factors.reduce<Level[][]>((rows, { levels }) => rows.flatMap((row) => levels!.map((level) => [...row, level])), [[]]);
/** Luck that is the same at every point, so small that nothing hangs on it. */
const luck = (replicate: number) => Math.sin(replicate * 7.1) * 0.01;

const A = factor('a', [0, 1, 2, 3, 4], { label: 'First setting' });
const B = factor('b', [1, 2, 3, 4], { label: 'Second setting' });
const C = factor('c', ['calm', 'storm', 'fog'], { label: 'Weather' });
const D = factor('d', ['east', 'west'], { label: 'Side' });
const R = ([a, b]: readonly Level[], r: number) => (Number(a) * Number(b)) / 6 + luck(r);
const ever = (values: readonly Level[], r: number) => Math.min(1, Math.max(0, R(values, r) / 4));
const MIDDLE = [2, 1, 'calm', 'east'];
const STAR = [
  MIDDLE,
  ...[A, B, C].flatMap(({ levels }, k) =>
    levels!.filter((level) => level !== MIDDLE[k]).map((level) => MIDDLE.with(k, level)),
  ),
];

const failing = (): Given => {
  const { result } = lived('sampled');
  const runs = result.runs.map((run, k) =>
    Number(result.points[run.point - 1]!.values[3]) > 0.042
      ? { ...run, status: 'timeout' as const, reason: 'took more than 60 s' }
      : k === 4
        ? { ...run, status: 'failed' as const, reason: 'people.count: <3> given' }
        : run,
  );
  return given({ ...result, runs });
};

const CASES: Readonly<Record<string, () => Given>> = {
  'a grid that was lived': () => lived('grid'),
  'a hypercube that was lived': () => lived('sampled'),
  'kinds of network that were lived': () => lived('kinds'),
  'a hypercube with failures': failing,
  'three factors crossed': () => formula([A, B, C], crossed([A, B, C]), 6, { ever, reproduction: R }),
  'three numbers crossed': () => {
    const third = factor('third', [1, 2], { label: 'Third' });
    return formula([A, B, third], crossed([A, B, third]), 3, { ever, groups: R });
  },
  'two categories crossed': () =>
    formula([C, D], crossed([C, D]), 6, { ever: ([c], r) => (c === 'storm' ? 0.5 : 0.2) + luck(r) }),
  'three categories crossed': () => {
    const third = factor('third', ['x', 'y'], { label: 'Third' });
    return formula([C, D, third], crossed([C, D, third]), 5, {
      ever: ([c], r) => (c === 'storm' ? 0.5 : 0.2) + luck(r),
    });
  },
  'one setting at a time': () =>
    formula([A, B, C, D], STAR, 8, { ever: (v, r) => ever(v, r) * (v[2] === 'fog' ? 0.5 : 1) }),
  'set together': () =>
    formula(
      [A, B],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      5,
      { ever },
    ),
  'one number, one run each': () => formula([A], crossed([A]), 1, { ever: ([a]) => Number(a) / 5 }),
  'one point': () => formula([A], [[1]], 4, { ever: (_, r) => 0.3 + luck(r) }),
  'an outcome that never came about': () => formula([A], crossed([A]), 3, { ever: () => Number.NaN }),
  'an outcome that is the same everywhere': () => formula([A, B], crossed([A, B]), 5, { ever: () => 0 }),
  'a grid with holes': () =>
    formula(
      [A, B],
      crossed([A, B]).filter((_, k) => k % 3 !== 1),
      5,
      { ever, reproduction: R },
    ),
  'very many levels': () => {
    const [x, y] = ['x', 'y'].map((name) =>
      factor(
        name,
        Array.from({ length: 25 }, (_, k) => k),
        { label: name },
      ),
    ) as [Factor, Factor];
    return formula([x, y], crossed([x, y]), 2, {
      ever: ([a, b], r) => Math.min(1, (Number(a) * Number(b)) / 600 + Math.abs(luck(r))),
      reproduction: ([a]) => Number(a) / 12,
    });
  },
  'many factors in a cloud': () => {
    const factors = Array.from({ length: 15 }, (_, k) => factor(`section.setting${k}`, null, { range: [0, 1] }));
    const points = Array.from({ length: 200 }, (_, i) =>
      factors.map((_, k) => (Math.sin(i * 12.9898 + k * 78.233) * 43758.5453) % 1),
    );
    return formula(factors, points, 1, { ever: ([a]) => Math.abs(Number(a)) });
  },
};

describe('every sweep', () => {
  it.each(Object.keys(CASES))(
    '%s: charts compile and draw without a warning and say no number that is none',
    async (name) => {
      const charts = story(CASES[name]!());
      expect(charts.length).toBeGreaterThan(0);
      expect(new Set(charts.map((chart) => chart.name)).size).toBe(charts.length);
      for (const { name: chart, spec, title, finding, caption } of charts) {
        const warnings: string[] = [];
        const svg = await drawSvg(spec, (message) => warnings.push(message));
        expect(warnings, chart).toEqual([]);
        expect(/NaN|undefined|Infinity/.exec(svg)?.[0], chart).toBeUndefined();
        for (const said of [title, finding, caption])
          expect(said, chart).not.toMatch(/NaN|undefined|Infinity|null| {2}/);
        expect(title.length, chart).toBeLessThan(200);
        // Pixels of a letter, as drawn: nobody in the back row reads less.
        const sizes = [...svg.matchAll(/font-size="(\d+(?:\.\d+)?)px"/g)].map(([, size]) => Number(size));
        expect(Math.min(...sizes), chart).toBeGreaterThanOrEqual(13);
        // The page is at most so wide; what is wider is made smaller.
        expect(Number(/width="(\d+)"/.exec(svg)![1]), chart).toBeLessThan(1040);
      }
    },
  );

  it('is drawn the same each time', async () => {
    for (const { spec } of story(lived('grid'))) expect(await drawSvg(spec)).toBe(await drawSvg(spec));
  });
});

describe('which charts there are', () => {
  const names = (name: string) => story(CASES[name]!()).map((chart) => chart.name);
  it.each([
    ['a grid that was lived', ['phase-diagram', 'response-curves', 'surfaces', 'parallel-coordinates']],
    ['kinds of network that were lived', ['categories', 'runs']],
    ['a hypercube that was lived', ['scatter-ever', 'scatter-reproduction', 'scatter-takeoff', 'parallel-coordinates']],
    ['three factors crossed', ['phase-by-third', 'response-by-third', 'parallel-coordinates']],
    ['two categories crossed', ['categories', 'runs']],
    ['one setting at a time', ['one-at-a-time', 'runs']],
    ['set together', ['response-curves', 'runs']],
    ['one number, one run each', ['response-curves']],
    ['one point', ['runs']],
    ['an outcome that never came about', ['nothing']],
  ])('%s', (name, expected) => expect(names(name)).toEqual(expected));

  it('a sweep with failures ends with them', () => expect(names('a hypercube with failures').at(-1)).toBe('failures'));

  it('points have a shape', () => {
    const shape = (name: string) => shapeOf(swept(CASES[name]!())).kind;
    expect(shape('a grid with holes')).toBe('grid');
    expect(shape('one setting at a time')).toBe('star');
    expect(shape('set together')).toBe('line');
    expect(shape('one point')).toBe('point');
    expect(shape('many factors in a cloud')).toBe('cloud');
  });
});

describe('titles say the finding, and no more than intervals allow', () => {
  const title = (of: Given, name: string) =>
    story(of)
      .find((chart) => chart.name === name)!
      .title.replaceAll('\u00a0', ' ');

  it('a rise from the first level to the last', () => {
    const of = formula([A], crossed([A]), 6, { ever: ([a], r) => 0.04 + Number(a) * 0.14 + luck(r) });
    expect(title(of, 'response-curves')).toMatch(
      /^People who ever belonged: up from 4(\.\d)? % to 60 % with first setting$/,
    );
  });

  it('no clear effect where luck is larger than what is seen', () => {
    const wild = (a: number, r: number) => 0.5 + 0.01 * a + Math.sin(r * 91.7 + a * 13.1) * 0.4;
    const of = formula([A], crossed([A]), 6, { ever: ([a], r) => wild(Number(a), r) }, { luck: 'independent' });
    expect(title(of, 'response-curves')).toBe('People who ever belonged: no clear effect of first setting');
  });

  it('fewer than five runs call nothing clear', () => {
    const of = formula([A], crossed([A]), 4, { ever: ([a], r) => Number(a) * 0.2 + luck(r) });
    expect(title(of, 'response-curves')).toBe(
      'People who ever belonged: too few runs to call an effect of first setting clear',
    );
  });

  it('common luck tells what independent luck cannot: the same world run by run', () => {
    const same = (luckKind: 'common' | 'independent') => {
      const of = swept(
        formula(
          [A],
          crossed([A]),
          8,
          { ever: ([a], r) => 0.3 + Number(a) * 0.01 + (Math.sin(r * 5.3) + 1) * 0.2 },
          { luck: luckKind },
        ),
      );
      return changeBetween(of, of.main[0]!, of.points[0]!, of.points.at(-1)!).clear;
    };
    expect(same('common')).toBe(1);
    expect(same('independent')).toBe(0);
  });

  it('the sides of R = 1 only where every interval lies on them', () => {
    const of = (noise: number) =>
      formula([A, B], crossed([A, B]), 6, {
        ever: ([a]) => Number(a) / 4,
        reproduction: ([a], r) => Number(a) / 2 - 0.1 + Math.sin(r * 7.1) * noise,
      });
    // a 0, 1: R −0.1 and 0.4; a 2: 0.9; a 3, 4: 1.4 and 1.9; luck of 0.01 leaves none open.
    expect(title(of(0.01), 'phase-diagram')).toBe(
      'Up to first setting 2 groups do not reproduce (R < 1), from first setting 3 on they do',
    );
    // Luck of 0.3 leaves those at 0.9 open.
    expect(title(of(0.3), 'phase-diagram')).toBe(
      'Up to first setting 1 groups do not reproduce (R < 1), from first setting 3 on they do',
    );
    expect(title(of(5), 'phase-diagram')).toBe('On which side of R = 1 the settings lie is open: more runs would tell');
  });

  it('the town that was lived reproduces with a strong spark', () => {
    const { title: said, finding } = story(lived('grid'))[0]!;
    expect(said).toBe('At strength of the spark 1 groups reproduce: R > 1');
    expect(finding.replaceAll('\u00a0', ' ')).toContain(
      'R is clearly below 1 in 4, clearly above 1 in 8 of 35 settings; in the other 23 luck leaves it open',
    );
  });

  it('failures: how many, and where', () => {
    const { result } = formula([A, B], crossed([A, B]), 2, { ever });
    const runs = result.runs.map((run) =>
      result.points[run.point - 1]!.values[0] === 4 ? { ...run, status: 'memory' as const } : run,
    );
    expect(title(given({ ...result, runs }), 'failures')).toBe('8 runs of 40 failed, all at first setting 4');
  });
});

describe('what they are reckoned with', () => {
  it('Student: intervals of a mean as tables have them', () => {
    // 1, 2, 3, 4, 5: mean 3, standard error sqrt(2.5 / 5), t with 4 degrees 2.776.
    const { mean, low, high } = intervalOf([1, 2, 3, 4, 5, Number.NaN]);
    expect(mean).toBe(3);
    expect(high - mean).toBeCloseTo(2.7764451 * Math.sqrt(0.5), 6);
    expect(mean - low).toBeCloseTo(high - mean, 10);
    // Published to three places: Fisher & Yates 1963, table III.
    expect([T95[0], T95[1], T95[3], T95[9], T95[29]]).toEqual([12.706, 4.303, 2.776, 2.228, 2.042]);
    expect(intervalOf([1]).low).toBeNaN();
    expect(intervalOf([]).mean).toBeNaN();
    expect(widerFor(1, 4)).toBe(1);
    expect(widerFor(3, 0)).toBeNaN();
    // Bonferroni: of ten looks each at 0.005. Published: t with 4 degrees 5.598 over 2.776, the normal point 2.807 over 1.96.
    expect(widerFor(10, 4)).toBeCloseTo(5.598 / 2.776, 3);
    expect(widerFor(10, 1e7)).toBeCloseTo(2.807 / 1.96, 3);
    const wider = (looks: number, degrees: number) => widerFor(looks + 1, degrees) >= widerFor(looks, degrees);
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 200 }), wider));
  });

  it('two means are apart only where the interval of their difference leaves out 0', () => {
    const of = (mean: number, half: number, n = 10) => ({ n, mean, low: mean - half, high: mean + half });
    expect(apart(of(0, 3), of(5.01, 4))).toBe(1);
    expect(apart(of(0, 3), of(4.99, 4))).toBe(0);
    expect(apart(of(5.01, 3), of(0, 4))).toBe(-1);
    expect(apart(of(0, 0.1, 4), of(9, 0.1, 4))).toBe(0);
    expect(apart(of(0, Number.NaN), of(9, 0.1))).toBe(0);
  });

  it('a contour lies where a plane has that height, and nowhere else', () => {
    const plane = Array.from({ length: 5 }, (_, y) => Array.from({ length: 6 }, (_, x) => 0.3 * x + 0.2 * y));
    const pieces = contour(plane, 1);
    expect(pieces.length).toBeGreaterThan(3);
    for (const { x, y, x2, y2 } of pieces) {
      expect(0.3 * x + 0.2 * y).toBeCloseTo(1, 10);
      expect(0.3 * x2 + 0.2 * y2).toBeCloseTo(1, 10);
    }
    expect(contour(plane, 9)).toEqual([]);
    expect(
      contour(
        [
          [0, 2],
          [Number.NaN, 2],
        ],
        1,
      ),
    ).toEqual([]);
    // A saddle has two lines, and they do not cross: a at (0, 0) and (1, 1) is high, the middle too.
    expect(
      contour(
        [
          [3, 0],
          [0, 3],
        ],
        1,
      ),
    ).toEqual([
      { x: expect.closeTo(2 / 3), y: 0, x2: 1, y2: expect.closeTo(1 / 3) },
      { x: expect.closeTo(1 / 3), y: 1, x2: 0, y2: expect.closeTo(2 / 3) },
    ]);
  });

  it('names never lie on each other, on a dot or outside', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 14 }), (dots) => {
        const size = { width: 60, height: 16 };
        const frame = { width: 300, height: 200 };
        const boxes = placeLabels(
          dots.map(() => size),
          dots,
          frame,
        ).flatMap((at) => (at === null ? [] : [{ x: at.x, y: at.y - 8, ...size }]));
        const around = dots.map(({ x, y }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
        for (const [k, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(-1);
          expect(box.x + box.width).toBeLessThanOrEqual(frame.width + 1);
          const shrunk = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
          for (const other of [...boxes.slice(k + 1), ...around]) expect(overlap(shrunk, other)).toBe(false);
        }
      }),
    );
  });

  it('bins hold every point once, in order', () => {
    const of = swept(lived('sampled'));
    const known = of.points.filter((point) => !Number.isNaN(of.cell(point, of.main[0]!).mean));
    for (const one of of.varied) {
      const bins = binsOf(of, of.main[0]!, one, known);
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(known.length);
      expect(bins.map(({ at }) => at)).toEqual(bins.map(({ at }) => at).toSorted((a, b) => a - b));
    }
  });

  it('levels and values as people write them', () => {
    expect([0.02, 1500, -0.5, 0, 12.3456, 'small-world', 0.00001].map(levelInWords)).toEqual([
      '0.02',
      '1,500',
      '−0.5',
      '0',
      '12.3',
      'small-world',
      '0.00001',
    ]);
    expect(valueSaid({ unit: 'groups' }, 0.4434)).toBe('0.44');
    expect(valueSaid({ unit: 'weeks' }, 123.4)).toBe('123');
    expect(rangeSaid({ unit: 'share' }, [0.12, 0.31])).toBe('12–31\u00a0%');
    expect(rangeSaid({ unit: 'groups' }, [5])).toBe('5\u00a0groups');
    expect(roundValues(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
});

it('heads of panels take two lines at most: there is no room for more between rows', () => {
  const lines = (text: string) =>
    (headLayer(text, 340) as { data: { values: { head: string[] }[] } }).data.values[0]!.head;
  expect(lines('Groups founded')).toEqual(['Groups founded']);
  expect(lines('A label that goes on '.repeat(12).trim())).toHaveLength(2);
  expect(lines('A label that goes on '.repeat(12).trim())[1]).toMatch(/…$/);
});

it('where nothing moves an outcome, no setting is said to go with the most of it, and no luck to move it', () => {
  const titles = story(formula([A, B], crossed([A, B]).slice(0, 12), 3, { ever: () => 0.25 })).map(
    ({ title }) => title,
  );
  const few = story(formula([A], crossed([A]), 3, { ever: () => 0.25 })).map(({ title }) => title);
  expect([...titles, ...few].join('; ')).not.toMatch(/tenth|luck alone/);
  expect(titles.some((title) => /25.% at every point$/.test(title))).toBe(true);
  expect(few.some((title) => title.endsWith('runs of one setting all come to the same'))).toBe(true);
});
