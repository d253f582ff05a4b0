/** The picture of a world at the week that is looked at; a click, or the arrow keys, follow somebody or a group in it. */
import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { capital, number } from '../../measure/words.ts';
import type { Moment } from '../view/scene.ts';
import { type WorldView, worldView } from '../view/world-view.ts';
import {
  companionsOf,
  emphasisOf,
  inWords,
  nameOf,
  nextGroup,
  nextPerson,
  type Said,
  toldOf,
  type Whom,
} from './followed.ts';
import { isStill } from './look.ts';
import { followed, playhead, type Side, said } from './state.ts';

/** Whom a world shows as followed: a person in both worlds, since both have the same; a group in its own. */
function whomIn({ name }: Side): Whom | null {
  const { whom, side } = followed.value ?? { whom: null, side: name };
  return whom !== null && ('person' in whom || side === name) ? whom : null;
}

/** The week that a world shows, as it stands when it is over; undefined before it has begun. */
function momentIn(side: Side): Moment | undefined {
  return side.moments[Math.min(side.looked.value, side.moments.length - 1)];
}

export function follow(side: Side, whom: Whom | null): void {
  followed.value = whom === null ? null : { side: side.name, whom };
  const moment = momentIn(side);
  said.value =
    whom === null || moment === undefined ? 'Nobody is followed.' : `${nameOf(whom)}: ${inWords(toldOf(whom, moment))}`;
}

function followByKey(side: Side, event: KeyboardEvent): void {
  const moment = momentIn(side);
  if (moment === undefined) return;
  const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
  const another = /^Arrow(Left|Right)$/.test(event.key)
    ? nextGroup(whomIn(side), moment, by)
    : /^Arrow(Up|Down)$/.test(event.key)
      ? nextPerson(whomIn(side), moment, by)
      : undefined;
  if (another === undefined) return;
  event.preventDefault();
  follow(side, another);
}

export function Picture({ side }: { readonly side: Side }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<WorldView | null>(null);
  const shown = side.shown.value;
  useEffect(() => {
    if (shown === null || canvas.current === null) return;
    const drawn = worldView(canvas.current, shown.scene, { still: isStill });
    view.current = drawn;
    // Weeks that are lived ahead of the one that is looked at change nothing in the picture.
    const looked = computed(() => Math.min(playhead.value, side.reached.value));
    const stop = effect(() => {
      const { moments } = side;
      const whom = whomIn(side);
      const at = Math.min(looked.value, moments.length - 1);
      if (at < 0) return;
      const [before, after] = [moments[Math.floor(at)], moments[Math.ceil(at)]];
      if (before === undefined || after === undefined) return;
      const t = isStill() ? 1 : at - Math.floor(at);
      drawn.show(before, after, t, whom === null ? null : emphasisOf(whom, t < 0.5 ? before : after));
    });
    return () => {
      stop();
      drawn.destroy();
      view.current = null;
    };
  }, [shown]);
  const at = ({ clientX, clientY }: MouseEvent) => view.current?.at(clientX, clientY) ?? null;
  return (
    <canvas
      ref={canvas}
      tabIndex={0}
      role="img"
      aria-label={`The people of world ${side.name} and their groups. Arrow keys follow: left and right a group, up and down a person; Escape nobody`}
      onClick={(event) => follow(side, at(event))}
      onPointerMove={(event) =>
        event.currentTarget.classList.toggle('somebody', event.buttons === 0 && at(event) !== null)
      }
      onKeyDown={(event) => followByKey(side, event)}
    />
  );
}

function Link({ side, whom, text }: { readonly side: Side; readonly whom: Whom; readonly text: string }) {
  return (
    <button type="button" class="link" aria-label={nameOf(whom)} onClick={() => follow(side, whom)}>
      {text}
    </button>
  );
}

const Words = ({ side, words }: { readonly side: Side; readonly words: Said }) =>
  words.map((word) =>
    typeof word === 'string' ? word : <Link key={nameOf(word)} side={side} whom={word} text={nameOf(word)} />,
  );

/** More are counted. */
const MOST_NAMED = 8;

/** Who belongs to the group that is followed, or is in one with the person that is. */
function Companions({ side, whom, moment }: { readonly side: Side; readonly whom: Whom; readonly moment: Moment }) {
  const all = companionsOf(whom, moment);
  if (all.length === 0) return null;
  return (
    <span class="companions">
      {'person' in whom ? '; with ' : ': '}
      {all.slice(0, MOST_NAMED).map((person, at) => (
        <span key={person}>
          {at > 0 && ', '}
          <Link side={side} whom={{ person }} text={number(person + 1)} />
        </span>
      ))}
      {all.length > MOST_NAMED && ` and ${all.length - MOST_NAMED} more`}
    </span>
  );
}

/** Below the picture: who is followed, and what can be said of them in this week. */
export function Told({ side }: { readonly side: Side }) {
  const whom = whomIn(side);
  const moment = momentIn(side);
  if (moment === undefined) return null;
  if (whom === null) return <p class="told hint">Click a dot or a coloured area: who is it?</p>;
  return (
    <section class="told" aria-label={`Followed in world ${side.name}`}>
      <p>
        <b>{capital(nameOf(whom))}:</b> <Words side={side} words={toldOf(whom, moment)} />
        <Companions side={side} whom={whom} moment={moment} />
      </p>
      <button type="button" class="small" aria-label="Follow nobody" onClick={() => follow(side, null)}>
        ✕
      </button>
    </section>
  );
}

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && followed.value !== null) followed.value = null;
});
