/** What a sweep file can say, and the plan that it becomes. */
import { describe, expect, it } from 'vitest';
import { scenarioAt } from '../../src/experiment/point-scenario.ts';
import { MAIN_OUTCOMES } from '../../src/measure/outcomes.ts';
import { sweep, TOWN } from './sweep-folder.ts';

const yaml = (rest: string) => `scenario: town.yaml\n${rest}\n`;
const SIGMA = 'vary: {spreading.sigma: [0.5, 1]}';

it('a sweep of one line beyond its scenario has a default for everything else', () => {
  const plan = sweep(yaml(SIGMA));
  expect(plan).toMatchObject({
    ...{ name: 's', title: 's', question: '', why: '', finding: '' },
    ...{ weeks: 40, seed: 'town', designSeed: 'town', luck: 'common', timeout: null, memory: null },
    ...{ constraints: [], design: { kind: 'full-factorial' }, replicates: { kind: 'fixed', count: 10 }, series: [] },
    points: [
      { number: 1, values: [0.5] },
      { number: 2, values: [1] },
    ],
  });
  expect(plan.outcomes.map(({ name }) => name)).toEqual(MAIN_OUTCOMES);
  expect(plan.factors).toEqual([
    {
      ...{ name: 'spreading.sigma', label: 'spreading.sigma', unit: 'factor', kind: 'number', scale: 'linear' },
      ...{ range: null, levels: [0.5, 1], usual: 1 },
    },
  ]);
});

it('what it tells of itself is kept as it is written', () => {
  const plan = sweep(
    yaml(`name: tip\ntitle: 042\nquestion: Where?\nwhy: 1\nfinding: true\nseed: 007\nluck: independent\ntimeout: 60\nmemory: 500
design: {kind: random, points: 2, seed: 0x10}\n${SIGMA}`),
  );
  expect(plan).toMatchObject({
    ...{ name: 'tip', title: '042', question: 'Where?', why: '1', finding: 'true', seed: '007' },
    ...{ luck: 'independent', timeout: 60, memory: 500, designSeed: '0x10', design: { kind: 'random', points: 2 } },
  });
});

describe('a factor', () => {
  const factor = (given: string, more = '') => sweep(yaml(`vary: {${given}}\n${more}`)).factors[0]!;
  const drawn = 'design: {kind: random, points: 2}';

  it('is a range with levels, or one to draw from, evenly or by factors', () => {
    expect(factor('needs.rate: {from: 0.1, to: 0.3, steps: 3}')).toMatchObject({
      ...{ kind: 'number', range: [0.1, 0.3], levels: [0.1, 0.2, 0.3], scale: 'linear', unit: '1/week', usual: 0.02 },
    });
    expect(factor('needs.rate: {from: 0.001, to: 0.1, scale: log}', drawn)).toMatchObject({
      ...{ range: [0.001, 0.1], levels: null, scale: 'log' },
    });
  });

  it('of whole numbers has whole levels', () => {
    expect(factor('people.count: {from: 20, to: 41, steps: 3}')).toMatchObject({
      ...{ kind: 'whole', levels: [20, 31, 41], usual: 60 },
    });
    expect(factor('noticing.looks: {from: 1, to: 3}', drawn)).toMatchObject({ kind: 'whole', levels: null });
    expect(factor('interventions.0.catalysts.count: [1, 2]')).toMatchObject({
      kind: 'whole',
      usual: 2,
      levels: [1, 2],
    });
  });

  it('is a list of words, or choices, each laid over the scenario as a variant is', () => {
    expect(factor('network.kind: [random, small-world]')).toMatchObject({
      ...{ kind: 'category', levels: ['random', 'small-world'], unit: '', usual: 'small-world' },
    });
    expect(factor('network.kind: [random, scale-free]').usual).toBeNull();
    expect(factor('rules.attraction: [complementarity, homophily]').usual).toBe('complementarity');
    const choices = 'catalysts: {label: How many, choices: {none: {interventions: []}, two: {}}}';
    expect(factor(choices)).toMatchObject({
      ...{ name: 'catalysts', label: 'How many', kind: 'category', levels: ['none', 'two'], usual: 'two' },
    });
  });

  it('turns traits, too, and has a name of its own if it likes', () => {
    expect(factor('people.traits.drive: [0.2, 0.8]')).toMatchObject({ kind: 'number', usual: null });
    expect(factor('drive: {path: people.traits.drive, values: [0.2], label: Drive, unit: hours}')).toMatchObject({
      ...{ name: 'drive', label: 'Drive', unit: 'hours' },
    });
    const town = { 'town.yaml': TOWN.replace('{count: 60}', '{count: 60, traits: {drive: 0.5}}') };
    expect(sweep(yaml('vary: {people.traits.drive: [0.2]}'), town).factors[0]!.usual).toBe(0.5);
  });

  it('may be a part of the distribution that a trait has, or has by default', () => {
    const plan = sweep(yaml('vary: {people.traits.openness.normal.mean: [0.2, 0.8]}'), {
      'town.yaml': TOWN.replace('{count: 60}', '{count: 60, traits: {openness: {normal: {mean: 0.5, sd: 0.3}}}}'),
    });
    expect(plan.factors[0]!.usual).toBe(0.5);
    expect(scenarioAt(plan, [0.8]).scenario.people.traits.openness).toEqual({ normal: { mean: 0.8, sd: 0.3 } });
    // By default drive is uniform between 0.4 and 1.
    const byDefault = sweep(yaml('vary: {people.traits.drive.uniform.1: [0.8]}'));
    expect(byDefault.factors[0]!.usual).toBe(1);
    expect(scenarioAt(byDefault, [0.8]).scenario.people.traits.drive).toEqual({ uniform: [0.4, 0.8] });
    expect(byDefault.base.sha256).toBe(sweep(yaml(SIGMA)).base.sha256);
  });

  it('may have its values in the table that is the design', () => {
    const plan = sweep(
      yaml(
        'vary: {needs.rate: , network.kind: {label: Net}}\ndesign: {kind: table, rows: [[0.2, random], [0.1, small-world], [0.2, small-world]]}',
      ),
    );
    expect(plan.factors.map(({ levels, range }) => [levels, range])).toEqual([
      [[0.1, 0.2], null],
      [['random', 'small-world'], null],
    ]);
    expect(plan.points[0]!.values).toEqual([0.2, 'random']);
  });
});

