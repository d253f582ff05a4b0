/** A small world (Watts & Strogatz 1998): everybody knows their neighbours on a ring, and a few ties reach across. */
import { util } from './library.mjs';
import { makeTie } from './ties.mjs';

/** Ties all people, with `room` places for further ties beyond those each begins with. */
export function tieAll(town, neighbours, rewired, closeness, room) {
  const { people } = town;
  const count = people.length;
  const half = neighbours / 2;
  // Person i keeps the first end of `half` ties.
  const other = Array.from({ length: count }, (_, i) =>
    Array.from({ length: half }, (_, lap) => (i + lap + 1) % count),
  );
  const degree = new Array(count).fill(neighbours);
  for (let lap = 0; lap < half; lap++) {
    for (let i = 0; i < count; i++) {
      if (util.randomFloat(1) >= rewired || degree[i] >= count - 1) continue;
      let j = util.randomInt(count);
      while (j === i || other[i].includes(j) || other[j].includes(i)) j = util.randomInt(count);
      degree[other[i][lap]] -= 1;
      degree[j] += 1;
      other[i][lap] = j;
    }
  }
  for (let i = 0; i < count; i++) {
    for (const j of other[i]) {
      const close = closeness();
      makeTie(town, people[i], people[j], close, false);
      makeTie(town, people[j], people[i], close, false);
    }
  }
  people.ask((person) => {
    person.tieRoom = person.ties.length + room;
  });
}
