/** What the marks of the pictures mean. */
import { drawnMark, FLYING_WORDS, MARKS } from '../view/marks.ts';

export function Legend() {
  return (
    <ul class="legend" aria-label="What the marks mean">
      {MARKS.map((mark) => (
        <li key={mark.words}>
          <span class="mark-drawn" ref={(place) => place?.replaceChildren(drawnMark(mark))} />
          {mark.words}
        </li>
      ))}
      <li class="flying">
        <span aria-hidden="true" />
        {FLYING_WORDS}
      </li>
    </ul>
  );
}
