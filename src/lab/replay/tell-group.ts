/** The story of a group: who began it and why, who inspired it and whom it inspired, what it learned, how it ended. */
import { count, number, ordinal, times } from '../../measure/words.ts';
import type { Film } from './film.ts';
import { ENDED } from './tell-person.ts';
import {
  agroup,
  type Event,
  fieldsInWords,
  groupOf,
  listed,
  membersOf,
  type Said,
  type Story,
  somebody,
  type Word,
} from './telling.ts';

/** By which of the seven its members recognized it. */
const RECOGNIZED: Readonly<Record<string, string>> = {
  spontaneity: 'what comes of itself beats what is planned',
  energy: 'its energy',
  creative: 'they are more creative and fearless together',
  rewarding: 'it is more rewarding than working alone',
  accomplishing: 'they accomplish more than they had imagined',
  leading: 'nobody leads, the group itself does',
  whole: 'they are whole and happy in it',
};

/** More children than this are counted. */
const MOST_NAMED = 12;

export function tellGroup(film: Film, of: number, week: number): Story {
  const group = groupOf(film, of)!;
  const children = film.groups.filter(({ parent }) => parent === of);
  const supporters = film.groups.filter(({ supports }) => supports === of);
  const [a, b] = group.founders.map((person) => (person > 0 ? somebody(film, person - 1) : 'somebody')) as [Word, Word];
  const reason = (text: string) =>
    text === '' ? '' : ` (needs in ${fieldsInWords(text.split('+').map((field) => Number(field) - 1))})`;

  const life: Event[] = [
    {
      week: group.born,
      said: group.assigned
        ? ['Put together by the organization, with ', a, ' appointed as its expert.']
        : [
            'Begun by ',
            a,
            reason(group.reasons[0]),
            ' and ',
            b,
            `${reason(group.reasons[1])}: different reasons, and related ones.`,
          ],
    },
  ];
  if (!group.assigned)
    life.push({
      week: group.born,
      mark: '✦',
      said:
        group.parent > 0
          ? [
              'Its founders carried the spark of ',
              agroup(film, group.parent),
              `: it is of the ${ordinal(group.generation)} generation.`,
            ]
          : ['Nobody had shown its founders how: it is of the first generation.'],
    });
  if (group.supports > 0)
    life.push({ week: group.born, said: ['It works on what ', agroup(film, group.supports), ' lacks.'] });
  if (group.recognized >= 0)
    life.push({
      week: group.recognized,
      said: [
        `Recognized by its members as a group: ${RECOGNIZED[group.recognizedBy] ?? 'it is one'}. From now on others see it.`,
      ],
    });
  if (group.crisis >= 0) life.push({ week: group.crisis, said: ['Struck by a crisis.'] });
  for (const { person, week: came } of comings(film, of))
    if (came > group.born) life.push({ week: came, said: [{ person }, ' was taken in.'] });
  for (const child of children.slice(0, MOST_NAMED))
    life.push({ week: child.born, mark: '✦', said: ['Inspired ', { group: child.number }, '.'] });
  if (children.length > MOST_NAMED)
    life.push({ week: -1, said: [`It inspired ${count(children.length, 'group')} in all.`] });
  for (const supporter of supporters)
    life.push({ week: supporter.born, said: [{ group: supporter.number }, ' began, to work on what it lacks.'] });
  if (group.ended >= 0) life.push({ week: group.ended, mark: '↗', said: [`It ${ENDED[group.cause] ?? 'ended'}.`] });

  const learned: Event[] = [
    {
      week: -1,
      said: [
        `Learned together: ${number(group.together)} points. The same people alone in the same weeks: ${number(group.asIfAlone)}${
          group.asIfAlone > 0 ? ` (${times(group.together / group.asIfAlone)} as much together)` : ''
        }. ${number(group.discovered)} of them nobody in the group had known before.`,
      ],
    },
    {
      week: -1,
      said: [`Of ${count(group.brought, 'need')} that members brought, ${number(group.met)} were met here.`],
    },
    {
      week: -1,
      said: [
        `${count(group.members, 'person', 'people')} in all, at most ${number(group.peak)} at once; ${
          group.conflicts === 0 ? 'no conflict' : count(group.conflicts, 'conflict')
        }.`,
      ],
    },
  ];
  return {
    heading: `${group.assigned ? 'Team' : 'Group'} ${number(of)}`,
    now: now(film, of, week),
    curves: [
      { name: 'energy', first: group.first, values: group.energy },
      { name: 'trust', first: group.first, values: group.trust },
    ],
    chapters: [
      { heading: ['Its life'], events: life.sort((x, y) => x.week - y.week || 0) },
      { heading: ['What it learned'], events: learned },
    ],
  };
}

function now(film: Film, of: number, week: number): Said {
  const group = groupOf(film, of)!;
  if (week < group.born) return ['Has not begun yet.'];
  if (group.ended >= 0 && week >= group.ended) return ['Is over.'];
  const members = membersOf(film, of, week);
  const size = group.size[week - group.first] ?? members.length;
  const more = size - members.length;
  const names = listed(members.map((person) => ({ person })));
  const unseen = more > 0 ? ` and ${count(more, 'more person', 'more people')} outside the picture` : '';
  const state = group.recognized >= 0 && week >= group.recognized ? '' : ' It is not recognized yet.';
  return [`${count(size, 'member')}: `, ...names, `${unseen}.${state}`];
}

/** Who came into a group, and when. */
function comings(film: Film, of: number): { person: number; week: number }[] {
  return film.people
    .flatMap(({ entries }, person) => entries.filter(({ group }) => group === of).map(({ week }) => ({ person, week })))
    .sort((a, b) => a.week - b.week || a.person - b.person);
}
