/** sensitivity.html: which settings matter for which outcome, how sure that is, and every number of it in a table. */
import type { Estimate, OutcomeSensitivity, Sensitivity } from '../../analysis/results/sensitivity.ts';
import type { SweepInfo } from '../../experiment/sweep-result.ts';
import { list, number, percent } from '../../measure/words.ts';
import { htmlDocument, type Scene, scene, text } from '../page.ts';
import { minus } from './said.ts';
import { estimateSaid, headOf, labelOf, MEASURE, restsOn } from './sensitivity-told.ts';
import { SENSITIVITY_WORDS, SWEEP_WORDS } from './sweep-words.ts';

const METHODS: Readonly<Record<Sensitivity['method'], { readonly said: string; readonly rows: string }>> = {
  sobol: { said: 'Sobol’ indices', rows: 'row' },
  morris: { said: 'Morris’s elementary effects', rows: 'trajectory' },
  regression: { said: 'partial rank correlation and standardized regression', rows: 'point' },
};

export function sensitivityPage(info: SweepInfo, sensitivity: Sensitivity, scenes: readonly Scene[]): string {
  const { said, rows } = METHODS[sensitivity.method];
  return htmlDocument(
    { title: `What matters: ${info.title}`, version: info.version },
    scenes,
    `<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>What matters: ${text(info.title)}</h1>
${info.question === '' ? '' : `<p class="question">${text(info.question)}</p>`}
<p class="answer">${text(scenes[0]!.chart.title)}.</p>
<p>A sensitivity analysis of a sweep by ${text(said)}: of ${text(number(info.factors.length))} settings varied together (${text(info.design)}), which ones does the outcome come from? The whole sweep, with every point, is on <a href="sweep.html">its own page</a>.</p>
<nav aria-label="Contents"><p id="contents">On this page</p>
<ol>
${scenes.map(({ question, chart }) => `<li><a href="#${chart.name}">${text(question)}</a></li>`).join('\n')}
<li><a href="#numbers">All numbers</a></li>
<li><a href="#again">How to do it again</a></li>
<li><a href="#words">What the words mean</a></li>
</ol></nav>
</header>
<main>
<section aria-labelledby="what-happened">
<h2 id="what-happened">What matters</h2>
${scenes.map(scene).join('\n')}
</section>
<section aria-labelledby="numbers">
<h2 id="numbers">All numbers</h2>
${sensitivity.outcomes.map((outcome, k) => numbers(info, outcome, rows, sensitivity.method, k === 0)).join('\n')}
</section>
<section aria-labelledby="again">
<h2 id="again">How to do it again</h2>
<dl>
<dt>Fingerprint</dt><dd><code>${text(info.fingerprint)}</code></dd>
<dt>Version</dt><dd>Groundswell ${text(info.version)}</dd>
<dt>Seed</dt><dd><code>${text(info.seed)}</code></dd>
<dt>The sweep</dt><dd><pre><code>${text(info.command)}</code></pre></dd>
<dt>This analysis</dt><dd><pre><code>${text(`groundswell sensitivity results/${info.name}`)}</code></pre></dd>
</dl>
</section>
<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
<dl>
${[...SENSITIVITY_WORDS, ...SWEEP_WORDS.slice(0, 6)].map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join('\n')}
</dl>
</section>
</main>
`,
  );
}

/** Open for the first outcome, folded for the others: with many factors they are long. */
function numbers(
  info: SweepInfo,
  outcome: OutcomeSensitivity,
  rows: string,
  method: Sensitivity['method'],
  open: boolean,
): string {
  const measure = MEASURE[method];
  const order = outcome.factors.toSorted(
    (a, b) => Math.abs(b[measure]?.value ?? -1) - Math.abs(a[measure]?.value ?? -1),
  );
  const told = (estimate: Estimate | null) => (estimate === null ? '–' : estimateSaid(estimate));
  const plain = (value: number | null) => (value === null ? '–' : minus(number(value, 3)));
  const columns: Readonly<
    Record<Sensitivity['method'], readonly [string, (factor: (typeof order)[number]) => string][]>
  > = {
    sobol: [
      ['first order', ({ first }) => told(first)],
      ['total', ({ total }) => told(total)],
    ],
    morris: [
      ['mu*', ({ muStar }) => told(muStar)],
      ['mu', ({ mu }) => plain(mu)],
      ['sigma', ({ sigma }) => plain(sigma)],
    ],
    regression: [
      ['PRCC', ({ prcc }) => told(prcc)],
      ['SRC', ({ src }) => told(src)],
    ],
  };
  const pairs = outcome.interactions
    .toSorted((a, b) => b.second.value - a.second.value)
    .map(
      ({ factors, second }) =>
        `<tr><td>${text(list(factors.map((factor) => labelOf(info, factor))))}</td><td class="n">${text(told(second))}</td></tr>`,
    );
  const explained =
    outcome.explained === null ? '' : ` A straight plane explains ${percent(outcome.explained)} of the variance.`;
  return `<details${open ? ' open' : ''}><summary>${text(headOf(info, outcome.outcome))}</summary>
<p>${text(`Mean over points ${minus(number(outcome.mean, 3))}, variance between them ${minus(number(outcome.variance, 4))}. ${restsOn(outcome, rows)}${explained}`)} In brackets: 95\u00a0% intervals.</p>
<div class="wide"><table><thead><tr><th scope="col">factor</th>${columns[method].map(([head]) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${order
  .map(
    (factor) =>
      `<tr><th scope="row">${text(labelOf(info, factor.factor))}</th>${columns[method].map(([, cell]) => `<td class="n">${text(cell(factor))}</td>`).join('')}</tr>`,
  )
  .join('\n')}
</tbody></table></div>
${pairs.length === 0 ? '' : `<h3>Pairs</h3><div class="wide"><table><thead><tr><th scope="col">pair</th><th scope="col">second order</th></tr></thead><tbody>${pairs.join('\n')}</tbody></table></div>`}
</details>`;
}
