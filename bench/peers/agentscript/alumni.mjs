/** Alumni: somebody stuck now and then turns to an old friend, drawn with weight on closeness. */
import { util } from './library.mjs';
import { isStuck } from './person.mjs';

export function askFriend(town, person) {
  person.friendCloseness = 0;
  if (!isStuck(person) || person.groupsSoFar === 0) return;
  if (util.randomFloat(1) >= town.parameters.alumni.asking) return;
  let total = 0;
  for (const tie of person.ties) if (tie.alumni) total += tie.closeness;
  if (total <= 0) return;
  let point = util.randomFloat(total);
  let friend = null;
  for (const tie of person.ties) {
    if (!tie.alumni) continue;
    friend = tie;
    point -= tie.closeness;
    if (point < 0) break;
  }
  person.friendCloseness = friend.closeness;
  for (const need of person.needs) if (need !== null) need.friendLevel = friend.end1.expertise[need.field];
}
