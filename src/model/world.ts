/**
 * Everything that exists in a world: every column, its unit, its meaning and, behind it, who writes it. i is a person, j another,
 * g a group, e a tie as seen from one end. NONE (-1) means "nobody", "nothing", "not yet".
 */
import { actsOf } from '../engine/act.ts';
import { type Block, type Columns, type Layout, layOut, type View } from '../engine/columns.ts';
import { type SeedKey, seedKey } from '../engine/dice.ts';
import type { EventLog } from './events.ts';
import type { OpenRules } from './expression.ts';
import type { Parameters } from './parameters.ts';

export const NONE = -1;
/** Needs that a person can have at once: fields in which they want a level they do not have. */
export const NEEDS = 2;
/** Groups that a person can belong to at once. */
export const MEMBERSHIPS = 2;

/** How somebody with a need spent the week, as written in `way`. */
export const WAY = { none: 0, alone: 1, together: 2 } as const;
/** Why a member lets go, as written in `leaveWish`. */
export const LEAVE = { stay: 0, fulfilled: 1, slow: 2, halfHearted: 3 } as const;
/** Why a group ended, as written in `cause`. The order is that of CAUSE_NAMES. */
export const CAUSE = { none: 0, fulfilled: 1, faded: 2, conflict: 3, emptied: 4 } as const;
export const CAUSE_NAMES = ['', 'fulfilled', 'faded', 'conflict', 'emptied'] as const;
/** The seven recognitions (T31); a group's `recognizedBy` is one of these, 0 for none yet. */
export const RECOGNITION_NAMES = [
  '',
  'spontaneity',
  'energy',
  'creative',
  'rewarding',
  'accomplishing',
  'leading',
  'whole',
] as const;

