/** Talking: time goes to those one is drawn to, and closeness grows with it. */
import { util } from './library.mjs';
import { reach } from './ties.mjs';

export function talk(town, person) {
  const { step, bond, decay, asked } = town.parameters.talking;
  const slowly = 1 - decay * town.parameters.alumni.decay;
  const { ties, callers } = person;
  for (let at = 0; at < ties.length; at++) ties[at].closeness *= ties[at].alumni ? slowly : 1 - decay;
  const beginning = asked * step;
  if (person.intentPerson !== null) come(town, person, person.intentPerson, beginning, step);
  if (callers.length > 0) {
    // Who comes first is drawn, so that where there is room for one tie only nobody gains by their number.
    const first = util.randomInt(callers.length);
    for (let turn = 0; turn < callers.length; turn++) {
      come(town, person, callers[(first + turn) % callers.length], beginning, step);
    }
    callers.length = 0;
  }
  for (const one of person.memberships) {
    if (one === null || !one.group.meets) continue;
    for (const member of one.group.members) if (member !== person) come(town, person, member, bond, bond);
  }
}

/** Comes closer to somebody by a share of the remaining distance, where a tie is there or has room. */
function come(town, person, other, beginning, step) {
  const tie = reach(town, person, other, beginning);
  if (tie !== null) tie.closeness += step * (1 - tie.closeness);
}
