/** Interventions: what is read, what is told when it cannot be, and that what was read is read again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { EXAMPLES } from '../../src/scenario/examples.ts';
import { completions, explain, explainable } from '../../src/scenario/explain.ts';
import { DEED_NAMES } from '../../src/scenario/interventions-shape.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { faultsOf, read } from './folder.ts';

const WORLD = 'weeks: 200\npeople: {count: 60}\norganizations: {count: 3}\n';
const withEntries = (...entries: string[]) =>
  `${WORLD}interventions:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const SCHOOLS = { 'p.csv': 'id,school\na,North\nb,North\nc,North\nd,South\n' };
const NAMED =
  'weeks: 9\npeople: {file: p.csv}\nnetwork: {kind: random, degree: 2}\norganizations: {column: school}\ninterventions:\n';

it('every deed is read, with its defaults, its numbers from 0 and its place', () => {
  const { scenario, resolved } = read(
    withEntries(
      '{week: 52, catalysts: {count: 20}}',
      '{weeks: [52, 104], catalysts: {share: 0.02, way: group, organization: 2}}',
      '{weeks: [100, 112], crisis: {trust: 0.4, field: 3, organization: 1}}',
      '{week: 100, crisis: {}}',
      '{week: 80, walls: {pass: 1}}',
      '{week: 90, leave: {share: 0.2, organization: 2}}',
      '{weeks: [90, 110], newcomers: {count: 40}}',
      '{week: 10, gathering: {}}',
      '{week: 10, gathering: {count: 5, every: 2, theme: 3}}',
      '{week: 1, roles: {role: weaver, share: 0.02}}',
      '{weeks: [50, 200], organizing: {assigned: 1, organization: 3}}',
      '{week: 70, end: {groups: largest}}',
      '{week: 70, end: {groups: {count: 3}}}',
    ),
  );
  const everywhere = { organization: null };
  expect(scenario.interventions).toEqual([
    { from: 52, to: 52, kind: 'catalysts', way: 'catalyst', many: { count: 20 }, ...everywhere },
    { from: 52, to: 104, kind: 'catalysts', way: 'group', many: { share: 0.02 }, organization: 1 },
    { from: 100, to: 112, kind: 'crisis', trust: 0.4, energy: 0.5, field: 2, organization: 0 },
    { from: 100, to: 100, kind: 'crisis', trust: 0.5, energy: 0.5, field: null, ...everywhere },
    { from: 80, to: 80, kind: 'walls', pass: 1, ...everywhere },
    { from: 90, to: 90, kind: 'leave', many: { share: 0.2 }, organization: 1 },
    { from: 90, to: 110, kind: 'newcomers', count: 40, ...everywhere },
    { from: 10, to: 10, kind: 'gathering', count: 12, every: 4, theme: null, ...everywhere },
    { from: 10, to: 10, kind: 'gathering', count: 5, every: 2, theme: 2, ...everywhere },
    { from: 1, to: 1, kind: 'roles', role: 'weaver', many: { share: 0.02 }, ...everywhere },
    { from: 50, to: 200, kind: 'organizing', assigned: 1, organization: 2 },
    { from: 70, to: 70, kind: 'end', groups: 'largest', ...everywhere },
    { from: 70, to: 70, kind: 'end', groups: { count: 3 }, ...everywhere },
  ]);
  expect((resolved.interventions as unknown[])[2]).toEqual({
    weeks: [100, 112],
    crisis: { trust: 0.4, energy: 0.5, field: 3, organization: 1 },
  });
  expect((resolved.interventions as unknown[])[7]).toEqual({ week: 10, gathering: { count: 12, every: 4 } });
});

it('an organization is known by its name where a file gives one, and is written by its number', () => {
  const { scenario, resolved } = read(`${NAMED}  - {week: 1, leave: {count: 1, organization: South}}\n`, SCHOOLS);
  expect(scenario.interventions[0]).toMatchObject({ organization: 1 });
  expect(resolved.interventions).toEqual([{ week: 1, leave: { count: 1, organization: 2 } }]);
});

it('a name that is a number goes in quotes; without them it is the number of the organization', () => {
  const files = { 'p.csv': 'id,school\na,7\nb,7\nc,9\nd,2\n' };
  const organization = (given: string) =>
    read(`${NAMED}  - {week: 1, end: {groups: all, organization: ${given}}}\n`, files).scenario.interventions[0]!
      .organization;
  // In the order of their numbers: 2, 7, 9.
  expect([organization('"2"'), organization('2'), organization('"9"')]).toEqual([0, 1, 2]);
});

it('where few are there, a gathering is of all of them', () => {
  const { interventions } = read(`${NAMED}  - {week: 1, gathering: {organization: North}}\n`, SCHOOLS).scenario;
  expect(interventions[0]).toMatchObject({ count: 3 });
});

const DEEDS = DEED_NAMES.join(', ');

it.each([
  ['{crisis: {}}', '5:5: interventions.0: neither week nor weeks given, expected one of the two'],
  [
    '{week: 1, weeks: [1, 2], crisis: {}}',
    '5:22: interventions.0.weeks: both week and weeks given, expected one of the two',
  ],
  ['{week: 1}', `5:5: interventions.0: nothing to be done given, expected one of ${DEEDS}`],
  [
    '{week: 1, crisis: {}, walls: {pass: 1}}',
    `5:34: interventions.0.walls: both crisis and walls given, expected one of ${DEEDS}`,
  ],
  ['{week: 201, crisis: {}}', '5:12: interventions.0.week: 201 given, expected a week from 1 to 200, the last'],
  ['{week: 0, crisis: {}}', '5:12: interventions.0.week: 0 given, expected a whole number from 1 to 100000 (week)'],
  [
    '{weeks: [201, 205], crisis: {}}',
    '5:14: interventions.0.weeks.0: 201 given, expected a week from 1 to 200, the last',
  ],
  ['{weeks: [9, 8], crisis: {}}', '5:13: interventions.0.weeks: [9, 8] given, expected the first week before the last'],
  [
    '{weeks: 9, crisis: {}}',
    '5:13: interventions.0.weeks: 9 given, expected the first and the last of some weeks, as [52, 104]',
  ],
  [
    '{weeks: [9], crisis: {}}',
    '5:13: interventions.0.weeks: [9] given, expected the first and the last of some weeks, as [52, 104]',
  ],
  ['{weeks: [8, 9], end: {groups: all}}', '5:13: interventions.0.weeks: given for end, expected week: groups end once'],
  ['{week: 1, leave: {}}', '5:22: interventions.0.leave: neither count nor share given, expected one of the two'],
  [
    '{week: 1, leave: {count: 1, share: 1}}',
    '5:40: interventions.0.leave.share: both count and share given, expected one of the two',
  ],
  [
    '{week: 1, leave: {count: 61}}',
    '5:30: interventions.0.leave.count: 61 given, expected at most 60, the number of people there',
  ],
  [
    '{week: 1, leave: {count: 21, organization: 1}}',
    '5:30: interventions.0.leave.count: 21 given, expected at most 20, the number of people there',
  ],
  ['{week: 1, leave: {share: 2}}', '5:30: interventions.0.leave.share: 2 given, expected a number from 0 to 1 (share)'],
  [
    '{week: 1, gathering: {count: 99}}',
    '5:34: interventions.0.gathering.count: 99 given, expected at most 60, the number of people there',
  ],
  ['{week: 1, gathering: {theme: 9}}', '5:34: interventions.0.gathering.theme: 9 given, expected a field from 1 to 8'],
  ['{week: 1, crisis: {field: 9}}', '5:31: interventions.0.crisis.field: 9 given, expected a field from 1 to 8'],
  [
    '{week: 1, crisis: {organization: 4}}',
    '5:38: interventions.0.crisis.organization: 4 given, expected an organization from 1 to 3',
  ],
  [
    '{week: 1, crisis: {organization: North}}',
    '5:38: interventions.0.crisis.organization: "North" given, expected an organization by its number, from 1 to 3: no file names them',
  ],
  [
    '{week: 1, crisis: {organization: 0}}',
    '5:38: interventions.0.crisis.organization: 0 given, expected an organization by its number, from 1, or by its name',
  ],
  ['{week: 1, crisis:}', '5:22: interventions.0.crisis: nothing given, expected a mapping (key: value)'],
  ['{week: 1, crissis: {}}', '5:15: interventions.0.crissis: unknown key, did you mean crisis?'],
  ['{week: 1, crisis: {trsut: 1}}', '5:24: interventions.0.crisis.trsut: unknown key, did you mean trust?'],
  ['{week: 1, walls: {}}', '5:15: interventions.0.walls.pass: missing, expected a number from 0 to 1 (share)'],
  [
    '{week: 1, roles: {role: waever, share: 1}}',
    '5:29: interventions.0.roles.role: "waever" given, expected one of weaver, facilitator, coordinator, did you mean weaver?',
  ],
  [
    '{week: 1, end: {groups: largets}}',
    '5:29: interventions.0.end.groups: "largets" given, expected one of largest, oldest, all, {count: number}, {share: share}, did you mean largest?',
  ],
  [
    '{week: 1, end: {groups: {}}}',
    '5:29: interventions.0.end.groups: neither count nor share given, expected one of the two',
  ],
  ['{week: 1, end: {groups: {shar: 1}}}', '5:30: interventions.0.end.groups.shar: unknown key, did you mean share?'],
  ['5', '5:5: interventions.0: 5 given, expected a mapping (key: value)'],
])('%s is told with its place', (entry, fault) => {
  expect(faultsOf(withEntries(entry))).toEqual([`s.yaml:${fault}`]);
});

it('a name that is nearly right is told the one that was meant', () => {
  expect(faultsOf(`${NAMED}  - {week: 1, leave: {share: 1, organization: Norht}}\n`, SCHOOLS)).toEqual([
    's.yaml:6:47: interventions.0.leave.organization: "Norht" given, expected one of North, South, did you mean North?',
  ]);
});

it('an entry out of shape does not hide what is wrong with the others, nor with the rest of the scenario', () => {
  const faults = faultsOf(`${withEntries('{week: 1, crissis: {}}', '{week: 300, crisis: {}}')}needs: {rate: 2}\n`);
  expect(faults.map((fault) => fault.split(': ')[1])).toEqual([
    'interventions.0.crissis',
    'interventions.1.week',
    'needs.rate',
  ]);
  expect(faultsOf('interventions: {week: 1}\n')).toEqual([
    's.yaml:1:16: interventions: a mapping given, expected a list of interventions',
  ]);
});

it('who comes can also leave: newcomers count among the people there', () => {
  const leave = (where: string) =>
    faultsOf(
      withEntries('{week: 5, newcomers: {count: 10, organization: 1}}', `{week: 9, leave: {count: 30${where}}}`),
    );
  expect(leave(', organization: 1')).toEqual([]);
  expect(leave(', organization: 2')).toHaveLength(1);
  expect(faultsOf(withEntries('{week: 5, newcomers: {count: 10000000}}'))[0]).toMatch(
    /^s\.yaml:5:34: interventions\.0\.newcomers\.count: 10000060 people in all given, expected at most 10000000/,
  );
});

it('a list with nothing in it, every entry commented out, is none; an option takes the place of the whole list', () => {
  expect(read('interventions:\n  # - week: 3\n').scenario.interventions).toEqual([]);
  const one = withEntries('{week: 52, crisis: {}}');
  expect(read(one, {}, { set: ['interventions=[]'] }).scenario.interventions).toEqual([]);
  expect(read(one, {}, { set: ['interventions.0.week=7'] }).scenario.interventions[0]).toMatchObject({ from: 7 });
  expect(faultsOf(one, {}, { set: ['interventions.0.week=0'] })).toEqual([
    '--set interventions.0.week=0: interventions.0.week: 0 given, expected a whole number from 1 to 100000 (week)',
  ]);
});

it('a run that is cut short keeps what begins in it as it is, so that it is the beginning of the longer run', () => {
  const yaml = withEntries(
    '{week: 100, crisis: {}}',
    '{weeks: [50, 150], walls: {pass: 1}}',
    '{weeks: [91, 110], newcomers: {count: 41}}',
    '{weeks: [91, 110], leave: {share: 0.2}}',
    '{weeks: [91, 110], leave: {count: 1}}',
  );
  const cut = { set: ['weeks=95'] };
  for (const options of [cut, { weeks: 95 }]) {
    const { scenario, resolved } = read(yaml, {}, options);
    expect(scenario.interventions).toMatchObject([
      { kind: 'walls', from: 50, to: 150 },
      { kind: 'newcomers', from: 91, to: 110, count: 41 },
      { kind: 'leave', from: 91, to: 110, many: { share: 0.2 } },
      { kind: 'leave', from: 91, to: 110, many: { count: 1 } },
    ]);
    expect(read(stringify(resolved)).scenario.interventions).toEqual(scenario.interventions);
  }
});

it('an editor is told the same: one time and one deed an entry', () => {
  const fits = z.fromJSONSchema(scenarioSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const right = (entry: object) => fits.safeParse({ interventions: [entry] }).success;
  expect(right({ week: 1, crisis: {} })).toBe(true);
  expect(right({ weeks: [1, 2], end: { groups: { count: 2 } } })).toBe(true);
  for (const wrong of [
    { week: 1 },
    { crisis: {} },
    { week: 1, weeks: [1, 2], crisis: {} },
    { week: 1, crisis: { x: 1 } },
  ])
    expect(right(wrong), JSON.stringify(wrong)).toBe(false);
  expect(right({ week: 1, crisis: {}, walls: { pass: 1 } })).toBe(false);
});

it('each deed is explained and offered', () => {
  for (const name of DEED_NAMES) {
    expect(explain('interventions')).toContain(`  ${name}`);
    expect(explain(`interventions.${name}`)).toContain('organization');
    expect(explainable()).toContain(`interventions.${name}`);
  }
  expect(completions()).toContain('interventions');
});

const many = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const where = { organization: fc.integer({ min: 1, max: 3 }) };
type Keys = Record<string, fc.Arbitrary<unknown>>;
const optionally = (required: Keys, optional: Keys): fc.Arbitrary<object> =>
  fc
    .tuple(fc.record(required), fc.record({ ...optional, ...where }, { requiredKeys: [] }))
    .map(([one, other]) => ({ ...one, ...other }));
const among = (required: Keys = {}, optional: Keys = {}) =>
  fc.tuple(many, optionally(required, optional)).map(([one, rest]) => ({ ...rest, ...one }));
const field = fc.integer({ min: 1, max: 8 });
const deeds: Record<string, fc.Arbitrary<unknown>> = {
  catalysts: among({}, { way: fc.constantFrom('individual', 'group', 'catalyst') }),
  crisis: optionally({}, { trust: share, energy: share, field }),
  walls: optionally({ pass: share }, {}),
  leave: among(),
  newcomers: optionally({ count: fc.integer({ min: 1, max: 500 }) }, {}),
  gathering: optionally(
    {},
    { count: fc.integer({ min: 1, max: 20 }), every: fc.integer({ min: 1, max: 9 }), theme: field },
  ),
  roles: among({ role: fc.constantFrom('weaver', 'facilitator', 'coordinator') }),
  organizing: optionally({ assigned: share }, {}),
  end: optionally({ groups: fc.oneof(fc.constantFrom('largest', 'oldest', 'all'), many) }, {}),
};
const week = fc.integer({ min: 1, max: 200 });
const entry = fc
  .constantFrom(...DEED_NAMES)
  .chain((kind) =>
    fc.record({
      time:
        kind === 'end'
          ? week.map((at) => ({ week: at }))
          : fc.oneof(
              week.map((at) => ({ week: at })),
              fc.tuple(week, week).map(([a, b]) => ({ weeks: [Math.min(a, b), Math.max(a, b)] })),
            ),
      deed: deeds[kind]!.map((one) => ({ [kind]: one })),
    }),
  )
  .map(({ time, deed }) => ({ ...time, ...deed }));

it('whatever list is read, written with every default and read again, it is the same', () => {
  const base = { weeks: 200, people: { count: 60 }, organizations: { count: 3 } };
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (interventions) => {
      const { scenario, resolved } = readScenarioText(stringify({ ...base, interventions }), 's.yaml');
      expect(scenario.interventions).toHaveLength(interventions.length);
      for (const text of [stringify(resolved), JSON.stringify(resolved)]) {
        const again = readScenarioText(text, 's.yaml');
        expect(again.scenario).toEqual(scenario);
        expect(again.resolved).toEqual(resolved);
      }
    }),
    { seed: 24, numRuns: 150 },
  );
});

it('the example has every deed', () => {
  const { interventions } = readScenarioText(EXAMPLES.interventions.yaml, 's.yaml').scenario;
  expect([...new Set(interventions.map(({ kind }) => kind))].toSorted()).toEqual([...DEED_NAMES].toSorted());
});

it('why it is asked and what is expected are texts as they are written, and empty unless they are given', () => {
  const given = read('why: 1e3\nfinding: |\n  One.\n\n  Two.\n');
  expect([given.why, given.finding]).toEqual(['1e3', 'One.\n\nTwo.\n']);
  expect(given.resolved).toMatchObject({ why: '1e3', finding: 'One.\n\nTwo.\n' });
  expect(read('weeks: 9\n')).toMatchObject({ why: '', finding: '', resolved: { why: '', finding: '' } });
  expect(faultsOf('why: [1]\n')).toEqual(['s.yaml:1:6: why: [1] given, expected a text']);
});
