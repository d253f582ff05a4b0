/**
 * Everything that can be turned, each declared once: value, unit, range, meaning, the mechanism it belongs to (T-row of
 * docs/model.md) and where the number comes from. Validation, defaults, `explain`, the JSON Schema and docs/scenarios.md are
 * made from this page. Sections bear the names of the rules. "assumption" is an honest word: nobody has measured it.
 */

export interface Parameter {
  readonly value: number;
  readonly unit: string;
  /** Lowest and highest value allowed, both included. */
  readonly range: readonly [number, number];
  readonly meaning: string;
  /** Mechanisms of the theory, "T1", "T7 T23". */
  readonly theory: string;
  /** A paper, or the word "assumption", or "tuned" with the pattern it was tuned for. */
  readonly source: string;
  readonly integer?: true;
}

export const PARAMETERS = {
  needs: {
    rate: {
      value: 0.02,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance a week that a person without a need meets a difficulty',
      theory: 'T1 T14',
      source: 'assumption: one real difficulty a year',
    },
    reach: {
      value: 0.35,
      unit: 'expertise',
      range: [0, 1],
      meaning: 'how far above the own expertise a difficulty lies, times a uniform draw from 0.5 to 1.5',
      theory: 'T1',
      source: 'assumption',
    },
    met: {
      value: 0.05,
      unit: 'expertise',
      range: [0.001, 0.5],
      meaning: 'a gap smaller than this is closed',
      theory: 'T7',
      source: 'assumption',
    },
    care: {
      value: 0.002,
      unit: '1/look',
      range: [0, 1],
      meaning:
        'chance, at a look at somebody close who is stuck, to take on a part of their need, for a person who says I',
      theory: 'T5 T14',
      source: 'tuned: P6, higher and nobody is ever done',
    },
    careOfWe: {
      value: 0.02,
      unit: '1/look',
      range: [0, 1],
      meaning: 'the same chance for a person who says we (between the two in proportion)',
      theory: 'T5',
      source: 'assumption',
    },
    closeEnough: {
      value: 0.5,
      unit: 'closeness',
      range: [0, 1],
      meaning: 'whose closeness is above this matters to a person: their need can be taken on, they are stayed for',
      theory: 'T5 T7',
      source: 'assumption',
    },
    widens: {
      value: 0.05,
      unit: 'chance',
      range: [0, 1],
      meaning:
        'chance that a member who has what they came for takes on what the group still lacks (times their we), a week',
      theory: 'T5',
      source: 'assumption',
    },
  },
  noticing: {
    looks: {
      value: 3,
      unit: 'looks/week',
      range: [0, 8],
      meaning: 'ties that everybody looks at in a week, drawn with weight on closeness',
      theory: 'T14',
      source: 'assumption',
      integer: true,
    },
    floor: {
      value: 0.1,
      unit: 'closeness',
      range: [0.001, 1],
      meaning: 'weight at which even the most distant tie is looked at, added to its closeness',
      theory: 'T26',
      source: 'assumption',
    },
    team: {
      value: 0.3,
      unit: 'closeness',
      range: [0, 5],
      meaning: 'weight added for somebody of the own team',
      theory: 'T26',
      source: 'assumption',
    },
    stranger: {
      value: 0.02,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance a week of looking at anybody at all, as if by accident',
      theory: 'T14',
      source: 'assumption',
    },
  },
  attraction: {
    threshold: {
      value: 0.66,
      unit: 'pull',
      range: [0, 1],
      meaning: 'pull above which a person without spark or fearlessness desires to work with somebody',
      theory: 'T14',
      source: 'tuned: P1; at 0.45 groups form everywhere at once and nothing is left to spread',
    },
    easedBySpark: {
      value: 0.6,
      unit: 'share',
      range: [0, 1],
      meaning: 'how far a full spark lowers the threshold',
      theory: 'T8 T14',
      source: 'assumption',
    },
    easedByFearlessness: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'how far full fearlessness lowers the threshold',
      theory: 'T16 T28',
      source: 'assumption',
    },
    reserve: {
      value: 0.6,
      unit: 'share',
      range: [0, 1],
      meaning: 'pull of a person who shows nothing of themselves, as a share of the pull of a fully authentic one',
      theory: 'T24',
      source: 'assumption',
    },
    resonance: {
      value: 0.7,
      unit: 'weight',
      range: [0, 1],
      meaning: 'how far a purpose unlike the own concerns takes from the pull of a group',
      theory: 'T4 T15',
      source: 'assumption',
    },
    joinBase: {
      value: 0.45,
      unit: 'factor',
      range: [0, 2],
      meaning: 'pull of a group that cannot be seen to do well',
      theory: 'T4',
      source: 'tuned: P6',
    },
    joinPull: {
      value: 0.6,
      unit: 'factor',
      range: [0, 3],
      meaning: 'added to that at full visibility',
      theory: 'T4 T16',
      source: 'tuned: P6',
    },
    crowding: {
      value: 0.4,
      unit: 'share',
      range: [0, 1],
      meaning:
        'share of its pull that a group loses on the way from a pair to its last free seat: who comes late finds less room',
      theory: 'T4',
      source: 'tuned: P6, without it groups that grow at all grow until they are full',
    },
    settled: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'a member more committed than this to a group does not look for another',
      theory: 'T23',
      source: 'assumption',
    },
  },
  talking: {
    step: {
      value: 0.25,
      unit: 'share',
      range: [0, 1],
      meaning: 'share of the remaining distance that one talk closes, both ways',
      theory: 'T14 T26',
      source: 'assumption',
    },
    bond: {
      value: 0.05,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of the remaining distance that a week of working together closes',
      theory: 'T26',
      source: 'assumption',
    },
    decay: {
      value: 0.004,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'closeness lost a week',
      theory: 'T26',
      source: 'assumption',
    },
    asked: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'closeness of a tie that begins with a talk, before the talk itself, as a share of one step',
      theory: 'T26',
      source: 'assumption',
    },
  },
  founding: {
    chance: {
      value: 1,
      unit: 'chance',
      range: [0, 1],
      meaning: 'chance that two people who want to work together begin; 0 switches groups off',
      theory: 'T11 T15',
      source: 'assumption',
    },
    closeEnough: {
      value: 0.5,
      unit: 'closeness',
      range: [0, 1],
      meaning: 'closeness, both ways, at which two people without spark begin',
      theory: 'T14',
      source: 'assumption',
    },
    easedBySpark: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'how far a full spark lowers that',
      theory: 'T8',
      source: 'assumption',
    },
  },
  joining: {
    room: {
      value: 8,
      unit: 'people',
      range: [2, 12],
      meaning: 'members a group has room for',
      theory: 'T4',
      source: 'assumption: small groups',
      integer: true,
    },
    readiness: {
      value: 0.3,
      unit: 'trust',
      range: [0, 1],
      meaning: 'trust from which a group is ready to take somebody in',
      theory: 'T4',
      source: 'assumption',
    },
    closeness: {
      value: 0.2,
      unit: 'closeness',
      range: [0, 1],
      meaning: 'mean closeness of members to a newcomer that suffices',
      theory: 'T4',
      source: 'assumption',
    },
    resonance: {
      value: 0.3,
      unit: 'cosine',
      range: [0, 1],
      meaning: 'or: likeness of purpose and concerns that suffices',
      theory: 'T4 T15',
      source: 'assumption',
    },
  },
  working: {
    meetsAnyway: {
      value: 0,
      unit: 'chance/week',
      range: [0, 1],
      meaning: 'chance that a group meets in a week in which none of its members needs it',
      theory: 'T32',
      source: 'assumption: it meets when somebody needs it',
    },
    trustGrowth: {
      value: 0.06,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of missing trust that a week together adds, times mean authenticity',
      theory: 'T28',
      source: 'assumption',
    },
    conflict: {
      value: 0.05,
      unit: '1/week',
      range: [0, 1],
      meaning: 'rate of conflict for each further member at full diversity',
      theory: 'T28',
      source: 'assumption',
    },
    conflictCut: {
      value: 0.7,
      unit: 'share',
      range: [0, 1],
      meaning: 'share of trust that a conflict costs a group that cannot forgive',
      theory: 'T28',
      source: 'assumption',
    },
    forgivingAge: {
      value: 20,
      unit: 'weeks',
      range: [0.1, 1000],
      meaning: 'age at which a fearless group forgives half',
      theory: 'T28',
      source: 'assumption',
    },
    coordination: {
      value: 0.5,
      unit: 'cost',
      range: [0, 10],
      meaning: 'cost of coordination for each further member of a new group, as a share of what is discovered',
      theory: 'T28 T32',
      source: 'assumption',
    },
    coordinationAge: {
      value: 20,
      unit: 'weeks',
      range: [0.1, 1000],
      meaning: 'age at which coordination costs half of that',
      theory: 'T28',
      source: 'assumption',
    },
  },
  learning: {
    alone: {
      value: 0.02,
      unit: '1/week',
      range: [0, 1],
      meaning: 'share of the own gap that learning alone closes',
      theory: 'T9',
      source: 'tuned: P2, nine in ten stay stuck alone',
    },
    tiring: {
      value: 26,
      unit: 'weeks',
      range: [1, 10000],
      meaning: 'weeks stuck after which learning alone has half its force',
      theory: 'T9',
      source: 'assumption',
    },
    fromEachOther: {
      value: 0.25,
      unit: '1/week',
      range: [0, 1],
      meaning: 'share of what another knows that is learned from them',
      theory: 'T2 T3',
      source: 'tuned: P6, half of the groups done within a year',
    },
    discovery: {
      value: 0.6,
      unit: '1/week',
      range: [0, 1],
      meaning: 'share of the gap that different learners close by discovering what nobody knew',
      theory: 'T2 T3 T11',
      source: 'tuned: P4, P6',
    },
    seeing: {
      value: 0.01,
      unit: '1/week',
      range: [0, 1],
      meaning: 'share of what a group knows that is learned by seeing it work, at full visibility',
      theory: 'T6',
      source: 'assumption',
    },
  },
  energy: {
    start: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'energy of a beginning',
      theory: 'T16',
      source: 'assumption',
    },
    follow: {
      value: 0.15,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'how fast energy follows what is learned',
      theory: 'T16 T32',
      source: 'assumption',
    },
    even: {
      value: 3,
      unit: 'factor',
      range: [0.01, 100],
      meaning: 'learning together as a multiple of learning alone at which energy settles at one half',
      theory: 'T3 T16',
      source: 'assumption',
    },
    fade: {
      value: 0.25,
      unit: 'share',
      range: [0, 1],
      meaning: 'energy below which a group fades',
      theory: 'T32',
      source: 'assumption',
    },
    courage: {
      value: 0.4,
      unit: 'share',
      range: [0, 1],
      meaning: 'weight of fearlessness against authenticity in what can be seen of a group',
      theory: 'T16',
      source: 'assumption',
    },
  },
  recognition: {
    after: {
      value: 3,
      unit: 'weeks',
      range: [0, 520],
      meaning: 'weeks together before members can recognize what they have',
      theory: 'T31',
      source: 'observed: not before three weeks',
      integer: true,
    },
    spontaneity: {
      value: 0.3,
      unit: 'cost',
      range: [0, 10],
      meaning: 'spontaneity beats planning: coordination cost is below this and more is learned than alone',
      theory: 'T31',
      source: 'assumption',
    },
    energy: {
      value: 0.65,
      unit: 'share',
      range: [0, 1],
      meaning: 'energy: above this',
      theory: 'T31',
      source: 'assumption',
    },
    creative: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning:
        'more creative and fearless: share of discovery in what is learned above this, fearlessness above one half',
      theory: 'T31',
      source: 'assumption',
    },
    rewarding: {
      value: 5,
      unit: 'factor',
      range: [0, 100],
      meaning: 'more rewarding: learning is this many times learning alone',
      theory: 'T31 T3',
      source: 'assumption',
    },
    accomplishing: {
      value: 0.02,
      unit: 'expertise',
      range: [0, 1],
      meaning: 'accomplishing more than imagined: a level this far above what any founder had',
      theory: 'T31',
      source: 'assumption',
    },
    leading: {
      value: 0.7,
      unit: 'evenness',
      range: [0, 1],
      meaning: 'the group itself leads: contributions are spread more evenly than this, among three or more',
      theory: 'T31 T33',
      source: 'assumption',
    },
    whole: {
      value: 0.85,
      unit: 'trust',
      range: [0, 1],
      meaning: 'whole and happy: trust above this',
      theory: 'T31',
      source: 'assumption',
    },
  },
  spreading: {
    sigma: {
      value: 1,
      unit: 'factor',
      range: [0, 10],
      meaning: 'strength of the spark: how much seeing a group work makes this way of working seem possible',
      theory: 'T6 T8 T36',
      source: 'tuned: P1',
    },
    distant: {
      value: 0.3,
      unit: 'share',
      range: [0, 1],
      meaning: 'spark from the most distant tie as a share of the spark from the closest',
      theory: 'T6',
      source: 'assumption',
    },
    decay: {
      value: 0.01,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'spark lost a week',
      theory: 'T8',
      source: 'assumption',
    },
    carried: {
      value: 0.05,
      unit: 'spark',
      range: [0, 1],
      meaning: 'spark from which founders are said to carry it, so that the new group has a parent',
      theory: 'T8',
      source: 'assumption',
    },
  },
  growing: {
    fearlessness: {
      value: 0.05,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of missing fearlessness that a week in a trusting group adds',
      theory: 'T16 T28',
      source: 'assumption',
    },
    fearReturns: {
      value: 0.004,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of gained fearlessness lost a week outside',
      theory: 'T16',
      source: 'assumption',
    },
    kept: {
      value: 1,
      unit: 'share',
      range: [0, 1],
      meaning: 'share of gained fearlessness kept on leaving a group; 0 resets it',
      theory: 'T16',
      source: 'pattern P7: 0 is its null',
    },
    we: {
      value: 0.03,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of the way from I to we that a week in a recognized group goes',
      theory: 'T5',
      source: 'assumption',
    },
    weFades: {
      value: 0.002,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'share of we lost a week outside',
      theory: 'T5',
      source: 'assumption',
    },
  },
  'letting-go': {
    needed: {
      value: 0.02,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance to leave for a member who has what they came for while somebody close still needs',
      theory: 'T7',
      source: 'assumption',
    },
    free: {
      value: 0.3,
      unit: '1/week',
      range: [0, 1],
      meaning: 'the same when nobody who matters still needs, without fearlessness',
      theory: 'T7 T32',
      source: 'assumption',
    },
    freeFearless: {
      value: 0.5,
      unit: '1/week',
      range: [0, 1],
      meaning: 'added to that at full fearlessness',
      theory: 'T7 T28',
      source: 'assumption',
    },
    patience: {
      value: 8,
      unit: 'weeks',
      range: [1, 520],
      meaning: 'weeks no faster than alone that a member bears',
      theory: 'T3 T23',
      source: 'assumption',
      integer: true,
    },
    impatient: {
      value: 0.3,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance to leave after that',
      theory: 'T23',
      source: 'assumption',
    },
    commitment: {
      value: 0.35,
      unit: 'share',
      range: [0, 1],
      meaning: 'commitment below which a member is only half in it and may leave',
      theory: 'T23',
      source: 'assumption',
    },
    commitmentPace: {
      value: 0.1,
      unit: 'share/week',
      range: [0, 1],
      meaning: 'how fast commitment follows what is learned here relative to alone',
      theory: 'T23',
      source: 'assumption',
    },
    broken: {
      value: 0.2,
      unit: 'trust',
      range: [0, 1],
      meaning: 'trust below which a group breaks',
      theory: 'T28',
      source: 'assumption',
    },
    done: {
      value: 0.5,
      unit: 'share',
      range: [0, 1],
      meaning: 'share of the needs brought that must be met for an emptied group to count as fulfilled',
      theory: 'T7 T32',
      source: 'assumption',
    },
  },
  alumni: {
    help: {
      value: 0.03,
      unit: '1/week',
      range: [0, 1],
      meaning: 'share of what an old friend knows that is learned from them in a week, times closeness',
      theory: 'T37',
      source: 'assumption',
    },
    asking: {
      value: 0.25,
      unit: '1/week',
      range: [0, 1],
      meaning: 'chance a week that a stuck person turns to an old friend',
      theory: 'T37',
      source: 'assumption',
    },
    decay: {
      value: 0.25,
      unit: 'factor',
      range: [0, 1],
      meaning: 'decay of closeness between those who were in a group together, as a share of the ordinary decay',
      theory: 'T37',
      source: 'assumption',
    },
  },
  network: {
    room: {
      value: 8,
      unit: 'ties',
      range: [0, 1000],
      meaning: 'ties a person can add to those they began with; the weakest of their own making gives way',
      theory: 'T26',
      source: 'assumption',
      integer: true,
    },
  },
  organizations: {
    pass: {
      value: 0.3,
      unit: 'share',
      range: [0, 1],
      meaning: 'share of what happens in another organization that can be seen through the walls; 1: no walls',
      theory: 'T46',
      source: 'assumption',
    },
  },
} as const satisfies Record<string, Record<string, Parameter>>;

