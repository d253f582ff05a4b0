/** A sheet of paper for everybody in the class; it is there only when it is printed. */
import type { Lesson } from '../lessons/lesson.ts';

const Lines = ({ many }: { readonly many: number }) => (
  <>
    {Array.from({ length: many }, (_, line) => (
      <div key={String(line)} class="write" />
    ))}
  </>
);

export function Worksheet({ lesson }: { readonly lesson: Lesson }) {
  const { title, situation, question, choices, worlds, yardstick, discuss, further } = lesson;
  return (
    <section class="worksheet" aria-hidden="true">
      <p class="who">
        <span>Name</span>
        <span>Date</span>
      </p>
      <h1>{title}</h1>
      {situation.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h2>1. I predict</h2>
      <p class="asked">{question}</p>
      <ul class="boxes">
        {choices.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      <p>Because:</p>
      <Lines many={2} />
      <h2>2. What came out</h2>
      <table>
        <thead>
          <tr>
            <th>World</th>
            <th>{yardstick.head}: the middle</th>
            <th>lowest and highest</th>
          </tr>
        </thead>
        <tbody>
          {worlds.map((world) => (
            <tr key={world.title}>
              <th>{world.title}</th>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <h2>3. I explain it like this</h2>
      <Lines many={3} />
      <h2>4. We talk about it</h2>
      {discuss.map((text) => (
        <div key={text} class="talk">
          <p>{text}</p>
          <Lines many={1} />
        </div>
      ))}
      <h2>5. To try in the lab</h2>
      <ul class="boxes">
        {further.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
