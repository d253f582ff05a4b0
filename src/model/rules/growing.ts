/**
 * Growing: what belonging does to a person, and what remains of it.
 *
 *   fearlessness  += fearlessness · trust · (1 - f) a week in a group that meets;  outside  -= fearReturns · (f - f at birth)    (T16, T28)
 *   we            += we · (1 - we) a week in a recognized group that meets;        outside  -= weFades · we                     (T5)
 * In a group that does not meet nothing grows and nothing fades.
 */
import { each, MEMBERSHIPS } from '../world.ts';

export const growing = each('growing', 'people', ['fearlessness', 'we'], (world, settings, _luck, from, to) => {
  const { fearlessness, we, bornFearless, membership, trust, recognizedWeek, meets } = world;
  const { fearlessness: grows, fearReturns, we: widens, weFades } = settings.growing;

  for (let i = from; i < to; i++) {
    let f = fearlessness[i]!;
    let w = we[i]!;
    let belongs = false;
    for (let m = 0; m < MEMBERSHIPS; m++) {
      const g = membership[i * MEMBERSHIPS + m]!;
      if (g < 0) continue;
      belongs = true;
      if (meets[g] === 0) continue;
      f += grows * trust[g]! * (1 - f);
      if (recognizedWeek[g]! >= 0) w += widens * (1 - w);
    }
    if (!belongs) {
      f -= fearReturns * (f - bornFearless[i]!);
      w -= weFades * w;
    }
    fearlessness[i] = f;
    we[i] = w;
  }
});
