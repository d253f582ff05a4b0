/** Variants are laid over the scenario, each is a whole scenario, and every fault is told where it was written. */
import { expect, it } from 'vitest';
import { MAIN_OUTCOMES } from '../../src/measure/outcomes.ts';
import { completions, explain } from '../../src/scenario/explain.ts';
import { layOver } from '../../src/scenario/lay-over.ts';
import { variantsFingerprint } from '../../src/simulate/variants-record.ts';
import { faultsOf, read } from './folder.ts';

const set = (...settings: string[]) => ({ set: settings });
const two = (lines: string, base = 'people: {count: 60}\n') => `${base}variants:\n  alone: {}\n${lines}`;

it('a plain scenario has no variants; the others have them in the order in which they are written, with titles', () => {
  expect(read('weeks: 9\n').variants).toEqual([]);
  const { variants } = read(two('  zebra:\n    title: 042\n  ant:\n'));
  expect(variants.map(({ name, title }) => [name, title])).toEqual([
    ['alone', 'alone'],
    ['zebra', '042'],
    ['ant', 'ant'],
  ]);
});

it('a variant is what the same scenario would be, written plainly', () => {
  const base = 'title: T\nseed: x\nneeds: {rate: 0.1, reach: 0.3}\nnetwork: {kind: small-world, neighbours: 4}\n';
  const { variants, resolved } = read(
    two('  other:\n    needs: {rate: 0.2}\n    network: {kind: random, degree: 6}\n', base),
  );
  expect(variants[0]!.reading.resolved).toEqual(read(base).resolved);
  expect(resolved).toEqual(read(base).resolved);
  const plain = base.replace('rate: 0.1', 'rate: 0.2').replace('small-world, neighbours: 4', 'random, degree: 6');
  expect(variants[1]!.reading).toEqual({ ...read(plain), variants: undefined, outcomes: undefined });
});

it('mappings are merged key by key, everything else is replaced, null is the default', () => {
  const below = { a: { b: 1, c: { d: 2 } }, list: [1, 2], text: 'x', gone: 3 };
  expect(layOver(below, { a: { c: { e: 3 } }, list: [3], gone: null, text: { y: 1 } })).toEqual({
    a: { b: 1, c: { d: 2, e: 3 } },
    list: [3],
    text: { y: 1 },
  });
  expect(layOver({ a: { b: 1 } }, { a: { b: null } })).toEqual({ a: {} });
  expect(layOver({}, { a: { b: null, c: 1 } })).toEqual({ a: { c: 1 } });
  const { variants } = read(
    two('  usual:\n    needs: {rate: null}\n    spreading: null\n', 'needs: {rate: 0.3}\nspreading: {sigma: 2}\n'),
  );
  expect(variants[1]!.reading.scenario.parameters).toEqual(read('weeks: 9\n').scenario.parameters);
});

it('another kind of network or of distribution takes the place of the whole; the same kind is merged', () => {
  const network = { kind: 'random', degree: 3 };
  expect(layOver({ network }, { network: { kind: 'communities' } })).toEqual({ network: { kind: 'communities' } });
  expect(layOver({ network }, { network: { degree: 5 } })).toEqual({ network: { kind: 'random', degree: 5 } });
  expect(layOver({ network: { rewired: 0.5 } }, { network: { kind: 'small-world' } })).toEqual({
    network: { rewired: 0.5, kind: 'small-world' },
  });
  const drive = { normal: { mean: 0.7, sd: 0.1 } };
  expect(layOver({ drive }, { drive: { uniform: [0, 1] } })).toEqual({ drive: { uniform: [0, 1] } });
  expect(layOver({ drive }, { drive: { normal: { sd: 0.2 } } })).toEqual({ drive: { normal: { mean: 0.7, sd: 0.2 } } });
});