describe('constraints', () => {
  const points = (given: string) =>
    sweep(
      yaml(`vary:
  spreading.sigma: [0.2, 0.6]
  letting-go.grief: {path: needs.rate, values: [0.1, 0.5]}
  network.kind: [small-world, random]
constraints: ${given}`),
    ).points.map(({ values }) => values);

  it('leave out points, names of factors having dots and hyphens', () => {
    expect(points('[]')).toHaveLength(8);
    expect(points('[spreading.sigma + letting-go.grief <= 1]')).toHaveLength(6);
    expect(points('[spreading.sigma-letting-go.grief>0]')).toHaveLength(6);
    expect(points('[spreading.sigma < 0.5, letting-go.grief < 0.3]')).toHaveLength(2);
  });

  it('speak of categories by their words', () => {
    expect(points('[network.kind == small-world]').every((values) => values[2] === 'small-world')).toBe(true);
    expect(points('[network.kind != random || spreading.sigma > 0.5]')).toHaveLength(6);
  });

  it('that come out empty do not hold', () => {
    expect(points('[1 / (spreading.sigma - 0.2) > 0]')).toHaveLength(4);
  });
});

describe('a design', () => {
  const points = (design: string, files: Record<string, string> = {}) =>
    sweep(yaml(`vary: {spreading.sigma: [0.5, 1, 2], needs.rate: [0.1, 0.2, 0.3]}\ndesign: ${design}`), files).points;

  it.each([
    ['full-factorial', 9],
    ['{kind: full-factorial}', 9],
    // The base has sigma 1 and a rate of 0.02, which is none of the levels.
    ['one-at-a-time', 6],
    ['zip', 3],
    ['{kind: random, points: 5}', 5],
    ['{kind: sobol, points: 4}', 4],
    ['{kind: table, rows: [[0.5, 0.1], [2, 0.3]]}', 2],
    [
      '{kind: nested, parts: [{factors: [needs.rate]}, {factors: [spreading.sigma], design: {kind: table, rows: [[1]]}}]}',
      3,
    ],
  ])('%s has %i points', (design, count) => expect(points(design)).toHaveLength(count));

  it('that analyses need has a structure', () => {
    const ranges = 'vary: {spreading.sigma: {from: 0, to: 1}, needs.rate: {from: 0, to: 1}}';
    const plan = sweep(yaml(`${ranges}\ndesign: {kind: saltelli, base: 4, second: true}`));
    expect(plan.structure.kind).toBe('saltelli');
    expect(plan.design).toEqual({ kind: 'saltelli', base: 4, second: true });
    expect(sweep(yaml(`${ranges}\ndesign: {kind: morris, trajectories: 3}`)).design).toEqual({
      ...{ kind: 'morris', trajectories: 3, levels: 8 },
    });
  });

  it('may be a table in a file, its columns in any order', () => {
    const files = { 'points.csv': 'needs.rate,spreading.sigma\n0.1,2\n0.3,0.5\n' };
    expect(points('{kind: table, file: points.csv}', files).map(({ values }) => values)).toEqual([
      [2, 0.1],
      [0.5, 0.3],
    ]);
  });

  it('draws by its own seed, else by that of the sweep, and not by what is told', () => {
    const drawn = (more: string, design = '') =>
      sweep(yaml(`vary: {needs.rate: {from: 0, to: 1}}\n${more}design: {kind: random, points: 3${design}}`)).points;
    expect(drawn('')).toEqual(drawn('title: Other\nluck: independent\n'));
    expect(drawn('')).not.toEqual(drawn('seed: other\n'));
    expect(drawn('', ', seed: own')).toEqual(drawn('seed: other\n', ', seed: own'));
  });
});

