/**
 * Everything that exists in a world: every column, its unit, its meaning and, behind it, who writes it. i is a person, j another,
 * g a group, e a tie as seen from one end. NONE (-1) means "nobody", "nothing", "not yet".
 */
import { actsOf } from '../engine/act.ts';
import {
  type Block,
  bytesOf,
  type Clearing,
  type Columns,
  type Layout,
  layOut,
  type Memory,
  type View,
} from '../engine/columns.ts';
import { ROWS_TOGETHER } from '../engine/crew.ts';
import { type SeedKey, seedKey } from '../engine/dice.ts';
import { isAlone, type Kernels, kernelsOf, NO_KERNELS } from '../engine/kernels.ts';
import type { EventLog } from './events.ts';
import type { OpenRules } from './expression.ts';
import type { Intervention } from './interventions.ts';
import type { Distribution, Parameters, TraitName } from './parameters.ts';

export const NONE = -1;
/** Needs that a person can have at once: fields in which they want a level they do not have. */
export const NEEDS = 2;
/** Groups that a person can belong to at once. */
export const MEMBERSHIPS = 2;
/** Communities that a person can belong to at once. */
export const CIRCLES = 2;

/** How somebody with a need spent the week, as written in `way`. */
export const WAY = { none: 0, alone: 1, together: 2 } as const;
/** Why a member lets go, as written in `leaveWish`. */
export const LEAVE = { stay: 0, fulfilled: 1, slow: 2, halfHearted: 3 } as const;
/** Why a group ended, as written in `cause`. The order is that of CAUSE_NAMES. */
export const CAUSE = { none: 0, fulfilled: 1, faded: 2, conflict: 3, emptied: 4, crisis: 5, closed: 6 } as const;
export const CAUSE_NAMES = ['', 'fulfilled', 'faded', 'conflict', 'emptied', 'crisis', 'closed'] as const;
/** How a group came about, as written in `kind`: by its members, or appointed (T38). */
export const KIND = { own: 0, assigned: 1 } as const;
/** Where a need came from, as written in `needKind`. */
export const NEED = { difficulty: 0, beyond: 1, care: 2, widened: 3, support: 4, crisis: 5 } as const;
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
  expertise: { table: 'people', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'level in each field' }, // birth, intervening, moving, practising, learning
  norm: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'length of the row of expertise' }, // birth, intervening, moving, practising, learning
  needField: { table: 'people', kind: 'i32', width: NEEDS, unit: 'field', meaning: 'fields in which more is wanted' }, // birth, intervening, moving, needs, learning
  needLevel: { table: 'people', kind: 'f32', width: NEEDS, unit: 'expertise', meaning: 'the level wanted there' }, // intervening, needs
  needKind: { table: 'people', kind: 'u8', width: NEEDS, unit: 'which', meaning: 'where the need came from' }, // intervening, needs
  supportOf: {
    table: 'people',
    kind: 'i32',
    unit: 'group',
    meaning: 'group (its number) whose lack they work on, 0: none',
  }, // intervening, moving, needs, learning
  supportRow: { table: 'people', kind: 'i32', unit: 'row', meaning: 'its row while it lives' }, // needs
  stuckSince: { table: 'people', kind: 'i32', unit: 'week', meaning: 'week in which the unmet need arose' }, // birth, intervening, moving, needs, learning
  arisen: { table: 'people', kind: 'u8', unit: 'needs', meaning: 'needs that arose this week' }, // resting, intervening, moving, needs
  metNow: { table: 'people', kind: 'u8', unit: 'needs', meaning: 'needs met this week' }, // learning
  metBeyond: { table: 'people', kind: 'u8', unit: 'needs', meaning: 'of these, beyond what their organization knew' }, // learning
  bestField: { table: 'people', kind: 'i32', unit: 'field', meaning: 'the field they are expert at, and practise' }, // birth, intervening, moving
  // ── what a person is like ─────────────────────────────────────────────────────────────────────────────────
  drive: { table: 'people', kind: 'f32', unit: 'factor', meaning: 'learning drive' }, // birth, intervening, moving
  openness: { table: 'people', kind: 'f32', unit: 'weight', meaning: 'difference against similarity' }, // birth, intervening, moving, growing
  authenticity: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how openly they show themselves' }, // birth, intervening, moving
  stance: { table: 'people', kind: 'f32', unit: 'share', meaning: 'learner (1) or expert (0)' }, // birth, intervening, moving
  attention: { table: 'people', kind: 'f32', unit: 'share', meaning: 'share of a week there for learning' }, // birth, intervening, moving
  bornFearless: { table: 'people', kind: 'f32', unit: 'share', meaning: 'fearlessness at birth' }, // birth, intervening, moving
  fearlessness: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how little they fear' }, // birth, intervening, moving, growing, letting-go
  we: { table: 'people', kind: 'f32', unit: 'share', meaning: 'sense of self from I to we' }, // intervening, moving, growing
  spark: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how far this way of working is their own' }, // intervening, moving, spreading
  sparkFrom: { table: 'people', kind: 'i32', unit: 'group', meaning: 'the group (its number) it came from' }, // intervening, moving, spreading
  sparkGeneration: { table: 'people', kind: 'i32', unit: 'generation', meaning: "that group's generation" }, // intervening, moving, spreading
  ego: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how much they need to be the one who knows' }, // birth, intervening, moving, growing
  esteem: { table: 'people', kind: 'f32', unit: 'share', meaning: 'how far others see a teacher and leader in them' }, // intervening, moving, growing
  angst: { table: 'people', kind: 'f32', unit: 'share', meaning: 'angst' }, // intervening, moving, striking, growing
  fostering: {
    table: 'people',
    kind: 'u8',
    unit: 'which',
    meaning: '0 not, 1 as individual, 2 as group, 3 as catalyst',
  }, // birth, intervening, moving
  fosterUntil: { table: 'people', kind: 'i32', unit: 'week', meaning: 'last week of that, NONE: for good' }, // birth, intervening
  role: { table: 'people', kind: 'u8', unit: 'which', meaning: '0 none, 1 weaver, 2 facilitator, 3 coordinator' }, // birth, intervening, moving
  roleUntil: { table: 'people', kind: 'i32', unit: 'week', meaning: 'last week of that, NONE: for good' }, // birth, intervening
  organization: { table: 'people', kind: 'i32', unit: 'number', meaning: 'organization' }, // birth, intervening, moving
  team: { table: 'people', kind: 'i32', unit: 'number', meaning: 'team' }, // birth, intervening, moving
  here: { table: 'people', kind: 'u8', unit: '0 or 1', meaning: '1: in this world now' }, // birth, intervening, moving
  arrived: { table: 'people', kind: 'i32', unit: 'week', meaning: 'week in which they came' }, // birth, intervening, moving
  // ── belonging ─────────────────────────────────────────────────────────────────────────────────────────────
  membership: { table: 'people', kind: 'i32', width: MEMBERSHIPS, unit: 'row', meaning: 'rows of own groups' }, // birth, intervening, moving, founding, joining, assigning, letting-go
  commitment: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'share', meaning: 'commitment to each' }, // founding, joining, assigning, committing
  slowWeeks: { table: 'people', kind: 'i32', width: MEMBERSHIPS, unit: 'weeks', meaning: 'no faster than alone' }, // founding, joining, assigning, committing
  groupsSoFar: { table: 'people', kind: 'i32', unit: 'groups', meaning: 'groups belonged to so far' }, // intervening, moving, founding, joining, assigning
  community: { table: 'people', kind: 'i32', width: CIRCLES, unit: 'row', meaning: 'rows of own communities' }, // birth, intervening, moving, convening, letting-go
  circleWish: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the community they would belong to' }, // birth, intervening, moving, drawing
  circleQuit: {
    table: 'people',
    kind: 'u8',
    width: CIRCLES,
    unit: '0 or 1',
    meaning: '1: they let go of that community',
  }, // intervening, moving, drawing
  attending: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the community whose gathering they attend' }, // birth, convening
  attendees: { table: 'people', kind: 'i32', unit: 'person', meaning: 'who attends, sorted by community' }, // convening
  invitedTo: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group elsewhere that invites them' }, // birth, inviting
  // ── one week's wishes and sights (written anew every week) ────────────────────────────────────────────────
  seenPerson: { table: 'people', kind: 'i32', width: 'looks', unit: 'person', meaning: 'whom they looked at' }, // birth, noticing
  seenGroup: { table: 'people', kind: 'i32', width: 'looks', unit: 'row', meaning: 'group seen through them' }, // birth, intervening, moving, noticing
  seenClose: { table: 'people', kind: 'f32', width: 'looks', unit: 'closeness', meaning: 'closeness to them' }, // noticing
  seenLike: {
    table: 'people',
    kind: 'f64',
    width: 'looks',
    unit: 'share',
    meaning: 'resonance of its purpose with them',
  }, // noticing
  careField: { table: 'people', kind: 'i32', unit: 'field', meaning: 'need of another they take on' }, // birth, intervening, moving, noticing
  careLevel: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'its level' }, // noticing
  careGroup: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group of the one whose need it is' }, // birth, noticing
  intentPerson: { table: 'people', kind: 'i32', unit: 'person', meaning: 'whom they want to talk to' }, // birth, attraction
  intentGroup: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group they want to work with' }, // birth, attraction
  inboxStart: { table: 'people', kind: 'i32', unit: 'place', meaning: 'where their part of the inbox begins' }, // calling, gathering
  inboxCount: { table: 'people', kind: 'i32', unit: 'people', meaning: 'how many talk to them' }, // calling, gathering
  inbox: { table: 'people', kind: 'i32', unit: 'person', meaning: 'who talks, sorted by whom they talk to' }, // gathering
  stick: { table: 'people', kind: 'i32', unit: 'person', meaning: 'with whom they would found a group' }, // birth, sticking
  ask: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group that would take them in' }, // birth, sticking
  helpGroup: { table: 'people', kind: 'i32', unit: 'row', meaning: 'the group they would work for from outside' }, // birth, intervening, moving, sticking
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
  gainTaught: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'of gainTogether, taught by an expert' }, // learning
  gainSupport: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'of gainTogether, from supporting groups' }, // learning
  gainPractice: { table: 'people', kind: 'f32', unit: 'expertise', meaning: 'gained by practising what they know' }, // practising
  way: { table: 'people', kind: 'u8', unit: 'which', meaning: 'need this week: 0 none, 1 alone, 2 in groups' }, // learning
  gainOf: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'expertise', meaning: 'gained in each group' }, // learning
  discoveryOf: { table: 'people', kind: 'f32', width: MEMBERSHIPS, unit: 'expertise', meaning: 'of this, discovered' }, // learning
  // ── a person's ties, from tieStart on, room up to the next person's ──────────────────────────────────────────
  tieStart: { table: 'people', kind: 'i32', unit: 'place', meaning: 'first tie' }, // birth
  tieEnd: { table: 'people', kind: 'i32', unit: 'place', meaning: 'end of the ties in use' }, // birth, intervening, moving, weaving, talking
  tieRoom: { table: 'people', kind: 'i32', unit: 'place', meaning: 'end of the room for ties' }, // birth
  tieTo: { table: 'ties', kind: 'i32', unit: 'person', meaning: 'to whom' }, // birth, intervening, moving, weaving, talking
  closeness: { table: 'ties', kind: 'f32', unit: 'closeness', meaning: '0 distant .. 1 closest' }, // birth, intervening, moving, weaving, talking
  tieOwn: { table: 'ties', kind: 'u8', unit: '0 or 1', meaning: 'made during the run' }, // intervening, moving, weaving, talking
  tieAlumni: { table: 'ties', kind: 'u8', unit: '0 or 1', meaning: 'were in a group together' }, // intervening, moving, weaving, talking, letting-go
  // ── a group ───────────────────────────────────────────────────────────────────────────────────────────────
  groupId: { table: 'groups', kind: 'i32', unit: 'number', meaning: 'number of the group, 0: row not in use' }, // resting, founding, assigning
  groupLuck: { table: 'groups', kind: 'i32', unit: 'key', meaning: 'what its luck is keyed by' }, // founding, assigning
  members: { table: 'groups', kind: 'i32', width: 'seats', unit: 'person', meaning: 'members, in order of coming' }, // intervening, moving, founding, joining, assigning, letting-go
  size: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'members now' }, // intervening, moving, founding, joining, assigning, letting-go
  born: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of founding' }, // founding, assigning
  kind: { table: 'groups', kind: 'u8', unit: 'which', meaning: '0 of their own accord, 1 assigned' }, // founding, assigning
  asClass: {
    table: 'groups',
    kind: 'u8',
    unit: '0 or 1',
    meaning: '1: one acts as the expert, the others are a class',
  }, // founding, assigning, working
  teacher: { table: 'groups', kind: 'i32', unit: 'person', meaning: 'who teaches, NONE while it is no class' }, // founding, assigning, working
  source: {
    table: 'groups',
    kind: 'u8',
    width: 'fields',
    unit: 'seat',
    meaning: 'who knows most of what is needed, seats from 1',
  }, // founding, assigning, working
  profile: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'best level in each field' }, // founding, assigning, working
  profileNorm: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'length of the profile' }, // founding, assigning, working
  purpose: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'largest wanted level' }, // founding, assigning, working
  purposeNorm: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'length of the purpose' }, // founding, assigning, working
  diversity: { table: 'groups', kind: 'f32', unit: 'share', meaning: '1 - mean cosine between members' }, // founding, assigning, working
  trust: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'trust' }, // intervening, striking, founding, joining, assigning, working
  learnerStance: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'mean learner stance' }, // founding, assigning, working
  coordinationCost: { table: 'groups', kind: 'f32', unit: 'cost', meaning: 'cost for each further member' }, // founding, assigning, working
  evenness: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'how evenly members contribute' }, // founding, assigning, working
  meets: { table: 'groups', kind: 'u8', unit: '0 or 1', meaning: 'it met this week' }, // founding, assigning, working
  conflictNow: { table: 'groups', kind: 'u8', unit: '0 or 1', meaning: 'a conflict struck this week' }, // founding, assigning, working
  crisisWeek: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of the last crisis' }, // intervening, striking, founding, assigning
  supporter: { table: 'groups', kind: 'i32', unit: 'row', meaning: 'the group founded last to support it' }, // founding, assigning
  supporterId: { table: 'groups', kind: 'i32', unit: 'group', meaning: 'its number' }, // founding, assigning
  energyLevel: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'energy' }, // intervening, striking, founding, assigning, energy
  visibility: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'what is seen of it' }, // founding, assigning, energy
  pace: { table: 'groups', kind: 'f32', unit: 'factor', meaning: 'learning together over learning alone' }, // founding, assigning, energy
  needsLeft: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'unmet needs of members' }, // founding, assigning, energy
  recognizedWeek: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of recognition' }, // founding, assigning, recognition
  recognizedBy: { table: 'groups', kind: 'u8', unit: 'which', meaning: 'which of the seven came first' }, // founding, assigning, recognition
  ending: { table: 'groups', kind: 'u8', unit: 'cause', meaning: 'why it ought to end now, 0: it goes on' }, // founding, assigning, deciding
  cause: { table: 'groups', kind: 'u8', unit: 'cause', meaning: 'why it ended' }, // intervening, moving, founding, assigning, letting-go
  ended: { table: 'groups', kind: 'i32', unit: 'week', meaning: 'week of its end' }, // intervening, moving, founding, assigning, letting-go
  // ── a group's descent and its record ──────────────────────────────────────────────────────────────────────
  parent: { table: 'groups', kind: 'i32', unit: 'group', meaning: 'number of the group it descends from' }, // founding, assigning
  generation: { table: 'groups', kind: 'i32', unit: 'generation', meaning: '1: no parent' }, // founding, assigning
  supports: { table: 'groups', kind: 'i32', unit: 'group', meaning: 'number of the group whose lack it works on' }, // founding, assigning
  origin: { table: 'groups', kind: 'i32', unit: 'community', meaning: 'number of the community its founders share' }, // founding, assigning
  founderA: { table: 'groups', kind: 'i32', unit: 'person', meaning: 'who wished for it' }, // founding, assigning
  founderB: { table: 'groups', kind: 'i32', unit: 'person', meaning: 'with whom' }, // founding, assigning
  homeA: { table: 'groups', kind: 'i32', unit: 'number', meaning: 'organization of the first founder then' }, // founding, assigning
  homeB: { table: 'groups', kind: 'i32', unit: 'number', meaning: 'and of the second' }, // founding, assigning
  reasonA: { table: 'groups', kind: 'u32', unit: 'bits', meaning: 'fields the first founder needed' }, // founding, assigning
  reasonB: { table: 'groups', kind: 'u32', unit: 'bits', meaning: 'fields the second founder needed' }, // founding, assigning
  levelFounders: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: "founders' best in those fields" }, // founding, assigning
  levelReached: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'highest level since, in those fields' }, // founding, assigning, energy
  foundersBest: { table: 'groups', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'at founding' }, // founding, assigning
  sizePeak: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'most members at once' }, // founding, joining, assigning
  membersTotal: { table: 'groups', kind: 'i32', unit: 'people', meaning: 'all who ever belonged' }, // founding, joining, assigning
  needsBrought: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'needs that members came with' }, // founding, joining, assigning, energy
  needsMet: { table: 'groups', kind: 'i32', unit: 'needs', meaning: 'needs met since' }, // founding, assigning, energy
  sumTogether: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'gained here so far' }, // founding, assigning, energy
  sumAsIfAlone: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'would have been gained alone' }, // founding, assigning, energy
  sumDiscovery: { table: 'groups', kind: 'f32', unit: 'expertise', meaning: 'discovered here so far' }, // founding, assigning, energy
  trustPeak: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'highest trust' }, // founding, assigning, energy
  energyPeak: { table: 'groups', kind: 'f32', unit: 'share', meaning: 'highest energy' }, // founding, assigning, energy
  conflicts: { table: 'groups', kind: 'i32', unit: 'conflicts', meaning: 'conflicts so far' }, // founding, assigning, energy
  // ── a community ───────────────────────────────────────────────────────────────────────────────────────────
  communityId: { table: 'communities', kind: 'i32', unit: 'number', meaning: 'its number, 0: row not in use' }, // birth, intervening, moving, convening, letting-go
  communityTheme: { table: 'communities', kind: 'i32', unit: 'field', meaning: 'what it is about, NONE: anything' }, // birth, intervening, moving, letting-go
  communityEvery: { table: 'communities', kind: 'i32', unit: 'weeks', meaning: 'from one gathering to the next' }, // birth, intervening, moving, letting-go
  communityFrom: { table: 'communities', kind: 'i32', unit: 'group', meaning: 'whose alumni began it, 0: seeded' }, // intervening, moving, letting-go
  communityBorn: { table: 'communities', kind: 'i32', unit: 'week', meaning: 'week in which it began' }, // intervening, moving, letting-go
  communityUntil: { table: 'communities', kind: 'i32', unit: 'week', meaning: 'last week, NONE: open end' }, // birth, intervening, moving, letting-go
  communityEnded: { table: 'communities', kind: 'i32', unit: 'week', meaning: 'week of its end' }, // birth, intervening, moving, convening, letting-go
  communitySize: { table: 'communities', kind: 'i32', unit: 'people', meaning: 'who belong' }, // birth, intervening, moving, convening, letting-go
  communityPeak: { table: 'communities', kind: 'i32', unit: 'people', meaning: 'most at once' }, // birth, intervening, moving, convening, letting-go
  communityMet: { table: 'communities', kind: 'i32', unit: 'gatherings', meaning: 'gatherings held' }, // intervening, moving, convening, letting-go
  communityCame: { table: 'communities', kind: 'i32', unit: 'visits', meaning: 'all who came, each time' }, // intervening, moving, convening, letting-go
  communityGroups: { table: 'communities', kind: 'i32', unit: 'groups', meaning: 'groups that sprang from it' }, // intervening, moving, founding, assigning, letting-go
  gatherStart: { table: 'communities', kind: 'i32', unit: 'place', meaning: 'where its attendees begin' }, // intervening, moving, convening, letting-go
  gatherEnd: { table: 'communities', kind: 'i32', unit: 'place', meaning: 'and end; equal: it does not gather' }, // intervening, moving, convening, letting-go
  // ── an organization ───────────────────────────────────────────────────────────────────────────────────────
  pass: { table: 'organizations', kind: 'f32', unit: 'share', meaning: 'what can be seen through its walls' }, // birth, intervening
  assigned: { table: 'organizations', kind: 'f32', unit: 'share', meaning: 'of those stuck, assigned to an expert' }, // birth, intervening
  orgPeople: { table: 'organizations', kind: 'i32', unit: 'people', meaning: 'its people' }, // organizing
  orgCarriers: {
    table: 'organizations',
    kind: 'i32',
    unit: 'people',
    meaning: 'who have belonged and carry the spark',
  }, // organizing
  orgChanged: { table: 'organizations', kind: 'i32', unit: 'week', meaning: 'week in which it has changed as a whole' }, // birth, organizing
  orgBest: { table: 'organizations', kind: 'f32', width: 'fields', unit: 'expertise', meaning: 'best level in it' }, // organizing
  // ── bookkeeping ───────────────────────────────────────────────────────────────────────────────────────────
  talkers: { table: 'people', kind: 'i32', unit: 'person', meaning: 'who talks to somebody, part by part' }, // calling
  leavers: {
    table: 'people',
    kind: 'i32',
    width: MEMBERSHIPS,
    unit: 'place',
    meaning: 'which memberships are to be let go, part by part',
  }, // leaving
  partTalkers: { table: 'parts', kind: 'i32', unit: 'people', meaning: 'how many of its people talk' }, // calling
  partLeavers: { table: 'parts', kind: 'i32', unit: 'memberships', meaning: 'how many of them are to be let go' }, // leaving
  partFosterers: { table: 'parts', kind: 'i32', unit: 'people', meaning: 'how many foster' }, // counting
  partWeavers: { table: 'parts', kind: 'i32', unit: 'people', meaning: 'how many weave' }, // counting
  partPeople: {
    table: 'parts',
    kind: 'i32',
    width: 'organizations',
    unit: 'people',
    meaning: 'of each organization',
  }, // counting
  partCarriers: {
    table: 'parts',
    kind: 'i32',
    width: 'organizations',
    unit: 'people',
    meaning: 'of these, who have belonged and carry the spark',
  }, // counting
  partBest: {
    table: 'parts',
    kind: 'f32',
    width: 'knowing',
    unit: 'expertise',
    meaning: 'best level in each organization, where that matters',
  }, // counting
  freeRows: { table: 'groups', kind: 'i32', unit: 'row', meaning: 'rows free again, a stack' }, // resting
  book: { table: 'book', kind: 'i32', width: 10, unit: 'count', meaning: 'counts of the whole world, see BOOK' }, // birth, resting, intervening, moving, organizing, weaving, founding, assigning, letting-go
} as const satisfies Layout;

