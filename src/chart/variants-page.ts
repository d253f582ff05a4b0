/** The report that sets variants side by side: what differs between them, what came of it, and where each is told in full. */

import {
  differenceInShort,
  differenceInWords,
  FEW_PAIRS,
  FEWEST_PAIRS,
  isClear,
  valueInWords,
} from '../measure/difference-in-words.ts';
import { OUTCOMES, type Outcome } from '../measure/outcomes.ts';
import { count, number } from '../measure/words.ts';
import type { VariantsInfo } from '../simulate/run-info.ts';
import { type DifferingSetting, differingSettings } from './differing-settings.ts';
import { BASICS, FURTHER } from './glossary.ts';
import { htmlDocument, reasons, type Scene, scene, text, tree } from './page.ts';
import type { Variants } from './read-variants.ts';

export function variantsPage(info: VariantsInfo, all: Variants, scenes: readonly Scene[]): string {
  return htmlDocument(
    info,
    scenes,
    `<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>${text(info.title)}</h1>
${info.question === '' ? '' : `<p class="question">${text(info.question)}</p>`}
${reasons(info.variants[0]!.run)}
<p class="answer">${text(scenes.at(-1)!.chart.title)}.</p>
<p>${count(all.variants.length, 'variant')} of the scenario “${text(info.name)}”, each followed for ${count(info.weeks, 'week')}${
      info.replicates > 1 ? `, ${count(info.replicates, 'time')}` : ', once'
    }. The same run of each has the same luck, so that what differs comes from what was changed. ${text(certainty(all))}</p>
<ul class="findings">
${all.outcomes.map((outcome) => finding(all, outcome)).join('\n')}
</ul>
<p>Each variant has a report of its own: ${info.variants.map(({ name, title }) => `<a href="${name}/report.html">${text(title)}</a>`).join(' · ')}</p>
<nav aria-label="Contents"><p id="contents">In this report</p>
<ol>
<li><a href="#differ">What differs between the variants</a></li>
${scenes.map(({ question, chart }) => `<li><a href="#${chart.name}">${text(question)}</a></li>`).join('\n')}
<li><a href="#outcomes">All outcomes</a></li>
<li><a href="#again">Where it comes from, and how to do it again</a></li>
<li><a href="#words">What the words mean</a></li>
</ol></nav>
</header>
<main>
${differ(info)}
<section aria-labelledby="what-happened">
<h2 id="what-happened">What happened</h2>
${scenes.map(scene).join('\n')}
</section>
${outcomes(all)}
${again(info)}
<section aria-labelledby="words">
<h2 id="words">What the words mean</h2>
<dl>
${[...BASICS, ...FURTHER].map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join('\n')}
</dl>
</section>
</main>
`,
  );
}

/** How sure one can be, said before any number. */
function certainty({ replicates, variants: [first] }: Variants): string {
  const against = `“${first.title}”`;
  if (replicates < 2)
    return `Differences are against ${against}. With one run of each there is no interval, and nothing tells a difference from luck; --replicates ${FEW_PAIRS} would.`;
  const rough =
    replicates < FEWEST_PAIRS
      ? ` From ${replicates} runs nothing is called clear; ${FEW_PAIRS} or more would tell.`
      : replicates < FEW_PAIRS
        ? ` ${replicates} runs make rough intervals; ${FEW_PAIRS} or more make better ones.`
        : '';
  return `Differences are against ${against}; in brackets stands the 95 % interval over runs, and what is called clear lies wholly on one side of zero.${rough}`;
}

function finding(all: Variants, outcome: Outcome): string {
  const [, ...others] = all.variants;
  const reference = all.reference(outcome.name);
  const lines = others.map(({ name, title }) => {
    if (name === reference.name)
      return `<li class="unclear"><strong>${text(title)}:</strong> what the others are held against here, as it did not come about in “${text(all.variants[0].title)}”</li>`;
    const difference = all.difference(outcome.name, name);
    const said = differenceInWords(outcome, difference, all.replicates);
    return `<li class="${isClear(difference) ? 'clear' : 'unclear'}"><strong>${text(title)}:</strong> ${text(said)}</li>`;
  });
  return `<li><h2>${text(outcome.head)}</h2><ul>${lines.join('')}</ul></li>`;
}