describe('outcomes', () => {
  it('are named ones, and those made from weeks and groups', () => {
    const { outcomes, series } = sweep(
      yaml(`${SIGMA}
outcomes:
  - takeoff
  - R
  - largest-family
  - {name: settled, mean: members / people, unit: share, weeks: [30, 40], label: Settled}
  - {name: late, first-week: ever / people >= 0.2}
  - {name: rise, slope: members}
  - {name: all, mean: members}
  - {name: by_conflict, ended: conflict}
series: [members, {name: ever_share, of: ever / people, unit: share}]`),
    );
    const recipe = (name: string) => outcomes.find((one) => one.name === name)!.recipe;
    expect(outcomes.map(({ name, unit }) => [name, unit])).toEqual([
      ['takeoff', 'weeks'],
      ['R', 'groups'],
      ['largest_family', 'groups'],
      ['settled', 'share'],
      ['late', 'weeks'],
      ['rise', 'people/week'],
      ['all', 'people'],
      ['by_conflict', 'share'],
    ]);
    expect(recipe('R')).toEqual({ kind: 'named', name: 'reproduction' });
    expect(recipe('settled')).toMatchObject({ take: 'mean', from: 30, to: 40 });
    expect(recipe('late')).toMatchObject({ take: 'first-week', from: 0, to: 40 });
    // The first morning is no week that was lived.
    expect(recipe('all')).toMatchObject({ from: 1, to: 40 });
    expect(outcomes[3]).toMatchObject({ head: 'Settled', meaning: 'mean of members / people, weeks 30 to 40' });
    expect(series.map(({ name, unit, recipe }) => [name, unit, recipe.kind])).toEqual([
      ['members', 'people', 'weekly'],
      ['ever_share', 'share', 'weekly'],
    ]);
  });

  it('can be asked for until they are precise', () => {
    const { replicates } = sweep(
      yaml(
        `${SIGMA}\noutcomes: [ever, takeoff]\nreplicates: {least: 5, most: 50, until: {ever: 0.02, takeoff: {relative: 0.1}}}`,
      ),
    );
    expect(replicates).toEqual({
      ...{ kind: 'until precise', least: 5, most: 50, step: 10 },
      wanted: [
        { outcome: 'ever', width: 0.02, of: 'unit' },
        { outcome: 'takeoff', width: 0.1, of: 'mean' },
      ],
    });
  });
});

describe('the scenario', () => {
  it('is set for all points, by the file and then by the command line', () => {
    const text = yaml(`set: {weeks: 30, people: {count: 40}, needs: {rate: 0.3}}\n${SIGMA}`);
    const plan = sweep(text, {}, { set: ['people.count=50', 'interventions.0.week=7'], weeks: 20, seed: '042' });
    expect(plan).toMatchObject({ weeks: 20, seed: '042' });
    expect(plan.base.data).toMatchObject({
      ...{ weeks: 20, people: { count: 50 }, needs: { rate: 0.3 }, organizations: { count: 3 } },
      interventions: [{ week: 7, catalysts: { count: 2 } }],
    });
    expect(sweep(text, {}, { replicates: 3 }).replicates).toEqual({ kind: 'fixed', count: 3 });
    const drawn = yaml('vary: {needs.rate: {from: 0, to: 1}}\ndesign: {kind: random, points: 9}');
    expect(sweep(drawn, {}, { points: 4 }).points).toHaveLength(4);
  });

  it('may be one of the variants of a scenario, and those that it has do not matter otherwise', () => {
    const files = { 'town.yaml': `${TOWN}outcomes: [lag]\nvariants: {a: {}, b: {title: B, needs: {rate: 0.4}}}\n` };
    expect(sweep(yaml(SIGMA), files).base.sha256).toBe(sweep(yaml(SIGMA)).base.sha256);
    expect(sweep(yaml(`${SIGMA}\nvariant: b`), files).base.data).toMatchObject({ needs: { rate: 0.4 } });
    expect(sweep(yaml(`${SIGMA}\nvariant: b`), files).base.data).not.toHaveProperty('variants');
  });

  it('cut short leaves out what would come after its end', () => {
    expect(sweep(yaml(`set: {weeks: 3}\n${SIGMA}`)).weeks).toBe(3);
  });
});
