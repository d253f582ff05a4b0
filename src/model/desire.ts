/**
 * What attracts one person to another or to a group, and from when on attraction becomes a desire to work together.
 *
 *   pull = similarity^(1-d) · help^d           d: openness, the weight of difference against similarity
 *   similarity = cos(x_i, y)                   y: the other's expertise, or a group's best in each field
 *   help = Σ min(gap_k, max(0, y_k - x_k)) / Σ gap_k      over the fields that i needs
 *   threshold = theta · (1 - a·spark) · (1 - b·fearlessness) · (1 + deterred·angst)
 *
 * Somebody both similar and different (T14), who confirms and stretches (T22). Source: assumption; the geometric mean means
 * that neither likeness nor help alone is enough.
 */
import { power } from '../engine/arith.ts';
import type { ReadonlyColumn } from '../engine/columns.ts';
import { NEEDS, type Settings, type Sight } from './world.ts';

/** What i still lacks in all: Σ gap_k. */
export function lack(
  expertise: ReadonlyColumn,
  needField: ReadonlyColumn,
  needLevel: ReadonlyColumn,
  i: number,
  fields: number,
): number {
  let sum = 0;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k >= 0) sum += Math.max(0, needLevel[i * NEEDS + n]! - expertise[i * fields + k]!);
  }
  return sum;
}

/**
 * Pull of the profile y (starting at `at` in `profile`, of length `norm`) on person i; 0 when it does not exceed `least`,
 * which spares the powers wherever the arithmetic mean, never below the geometric one, already falls short.
 */
export function pullOn(
  expertise: ReadonlyColumn,
  needField: ReadonlyColumn,
  needLevel: ReadonlyColumn,
  i: number,
  fields: number,
  ownNorm: number,
  openness: number,
  profile: ReadonlyColumn,
  at: number,
  norm: number,
  factor: number,
  least: number,
): number {
  let helped = 0;
  let lacked = 0;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k < 0) continue;
    const own = expertise[i * fields + k]!;
    const gap = needLevel[i * NEEDS + n]! - own;
    if (gap <= 0) continue;
    lacked += gap;
    helped += Math.max(0, Math.min(gap, profile[at + k]! - own));
  }
  if (helped <= 0) return 0;
  const help = helped / lacked;
  if ((1 - openness + openness * help) * factor <= least) return 0; // even somebody just like oneself would not do
  let dot = 0;
  const row = i * fields;
  for (let k = 0; k < fields; k++) dot += expertise[row + k]! * profile[at + k]!;
  const similarity = Math.min(1, dot / (ownNorm * norm));
  if (((1 - openness) * similarity + openness * help) * factor <= least) return 0;
  return power(similarity, 1 - openness) * power(help, openness) * factor;
}

/**
 * Resonance of a purpose with a person: the cosine of what concerns them, max(expertise, wanted level), with the purpose.
 * @param purposeNorm 0 when the group has no purpose left; then nothing resonates
 */
export function resonance(
  expertise: ReadonlyColumn,
  needField: ReadonlyColumn,
  needLevel: ReadonlyColumn,
  i: number,
  fields: number,
  ownNorm: number,
  purpose: ReadonlyColumn,
  at: number,
  purposeNorm: number,
): number {
  if (purposeNorm <= 0) return 0;
  const row = i * fields;
  let dot = 0;
  for (let k = 0; k < fields; k++) dot += expertise[row + k]! * purpose[at + k]!;
  let square = ownNorm * ownNorm;
  for (let n = 0; n < NEEDS; n++) {
    const k = needField[i * NEEDS + n]!;
    if (k < 0) continue;
    const own = expertise[row + k]!;
    const wanted = needLevel[i * NEEDS + n]!;
    if (wanted <= own) continue;
    dot += (wanted - own) * purpose[at + k]!;
    square += wanted * wanted - own * own;
  }
  return Math.min(1, dot / (Math.sqrt(square) * purposeNorm));
}

/** Pull above which person i desires to work with somebody. */
export function threshold(world: Sight, settings: Settings, i: number): number {
  const { spark, fearlessness, angst } = world;
  const { threshold: theta, easedBySpark, easedByFearlessness, deterred } = settings.attraction;
  const eased = theta * (1 - easedBySpark * spark[i]!) * (1 - easedByFearlessness * fearlessness[i]!);
  return eased * (1 + deterred * angst[i]!);
}

/** What person j shows of themselves, and is held to be: the factor of their pull on others (T24, T29). */
export function shownBy(world: Sight, settings: Settings, j: number): number {
  const { reserve, esteem } = settings.attraction;
  return (reserve + (1 - reserve) * world.authenticity[j]!) * (1 + esteem * world.esteem[j]!);
}
