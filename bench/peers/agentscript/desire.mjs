/** What attracts somebody to a person or a group, and from when on that is a desire to work together. */

/**
 * Pull of a profile of length `norm` on somebody: similarity^(1-d) · help^d · factor, d their openness; 0 when it does not exceed
 * `least`, which spares the powers wherever the arithmetic mean, never below the geometric one, already falls short.
 */
export function pullOn(person, profile, norm, factor, least) {
  const { expertise, needs, openness } = person;
  let helped = 0;
  let lacked = 0;
  for (const need of needs) {
    if (need === null) continue;
    const own = expertise[need.field];
    const gap = need.level - own;
    if (gap <= 0) continue;
    lacked += gap;
    const more = profile[need.field] - own;
    if (more > 0) helped += Math.min(more, gap);
  }
  if (helped <= 0) return 0;
  const help = helped / lacked;
  if ((1 - openness + openness * help) * factor <= least) return 0;
  let dot = 0;
  for (let k = 0; k < expertise.length; k++) dot += expertise[k] * profile[k];
  const similarity = Math.min(1, dot / (person.norm * norm));
  if (((1 - openness) * similarity + openness * help) * factor <= least) return 0;
  return similarity ** (1 - openness) * help ** openness * factor;
}

/** Cosine of what concerns somebody, max(expertise, wanted level), with the purpose of a group. */
export function resonance({ expertise, needs, norm }, { purpose, purposeNorm }) {
  if (purposeNorm <= 0) return 0;
  let dot = 0;
  for (let k = 0; k < expertise.length; k++) dot += expertise[k] * purpose[k];
  let square = norm * norm;
  for (const need of needs) {
    if (need === null) continue;
    const own = expertise[need.field];
    const wanted = need.level;
    if (wanted <= own) continue;
    dot += (wanted - own) * purpose[need.field];
    square += wanted * wanted - own * own;
  }
  return Math.min(1, dot / (Math.sqrt(square) * purposeNorm));
}

/** Pull above which somebody desires to work with others. */
export function thresholdOf({ parameters }, { spark, fearlessness, angst }) {
  const { threshold, easedBySpark, easedByFearlessness, deterred } = parameters.attraction;
  return threshold * (1 - easedBySpark * spark) * (1 - easedByFearlessness * fearlessness) * (1 + deterred * angst);
}

/** What somebody shows of themselves, and is held to be: the factor of their pull on others. */
export function shownBy({ parameters }, { authenticity, esteem }) {
  const { reserve, esteem: weight } = parameters.attraction;
  return (reserve + (1 - reserve) * authenticity) * (1 + weight * esteem);
}
