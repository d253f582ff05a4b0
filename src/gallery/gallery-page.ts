/** The page around the pictures: what each scenario asks, what came out, and the command that makes it again. Plain HTML, no script. */
import { text } from '../chart/page.ts';
import { STYLE } from '../chart/page-style.ts';
import { WALLS, type Wall } from './exhibits.ts';
import type { Picture } from './pictures.ts';

export interface Hung {
  readonly wall: Wall;
  /** Names it in the page. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** How large it is and how often it was lived, in words. */
  readonly size: string;
  readonly command: string;
  readonly pictures: readonly Picture[];
}

/** A page for the classroom, photographed. */
export interface Photographed {
  readonly picture: Picture;
  readonly title: string;
  readonly command: string;
}

const HEADINGS: Readonly<Record<Wall, readonly [string, string]>> = {
  worlds: ['Worlds', 'From twelve people to a million, real networks and made ones.'],
  variants: ['One question each', 'The same world and the same luck, with one thing changed.'],
  lessons: ['Worlds of the lessons', 'What the lessons of the lab are about, lived many times.'],
  sweeps: ['Sweeps', 'A question asked at many settings.'],
};

/** Only pictures that lie beside the page are shown; nothing is run or fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:";

const OWN_STYLE = `
header, main, footer { width: min(94vw, 84rem); }
header { padding: 1.6rem 0 0; }
section { margin: 2rem 0; }
.walls { columns: auto; display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; list-style: none; padding: 0; }
.exhibit { background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.4rem clamp(1rem, 2vw, 2rem) 1.2rem; margin: 0 0 2rem; scroll-margin-top: 1rem; break-inside: avoid; }
.exhibit p { margin: 0.2rem 0; max-width: 60rem; }
.exhibit .size { color: var(--soft); font-size: 0.85rem; }
.exhibit .size code { overflow-wrap: anywhere; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.2rem; margin: 1rem 0 0.6rem; align-items: start; }
.pictures img { display: block; width: 100%; height: auto; }
.photographs .pictures img { border: 1px solid var(--line); }
figure { margin: 0; }
figcaption { border: 0; padding: 0; color: var(--ink); font-weight: 700; margin: 0.5rem 0 0; }
@media (max-width: 60rem) { .pictures { grid-template-columns: 1fr; } }
`.trim();

/** @param version of Groundswell that made the pictures */
export function galleryPage(hung: readonly Hung[], photographs: readonly Photographed[], version: string): string {
  const walls = WALLS.filter((wall) => hung.some((one) => one.wall === wall));
  const contents = [
    ...walls.map((wall) => [wall, HEADINGS[wall][0]] as const),
    ...(photographs.length === 0 ? [] : [['classroom', 'Pages for the classroom'] as const]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery – Groundswell</title>
<style>${STYLE}
${OWN_STYLE}</style>
</head>
<body>
<a class="skip" href="#${contents[0]?.[0] ?? ''}">Skip to the pictures</a>
<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>Gallery</h1>
<p class="question">Every scenario that comes with Groundswell, and what came out of it. A picture opens large when it is clicked.</p>
<nav aria-label="Contents"><ul class="walls">
${contents.map(([id, heading]) => `<li><a href="#${id}">${text(heading)}</a></li>`).join('\n')}
</ul></nav>
</header>
<main>
${walls.map((wall) => wallOf(wall, hung)).join('\n')}
${photographs.length === 0 ? '' : `${classroom(photographs)}\n`}</main>
<footer><p>Made by Groundswell ${text(version)}: <code>npm run gallery</code>. A simulation shows what follows from its rules; it is not a forecast of what people will do.</p></footer>
</body>
</html>
`;
}

function wallOf(wall: Wall, hung: readonly Hung[]): string {
  const [heading, words] = HEADINGS[wall];
  const own = hung.filter((one) => one.wall === wall);
  return `<section aria-labelledby="${wall}">
<h2 id="${wall}">${text(heading)}</h2>
<p>${text(words)}</p>
${own.map(exhibit).join('\n')}
</section>`;
}

function exhibit({ name, title, question, size, command, pictures }: Hung): string {
  return `<article class="exhibit" id="${name}" aria-labelledby="title-${name}">
<h3 id="title-${name}">${text(title)}</h3>
${question === '' ? '' : `<p>${text(question)}</p>\n`}<div class="pictures">
${pictures.map(picture).join('\n')}
</div>
<p class="size">${text(size)}. <code>${text(command)}</code></p>
</article>`;
}

const picture = ({ file, width, height, words }: Picture) =>
  `<a href="${file}"><img src="${file}" width="${width}" height="${height}" loading="lazy" alt="${text(words)}"></a>`;

function classroom(photographs: readonly Photographed[]): string {
  const figures = photographs.map(
    (one) =>
      `<figure>${picture(one.picture)}<figcaption>${text(one.title)}</figcaption><p class="size"><code>${text(one.command)}</code></p></figure>`,
  );
  return `<section class="photographs" aria-labelledby="classroom">
<h2 id="classroom">Pages for the classroom</h2>
<p>The replay of a run and the lab, as they look in a browser.</p>
<div class="pictures">
${figures.join('\n')}
</div>
</section>`;
}
