/** The page of the replay: film, picture, charts, stories and controls, put together. */
import { capital, count, number, weekNumber } from '../../measure/words.ts';
import { worldView } from '../view/world-view.ts';
import { charts } from './charts.ts';
import { byId, drawn, element } from './element.ts';
import { emphasisOf } from './emphasis.ts';
import { listenToKeys } from './keys.ts';
import { legend } from './legend.ts';
import { momentsOf } from './moments.ts';
import { type PackedFilm, unpack } from './pack.ts';
import { PACES, playerOf } from './player.ts';
import { savings } from './savings.ts';
import { type Followed, storyPanel } from './story-panel.ts';
import { groupOf, shortName } from './telling.ts';

/** A run of usual length is over in about a minute. */
const ABOUT_SECONDS = 65;
/** What was done from outside is told for so many weeks. */
const TOLD_WEEKS = 6;

const film = unpack(JSON.parse(byId('film').textContent!) as PackedFilm);
const still = window.matchMedia('(prefers-reduced-motion: reduce)');
const momentOf = momentsOf(film);
/** Up to so many people, everybody is called by name on the picture. */
const MOST_NAMED = 60;
const names = film.people.length <= MOST_NAMED ? film.people.map((_, place) => shortName(film, place)) : null;
const scene = { ...film.scene, ...(names && { names }) };
const view = worldView(byId<HTMLCanvasElement>('world'), scene, { still: () => still.matches });
const slider = byId<HTMLInputElement>('slider');
let followed: Followed = null;

const firstPace = PACES.find((pace) => (film.end - film.begin) / pace <= ABOUT_SECONDS) ?? PACES[PACES.length - 1]!;
const player = playerOf({ begin: film.begin, end: film.end, pace: firstPace }, show, tellControls, () => still.matches);
const overTime = charts(film, (week) => player.to(week));
const stories = storyPanel(film, follow, (week) => player.to(week));
const takeIn = savings(view, player, () => ({
  title: film.title,
  week: capital(weekNumber(shownWeek)),
  counts: countsInWords(shownWeek),
  source: byId('source').textContent!,
}));
let shownWeek = -1;

function show(position: number): void {
  const week = Math.floor(position);
  const t = position - week;
  const emphasis = emphasisOf(film, followed, week);
  if (t === 0) view.show(momentOf(Math.max(film.begin, week - 1)), momentOf(week), 1, emphasis);
  else view.show(momentOf(week), momentOf(week + 1), t, emphasis);
  overTime.at(position);
  if (week !== shownWeek) tellWeek(week);
  takeIn();
}

function tellWeek(week: number): void {
  shownWeek = week;
  slider.value = String(week);
  slider.setAttribute('aria-valuetext', `${weekNumber(week)} of ${number(film.end)}`);
  byId('week').textContent = capital(weekNumber(week));
  byId('counts').textContent = countsInWords(week);
  byId('deed').textContent = deedInWords(week);
  stories.at(week);
  if (!player.isPlaying) tellSoon();
}

function countsInWords(week: number): string {
  const at = week - film.begin;
  const { members, groups, ever, people, stuck } = film.counts;
  const inGroups = `${count(members[at]!, 'person', 'people')} in ${count(groups[at]!, 'group')}`;
  return `${inGroups} · ${number(ever[at]!)} of ${number(people[at]!)} have ever been in one · ${number(stuck[at]!)} with a need not met`;
}

function deedInWords(week: number): string {
  const told = film.deeds.filter(({ from, to }) => week >= from && week <= Math.max(to, from + TOLD_WEEKS));
  return told.map(({ from, words }) => `${capital(weekNumber(from))}: ${words}`).join('. ');
}

let telling = 0;
/** What a reader who does not see the picture hears: when it rests, not while it runs. */
function tellSoon(): void {
  window.clearTimeout(telling);
  telling = window.setTimeout(() => {
    byId('told').textContent = `${capital(weekNumber(shownWeek))}. ${countsInWords(shownWeek)}`;
  }, 400);
}

