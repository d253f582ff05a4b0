/**
 * Attraction: the strongest pull among those seen, if it is above the own threshold, becomes an intent.
 *
 *   on i by a person j   pull(x_j) · (reserve + (1 - reserve) · authenticity_j)           (T14, T22, T24)
 *   on i by a group g    pull(profile_g) · (1 - weight · (1 - resonance)) · (joinBase + joinPull · visibility_g)   (T4, T15, T16)
 *
 * Only who has a need is attracted (difficulty felt, own limits recognized). A member who is committed does not look for another
 * group (T23). The intent is to talk: to a person, or to the member through whom a group was seen.
 */
import { pullOn, resonance, threshold } from '../desire.ts';
import { seeks } from '../membership.ts';
import { each, NONE } from '../world.ts';

export const attraction = each(
  'attraction',
  'people',
  ['intentPerson', 'intentGroup'],
  (world, settings, _luck, from, to) => {
    const { intentPerson, intentGroup } = world;
    const { stuckSince, membership, commitment, spark, fearlessness, openness, authenticity } = world;
    const { seenPerson, seenGroup, expertise, norm, needField, needLevel } = world;
    const { profile, profileNorm, purpose, purposeNorm, visibility } = world;
    const { threshold: theta, easedBySpark, easedByFearlessness, reserve } = settings.attraction;
    const { resonance: weight, joinBase, joinPull, settled } = settings.attraction;
    const { fields, looks } = settings.size;

    for (let i = from; i < to; i++) {
      intentPerson[i] = NONE;
      intentGroup[i] = NONE;
      if (stuckSince[i] === NONE || !seeks(membership, commitment, i, settled)) continue;
      let strongest = threshold(theta, easedBySpark, easedByFearlessness, spark[i]!, fearlessness[i]!);
      const d = openness[i]!;
      const own = norm[i]!;

      for (let look = 0; look < looks; look++) {
        const j = seenPerson[i * looks + look]!;
        if (j < 0) continue;
        const g = seenGroup[i * looks + look]!;
        if (g >= 0) {
          const likeness = resonance(
            expertise,
            needField,
            needLevel,
            i,
            fields,
            own,
            purpose,
            g * fields,
            purposeNorm[g]!,
          );
          const seen = (1 - weight * (1 - likeness)) * (joinBase + joinPull * visibility[g]!);
          const pull = pullOn(
            expertise,
            needField,
            needLevel,
            i,
            fields,
            own,
            d,
            profile,
            g * fields,
            profileNorm[g]!,
            seen,
            strongest,
          );
          if (pull > strongest) {
            strongest = pull;
            intentPerson[i] = j;
            intentGroup[i] = g;
          }
        }
        const shown = reserve + (1 - reserve) * authenticity[j]!;
        const pull = pullOn(
          expertise,
          needField,
          needLevel,
          i,
          fields,
          own,
          d,
          expertise,
          j * fields,
          norm[j]!,
          shown,
          strongest,
        );
        if (pull > strongest) {
          strongest = pull;
          intentPerson[i] = j;
          intentGroup[i] = NONE;
        }
      }
    }
  },
);
