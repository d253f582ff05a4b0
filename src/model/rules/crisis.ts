/**
 * Crisis: with chance `rate` a week it strikes an organization, its groups and its people (T34). What it does stands in
 * src/model/striking.ts; a scenario can also plan one (interventions).
 */
import { hand, uniform } from '../../engine/dice.ts';
import { STRIKING, strike } from '../striking.ts';
import { NONE, settle } from '../world.ts';

export const striking = settle('striking', STRIKING, (world, settings, luck, log) => {
  const { rate, trust, energy } = settings.crisis;
  if (rate === 0) return;
  for (let o = 0; o < settings.size.organizations; o++) {
    if (uniform(hand(luck.k0, o), luck.k1, 0) >= rate) continue;
    strike(world, settings, luck.week, { trust, energy, organization: o, field: NONE }, log);
  }
});
