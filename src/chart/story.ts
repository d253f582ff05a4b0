/** The eight charts in the order in which they tell the story, each with the question it answers. */
import type { Chart } from './chart.ts';
import { familyTree } from './family-tree.ts';
import { groundswell } from './groundswell.ts';
import { inSight } from './in-sight.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import { lifelines } from './lifelines.ts';
import { network } from './network.ts';
import type { Tables } from './read-tables.ts';
import { sCurve } from './s-curve.ts';
import { sizesAndLifetimes } from './sizes-and-lifetimes.ts';
import { togetherOrAlone } from './together-or-alone.ts';

export interface Scene {
  readonly question: string;
  /** What was done from outside stands in no table; charts with an axis of weeks mark it. */
  readonly draw: (tables: Tables, interventions?: readonly ToldIntervention[]) => Chart;
}

export const STORY: readonly Scene[] = [
  { question: 'Did groups form, and did they last?', draw: groundswell },
  { question: 'How many people did they reach?', draw: sCurve },
  { question: 'How did each group live?', draw: lifelines },
  { question: 'Who inspired whom?', draw: familyTree },
  { question: 'Did people learn more together than alone?', draw: togetherOrAlone },
  { question: 'How large did groups get, and how old?', draw: sizesAndLifetimes },
  { question: 'How did it spread through the network?', draw: network },
  { question: 'Does seeing a group draw people in?', draw: inSight },
];