export const LAYOUT = {
  // ── a person's expertise and needs ────────────────────────────────────────────────────────────────── writes
  expertise: { table: 'people', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'level in each field' }, // birth, learning
  norm: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'length of the row of expertise' }, // birth, learning
  needField: { table: 'people', kind: 'i32', width: NEEDS, unit: 'field', meaning: 'fields in which more is wanted' }, // birth, needs, learning
  needLevel: { table: 'people', kind: 'f32', width: NEEDS, unit: 'expertise', meaning: 'the level wanted there' }, // needs
  stuckSince: { table: 'people', kind: 'i32', unit: 'week', meaning: 'week in which the unmet need arose' }, // birth, needs, learning
  arisen: { table: 'people', kind: 'u8', unit: 'needs', meaning: 'needs that arose this week' }, // needs
  metNow: { table: 'people', kind: 'u8', unit: 'needs', meaning: 'needs met this week' }, // learning
  // ── what a person is like ─────────────────────────────────────────────────────────────────────────────────
  drive: { table: 'people', kind: 'f32', unit: 'factor', meaning: 'learning drive' }, // birth
  openness: { table: 'people', kind: 'f32', unit: 'weight', meaning: 'difference against similarity' }, // birth
  authenticity: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how openly they show themselves' }, // birth
  stance: { table: 'people', kind: 'f32', unit: 'share', meaning: 'learner (1) or expert (0)' }, // birth
  attention: { table: 'people', kind: 'f32', unit: 'share', meaning: 'share of a week there for learning' }, // birth
  bornFearless: { table: 'people', kind: 'f32', unit: 'share', meaning: 'fearlessness at birth' }, // birth
  fearlessness: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how little they fear' }, // birth, growing, letting-go
  we: { table: 'people', kind: 'f32', unit: 'share', meaning: 'sense of self from I to we' }, // growing
  spark: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how far this way of working is their own' }, // spreading
  sparkFrom: { table: 'people', kind: 'i32', unit: 'group', meaning: 'the group (its number) it came from' }, // spreading
  sparkGeneration: { table: 'people', kind: 'i32', unit: 'generation', meaning: "that group's generation" }, // spreading
  organization: { table: 'people', kind: 'i32', unit: 'number', meaning: 'organization' }, // birth
  team: { table: 'people', kind: 'i32', unit: 'number', meaning: 'team' }, // birth
  // ── belonging ─────────────────────────────────────────────────────────────────────────────────────────────
  membership: { table: 'people', kind: 'i32', width: MEMBERSHIPS, unit: 'row', meaning: 'rows of own groups' }, // birth, founding, joining, letting-go
  commitment: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'share', meaning: 'commitment to each' }, // founding, joining, committing
  slowWeeks: { table: 'people', kind: 'i32', width: MEMBERSHIPS, unit: 'weeks', meaning: 'no faster than alone' }, // founding, joining, committing
  groupsSoFar: { table: 'people', kind: 'i32', unit: 'groups', meaning: 'groups belonged to so far' }, // founding, joining
  // ── one week's wishes and sights (written anew every week) ────────────────────────────────────────────────
  seenPerson: { table: 'people', kind: 'i32', width: 'looks', unit: 'person', meaning: 'whom they looked at' }, // birth, noticing
  seenGroup: { table: 'people', kind: 'i32', width: 'looks', unit: 'row', meaning: 'group seen through them' }, // birth, noticing
  seenClose: { table: 'people', kind: 'f32', width: 'looks', unit: 'closeness', meaning: 'closeness to them' }, // noticing
  careField: { table: 'people', kind: 'i32', unit: 'field', meaning: 'need of another they take on' }, // birth, noticing
  careLevel: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'its level' }, // noticing
  intentPerson: { table: 'people', kind: 'i32', unit: 'person', meaning: 'whom they want to talk to' }, // birth, attraction
  intentGroup: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group they want to work with' }, // birth, attraction
  inboxEnd: { table: 'people', kind: 'i32', unit: 'place', meaning: 'end of their part of the inbox' }, // gathering
  inbox: { table: 'people', kind: 'i32', unit: 'person', meaning: 'who talks, sorted by whom they talk to' }, // gathering
  stick: { table: 'people', kind: 'i32', unit: 'person', meaning: 'with whom they would found a group' }, // birth, sticking
  ask: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group that would take them in' }, // birth, sticking
  friendLevel: { table: 'people', kind: 'f32', width: NEEDS, unit: 'expertise', meaning: "an old friend's level" }, // alumni
  friendClose: { table: 'people', kind: 'f32', unit: 'closeness', meaning: 'closeness to that friend' }, // alumni
  leaveWish: { table: 'people', kind: 'u8', width: MEMBERSHIPS, unit: 'reason', meaning: 'why they let go' }, // committing
  // ── what was learned this week ────────────────────────────────────────────────────────────────────────────
  gainTogether: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'gained in groups' }, // learning
  gainDiscovery: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'of this, discovered' }, // learning
  gainAsIfAlone: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'what alone would have given' }, // learning
  gainAlone: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'gained by learning alone' }, // learning
  gainSeeing: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'gained by seeing' }, // learning
  gainAlumni: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'gained from old friends' }, // learning
  way: { table: 'people', kind: 'u8', unit: 'which', meaning: 'need this week: 0 none, 1 alone, 2 in groups' }, // learning
  gainOf: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'expertise', meaning: 'gained in each group' }, // learning
  discoveryOf: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'expertise', meaning: 'of this, discovered' }, // learning
  // ── a person's ties, from tieStart on, room up to the next person's ──────────────────────────────────────────
  tieStart: { table: 'people', kind: 'i32', unit: 'place', meaning: 'first tie' }, // birth
  tieEnd: { table: 'people', kind: 'i32', unit: 'place', meaning: 'end of the ties in use' }, // birth, talking
  tieRoom: { table: 'people', kind: 'i32', unit: 'place', meaning: 'end of the room for ties' }, // birth
  tieTo: { table: 'ties', kind: 'i32', unit: 'person', meaning: 'to whom' }, // birth, talking
  closeness: { table: 'ties', kind: 'f32', unit: 'closeness', meaning: '0 distant .. 1 closest' }, // birth, talking
  tieOwn: { table: 'ties', kind: 'u8', unit: '0 or 1', meaning: 'made during the run' }, // talking
  tieAlumni: { table: 'ties', kind: 'u8', unit: '0 or 1', meaning: 'were in a group together' }, // talking, letting-go
  // ── a group ───────────────────────────────────────────────────────────────────────────────────────────────
  groupId: { table: 'groups', kind: 'i32', unit: 'number', meaning: 'number of the group, 0: row not in use' }, // resting, founding
  groupLuck: { table: 'groups', kind: 'i32', unit: 'key', meaning: 'what its luck is keyed by' }, // founding
  members: { table: 'groups', kind: 'i32', width: 'seats', unit: 'person', meaning: 'members, in order of coming' }, // founding, joining, letting-go
  size: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'members now' }, // founding, joining, letting-go
  born: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of founding' }, // founding
  profile: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'best level in each field' }, // founding, working
  profileNorm: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'length of the profile' }, // founding, working
  purpose: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'largest wanted level' }, // founding, working
  purposeNorm: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'length of the purpose' }, // founding, working
  diversity: { table: 'groups', kind: 'f32', unit: 'share', meaning: '1 - mean cosine between members' }, // founding, working
  trust: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'trust' }, // founding, joining, working
  learnerStance: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'mean learner stance' }, // founding, working
  coordinationCost: { table: 'groups', kind: 'f32', unit: 'cost', meaning: 'cost for each further member' }, // founding, working
  evenness: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'how evenly members contribute' }, // founding, working
  meets: { table: 'groups', kind: 'u8', unit: '0 or 1', meaning: 'it met this week' }, // founding, working
  conflictNow: { table: 'groups', kind: 'u8', unit: '0 or 1', meaning: 'a conflict struck this week' }, // founding, working
  energyLevel: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'energy' }, // founding, energy
  visibility: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'what is seen of it' }, // founding, energy
  pace: { table: 'groups', kind: 'f32', unit: 'factor', meaning: 'learning together over learning alone' }, // founding, energy
  needsLeft: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'unmet needs of members' }, // founding, energy
  recognizedWeek: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of recognition' }, // founding, recognition
  recognizedBy: { table: 'groups', kind: 'u8', unit: 'which', meaning: 'which of the seven came first' }, // founding, recognition
  ending: { table: 'groups', kind: 'u8', unit: 'cause', meaning: 'why it ought to end now, 0: it goes on' }, // founding, deciding
  cause: { table: 'groups', kind: 'u8', unit: 'cause', meaning: 'why it ended' }, // founding, letting-go
  ended: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of its end' }, // founding, letting-go
  // ── a group's descent and its record ──────────────────────────────────────────────────────────────────────
  parent: { table: 'groups', kind: 'i32', unit: 'group', meaning: 'number of the group it descends from' }, // founding
  generation: { table: 'groups', kind: 'i32', unit: 'generation', meaning: '1: no parent' }, // founding
  founderA: { table: 'groups', kind: 'i32', unit: 'person', meaning: 'who wished for it' }, // founding
  founderB: { table: 'groups', kind: 'i32', unit: 'person', meaning: 'with whom' }, // founding
  reasonA: { table: 'groups', kind: 'u32', unit: 'bits', meaning: 'fields the first founder needed' }, // founding
  reasonB: { table: 'groups', kind: 'u32', unit: 'bits', meaning: 'fields the second founder needed' }, // founding
  levelFounders: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: "founders' best in those fields" }, // founding
  levelReached: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'highest level since, in those fields' }, // founding, energy
  foundersBest: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'at founding' }, // founding
  sizePeak: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'most members at once' }, // founding, joining
  membersTotal: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'all who ever belonged' }, // founding, joining
  needsBrought: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'needs that members came with' }, // founding, joining, energy
  needsMet: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'needs met since' }, // founding, energy
  sumTogether: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'gained here so far' }, // founding, energy
  sumAsIfAlone: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'would have been gained alone' }, // founding, energy
  sumDiscovery: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'discovered here so far' }, // founding, energy
  trustPeak: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'highest trust' }, // founding, energy
  energyPeak: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'highest energy' }, // founding, energy
  conflicts: { table: 'groups', kind: 'i32', unit: 'conflicts', meaning: 'conflicts so far' }, // founding, energy
  // ── bookkeeping ───────────────────────────────────────────────────────────────────────────────────────────
  freeRows: { table: 'groups', kind: 'i32', unit: 'row', meaning: 'rows free again, a stack' }, // resting
  book: { table: 'book', kind: 'i32', width: 4, unit: 'count', meaning: 'rows in use, free rows, groups ever, alive' }, // resting, founding, letting-go
} as const satisfies Layout;

