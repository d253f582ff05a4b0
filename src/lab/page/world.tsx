/** One world on the screen: its picture at the week that is looked at, and its numbers in words. */
import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { GLOW, GROUP_COLOURS, NEVER, STUCK } from '../view/palette.ts';
import { type WorldView, worldView } from '../view/world-view.ts';
import { readAgain } from './living.ts';
import { isStill, SIDE_LOOK } from './look.ts';
import { A, begun, columnOf, comparing, isStale, playhead, type Side } from './state.ts';

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

function Picture({ side }: { readonly side: Side }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = side.shown.value;
  useEffect(() => {
    if (shown === null || canvas.current === null) return;
    const view: WorldView = worldView(canvas.current, shown.scene, { still: isStill });
    // Weeks that are lived ahead of the one that is looked at change nothing in the picture.
    const looked = computed(() => Math.min(playhead.value, side.reached.value));
    const stop = effect(() => {
      const { moments } = side;
      const at = Math.min(looked.value, moments.length - 1);
      if (at < 0) return;
      const [before, after] = [moments[Math.floor(at)], moments[Math.ceil(at)]];
      if (before !== undefined && after !== undefined) view.show(before, after, isStill() ? 1 : at - Math.floor(at));
    });
    return () => {
      stop();
      view.destroy();
    };
  }, [shown]);
  return <canvas ref={canvas} role="img" aria-label={`The people of world ${side.name} and their groups`} />;
}

function Numbers({ side }: { readonly side: Side }) {
  const row = rowAt(side, side.looked.value);
  if (row === undefined) return null;
  const many = (at: number, one: string, more: string) => (
    <span>
      <b>{(row[at] as number).toLocaleString('en')}</b> {row[at] === 1 ? one : more}
    </span>
  );
  return (
    <p class="numbers">
      {many(GROUPS, 'group', 'groups')} {many(MEMBERS, 'member', 'members')} {many(EVER, 'ever', 'ever')}
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
      <span>{what.length === 0 && variant.value === null ? 'as the scenario has it' : what.join(', ')}</span>
    </h2>
  );
}

export function World({ side }: { readonly side: Side }) {
  const { shown, status, told, lived } = side;
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
        {some === null ? (
          <p class="empty">
            {told.value === null || status.value === 'refused'
              ? ''
              : lived.value !== null
                ? 'One moment …'
                : side.branch.value !== null
                  ? `Turn a dial of B, then press “Go on”: B goes on from week ${side.branch.value} with A’s world and the same luck.`
                  : comparing.value
                    ? `Press “${begun.value ? 'Start again' : 'Start'}”: both settings live with the same luck.`
                    : `${told.value.people.toLocaleString('en')} people. Press “Start”.`}
          </p>
        ) : (
          <Picture side={side} />
        )}
        {some !== null && some.people < some.of && (
          <p class="note">
            {some.people.toLocaleString('en')} of {some.of.toLocaleString('en')} people are shown; all are counted
          </p>
        )}
        {isStale(side) && <p class="note stale">The dials have been turned since: press Start</p>}
      </div>
    </section>
  );
}

/** What the dots mean. */
export function Legend() {
  const dot = (look: object) => (
    <svg width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="5.5" {...look} />
    </svg>
  );
  const items = [
    [dot({ fill: NEVER }), 'no need, no group'],
    [dot({ fill: STUCK }), 'stuck, in no group'],
    [dot({ fill: '#fff', stroke: STUCK, 'stroke-width': 1.5 }), 'was in a group'],
    [dot({ fill: GROUP_COLOURS[1], stroke: GROUP_COLOURS[1], 'stroke-width': 7, 'stroke-opacity': 0.3 }), 'in a group'],
    [dot({ fill: STUCK, stroke: GLOW, 'stroke-width': 6 }), 'carries the spark'],
  ] as const;
  return (
    <ul class="legend" aria-label="What the dots mean">
      {items.map(([look, text]) => (
        <li key={text}>
          {look} {text}
        </li>
      ))}
    </ul>
  );
}
