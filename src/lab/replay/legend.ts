/** What the marks on the network mean, below it. */
import { drawnMark, FLYING_WORDS, MARKS } from '../view/marks.ts';
import { byId, element } from './element.ts';

export function legend(): void {
  byId('legend').append(
    ...MARKS.map((mark) => element('li', {}, drawnMark(mark), mark.words)),
    element('li', { class: 'flying' }, element('span', { 'aria-hidden': 'true' }), FLYING_WORDS),
  );
}
