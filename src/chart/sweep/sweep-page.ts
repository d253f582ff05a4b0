/** sweep.html: what was swept, what came of it, points to choose and compare, and how to do it again; one file that needs nothing. */
import type { Factor } from '../../experiment/sweep.ts';
import { count, list, number } from '../../measure/words.ts';
import { BASICS, FURTHER } from '../glossary.ts';
import { htmlDocument, type Scene, scene, text } from '../page.ts';
import { type Column, type ExplorerData, explorerData } from './explorer-data.ts';
import { EXPLORER_SCRIPT, EXPLORER_STYLE } from './explorer-script.ts';
import { parallelSpec, scatterSpec, spreadSpec } from './explorer-specs.ts';
import { T95 } from './interval-of.ts';
import { levelInWords, valueSaid } from './said.ts';
import { SWEEP_WORDS } from './sweep-words.ts';
import type { Swept } from './swept.ts';
import { replicatesRule, replicatesSaid } from './swept-in-words.ts';

/** Written into the page itself; the rest comes when the page has read its data. */
const FIRST_ROWS = 30;

/** @param sweep the directory of the sweep, as a command would name it */
export function sweepPage(swept: Swept, scenes: readonly Scene[], sweep: string): string {
  const { info } = swept;
  const data = explorerData(swept, sweep);
  const failed = swept.runs.filter(({ status }) => status !== 'ok').length;
  return htmlDocument(
    info,
    scenes,
    `<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>${text(info.title)}</h1>
${info.question === '' ? '' : `<p class="question">${text(info.question)}</p>`}
${told([
  ['Why ask', info.why],
  ['Expected finding', info.finding],
])}
<p class="answer">${text(scenes[0]!.chart.title)}.</p>
<p>A sweep: the same world lived ${swept.points.length === 1 ? 'at one setting' : 'again and again with other settings'}. ${text(
      `${count(swept.points.length, 'point')}, ${replicatesSaid(swept)} of each, ${count(info.weeks, 'week')} long; ${variedSaid(swept)} varied.`,
    )}${failed === 0 ? '' : ` <strong>${text(count(failed, 'run'))} failed</strong> and count nowhere.`}</p>
<nav aria-label="Contents"><p id="contents">On this page</p>
<ol>
${scenes.map(({ question, chart }) => `<li><a href="#${chart.name}">${text(question)}</a></li>`).join('\n')}
<li><a href="#explore">Choose settings, see the outcomes</a></li>
<li><a href="#points">All points</a></li>
<li><a href="#swept">What was swept</a></li>
<li><a href="#again">How to do it again</a></li>
<li><a href="#words">What the words mean</a></li>
</ol></nav>
</header>
<main>
<section aria-labelledby="what-happened">
<h2 id="what-happened">What came of it</h2>
${scenes.map(scene).join('\n')}
</section>
${explorer(data)}
${points(swept, data)}
${whatWasSwept(swept)}
${again(swept, sweep)}
<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
${terms(SWEEP_WORDS)}
<details><summary>Words of the world that was swept</summary>
${terms([...BASICS, ...FURTHER])}
</details>
</section>
</main>
`,
    {
      style: EXPLORER_STYLE,
      data: {
        'sweep-data': { ...data, t95: T95 },
        'sweep-specs': { parallel: parallelSpec(data), scatter: scatterSpec(), spread: spreadSpec() },
      },
      script: EXPLORER_SCRIPT,
    },
  );
}

function variedSaid({ varied }: Swept): string {
  if (varied.length === 0) return 'nothing';
  return varied.length > 8 ? `${number(varied.length)} settings` : list(varied.map(({ label }) => `“${label}”`));
}

function told(of: readonly (readonly [string, string])[]): string {
  const given = of.filter(([, words]) => words.trim() !== '');
  if (given.length === 0) return '';
  return `<dl class="reasons">${given.map(([term, words]) => `<dt>${term}</dt><dd>${text(words)}</dd>`).join('')}</dl>`;
}

function terms(of: readonly (readonly [string, string])[]): string {
  return `<dl>
${of.map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join('\n')}
</dl>`;
}