it('--set changes all variants that do not say otherwise, or reaches into one', () => {
  const yaml = two('  strong:\n    spreading: {sigma: 2}\n');
  const sigmas = (...settings: string[]) =>
    read(yaml, {}, set(...settings)).variants.map(({ reading }) => reading.scenario.parameters.spreading.sigma);
  expect(sigmas('spreading.sigma=0.5')).toEqual([0.5, 2]);
  expect(sigmas('variants.strong.spreading.sigma=3')).toEqual([1, 3]);
  expect(sigmas('variants.alone.spreading.sigma=3')).toEqual([3, 2]);
  expect(read(yaml, {}, { weeks: 7, seed: '007', replicates: 3 }).variants[1]!.reading.scenario).toMatchObject({
    ...{ weeks: 7, seed: '007', replicates: 3 },
  });
});

it('every fault of a variant stands at its own place with its whole path', () => {
  const yaml = `people: {count: 60}
organizations: {count: 20}
needs: {rate: 7}
variants:
  alone: 5
  catalysts:
    title: []
    weeks: 3
    seed: x
    spreading: { sigma: 90 }
    needs: { reach: 0.2, rat: 1 }
    sprading: {}
    network: { kind: random, neighbours: 3 }
  small:
    people: { count: 10 }
  7up: {}
  Small:
  charts: {}
`;
  expect(faultsOf(yaml)).toEqual([
    's.yaml:3:15: needs.rate: 7 given, expected a number from 0 to 1 (1/week)',
    's.yaml:5:10: variants.alone: 5 given, expected a mapping of what differs ({}: the scenario as it stands)',
    's.yaml:7:12: variants.catalysts.title: [] given, expected a text',
    's.yaml:8:5: variants.catalysts.weeks: cannot differ: it is the same for all variants; give it to the scenario itself',
    's.yaml:9:5: variants.catalysts.seed: cannot differ: it is the same for all variants; give it to the scenario itself',
    's.yaml:10:25: variants.catalysts.spreading.sigma: 90 given, expected a number from 0 to 10 (factor)',
    's.yaml:11:26: variants.catalysts.needs.rat: unknown key, did you mean rate?',
    's.yaml:12:5: variants.catalysts.sprading: unknown key, did you mean spreading?',
    's.yaml:13:30: variants.catalysts.network.neighbours: unknown key, expected one of kind, degree, closeness, room',
    's.yaml:15:5: variants.small.people: with this, organizations.count: 20 given, expected at most 10, the number of people',
    's.yaml:16:3: variants.7up: "7up" given, expected a name of at most 40 letters, digits, - and _ that begins with a letter',
    's.yaml:17:3: variants.Small: given besides small, expected names that differ in more than capitals',
    's.yaml:18:3: variants.charts: "charts" given, expected another name: a folder cannot have this one',
  ]);
});

