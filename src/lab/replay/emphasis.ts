/** Whoever is followed stands out, with those whose spark they carry and those who carry theirs. */
import { number } from '../../measure/words.ts';
import type { Emphasis } from '../view/scene.ts';
import type { Film, GroupStory } from './film.ts';
import type { Followed } from './story-panel.ts';
import { groupOf, membersOf, nameOf, placeOf } from './telling.ts';

export function emphasisOf(film: Film, followed: Followed, week: number): Emphasis | null {
  if (followed === null) return null;
  return 'person' in followed ? ofPerson(film, followed.person, week) : ofGroup(film, followed.group, week);
}

function ofPerson(film: Film, person: number, week: number): Emphasis {
  const within = film.people[person]!.entries.filter(
    (entry) => entry.week <= week && (entry.until < 0 || entry.until > week),
  );
  const lines = new Map<number, [number, number]>();
  for (const flights of film.sparks.slice(0, week - film.begin + 1))
    for (let s = 0; s < flights.length; s += 3) {
      const [from, to] = [flights[s]!, flights[s + 1]!];
      if (from === person || to === person) lines.set(from * film.people.length + to, [from, to]);
    }
  return {
    people: [person],
    groups: within.map(({ group }) => group),
    lines: [...lines.values()],
    labels: [{ person, text: nameOf(film, person) }],
  };
}

/** The group, the one that inspired it and those that it has inspired, where they live or, if they are over, where they began. */
function ofGroup(film: Film, of: number, week: number): Emphasis {
  const group = groupOf(film, of)!;
  const parent = group.parent > 0 ? groupOf(film, group.parent) : undefined;
  const children = film.groups.filter((child) => child.parent === of && child.born <= week);
  const family = [group, ...(parent === undefined ? [] : [parent]), ...children];
  const isAlive = ({ born, ended }: GroupStory) => born <= week && (ended < 0 || ended > week);
  const where = (one: GroupStory): number | undefined => {
    const members = membersOf(film, one.number, week);
    return [...members, ...one.founders.map((founder) => placeOf(film, founder - 1))].find((place) => place >= 0);
  };
  const here = where(group);
  const lines = family.slice(1).flatMap((other): [number, number][] => {
    const there = where(other);
    if (here === undefined || there === undefined || group.born > week) return [];
    return [other === parent ? [there, here] : [here, there]];
  });
  const labels = family.flatMap((one) => {
    const person = where(one);
    const how = isAlive(one) ? '' : one.born > week ? ', not yet' : ', over';
    return person === undefined ? [] : [{ person, text: `group ${number(one.number)}${how}` }];
  });
  const members = membersOf(film, of, week);
  return {
    people: members.length > 0 || here === undefined ? members : [here],
    groups: family.filter(isAlive).map((one) => one.number),
    lines,
    labels,
  };
}
