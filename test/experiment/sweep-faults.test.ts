/** Every fault of a sweep is told, all at once, each with its place and the nearest name that is right. */
import { expect, it } from 'vitest';
import { faultsOf, TOWN } from './sweep-folder.ts';

it('twelve kinds of faults and more are told together, each where it stands', () => {
  const yaml = `title: Everything is wrong here
scenario: town.yaml
weeks: 30
set:
  needs: {rate: 7}
vary:
  spreading.sigmaa: [0.1, 0.2]
  organizations.pass: {from: 0.5, to: 0.1}
  network.kind: [small-world, randm]
  founding.chance: [0.1, many]
  run: {path: energy.courage, values: [0, 1]}
design: {kind: sobol, point: 20}
replicates: {least: 20, most: 10, until: {evr: 0.1}}
luck: comon
outcomes:
  - evr
  - {name: settled, mean: members / poeple}
series: [membrs]
timeout: -1
`;
  expect(faultsOf(yaml)).toEqual([
    's.yaml:3:1: weeks: unknown key, did you mean set.weeks?',
    's.yaml:5:17: set.needs.rate: 7 given, expected a number from 0 to 1 (1/week)',
    's.yaml:7:3: vary.spreading.sigmaa: unknown setting, did you mean spreading.sigma?',
    's.yaml:8:39: vary.organizations.pass.to: 0.1 given, expected more than from (0.5)',
    's.yaml:9:31: vary.network.kind.1: "randm" given, expected one of small-world, scale-free, random, communities, file, did you mean random?',
    's.yaml:10:26: vary.founding.chance.1: "many" given, expected a number like the others (anything else: choices)',
    's.yaml:11:3: vary.run: names a column that every sweep has, expected another name (and the setting as its path)',
    's.yaml:12:23: design.point: unknown key, did you mean points?',
    's.yaml:13:31: replicates.most: 10 given, expected at least 20, as many as least',
    's.yaml:14:7: luck: "comon" given, expected one of common, independent, did you mean common?',
    's.yaml:16:5: outcomes.0: "evr" given, expected an outcome, did you mean ever?',
    's.yaml:17:37: outcomes.1.mean: poeple given, expected a column of weeks.csv, did you mean people?',
    's.yaml:18:10: series.0: "membrs" given, expected a column of weeks.csv, did you mean members?',
    's.yaml:19:10: timeout: -1 given, expected a number from 0.001 to 10000000 (seconds)',
  ]);
});

const SIGMA = 'vary: {spreading.sigma: {from: 0, to: 1, steps: 2}}\n';
const TWO = 'vary: {spreading.sigma: {from: 0, to: 1}, network.kind: [random, small-world]}\n';

