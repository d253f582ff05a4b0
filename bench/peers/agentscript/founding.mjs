/** Founding: two who want to stick together are a group. Pairs are taken in an order drawn by lot. */
import { begin } from './group.mjs';
import { util } from './library.mjs';
import { hasPlace } from './person.mjs';

export function found(town) {
  const { chance } = town.parameters.founding;
  // Where both ask, one of the two wishes is enough.
  const asking = town.people.filter(
    ({ id, stick }, at, all) => stick !== null && (stick.stick !== all[at] || id < stick.id),
  );
  for (const asks of asking.shuffle()) {
    const asked = asks.stick;
    if (!hasPlace(asks) || !hasPlace(asked) || util.randomFloat(1) >= chance) continue;
    const turned = asked.stick === asks && util.randomFloat(1) < 0.5;
    begin(town, turned ? asked : asks, turned ? asks : asked);
  }
}
