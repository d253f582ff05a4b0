/**
 * Attraction: the strongest pull among those seen, if it is above the own threshold, becomes an intent.
 *
 *   on i by a person j   pull(x_j) · (reserve + (1 - reserve) · authenticity_j) · (1 + esteem · esteem_j)      (T14, T22, T24, T29)
 *   on i by a group g    pull(profile_g) · (1 - weight · (1 - resonance)) · (joinBase + joinPull · visibility_g) · room_g   (T4, T15, T16)
 *                     room_g = 1 - crowding · (n - 2) / (seats - 3): 1 for a pair, 1 - crowding for the last free seat
 *
 * Only who has a need is attracted (difficulty felt, own limits recognized). A member who is committed does not look for another
 * group (T23). The intent is to talk: to a person, or to the member through whom a group was seen. A scenario may put an
 * expression in place of the pull, or of the threshold (src/model/open-rules.ts).
 */
import { pullOn, shownBy, threshold } from '../desire.ts';
import { seeks } from '../membership.ts';
import { type Onlooker, onlooker } from '../open-attraction.ts';
import { openThreshold } from '../open-desire.ts';
import { each, NONE, type Sight } from '../world.ts';

type Looking = 'seenPerson' | 'seenGroup' | 'intentPerson' | 'intentGroup';

/** The strongest pull on person i by an expression, if it is above `least`, as an intent. */
function strongestOf(
  eye: Onlooker,
  i: number,
  least: number,
  looks: number,
  { seenPerson, seenGroup, intentPerson, intentGroup }: Pick<Sight<'intentPerson' | 'intentGroup'>, Looking>,
): void {
  let strongest = least;
  eye.be(i, NONE);
  for (let look = i * looks; look < (i + 1) * looks; look++) {
    const j = seenPerson[look]!;
    if (j < 0) continue;
    // The group first, then the person through whom it is seen, as below.
    for (let g = seenGroup[look]!; ; g = NONE) {
      eye.look(j, g, strongest);
      const pull = eye.slots[0]!;
      if (pull > strongest) {
        strongest = pull;
        intentPerson[i] = j;
        intentGroup[i] = g;
      }
      if (g < 0) break;
    }
  }
}

export const attraction = each(
  'attraction',
  'people',
  ['intentPerson', 'intentGroup'],
  (world, settings, luck, from, to) => {
    const { intentPerson, intentGroup } = world;
    const { stuckSince, membership, commitment, openness } = world;
    const { seenPerson, seenGroup, expertise, norm, needField, needLevel } = world;
    const { profile, profileNorm, visibility, size, seenLike } = world;
    const { resonance: weight, joinBase, joinPull, crowding, settled } = settings.attraction;
    const { fields, looks, seats } = settings.size;
    const perSeat = seats > 3 ? 1 / (seats - 3) : 1;
    const eye = onlooker(world, settings, luck);
    const looking = { seenPerson, seenGroup, intentPerson, intentGroup };
    const ownThreshold = openThreshold(world, settings, luck.week);

    for (let i = from; i < to; i++) {
      intentPerson[i] = NONE;
      intentGroup[i] = NONE;
      if (stuckSince[i] === NONE || !seeks(membership, commitment, i, settled)) continue;
      let strongest = ownThreshold === null ? threshold(world, settings, i) : ownThreshold(i);
      if (eye !== null) {
        strongestOf(eye, i, strongest, looks, looking);
        continue;
      }
      const d = openness[i]!;
      const own = norm[i]!;

      for (let look = 0; look < looks; look++) {
        const j = seenPerson[i * looks + look]!;
        if (j < 0) continue;
        const g = seenGroup[i * looks + look]!;
        if (g >= 0) {
          const likeness = seenLike[i * looks + look]!;
          const room = 1 - crowding * Math.min(1, (size[g]! - 2) * perSeat);
          const seen = (1 - weight * (1 - likeness)) * (joinBase + joinPull * visibility[g]!) * room;
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
        const shown = shownBy(world, settings, j);
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
