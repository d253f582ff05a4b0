/** The panel beside the network: whom to follow, and the story of whoever is followed. */
import { capital, number, weekNumber } from '../../measure/words.ts';
import { byId, drawn, element } from './element.ts';
import type { Film } from './film.ts';
import { tellGroup } from './tell-group.ts';
import { tellPerson } from './tell-person.ts';
import { type Chapter, type Curve, nameOf, type Said, type Story } from './telling.ts';

export type Followed = { readonly person: number } | { readonly group: number } | null;

export interface StoryPanel {
  /** Shows whose story is told; null: an invitation to choose somebody. */
  follow(followed: Followed): void;
  /** The week that the picture shows. */
  at(week: number): void;
}

/** @param chosen told when the reader wants to follow somebody @param to told which week they want to see */
export function storyPanel(film: Film, chosen: (followed: Followed) => void, to: (week: number) => void): StoryPanel {
  const panel = byId('story');
  let followed: Followed = null;
  let week = film.begin;

  const story = (): Story | null =>
    followed === null
      ? null
      : 'person' in followed
        ? tellPerson(film, followed.person, week)
        : tellGroup(film, followed.group, week);

  const words = (said: Said) => said.map((word) => (typeof word === 'string' ? word : link(word)));

  function link(word: { readonly person: number } | { readonly group: number }): HTMLElement {
    const name = 'person' in word ? nameOf(film, word.person) : `group ${number(word.group)}`;
    const button = element('button', { type: 'button', class: 'link' }, name);
    button.addEventListener('click', () => chosen(word));
    return button;
  }

  function weekButton(of: number): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'week', 'aria-label': `Go to ${weekNumber(of)}` },
      number(of),
    );
    button.addEventListener('click', () => to(of));
    return button;
  }

  function chapter({ heading, events }: Chapter): HTMLElement {
    const rows = events.map(({ week: of, mark = '', said }) =>
      element(
        'li',
        { 'data-week': of, class: /^\d$/.test(mark) ? 'step' : '' },
        element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
        element('span', { class: 'said' }, ...words(said)),
        ...(of >= 0 ? [weekButton(of)] : []),
      ),
    );
    return element('section', {}, element('h3', {}, ...words(heading)), element('ol', {}, ...rows));
  }

  function build(): void {
    panel.replaceChildren();
    const told = story();
    if (told === null) {
      panel.append(...invitation());
      return;
    }
    const close = element('button', { type: 'button', id: 'close', 'aria-label': 'Follow nobody' }, '✕');
    close.addEventListener('click', () => chosen(null));
    panel.append(
      element('div', { class: 'head' }, element('h2', {}, told.heading), close),
      element('p', { class: 'now' }),
      ...(told.curves.length > 0 ? [curves(told.curves, film.end)] : []),
      ...told.chapters.map(chapter),
    );
    panel.scrollTop = 0;
  }

  function invitation(): HTMLElement[] {
    const find = element('input', {
      ...{ type: 'text', id: 'find', list: 'everybody', autocomplete: 'off', spellcheck: 'false' },
      placeholder: 'person 12, group 3',
    });
    const go = element('button', { type: 'submit' }, 'Follow');
    const form = element(
      'form',
      { id: 'seek' },
      element('label', { for: 'find', class: 'unseen' }, 'Follow a person or a group'),
      find,
      go,
    );
    const fault = element('p', { id: 'unknown', role: 'status' });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const found = sought(film, find.value);
      if (found === null)
        fault.textContent = `${find.value === '' ? 'Nothing' : `“${find.value}”`} is nobody who is shown; try “group 1” or “person 1”.`;
      else chosen(found);
    });
    const names = film.people.every(({ name }) => name === '') ? [] : film.people.map((_, k) => nameOf(film, k));
    const offers = offered(film).map(({ words: said, followed: whom }) => {
      const button = element('button', { type: 'button', class: 'offer' }, said);
      button.addEventListener('click', () => chosen(whom));
      return element('li', {}, button);
    });
    return [
      element('h2', {}, 'Follow somebody'),
      element('p', {}, 'Click a dot or a coloured area, or begin here:'),
      element('ul', { class: 'offers' }, ...offers),
      form,
      element(
        'datalist',
        { id: 'everybody' },
        ...names.slice(0, 500).map((name) => element('option', { value: name })),
      ),
      fault,
    ];
  }

  return {
    follow(whom) {
      followed = whom;
      build();
      this.at(week);
    },
    at(now) {
      week = now;
      const told = story();
      if (told === null) return;
      panel.querySelector('.now')!.replaceChildren(`${capital(weekNumber(week))}: `, ...words(told.now));
      for (const row of panel.querySelectorAll<HTMLElement>('li[data-week]'))
        row.classList.toggle('later', Number(row.dataset.week) > week);
      const cursor = panel.querySelector('.curves .cursor');
      cursor?.setAttribute(
        'transform',
        `translate(${(100 * (week - film.begin)) / Math.max(1, film.end - film.begin)} 0)`,
      );
    },
  };
}