/** Places in the column `book`. */
export const BOOK = { rowsUsed: 0, freeCount: 1, groupsEver: 2, alive: 3 } as const;

export type WorldLayout = typeof LAYOUT;
export type ColumnName = keyof WorldLayout;

/** How large a world is; part of the settings, so that rules find it beside the parameters. */
export interface Sizes {
  readonly people: number;
  readonly fields: number;
  /** Looks a week, the chance stranger included. */
  readonly looks: number;
  /** Members a group has room for. */
  readonly seats: number;
}

export type Settings = Parameters & { readonly size: Sizes; readonly rules: OpenRules };

/** The makers of acts over this world. */
export const { each, settle } = actsOf<WorldLayout, Settings, EventLog>();

/** A world as a rule sees it: W can be written. */
export type Sight<W extends ColumnName = never> = View<WorldLayout, W>;

export interface World {
  readonly columns: Columns<WorldLayout>;
  readonly block: Block<WorldLayout>;
  readonly settings: Settings;
  readonly key: SeedKey;
  readonly log: EventLog;
  /** The week that was lived last; 0 on the first morning. */
  week: number;
}

/** An empty world with room for its people, their ties and the groups they can form. */
export function emptyWorld(settings: Settings, ties: number, seed: string, log: EventLog): World {
  const { people, fields, looks, seats } = settings.size;
  // Nobody is in more than MEMBERSHIPS groups and no group has fewer than two members.
  const groups = Math.max(1, Math.ceil((people * MEMBERSHIPS) / 2));
  const block = layOut(LAYOUT, { people, groups, ties: Math.max(1, ties), book: 1 }, { fields, looks, seats });
  return { columns: block.columns, block, settings, key: seedKey(seed), log, week: 0 };
}

/** Rows in use in a table now. */
export function rowsInUse(world: World, table: string): number {
  if (table === 'people') return world.settings.size.people;
  if (table === 'groups') return world.columns.book[BOOK.rowsUsed]!;
  throw new RangeError(`no act goes over the table ${table}`);
}
