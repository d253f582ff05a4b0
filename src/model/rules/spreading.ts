/**
 * Spreading: seeing a recognized group work makes this way of working seem possible for oneself.
 *
 *   spark += sigma · visibility · resonance · (distant + (1 - distant) · closeness) · (1 - spark)    for each group seen   (T6, T8, T36)
 *   the own recognized groups are seen the same way, with resonance and closeness 1                   (T7, T20)
 *   people who foster are seen as well: a catalyst as if they were a group, with visibility authenticity · fearlessness and
 *   resonance 1, who fosters as an individual with the share `persuasion` of that; they are no source that a group could descend
 *   from   (T21)
 *   spark fades by decay a week
 *
 * The spark keeps its source: of the groups that fed it, each is the source with the share that it gave (a keyed lot).
 */
import { hand, uniform } from '../../engine/dice.ts';
import { FOSTERING } from '../interventions.ts';
import { BOOK, each, MEMBERSHIPS } from '../world.ts';

export const spreading = each(
  'spreading',
  'people',
  ['spark', 'sparkFrom', 'sparkGeneration'],
  (world, settings, { k0, k1 }, from, to) => {
    const { spark, sparkFrom, sparkGeneration } = world;
    const { seenGroup, seenClose, seenLike, membership, recognizedWeek, visibility, groupId, generation } = world;
    const { sigma, distant, decay } = settings.spreading;
    const { looks } = settings.size;
    const { seenPerson, fostering, authenticity, fearlessness, book } = world;
    const { persuasion } = settings.fostering;
    const fosterers = book[BOOK.fosterers]! > 0;

    for (let i = from; i < to; i++) {
      let s = spark[i]! * (1 - decay);
      const luck = hand(k0, i);
      for (let look = 0; look < looks + MEMBERSHIPS; look++) {
        const own = look >= looks;
        const g = own ? membership[i * MEMBERSHIPS + look - looks]! : seenGroup[i * looks + look]!;
        if (g < 0 || (own && recognizedWeek[g]! < 0)) continue;
        const near = own ? 1 : distant + (1 - distant) * seenClose[i * looks + look]!;
        const likeness = own ? 1 : seenLike[i * looks + look]!;
        const gain = Math.min(1, sigma * visibility[g]! * likeness * near) * (1 - s);
        if (gain <= 0) continue;
        s += gain;
        // The own groups have the first turns, so that more looks a week leave the lots of all others as they were.
        const turn = own ? look - looks : MEMBERSHIPS + look;
        if (uniform(luck, k1, turn) * s < gain) {
          sparkFrom[i] = groupId[g]!;
          sparkGeneration[i] = generation[g]!;
        }
      }
      for (let look = 0; fosterers && look < looks; look++) {
        const j = seenPerson[i * looks + look]!;
        if (j < 0) continue;
        const way = fostering[j]!;
        if (way !== FOSTERING.catalyst && way !== FOSTERING.individual) continue;
        const near = distant + (1 - distant) * seenClose[i * looks + look]!;
        const seen = authenticity[j]! * fearlessness[j]! * (way === FOSTERING.catalyst ? 1 : persuasion);
        s += Math.min(1, sigma * seen * near) * (1 - s);
      }
      spark[i] = s;
    }
  },
);