/** "12", "person 12", "group 3", or a name. */
export function sought(film: Film, text: string): Followed {
  const wanted = text.trim().toLowerCase();
  const bare = wanted.replace(/^person /, '');
  const named = film.people.findIndex(({ name }) => name !== '' && name.toLowerCase() === bare);
  if (named >= 0) return { person: named };
  const [, kind, digits] = /^(person|group|team)?\s*#?(\d+)$/.exec(wanted) ?? [];
  if (digits === undefined) return null;
  const of = Number(digits);
  if (kind === 'group' || kind === 'team')
    return film.groups.some((group) => group.number === of) ? { group: of } : null;
  const place = film.people.findIndex(({ row }) => row === of - 1);
  return place >= 0 ? { person: place } : null;
}

/** Stories that are worth a look in any run. */
function offered(film: Film): { words: string; followed: Followed }[] {
  const offers: { words: string; followed: Followed }[] = [];
  const own = film.groups.filter(({ assigned }) => !assigned);
  const [first] = own;
  if (first !== undefined)
    offers.push({ words: `The first group (week ${number(first.born)})`, followed: { group: first.number } });
  const children = new Map<number, number>();
  for (const { parent } of own) if (parent > 0) children.set(parent, (children.get(parent) ?? 0) + 1);
  const fertile = own.reduce(
    (best, { number: of }) => ((children.get(of) ?? 0) > (children.get(best) ?? 0) ? of : best),
    0,
  );
  if (fertile > 0)
    offers.push({
      words: `The group that inspired most (${number(children.get(fertile)!)})`,
      followed: { group: fertile },
    });
  const longest = own.reduce<(typeof own)[number] | null>(
    (best, group) => (life(group, film) > (best === null ? 0 : life(best, film)) ? group : best),
    null,
  );
  if (longest !== null && longest !== first)
    offers.push({
      words: `The group that lasted longest (${number(life(longest, film))} weeks)`,
      followed: { group: longest.number },
    });
  const busiest = film.people.reduce(
    (best, { entries }, k) => (entries.length > film.people[best]!.entries.length ? k : best),
    0,
  );
  const groups = film.people[busiest]?.entries.length ?? 0;
  if (groups > 0)
    offers.push({ words: `The person in most groups (${number(groups)})`, followed: { person: busiest } });
  const alone = film.people.findIndex(({ entries, needs }) => entries.length === 0 && needs.length > 0);
  if (alone >= 0) offers.push({ words: 'Somebody who stayed alone', followed: { person: alone } });
  return offers;
}

const life = ({ born, ended }: Film['groups'][number], { end }: Film) => (ended < 0 ? end : ended) - born;

/** Small curves over the whole run, with a line where it stands. */
function curves(of: readonly Curve[], end: number): HTMLElement {
  const lines = of.map(({ name, first, values }) => {
    const points = Array.from(values, (value, at) => `${(100 * (first + at)) / Math.max(1, end)},${38 - 0.36 * value}`);
    return drawn('polyline', { class: name, points: points.join(' ') });
  });
  const cursor = drawn('line', { class: 'cursor', x1: 0, x2: 0, y1: 0, y2: 40 });
  const names = of.map(({ name }) => element('span', { class: name }, name));
  return element(
    'div',
    { class: 'curves' },
    element('p', {}, ...names),
    drawn('svg', { viewBox: '0 0 100 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...lines, cursor),
  );
}