/** Places in the column `book`. */
export const BOOK = {
  /** Rows of groups in use, or used before. */
  rowsUsed: 0,
  /** Of these, free again. */
  freeCount: 1,
  groupsEver: 2,
  alive: 3,
  /** Rows of communities in use, or used before. */
  circleRows: 4,
  circlesEver: 5,
  /** People who foster now, so that nobody looks for them where there are none. */
  fosterers: 6,
  weavers: 7,
  /** Introductions that weavers made this week. */
  introductions: 8,
  /** Rows of people in use: those of the first morning, and of newcomers as they come. */
  peopleRows: 9,
} as const;

export type WorldLayout = typeof LAYOUT;
export type ColumnName = keyof WorldLayout;

/** How large a world is; part of the settings, so that rules find it beside the parameters. */
export interface Sizes {
  readonly people: number;
  readonly fields: number;
  /** Looks a week: at ties, one at a chance stranger, and those at a gathering. */
  readonly looks: number;
  /** Members a group has room for. */
  readonly seats: number;
  readonly organizations: number;
  /** Communities there is room for; one row where there can be none. */
  readonly communities: number;
  /** Parts that the people are cut into for counting and listing, whoever does it, each of `partRows` but the last. */
  readonly parts: number;
  readonly partRows: number;
}

