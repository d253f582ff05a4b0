/** Lives the worlds of a lesson, each with several lucks, two at a time, and gathers what they came to. */
import { type Signal, signal } from '@preact/signals';
import type { Lesson } from '../lessons/lesson.ts';
import { measured, median } from '../lessons/yardsticks.ts';
import type { News, Row, Setting } from '../protocol.ts';
import { FILES } from './given.ts';
import { hire } from './hand.ts';

export interface LessonRun {
  readonly status: Signal<'ready' | 'running' | 'over' | 'broken'>;
  /** For each world, what each luck came to; null where there was nothing to measure. */
  readonly results: Signal<readonly (readonly (number | null)[])[]>;
  readonly done: Signal<number>;
  readonly fault: Signal<string>;
}

export const newRun = (lesson: Lesson): LessonRun => ({
  status: signal('ready'),
  results: signal(lesson.worlds.map(() => [])),
  done: signal(0),
  fault: signal(''),
});

/** The middle of what each world came to; 0 where nothing was measured at all. */
export const mediansOf = (results: readonly (readonly (number | null)[])[]): number[] =>
  results.map((values) => median(values.filter((value) => value !== null)) ?? 0);

const AT_ONCE = 2;

/** One world to its end. */
async function lived(setting: Setting, luck: number): Promise<Row[]> {
  const rows: Row[] = [];
  let settle: (error: Error | null) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === null ? resolve() : reject(error));
  });
  const hand = await hire(FILES, (news: News) => {
    if (news.news === 'weeks') rows.push(...news.rows);
    else settle(news.news === 'over' ? null : new Error(news.message));
  });
  try {
    const { seed } = await hand.read(setting);
    // As the command line draws them: the first repetition has the seed itself, each other one made from it.
    await hand.begin({ ...setting, seed: luck === 1 ? seed : `${seed}/${luck}` }, null, false);
    await over;
    return rows;
  } finally {
    hand.dismiss();
  }
}

export async function runLesson({ worlds, lucks, yardstick }: Lesson, run: LessonRun): Promise<void> {
  run.status.value = 'running';
  run.done.value = 0;
  run.results.value = worlds.map(() => Array<number | null>(0));
  // Luck by luck, so that all worlds grow side by side.
  const jobs = Array.from({ length: lucks }, (_, k) =>
    worlds.map((world, at) => ({ ...world, at, luck: k + 1 })),
  ).flat();
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const { file, variant, at, luck } = job;
      const rows = await lived({ file, variant, set: [], seed: null, weeks: null }, luck);
      const value = measured(yardstick.name, rows);
      run.results.value = run.results.value.map((values, world) => (world === at ? [...values, value] : values));
      run.done.value += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    run.status.value = 'over';
  } catch (error) {
    run.fault.value = (error as Error).message;
    run.status.value = 'broken';
  }
}