it.each([
  // What varies.
  ['vary: {}', ['2:1: vary: 0 factors given, expected 1 to 200']],
  [
    `vary: {${Array.from({ length: 201 }, (_, k) => `f${k}: {path: needs.rate, values: [0.1]}`).join(', ')}}`,
    ['2:1: vary: 201 factors given, expected at most 200', /sets what f0 sets/],
  ],
  [
    'vary: {spreading.sigma: {from: 0.1, to: 90, steps: 3}}',
    ['2:41: vary.spreading.sigma.to: 90 given, expected a number from 0 to 10 (factor)'],
  ],
  [
    'vary: {network.neighbours: {from: 2, to: 4, steps: 3}}',
    ['2:52: vary.network.neighbours.steps: 3 given, expected an even number from 2 to 1000 (people)'],
  ],
  [
    'vary: {people.count: {from: 20.5, to: 40}}',
    ['2:29: vary.people.count.from: 20.5 given, expected a whole number from 1 to 10000000 (people)'],
  ],
  [
    'vary: {spreading.sigma: {from: -1, to: 1, scale: log}}',
    ['2:32: vary.spreading.sigma.from: -1 given, expected a number above 0 (the scale is log)'],
  ],
  ['vary: {needs.rate: [0.1, 0.2, 0.1]}', ['2:31: vary.needs.rate.2: 0.1 given twice, expected each value once']],
  [
    'vary: {needs.rate: 0.1}',
    [
      '2:20: vary.needs.rate: 0.1 given, expected a list of values, {from, to}, {values} or {choices} (what does not vary belongs to set)',
    ],
  ],
  ['vary: {sigma: [1]}', ['2:8: vary.sigma: unknown setting, did you mean spreading.sigma?']],
  ['vary: {x: {path: needs.rat, values: [0.1]}}', ['2:18: vary.x.path: unknown setting, did you mean needs.rate?']],
  ['vary: {x: {path: needs.rate, value: [0.1]}}', ['2:30: vary.x.value: unknown key, did you mean values?']],
  ['vary: {weeks: [10, 20]}', ['2:8: vary.weeks: cannot vary: it is the same at all points (set sets it for all)']],
  ['vary: {spreading: [1]}', ['2:8: vary.spreading: a section given, expected one of its settings (or choices)']],
  [
    'vary: {people.traits.drive.normal.mean: [0.5]}',
    [/^s\.yaml:2:42: vary\.people\.traits\.drive\.normal\.mean\.0.*normal\.sd: missing, expected a number/],
  ],
  [
    'vary: {7up: {path: needs.rate, values: [0.1]}}',
    [/^s\.yaml:2:8: vary\.7up: "7up" given, expected a name of letters/],
  ],
  // Elements of lists, and choices.
  [
    'vary: {interventions.0.catalysts.count: [1, 70]}',
    ['2:45: vary.interventions.0.catalysts.count.1: 70 given, expected at most 60, the number of people there'],
  ],
  [
    'vary: {interventions.3.catalysts.count: [1, 2]}',
    ['2:42: vary.interventions.3.catalysts.count.0: no element 3 in a list of 1, expected a number from 0 to 0'],
  ],
  [
    'vary: {interventions.0.catalyst.count: [1]}',
    ['2:8: vary.interventions.0.catalyst.count: unknown setting, did you mean interventions.0.catalysts.count?'],
  ],
  [
    'vary: {c: {choices: {a: {interventions: [{week: 3, catalysts: {cont: 3}}], needs: {rate: 9}}, b: {organizations: {count: 100}}}}}',
    [
      '2:64: vary.c.choices.a.interventions.0.catalysts.cont: unknown key, did you mean count?',
      '2:90: vary.c.choices.a.needs.rate: 9 given, expected a number from 0 to 1 (1/week)',
      '2:122: vary.c.choices.b.organizations.count: 100 given, expected at most 60, the number of people',
    ],
  ],
  [
    'vary: {c: {choices: {a: {people: {count: 10}}, b: {people: {count: 2}}}}}',
    [
      /^s\.yaml:2:52: vary\.c\.choices\.b\.people: with this, network\.neighbours: 4 given/,
      /vary\.c\.choices\.b\.people/,
    ],
  ],
  [
    'vary: {c: {choices: {a: {spreading: {sigma: 1}}, b: {}}}, spreading.sigma: [2]}',
    ['2:59: vary.spreading.sigma: sets what c sets, expected factors that set different things'],
  ],
  // What does not go together.
  [
    'vary: {people.count: [30, 60], network.neighbours: [4, 40]}',
    [
      '2:1: vary: point 2, at people.count 30, network.neighbours 40: network.neighbours: 40 given, expected an even number below the number of people (30)',
      '2:1: vary: 1 of the 4 points cannot be, expected constraints that leave them out',
    ],
  ],
  [
    `${SIGMA}set: {spreading: {sigma: 2}}`,
    ['3:26: set.spreading.sigma: cannot be set: it is the factor spreading.sigma, which sets it at every point'],
  ],
  [`${SIGMA}set: {seed: 3}`, ['3:7: set.seed: cannot be set here: a sweep has a seed of its own']],
  [
    `${SIGMA}set: {people: {count: 2}}`,
    [/^s\.yaml:3:7: set\.people: with this, /, /^s\.yaml:3:7: set\.people: with this, /],
  ],
  [`${SIGMA}variant: x`, ['3:10: variant: no variant "x", town.yaml has no variants']],
  // Constraints.
  [
    `${SIGMA}constraints: [spreading.sigm < 1]`,
    ['3:15: constraints.0: spreading.sigm given, expected a factor, did you mean spreading.sigma?'],
  ],
  [`${SIGMA}constraints: [spreading.sigma < ]`, ['3:31: constraints.0: the end given, expected a number, a name or (']],
  [
    `${SIGMA}constraints: [spreading.sigma > 2]`,
    [/^s\.yaml:2:1: vary: none of the 2 points of this design is allowed by the constraints/],
  ],
  [
    `${TWO}constraints: [network.kind > 1]\ndesign: {kind: sobol, points: 2}`,
    ['3:15: constraints.0: network.kind given as a number, expected network.kind == and a word'],
  ],
  [
    `${TWO}constraints: [network.kind == communities]\ndesign: {kind: sobol, points: 2}`,
    [/^s\.yaml:3:31: constraints\.0: communities given, expected a factor/],
  ],
  [
    'vary: {c: {choices: {1: {}, 2: {}}}}\nconstraints: [c == 1]',
    ['3:15: constraints.0: c compared, expected values of it that are names'],
  ],
  // Designs.
  [
    'vary: {spreading.sigma: {from: 0, to: 1}}',
    [/^s\.yaml:2:8: vary\.spreading\.sigma: spreading\.sigma is a range \(0 to 1\) without levels/],
  ],
  [`${SIGMA}design: sobol`, ['3:9: design: "sobol" given, expected a mapping, as {kind: sobol, points: ...}']],
  [
    `${SIGMA}design: fullfactorial`,
    [/^s\.yaml:3:9: design: "fullfactorial" given, .*, did you mean full-factorial\?$/],
  ],
  [`${SIGMA}design: {kind: sobl, points: 3}`, [/^s\.yaml:3:16: design\.kind: "sobl" given, .*, did you mean sobol\?$/]],
  [`${SIGMA}design: {kind: morris, levels: 3}`, [/^s\.yaml:3:9: design: levels .* are 3, expected an even number/]],
  [
    `${TWO}design: {kind: table, rows: [[0.5, random], [2, rndom], [1]]}`,
    [
      '3:46: design.rows.1.0: 2 given, expected a number from 0 to 1, as spreading.sigma has',
      '3:49: design.rows.1.1: "rndom" given, expected a value of network.kind, did you mean random?',
      '3:57: design.rows.2: 1 values given, expected 2 (spreading.sigma, network.kind)',
    ],
  ],
  [
    `${TWO}design: {kind: nested, parts: [{factors: [spreading.sigma], design: {kind: sobol, points: 4}}, {factors: [network.kin]}]}`,
    ['3:107: design.parts.1.factors.0: "network.kin" given, expected a factor, did you mean network.kind?'],
  ],
  [
    'vary: {spreading.sigma: }',
    ['2:25: vary.spreading.sigma: no values given, expected some (only a table has its own)'],
  ],
  [
    'vary: {spreading.sigma: , needs.rate: }\ndesign: {kind: table, rows: [[1, 0.1], [20, 0.2]]}',
    ['3:41: design.rows.1.0: 20 given, expected a number from 0 to 10 (factor)'],
  ],
  [
    `vary: {${Array.from({ length: 7 }, (_, k) => `c${k}: {choices: {${Array.from({ length: 10 }, (_, n) => `n${n}: {}`).join(', ')}}}`).join(', ')}}`,
    ['2:1: vary: 10,000,000 points given, expected at most 1,000,000'],
  ],
  // Outcomes, series, replicates.
  [
    `${SIGMA}outcomes: [ever, {name: ever, final: ever}, {name: seed, peak: ever}, {name: x, mean: ever, weeks: [9, 99]}]`,
    [
      '3:25: outcomes.1.name: "ever" given twice, expected each name once',
      '3:52: outcomes.2.name: "seed" given, a column that every sweep has, expected another name',
      '3:104: outcomes.3.weeks.1: 99 given, expected a week from 0 to 40, the last',
    ],
  ],
  [
    'vary: {x: {path: needs.rate, values: [0.1]}}\noutcomes: [{name: x, final: ever}, {name: y, mean: ever, peak: ever}, {name: z}, {name: w, ended: conflit}]',
    [
      '3:19: outcomes.0.name: "x" given, which is a factor, expected another name',
      /^s\.yaml:3:58: outcomes\.1\.peak: both mean and peak given, expected one of final/,
      /^s\.yaml:3:71: outcomes\.2: nothing to be reckoned given, expected one of final/,
      /^s\.yaml:3:99: outcomes\.3\.ended: "conflit" given, .*, did you mean conflict\?$/,
    ],
  ],
  // SQL takes a and A for one column.
  [
    'vary: {a: {path: spreading.sigma, values: [1]}, A: {path: needs.rate, values: [0.1]}}',
    ['2:49: vary.A: differs from a in its case only, expected another name: SQL takes the two for one'],
  ],
  [
    'vary: {r: {path: spreading.sigma, values: [1]}}\noutcomes: [R, ever, {name: Ever, peak: ever}]',
    [
      '3:12: outcomes.0: "R" given, which differs from r in its case only, expected another name',
      '3:28: outcomes.2.name: "Ever" given, which differs from ever in its case only, expected another name',
    ],
  ],
  [
    `${SIGMA}name: "a\\nb"`,
    ['3:7: name: "a\\nb" given, expected a name without line breaks and other control characters'],
  ],
  [`${SIGMA}series: [members, members]`, ['3:19: series.1: "members" given twice, expected each name once']],
  [
    `${SIGMA}replicates: {until: {evr: 0.1, groups: {relativ: 0.1}}}`,
    [/^s\.yaml:3:41: replicates\.until\.groups\.relativ: unknown key, did you mean relative\?$/],
  ],
  [
    `${SIGMA}replicates: {until: {evr: 0.1}}`,
    ['3:22: replicates.until.evr: no outcome of this sweep, did you mean ever?'],
  ],
] as [string, (string | RegExp)[]][])('%s is refused', (yaml, faults) => {
  const told = faultsOf(`scenario: town.yaml\n${yaml}\n`);
  expect(told.slice(0, faults.length)).toEqual(
    faults.map((fault) => (typeof fault === 'string' ? `s.yaml:${fault}` : expect.stringMatching(fault))),
  );
});

