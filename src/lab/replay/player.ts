/** Where the replay stands in time, and how it goes on: at a pace, week by week, or to a week at once. */

export const PACES = [0.5, 1, 2, 4, 8, 16] as const;

export interface Player {
  /** A week and a part of the way to the next. */
  readonly position: number;
  readonly isPlaying: boolean;
  /** Weeks a second. */
  readonly pace: number;
  play(): void;
  pause(): void;
  /** To a week at once; what is playing plays on. */
  to(week: number): void;
  /** By so many weeks, on the way there if it is one and things may move. */
  step(weeks: number): void;
  setPace(weeksASecond: number): void;
}

/** How long a single step takes, in milliseconds. */
const STEP_MS = 450;

/**
 * @param show told where it stands, whenever that changes
 * @param changed told when it begins or ceases to play, or has another pace
 * @param isStill nothing may move by itself: weeks follow each other without anything between
 */
export function playerOf(
  { begin, end, pace: first }: { readonly begin: number; readonly end: number; readonly pace: number },
  show: (position: number) => void,
  changed: () => void,
  isStill: () => boolean,
): Player {
  let position = begin;
  let pace = first;
  let isPlaying = false;
  let target: number | null = null;
  let before = 0;
  let frame = 0;
  /** Where it would be if it moved in between. */
  let carried = begin;

  const bounded = (week: number) => Math.max(begin, Math.min(end, week));

  function go(now: number): void {
    const passed = Math.min(250, now - before);
    before = now;
    if (target !== null) {
      carried = bounded(carried + (Math.sign(target - carried) * passed) / STEP_MS);
      if (Math.abs(carried - target) < 0.02 || passed / STEP_MS > Math.abs(target - carried)) carried = target;
    } else carried = bounded(carried + (pace * passed) / 1000);
    position = isStill() ? Math.floor(carried) : carried;
    show(position);
    if (target !== null && carried === target) target = null;
    if (isPlaying && carried >= end) {
      isPlaying = false;
      changed();
    }
    frame = isPlaying || target !== null ? requestAnimationFrame(go) : 0;
  }

  function start(): void {
    if (frame !== 0) return;
    before = performance.now();
    frame = requestAnimationFrame(go);
  }

  function settle(week: number): void {
    target = null;
    carried = bounded(week);
    position = carried;
    show(position);
  }

  return {
    get position() {
      return position;
    },
    get isPlaying() {
      return isPlaying;
    },
    get pace() {
      return pace;
    },
    play() {
      if (carried >= end) settle(begin);
      target = null;
      isPlaying = true;
      changed();
      start();
    },
    pause() {
      if (!isPlaying) return;
      isPlaying = false;
      changed();
      // Comes to rest where a week is over: only then do counts and picture say the same.
      target = bounded(Math.ceil(carried));
      if (isStill()) settle(target);
      else start();
    },
    to: (week) => settle(Math.round(week)),
    step(weeks) {
      if (isPlaying) {
        isPlaying = false;
        changed();
      }
      const from = target ?? (weeks > 0 ? Math.floor(carried) : Math.ceil(carried));
      const goal = bounded(from + weeks);
      if (Math.abs(weeks) !== 1 || isStill() || weeks < 0) {
        settle(goal);
        return;
      }
      target = goal;
      start();
    },
    setPace(weeksASecond) {
      pace = weeksASecond;
      changed();
    },
  };
}