/** Most parts; none has fewer rows than belong together. */
const PARTS = 64;
/** Numbers that counting by organization may take in all parts together. */
const COUNTS = 2 ** 20;

/** The parts of so many people in so many organizations: the same whoever counts, so that lists and sums are the same. */
export function partsOf(people: number, organizations: number): { parts: number; partRows: number } {
  const most = Math.max(1, Math.min(PARTS, Math.floor(COUNTS / organizations)));
  const fair = Math.ceil(Math.ceil(people / most) / ROWS_TOGETHER) * ROWS_TOGETHER;
  const partRows = Math.max(ROWS_TOGETHER, fair);
  return { parts: Math.ceil(people / partRows), partRows };
}

/** What does not change while a world is lived: every parameter, sizes, and what is to be done to it from outside. */
export type Settings = Parameters & {
  readonly size: Sizes;
  /** How traits are spread, for newcomers. */
  readonly traits: Readonly<Record<TraitName, Distribution>>;
  /** Rules that expressions replace. */
  readonly rules: OpenRules;
  readonly interventions: readonly Intervention[];
};

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
  /** Compiled acts over this world's memory; none where the acts themselves are to do the work. */
  readonly kernels: Kernels;
  /** The week that was lived last; 0 on the first morning. */
  week: number;
}