function tellControls(): void {
  const play = byId('play');
  play.replaceChildren(
    drawn(
      'svg',
      { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
      drawn('path', { d: player.isPlaying ? 'M6 4h4v16H6zM14 4h4v16h-4z' : 'M6 4v16l14-8z' }),
    ),
    player.isPlaying ? 'Pause' : 'Play',
  );
  byId<HTMLSelectElement>('speed').value = String(player.pace);
  if (!player.isPlaying) tellSoon();
}

function follow(whom: Followed): void {
  followed = whom;
  document.body.classList.toggle('following', whom !== null);
  stories.follow(whom);
  const group = whom !== null && 'group' in whom ? groupOf(film, whom.group)! : null;
  // A group is met while it lives.
  const isThere = group === null || (group.born <= shownWeek && (group.ended < 0 || group.ended > shownWeek));
  if (group !== null && !isThere && !player.isPlaying) player.to(group.born);
  else show(player.position);
}

function tellWhatItIs(): void {
  document.title = `${film.title} – replay – Groundswell`;
  byId('title').textContent = film.title;
  const shown = film.people.length;
  byId('question').textContent = film.question;
  if (shown < film.everybody)
    byId('sample').textContent =
      `Shown are ${number(shown)} of ${number(film.everybody)} people, those around the first groups; counts and charts are of everybody.`;
  const { version, seed, replicate, replicates, fingerprint, command } = film.source;
  const which = replicates > 1 ? `, replicate ${replicate} of ${replicates}` : '';
  byId('source').textContent = `Groundswell ${version}, run ${fingerprint}, seed ${seed}${which}. Made by: ${command}`;
  byId('world').setAttribute(
    'aria-label',
    `${count(shown, 'person', 'people')} on their network, and their groups week by week`,
  );
  slider.min = String(film.begin);
  slider.max = String(film.end);
  byId('speed').append(
    ...PACES.map((pace) =>
      element('option', { value: pace }, pace === 0.5 ? '½ week a second' : `${count(pace, 'week')} a second`),
    ),
  );
}

function listen(): void {
  const on = (id: string, does: () => void) => byId(id).addEventListener('click', does);
  const playOrPause = () => (player.isPlaying ? player.pause() : player.play());
  on('play', playOrPause);
  on('first', () => player.to(film.begin));
  on('back', () => player.step(-1));
  on('forward', () => player.step(1));
  on('nearer', () => view.magnify(1.6));
  on('further', () => view.magnify(1 / 1.6));
  on('whole', () => view.fitAll());
  slider.addEventListener('input', () => {
    player.pause();
    player.to(Number(slider.value));
  });
  byId('speed').addEventListener('change', () => player.setPace(Number(byId<HTMLSelectElement>('speed').value)));
  const canvas = byId('world');
  canvas.addEventListener('click', (event) => follow(view.at(event.clientX, event.clientY)));
  canvas.addEventListener('pointermove', (event) => {
    canvas.classList.toggle('somebody', event.buttons === 0 && view.at(event.clientX, event.clientY) !== null);
  });
  listenToKeys({
    playOrPause,
    step: (weeks) => player.step(weeks),
    to: (end) => player.to(end === 'first' ? film.begin : film.end),
    pace: (by) => {
      const at = (PACES as readonly number[]).indexOf(player.pace) + by;
      player.setPace(PACES[Math.max(0, Math.min(PACES.length - 1, at))]!);
    },
    nobody() {
      const more = byId<HTMLDetailsElement>('more');
      if (more.open) more.open = false;
      else follow(null);
    },
  });
  // Who clicks goes on with the space bar to play, not to click the same again; who came by Tab stays where they are.
  document.addEventListener('click', (event) => {
    if (event.detail > 0 && event.target instanceof Element) event.target.closest('button')?.blur();
  });
  document.addEventListener('pointerdown', (event) => {
    const more = byId<HTMLDetailsElement>('more');
    if (event.target instanceof Node && !more.contains(event.target)) more.open = false;
  });
}

tellWhatItIs();
legend();
listen();
follow(null);
player.to(film.begin);
tellControls();
