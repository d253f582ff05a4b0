/** A group, a turtle of its own breed: how it begins, whom it takes in, how somebody goes out of it and how it ends. */
import { AgentArray } from './library.mjs';
import { groupCount, membershipIn, needCount } from './person.mjs';
import { closenessTo, tieTo } from './ties.mjs';

export const NOT_YET = -1;
export const CAUSE = { fulfilled: 'fulfilled', faded: 'faded', conflict: 'conflict', emptied: 'emptied' };
/** Commitment of a newcomer: more than half, or they would not have come. */
const WHOLEHEARTED = 0.75;

/** Two begin: `first`, who wished for it, and `second`. */
export function begin(town, first, second) {
  const { energy, spreading } = town.parameters;
  const { fields } = town;
  town.groupsEver += 1;
  town.groups.createOne((group) => {
    group.born = town.week;
    group.members = new AgentArray();
    group.reasons = new Array(fields).fill(false);
    group.profile = new Array(fields).fill(0);
    group.profileNorm = 0;
    group.purpose = new Array(fields).fill(0);
    group.purposeNorm = 0;
    // Who knows most in each field of the purpose; who teaches, null while it is no class.
    group.source = new Array(fields).fill(null);
    group.teacher = null;
    group.trust = (closenessTo(first, second) + closenessTo(second, first)) / 2;
    group.energy = energy.start;
    group.visibility = 0;
    group.pace = 1;
    group.diversity = 0;
    group.learnerStance = 0;
    group.coordinationCost = 0;
    group.evenness = 0;
    group.meets = true;
    group.conflictNow = false;
    group.conflicts = 0;
    group.recognizedWeek = NOT_YET;
    // The group founded last to support it.
    group.supporter = null;
    group.needsLeft = 0;
    group.needsBrought = 0;
    group.needsMet = 0;
    group.sumTogether = 0;
    group.sumDiscovery = 0;
    group.cause = null;

    const carrier = second.spark > first.spark ? second : first;
    const carried = carrier.spark >= spreading.carried && carrier.sparkFrom !== null;
    group.parent = carried ? carrier.sparkFrom : null;
    group.generation = carried ? carrier.sparkGeneration + 1 : 1;
    const supported = supportedBy(first) ?? supportedBy(second);
    if (supported !== null) supported.supporter = group;

    for (const founder of [first, second]) {
      for (const need of founder.needs) if (need !== null) group.reasons[need.field] = true;
      enter(group, founder);
    }
    gather(group);
    group.levelFounders = levelOf(group);
    group.levelReached = group.levelFounders;
  });
}

/** The living group whose lack somebody has taken on, unless they have come to belong to it. */
function supportedBy(person) {
  const group = person.supports;
  return group !== null && !group.isDead() && membershipIn(person, group) === null ? group : null;
}

export function isRecognized(group) {
  return group.recognizedWeek !== NOT_YET;
}

/** Somebody who has a place free takes the next seat. Needs that arose this week are counted at its end, by energy. */
export function enter(group, person) {
  const place = person.memberships[0] === null ? 0 : 1;
  person.memberships[place] = {
    person,
    group,
    commitment: WHOLEHEARTED,
    slowWeeks: 0,
    gain: 0,
    discovery: 0,
    leaves: false,
  };
  person.groupsSoFar += 1;
  group.members.push(person);
  group.needsBrought += needCount(person) - person.arisen;
}

/** Somebody goes; ties between them and those who remain become ties among alumni. */
export function part(group, person, kept) {
  const place = person.memberships[0]?.group === group ? 0 : 1;
  person.memberships[place] = null;
  group.members.remove(person);
  for (const member of group.members) {
    const there = tieTo(person, member);
    if (there !== null) there.alumni = true;
    const back = tieTo(member, person);
    if (back !== null) back.alumni = true;
  }
  person.fearlessness -= (1 - kept) * Math.max(0, person.fearlessness - person.bornFearless);
}

export function end(group, why, kept) {
  while (group.members.length > 0) part(group, group.members.last(), kept);
  group.cause = why;
  group.die();
}

/** Draws profile and purpose together from the members: the best level, and the largest level wanted, in each field. */
export function gather(group) {
  const { profile, purpose, members } = group;
  profile.fill(0);
  purpose.fill(0);
  for (let at = 0; at < members.length; at++) {
    const { expertise, needs } = members[at];
    for (let k = 0; k < profile.length; k++) if (expertise[k] > profile[k]) profile[k] = expertise[k];
    for (const need of needs) {
      if (need !== null && need.level > purpose[need.field]) purpose[need.field] = need.level;
    }
  }
  let best = 0;
  let wanted = 0;
  for (let k = 0; k < profile.length; k++) {
    best += profile[k] * profile[k];
    wanted += purpose[k] * purpose[k];
  }
  group.profileNorm = Math.sqrt(best);
  group.purposeNorm = Math.sqrt(wanted);
}

/** The members' best level now, on average over the fields that the founders needed. */
export function levelOf({ reasons, members }) {
  let sum = 0;
  let wanted = 0;
  for (let k = 0; k < reasons.length; k++) {
    if (!reasons[k]) continue;
    let best = 0;
    for (let at = 0; at < members.length; at++) best = Math.max(best, members[at].expertise[k]);
    sum += best;
    wanted += 1;
  }
  return wanted > 0 ? sum / wanted : 0;
}

export function meanClosenessTo({ members }, person) {
  let sum = 0;
  for (let at = 0; at < members.length; at++) sum += closenessTo(members[at], person);
  return sum / members.length;
}

export function meanFearlessness({ members }) {
  let sum = 0;
  for (let at = 0; at < members.length; at++) sum += members[at].fearlessness;
  return sum / members.length;
}

/** What the week of a teacher gives to each of those taught. */
export function teaching({ teacher, members }, split) {
  const week = teacher.attention / Math.max(1, groupCount(teacher));
  const taught = members.length - 1;
  return taught > 1 && split > 0 ? week / taught ** split : week;
}
