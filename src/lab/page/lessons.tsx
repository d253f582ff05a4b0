/** The lessons: predict first, then run, then explain. */
import { computed, type Signal, signal } from '@preact/signals';
import { LESSONS } from '../lessons/all.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { LessonChart } from './lesson-chart.tsx';
import { type LessonRun, mediansOf, newRun, runLesson } from './lesson-run.ts';
import { A, B, choose, comparing, readAgain, said } from './state.ts';
import { Worksheet } from './worksheet.tsx';

const STEPS = ['Question', 'Predict', 'Run', 'Explain', 'Go further'] as const;

interface Under {
  readonly lesson: Lesson;
  readonly step: Signal<number>;
  /** Hands that went up for each choice. */
  readonly votes: Signal<Readonly<Record<string, number>>>;
  readonly run: LessonRun;
}

const kept = new Map<string, Under>();
const chosen = signal<Under | null>(null);

function take(lesson: Lesson): void {
  const under = kept.get(lesson.id) ?? { lesson, step: signal(0), votes: signal({}), run: newRun(lesson) };
  kept.set(lesson.id, under);
  chosen.value = under;
}

const votesOf = ({ votes }: Under) => Object.values(votes.value).reduce((sum, many) => sum + many, 0);

function List() {
  return (
    <div class="lesson-list">
      <h2>Lessons</h2>
      <p>
        Each begins with a question. The class predicts, the worlds run – each with several lucks, since one alone
        proves nothing – and then you look for the reason together.
      </p>
      <ul>
        {LESSONS.map((lesson, at) => (
          <li key={lesson.id}>
            <button type="button" onClick={() => take(lesson)}>
              <b>
                {at + 1}. {lesson.title}
              </b>
              <span>{lesson.question}</span>
              <span class="minutes">about {lesson.minutes} minutes</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Question({ lesson }: { readonly lesson: Lesson }) {
  return (
    <>
      {lesson.situation.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="question">{lesson.question}</p>
    </>
  );
}

function Predict({ under }: { readonly under: Under }) {
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
  const all = Math.max(1, votesOf(under));
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
                  <rect width={(160 * many) / all} height="20" fill={key === right ? '#00694C' : '#7b8794'} />
                </svg>
              </td>
              <td>{many}</td>
              <td>{key === right ? '✓ so it came out' : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Run({ under, toLab }: { readonly under: Under; readonly toLab: () => void }) {
  const { lesson, run } = under;
  const { worlds, lucks, yardstick } = lesson;
  const status = run.status.value;
  const total = worlds.length * lucks;
  return (
    <>
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
          <p>
            <button type="button" onClick={() => void watch(lesson, toLab)}>
              Watch two of these worlds in the lab
            </button>
          </p>
          <p class="small-print">
            The same on the command line: <code>{commandFor(lesson)}</code>
          </p>
        </>
      )}
    </>
  );
}

const commandFor = ({ worlds, lucks }: Lesson) =>
  [...new Set(worlds.map(({ file }) => `groundswell run ${file} --replicates ${lucks}`))].join(' ; ');

/** Puts the first two worlds of a lesson side by side in the lab. */
async function watch({ worlds }: Lesson, toLab: () => void): Promise<void> {
  const [first, second] = worlds as readonly [Lesson['worlds'][number], Lesson['worlds'][number]];
  await choose(first.file);
  A.variant.value = first.variant;
  if (second.file === first.file) B.variant.value = second.variant;
  else comparing.value = false;
  await Promise.all([readAgain(A), readAgain(B)]);
  toLab();
}

function Explain({ under }: { readonly under: Under }) {
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

function Further({ lesson, toLab }: { readonly lesson: Lesson; readonly toLab: () => void }) {
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

/** Why one cannot go on yet; empty where one can. */
const whyNotOn = computed(() => {
  const under = chosen.value;
  if (under === null) return '';
  if (under.step.value === 1 && votesOf(under) === 0) return 'Predict first: at least one hand.';
  if (under.step.value === 2 && under.run.status.value !== 'over') return 'Run the worlds first.';
  return '';
});

function OneLesson({ under, toLab }: { readonly under: Under; readonly toLab: () => void }) {
  const { lesson, step } = under;
  const at = step.value;
  const body = [
    <Question lesson={lesson} />,
    <Predict under={under} />,
    <Run under={under} toLab={toLab} />,
    <Explain under={under} />,
    <Further lesson={lesson} toLab={toLab} />,
  ][at];
  return (
    <article class="lesson" data-lesson={lesson.id}>
      <header>
        <h2>{lesson.title}</h2>
        <div>
          <button
            type="button"
            onClick={() => {
              chosen.value = null;
            }}
          >
            All lessons
          </button>{' '}
          <button type="button" onClick={() => window.print()}>
            Print worksheet
          </button>
        </div>
      </header>
      <ol class="steps" aria-label="Steps of the lesson">
        {STEPS.map((name, number) => (
          <li key={name} aria-current={number === at ? 'step' : undefined} class={number < at ? 'done' : ''}>
            {number + 1}. {name}
          </li>
        ))}
      </ol>
      <div class="step" key={at}>
        {body}
      </div>
      <footer>
        <button
          type="button"
          disabled={at === 0}
          onClick={() => {
            step.value = at - 1;
          }}
        >
          Back
        </button>
        <span class="why-not" role="status">
          {whyNotOn.value}
        </span>
        {at < STEPS.length - 1 && (
          <button
            type="button"
            class="main"
            disabled={whyNotOn.value !== ''}
            onClick={() => {
              step.value = at + 1;
            }}
          >
            Next: {STEPS[at + 1]}
          </button>
        )}
      </footer>
      <Worksheet lesson={lesson} />
    </article>
  );
}

export function Lessons({ toLab }: { readonly toLab: () => void }) {
  const under = chosen.value;
  return (
    <main class="lessons">
      {under === null ? <List /> : <OneLesson key={under.lesson.id} under={under} toLab={toLab} />}
    </main>
  );
}
