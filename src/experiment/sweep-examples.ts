/** Examples for docs/sweeps.md. A test reads each of them, files and all, so that none can go wrong unseen. */

export interface SweepExample {
  readonly title: string;
  readonly yaml: string;
  /** Files it draws on beside the scenario town.yaml, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const whole: SweepExample = {
  title: 'A whole sweep',
  yaml: `title: Where is the tipping point?
question: From which spark on does the way of working cross the walls between organizations?
scenario: town.yaml
set:
  weeks: 30
  people: {count: 80}

vary:
  spreading.sigma: {from: 0.2, to: 1, steps: 5}
  organizations.pass: [0, 0.1, 0.3, 1]

replicates: 20
outcomes:
  - takeoff
  - {name: settled, mean: members / people, weeks: [20, 30], unit: share, label: People in a group at last}
`,
  files: {},
};

const everything: SweepExample = {
  title: 'All that can vary, and a design that is drawn',
  yaml: `scenario: town.yaml
vary:
  # A number between two ends, drawn evenly or by equal factors.
  spreading.sigma: {from: 0.1, to: 2, label: Spark, unit: factor}
  learning.alone: {from: 0.001, to: 0.1, scale: log}
  # A trait; one number for everybody.
  people.traits.drive: {from: 0.2, to: 1}
  # Words, and whole numbers.
  network.kind: [small-world, random]
  noticing.looks: [1, 2, 4]
  # How many, in the first of the interventions of the scenario (they are counted from 0).
  catalysts: {path: interventions.0.catalysts.count, values: [1, 2, 4]}
  # Whatever a variant could change; a choice may change nothing.
  crisis:
    label: What strikes
    choices:
      nothing: {}
      early: {crisis: {rate: 0.02}}
      late: {crisis: {rate: 0.05, trust: 0.4}}
constraints:
  - spreading.sigma + people.traits.drive < 2.5
  - network.kind == random || catalysts < 4
design: {kind: latin-hypercube, points: 40, seed: first}
replicates:
  least: 10
  most: 100
  step: 10
  until: {ever: 0.05, takeoff: {relative: 0.2}}
outcomes:
  - ever
  - takeoff
  - R
  - largest-family
  - {name: fifth, first-week: ever / people >= 0.2, meaning: first week in which a fifth had ever belonged}
  - {name: broken_by_conflict, ended: conflict}
  - {name: pace_of_growth, slope: members}
series: [members, {name: ever_share, of: ever / people, unit: share}]
luck: independent
timeout: 60
memory: 500
seed: tipping
`,
  files: {},
};

const table: SweepExample = {
  title: 'Points from a table',
  yaml: `scenario: town.yaml
vary:
  # Values stand in the table.
  spreading.sigma:
  network: {path: network.kind}
design: {kind: table, file: points.csv}
`,
  files: { 'points.csv': 'network,spreading.sigma\nrandom,0.5\nsmall-world,0.5\nrandom,1.5\n' },
};

const nested: SweepExample = {
  title: 'Designs inside each other',
  yaml: `scenario: town.yaml
vary:
  organizations.count: [1, 3]
  spreading.sigma: {from: 0, to: 1}
  needs.rate: {from: 0.01, to: 0.1, scale: log}
design:
  kind: nested
  parts:
    - factors: [organizations.count]
    - factors: [spreading.sigma, needs.rate]
      design: {kind: sobol, points: 8}
`,
  files: {},
};

const sensitivity: SweepExample = {
  title: 'What matters, and how much',
  yaml: `scenario: town.yaml
vary:
  spreading.sigma: {from: 0.1, to: 2}
  needs.rate: {from: 0.005, to: 0.1, scale: log}
  network.neighbours: [4, 6, 8]
design: {kind: saltelli, base: 8, second: true}
replicates: 5
outcomes: [ever, takeoff, needs_met]
`,
  files: {},
};

export const SWEEP_EXAMPLES = {
  whole,
  everything,
  table,
  nested,
  sensitivity,
} as const satisfies Record<string, SweepExample>;
