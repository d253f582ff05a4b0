/** Spreading: seeing a recognized group work makes this way of working seem possible for oneself. */
import { resonance } from './desire.mjs';
import { isRecognized } from './group.mjs';
import { util } from './library.mjs';

export function spread(town, person) {
  const { distant, decay } = town.parameters.spreading;
  person.spark *= 1 - decay;
  for (const { group, closeness } of person.glances) {
    if (group !== null) kindle(town, person, group, resonance(person, group) * (distant + (1 - distant) * closeness));
  }
  for (const one of person.memberships) if (one !== null && isRecognized(one.group)) kindle(town, person, one.group, 1);
}

/** A group gives a spark; of the groups that fed it, each is its source with the share that it gave. */
function kindle(town, person, group, likeness) {
  const gain = Math.min(1, town.parameters.spreading.sigma * group.visibility * likeness) * (1 - person.spark);
  if (gain <= 0) return;
  person.spark += gain;
  if (util.randomFloat(person.spark) < gain) {
    person.sparkFrom = group.id;
    person.sparkGeneration = group.generation;
  }
}
