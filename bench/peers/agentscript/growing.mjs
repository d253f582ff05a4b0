/** Growing: what belonging does to a person, and what remains of it. */
import { isRecognized } from './group.mjs';
import { groupCount, isStuck } from './person.mjs';

export function grow(town, person) {
  const rule = town.parameters.growing;
  person.esteem *= 1 - rule.esteemFades;
  let met = false;
  for (const one of person.memberships) {
    if (one === null || !one.group.meets) continue;
    const { group } = one;
    met = true;
    person.fearlessness += rule.fearlessness * group.trust * (1 - person.fearlessness);
    if (group.source.includes(person)) person.esteem += rule.esteem * (1 - person.esteem);
    if (!isRecognized(group)) continue;
    person.we += rule.we * (1 - person.we);
    if (person.openness < 0.5) person.openness += rule.opens * (0.5 - person.openness);
  }
  const belongs = groupCount(person) > 0;
  if (!belongs) {
    person.fearlessness -= rule.fearReturns * (person.fearlessness - person.bornFearless);
    person.we -= rule.weFades * person.we;
  }
  if (met) person.angst -= rule.angstFalls * person.angst;
  else if (!isStuck(person)) person.angst -= rule.angstFades * person.angst;
  else if (!belongs) person.angst += rule.angst * (1 - person.angst);
  const learned = person.gainTogether - person.gainDiscovery + person.gainAlumni;
  if (learned > 0) person.ego *= Math.max(0, 1 - rule.egoFalls * learned);
}