function explorer(data: ExplorerData): string {
  const { columns, axes, main } = data;
  const factors = columns.map((_, k) => k).filter((k) => !columns[k]!.isOutcome);
  const more = factors.filter((k) => !data.tabled.includes(k));
  const option = (k: number, chosen: number) =>
    `<option value="${k}"${k === chosen ? ' selected' : ''}>${text(columns[k]!.label)}</option>`;
  const pick = (id: string, words: string, chosen: number, of: readonly number[]) =>
    `<label for="${id}">${words} <select id="${id}">${of.map((k) => option(k, chosen)).join('')}</select></label>`;
  const all = columns.map((_, k) => k);
  const [first = 0] = main;
  const drawn = (some: number, what: string) =>
    some < data.points.length
      ? ` ${text(number(some))} of ${text(number(data.points.length))} points are drawn as ${what}, evenly picked, so that the page stays quick; means and counts are of all.`
      : '';
  return `<section id="explore" aria-labelledby="explore-title" data-state="waiting">
<h2 id="explore-title">Choose settings, see the outcomes</h2>
<p class="hint">Draw a box with the pointer over part of an axis, or of the dots below, or move the sliders: everything else shows the points that lie inside. Choices on several axes go together. <noscript><strong>Without script this part stays still; the charts above and the table below are there.</strong></noscript></p>
<div class="chosen"><p id="chosen" role="status">All points are chosen</p><button type="button" id="choose-all" disabled>Choose all again</button></div>
<div class="panelled">
<div class="picks">${pick('pick-colour', 'Colour', first, all)}</div>
<div class="drawing" id="explore-parallel" role="img" aria-label="Parallel coordinates: a line for each point through ${text(list(axes.map((k) => columns[k]!.label)))}. What is chosen is told in words above."></div>
</div>
<div class="spreads">
${main.map((k) => spread(k, columns[k]!)).join('\n')}
</div>
<p class="hint">A line is a point of the sweep: its settings (black) and what came of them (red, means over runs). Dark lines have much of what colours them.${drawn(data.lines.length, 'lines')}</p>
<div class="panelled">
<div class="picks">${pick('pick-x', 'Across', factors[0] ?? first, all)}${pick('pick-y', 'Upwards', first, all)}</div>
<p id="scatter-head"></p>
<div class="drawing" id="explore-scatter" role="img" aria-label="A dot for each point. What is chosen is told in words above."></div>
${drawn(data.dots.length, 'dots') === '' ? '' : `<p class="hint">${drawn(data.dots.length, 'dots')}</p>`}
</div>
<div class="panelled">
<h3>By hand</h3>
<div class="controls">
${data.tabled.map((k) => control(k, columns[k]!)).join('\n')}
</div>
${more.length === 0 ? '' : `<details><summary>${text(count(more.length, 'more setting'))}</summary><div class="controls">${more.map((k) => control(k, columns[k]!)).join('\n')}</div></details>`}
<details><summary>Choose by what came of it</summary>
<div class="controls">
${main.map((k) => control(k, columns[k]!)).join('\n')}
</div>
</details>
</div>
<p class="hint">Grey bars: all points; blue: those chosen. Red line and band: the mean of the chosen points with its 95\u00a0% interval, as of points drawn at random from all that are like them. It tells how settings differ, not how much luck does: for that see the intervals of each point.</p>
</section>`;
}

function spread(k: number, { label }: Column): string {
  return `<div><h4>${text(label)}</h4><div class="told"><p class="mean" id="mean-${k}"></p><p id="of-${k}"></p></div><div class="drawing" id="spread-${k}" role="img" aria-label="How ${text(label)} is spread over the points."></div></div>`;
}

function control(k: number, { label, names, levels }: Column): string {
  const steps = levels === null ? 100 : levels.length - 1;
  const slider = (words: string, value: number) =>
    `<label><span>${words}</span><input type="range" min="0" max="${steps}" step="1" value="${value}" aria-label="${text(`${label}, ${words}`)}"></label>`;
  const inputs =
    names === null
      ? `${slider('from', 0)}${slider('to', steps)}`
      : names
          .map((name, at) => `<label><input type="checkbox" value="${at}" checked><span>${text(name)}</span></label>`)
          .join('');
  return `<fieldset data-control="${k}"><legend>${text(label)}</legend><output>all</output>${inputs}</fieldset>`;
}

