import { expect, it } from 'vitest';
import { faultsOf, read } from './folder.ts';

const ring = 'network: {neighbours: 2}\n';

it('people are those of the file, in its order, called by their names where it gives names', () => {
  const files = { 'p.csv': 'nr,who\n7,Ada\n3,\n5,Cleo\n' };
  const { people } = read(`people: {file: p.csv, id: nr, name: who}\n${ring}`, files).scenario;
  expect(people).toMatchObject({ count: 3, names: ['Ada', '3', 'Cleo'] });
});

it('a trait is read from a column, in proportion, and drawn where the cell is empty', () => {
  const yaml = `people:
  file: p.csv
  traits:
    drive: {column: age, from: [20, 60], to: [1, 0.5], otherwise: {uniform: [0.6, 0.7]}}
    openness: {column: open}
${ring}`;
  const { people } = read(yaml, { 'p.csv': 'id,age,open\na,20,0.1\nb,60,0.2\nc,,0.3\nd,40,\n' }).scenario;
  expect(people.given.drive).toEqual(Float64Array.of(1, 0.5, Number.NaN, 0.75));
  expect(people.given.openness).toEqual(Float64Array.of(0.1, 0.2, 0.3, Number.NaN));
  expect(people.traits.drive).toEqual({ uniform: [0.6, 0.7] });
  expect(people.traits.openness).toEqual({ uniform: [0.3, 0.7] });
  expect(Object.keys(people.given)).toEqual(['drive', 'openness']);
});

it.each([
  ['id,age\na,20\n,30\nb,40\n', 'p.csv:3:1: id: nothing given, expected an identifier'],
  ['id,age\na,20\nb,30\na,40\n', 'p.csv:4:1: id: a given twice, first on line 2, expected each person once'],
  ['Id,age\na,20\n', 'p.csv:1:1: id: header Id,age given, expected a column id, did you mean Id?'],
  ['id,ages\na,20\n', 'p.csv:1:1: age: header id,ages given, expected a column age, did you mean ages?'],
  ['id,age\n', 'p.csv:1:1: row: a header alone given, expected a row for each person'],
  ['id,age\na,old\n', 'p.csv:2:3: age: "old" given, expected a number from 0 to 2 (factor) for drive'],
  [
    'id,age\na,110\n',
    'p.csv:2:3: age: 110 given, which becomes drive 2.2, expected a number from 0 to 2 (factor) for drive',
  ],
  [
    'id,age\na,-20\n',
    'p.csv:2:3: age: -20 given, which becomes drive -0.4, expected a number from 0 to 2 (factor) for drive',
  ],
  ['id,age\na,20,3\n', 'p.csv:2:1: row: 3 cells given, expected 2 as in the header'],
])('a file of people at fault is told with the place: %j', (csv, fault) => {
  const yaml =
    'people: {file: p.csv, traits: {drive: {column: age, from: [0, 100], to: [0, 2]}}}\nnetwork: {kind: random, degree: 0}\n';
  expect(faultsOf(yaml, { 'p.csv': csv })).toContain(fault);
});

it('organizations and teams are told by columns; a team is inside its organization, an empty cell is no team', () => {
  const csv = 'id,office,practice\na,10,law\nb,9,law\nc,10,tax\nd,9,\ne,10,law\n';
  const yaml = `people: {file: p.csv}\norganizations: {column: office, teams: {column: practice}}\n${ring}`;
  const { organizations } = read(yaml, { 'p.csv': csv }).scenario;
  // Offices that are numbers are in the order of numbers: 9 before 10.
  expect(organizations).toEqual({
    count: 2,
    of: Int32Array.of(1, 0, 1, 0, 1),
    names: ['9', '10'],
    teams: Int32Array.of(1, 0, 2, -1, 1),
    teamNames: ['9 / law', '10 / law', '10 / tax'],
  });
});

it('an organization that is left open is told, and a count that does not agree', () => {
  const yaml = `people: {file: p.csv}\norganizations: {column: office, count: 3}\n${ring}`;
  expect(faultsOf(yaml, { 'p.csv': 'id,office\na,x\nb,\nc,y\n' })).toContain(
    'p.csv:3:3: office: nothing given, expected an organization',
  );
  expect(faultsOf(yaml, { 'p.csv': 'id,office\na,x\nb,x\nc,y\n' })).toEqual([
    's.yaml:2:40: organizations.count: 3 given, expected 2, as many as column office names (or leave it out)',
  ]);
});

it('reporting lines make teams: who leads others is in the team they lead, the rest with the one they report to', () => {
  const files = {
    'p.csv': 'id\nceo\nhead\nclerk\nguest\ntwin\n',
    'r.csv': 'source,target\nhead,ceo\nclerk,head\ntwin,head\n',
  };
  const yaml = `people: {file: p.csv}\norganizations: {teams: {reports: r.csv}}\n${ring}`;
  const { organizations } = read(yaml, files).scenario;
  expect(organizations.teamNames).toEqual(['ceo', 'head']);
  expect(organizations.teams).toEqual(Int32Array.of(0, 1, 1, -1, 1));
});

it.each([
  ['source,target\nb,a\nb,c\n', 'r.csv:3:1: source: "b" given twice, expected to report to one person only'],
  ['source,target\nb,b\n', 'r.csv:2:3: target: "b" given, who cannot report to themselves, expected somebody else'],
  ['source,target\nb,x\n', 'r.csv:2:3: person: "x" given, expected somebody of p.csv'],
])('reporting lines that cannot be are told: %j', (csv, fault) => {
  const yaml = `people: {file: p.csv}\norganizations: {teams: {reports: r.csv}}\n${ring}`;
  expect(faultsOf(yaml, { 'p.csv': 'id\na\nb\nc\n', 'r.csv': csv })).toEqual([fault]);
});

it('mere numbers report to nobody', () => {
  expect(faultsOf('organizations: {teams: {reports: r.csv}}\n', { 'r.csv': 'source,target\n1,2\n' })).toEqual([
    's.yaml:1:34: organizations.teams.reports: r.csv given, expected people named by people.file or by the network',
  ]);
});
