/** Lives one seed of the default world and of its nulls side by side, with the same luck, and measures the patterns on them. */
import { sampleSkewness } from 'simple-statistics';
import { birth } from '../../model/birth.ts';
import { lack } from '../../model/desire.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import { tick } from '../../model/tick.ts';
import { CAUSE, NONE, WAY, type World } from '../../model/world.ts';
import { compiledActs } from '../../simulate/compiled-acts.ts';
import { type Contrasts, contrastsOf } from './contrasts.ts';
import { descent, firstTies } from './distances.ts';
import { InSight } from './in-sight.ts';
import { inRecognized, Story } from './story.ts';

/** The worlds that are compared: the default and, with the same luck, one thing switched off. */
export const VARIANTS = {
  default: (p: Parameters): Parameters => p,
  noSpark: (p: Parameters): Parameters => ({ ...p, spreading: { ...p.spreading, sigma: 0 } }),
  noGroups: (p: Parameters): Parameters => ({ ...p, founding: { ...p.founding, chance: 0 } }),
  noDiscovery: (p: Parameters): Parameters => ({ ...p, learning: { ...p.learning, discovery: 0 } }),
  forgetful: (p: Parameters): Parameters => ({ ...p, growing: { ...p.growing, kept: 0 } }),
} as const;

/** What one seed shows. Shares and ratios; NaN where the thing did not occur. */
export interface Findings {
  /** P1 */
  readonly ever: number;
  readonly everWithoutSpark: number;
  readonly shareOfDefault: number;
  readonly steepestAt: number;
  readonly steepestOverEnds: number;
  readonly withParent: number;
  /** P2 */
  readonly closingTogether: number;
  readonly closingAlone: number;
  readonly closingRatio: number;
  /** P3 */
  readonly pairRatio: number;
  /** P4 */
  readonly surpassing: number;
  readonly surpassingWithoutDiscovery: number;
  /** P5: rates within weeks, and what each group more in sight adds. */
  readonly inSight: number;
  readonly inSightShuffled: number;
  readonly firstAdds: number;
  readonly secondAdds: number;
  readonly thirdAdds: number;
  /** P6 */
  readonly pairs: number;
  readonly next: number;
  readonly sizeSkewness: number;
  readonly lifeSkewness: number;
  readonly fulfilled: number;
  /** P7 */
  readonly sooner: number;
  readonly soonerForgetful: number;
  readonly again: number;
  /** P8 */
  readonly stepsToParent: number;
  readonly stepsToOther: number;
  readonly nearness: number;
}

/** What one seed shows of the default world and its nulls, and of the further worlds. */
export interface SeedFindings {
  readonly core: Findings;
  readonly contrasts: Contrasts;
}

/** Weeks over which growth is measured when its steepest stretch is sought. */
const STRETCH = 20;
/** A level must be this far above the founders' best to count as one that nobody had. */
const ABOVE = 0.01;

/** Where growth is steepest (share of people at the middle of that stretch), and how much steeper than at both ends. */
function steepest(ever: readonly number[]): { at: number; overEnds: number } {
  let at = 0;
  let most = 0;
  for (let week = 0; week + STRETCH < ever.length; week++) {
    const growth = ever[week + STRETCH]! - ever[week]!;
    if (growth > most) {
      most = growth;
      at = week;
    }
  }
  const ends = Math.max(ever[STRETCH]! - ever[0]!, ever.at(-1)! - ever.at(-1 - STRETCH)!);
  return { at: ever[at + STRETCH / 2]!, overEnds: most / Math.max(ends, 1e-9) };
}

/** Weeks after a difficulty arose in which somebody alone is still fresh; later learning alone is slower still. */
const FRESH = 26;

/**
 * Expertise gained as a share of the gap, a week: by people in a recognized group, and by the same people in the world without
 * groups, there only in the first weeks of a need, before they tire. The gap is that before the week's learning.
 */
class Closing {
  readonly #together: Side;
  readonly #alone: Side;
  readonly #everIn: Uint8Array;
  readonly #wasIn: Uint8Array;

