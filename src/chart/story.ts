/** The charts in the order in which they tell the story, each with the question it answers; some are told only where there is something. */
import type { Chart } from './chart.ts';
import { communities } from './communities.ts';
import { familyTree } from './family-tree.ts';
import { groundswell } from './groundswell.ts';
import { inSight } from './in-sight.ts';
import type { ToldIntervention } from './interventions-in-words.ts';
import { lifelines } from './lifelines.ts';
import { network } from './network.ts';
import { organizations } from './organizations.ts';
import type { Tables } from './read-tables.ts';
import { sCurve } from './s-curve.ts';
import { sizesAndLifetimes } from './sizes-and-lifetimes.ts';
import { togetherOrAlone } from './together-or-alone.ts';
import { whatItDoesToPeople } from './what-it-does-to-people.ts';

export interface Scene {
  readonly question: string;
  /** What was done from outside stands in no table; charts with an axis of weeks mark it. */
  readonly draw: (tables: Tables, interventions?: readonly ToldIntervention[]) => Chart;
  /** Left out of the report where there is nothing to draw. */
  readonly ifAny?: boolean;
}

export const STORY: readonly Scene[] = [
  { question: 'Did groups form, and did they last?', draw: groundswell },
  { question: 'How many people did they reach?', draw: sCurve },
  { question: 'How did each group live?', draw: lifelines },
  { question: 'Who inspired whom?', draw: familyTree },
  { question: 'Did people learn more together than alone?', draw: togetherOrAlone },
  { question: 'What did it do to people?', draw: whatItDoesToPeople, ifAny: true },
  { question: 'How large did groups get, and how old?', draw: sizesAndLifetimes },
  { question: 'How did it spread through the network?', draw: network },
  { question: 'How did organizations change?', draw: organizations, ifAny: true },
  { question: 'What came out of communities?', draw: communities, ifAny: true },
  { question: 'Does seeing a group draw people in?', draw: inSight },
];
