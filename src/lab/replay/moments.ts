/** The moments of a film: how the world stood when a week was over. */
import { GROUPS_EACH, type GroupNow, type Moment } from '../view/scene.ts';
import { type Film, type GroupStory, SPARK_STEPS } from './film.ts';

/** Moments kept at hand: those before, at and after the week that is shown. */
const KEPT = 8;

/** @returns the moment of a week, from film.begin to film.end; the same object while it is at hand */
export function momentsOf(film: Film): (week: number) => Moment {
  const many = film.people.length;
  const groups = new Map(film.groups.map((group) => [group.number, group]));
  const kept = new Map<number, Moment>();

  function moment(week: number): Moment {
    const at = week - film.begin;
    const part = <T extends Uint8Array | Int32Array>(blocks: T, wide = 1) =>
      blocks.subarray(at * many * wide, (at + 1) * many * wide) as T;
    const groupsOf = part(film.groupsOf, GROUPS_EACH);
    return {
      week,
      state: part(film.state),
      stuck: part(film.stuck),
      spark: Float32Array.from(part(film.spark), (step) => step / SPARK_STEPS),
      groupsOf,
      groups: groupsIn(groupsOf, week, groups),
      sparks: film.sparks[at]!,
    };
  }

  return (week) => {
    const known = kept.get(week);
    if (known !== undefined) return known;
    const made = moment(week);
    kept.set(week, made);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return made;
  };
}

function groupsIn(groupsOf: Int32Array, week: number, stories: ReadonlyMap<number, GroupStory>): GroupNow[] {
  const members = new Map<number, number[]>();
  groupsOf.forEach((number, place) => {
    if (number < 0) return;
    const k = Math.floor(place / GROUPS_EACH);
    const others = members.get(number);
    if (others === undefined) members.set(number, [k]);
    else others.push(k);
  });
  return [...members]
    .sort((a, b) => a[0] - b[0])
    .map(([number, people]) => {
      const { colour, recognized, first, energy } = stories.get(number)!;
      return {
        ...{ number, colour, members: people },
        energy: (energy[week - first] ?? 0) / 100,
        recognized: recognized >= 0 && recognized <= week,
      };
    });
}
