/** The worlds that live: their workers, what is heard from them, and how they are begun. */
import { batch } from '@preact/signals';
import type { News } from '../protocol.ts';
import { type Hand, hire, type Past, Refused } from './hand.ts';
import {
  A,
  B,
  columnOf,
  comparing,
  files,
  followed,
  type Name,
  playhead,
  playing,
  type Side,
  said,
  settingOf,
  sides,
} from './state.ts';

/** The hand of each side; a promise, so that nobody hires a second one while the first is on its way. */
const hands = new Map<Name, Promise<Hand>>();
/** Told when a world has got further. */
const waiting = new Map<Name, () => void>();

export function handOf(side: Side): Promise<Hand> {
  let hand = hands.get(side.name);
  if (hand === undefined) {
    hand = hire(files.peek(), (news) => hear(side, news));
    hands.set(side.name, hand);
  }
  return hand;
}

function hear(side: Side, news: News): void {
  if (news.news === 'broken') {
    side.faults.value = [`The world broke: ${news.message}`];
    side.status.value = 'refused';
  } else if (news.news === 'over') {
    batch(() => {
      side.fingerprint.value = news.fingerprint;
      side.weeksPerSecond.value = news.weeksPerSecond;
      side.status.value = 'over';
    });
  } else {
    side.rows.push(...news.rows);
    side.moments.push(...news.moments);
    side.reached.value = news.week;
  }
  waiting.get(side.name)?.();
}

/** Reads the scenario with what was turned, and says what is wrong with it. */
export async function readAgain(side: Side): Promise<void> {
  const setting = settingOf(side);
  const hand = await handOf(side);
  try {
    const told = await hand.read(setting);
    if (JSON.stringify(setting) !== JSON.stringify(settingOf(side))) return;
    batch(() => {
      side.told.value = told;
      side.faults.value = [];
      if (side.status.value === 'refused') side.status.value = side.lived.value === null ? 'ready' : 'over';
    });
  } catch (error) {
    refuse(side, error);
  }
}

function refuse(side: Side, error: unknown): void {
  side.faults.value = error instanceof Refused ? error.faults : [(error as Error).message];
  side.status.value = 'refused';
  said.value = `Setting ${side.name} cannot be lived: ${side.faults.value.join(' ')}`;
}

/** The world of a side is gone. */
export function forget(side: Side): void {
  void hands.get(side.name)?.then((hand) => hand.dismiss());
  hands.delete(side.name);
  batch(() => {
    [side.rows, side.moments] = [[], []];
    side.reached.value = -1;
    side.shown.value = null;
    side.lived.value = null;
    side.fingerprint.value = null;
    side.weeksPerSecond.value = null;
    side.faults.value = [];
    side.status.value = 'ready';
    // The same people come again, but other groups.
    const { whom, side: where } = followed.value ?? {};
    if (whom !== undefined && 'group' in whom && where === side.name) followed.value = null;
    if (side.name === 'A') {
      playhead.value = 0;
      playing.value = false;
    }
  });
}

async function live(side: Side, past: Past | null = null): Promise<void> {
  const hand = await handOf(side);
  const setting = settingOf(side);
  const { begun: told, shown } = await hand.begin(setting, past, true);
  batch(() => {
    side.told.value = told;
    side.shown.value = past === null ? shown : A.shown.value;
    side.lived.value = { ...setting, seed: told.seed, weeks: told.weeks, branch: side.branch.value };
    side.status.value = 'living';
  });
}

/** Lives all that is set from the first morning on, and a branch from its week on. */
export async function start(): Promise<void> {
  for (const side of sides.value) forget(side);
  try {
    await live(A);
  } catch (error) {
    return refuse(A, error);
  }
  said.value = 'The worlds live.';
  // Two worlds set out together; before a branch there is one to be watched.
  playing.value = !comparing.value || B.branch.value !== null;
  if (comparing.value) await startB();
  playing.value = true;
}

/** The colours that the groups of a world bear in a week. */
function borneIn({ moments, shown }: Side, week: number): Past['borne'] {
  const scene = shown.value?.scene;
  const groups = moments.find((moment) => moment.week === week)?.groups ?? [];
  return groups.flatMap(({ number, colour, members: [first = 0] }) =>
    scene === undefined || colour < 0 ? [] : [{ group: number, colour, x: scene.x[first]!, y: scene.y[first]! }],
  );
}

/** Lives the second world: from its first morning, or from a week of the first. */
export async function startB(): Promise<void> {
  const week = B.branch.value;
  forget(B);
  try {
    if (week === null) return await live(B);
    while (A.reached.value < week && A.status.value === 'living')
      await new Promise<void>((resolve) => waiting.set('A', resolve));
    waiting.delete('A');
    const kept = await (await handOf(A)).keep(week);
    const past = { kept, borne: borneIn(A, week) };
    // Up to that week its past is that of the first; its own first moment is that week, which both have.
    B.rows = A.rows.filter((row) => (row[columnOf('week')] as number) <= week);
    B.moments = A.moments.filter((moment) => moment.week < week);
    B.reached.value = week;
    await live(B, past);
    playhead.value = Math.min(playhead.value, week);
    playing.value = true;
  } catch (error) {
    refuse(B, error);
  }
}