it('a scenario that is not there, or has faults of its own, is told with its place', () => {
  expect(faultsOf(`scenario: twon.yaml\n${SIGMA}`)).toEqual([
    's.yaml:1:11: scenario: twon.yaml cannot be read (no such file), did you mean town.yaml?',
  ]);
  expect(faultsOf(`scenario: town.yaml\n${SIGMA}`, { 'town.yaml': `${TOWN}needs: {rate: 9}\n` })).toEqual([
    'town.yaml:9:15: needs.rate: 9 given, expected a number from 0 to 1 (1/week)',
  ]);
  expect(faultsOf(SIGMA)).toEqual([
    's.yaml:1:1: scenario: missing, expected the file of a scenario, relative to the sweep',
  ]);
  expect(faultsOf('')).toEqual([
    's.yaml:1:1: an empty file given, expected a scenario and what varies (scenario: town.yaml)',
  ]);
  expect(faultsOf('scenario: town.yaml\n---\nvary: {}\n')[0]).toMatch(/expected one sweep a file$/);
});

it('a table of points in a file is told with the place in that file', () => {
  const yaml = `scenario: town.yaml\n${TWO}design: {kind: table, file: points.csv}\n`;
  expect(faultsOf(yaml)).toEqual([
    expect.stringMatching(/^s\.yaml:3:29: design\.file: points\.csv cannot be read \(no such file\)/),
  ]);
  const table = (text: string) => faultsOf(yaml, { 'points.csv': text });
  expect(table('network.kind,spreading.sigma\nrandom,0.5\nrndom,1\nrandom,1.5\nrandom,\n')).toEqual([
    'points.csv:3:1: network.kind: "rndom" given, expected a value of network.kind, did you mean random?',
    'points.csv:4:8: spreading.sigma: 1.5 given, expected a number from 0 to 1, as spreading.sigma has',
    'points.csv:5:8: spreading.sigma: "" given, expected a value',
  ]);
  expect(table('network.kind,spreading.sigm\nrandom,0.5\n')).toEqual([
    expect.stringMatching(/^points\.csv:1:1: spreading\.sigma: header .* expected a column spreading\.sigma/),
    expect.stringMatching(/^points\.csv:1:14: spreading\.sigm: no factor, did you mean spreading\.sigma\?/),
  ]);
});

