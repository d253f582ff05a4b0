/** Learning, in the fields needed: alone, together, in a class, from supporters, by seeing, from old friends. */
import { teaching } from './group.mjs';
import { getGoing, groupCount, isStuck, MEMBERSHIPS, measure, NEEDS } from './person.mjs';

/** What the person at hand gains, and discovers, in each of their groups. */
const here = [0, 0];
const found = [0, 0];

export function learn(town, person) {
  const { alone, tiring } = town.parameters.learning;
  const { met } = town.parameters.needs;
  const { expertise, needs, attention, drive } = person;
  person.met = 0;
  person.gainTogether = 0;
  person.gainDiscovery = 0;
  person.gainAsIfAlone = 0;
  person.gainAlumni = 0;
  for (const one of person.memberships) {
    if (one === null) continue;
    one.gain = 0;
    one.discovery = 0;
  }
  if (!isStuck(person)) return;

  const groups = groupCount(person);
  const share = groups > 0 ? attention / groups : 0;
  const effort = (alone * drive * tiring) / (tiring + (town.week - person.stuckSince));
  let left = 0;
  for (let n = 0; n < NEEDS; n++) {
    const need = needs[n];
    if (need === null) continue;
    const x = expertise[need.field];
    const gap = need.level - x;
    const gain = gainIn(town, person, need, x, gap, groups, share, effort * attention * gap);
    expertise[need.field] = x + gain;
    if (gap - gain < met) {
      needs[n] = null;
      person.met += 1;
    } else left += 1;
  }
  if (left === 0) getGoing(person);
  measure(person);
}

/** What a week adds in the field of one need, by all ways. */
function gainIn(town, person, need, x, gap, groups, share, byOneself) {
  const { fromEachOther, discovery, seeing } = town.parameters.learning;
  const { memberships, drive, glances, friendCloseness } = person;
  const { field: k } = need;
  let together = 0;
  let discovered = 0;
  for (let m = 0; m < MEMBERSHIPS; m++) {
    here[m] = 0;
    found[m] = 0;
    if (memberships[m] === null) continue;
    const { group } = memberships[m];
    if (group.teacher !== null) here[m] = drive * share * taughtIn(town, person, group, k, x, gap);
    else {
      const force = drive * group.trust * share * group.learnerStance;
      const n = group.members.length;
      found[m] = (discovery * force * group.diversity * gap * (1 - 1 / n)) / (1 + group.coordinationCost * (n - 1));
      here[m] = fromEachOther * force * known(gap, group.profile[k] - x) + found[m];
      const { supporter } = group;
      if (supporter !== null && !supporter.isDead()) {
        here[m] += drive * share * town.parameters.supporting.back * known(gap, supporter.profile[k] - x);
      }
    }
    together += here[m];
    discovered += found[m];
  }
  let seen = 0;
  for (const { group } of glances) {
    if (group !== null) seen += seeing * drive * group.visibility * known(gap, group.profile[k] - x);
  }
  let friend = 0;
  if (friendCloseness > 0)
    friend = town.parameters.alumni.help * drive * friendCloseness * known(gap, need.friendLevel - x);

  // Nobody learns more than they want: where all ways together give more, each gives its part.
  const whole = (groups === 0 ? byOneself : together) + seen + friend;
  const part = whole > gap ? gap / whole : 1;
  if (groups > 0) {
    person.gainAsIfAlone += byOneself;
    person.gainTogether += together * part;
    person.gainDiscovery += discovered * part;
    for (let m = 0; m < MEMBERSHIPS; m++) {
      if (memberships[m] === null) continue;
      memberships[m].gain += here[m] * part;
      memberships[m].discovery += found[m] * part;
    }
  }
  person.gainAlumni += friend * part;
  return whole * part;
}

function known(gap, more) {
  return Math.max(0, Math.min(gap, more));
}

/** What a class teaches for each unit of drive and share: a teacher teaches what they know best of all in the group. */
function taughtIn(town, person, group, k, x, gap) {
  const { taught, split } = town.parameters.learning;
  const { teacher, source, trust, profile } = group;
  if (teacher === person || source[k] !== teacher) return 0;
  return taught * trust * known(gap, profile[k] - x) * teaching(group, split);
}