/** Rows of groups that a world can need. */
export function groupsAtMost({ size, interventions, moving }: Settings): number {
  // Nobody is in more than MEMBERSHIPS groups and no group has fewer than two members.
  const full = Math.max(1, Math.ceil((size.people * MEMBERSHIPS) / 2));
  // Groups that end in mid-week, from outside or because people left, keep their rows until it is over, and others begin meanwhile.
  return interventions.length > 0 || moving.leave > 0 ? 2 * full : full;
}

/** Kernels of the acts that hold for these settings, over a world's memory: for one hand, which shares nothing else with others. */
export function kernelsFor(
  settings: Settings,
  block: Pick<Block<WorldLayout>, 'memory' | 'columns'>,
  compiled: WebAssembly.Module | null,
): Kernels {
  if (compiled === null || block.memory === null) return NO_KERNELS;
  const sections = settings as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>;
  const rules = settings.rules as unknown as Readonly<Record<string, unknown>>;
  return kernelsOf(
    compiled,
    block.memory,
    block.columns,
    (section, name) => sections[section]![name]!,
    (rule) => rules[rule] === null,
  );
}

/**
 * An empty world with room for its people, their ties and the groups they can form.
 * @param compiled the acts as compiled by src/compile; null: they are done as they are written
 * @param ground where worlds stand one after the other; left out: memory of its own
 */
