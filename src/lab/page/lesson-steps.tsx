/** The steps of a lesson, each as the class sees it. */
import type { Signal } from '@preact/signals';
import { count } from '../../measure/words.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { choose } from './deeds.ts';
import { LessonChart } from './lesson-chart.tsx';
import { type LessonRun, mediansOf, runLesson } from './lesson-run.ts';
import { readAgain } from './living.ts';
import { A, B, said } from './state.ts';

/** A lesson that is held. */
export interface Under {
  readonly lesson: Lesson;
  readonly step: Signal<number>;
  /** Hands that went up for each choice. */
  readonly votes: Signal<Readonly<Record<string, number>>>;
  readonly run: LessonRun;
}

export const votesOf = ({ votes }: Under) => Object.values(votes.value).reduce((sum, many) => sum + many, 0);

export function Question({ lesson }: { readonly lesson: Lesson }) {
  return (
    <>
      {lesson.situation.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="question">{lesson.question}</p>
    </>
  );
}

export function Predict({ under }: { readonly under: Under }) {
  const { lesson, votes } = under;
  const locked = under.run.status.value !== 'ready';
  const set = (key: string, many: number) => {
    votes.value = { ...votes.value, [key]: Math.max(0, Math.round(many) || 0) };
  };
  return (
    <>
      <p class="question">{lesson.question}</p>
      <p>
        {locked
          ? 'The worlds have run: the predictions stand.'
          : 'Everybody decides alone, and writes down why. Then hands up: how many for each?'}
      </p>
      <ul class="choices">
        {lesson.choices.map(({ key, text }) => (
          <li key={key}>
            <span>{text}</span>
            <span class="hands">
              <button
                type="button"
                class="hand"
                disabled={locked}
                aria-label={`One hand fewer: ${text}`}
                onClick={() => set(key, (votes.value[key] ?? 0) - 1)}
              >
                −
              </button>
              <input
                type="number"
                min="0"
                max="999"
                disabled={locked}
                aria-label={`Hands for: ${text}`}
                value={votes.value[key] ?? 0}
                onInput={({ currentTarget }) => set(key, currentTarget.valueAsNumber)}
              />
              <button
                type="button"
                class="hand"
                disabled={locked}
                aria-label={`One hand more: ${text}`}
                onClick={() => set(key, (votes.value[key] ?? 0) + 1)}
              >
                +
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the class had predicted, and what the worlds say. */
function Verdict({ under }: { readonly under: Under }) {
  const { lesson, votes, run } = under;
  const most = Math.max(1, ...Object.values(votes.value));
  const right = run.status.value === 'over' ? lesson.verdict(mediansOf(run.results.value)) : null;
  return (
    <table class="verdict">
      <caption>What the class predicted{right === null ? '' : ', and what the worlds say'}</caption>
      <tbody>
        {lesson.choices.map(({ key, text }) => {
          const many = votes.value[key] ?? 0;
          return (
            <tr key={key} class={key === right ? 'right' : ''}>
              <th scope="row">{text}</th>
              <td class="bar">
                <svg width="160" height="20" aria-hidden="true">
                  <rect width={(160 * many) / most} height="20" fill={key === right ? '#00694C' : '#7b8794'} />
                </svg>
              </td>
              <td>{many}</td>
              <td class="came">{key === right ? '✓ so it came out' : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What came out, in a sentence, and how many had said so. */
function Finding({ under }: { readonly under: Under }) {
  const { lesson, votes, run } = under;
  const right = lesson.verdict(mediansOf(run.results.value));
  const choice = lesson.choices.find(({ key }) => key === right);
  if (choice === undefined) return null;
  return (
    <p class="finding">
      <b>{choice.text}.</b> {votes.value[choice.key] ?? 0} of {count(votesOf(under), 'hand')} had said so.
    </p>
  );
}

export function Run({ under, toLab }: { readonly under: Under; readonly toLab: () => void }) {
  const { lesson, run } = under;
  const { worlds, lucks, yardstick } = lesson;
  const status = run.status.value;
  const total = worlds.length * lucks;
  return (
    <>
      {status === 'over' && <Finding under={under} />}
      <p>
        {worlds.length} worlds, each lived with {lucks} different lucks. A dot is one luck; the dark line is the middle
        of them.
      </p>
      {status === 'ready' || status === 'running' ? (
        <p class="run-bar">
          <button
            type="button"
            class="main"
            disabled={status === 'running'}
            onClick={async () => {
              await runLesson(lesson, run);
              said.value = 'All worlds have been lived.';
            }}
          >
            {status === 'running' ? 'Running …' : 'Run the worlds'}
          </button>
          <progress max={total} value={run.done.value} aria-label="Worlds lived" />
          <span>
            {run.done.value} of {total}
          </span>
        </p>
      ) : null}
      {status === 'broken' && (
        <p class="faults" role="alert">
          {run.fault.value}
        </p>
      )}
      <LessonChart worlds={worlds} results={run.results.value} yardstick={yardstick} />
      {status === 'over' && (
        <>
          <Verdict under={under} />
          <div class="watch">
            <button type="button" onClick={() => void watch(lesson, toLab)}>
              Watch two of these worlds in the lab
            </button>
            <p class="small-print">
              The same on the command line: <code>{commandFor(lesson)}</code>
            </p>
          </div>
        </>
      )}
    </>
  );
}

const commandFor = ({ worlds, lucks }: Lesson) =>
  [...new Set(worlds.map(({ file }) => `groundswell run ${file} --replicates ${lucks}`))].join(' ; ');

/** Puts the first world of a lesson, and the last of the same scenario, side by side in the lab. */
async function watch({ worlds }: Lesson, toLab: () => void): Promise<void> {
  const { file, variant } = worlds[0]!;
  const last = worlds.findLast((world) => world.file === file)!;
  await choose(file);
  A.variant.value = variant;
  B.variant.value = last.variant;
  await Promise.all([readAgain(A), readAgain(B)]);
  toLab();
}

export function Explain({ under }: { readonly under: Under }) {
  const { lesson } = under;
  return (
    <>
      <Verdict under={under} />
      {lesson.explain.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="honest">
        <b>How sure is this?</b> {lesson.honest} <span class="whence">Theory: {lesson.theory}.</span>
      </p>
    </>
  );
}

export function Further({ lesson, toLab }: { readonly lesson: Lesson; readonly toLab: () => void }) {
  return (
    <>
      <h3>Talk about it</h3>
      <ul class="points">
        {lesson.discuss.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>Try it</h3>
      <ul class="points">
        {lesson.further.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>
        <button type="button" class="main" onClick={() => void watch(lesson, toLab)}>
          Open these worlds in the lab
        </button>
      </p>
    </>
  );
}