it('what the command line puts in its place is told as it was given', () => {
  const yaml = `scenario: town.yaml\n${SIGMA}design: {kind: sobol, points: 8}\n`;
  const set = ['spreading.sigma=3', 'people.count=0', 'interventions.4.week=3', 'seed=3', 'needs.rate={'];
  expect(faultsOf(yaml, {}, { set, weeks: 0, points: 0 })).toEqual([
    '--set people.count=0: people.count: 0 given, expected a whole number from 1 to 10000000 (people)',
    expect.stringMatching(/^--set interventions\.4\.week=3: interventions\.4\.week: no element 4/),
    '--set seed=3: seed: cannot be set here: a sweep has a seed of its own',
    expect.stringMatching(/^--set needs\.rate=\{: needs\.rate: the value is not YAML/),
    '--weeks 0: weeks: 0 given, expected a whole number from 1 to 100000 (weeks)',
    '--set spreading.sigma=3: spreading.sigma: cannot be set: it is the factor spreading.sigma, which sets it at every point',
    '--points 0: design.points: 0 given, expected a whole number from 1 to 1000000',
  ]);
  expect(faultsOf(`scenario: town.yaml\n${SIGMA}`, {}, { points: 4 })).toEqual([
    '--points 4: design: full-factorial has no number of points, expected one of random, latin-hypercube, sobol',
  ]);
});
