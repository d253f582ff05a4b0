/** How far children stand from their parents in the network of the first morning, against how far from any other group. */
import seedrandom from 'seedrandom';
import type { World } from '../../model/world.ts';
import type { GroupStory, Story } from './story.ts';

/** Ties of the first morning, kept before the world changes them. */
export interface FirstTies {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

export function firstTies(world: World): FirstTies {
  const { tieStart, tieEnd, tieTo } = world.columns;
  const { people } = world.settings.size;
  const start = new Int32Array(people + 1);
  const to: number[] = [];
  for (let i = 0; i < people; i++) {
    start[i] = to.length;
    for (let e = tieStart[i]!; e < tieEnd[i]!; e++) to.push(tieTo[e]!);
  }
  start[people] = to.length;
  return { start, to: Int32Array.from(to) };
}

/** Steps from any of `from` to every person; people out of reach have -1. */
function stepsFrom(ties: FirstTies, from: readonly number[]): Int32Array {
  const steps = new Int32Array(ties.start.length - 1).fill(-1);
  const queue = [...new Set(from)];
  for (const i of queue) steps[i] = 0;
  for (const i of queue) {
    for (let e = ties.start[i]!; e < ties.start[i + 1]!; e++) {
      const j = ties.to[e]!;
      if (steps[j] !== -1) continue;
      steps[j] = steps[i]! + 1;
      queue.push(j);
    }
  }
  return steps;
}

const membersBy = (group: GroupStory, week: number) =>
  group.members.filter((member) => member.week <= week).map((member) => member.person);

/** Steps from the founders to the nearest of some people, NaN out of reach. */
function nearest(steps: Int32Array, people: readonly number[]): number {
  const reached = people.map((i) => steps[i]!).filter((n) => n >= 0);
  return reached.length === 0 ? Number.NaN : Math.min(...reached);
}

/**
 * Mean steps from the founders of a child to the nearest member of its parent, and to the nearest member of another group drawn
 * at random among those founded before. Children founded by former members of the parent are left out: they stand at 0.
 */
export function descent(
  story: Story,
  ties: FirstTies,
  seed: string,
): { parent: number; other: number; children: number } {
  const random = seedrandom.alea(`${seed}/descent`);
  const groups = [...story.groups.values()];
  let parent = 0;
  let other = 0;
  let children = 0;
  for (const [at, child] of groups.entries()) {
    const mother = story.groups.get(child.parent);
    if (mother === undefined || at < 3) continue;
    const kin = membersBy(mother, child.born);
    if (child.founders.some((i) => kin.includes(i))) continue;
    let stranger = groups[Math.floor(random() * at)]!;
    while (stranger.id === mother.id) stranger = groups[Math.floor(random() * at)]!;
    const steps = stepsFrom(ties, child.founders);
    const near = nearest(steps, kin);
    const far = nearest(steps, membersBy(stranger, child.born));
    if (Number.isNaN(near) || Number.isNaN(far)) continue;
    parent += near;
    other += far;
    children += 1;
  }
  return { parent: parent / children, other: other / children, children };
}
