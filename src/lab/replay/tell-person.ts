/** The story of a person: what they lacked, how they came into each group in five steps, who lit their spark, what they learned. */
import { capital, count, number, weekNumber } from '../../measure/words.ts';
import type { EntryStory, Film, NeedStory } from './film.ts';
import {
  agroup,
  type Chapter,
  type Event,
  fieldsInWords,
  groupOf,
  isAway,
  listed,
  membersOf,
  nameOf,
  type Said,
  type Story,
  somebody,
} from './telling.ts';

/** Where a need came from, in the order of NEED in the model. */
const WHENCE = [
  'met a difficulty',
  'met a difficulty that nobody around them could help with',
  'took on the need of somebody close',
  'took on what a companion still lacked',
  'took on what another group lacked',
  'was thrown into need by a crisis',
];

export function tellPerson(film: Film, place: number, week: number): Story {
  const person = film.people[place]!;
  const name = capital(nameOf(film, place));
  return {
    heading: name,
    now: now(film, place, week),
    curves: [],
    chapters: [
      ...person.entries.map((entry) => cameIn(film, entry)),
      learned(person.needs),
      inspired(film, place),
      {
        heading: ['What they are like'],
        events: [
          {
            week: -1,
            said: [
              `Knows most about ${fieldsInWords([person.best])} (${number(person.level)} of 100 points at the beginning)${
                film.organizations.length > 1
                  ? `, belongs to organization ${film.organizations[person.organization]!}`
                  : ''
              }.`,
            ],
          },
          {
            week: -1,
            said: [`From I to we: ${points(person.we)}. Fearlessness: ${points(person.fearlessness)}.`],
          },
        ],
      },
    ].filter(({ events }) => events.length > 0),
  };
}

const points = ([from, to]: readonly [number, number]) => `from ${number(from)} to ${number(to)} points`;

function now(film: Film, place: number, week: number): Said {
  const person = film.people[place]!;
  if (isAway(film, place, week)) return ['Is not here in this week.'];
  const open = person.needs.filter(({ since, until }) => since <= week && (until < 0 || until > week));
  const needs = fieldsInWords([...new Set(open.map(({ field }) => field))].sort((a, b) => a - b));
  const within = person.entries.filter((entry) => entry.week <= week && (entry.until < 0 || entry.until > week));
  if (within.length > 0) {
    const companions = [...new Set(within.flatMap(({ group }) => membersOf(film, group, week)))].filter(
      (k) => k !== place,
    );
    const together: Said = companions.length === 0 ? [] : [' with ', ...listed(companions.map((k) => ({ person: k })))];
    const working = open.length === 0 ? '. Has what they came for.' : `, to learn what they need in ${needs}.`;
    return ['Is in ', ...listed(within.map(({ group }) => agroup(film, group))), ...together, working];
  }
  if (open.length > 0)
    return [
      `Is stuck, alone, with a need in ${needs}, since ${weekNumber(Math.min(...open.map(({ since }) => since)))}.`,
    ];
  const former = person.entries.some((entry) => entry.week <= week);
  return [
    former ? 'Has let go, and needs nothing just now.' : 'Has never been in a group, and needs nothing just now.',
  ];
}

