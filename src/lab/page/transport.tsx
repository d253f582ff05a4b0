/** Start, pause, one week on, faster and slower, any week, and "what if?". */
import { useEffect } from 'preact/hooks';
import { whatIf } from './deeds.ts';
import { start, startB } from './living.ts';
import { isStill } from './look.ts';
import {
  A,
  B,
  begun,
  comparing,
  isStale,
  lastWeek,
  playhead,
  playing,
  reached,
  said,
  sides,
  speed,
  weekLooked,
} from './state.ts';

const SPEEDS = [
  { weeks: 4, name: 'slow' },
  { weeks: 20, name: 'medium' },
  { weeks: 60, name: 'fast' },
  { weeks: Number.POSITIVE_INFINITY, name: 'at once' },
];

/** Least time between two frames while a world lives, in milliseconds: every second one of sixty. */
const LIVING_MS = 30;

/** Moves the week that is looked at while it plays; never beyond what has been lived. */
function usePlaying(): void {
  useEffect(() => {
    let last = 0;
    let frame = 0;
    const step = (now: number) => {
      frame = requestAnimationFrame(step);
      // Machines of few cores draw where they live: while worlds live, half of the frames are theirs.
      if (now - last < LIVING_MS && sides.value.some(({ status }) => status.value === 'living')) return;
      const seconds = last === 0 ? 0 : (now - last) / 1000;
      // With less motion the picture changes from week to week, not between them.
      if (isStill() && speed.value * seconds < 1 && Number.isFinite(speed.value)) {
        if (last === 0) last = now;
        return;
      }
      last = now;
      if (!playing.value) return;
      const next = Math.min(playhead.value + Math.min(seconds, 0.25) * speed.value, reached.value);
      playhead.value = isStill() || !Number.isFinite(speed.value) ? Math.floor(next) : next;
      if (playhead.value >= lastWeek.value && reached.value >= lastWeek.value) {
        playing.value = false;
        said.value = `Week ${lastWeek.value} is over.`;
      }
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, []);
}

function step(weeks: number): void {
  playing.value = false;
  playhead.value = Math.max(0, Math.min(reached.value, Math.round(playhead.value) + weeks));
}

export function Transport() {
  usePlaying();
  const refused = sides.value.some((side) => side.status.value === 'refused' || side.told.value === null);
  const atEnd = weekLooked.value >= lastWeek.value;
  // What is on the dials is not what is on the screen.
  const isNews = sides.value.some((side) => side.lived.value === null || isStale(side));
  const waitsToBranch = comparing.value && B.branch.value !== null && B.lived.value === null;
  return (
    <div class="transport" role="toolbar" aria-label="Time">
      {waitsToBranch ? (
        <button type="button" class="main" disabled={refused} onClick={() => void startB()}>
          Go on
        </button>
      ) : (
        <button type="button" class={isNews ? 'main' : ''} disabled={refused} onClick={() => void start()}>
          {begun.value ? 'Start again' : 'Start'}
        </button>
      )}
      <button
        type="button"
        class={isNews ? '' : 'main'}
        disabled={!begun.value || waitsToBranch}
        onClick={() => {
          if (atEnd) playhead.value = 0;
          playing.value = !playing.value;
        }}
      >
        {playing.value ? 'Pause' : 'Play'}
      </button>
      <button type="button" disabled={!begun.value} aria-label="−1: one week back" onClick={() => step(-1)}>
        −1
      </button>
      <button type="button" disabled={!begun.value} aria-label="+1: one week on" onClick={() => step(1)}>
        +1
      </button>
      <label class="week">
        <span class="week-now">
          Week <output>{weekLooked.value}</output> / {lastWeek.value}
        </span>
        <input
          type="range"
          min="0"
          max={lastWeek.value}
          step="1"
          value={weekLooked.value}
          disabled={!begun.value}
          onInput={({ currentTarget }) => {
            playing.value = false;
            playhead.value = Math.min(currentTarget.valueAsNumber, reached.value);
          }}
        />
      </label>
      <label class="speed">
        <span class="unseen">Speed</span>
        <select
          title="Speed"
          value={String(speed.value)}
          onChange={({ currentTarget }) => {
            speed.value = Number(currentTarget.value);
          }}
        >
          {SPEEDS.map(({ weeks, name }) => (
            <option key={name} value={String(weeks)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="what-if"
        disabled={A.lived.value === null || atEnd || waitsToBranch}
        title={
          atEnd
            ? 'Go back to a week from which the world can go on'
            : 'A second world goes on from this week with other dials'
        }
        onClick={whatIf}
      >
        What if?
      </button>
    </div>
  );
}
