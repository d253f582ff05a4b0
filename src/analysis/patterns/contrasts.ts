/** Measures P9 to P17 on one seed: the further worlds (src/analysis/patterns/worlds.ts), each lived on the luck of that seed. */
import { median } from 'simple-statistics';
import type { Scenario } from '../../model/scenario.ts';
import { CAUSE, KIND, type World } from '../../model/world.ts';
import { type Chronicle, chronicle } from './chronicle.ts';
import { CRISIS_AT, SIGMAS, WORLDS, type WorldName, withSigma } from './worlds.ts';

/** The first part of a run in which groups are counted as parents: later ones have had no time for children. */
const PARENTS_UNTIL = 0.45;
/** Weeks in which a group recovers from a crisis, or does not. */
const RECOVERY = 12;
/** Energy that counts as recovered, as a share of what it was. */
const RECOVERED = 0.9;

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
  /** P10 */
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
  readonly recoveredOthers: number;
  readonly brokenTrusting: number;
  readonly brokenOthers: number;
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

/** What became of the groups that a crisis struck, by whether they had trusted each other more than the median group. */
class Aftermath {
  readonly #at: number;
  readonly #struck = new Map<
    number,
    { row: number; trust: number; energy: number; recovered: boolean; broken: boolean }
  >();

  constructor(weeks: number) {
    this.#at = Math.floor(CRISIS_AT * weeks);
  }

  observe({ columns: w, week }: World): void {
    if (week === this.#at - 1) {
      for (let g = 0; g < w.book[0]!; g++) {
        if (w.groupId[g] === 0 || w.ended[g]! >= 0 || w.recognizedWeek[g]! < 0 || w.needsLeft[g] === 0) continue;
        const before = { row: g, trust: w.trust[g]!, energy: w.energyLevel[g]! };
        this.#struck.set(w.groupId[g]!, { ...before, recovered: false, broken: false });
      }
    } else if (week >= this.#at && week <= this.#at + RECOVERY) {
      for (const [id, group] of this.#struck) {
        if (w.groupId[group.row] !== id) continue;
        if (w.cause[group.row] === CAUSE.crisis) group.broken = true;
        if (w.energyLevel[group.row]! >= RECOVERED * group.energy && week > this.#at) group.recovered = true;
      }
    }
  }

  findings() {
    const all = [...this.#struck.values()];
    const middle = all.length === 0 ? 0 : median(all.map(({ trust }) => trust));
    const share = (trusting: boolean, what: 'recovered' | 'broken') => {
      const some = all.filter(({ trust }) => trust > middle === trusting);
      return some.filter((group) => group[what]).length / some.length;
    };
    return {
      recoveredTrusting: share(true, 'recovered'),
      recoveredOthers: share(false, 'recovered'),
      brokenTrusting: share(true, 'broken'),
      brokenOthers: share(false, 'broken'),
    };
  }
}

/** Angst of those who foster, with the same weight on weeks inside and outside groups whatever the way: what the way itself costs. */
const standardized = (told: Chronicle) => (told.angst(true) + told.angst(false)) / 2;

/** Lives all further worlds of one seed and measures. */
export function contrastsOf(scenario: Scenario, seed: string): Contrasts {
  const { weeks } = scenario;
  const { count } = scenario.people;
  const live = (name: WorldName, watch?: (world: World) => void) => chronicle(WORLDS[name](scenario), seed, watch);

  const usual = chronicle(scenario, seed);
  const curve = SIGMAS.map((sigma) => reproduction(sigma, chronicle(withSigma(scenario, sigma), seed), weeks));
  const parents = early(usual, weeks);
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
  const aftermath = new Aftermath(weeks);
  live('crisis', (world) => aftermath.observe(world));
  const alone = live('no alumni help');
  const everOf = (told: Chronicle) => told.ever.at(-1)!;

  return {
    reproduction: [...curve, reproduction(scenario.parameters.spreading.sigma, usual, weeks)],
    threeOrMore: parents.filter((group) => group.children + group.supporters >= 3).length / parents.length,
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
    ...aftermath.findings(),
    metWithAlumni: usual.former.met / usual.former.weeks,
    metWithout: alone.former.met / alone.former.weeks,
  };
}
