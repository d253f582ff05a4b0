/** Noticing: whom everybody looks at this week, and which group they see through them. */
import { isRecognized } from './group.mjs';
import { util } from './library.mjs';
import { isStuck, membershipIn, NEEDS } from './person.mjs';

export function look(town, person) {
  const { looks, floor, stranger } = town.parameters.noticing;
  const { closeEnough } = town.parameters.needs;
  const { pass } = town.parameters.organizations;
  const { ties, glances, organization } = person;
  let total = 0;
  for (let at = 0; at < ties.length; at++) total += floor + ties[at].closeness;
  person.care = null;
  person.careGroup = null;

  for (let turn = 0; turn <= looks; turn++) {
    const glance = glances[turn];
    glance.person = null;
    glance.group = null;
    glance.closeness = 0;
    let other;
    let closeness = 0;
    if (turn < looks) {
      if (ties.length === 0) continue;
      const tie = drawn(ties, util.randomFloat(total), floor);
      other = tie.end1;
      closeness = tie.closeness;
    } else {
      if (util.randomFloat(1) >= stranger) continue;
      other = town.people.oneOf();
      if (other === person) continue;
    }
    // Walls hide others.
    if (other.organization !== organization && util.randomFloat(1) >= pass) continue;

    glance.person = other;
    glance.closeness = closeness;
    glance.group = groupSeen(person, other);
    if (closeness > closeEnough && !isStuck(person) && isStuck(other)) mayCare(town, person, other);
  }
}

/** The tie that a point on the sum of weights falls on. */
function drawn(ties, point, floor) {
  let left = point;
  const last = ties.length - 1;
  for (let at = 0; at < last; at++) {
    left -= floor + ties[at].closeness;
    if (left < 0) return ties[at];
  }
  return ties[last];
}

/** One recognized group of the other that the person does not belong to, each of two as often as the other. */
function groupSeen(person, { memberships }) {
  let seen = null;
  for (const one of memberships) {
    if (one === null || !isRecognized(one.group) || membershipIn(person, one.group) !== null) continue;
    if (seen === null || util.randomFloat(1) < 0.5) seen = one.group;
  }
  return seen;
}

/** Whether somebody takes on a need of another, who is stuck, and with it what a group of the other lacks. */
function mayCare(town, person, other) {
  const { care, careOfWe } = town.parameters.needs;
  if (util.randomFloat(1) >= care + (careOfWe - care) * person.we) return;
  const first = util.randomInt(NEEDS);
  person.care = other.needs[first] ?? other.needs[1 - first];
  const theirs = other.memberships.find((one) => one !== null && membershipIn(person, one.group) === null);
  person.careGroup = theirs?.group ?? null;
}