export type Section = keyof typeof PARAMETERS;

/** The settings of one world: a number for every parameter. */
export type Parameters = { readonly [S in Section]: { readonly [P in keyof (typeof PARAMETERS)[S]]: number } };

/** All parameters at their declared values, as a fresh object. */
export function defaultParameters(): Parameters {
  return Object.fromEntries(
    Object.entries(PARAMETERS).map(([section, ofIt]) => [
      section,
      Object.fromEntries(Object.entries(ofIt).map(([name, parameter]) => [name, (parameter as Parameter).value])),
    ]),
  ) as unknown as Parameters;
}

/** How a trait is spread over people. */
export type Distribution =
  | { readonly uniform: readonly [low: number, high: number] }
  | { readonly normal: { readonly mean: number; readonly sd: number } }
  | { readonly beta: { readonly alpha: number; readonly beta: number } }
  | { readonly constant: number };

/** A trait of people: drawn once at birth, cut to its range. */
export interface Trait {
  readonly distribution: Distribution;
  readonly range: readonly [number, number];
  readonly unit: string;
  readonly meaning: string;
  readonly theory: string;
  readonly source: string;
}

export const TRAITS = {
  strong: {
    distribution: { uniform: [0.5, 0.9] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in the one field that a person is expert at',
    theory: 'T1',
    source: 'assumption',
  },
  second: {
    distribution: { uniform: [0.3, 0.7] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in a second field',
    theory: 'T1',
    source: 'assumption',
  },
  rest: {
    distribution: { uniform: [0, 0.2] },
    range: [0, 1],
    unit: 'expertise',
    meaning: 'expertise in every other field',
    theory: 'T1',
    source: 'assumption',
  },
  drive: {
    distribution: { uniform: [0.4, 1] },
    range: [0, 2],
    unit: 'factor',
    meaning: 'learning drive: how fast a person learns, whatever the way',
    theory: 'T2 T9',
    source: 'assumption',
  },
  openness: {
    distribution: { uniform: [0.3, 0.7] },
    range: [0, 1],
    unit: 'weight',
    meaning: 'weight of difference (what another could teach) against similarity in what attracts a person',
    theory: 'T14 T22',
    source: 'assumption',
  },
  authenticity: {
    distribution: { uniform: [0.3, 1] },
    range: [0, 1],
    unit: 'share',
    meaning: 'how openly a person shows what they know and do not know',
    theory: 'T16 T24',
    source: 'assumption',
  },
  stance: {
    distribution: { uniform: [0.4, 1] },
    range: [0, 1],
    unit: 'share',
    meaning: 'learner stance: showing up as a learner (1) or as the expert (0)',
    theory: 'T25',
    source: 'assumption',
  },
  fearlessness: {
    distribution: { uniform: [0, 0.4] },
    range: [0, 1],
    unit: 'share',
    meaning: 'how little a person fears to show limits, to begin, to end',
    theory: 'T16 T28',
    source: 'assumption',
  },
  attention: {
    distribution: { constant: 1 },
    range: [0.1, 1],
    unit: 'share',
    meaning: 'share of a full week that a person has for learning, less for part-timers',
    theory: 'T32',
    source: 'assumption',
  },
} as const satisfies Record<string, Trait>;

export type TraitName = keyof typeof TRAITS;
