/** Needs arise: difficulties met, and needs taken on from others. */
import { util } from './library.mjs';
import { isStuck, NEEDS, takeOn } from './person.mjs';

export function arise(town, person) {
  const { met, widens, rate } = town.parameters.needs;
  const { week } = town;
  const { expertise } = person;
  person.arisen = 0;
  if (person.helpGroup !== null && !person.helpGroup.isDead()) helpFromOutside(town, person, person.helpGroup);
  if (isStuck(person)) return;

  const { care } = person;
  if (care !== null && care.level - expertise[care.field] > met) {
    takeOn(person, 0, care.field, care.level, week);
    person.supports = person.careGroup !== null && !person.careGroup.isDead() ? person.careGroup : null;
    return;
  }

  const first = person.memberships[0] ?? person.memberships[1];
  if (first !== null && util.randomFloat(1) < widens * person.we) {
    const { purpose } = first.group;
    const lacking = furthest(purpose, expertise, met);
    if (lacking >= 0) {
      takeOn(person, 0, lacking, purpose[lacking], week);
      person.supports = null;
      return;
    }
  }
  if (util.randomFloat(1) < rate) meetDifficulty(town, person);
}

/** Takes on what a group lacks most that could not take them in. */
function helpFromOutside(town, person, { purpose, profile }) {
  const k = furthest(purpose, profile, 0);
  if (k < 0) return;
  const free = person.needs[0] === null ? 0 : 1;
  if (person.needs[free] !== null || person.needs[1 - free]?.field === k) return;
  if (purpose[k] - person.expertise[k] <= town.parameters.needs.met) return;
  takeOn(person, free, k, purpose[k], town.week);
  person.supports = person.helpGroup;
}

function meetDifficulty(town, person) {
  const { direction, reach, met } = town.parameters.needs;
  const { fields } = town;
  let first = util.randomInt(fields);
  if (util.randomFloat(1) < direction) {
    const seen = directionSeen(person);
    if (seen >= 0) first = seen;
  }
  const second = (first + 1 + util.randomInt(fields - 1)) % fields;
  for (let n = 0; n < NEEDS; n++) {
    const field = n === 0 ? first : second;
    const own = person.expertise[field];
    const level = Math.min(1, own + reach * util.randomFloat2(0.5, 1.5));
    if (level - own <= met) continue;
    takeOn(person, n, field, level, town.week);
    person.supports = null;
  }
}

/** The field that a group seen last week works on most, or -1. */
function directionSeen({ glances }) {
  for (const { group } of glances) {
    if (group === null || group.isDead()) continue;
    const most = furthest(group.purpose, null, 0);
    if (most >= 0) return most;
  }
  return -1;
}

/** The field in which what is wanted lies furthest above what is known (null: nothing), if by more than `least`; otherwise -1. */
function furthest(wanted, known, least) {
  let field = -1;
  let largest = least;
  for (let k = 0; k < wanted.length; k++) {
    const lacking = known === null ? wanted[k] : wanted[k] - known[k];
    if (lacking > largest) {
      largest = lacking;
      field = k;
    }
  }
  return field;
}
