/** Attraction: the strongest pull among those seen, if it is above the own threshold, becomes an intent. */
import { pullOn, resonance, shownBy, thresholdOf } from './desire.mjs';
import { isStuck, seeks } from './person.mjs';

export function choose(town, person) {
  person.intentPerson = null;
  person.intentGroup = null;
  if (!isStuck(person) || !seeks(person, town.parameters.attraction.settled)) return;
  let strongest = thresholdOf(town, person);
  for (const { person: other, group } of person.glances) {
    if (other === null) continue;
    if (group !== null) {
      const pull = pullOn(person, group.profile, group.profileNorm, seen(town, person, group), strongest);
      if (pull > strongest) {
        strongest = pull;
        person.intentPerson = other;
        person.intentGroup = group;
      }
    }
    const pull = pullOn(person, other.expertise, other.norm, shownBy(town, other), strongest);
    if (pull > strongest) {
      strongest = pull;
      person.intentPerson = other;
      person.intentGroup = null;
    }
  }
  person.intentPerson?.callers.push(person);
}

/** What somebody sees of a group: its purpose, how well it does, and the room it has. */
function seen({ parameters }, person, group) {
  const { resonance: weight, joinBase, joinPull, crowding } = parameters.attraction;
  const seats = parameters.joining.room;
  const perSeat = seats > 3 ? 1 / (seats - 3) : 1;
  const room = 1 - crowding * Math.min(1, (group.members.length - 2) * perSeat);
  return (1 - weight * (1 - resonance(person, group))) * (joinBase + joinPull * group.visibility) * room;
}
