/** A group's combined profile and its purpose, from its members: the best level in each field, the largest level wanted. */
import { NEEDS, type Sight } from './world.ts';

/** Writes profile, purpose and their lengths for group row g. */
export function gather(
  world: Sight<'profile' | 'profileNorm' | 'purpose' | 'purposeNorm'>,
  fields: number,
  seats: number,
  g: number,
): void {
  const { members, size, expertise, needField, needLevel, profile, purpose } = world;
  const row = g * fields;
  for (let k = 0; k < fields; k++) {
    profile[row + k] = 0;
    purpose[row + k] = 0;
  }
  const n = size[g]!;
  for (let at = 0; at < n; at++) {
    const i = members[g * seats + at]!;
    for (let k = 0; k < fields; k++) {
      const x = expertise[i * fields + k]!;
      if (x > profile[row + k]!) profile[row + k] = x;
    }
    for (let need = 0; need < NEEDS; need++) {
      const k = needField[i * NEEDS + need]!;
      if (k >= 0 && needLevel[i * NEEDS + need]! > purpose[row + k]!) purpose[row + k] = needLevel[i * NEEDS + need]!;
    }
  }
  let best = 0;
  let wanted = 0;
  for (let k = 0; k < fields; k++) {
    best += profile[row + k]! * profile[row + k]!;
    wanted += purpose[row + k]! * purpose[row + k]!;
  }
  world.profileNorm[g] = Math.sqrt(best);
  world.purposeNorm[g] = Math.sqrt(wanted);
}
