import { expect, it } from 'vitest';
import { faultsOf } from './folder.ts';

const SCENARIO = `title: Everything is wrong here
weeks: a year
people:
  file: data/people.csv
network:
  kind: file
  layers:
    - file: data/ties.csv
      closeness: 0.3
    - file: data/freinds.csv
needs:
  reach: 2
  rate: 0.02
  rate: 0.03
noticing:
  lokks: 3
talkin:
  step: 0.25
`;

const PEOPLE = `id,name
1,Ada
2,Ben
3,Cleo
`;

const TIES = `source,target
1,2
2,99
3,3
`;

it('a scenario with eight different faults tells all eight, each with its place', () => {
  const files = { 'data/people.csv': PEOPLE, 'data/ties.csv': TIES, 'data/friends.csv': 'source,target\n1,2\n' };
  expect(faultsOf(SCENARIO, files)).toEqual([
    's.yaml:2:8: weeks: "a year" given, expected a whole number from 1 to 100000 (weeks)',
    's.yaml:10:13: network.layers.1.file: data/freinds.csv cannot be read (no such file), did you mean data/friends.csv?',
    's.yaml:12:10: needs.reach: 2 given, expected a number from 0 to 1 (expertise)',
    's.yaml:14:3: needs.rate: given twice, first on line 13, expected once',
    's.yaml:16:3: noticing.lokks: unknown key, did you mean looks?',
    's.yaml:17:1: talkin: unknown key, did you mean talking?',
    'data/ties.csv:3:3: person: "99" given, expected somebody of data/people.csv (1, 2, 3 ...)',
    'data/ties.csv:4:3: self-tie: "3" tied to themselves, expected ties between two people (self-ties: drop leaves such ties out)',
  ]);
});
