/** A person, a turtle: what they know, need and are like, to whom they are tied, and what a week leaves in them. */
import { AgentArray } from './library.mjs';

/** Needs that a person can have at once, and groups that they can belong to at once. */
export const NEEDS = 2;
export const MEMBERSHIPS = 2;
const NOT_STUCK = -1;

/** What everybody begins with, beside expertise and traits. */
export function beBorn(person, organization, expertise, bestField, looks) {
  person.organization = organization;
  person.expertise = expertise;
  person.norm = 0;
  person.bestField = bestField;
  person.needs = [null, null];
  person.stuckSince = NOT_STUCK;
  person.arisen = 0;
  person.met = 0;
  // The group whose lack they work on.
  person.supports = null;
  person.we = 0;
  person.spark = 0;
  person.sparkFrom = null;
  person.sparkGeneration = 0;
  person.esteem = 0;
  person.angst = 0;
  person.memberships = [null, null];
  person.groupsSoFar = 0;
  // Links as they see them: a tie is a link from each of its ends, and `links` holds those of the others as well.
  person.ties = new AgentArray();
  person.tieRoom = 0;
  person.glances = Array.from({ length: looks }, () => ({ person: null, group: null, closeness: 0 }));
  person.care = null;
  person.careGroup = null;
  person.intentPerson = null;
  person.intentGroup = null;
  person.callers = [];
  person.stick = null;
  person.ask = null;
  person.helpGroup = null;
  person.friendCloseness = 0;
  person.gainTogether = 0;
  person.gainDiscovery = 0;
  person.gainAsIfAlone = 0;
  person.gainAlumni = 0;
  measure(person);
}

/** Measures the length of expertise anew; 1 for who knows nothing at all, so that their cosines are 0. */
export function measure(person) {
  const { expertise } = person;
  let square = 0;
  for (let k = 0; k < expertise.length; k++) square += expertise[k] * expertise[k];
  person.norm = square > 0 ? Math.sqrt(square) : 1;
}

export function isStuck(person) {
  return person.stuckSince !== NOT_STUCK;
}

export function getGoing(person) {
  person.stuckSince = NOT_STUCK;
  person.supports = null;
}

export function takeOn(person, place, field, level, week) {
  person.needs[place] = { field, level, friendLevel: 0 };
  person.arisen += 1;
  if (!isStuck(person)) person.stuckSince = week;
}

export function needCount({ needs }) {
  return (needs[0] === null ? 0 : 1) + (needs[1] === null ? 0 : 1);
}

export function groupCount({ memberships }) {
  return (memberships[0] === null ? 0 : 1) + (memberships[1] === null ? 0 : 1);
}

export function hasPlace({ memberships }) {
  return memberships[0] === null || memberships[1] === null;
}

/** Somebody's membership in a group, or null. */
export function membershipIn({ memberships }, group) {
  if (memberships[0] !== null && memberships[0].group === group) return memberships[0];
  return memberships[1] !== null && memberships[1].group === group ? memberships[1] : null;
}

/** Whether somebody looks for people to work with: has a free place and is settled in no group (T23). */
export function seeks({ memberships }, settled) {
  let free = false;
  for (const one of memberships) {
    if (one === null) free = true;
    else if (one.commitment > settled) return false;
  }
  return free;
}
