/** Joining: a group takes in who asks, as long as there is room. Who comes first is drawn by lot. */
import { enter, meanClosenessTo } from './group.mjs';
import { hasPlace } from './person.mjs';

export function join(town) {
  const { room } = town.parameters.joining;
  for (const person of town.people.filter(({ ask }) => ask !== null).shuffle()) {
    const group = person.ask;
    const count = group.members.length;
    if (count >= room || !hasPlace(person)) continue;
    // Trust is shared anew: the newcomer brings the closeness of members to them.
    group.trust = (group.trust * count + meanClosenessTo(group, person)) / (count + 1);
    enter(group, person);
  }
}
