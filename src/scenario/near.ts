/** Finds the name that somebody probably meant. */
import { closest, distance } from 'fastest-levenshtein';

/** So many names are listed when none is near. */
const LISTED = 16;

/** The valid name nearest to what was given, if at most two fifths of its letters differ; capitals count for nothing. */
export function nearest(given: string, valid: readonly string[]): string | null {
  if (valid.length === 0) return null;
  const lower = given.toLowerCase();
  const found = closest(
    lower,
    valid.map((name) => name.toLowerCase()),
  );
  const name = valid.find((candidate) => candidate.toLowerCase() === found)!;
  const allowed = Math.max(1, Math.floor(0.4 * Math.max(lower.length, found.length)));
  return distance(lower, found) <= allowed && found.length > 1 ? name : null;
}

/** The end of a message about a wrong name: ", did you mean ...?", or the few names that are right, or nothing. */
export function hint(given: string, valid: readonly string[]): string {
  const near = nearest(given, valid);
  if (near !== null) return `, did you mean ${near}?`;
  return valid.length > 0 && valid.length <= LISTED ? `, expected one of ${valid.join(', ')}` : '';
}
