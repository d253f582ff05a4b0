/** The report: one page that tells what was asked, what happened and how to do it again, and needs nothing but itself. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TABLES } from '../measure/tables.ts';
import { count, number } from '../measure/words.ts';
import type { RunInfo } from '../simulate/run-info.ts';
import { type Chart, untitled } from './chart.ts';
import { BASICS, FURTHER } from './glossary.ts';
import type { HeadlineNumber } from './headline-numbers.ts';
import { interventionsOf, whenInWords } from './interventions-in-words.ts';
import { SCRIPT, STYLE } from './page-style.ts';
import { type Setting, settingsOf, worldOf } from './settings-in-words.ts';

export interface Scene {
  readonly question: string;
  readonly chart: Chart;
  /** The chart as it looks before, or without, its interactive form. */
  readonly still: string;
}

/** Only what stands in the page itself may run, be shown or be fetched: nothing leaves the reader's machine. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** More entries of a list than this are summed up. */
const MOST_ENTRIES = 12;

export function page(
  run: RunInfo,
  numbers: readonly HeadlineNumber[],
  scenes: readonly Scene[],
  answer: string,
): string {
  return htmlDocument(
    run,
    scenes,
    `<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>${text(run.title)}</h1>
${run.question === '' ? '' : `<p class="question">${text(run.question)}</p>`}
${reasons(run)}
${beginning(run)}<p class="answer">${text(answer)}.</p>
<ul class="numbers">
${numbers.map(headline).join('\n')}
</ul>
<nav aria-label="Contents"><p id="contents">In this report</p>
<ol>
${scenes.map(({ question, chart }) => `<li><a href="#${chart.name}">${text(question)}</a></li>`).join('\n')}
<li><a href="#asked">What was asked, and of which world</a></li>
<li><a href="#again">Where it comes from, and how to do it again</a></li>
<li><a href="#words">What the words mean</a></li>
</ol></nav>
</header>
<main>
<section aria-labelledby="what-happened">
<h2 id="what-happened">What happened</h2>
${scenes.map(scene).join('\n')}
</section>
${asked(run)}
${again(run)}
<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
${terms(BASICS)}
<details><summary>Further words, for worlds with more in them</summary>
${terms(FURTHER)}
</details>
${columns()}
</section>
</main>
`,
  );
}

/** What a page has beyond its charts: looks, data by the id of their element, and code that runs when all else is there. */
export interface Further {
  readonly style: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly script: string;
}