export function emptyWorld(
  settings: Settings,
  ties: number,
  seed: string,
  log: EventLog,
  compiled: WebAssembly.Module | null = null,
  ground?: Clearing,
): World {
  const forKernels = compiled !== null && isAlone(compiled) ? 'alone' : compiled !== null;
  const block = layOut(LAYOUT, rowsOf(settings, ties), widthsOf(settings), forKernels, ground);
  const kernels = kernelsFor(settings, block, compiled);
  return { columns: block.columns, block, settings, key: seedKey(seed), log, kernels, week: 0 };
}

/** Rows of each table; `ties` are the places for them. */
function rowsOf(settings: Settings, ties: number): Record<string, number> {
  const { people, organizations, communities, parts } = settings.size;
  const groups = groupsAtMost(settings);
  return { people, groups, communities, organizations, parts, ties: Math.max(1, ties), book: 1 };
}

/** How much memory the columns of a world take, in bytes; what is never touched costs none of the machine's. */
export function worldBytes(settings: Settings, ties: number): number {
  return bytesOf(LAYOUT, rowsOf(settings, ties), widthsOf(settings));
}

/** The widths of columns that depend on the settings. */
export function widthsOf({ size: { fields, looks, seats, organizations }, needs }: Settings): Record<string, number> {
  return { fields, looks, seats, organizations, knowing: needs.beyond > 0 ? organizations * fields : 1 };
}

/**
 * A world over memory in which it is already, as another hand made it.
 * @param rows rows of each table, as they were laid out
 * @param compiled the acts as compiled by src/compile; null: they are done as they are written
 */
export function sameWorld(
  settings: Settings,
  rows: Readonly<Record<string, number>>,
  memory: Memory,
  key: SeedKey,
  log: EventLog,
  compiled: WebAssembly.Module | null,
): World {
  const block = layOut(LAYOUT, rows, widthsOf(settings), compiled !== null, memory);
  const kernels = kernelsFor(settings, block, compiled);
  return { columns: block.columns, block, settings, key, log, kernels, week: 0 };
}

/** Rows in use in a table now. */
export function rowsInUse(world: World, table: string): number {
  if (table === 'people') return world.settings.size.people;
  if (table === 'groups') return world.columns.book[BOOK.rowsUsed]!;
  if (table === 'parts') return world.settings.size.parts;
  throw new RangeError(`no act goes over the table ${table}`);
}