  constructor(people: number) {
    this.#together = new Side(people);
    this.#alone = new Side(people);
    this.#everIn = new Uint8Array(people);
    this.#wasIn = new Uint8Array(people);
  }

  observe(world: World, without: World): void {
    const { people } = world.settings.size;
    for (let i = 0; i < people; i++) {
      const isIn = inRecognized(world, i);
      // Who let go at the end of this very week was in it while they learned.
      const counts = world.columns.way[i] === WAY.together && (isIn || this.#wasIn[i] === 1);
      if (counts) this.#everIn[i] = 1;
      this.#wasIn[i] = isIn ? 1 : 0;
      this.#together.observe(world, i, counts);
      this.#alone.observe(
        without,
        i,
        without.columns.way[i] === WAY.alone && this.#alone.weeksStuck(without, i) < FRESH,
      );
    }
  }

  together(): number {
    return this.#together.rate(this.#everIn);
  }

  alone(): number {
    return this.#alone.rate(this.#everIn);
  }
}

/** One of two worlds that are compared: what each person gained and the gap they had, in the weeks that count. */
class Side {
  readonly #gained: Float64Array;
  readonly #gap: Float64Array;
  /** Lack and week of the need as they stood at the end of the week before. */
  readonly #lackBefore: Float64Array;
  readonly #sinceBefore: Int32Array;

  constructor(people: number) {
    this.#gained = new Float64Array(people);
    this.#gap = new Float64Array(people);
    this.#lackBefore = new Float64Array(people);
    this.#sinceBefore = new Int32Array(people).fill(NONE);
  }

  /** Weeks that the need of i had lasted when this week's learning began; also where it was met in this week. */
  weeksStuck(world: World, i: number): number {
    return world.columns.arisen[i]! > 0 ? 0 : world.week - this.#sinceBefore[i]!;
  }

  observe(world: World, i: number, counts: boolean): void {
    const { columns: w, settings } = world;
    const lacks = lack(w.expertise, w.needField, w.needLevel, i, settings.size.fields);
    if (counts) {
      const gained = w.gainTogether[i]! + w.gainAlone[i]! + w.gainSeeing[i]! + w.gainAlumni[i]!;
      this.#gained[i]! += gained;
      this.#gap[i]! += w.arisen[i]! > 0 ? lacks + gained : this.#lackBefore[i]!;
    }
    this.#lackBefore[i] = lacks;
    this.#sinceBefore[i] = w.stuckSince[i]!;
  }

  /** Gained over gap, of some people. */
  rate(of: Uint8Array): number {
    let gained = 0;
    let gap = 0;
    for (const [i, counted] of of.entries()) {
      if (counted === 0) continue;
      gained += this.#gained[i]!;
      gap += this.#gap[i]!;
    }
    return gained / gap;
  }
}

/** Of recognized pairs that nobody joined and that ended: the share that reached a level none of the two had at founding. */
function surpassing(story: Story): number {
  const pairs = [...story.groups.values()].filter(
    (g) => g.ended !== NONE && g.recognized !== NONE && g.members.length === 2,
  );
  return pairs.filter((g) => g.levelReached > g.levelFounders + ABOVE).length / pairs.length;
}

/**
 * How many times as readily a former member as a novice enters a group when stuck: the Mantel–Haenszel rate ratio over weeks
 * (Rothman, Greenland & Lash, Modern Epidemiology, ch. 15), so that neither the spread of sparks over time nor anything else
 * that changes with the calendar makes the difference.
 */
function sooner(story: Story): number {
  let above = 0;
  let below = 0;
  for (const { noviceWeeks, noviceEntered, formerWeeks, formerEntered } of story.risks) {
    const weeks = noviceWeeks + formerWeeks;
    if (noviceWeeks === 0 || formerWeeks === 0) continue;
    above += (formerEntered * noviceWeeks) / weeks;
    below += (noviceEntered * formerWeeks) / weeks;
  }
  return above / below;
}

