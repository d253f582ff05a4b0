/** The register of communities: one row each, when it ends or at the end of the run. */
import { CIRCLES, NONE, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** Organizations of some people, and 1 - the mean cosine between them. */
function make(world: World, people: readonly number[]): { organizations: number; diversity: number | null } {
  const { expertise, norm, organization } = world.columns;
  const { fields } = world.settings.size;
  let square = 0;
  let selves = 0;
  for (let k = 0; k < fields; k++) {
    let sum = 0;
    for (const i of people) {
      const direction = expertise[i * fields + k]! / norm[i]!;
      sum += direction;
      selves += direction * direction;
    }
    square += sum * sum;
  }
  const n = people.length;
  const organizations = new Set(people.map((i) => organization[i])).size;
  return { organizations, diversity: n < 2 ? null : Math.max(0, 1 - (square - selves) / (n * (n - 1))) };
}

/** The row of the community in row c. */
export function communityRow(world: World, replicate: number, c: number): Cell[] {
  const { columns: w, settings } = world;
  const people: number[] = [];
  for (let i = 0; i < settings.size.people; i++) {
    for (let at = 0; at < CIRCLES; at++) if (w.community[i * CIRCLES + at] === c) people.push(i);
  }
  const { organizations, diversity } = make(world, people);
  return [
    replicate,
    w.communityId[c]!,
    w.communityBorn[c]!,
    w.communityEnded[c] === NONE ? null : w.communityEnded[c]!,
    w.communityTheme[c] === NONE ? null : w.communityTheme[c]! + 1,
    w.communityEvery[c]!,
    w.communityFrom[c]! || null,
    people.length,
    w.communityPeak[c]!,
    w.communityMet[c]!,
    w.communityCame[c]!,
    w.communityGroups[c]!,
    organizations,
    diversity,
  ];
}
