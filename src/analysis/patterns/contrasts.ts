/** Measures P9 to P17 on one seed: the further worlds (src/analysis/patterns/worlds.ts), each lived on the luck of that seed. */
import type { Scenario } from '../../model/scenario.ts';
import { CAUSE, KIND, type World } from '../../model/world.ts';
import { type Chronicle, chronicle } from './chronicle.ts';
import { CRISIS_AT, SIGMAS, WORLDS, type WorldName, withSigma } from './worlds.ts';

/** The first part of a run in which groups are counted as parents: later ones have had no time for children. */
const PARENTS_UNTIL = 0.45;
/** Weeks in which a group recovers from a crisis, or does not. */
const RECOVERY = 12;
/** Energy that counts as recovered, as a share of that of the same group without a crisis. */
const RECOVERED = 0.9;
/** High trust, and little. */
const TRUSTING = 0.8;
const WARY = 0.6;

export interface Reproduction {
  readonly sigma: number;
  /** Mean number of children of groups born in the first 45 % of the run, founded by people who had not been in the group. */
  readonly inspired: number;
  /** The same with children founded by its own members. */
  readonly children: number;
  /** Share of people who ever belonged at the end. */
  readonly ever: number;
}

/** Numbers of a seed, by name; NaN where the thing did not occur. */
export interface Contrasts {
  readonly reproduction: readonly Reproduction[];
  /** P10: of all groups, as somebody who counts them at the end would, those with three or more groups inspired (in people who only saw them) or supporting. */
  readonly threeOrMore: number;
  /** P11: weeks between the first and the last organization, and share who ever belonged. */
  readonly lag: Readonly<Record<'open' | 'walls' | 'bridging' | 'communities', number>>;
  readonly ever: Readonly<Record<'open' | 'walls' | 'bridging' | 'communities' | 'ignorance' | 'default', number>>;
  /** P12 */
  readonly takeOff: number;
  readonly takeOffWithCatalysts: number;
  readonly angst: Readonly<Record<'individual' | 'group' | 'catalyst', number>>;
  /** P4, P13 */
  readonly evenOwn: number;
  readonly evenAssigned: number;
  readonly teamsBeyondExpert: number;
  /** P14: needs met a person; of needs beyond the organization's knowledge in the second world. */
  readonly rare: Readonly<Record<'cold' | 'mature' | 'assigned', number>>;
  readonly beyond: Readonly<Record<'cold' | 'mature' | 'assigned', number>>;
  readonly beyondAll: Readonly<Record<'cold' | 'mature' | 'assigned', number>>;
  /** P16 */
  readonly recoveredTrusting: number;
  readonly recoveredWary: number;
  readonly brokenTrusting: number;
  readonly brokenWary: number;
  /** P17: needs met a week by former members who are stuck and in no group. */
  readonly metWithAlumni: number;
  readonly metWithout: number;
}

