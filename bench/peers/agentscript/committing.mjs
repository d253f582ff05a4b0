/** Committing: who wants to leave which group. */
import { util } from './library.mjs';
import { groupCount, isStuck } from './person.mjs';
import { closenessTo } from './ties.mjs';

export function consider(town, person) {
  for (const one of person.memberships) {
    if (one === null) continue;
    const chance = isStuck(person) ? whileNeeding(town, person, one) : fulfilled(town, person, one.group);
    one.leaves = chance > 0 && util.randomFloat(1) < chance;
  }
}

function fulfilled(town, person, group) {
  const { needed, groupFirst, free, freeFearless } = town.parameters['letting-go'];
  if (somebodyStays(town, person, group)) return needed * (1 - groupFirst * person.we);
  return free + freeFearless * person.fearlessness;
}

/** Whether somebody in the group who is close to the person still needs something. */
function somebodyStays(town, person, { members }) {
  const { closeEnough } = town.parameters.needs;
  return members.some((other) => other !== person && isStuck(other) && closenessTo(person, other) > closeEnough);
}

function whileNeeding(town, person, one) {
  const { commitmentPace, patience, commitment, impatient } = town.parameters['letting-go'];
  const alone = person.gainAsIfAlone / groupCount(person);
  if (one.gain + alone > 0) {
    one.slowWeeks = one.gain > alone ? 0 : one.slowWeeks + 1;
    one.commitment += commitmentPace * (one.gain / (one.gain + alone) - one.commitment);
  }
  return one.slowWeeks > patience || one.commitment < commitment ? impatient : 0;
}
