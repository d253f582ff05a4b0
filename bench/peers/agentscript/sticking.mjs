/** Sticking together: whether the other side wants it too. */
import { pullOn, resonance, shownBy, thresholdOf } from './desire.mjs';
import { meanClosenessTo } from './group.mjs';
import { util } from './library.mjs';
import { isStuck, membershipIn, seeks } from './person.mjs';
import { closenessTo } from './ties.mjs';

export function stick(town, person) {
  person.stick = null;
  person.ask = null;
  person.helpGroup = null;
  const { intentPerson, intentGroup } = person;
  if (intentGroup !== null) {
    if (welcomes(town, intentGroup, person)) person.ask = intentGroup;
    else if (util.randomFloat(1) < town.parameters.supporting.chance) person.helpGroup = intentGroup;
  } else if (intentPerson !== null && wantsToo(town, intentPerson, person)) person.stick = intentPerson;
}

function welcomes({ parameters }, group, person) {
  const { room, readiness, closeness, resonance: alike } = parameters.joining;
  if (group.members.length >= room || group.trust < readiness) return false;
  return meanClosenessTo(group, person) >= closeness || resonance(person, group) >= alike;
}

/** Whether the other would begin with somebody who is drawn to them. */
function wantsToo(town, other, person) {
  const { closeEnough, easedBySpark, across } = town.parameters.founding;
  if (!isStuck(other) || !seeks(other, town.parameters.attraction.settled)) return false;
  for (const one of person.memberships) if (one !== null && membershipIn(other, one.group) !== null) return false;
  const apart = person.organization === other.organization ? 0 : across;
  const enough = closeEnough * (1 - easedBySpark * person.spark) + apart;
  if (closenessTo(person, other) < enough || closenessTo(other, person) < enough) return false;
  const least = thresholdOf(town, other);
  return pullOn(other, person.expertise, person.norm, shownBy(town, person), least) > least;
}
