/** The further worlds that patterns P9 to P17 compare: the default world with one thing turned, and the same luck. */
import type { Parameters } from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';

type Turned = { readonly [S in keyof Parameters]?: Partial<Parameters[S]> };

/** The scenario with these parameters turned. */
function turned(scenario: Scenario, turns: Turned): Scenario {
  const parameters = Object.fromEntries(
    Object.entries(scenario.parameters).map(([section, of]) => [
      section,
      { ...of, ...turns[section as keyof Parameters] },
    ]),
  ) as unknown as Parameters;
  return { ...scenario, parameters };
}

/** Strengths of the spark at which the reproduction number is measured (P9); the default world is one more. */
export const SIGMAS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5] as const;

/** Share of people who foster where anybody does. */
const FEW = 0.01;
/** A mature world: so many catalysts from the first morning that the way of working need not spread first. */
const MANY = 0.1;
/** A crisis comes when most have belonged to a group, and time is left to see who recovers. */
export const CRISIS_AT = 0.7;

/** Expertise is rare: in each field a few know much, and everybody else next to nothing (P14). */
function rare(scenario: Scenario): Scenario {
  const traits = {
    ...scenario.people.traits,
    strong: { beta: { alpha: 0.3, beta: 3 } },
    second: { uniform: [0, 0.1] },
    rest: { uniform: [0, 0.1] },
  } as const;
  return { ...scenario, people: { ...scenario.people, traits } };
}

/** Ignorance: everybody is a beginner at everything (P15). */
function ignorant(scenario: Scenario): Scenario {
  const traits = {
    ...scenario.people.traits,
    strong: { uniform: [0.1, 0.2] },
    second: { uniform: [0, 0.1] },
    rest: { uniform: [0, 0.1] },
  } as const;
  return { ...scenario, people: { ...scenario.people, traits } };
}

/** Every difficulty lies beyond what anybody in the own organization knows (P14). */
const beyond = (scenario: Scenario) => turned(scenario, { needs: { beyond: 1 } });
const assigned = (scenario: Scenario) => turned(scenario, { assigning: { share: 1 } });
const mature = (scenario: Scenario) => turned(scenario, { fostering: { catalysts: MANY } });

export const WORLDS = {
  'no walls': (s: Scenario) => turned(s, { organizations: { pass: 1 } }),
  walls: (s: Scenario) => turned(s, { organizations: { pass: 0.05 } }),
  'walls, bridging': (s: Scenario) => turned(s, { organizations: { pass: 0.05 }, bridging: { rate: 0.2 } }),
  'walls, communities': (s: Scenario) => turned(s, { organizations: { pass: 0.05 }, communities: { count: 20 } }),
  individuals: (s: Scenario) => turned(s, { fostering: { individuals: FEW } }),
  'as the group': (s: Scenario) => turned(s, { fostering: { groups: FEW } }),
  catalysts: (s: Scenario) => turned(s, { fostering: { catalysts: FEW } }),
  assigned,
  'rare: cold start': rare,
  'rare: mature': (s: Scenario) => mature(rare(s)),
  'rare: assigned': (s: Scenario) => assigned(rare(s)),
  'beyond: cold start': beyond,
  'beyond: mature': (s: Scenario) => mature(beyond(s)),
  'beyond: assigned': (s: Scenario) => assigned(beyond(s)),
  ignorance: ignorant,
  crisis: (s: Scenario): Scenario => {
    const at = Math.floor(CRISIS_AT * s.weeks);
    const crisis = { kind: 'crisis', trust: 0.9, energy: 0.9, organization: null, field: null } as const;
    return { ...s, interventions: [...s.interventions, { ...crisis, from: at, to: at }] };
  },
  'no alumni help': (s: Scenario) => turned(s, { alumni: { help: 0 } }),
} as const;

export type WorldName = keyof typeof WORLDS;

/** The default world with another strength of the spark. */
export const withSigma = (scenario: Scenario, sigma: number) => turned(scenario, { spreading: { sigma } });