/** The five steps into a group, and the way out. */
function cameIn(film: Film, entry: EntryStory): Chapter {
  const group = groupOf(film, entry.group);
  const assigned = group?.assigned === true;
  const founded = group !== undefined && !assigned && group.born === entry.week && !entryIsTaken(film, entry);
  const heading: Said = assigned
    ? ['Was put into a team: ', agroup(film, entry.group)]
    : ['Five steps into ', agroup(film, entry.group)];
  const other = entry.through >= 0 ? somebody(film, entry.through) : 'somebody';
  const steps: Event[] = assigned
    ? [
        {
          week: entry.week,
          said: ['The organization appointed an expert and put those who were stuck together with them.'],
        },
      ]
    : [
        {
          week: entry.since,
          mark: '1',
          said:
            entry.since < 0
              ? ['Difficulty: had none of their own, and came to foster.']
              : [`Difficulty: could not go on alone in ${fieldsInWords(entry.fields)}.`],
        },
        {
          week: entry.saw,
          mark: '2',
          said:
            entry.saw < 0
              ? ['Something seen: was noticed, before noticing anybody.']
              : founded
                ? ['Something seen: looked at ', other, '.']
                : ['Something seen: the group at work, through ', other, '.'],
        },
        {
          week: entry.wanted,
          mark: '3',
          said:
            entry.wanted < 0
              ? founded
                ? ['Drawn: ', other, ' sought them out.']
                : ['Drawn: the group reached out to them.']
              : founded
                ? ['Drawn: wanted to talk to ', other, ', both like and unlike them.']
                : ['Drawn: wanted to work with them.'],
        },
        {
          week: entry.talked,
          mark: '4',
          said: [
            entry.talks === 0
              ? 'Talk: without much of it.'
              : `Talk: ${count(entry.talks, 'talk')} ${founded ? 'with each other' : 'with its members'}.`,
          ],
        },
        {
          week: entry.week,
          mark: '5',
          said: founded ? ['Sticking together: began it with ', other, '.'] : ['Sticking together: was taken in.'],
        },
      ];
  if (entry.until >= 0) {
    const over = group !== undefined && group.ended === entry.until;
    steps.push({
      week: entry.until,
      mark: '↗',
      said: [
        over ? `Letting go: the group ${ENDED[group.cause] ?? 'ended'}.` : 'Letting go: left; the others went on.',
      ],
    });
  }
  return { heading, events: steps };
}

/** Somebody may be taken in in the very week in which the group began. */
function entryIsTaken(film: Film, { group, through }: EntryStory): boolean {
  const founders = groupOf(film, group)!.founders;
  return !founders.includes(through + 1);
}

/** Why a group is over. */
export const ENDED: Readonly<Record<string, string>> = {
  fulfilled: 'was fulfilled: nobody needed it any more',
  emptied: 'emptied: members left before they were done',
  faded: 'faded: its energy was gone',
  conflict: 'broke in conflict: trust was gone',
  crisis: 'did not outlive a crisis',
  closed: 'was closed from outside',
};

function learned(needs: readonly NeedStory[]): Chapter {
  return {
    heading: ['What they lacked and learned'],
    events: needs.map((need): Event => {
      const ways = [
        [
          need.together,
          need.discovered > 0
            ? `together (${number(need.discovered)} of them discovered: nobody in the group had known)`
            : 'together',
        ],
        [need.alone, 'alone'],
        [need.seeing, 'by seeing groups at work'],
        [need.friends, 'from old friends'],
      ] as const;
      const how = ways.filter(([gain]) => gain > 0).map(([gain, words]) => `${number(gain)} ${words}`);
      const came = `${capital(WHENCE[need.kind] ?? WHENCE[0]!)} in ${fieldsInWords([need.field])}: had ${number(need.from)} points, wanted ${number(need.wanted)}.`;
      const outcome = need.met
        ? ` Met in ${weekNumber(need.until)}.`
        : need.until >= 0
          ? ` Left with ${number(need.to)}.`
          : ` Has ${number(need.to)} at the end.`;
      const learning = how.length === 0 ? '' : ` Learned meanwhile, in points: ${how.join(', ')}.`;
      return { week: need.since, said: [came, outcome, learning] };
    }),
  };
}

/** Sparks that came to them, and that went on from them. */
function inspired(film: Film, place: number): Chapter {
  const events: Event[] = [];
  film.sparks.forEach((flights, at) => {
    for (let s = 0; s < flights.length; s += 3) {
      const [from, to, group] = [flights[s]!, flights[s + 1]!, flights[s + 2]!];
      if (to !== place && from !== place) continue;
      const what: Said = group > 0 ? [' of ', agroup(film, group)] : [];
      events.push({
        week: film.begin + at,
        mark: '✦',
        said:
          to === place
            ? ['Caught the spark', ...what, ', through ', { person: from }, '.']
            : ['Through them ', { person: to }, ' caught the spark', ...what, '.'],
      });
    }
  });
  return { heading: ['Sparks: who inspired whom'], events };
}
