/**
 * Lives a tiny, lively world once, so that the engine under us has seen every path of every rule before the real world starts.
 * Acts compiled beforehand need no warming; it is worth it where an expression takes the place of a rule.
 *
 * V8 compiles a rule for the paths it has seen. In a young world there are no groups for some twenty weeks; what was compiled
 * in them is thrown away when the first group appears, and again with the first newcomer, the first end, the first old friend.
 * A few weeks in which all of that happens at once spare a short run about a quarter of its time (npm run bench). It
 * changes no result: a world knows nothing of other worlds (test/simulate/warm-up.test.ts).
 */
import { birth } from '../model/birth.ts';
import type { OpenRules } from '../model/expression.ts';
import { defaultParameters, type Parameters, TRAITS } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { tick } from '../model/tick.ts';
import { compiledActs } from './compiled-acts.ts';

const PEOPLE = 16;
const WEEKS = 30;
/** Below so many weeks of people a run is over before it is warm. */
const WORTH_IT = 100_000;

let warm = false;

/** Everything is easy, quick and frequent here. */
function lively(): Parameters {
  const usual = defaultParameters();
  return {
    ...usual,
    needs: { ...usual.needs, rate: 0.5, care: 0.5, careOfWe: 0.9, widens: 0.5 },
    noticing: { ...usual.noticing, stranger: 0.5 },
    attraction: { ...usual.attraction, threshold: 0.1, joinBase: 1, joinPull: 2, settled: 0.9 },
    founding: { ...usual.founding, closeEnough: 0.1 },
    joining: { ...usual.joining, readiness: 0.1, closeness: 0.6, resonance: 0.8 },
    working: { ...usual.working, conflict: 0.3, expert: 1, question: 0.3 },
    learning: { ...usual.learning, fromEachOther: 0.8, discovery: 0.9, alone: 0.1, practice: 0.01 },
    recognition: { ...usual.recognition, after: 1 },
    'letting-go': { ...usual['letting-go'], broken: 0.3, patience: 1, commitment: 0.6 },
    alumni: { ...usual.alumni, asking: 0.9 },
    supporting: { chance: 0.9, back: 0.5 },
    network: { ...usual.network, room: 3 },
  };
}

/** The tiny world. Exported for the test that it is lively enough. */
export function livelyScenario(rules: OpenRules): Scenario {
  const closeness = { uniform: [0.2, 0.9] } as const;
  const traits = Object.fromEntries(
    Object.entries(TRAITS).map(([name, { distribution }]) => [name, distribution]),
  ) as unknown as Scenario['people']['traits'];
  return {
    name: 'warm-up',
    title: 'warm-up',
    question: '',
    weeks: WEEKS,
    seed: 'warm-up',
    replicates: 1,
    people: { count: PEOPLE, fields: 8, names: null, traits, given: {} },
    network: { kind: 'small-world', neighbours: 4, rewired: 0.1, closeness },
    organizations: { count: 2, of: null, names: null, teams: null, teamNames: null },
    parameters: lively(),
    rules,
    interventions: [],
    record: { every: 1, events: false, people: [], ties: [] },
  };
}

/** Warms up before the first run in this process that is long enough to gain by it, with the rules that it will have. */
export function warmUp(people: number, weeks: number, rules: OpenRules): void {
  const builtIn = Object.values(rules).every((rule) => rule === null);
  const compiled = compiledActs();
  if (warm || (builtIn && compiled !== null) || people * weeks < WORTH_IT) return;
  warm = true;
  const scenario = livelyScenario(rules);
  const world = birth(scenario, scenario.seed, compiled);
  while (world.week < scenario.weeks) {
    tick(world);
    world.log.clear();
  }
}
