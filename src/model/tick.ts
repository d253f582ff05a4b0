/** One week, in this order. Each act reads the world as it stood when the act began. */
import { type ActDone, play, type Shares } from '../engine/act.ts';
import { alumni } from './rules/alumni.ts';
import { assigning } from './rules/assigning.ts';
import { attraction } from './rules/attraction.ts';
import { inviting } from './rules/bridging.ts';
import { convening, drawing } from './rules/communities.ts';
import { striking } from './rules/crisis.ts';
import { energy } from './rules/energy.ts';
import { founding } from './rules/founding.ts';
import { growing } from './rules/growing.ts';
import { intervening } from './rules/intervening.ts';
import { joining } from './rules/joining.ts';
import { learning, practising } from './rules/learning.ts';
import { committing, deciding, leaving, lettingGo, resting } from './rules/letting-go.ts';
import { moving } from './rules/moving.ts';
import { needs } from './rules/needs.ts';
import { noticing } from './rules/noticing.ts';
import { counting, organizing } from './rules/organizing.ts';
import { recognition } from './rules/recognition.ts';
import { weaving } from './rules/roles.ts';
import { spreading } from './rules/spreading.ts';
import { sticking } from './rules/sticking.ts';
import { calling, gathering, talking } from './rules/talking.ts';
import { working } from './rules/working.ts';
import { rowsInUse, type World } from './world.ts';

export const ACTS = [
  resting, // rows of groups that ended last week are free again
  intervening, // what is planned from outside
  moving, // people leave, come, and change organizations
  counting, // who is where, who carries the spark
  organizing, // has an organization changed as a whole?
  striking, // crises
  needs, // difficulties arise, and needs are taken on
  convening, // communities gather
  inviting, // groups invite somebody from elsewhere
  noticing, // everybody looks at a few people, and through them at groups
  attraction, // the strongest pull becomes an intent
  drawing, // who comes along to a community, who lets go of one?
  spreading, // seeing groups work gives a spark
  weaving, // weavers introduce people to each other
  calling, // who talks to somebody
  gathering, // talks are sorted by whom they are held with
  talking, // closeness grows and fades
  sticking, // does the other side want it too?
  founding, // two begin
  joining, // a group takes somebody in
  assigning, // experts are appointed, where organizations assign
  working, // what a week together makes of a group
  alumni, // old friends are asked
  practising, // what one is expert at
  learning, // alone, from each other, by discovery, by seeing, from old friends
  energy, // follows what was learned
  recognition, // members recognize what they have
  growing, // fearlessness and we
  committing, // who wants to leave?
  deciding, // which group is over?
  leaving, // who lets go
  lettingGo, // they leave, and groups end
] as const;

/** Lives one week. @param shares how rows are divided among hands; left out: one hand does all @param done told after each act */
export function tick(world: World, shares?: Shares, done?: ActDone): void {
  world.week += 1;
  play(
    ACTS,
    world.columns,
    world.settings,
    world.key,
    world.week,
    (table) => rowsInUse(world, table),
    world.log,
    shares,
    world.kernels,
    done,
  );
}
