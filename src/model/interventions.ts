/**
 * What is done to a world from outside while a run goes on, as plain data: read and checked at the border (src/scenario), carried
 * out by the rule `intervening`. Weeks are 1..weeks; `to` is the last week in which it holds, equal to `from` for a single week.
 *
 * A single week acts at its beginning and lasts for good. Over a span, what was put up is taken down after the last week (walls,
 * organizing, roles, ways of fostering, a gathering); a crisis strikes every week of it; people leave and come evenly over it.
 */

/** How many, of those it can concern: a number of people (or groups), or a share of them, 0..1. */
export type HowMany = { readonly count: number } | { readonly share: number };

/** The three ways to foster (T21), and none, as written in the column `fostering`. */
export const FOSTERING = { none: 0, individual: 1, group: 2, catalyst: 3 } as const;
export type FosteringWay = 'individual' | 'group' | 'catalyst';

/** Roles in the network (T42), as written in the column `role`. */
export const ROLE = { none: 0, weaver: 1, facilitator: 2, coordinator: 3 } as const;
export type RoleName = 'weaver' | 'facilitator' | 'coordinator';

/** What is done. `organization` is its number from 0, null for the whole world; `field` is a field from 0, null for all. */
export type Deed =
  /** People begin to foster (T21). */
  | {
      readonly kind: 'catalysts';
      readonly way: FosteringWay;
      readonly many: HowMany;
      readonly organization: number | null;
    }
  /** Trust and energy of groups are cut by these shares, as far as forgiveness and trust do not hold them, and with a field people are thrown into need there (T34). */
  | {
      readonly kind: 'crisis';
      readonly trust: number;
      readonly energy: number;
      readonly organization: number | null;
      readonly field: number | null;
    }
  /** Walls: the share of what happens inside that is seen outside, and the reverse, 0..1 (T46). */
  | { readonly kind: 'walls'; readonly pass: number; readonly organization: number | null }
  /** People leave the world, and their groups (T43). */
  | { readonly kind: 'leave'; readonly many: HowMany; readonly organization: number | null }
  /** New people come, so many in all; null: spread over all organizations (T43). */
  | { readonly kind: 'newcomers'; readonly count: number; readonly organization: number | null }
  /** An open gathering around a theme: so many people drawn at random, every so many weeks (T13). */
  | {
      readonly kind: 'gathering';
      readonly count: number;
      readonly every: number;
      readonly theme: number | null;
      readonly organization: number | null;
    }
  /** People take on a role in the network (T42). */
  | { readonly kind: 'roles'; readonly role: RoleName; readonly many: HowMany; readonly organization: number | null }
  /** Which share of those stuck are assigned to an appointed expert (T38). */
  | { readonly kind: 'organizing'; readonly assigned: number; readonly organization: number | null }
  /** Groups are ended: the largest, the oldest, all, or so many drawn by lot. */
  | {
      readonly kind: 'end';
      readonly groups: 'largest' | 'oldest' | 'all' | HowMany;
      readonly organization: number | null;
    };

export type Intervention = Deed & { readonly from: number; readonly to: number };