/** Weeks that a person must have had to find another group for a new difficulty. */
const TIME_FOR_ANOTHER = 100;

/** Of those who had left their first group and met a new difficulty early enough: the share who entered a group again. */
function again(story: Story, weeks: number): number {
  let had = 0;
  let did = 0;
  for (const [i, need] of story.newNeed.entries()) {
    if (need === NONE || need > weeks - TIME_FOR_ANOTHER) continue;
    had += 1;
    did += story.again[i]!;
  }
  return did / had;
}

/** Lives all worlds of one seed and measures. */
export function measureSeed(scenario: Scenario, seed: string): SeedFindings {
  return { core: measureCore(scenario, seed), contrasts: contrastsOf(scenario, seed) };
}

/** The default world and its nulls, side by side. */
function measureCore(scenario: Scenario, seed: string): Findings {
  const names = Object.keys(VARIANTS) as (keyof typeof VARIANTS)[];
  const lives = Object.fromEntries(
    names.map((name) => {
      const world = birth({ ...scenario, parameters: VARIANTS[name](scenario.parameters) }, seed, compiledActs());
      return [name, { world, story: new Story(scenario.people.count) }];
    }),
  ) as Record<keyof typeof VARIANTS, { world: World; story: Story }>;
  const ties = firstTies(lives.default.world);
  const closing = new Closing(scenario.people.count);
  const sight = new InSight(scenario.people.count, seed);
  for (let week = 1; week <= scenario.weeks; week++) {
    for (const name of names) {
      const { world, story } = lives[name];
      tick(world);
      story.observe(world);
    }
    closing.observe(lives.default.world, lives.noGroups.world);
    sight.observe(lives.default.world);
  }

  const { story } = lives.default;
  const groups = [...story.groups.values()];
  const ended = groups.filter((g) => g.ended !== NONE);
  const pairs = groups.filter((g) => g.sizePeak === 2);
  const recognized = ended.filter((g) => g.recognized !== NONE);
  const growth = steepest(story.ever);
  const kinship = descent(story, ties, seed);
  const ever = story.ever.at(-1)!;
  const seen = sight.findings();
  const everWithoutSpark = lives.noSpark.story.ever.at(-1)!;
  const sizes = new Map<number, number>();
  for (const g of ended) sizes.set(g.sizePeak, (sizes.get(g.sizePeak) ?? 0) + 1);
  return {
    ever,
    everWithoutSpark,
    shareOfDefault: everWithoutSpark / ever,
    steepestAt: growth.at,
    steepestOverEnds: growth.overEnds,
    withParent: groups.filter((g) => g.parent !== NONE).length / groups.length,
    closingTogether: closing.together(),
    closingAlone: closing.alone(),
    closingRatio: closing.together() / closing.alone(),
    pairRatio: pairs.reduce((sum, g) => sum + g.together, 0) / pairs.reduce((sum, g) => sum + g.asIfAlone, 0),
    surpassing: surpassing(story),
    surpassingWithoutDiscovery: surpassing(lives.noDiscovery.story),
    inSight: seen.ratio,
    inSightShuffled: seen.shuffled,
    firstAdds: seen.first,
    secondAdds: seen.second,
    thirdAdds: seen.third,
    pairs: (sizes.get(2) ?? 0) / ended.length,
    next: Math.max(0, ...[...sizes].map(([size, count]) => (size === 2 ? 0 : count))) / ended.length,
    sizeSkewness: sampleSkewness(ended.map((g) => g.sizePeak)),
    lifeSkewness: sampleSkewness(ended.map((g) => g.ended - g.born)),
    fulfilled: recognized.filter((g) => g.cause === CAUSE.fulfilled).length / recognized.length,
    sooner: sooner(story),
    soonerForgetful: sooner(lives.forgetful.story),
    again: again(story, scenario.weeks),
    stepsToParent: kinship.parent,
    stepsToOther: kinship.other,
    nearness: kinship.other / kinship.parent,
  };
}
