/** Working: what a week together makes of a group, read from its members. */
import { gather, meanFearlessness } from './group.mjs';
import { util } from './library.mjs';
import { isStuck, membershipIn } from './person.mjs';

export function work(town, group) {
  const { coordination, coordinationAge, meetsAnyway, question, expert } = town.parameters.working;
  const { conflict, conflictCut, trustGrowth } = town.parameters.working;
  const { members } = group;
  gather(group);
  const n = members.length;
  let learners = 0;
  let modest = 0;
  let honest = 0;
  let needed = false;
  for (const member of members) {
    learners += member.stance;
    modest += member.stance * (1 - member.ego);
    honest += member.authenticity;
    if (isStuck(member)) needed = true;
  }
  group.learnerStance = modest / n;
  group.diversity = diversityOf(group);
  const leader = findSources(group);
  const age = town.week - group.born;
  group.coordinationCost = (coordination * coordinationAge) / (coordinationAge + age);
  group.conflictNow = false;
  group.meets = needed || util.randomFloat(1) < meetsAnyway;

  const { teacher } = group;
  if (teacher !== null) {
    if (membershipIn(teacher, group) === null || util.randomFloat(1) < question * (learners / n)) group.teacher = null;
  } else if (group.meets && leader !== null && util.randomFloat(1) < expert * leader.ego * (1 - leader.stance)) {
    group.teacher = leader;
  }
  // In a class one gives and the others take.
  group.evenness = group.teacher !== null ? 0 : evennessOf(group);
  if (!group.meets) return;

  group.conflictNow = util.randomFloat(1) < conflict * group.diversity * (n - 1);
  if (group.conflictNow) group.trust *= 1 - conflictCut * (1 - forgivenessOf(town, group));
  group.trust += Math.min(1, trustGrowth * (honest / n)) * (1 - group.trust);
}

/** How readily a group forgives: with age and fearlessness, and with every conflict it has gone through. */
function forgivenessOf(town, group) {
  const { practised, forgivingAge } = town.parameters.working;
  const ripeness = town.week - group.born + practised * group.conflicts;
  return ((ripeness / (ripeness + forgivingAge)) * (1 + meanFearlessness(group))) / 2;
}

/** 1 - mean cosine between members: from the length of the sum of their directions, less each with itself. */
function diversityOf({ members, profile }) {
  const n = members.length;
  let square = 0;
  let selves = 0;
  for (let k = 0; k < profile.length; k++) {
    let sum = 0;
    for (let at = 0; at < n; at++) {
      const direction = members[at].expertise[k] / members[at].norm;
      sum += direction;
      selves += direction * direction;
    }
    square += sum * sum;
  }
  return Math.max(0, 1 - (square - selves) / (n * (n - 1)));
}

/** Finds who knows most, and more than some other, in each field of the purpose; returns who does in most fields. */
function findSources({ members, purpose, source }) {
  for (let k = 0; k < purpose.length; k++) {
    source[k] = null;
    if (purpose[k] <= 0) continue;
    let wisest = null;
    let best = -1;
    let least = 2;
    for (const member of members) {
      const x = member.expertise[k];
      if (x > best) {
        best = x;
        wisest = member;
      }
      if (x < least) least = x;
    }
    if (best > least) source[k] = wisest;
  }
  let leader = null;
  let most = 0;
  for (const member of members) {
    let times = 0;
    for (let k = 0; k < source.length; k++) if (source[k] === member) times += 1;
    if (times > most) {
      most = times;
      leader = member;
    }
  }
  return leader;
}

/** How evenly the members give: in each field of the purpose, who knows most gives what they know beyond the mean. */
function evennessOf({ members, purpose }) {
  const n = members.length;
  let given = 0;
  let squares = 0;
  for (const { expertise } of members) {
    let gives = 0;
    for (let k = 0; k < purpose.length; k++) {
      if (purpose[k] <= 0) continue;
      let mean = 0;
      let ahead = true;
      for (let at = 0; at < n; at++) {
        const x = members[at].expertise[k];
        mean += x / n;
        if (x > expertise[k]) ahead = false;
      }
      if (ahead) gives += expertise[k] - mean;
    }
    given += gives;
    squares += gives * gives;
  }
  if (given <= 1e-9) return 1;
  return 1 - (squares / (given * given) - 1 / n) / (1 - 1 / n);
}
