/** The lessons: predict first, then run, then explain. */
import { computed, signal } from '@preact/signals';
import { LESSONS } from '../lessons/all.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { newRun } from './lesson-run.ts';
import { Explain, Further, Predict, Question, Run, type Under, votesOf } from './lesson-steps.tsx';
import { Worksheet } from './worksheet.tsx';

/** Each step begins at its top. */
function goTo({ step }: Under, at: number): void {
  step.value = at;
  window.scrollTo(0, 0);
}

const STEPS = ['Question', 'Predict', 'Run', 'Explain', 'Go further'] as const;

const kept = new Map<string, Under>();
const chosen = signal<Under | null>(null);

function take(lesson: Lesson): void {
  const under = kept.get(lesson.id) ?? { lesson, step: signal(0), votes: signal({}), run: newRun(lesson) };
  kept.set(lesson.id, under);
  chosen.value = under;
}

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
      <div class={`step step-${at + 1}`} key={at}>
        {body}
      </div>
      <footer>
        <button type="button" disabled={at === 0} onClick={() => goTo(under, at - 1)}>
          Back
        </button>
        <span class="why-not" role="status">
          {whyNotOn.value}
        </span>
        {at < STEPS.length - 1 && (
          <button type="button" class="main" disabled={whyNotOn.value !== ''} onClick={() => goTo(under, at + 1)}>
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
