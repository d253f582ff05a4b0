import { expect, it } from 'vitest';
import { faultsOf, read } from './folder.ts';

const set = (...settings: string[]) => ({ set: settings });

it('what the command line sets takes the place of what the file says, and makes what the file leaves out', () => {
  const { scenario } = read(
    'needs: {rate: 0.1}\nspreading:\n',
    {},
    {
      set: [
        'needs.rate=0.3',
        'needs.reach=0.4',
        'spreading.sigma=2',
        'talking.step=1e-1',
        'network={kind: random, degree: 6}',
      ],
    },
  );
  expect(scenario.parameters.needs).toMatchObject({ rate: 0.3, reach: 0.4 });
  expect(scenario.parameters.spreading.sigma).toBe(2);
  expect(scenario.parameters.talking.step).toBe(0.1);
  expect(scenario.network).toMatchObject({ kind: 'random', degree: 6 });
});

it('the last of two settings counts', () => {
  expect(read('weeks: 9\n', {}, set('needs.rate=0.1', 'needs.rate=0.2')).scenario.parameters.needs.rate).toBe(0.2);
});

it('a value may have an equals sign, and a seed is text here too', () => {
  expect(read('weeks: 9\n', {}, set('title=a=b', 'seed=042')).scenario).toMatchObject({ title: 'a=b', seed: '042' });
});

it('a layer of a network is reached by its number', () => {
  const yaml = 'network: {kind: file, layers: [{file: t.csv, closeness: 0.2}]}\n';
  const { network } = read(yaml, { 't.csv': 'source,target\na,b\n' }, set('network.layers.0.closeness=0.5')).scenario;
  expect(network).toMatchObject({ closeness: Float32Array.of(0.5, 0.5) });
});

it('seed, weeks and replicates have options of their own, which count most', () => {
  const options = { seed: '007', weeks: 12, replicates: 3, set: ['weeks=13'] };
  expect(read('weeks: 9\nseed: x\n', {}, options).scenario).toMatchObject({ seed: '007', weeks: 12, replicates: 3 });
});

it('a run that is cut short keeps the weeks there are, a scenario that asks for later ones is at fault', () => {
  const yaml = 'weeks: 100\nrecord: {people: [0, 50, 100]}\n';
  expect(read(yaml, {}, { weeks: 60 }).scenario.record.people).toEqual([0, 50]);
  expect(read(yaml, {}, set('weeks=60')).scenario.record.people).toEqual([0, 50]);
});

it.each([
  ['needs.rate=2', '--set needs.rate=2: needs.rate: 2 given, expected a number from 0 to 1 (1/week)'],
  ['needs.rat=0.2', '--set needs.rat=0.2: needs.rat: unknown key, did you mean rate?'],
  ['nedes.rate=0.2', '--set nedes.rate=0.2: nedes: unknown key, did you mean needs?'],
  ['needs.rate', '--set needs.rate: "needs.rate" given, expected section.key=value'],
  ['=3', '--set =3: "=3" given, expected section.key=value'],
  ['needs..rate=3', '--set needs..rate=3: "needs..rate=3" given, expected section.key=value'],
  ['needs.rate=[1', '--set needs.rate=[1: needs.rate: the value is not YAML: '],
  ['needs.rate=', '--set needs.rate=: needs.rate: nothing given, expected a number from 0 to 1 (1/week)'],
  ['weeks.long=3', '--set weeks.long=3: weeks.long: cannot be set here: what it belongs to is no mapping'],
  ['people.file=none.csv', '--set people.file=none.csv: people.file: none.csv cannot be read (no such file)'],
  ['needs.rate=*x', '--set needs.rate=*x: needs.rate: *x: unknown anchor given'],
])('--set %s is told as it was given', (setting, fault) => {
  const faults = faultsOf('weeks: 9\n', {}, set(setting));
  expect(faults).toHaveLength(1);
  expect(faults[0]!.startsWith(fault)).toBe(true);
});

it('faults of options come after those of the file, and options for weeks and replicates are told by their names', () => {
  expect(faultsOf('weeks: 9\nneeds: {rate: 2}\n', {}, { weeks: 0, replicates: Number.NaN })).toEqual([
    's.yaml:2:15: needs.rate: 2 given, expected a number from 0 to 1 (1/week)',
    '--weeks 0: weeks: 0 given, expected a whole number from 1 to 100000 (weeks)',
    '--replicates NaN: replicates: NaN given, expected a whole number from 1 to 100000 (runs)',
  ]);
});