function early(told: Chronicle, weeks: number) {
  return [...told.groups.values()].filter(({ born, kind }) => kind === KIND.own && born <= PARENTS_UNTIL * weeks);
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function reproduction(sigma: number, told: Chronicle, weeks: number): Reproduction {
  const parents = early(told, weeks);
  return {
    sigma,
    inspired: meanOf(parents.map((group) => group.inspired)),
    children: meanOf(parents.map((group) => group.children)),
    ever: told.ever.at(-1)!,
  };
}

/** Groups as they stood before the week of the crisis and at the end of the time they have to recover, in one world. */
class Aftermath {
  readonly #at: number;
  readonly trust = new Map<number, number>();
  /** Energy of those still alive then. */
  readonly energy = new Map<number, number>();
  readonly broken = new Set<number>();

  constructor(weeks: number) {
    this.#at = Math.floor(CRISIS_AT * weeks);
  }

  observe({ columns: w, week }: World): void {
    if (week < this.#at - 1 || week > this.#at + RECOVERY) return;
    for (let g = 0; g < w.book[0]!; g++) {
      const id = w.groupId[g]!;
      if (id === 0) continue;
      if (week === this.#at - 1 && w.ended[g]! < 0 && w.recognizedWeek[g]! >= 0) this.trust.set(id, w.trust[g]!);
      if (w.ended[g] === week && w.cause[g] === CAUSE.crisis) this.broken.add(id);
      if (week === this.#at + RECOVERY && w.ended[g]! < 0) this.energy.set(id, w.energyLevel[g]!);
    }
  }
}

/**
 * What became of the recognized groups that a crisis struck, those with high trust (TRUSTING and more) and those with little (below
 * WARY), held against the same groups in the world without a crisis: only groups that are still alive there at the end of the time to
 * recover, so that what a group would have come to anyway is not put down to the crisis.
 */
function recovery(struck: Aftermath, spared: Aftermath) {
  const ids = [...struck.trust.keys()].filter((id) => spared.energy.has(id));
  const share = (trusting: boolean, holds: (id: number) => boolean) => {
    const some = ids.filter((id) => (trusting ? struck.trust.get(id)! >= TRUSTING : struck.trust.get(id)! < WARY));
    return some.filter(holds).length / some.length;
  };
  const recovered = (id: number) => (struck.energy.get(id) ?? 0) >= RECOVERED * spared.energy.get(id)!;
  const broken = (id: number) => struck.broken.has(id);
  return {
    recoveredTrusting: share(true, recovered),
    recoveredWary: share(false, recovered),
    brokenTrusting: share(true, broken),
    brokenWary: share(false, broken),
  };
}

/** Angst of those who foster, with the same weight on weeks inside and outside groups whatever the way: what the way itself costs. */
const standardized = (told: Chronicle) => (told.angst(true) + told.angst(false)) / 2;

/** Lives all further worlds of one seed and measures. */
export function contrastsOf(scenario: Scenario, seed: string): Contrasts {
  const { weeks } = scenario;
  const { count } = scenario.people;
  const live = (name: WorldName, watch?: (world: World) => void) => chronicle(WORLDS[name](scenario), seed, watch);

  const spared = new Aftermath(weeks);
  const usual = chronicle(scenario, seed, (world) => spared.observe(world));
  const curve = SIGMAS.map((sigma) => reproduction(sigma, chronicle(withSigma(scenario, sigma), seed), weeks));
  const own = [...usual.groups.values()];
  const [open, walls] = [live('no walls'), live('walls')];
  const [bridging, communities] = [live('walls, bridging'), live('walls, communities')];
  const [individuals, asGroup, catalysts] = [live('individuals'), live('as the group'), live('catalysts')];
  const assigned = live('assigned');
  const teams = [...assigned.groups.values()].filter(({ kind }) => kind === KIND.assigned);
  const needs = (name: WorldName) => live(name).needsMet / count;
  const beyond = {
    cold: live('beyond: cold start'),
    mature: live('beyond: mature'),
    assigned: live('beyond: assigned'),
  };
  const struck = new Aftermath(weeks);
  live('crisis', (world) => struck.observe(world));
  const alone = live('no alumni help');
  const everOf = (told: Chronicle) => told.ever.at(-1)!;

  return {
    reproduction: [...curve, reproduction(scenario.parameters.spreading.sigma, usual, weeks)],
    threeOrMore: own.filter((group) => group.inspired + group.supporters >= 3).length / own.length,
    lag: { open: open.lag(), walls: walls.lag(), bridging: bridging.lag(), communities: communities.lag() },
    ever: {
      open: everOf(open),
      walls: everOf(walls),
      bridging: everOf(bridging),
      communities: everOf(communities),
      ignorance: everOf(live('ignorance')),
      default: everOf(usual),
    },
    takeOff: usual.takeOff(0.1),
    takeOffWithCatalysts: catalysts.takeOff(0.1),
    angst: {
      individual: standardized(individuals),
      group: standardized(asGroup),
      catalyst: standardized(catalysts),
    },
    evenOwn: usual.evenness(KIND.own),
    evenAssigned: assigned.evenness(KIND.assigned),
    teamsBeyondExpert: teams.filter((team) => team.levelReached > team.levelFounders + 1e-6).length / teams.length,
    rare: { cold: needs('rare: cold start'), mature: needs('rare: mature'), assigned: needs('rare: assigned') },
    beyond: {
      cold: beyond.cold.beyondMet / count,
      mature: beyond.mature.beyondMet / count,
      assigned: beyond.assigned.beyondMet / count,
    },
    beyondAll: {
      cold: beyond.cold.needsMet / count,
      mature: beyond.mature.needsMet / count,
      assigned: beyond.assigned.needsMet / count,
    },
    ...recovery(struck, spared),
    metWithAlumni: usual.former.met / usual.former.weeks,
    metWithout: alone.former.met / alone.former.weeks,
  };
}
