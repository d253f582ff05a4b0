/** Scenarios made in a test: every trait and every parameter stated, none left to a default. */
import { BUILT_IN, type OpenRules } from '../../src/model/expression.ts';
import type { Deed, Intervention } from '../../src/model/interventions.ts';
import type { Distribution, TraitName } from '../../src/model/parameters.ts';
import type { Network, Scenario } from '../../src/model/scenario.ts';
import { parameters, type Turned } from './tiny-world.ts';

export interface Made {
  readonly count?: number;
  readonly fields?: number;
  readonly weeks?: number;
  readonly traits?: Readonly<Partial<Record<TraitName, Distribution>>>;
  readonly given?: Readonly<Partial<Record<TraitName, Float64Array>>>;
  readonly network?: Network;
  readonly organizations?: number;
  readonly of?: Int32Array;
  readonly teams?: Int32Array;
  readonly parameters?: Turned;
  readonly rules?: Partial<OpenRules>;
  readonly interventions?: readonly Intervention[];
}

const TRAITS: Record<TraitName, Distribution> = {
  strong: { uniform: [0.5, 0.9] },
  second: { uniform: [0.3, 0.7] },
  rest: { uniform: [0, 0.2] },
  drive: { uniform: [0.4, 1] },
  openness: { uniform: [0.3, 0.7] },
  authenticity: { uniform: [0.3, 1] },
  stance: { uniform: [0.4, 1] },
  fearlessness: { uniform: [0, 0.4] },
  attention: { constant: 1 },
  ego: { uniform: [0, 0.3] },
};

export function scenario(made: Made): Scenario {
  const weeks = made.weeks ?? 60;
  return {
    name: 'made',
    title: 'Made for a test',
    question: '',
    weeks,
    seed: 'made',
    replicates: 1,
    people: {
      count: made.count ?? 100,
      fields: made.fields ?? 8,
      names: null,
      traits: { ...TRAITS, ...made.traits },
      given: made.given ?? {},
    },
    network: made.network ?? { kind: 'small-world', neighbours: 6, rewired: 0.1, closeness: { uniform: [0.1, 0.7] } },
    organizations: {
      count: made.organizations ?? 1,
      of: made.of ?? null,
      names: null,
      teams: made.teams ?? null,
      teamNames: null,
    },
    parameters: parameters(made.parameters),
    rules: { ...BUILT_IN, ...made.rules },
    interventions: made.interventions ?? [],
    record: { every: 1, events: true, people: [0, weeks], ties: [0, weeks] },
  };
}

/**
 * A world in which a lot happens in few weeks: difficulties every half year, a low threshold, catching sparks, quick quarrels, and
 * all that the theory knows beside: communities, classes, support, roles, fostering, assigned teams, coming and going, crises. Small
 * rooms for groups and ties, so that both run out.
 */
export const ACTIVE = {
  needs: {
    rate: 0.08,
    reach: 0.35,
    met: 0.05,
    care: 0.05,
    careOfWe: 0.2,
    closeEnough: 0.3,
    widens: 0.3,
    beyond: 0.2,
    direction: 0.3,
  },
  noticing: { looks: 3, floor: 0.1, team: 0.3, stranger: 0.1 },
  attraction: { threshold: 0.35, settled: 0.7, crowding: 0.2, esteem: 0.1, deterred: 0.05 },
  talking: { step: 0.3, bond: 0.1, decay: 0.01, asked: 0.5 },
  founding: { chance: 0.9, closeEnough: 0.3, easedBySpark: 0.5, across: 0.05 },
  joining: { room: 4, readiness: 0.2, closeness: 0.1, resonance: 0.2 },
  working: {
    meetsAnyway: 0.2,
    trustGrowth: 0.1,
    conflict: 0.3,
    conflictCut: 0.8,
    forgivingAge: 20,
    practised: 10,
    expert: 1,
    question: 0.3,
  },
  learning: {
    alone: 0.02,
    fromEachOther: 0.25,
    discovery: 0.6,
    seeing: 0.05,
    taught: 0.25,
    split: 0.5,
    practice: 0.01,
  },
  energy: { follow: 0.2, fade: 0.3, even: 3 },
  recognition: { after: 2, energy: 0.55 },
  spreading: { sigma: 1.5, distant: 0.3, decay: 0.02, carried: 0.02 },
  growing: {
    fearlessness: 0.1,
    we: 0.1,
    kept: 0.8,
    esteem: 0.1,
    esteemFades: 0.02,
    egoFalls: 2,
    opens: 0.05,
    angst: 0.05,
    angstFalls: 0.1,
    angstFades: 0.05,
  },
  'letting-go': {
    needed: 0.05,
    free: 0.2,
    freeFearless: 0.4,
    patience: 2,
    impatient: 0.3,
    commitment: 0.5,
    broken: 0.25,
    groupFirst: 0.5,
  },
  alumni: { help: 0.2, asking: 0.5, decay: 0.25 },
  supporting: { chance: 0.5, back: 0.2 },
  fostering: { individuals: 0.05, groups: 0.1, catalysts: 0.05 },
  communities: {
    count: 3,
    size: 6,
    every: 3,
    themed: 0.5,
    attends: 0.7,
    looks: 2,
    bond: 0.05,
    draw: 0.2,
    leave: 0.05,
    liveOn: 0.5,
    trust: 0.4,
  },
  bridging: { rate: 0.2 },
  roles: { weavers: 0.05, facilitators: 0.05, coordinators: 0.05, introductions: 0.2, introduced: 0.3 },
  assigning: { share: 0.1, pace: 0.2, teams: 2, refused: 0.5 },
  moving: { leave: 0.003, change: 0.003, ties: 3, closeness: 0.3 },
  crisis: { rate: 0.02, trust: 0.5, energy: 0.5, angst: 0.3, aftermath: 8 },
  network: { room: 3 },
  organizations: { pass: 0.5, changed: 0.9 },
} satisfies Turned;

/** ACTIVE, but nothing leads from one organization to another: no strangers, no guests, nobody who changes, no seeded communities. */
export const APART = {
  ...ACTIVE,
  noticing: { ...ACTIVE.noticing, stranger: 0 },
  bridging: { rate: 0 },
  moving: { ...ACTIVE.moving, change: 0 },
  communities: { ...ACTIVE.communities, count: 0, liveOn: 1, trust: 0 },
  learning: { ...ACTIVE.learning, fromEachOther: 0.6 },
  'letting-go': { ...ACTIVE['letting-go'], done: 0.1 },
} satisfies Turned;

/** Interventions of every kind in one organization (null: everywhere), each for a week and over a span, from a week on. */
export function eventful(organization: number | null, first = 3): Intervention[] {
  const deeds: Deed[] = [
    { kind: 'catalysts', way: 'catalyst', many: { share: 0.1 }, organization },
    { kind: 'roles', role: 'weaver', many: { count: 2 }, organization },
    { kind: 'walls', pass: 0.9, organization },
    { kind: 'organizing', assigned: 0.5, organization },
    { kind: 'gathering', count: 8, every: 2, theme: 0, organization },
    { kind: 'crisis', trust: 0.2, energy: 0.1, organization, field: 1 },
    { kind: 'leave', many: { count: 4 }, organization },
    { kind: 'newcomers', count: 5, organization },
    { kind: 'end', groups: 'largest', organization },
    { kind: 'end', groups: { count: 1 }, organization },
  ];
  return deeds.flatMap((deed, at) => [
    { ...deed, from: first + 2 * at, to: first + 2 * at },
    { ...deed, from: first + 24 + at, to: first + 27 + at },
  ]);
}