function points(swept: Swept, data: ExplorerData): string {
  const shown = data.columns.map((_, k) => k).filter((k) => data.tabled.includes(k) || data.main.includes(k));
  const head = (key: string, label: string) =>
    `<th scope="col" data-key="${key}" aria-sort="none"><button type="button">${text(label)}</button></th>`;
  const rows = swept.points.slice(0, FIRST_ROWS).map((point, i) => {
    const settings = data.tabled
      .map((k) => swept.varied[k]!)
      .map(({ at }) => `<td class="n">${text(levelInWords(point.values[at]!))}</td>`);
    const outcomes = swept.main.map((outcome) => {
      const { mean } = swept.cell(point, outcome);
      return `<td class="n">${Number.isNaN(mean) ? '–' : text(valueSaid(outcome, mean))}</td>`;
    });
    const run = data.run[i]!;
    const command = run === 0 ? '' : `<code>${text(`groundswell replay ${data.sweep} --run ${run}`)}</code>`;
    return `<tr><td class="n">${point.number}</td><td class="again">${command}</td>${settings.join('')}${outcomes.join('')}<td class="n">${data.lived[i]}</td></tr>`;
  });
  return `<section id="points" aria-labelledby="points-title">
<h2 id="points-title">All points</h2>
<p>The points that are chosen above, with their settings, means over runs with their 95\u00a0% intervals, and the command that lives the first run of a point again in full detail. Each heading sorts.${data.tabled.length < swept.varied.length ? ` Of ${text(number(swept.varied.length))} factors the ${text(number(data.tabled.length))} that move the first outcome most have a column; design.csv has all.` : ''}</p>
<div class="wide" tabindex="0" role="region" aria-label="Table of points"><table><thead><tr>${head('point', 'point')}<th scope="col">to live it again</th>${shown
    .map((k) => head(`c${k}`, data.columns[k]!.label))
    .join('')}${head('runs', 'runs')}</tr></thead><tbody id="points-body">
${rows.join('\n')}
</tbody></table></div>
<p><span id="points-shown">${text(rows.length === swept.points.length ? `All ${number(rows.length)} points are shown.` : `${number(rows.length)} of ${number(swept.points.length)} points are shown; summary.csv has all.`)}</span> <button type="button" id="points-more" hidden>Show 200 more</button></p>
</section>`;
}

function whatWasSwept(swept: Swept): string {
  const { info } = swept;
  const row = (factor: Factor) =>
    `<tr><th scope="row">${text(factor.label)}<small><code>${text(factor.name)}</code></small></th><td>${text(valuesSaid(factor))}</td><td>${text(factor.unit)}</td><td class="n">${factor.usual === null ? '–' : text(levelInWords(factor.usual))}</td></tr>`;
  return `<section id="swept" aria-labelledby="swept-title">
<h2 id="swept-title">What was swept</h2>
<div class="wide"><table class="compared"><thead><tr><th scope="col">what varies</th><th scope="col">values</th><th scope="col">unit</th><th scope="col">usually</th></tr></thead><tbody>
${info.factors.map(row).join('\n')}
</tbody></table></div>
<dl style="margin-top:1.4rem">
<dt>Design</dt><dd>${text(info.design)}</dd>
${info.constraints.length === 0 ? '' : `<dt>Only where</dt><dd>${info.constraints.map((constraint) => `<code>${text(constraint)}</code>`).join('; ')}</dd>\n`}<dt>How often</dt><dd>${text(replicatesRule(info.replicates))}</dd>
<dt>Luck</dt><dd>${
    info.luck === 'common'
      ? 'Common: the same replicate of every point has the same luck, so that what differs comes from the settings.'
      : 'Independent: every run has luck of its own.'
  }</dd>
<dt>Outcomes</dt><dd>${info.outcomes.map(({ head, name, meaning, unit }) => `<strong>${text(head)}</strong> (<code>${text(name)}</code>): ${text(meaning)}${unit === '' ? '' : ` (${text(unit)})`}`).join('<br>')}</dd>
</dl>
</section>`;
}

function valuesSaid({ levels, range, scale }: Factor): string {
  const spaced = scale === 'log' ? ', in equal ratios' : '';
  if (levels !== null) {
    const shown = levels.length > 14 ? [...levels.slice(0, 12), '…', levels.at(-1)!] : levels;
    return shown.map(levelInWords).join(', ');
  }
  return range === null ? 'as listed' : `from ${levelInWords(range[0])} to ${levelInWords(range[1])}${spaced}`;
}

function again({ info, points: all, runs }: Swept, sweep: string): string {
  return `<section aria-labelledby="again">
<h2 id="again">How to do it again</h2>
<dl>
<dt>Fingerprint</dt><dd><code>${text(info.fingerprint)}</code></dd>
<dt>Version</dt><dd>Groundswell ${text(info.version)}</dd>
<dt>Seed</dt><dd><code>${text(info.seed)}</code></dd>
<dt>Points and runs</dt><dd>${count(all.length, 'point')}, ${count(runs.length, 'run')}</dd>
<dt>The whole sweep</dt><dd><pre><code>${text(info.command)}</code></pre></dd>
<dt>One run of it</dt><dd><pre><code>${text(`groundswell replay ${sweep} --run 1`)}</code></pre></dd>
</dl>
<p><code>design.csv</code> beside this page holds the settings of every point, <code>summary.csv</code> what each came to, <code>runs.parquet</code> every run, and the folder <code>charts</code> each chart as a picture (SVG, PNG) and as a Vega-Lite specification that opens in the Vega editor.</p>
</section>`;
}
