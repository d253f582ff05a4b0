/**
 * Sticking together: whether the other side wants it too.
 *
 *   two people found a group if both are stuck, each is drawn to the other above their own threshold, both look for
 *   people to work with, and closeness both ways is at least closeEnough · (1 - easedBySpark · spark of the first), and `across`
 *   more between two organizations, which share no work (T10); a catalyst is open to all without a need of their own (T21)   (T11, T14, T15)
 *   a group takes somebody in if it is recognized, has room, trusts itself (readiness), and its members are close enough to the
 *   newcomer on average, or the purpose resonates with them; whom it does not take in may work for it from outside,
 *   with chance `chance` of supporting                                                                      (T4, T18)
 *
 * Everybody finds out for themselves; `founding` and `joining` then settle who comes first.
 */
import type { ReadonlyColumn } from '../../engine/columns.ts';
import { hand, uniform } from '../../engine/dice.ts';
import { pullOn, resonance, shownBy, threshold } from '../desire.ts';
import { FOSTERING } from '../interventions.ts';
import { placeOf, seeks } from '../membership.ts';
import { type Onlooker, onlooker } from '../open-attraction.ts';
import { openThreshold } from '../open-desire.ts';
import { closenessTo } from '../ties.ts';
import { each, MEMBERSHIPS, NONE, type Settings, type Sight } from '../world.ts';

/** Whether i and j are already in a group together. */
function together(membership: ReadonlyColumn, i: number, j: number): boolean {
  for (let m = 0; m < MEMBERSHIPS; m++) {
    const g = membership[i * MEMBERSHIPS + m]!;
    if (g >= 0 && placeOf(membership, j, g) !== NONE) return true;
  }
  return false;
}

/** Whether j, too, is drawn to i above their own threshold. */
function drawn(
  world: Sight,
  settings: Settings,
  eye: Onlooker | null,
  ownThreshold: ((j: number) => number) | null,
  j: number,
  i: number,
): boolean {
  const { expertise, needField, needLevel, norm, openness, stuckSince } = world;
  const { fields } = settings.size;
  // A catalyst without a need of their own waits for whoever comes.
  if (stuckSince[j] === NONE) return true;
  const least = ownThreshold === null ? threshold(world, settings, j) : ownThreshold(j);
  if (eye !== null) {
    eye.be(j, i);
    eye.look(i, NONE, least);
    return eye.slots[0]! > least;
  }
  const shown = shownBy(world, settings, i);
  return (
    pullOn(
      expertise,
      needField,
      needLevel,
      j,
      fields,
      norm[j]!,
      openness[j]!,
      expertise,
      i * fields,
      norm[i]!,
      shown,
      least,
    ) > least
  );
}

/** Mean closeness of the members of group row g to person i. */
function meanCloseness(world: Sight, seats: number, g: number, i: number): number {
  const n = world.size[g]!;
  let sum = 0;
  for (let at = 0; at < n; at++) sum += closenessTo(world, world.members[g * seats + at]!, i);
  return sum / n;
}

export const sticking = each('sticking', 'people', ['stick', 'ask', 'helpGroup'], (world, settings, luck, from, to) => {
  const { fostering, organization } = world;
  const { across } = settings.founding;
  const { chance } = settings.supporting;
  const { stick, ask, helpGroup, intentPerson, intentGroup, membership, commitment, stuckSince, spark, size, trust } =
    world;
  const { expertise, needField, needLevel, norm, purpose, purposeNorm } = world;
  const { settled } = settings.attraction;
  const { closeEnough, easedBySpark } = settings.founding;
  const { readiness, closeness: near, resonance: alike } = settings.joining;
  const { fields, seats } = settings.size;
  const eye = onlooker(world, settings, luck);
  const ownThreshold = openThreshold(world, settings, luck.week);

  for (let i = from; i < to; i++) {
    stick[i] = NONE;
    ask[i] = NONE;
    helpGroup[i] = NONE;
    const j = intentPerson[i]!;
    if (j < 0) continue;
    const g = intentGroup[i]!;
    if (g >= 0) {
      const ready = size[g]! < seats && trust[g]! >= readiness;
      const welcome =
        ready &&
        (meanCloseness(world, seats, g, i) >= near ||
          resonance(expertise, needField, needLevel, i, fields, norm[i]!, purpose, g * fields, purposeNorm[g]!) >=
            alike);
      if (welcome) ask[i] = g;
      else if (uniform(hand(luck.k0, i), luck.k1, 0) < chance) helpGroup[i] = g;
      continue;
    }
    if (stuckSince[j] === NONE && fostering[j] !== FOSTERING.catalyst) continue;
    if (!seeks(membership, commitment, j, settled) || together(membership, i, j)) continue;
    const apart = organization[i] === organization[j] ? 0 : across;
    const enough = closeEnough * (1 - easedBySpark * spark[i]!) + apart;
    if (closenessTo(world, i, j) < enough || closenessTo(world, j, i) < enough) continue;
    if (drawn(world, settings, eye, ownThreshold, j, i)) stick[i] = j;
  }
});
