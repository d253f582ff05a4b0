/** One world on the screen: its picture at the week that is looked at, and its numbers in words. */
import { count, number } from '../../measure/words.ts';
import { readAgain } from './living.ts';
import { SIDE_LOOK } from './look.ts';
import { Picture, Told } from './picture.tsx';
import { A, begun, columnOf, comparing, isStale, type Side } from './state.ts';

const [GROUPS, MEMBERS, EVER, WEEK] = ['groups', 'members', 'ever', 'week'].map(columnOf) as [
  number,
  number,
  number,
  number,
];

/** The last row of the table weeks up to a week. */
export function rowAt({ rows }: Side, week: number) {
  let found = rows[0];
  for (const row of rows) {
    if ((row[WEEK] as number) > week) break;
    found = row;
  }
  return found;
}

function Numbers({ side }: { readonly side: Side }) {
  const row = rowAt(side, side.looked.value);
  if (row === undefined) return null;
  const said = (at: number) => <b>{number(row[at] as number)}</b>;
  return (
    <p class="numbers">
      <span>
        {said(MEMBERS)} {row[MEMBERS] === 1 ? 'person' : 'people'} in {said(GROUPS)}{' '}
        {row[GROUPS] === 1 ? 'group' : 'groups'}
      </span>{' '}
      <span>{said(EVER)} ever in one</span>
    </p>
  );
}

/** Which variant it is, where the scenario has some. */
function Variant({ side }: { readonly side: Side }) {
  const variants = A.told.value?.variants ?? [];
  return (
    <select
      class="variant"
      aria-label={`Variant of ${side.name}`}
      value={side.variant.value ?? ''}
      disabled={side.branch.value !== null}
      onChange={({ currentTarget }) => {
        side.variant.value = currentTarget.value;
        void readAgain(side);
      }}
    >
      {variants.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Heading({ side }: { readonly side: Side }) {
  const { variant, changes, branch } = side;
  const turned = [...changes.value].map(([path, value]) => `${path} ${value}`);
  const what = [
    ...(branch.value === null ? [] : [`from week ${branch.value} on`]),
    ...(turned.length > 2 ? [`${turned.length} dials turned`] : turned),
  ];
  return (
    <h2 style={{ color: SIDE_LOOK[side.name].ink }}>
      <span class="badge" style={{ background: SIDE_LOOK[side.name].ink }}>
        {side.name}
      </span>
      {variant.value !== null && <Variant side={side} />}
      {what.length > 0 && <span>{what.join(', ')}</span>}
      {what.length === 0 && variant.value === null && side.told.value !== null && <span>as the scenario has it</span>}
    </h2>
  );
}

/** What to do so that there is something to be seen. */
function whyEmpty({ name, told, status, lived, branch }: Side): string {
  if (status.value === 'refused')
    return told.value === null
      ? 'Mend the file where the lines above say, and open it again.'
      : 'This world waits: see above what to change.';
  if (told.value === null) return '';
  if (lived.value !== null) return 'One moment …';
  if (branch.value !== null)
    return `Turn a dial of B, then press “Go on”: B goes on from week ${branch.value} with A’s world and the same luck.`;
  const people = count(told.value.people, 'person', 'people');
  if (!comparing.value) return `${people}. Press “Start”.`;
  return name === 'A'
    ? `${people}. Press “${begun.value ? 'Start again' : 'Start'}”.`
    : `${people}, with the same luck as in A.`;
}

export function World({ side }: { readonly side: Side }) {
  const { shown, status } = side;
  const some = shown.value;
  return (
    <section
      class="world"
      aria-label={`World ${side.name}`}
      data-side={side.name}
      data-status={status.value}
      data-fingerprint={side.fingerprint.value ?? ''}
      data-rate={side.weeksPerSecond.value ?? ''}
    >
      <header>
        <Heading side={side} />
        <Numbers side={side} />
      </header>
      <div class="ground">
        {some === null ? <p class="empty">{whyEmpty(side)}</p> : <Picture side={side} />}
        {some !== null && some.people < some.of && (
          <p class="note">
            {number(some.people)} of {number(some.of)} people are shown; all are counted
          </p>
        )}
        {isStale(side) && <p class="note stale">Dials turned since: press “Start again”</p>}
      </div>
      <Told side={side} />
    </section>
  );
}
