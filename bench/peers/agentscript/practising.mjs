/** Practising: deliberate practice in the field somebody is expert at, while there is no need in it. */
import { measure } from './person.mjs';

/** Practice of so many weeks is reckoned at once, in one of them. */
const WEEKS = 8;

export function practise(town, person) {
  const { practice } = town.parameters.learning;
  if (practice === 0 || (person.id + town.week) % WEEKS !== 0) return;
  const { expertise, bestField: k, drive, attention, needs } = person;
  for (const need of needs) if (need?.field === k) return;
  expertise[k] += Math.min(1, WEEKS * practice * drive * attention) * (1 - expertise[k]);
  measure(person);
}