/** The whole page around what is particular to a report: its policy, its looks, what its charts are made of and drawn by. */
export function htmlDocument(
  { title, version }: { readonly title: string; readonly version: string },
  scenes: readonly Scene[],
  body: string,
  further?: Further,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Groundswell ${text(version)}">
<title>${text(title)} – Groundswell</title>
<style>${STYLE}${further === undefined ? '' : `\n${further.style}`}</style>
</head>
<body>
<a class="skip" href="#what-happened">Skip to what happened</a>
${body.trim()}
<footer><p>Made by Groundswell ${text(version)}. A simulation shows what follows from its rules; it is not a forecast of what people will do.</p></footer>
${scenes.map(({ chart }) => `<script type="application/json" id="spec-${chart.name}">${json(untitled(chart.spec))}</script>`).join('\n')}
${libraries()
  .map((code) => `<script>${code}</script>`)
  .join('\n')}
<script>${SCRIPT}</script>
${further === undefined ? '' : `${furtherIn(further)}\n`}</body>
</html>
`;
}

function furtherIn({ data, script }: Further): string {
  const elements = Object.entries(data).map(
    ([id, value]) => `<script type="application/json" id="${id}">${json(value)}</script>`,
  );
  return [...elements, `<script>${script}</script>`].join('\n');
}

function headline({ value, words, detail }: HeadlineNumber): string {
  return `<li><strong>${text(value)}</strong><span>${text(words)}</span>${detail === '' ? '' : `<small>${text(detail)}</small>`}</li>`;
}

export function scene({ question, chart, still }: Scene): string {
  const caption = chart.caption === '' ? '' : `<figcaption>${text(chart.caption)}</figcaption>`;
  return `<article class="scene" id="${chart.name}" aria-labelledby="title-${chart.name}">
<p class="asked">${text(question)}</p>
<h3 id="title-${chart.name}">${text(chart.title)}</h3>
${chart.drawn ? `<p class="finding">${text(chart.finding)}</p>` : ''}
<figure><div class="stage" data-chart="${chart.name}"><div class="still" role="img" aria-label="${text(`Chart. ${chart.title}. ${chart.finding}`)}">${ownIds(
    still,
    chart.name,
  )}</div></div>${caption}</figure>
</article>`;
}

/** Why it was asked, and what was expected to come out. */
export function reasons({ why, finding }: RunInfo): string {
  const told = [
    ['Why ask', why],
    ['Expected finding', finding],
  ] as const;
  const given = told.filter(([, words]) => words.trim() !== '');
  if (given.length === 0) return '';
  return `<dl class="reasons">${given.map(([term, words]) => `<dt>${term}</dt><dd>${text(words)}</dd>`).join('')}</dl>`;
}

/** Of a branch: what lies before its first week. */
function beginning({ from }: RunInfo): string {
  if (from === undefined) return '';
  return `<p>This run is a branch: it begins with the world of week ${number(from.week)} of another run (fingerprint <code>${text(from.run)}</code>). Weeks and events before are told there; groups that were alive then are told here from their founding, and how people enter groups from the first morning.</p>
`;
}

/** What was done from outside, in the order of the scenario, by which the charts number it. */
function fromOutside(run: RunInfo): string {
  const interventions = interventionsOf(run.resolved);
  if (interventions.length === 0) return '';
  const lines = interventions.map((one) => `<li>${text(whenInWords(one))}: ${text(one.words)}</li>`);
  return `<h3>What was done from outside</h3>
<ol>${lines.join('\n')}</ol>`;
}

function asked(run: RunInfo): string {
  const { turned, usual } = settingsOf(run.resolved);
  const world = worldOf(run.resolved);
  return `<section aria-labelledby="asked">
<h2 id="asked">What was asked, and of which world</h2>
<p>${run.question === '' ? '' : `${text(run.question)} `}The scenario “${text(run.name)}” was followed for ${text(count(run.weeks, 'week'))}${
    run.replicates > 1 ? `, ${text(count(run.replicates, 'time'))} with different luck` : ', once'
  }.</p>
${Object.keys(world).length === 0 ? '' : tree(world)}
<h3>Settings turned away from their defaults</h3>
${turned.length === 0 ? '<p>None: every parameter and every trait has its default.</p>' : settings(turned, true)}
${usual.length === 0 ? '' : `<details><summary>${text(count(usual.length, 'setting'))} left at the default</summary>${settings(usual, false)}</details>`}
${fromOutside(run)}
</section>`;
}

function settings(of: readonly Setting[], turned: boolean): string {
  return `<div class="wide"><table><thead><tr><th scope="col">parameter</th><th scope="col">value</th>${
    turned ? '<th scope="col">default</th>' : ''
  }<th scope="col">unit</th><th scope="col">meaning</th></tr></thead><tbody>
${of
  .map(
    ({ name, value, usual, unit, meaning }) =>
      `<tr><td class="name"><code>${text(name)}</code></td><td class="n">${text(String(value))}</td>${turned ? `<td class="n">${text(String(usual))}</td>` : ''}<td>${text(unit)}</td><td>${text(meaning)}</td></tr>`,
  )
  .join('\n')}
</tbody></table></div>`;
}

function again(run: RunInfo): string {
  const sources =
    run.sources.length === 0
      ? 'none: everything was generated'
      : `<dl>${run.sources.map(({ path, sha256 }) => `<dt><code>${text(path)}</code></dt><dd>sha256 <code>${text(sha256)}</code></dd>`).join('')}</dl>`;
  return `<section aria-labelledby="again">
<h2 id="again">Where it comes from, and how to do it again</h2>
<dl>
<dt>Fingerprint</dt><dd><code>${text(run.fingerprint)}</code></dd>
<dt>Version</dt><dd>Groundswell ${text(run.version)}</dd>
<dt>Seed</dt><dd><code>${text(run.seed)}</code></dd>
${run.from === undefined ? '' : `<dt>Begins with</dt><dd>the checkpoint of week ${number(run.from.week)} of run <code>${text(run.from.run)}</code>, sha256 <code>${text(run.from.sha256)}</code></dd>\n`}<dt>Runs</dt><dd>${number(run.replicates)}</dd>
<dt>Files drawn on</dt><dd>${sources}</dd>
<dt>To do it again</dt><dd><pre><code>${text(run.command)}</code></pre></dd>
</dl>
<p>The tables beside this report hold every number that it shows, and the folder <code>charts</code> each chart as a picture (SVG, PNG) and as a Vega-Lite specification that opens in the Vega editor.</p>
</section>`;
}

function terms(of: typeof BASICS): string {
  return `<dl>
${of.map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join('\n')}
</dl>`;
}

function columns(): string {
  const tables = Object.entries(TABLES)
    .map(
      ([name, { meaning, columns: of }]) =>
        `<h3><code>${name}.csv</code></h3><p>${text(meaning)}</p><div class="wide"><table><thead><tr><th scope="col">column</th><th scope="col">unit</th><th scope="col">meaning</th></tr></thead><tbody>${of
          .map(
            (column) =>
              `<tr><td class="name"><code>${text(column.name)}</code></td><td>${text(column.unit)}</td><td>${text(column.meaning)}</td></tr>`,
          )
          .join('')}</tbody></table></div>`,
    )
    .join('\n');
  return `<details><summary>What the columns of the tables mean</summary>
${tables}
</details>`;
}

/** Anything, as lists within lists; the hashes of files stand with where the run comes from. */
export function tree(value: unknown): string {
  if (Array.isArray(value)) {
    const entries = value.slice(0, MOST_ENTRIES);
    if (entries.some((entry) => typeof entry === 'object' && entry !== null))
      return `<ol>${entries.map((entry) => `<li>${tree(entry)}</li>`).join('')}</ol>`;
    const shown = entries.map(tree).join(', ');
    return value.length > MOST_ENTRIES ? `${shown} and ${number(value.length - MOST_ENTRIES)} more` : shown;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key]) => key !== 'sha256');
    const shown = entries.slice(0, MOST_ENTRIES * 3).map(([key, of]) => `<dt>${text(key)}</dt><dd>${tree(of)}</dd>`);
    return `<dl>${shown.join('')}</dl>`;
  }
  return text(value === null || value === undefined ? 'none' : String(value));
}

/** Text that came from outside, made harmless between tags and inside quotes. */
export function text(value: string): string {
  const harmless: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return value.replace(/[&<>"']/g, (letter) => harmless[letter]!);
}

/** JSON that cannot end the script element it stands in. */
export function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The clips of each drawing are called clip1, clip2, ...: on one page the names of several drawings would collide. */
function ownIds(svg: string, name: string): string {
  return svg.replace(/(id="|url\(#)(clip\d+)/g, `$1${name}-$2`);
}

/** The code that draws in the reader's browser, as published. */
function libraries(): string[] {
  const resolve = createRequire(import.meta.url).resolve;
  return ['vega', 'vega-lite', 'vega-embed'].map((name) => {
    const code = readFileSync(join(dirname(resolve(name)), `${name}.min.js`), 'utf8');
    // A map is another file, and the page may not ask for it.
    return code.replace(/\n?\/\/# sourceMappingURL=\S*\s*$/, '').replaceAll('</script', '<\\/script');
  });
}
