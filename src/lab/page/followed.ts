/** Whoever is followed in the lab: what can be said of them in a week, how the picture shows them, and who comes next by the arrow keys. */
import { count, number, percent } from '../../measure/words.ts';
import { type Emphasis, GROUPS_EACH, type GroupNow, type Moment, STATE } from '../view/scene.ts';
import type { Found } from '../view/who-is-at.ts';

export type Whom = NonNullable<Found>;
/** Words, and those whom a click on their name follows. */
export type Said = readonly (string | Whom)[];

/** "person 12", as the tables count them; "group 3". */
export const nameOf = (whom: Whom): string =>
  'person' in whom ? `person ${number(whom.person + 1)}` : `group ${number(whom.group)}`;

const groupsOf = ({ groupsOf }: Moment, person: number): number[] =>
  Array.from({ length: GROUPS_EACH }, (_, at) => groupsOf[person * GROUPS_EACH + at]!).filter((group) => group > 0);

const alive = ({ groups }: Moment, group: number): GroupNow | undefined =>
  groups.find(({ number: own }) => own === group);

const listed = (whom: readonly Whom[]): Said =>
  whom.flatMap((one, at) => (at === 0 ? [one] : [at === whom.length - 1 ? ' and ' : ', ', one]));

function ofPerson(moment: Moment, person: number): Said {
  const state = moment.state[person]!;
  if (state === STATE.away) return ['is not here'];
  const stuck = moment.stuck[person] === 1;
  const spark = `, spark ${percent(moment.spark[person]!)}`;
  if (state === STATE.member) return ['in ', ...listed(groupsOf(moment, person).map((group) => ({ group }))), spark];
  if (state === STATE.former) return [stuck ? 'has let go, stuck again' : 'has let go, no need', spark];
  return [stuck ? 'stuck, in no group' : 'no need, no group yet', spark];
}

function ofGroup(moment: Moment, of: number): Said {
  const group = alive(moment, of);
  if (group === undefined) return ['does not live in this week'];
  const { members, energy, recognized } = group;
  return [
    `${count(members.length, 'person', 'people')}, ${recognized ? 'recognized' : 'new'}, energy ${percent(energy)}`,
  ];
}

/** What can be known of them when a week is over. */
export const toldOf = (whom: Whom, moment: Moment): Said =>
  'person' in whom ? ofPerson(moment, whom.person) : ofGroup(moment, whom.group);

/** Who is in a group; of a person, all with whom they are in one. Nobody where there is no group. */
export function companionsOf(whom: Whom, moment: Moment): number[] {
  const groups = 'person' in whom ? groupsOf(moment, whom.person) : [whom.group];
  const all = new Set(groups.flatMap((group) => alive(moment, group)?.members ?? []));
  return [...all].filter((person) => !('person' in whom) || person !== whom.person);
}

export const inWords = (said: Said): string =>
  said.map((word) => (typeof word === 'string' ? word : nameOf(word))).join('');

/** How the picture shows them: all else steps back. */
export function emphasisOf(whom: Whom, moment: Moment): Emphasis {
  if ('person' in whom) {
    const { person } = whom;
    const labels = moment.state[person] === STATE.away ? [] : [{ person, text: nameOf(whom) }];
    return { people: [person], groups: groupsOf(moment, person), labels };
  }
  const people = companionsOf(whom, moment);
  const labels = people.slice(0, 1).map((person) => ({ person, text: nameOf(whom) }));
  return { people, groups: [whom.group], labels };
}

/** One further in a row of numbers, and round at its ends. */
function next(row: readonly number[], from: number, by: 1 | -1): number | undefined {
  const at = row.indexOf(from);
  if (at < 0)
    return by === 1 ? (row.find((one) => one > from) ?? row[0]) : (row.findLast((one) => one < from) ?? row.at(-1));
  return row[(at + by + row.length) % row.length];
}

/** The group that comes next to whoever is followed, by its number; null where none lives. */
export function nextGroup(whom: Whom | null, moment: Moment, by: 1 | -1): Whom | null {
  const living = moment.groups.map(({ number: own }) => own).sort((a, b) => a - b);
  const own = whom === null ? undefined : 'group' in whom ? whom.group : groupsOf(moment, whom.person)[0];
  // From a person one comes to their own group first.
  const group = whom !== null && 'person' in whom && own !== undefined ? own : next(living, own ?? 0, by);
  return group === undefined ? null : { group };
}

/** The person that comes next: among those of the group that is followed, otherwise among all who are here. */
export function nextPerson(whom: Whom | null, moment: Moment, by: 1 | -1): Whom | null {
  const here = Array.from(moment.state, (_, person) => person).filter((person) => moment.state[person] !== STATE.away);
  const own = whom === null ? undefined : 'group' in whom ? whom.group : groupsOf(moment, whom.person)[0];
  const among = own === undefined ? here : [...(alive(moment, own)?.members ?? here)].sort((a, b) => a - b);
  const person = next(among, whom !== null && 'person' in whom ? whom.person : -1, by);
  return person === undefined ? null : { person };
}