function outcomes(all: Variants): string {
  const [first, ...others] = all.variants;
  const mean = (outcome: Outcome, name: string) => {
    const values = all.values(outcome.name, name);
    if (values.length === 0) return 'none';
    const runs = values.length < all.replicates ? ` <small>in ${values.length} of ${all.replicates} runs</small>` : '';
    return `${text(valueInWords(outcome, values.reduce((sum, value) => sum + value, 0) / values.length))}${runs}`;
  };
  // What the scenario asks for comes first.
  const order = [...all.outcomes, ...OUTCOMES.filter((outcome) => !all.outcomes.includes(outcome))];
  const cell = (outcome: Outcome, name: string) => {
    if (name === all.reference(outcome.name).name)
      return `<td class="n">${mean(outcome, name)}<small>the others against this</small></td>`;
    const difference = all.difference(outcome.name, name);
    const said = differenceInShort(outcome, difference);
    return `<td class="n">${mean(outcome, name)}${said === '' ? '' : `<small${isClear(difference) ? ' class="clear"' : ''}>${text(said)}</small>`}</td>`;
  };
  return `<section aria-labelledby="outcomes">
<h2 id="outcomes">All outcomes</h2>
<p>The mean over runs. Below it, the mean difference from “${text(first.title)}” within runs${
    all.replicates > 1 ? ' with its 95 % interval, in bold where it is clear' : ''
  }; of shares in percentage points.</p>
<div class="wide"><table class="compared"><thead><tr><th scope="col">outcome</th>${heads(all.variants)}</tr></thead><tbody>
${order
  .map(
    (outcome) =>
      `<tr>${rowHead(outcome.name, outcome.meaning, outcome.unit)}<td class="n">${mean(outcome, first.name)}</td>${others
        .map(({ name }) => cell(outcome, name))
        .join('')}</tr>`,
  )
  .join('\n')}
</tbody></table></div>
</section>`;
}

/** A column for each variant. */
function heads(variants: readonly { readonly title: string }[]): string {
  return variants.map(({ title }) => `<th scope="col">${text(title)}</th>`).join('');
}

function rowHead(name: string, meaning: string, unit: string): string {
  const told = [meaning, unit === '' ? '' : `(${unit})`].filter((part) => part !== '').join(' ');
  return `<th scope="row"><code>${text(name)}</code>${told === '' ? '' : `<small>${text(told)}</small>`}</th>`;
}

function differ(info: VariantsInfo): string {
  const settings = differingSettings(info.variants.map(({ run }) => run.resolved));
  const shown = ({ name, values, unit, meaning }: DifferingSetting) =>
    `<tr>${rowHead(name, meaning, unit)}${values
      .map((value) => `<td class="n">${value === undefined ? '–' : tree(value)}</td>`)
      .join('')}</tr>`;
  return `<section aria-labelledby="differ">
<h2 id="differ">What differs between the variants</h2>
${
  settings.length === 0
    ? '<p>Nothing: all variants are the same world.</p>'
    : `<p>${count(settings.length, 'setting')}; all others are the same in every variant.</p>
<div class="wide"><table class="compared"><thead><tr><th scope="col">setting</th>${heads(info.variants)}</tr></thead><tbody>
${settings.map(shown).join('\n')}
</tbody></table></div>`
}
</section>`;
}

function again(info: VariantsInfo): string {
  return `<section aria-labelledby="again">
<h2 id="again">Where it comes from, and how to do it again</h2>
<dl>
<dt>Fingerprint</dt><dd><code>${text(info.fingerprint)}</code></dd>
<dt>Version</dt><dd>Groundswell ${text(info.version)}</dd>
<dt>Seed</dt><dd><code>${text(info.seed)}</code>, the same for every variant</dd>
<dt>Runs</dt><dd>${number(info.replicates)} of each variant</dd>
${info.variants.map(({ name, title, run }) => `<dt>${text(title)}</dt><dd>folder <a href="${name}/report.html"><code>${text(name)}</code></a>, fingerprint <code>${text(run.fingerprint)}</code></dd>`).join('\n')}
<dt>To do it again</dt><dd><pre><code>${text(info.command)}</code></pre></dd>
</dl>
<p><code>outcomes.csv</code> beside this report holds what every run came to, <code>differences.csv</code> the differences, and the folder <code>charts</code> each chart as a picture (SVG, PNG) and as a Vega-Lite specification. The tables of each variant lie in its folder.</p>
</section>`;
}