it('faults of files that only a variant draws on name it, and those that all share are told once', () => {
  const layers = 'network: {kind: file, layers: [{file: ties.csv}]}\n';
  const files = { 'ties.csv': 'source,target\na,b\nb,b\n', 'more.csv': 'source,target\na,a\n' };
  const yaml = two(
    '  more:\n    network: {layers: [{file: more.csv}]}\n  third: {network: {layers: [{file: none.csv}]}}\n',
    layers,
  );
  const told = faultsOf(yaml, files);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatch(/^ties\.csv:3:3: self-tie: [^(]+\([^(]+\)$/);
  expect(told[1]).toMatch(/^more\.csv:2:3: self-tie: .*\(with variants\.more\.network\)$/);
  expect(told[2]).toMatch(
    /^s\.yaml:6:37: variants\.third\.network\.layers\.0\.file: none\.csv cannot be read \(no such file\)/,
  );
});

it.each([
  ['variants: 3\n', 's.yaml:1:11: variants: 3 given, expected a mapping: for each variant its name and what differs'],
  ['variants:\n  one: {}\n', 's.yaml:1:1: variants: 1 given, expected at least 2: there is nothing to compare'],
  ['variants: {}\n', 's.yaml:1:1: variants: 0 given, expected at least 2: there is nothing to compare'],
  [
    `variants: {${Array.from({ length: 21 }, (_, k) => `v${k}: {}`).join(', ')}}\n`,
    's.yaml:1:1: variants: 21 given, expected at most 20',
  ],
  [
    'variants: {a: {variants: {}}, b: {}}\n',
    's.yaml:1:16: variants.a.variants: cannot differ: a variant has no variants of its own',
  ],
  ['varians: {a: {}, b: {}}\n', 's.yaml:1:1: varians: unknown key, did you mean variants?'],
])('%j is refused', (yaml, fault) => {
  expect(faultsOf(yaml)).toEqual([fault]);
});

it('a slip of the pen on the command line makes no new variant', () => {
  const yaml = two('  strong: {}\n');
  expect(faultsOf(yaml, {}, set('variants.stong.spreading.sigma=1'))).toEqual([
    '--set variants.stong.spreading.sigma=1: variants.stong.spreading.sigma: no variant stong, did you mean strong?',
  ]);
  expect(faultsOf(yaml, {}, set('variants.strong.spreading.sigma=99'))).toEqual([
    '--set variants.strong.spreading.sigma=99: variants.strong.spreading.sigma: 99 given, expected a number from 0 to 10 (factor)',
  ]);
});

it('outcomes are told first in the order in which they are named; without any they are the main ones', () => {
  expect(read(two('  b: {}\n', 'outcomes: [lag, needs_met]\n')).outcomes).toEqual(['lag', 'needs_met']);
  expect(read(two('  b: {}\n')).outcomes).toEqual(MAIN_OUTCOMES);
  expect(read(two('  b: {}\n'), {}, set('outcomes=[broken]')).outcomes).toEqual(['broken']);
  // A variant alone is the same run, whatever the comparison tells.
  const [plain, named] = ['', 'outcomes: [lag]\n'].map((line) => read(two('  b: {}\n', line)).variants[1]!.reading);
  expect(named).toEqual(plain);
});

it.each([
  ['outcomes: 3\n', '1:11: outcomes: 3 given, expected a list of 1 to 8 outcomes'],
  ['outcomes: []\n', '1:11: outcomes: [] given, expected a list of 1 to 8 outcomes'],
  ['outcomes: [ever, need_met]\n', '1:18: outcomes.1: "need_met" given, expected an outcome, did you mean needs_met?'],
  [
    'outcomes: [xyzzyxyzzy]\n',
    '1:12: outcomes.0: "xyzzyxyzzy" given, expected an outcome (groundswell explain outcomes tells them)',
  ],
  ['outcomes: [ever, lag, ever]\n', '1:23: outcomes.2: "ever" given, expected each outcome once'],
  ['outcome: [ever]\n', '1:1: outcome: unknown key, did you mean outcomes?'],
])('%j is refused, once', (line, fault) => {
  expect(faultsOf(two('  b: {}\n', line))).toEqual([`s.yaml:${fault}`]);
});

it('outcomes are for variants, and the same for all of them', () => {
  expect(faultsOf('outcomes: [ever]\n')).toEqual([
    's.yaml:1:1: outcomes: given without variants, expected some to compare by them',
  ]);
  expect(faultsOf(two('  b: {outcomes: [ever]}\n'))).toEqual([
    's.yaml:4:7: variants.b.outcomes: cannot differ: it is the same for all variants; give it to the scenario itself',
  ]);
  expect(explain('outcomes')).toContain('angst_of_fosterers');
  expect(explain('outcomes.lag')).toContain('first organization');
});

it('the fingerprint of variants depends on the outcomes and their order', () => {
  const variants = [{ name: 'a', title: 'A', fingerprint: '0' }];
  const prints = [['ever', 'lag'], ['lag', 'ever'], ['ever']].map((outcomes) =>
    variantsFingerprint(variants, outcomes),
  );
  expect(new Set(prints).size).toBe(3);
});

it('variants are explained and offered', () => {
  expect(explain('variants')).toContain('the same luck');
  expect(completions()).toContain('variants');
});
