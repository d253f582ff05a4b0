/** compare.html: what differs in sentences, the charts, every number in a table, and how it was reckoned. */
import type { Comparison, OutcomeComparison } from '../../analysis/results/comparison.ts';
import { differenceInShort, sizeInWords, valueInWords } from '../../measure/difference-in-words.ts';
import { capital, count, list, number } from '../../measure/words.ts';
import { htmlDocument, type Scene, scene, text } from '../page.ts';
import { couplesIn, headOf, quoted, titleIn } from './of-comparison.ts';

/** What names a comparison and repeats it. */
export interface ComparisonIdentity {
  readonly fingerprint: string;
  readonly version: string;
  readonly command: string;
}

export function comparisonPage(comparison: Comparison, identity: ComparisonIdentity, scenes: readonly Scene[]): string {
  const { arms, weeks } = comparison;
  const [first, ...others] = arms;
  const title = `${list(others.map((arm) => arm.title))} against ${quoted(first!.title)}`;
  const heading = comparison.allPairs && arms.length > 2 ? list(arms.map((arm) => arm.title)) : title;
  return htmlDocument(
    { title: heading, version: identity.version },
    scenes,
    `<header>
<p class="over">Groundswell: how groups of learners form, spread and let go</p>
<h1>${text(heading)}</h1>
<p class="answer">${text(capital(scenes[0]!.chart.title.replace(`${heading}: `, '')))}.</p>
<p>${text(how(comparison))}</p>
${notes(comparison)}
<ul class="findings">
${comparison.outcomes.map((outcome) => finding(comparison, outcome.name)).join('\n')}
</ul>
<nav aria-label="Contents"><p id="contents">On this page</p>
<ol>
${scenes.map(({ chart }) => `<li><a href="#${chart.name}">${text(chart.title)}</a></li>`).join('\n')}
<li><a href="#numbers">All numbers</a></li>
<li><a href="#read">How to read it</a></li>
<li><a href="#again">Where it comes from, and how to do it again</a></li>
</ol></nav>
</header>
<main>
<section aria-labelledby="what-happened">
<h2 id="what-happened">What differs</h2>
${scenes.map(scene).join('\n')}
</section>
${numbers(comparison)}
${reading(comparison)}
<section aria-labelledby="again">
<h2 id="again">Where it comes from, and how to do it again</h2>
<dl>
<dt>Weeks</dt><dd>${number(weeks)}</dd>
<dt>Fingerprint</dt><dd><code>${text(identity.fingerprint)}</code></dd>
<dt>To do it again</dt><dd><pre><code>${text(identity.command)}</code></pre></dd>
</dl>
<div class="wide"><table><thead><tr><th scope="col">compared</th><th scope="col">name</th><th scope="col">what</th><th scope="col">runs</th><th scope="col">fingerprint</th><th scope="col">version</th></tr></thead><tbody>
${arms
  .map(
    (arm) =>
      `<tr><td>${text(arm.title)}</td><td class="name"><code>${text(arm.name)}</code></td><td>${text(arm.point === null ? arm.kind : `point ${arm.point} of a sweep`)}</td><td class="n">${number(arm.runs)}${arm.failed > 0 ? ` (${number(arm.failed)} failed)` : ''}</td><td><code>${text(arm.fingerprint)}</code></td><td>${text(arm.version)}</td></tr>`,
  )
  .join('\n')}
</tbody></table></div>
<p><code>compare.csv</code> beside this page holds every number above, <code>compare-weeks.csv</code> those of every week, <code>compare.json</code> all of it with the values of each run, and the folder <code>charts</code> each chart as a picture (SVG, PNG) and as a Vega-Lite specification.</p>
</section>
</main>
`,
  );
}

function how({ arms, compared, weeks, family, outcomes }: Comparison): string {
  const paired = compared.every((row) => row.paired);
  const none = compared.every((row) => !row.paired);
  const pairs = Math.max(0, ...compared.map(({ of }) => of));
  const runs = arms.map((arm) => arm.runs);
  const [fewest, most] = [Math.min(...runs), Math.max(...runs)];
  const what = paired
    ? `${count(pairs, 'pair')} of runs with the same luck`
    : none
      ? `${fewest === most ? '' : `${number(fewest)} to `}${count(most, 'run')} of each, which are no pairs: no seed is common to both`
      : `${count(pairs, 'run')} of each at most, paired where seeds are the same`;
  return `${count(arms.length, 'world')} of ${count(weeks, 'week')} each, compared by ${count(outcomes.length, 'outcome')} over ${what}. ${count(family, 'test')} ${family === 1 ? 'was' : 'were'} made and corrected together.`;
}

function notes({ notes: of }: Comparison): string {
  if (of.length === 0) return '';
  return `<ul class="notes">${of.map((note) => `<li>${text(capital(note))}.</li>`).join('')}</ul>`;
}

/** Decided is what lies beyond doubt, one way or the other. */
const isDecided = ({ verdict, presence }: OutcomeComparison) =>
  verdict !== 'undecided' || (presence !== null && presence.verdict !== 'undecided');

function finding(comparison: Comparison, outcome: string): string {
  const several = couplesIn(comparison).length > 1;
  const lines = comparison.compared
    .filter((row) => row.outcome === outcome)
    .map((row) => {
      const who = several ? `<strong>${text(coupleOf(comparison, row))}:</strong> ` : '';
      return `<li class="${isDecided(row) ? 'clear' : 'unclear'}">${who}${text(row.words)}</li>`;
    });
  return `<li><h2>${text(headOf(comparison.outcomes, outcome))}</h2><ul>${lines.join('')}</ul></li>`;
}

function coupleOf(comparison: Comparison, { arm, against }: OutcomeComparison): string {
  const other = comparison.allPairs ? ` against ${quoted(titleIn(comparison, against))}` : '';
  return `${titleIn(comparison, arm)}${other}`;
}

const p = (value: number | null) => (value === null ? '–' : value < 0.001 ? '&lt; 0.001' : number(value, 3));

function sized(value: { value: number; low: number | null; high: number | null } | null): string {
  if (value === null) return '–';
  const ends =
    value.low === null || value.high === null ? '' : `<small>[${signed(value.low)}, ${signed(value.high)}]</small>`;
  return `${signed(value.value)}${ends}`;
}

const signed = (value: number) => number(value, 2).replace('-', '\u2212');

function numbers(comparison: Comparison): string {
  const { compared, tests, outcomes } = comparison;
  const several = couplesIn(comparison).length > 1;
  const margins = outcomes.some(({ margin }) => margin !== null);
  const heads = [
    ...['outcome', ...(several ? ['who'] : []), 'means', 'difference', 'p', "Hedges' g", "Cliff's delta"],
    ...(margins ? ['matters', 'equivalence p'] : []),
    ...tests.map((test) => (test === 'welch' ? 'Welch p' : 'Mann–Whitney p')),
    'verdict',
  ];
  const rows = compared.map((row, at) => {
    const outcome = outcomes.find(({ name }) => name === row.outcome)!;
    const [low, high] = [row.low ?? Number.NaN, row.high ?? Number.NaN];
    const short =
      row.difference === null
        ? 'nothing to compare'
        : differenceInShort(outcome, { difference: row.difference, low, high, pairs: row.pairs });
    const mean = (value: number | null) => (value === null ? 'none' : valueInWords(outcome, value));
    const [n, m] = [row.values.length, row.valuesAgainst.length];
    const behind = row.pairs < row.of ? ` of ${number(row.of)}` : '';
    const from =
      row.paired || n === m
        ? `${number(row.pairs)}${behind} ${row.paired ? 'pairs' : 'runs of each'}`
        : `${number(n)} and ${number(m)} runs`;
    const cells = [
      ...(several ? [`<td class="who">${text(coupleOf(comparison, row))}</td>`] : []),
      `<td class="n">${text(mean(row.mean))}<small>against ${text(mean(row.meanAgainst))}</small></td>`,
      `<td class="n">${text(short)}<small>${from}</small></td>`,
      `<td class="n">${p(row.p)}<small>corrected ${p(row.adjusted)}</small></td>`,
      `<td class="n">${sized(row.hedges)}</td><td class="n">${sized(row.cliffs)}</td>`,
      ...(margins
        ? [
            `<td class="n">${outcome.margin === null ? '–' : text(sizeInWords(outcome.unit, outcome.margin))}</td>`,
            `<td class="n">${p(row.equivalence?.p ?? null)}<small>corrected ${p(row.equivalence?.adjusted ?? null)}</small></td>`,
          ]
        : []),
      ...row.tests.map((test) => `<td class="n">${p(test.p)}<small>corrected ${p(test.adjusted)}</small></td>`),
      `<td>${text(row.verdict)}${presence(row)}</td>`,
    ];
    // What it means is told once.
    const meaning =
      compared[at - 1]?.outcome === row.outcome
        ? ''
        : `<small>${text(outcome.meaning)}${outcome.unit === '' ? '' : ` (${text(outcome.unit)})`}</small>`;
    return `<tr><th scope="row"><code>${text(row.outcome)}</code>${meaning}</th>${cells.join('')}</tr>`;
  });
  return `<section aria-labelledby="numbers">
<h2 id="numbers">All numbers</h2>
<div class="wide"><table class="compared"><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>
</section>`;
}

function presence({ presence: of }: OutcomeComparison): string {
  if (of === null) return '';
  return `<small>came about in ${number(of.count)} of ${number(of.of)} runs against ${number(of.countAgainst)} of ${number(of.ofAgainst)}; p ${p(of.p)}, corrected ${p(of.adjusted)}</small>`;
}

function reading({ tests }: Comparison): string {
  const terms: [string, string][] = [
    [
      'More, less',
      'There is a difference beyond reasonable doubt. Two things must agree: the whole 95 % interval lies on one side of zero, and the p value, corrected for all tests made together, is below 0.05. So if nothing differed at all, 95 of 100 such pages would name no difference.',
    ],
    [
      'No difference that matters',
      'Beyond reasonable doubt the difference is smaller than what was said to matter (two one-sided tests, corrected in the same way).',
    ],
    [
      'Undecided',
      'Neither. It does not mean that there is no difference. Where it can be reckoned, it is said how many more runs would probably tell (four times in five), if the difference is what it looks like now.',
    ],
    [
      'Interval',
      'Of the mean difference, by drawing runs again and again (BCa bootstrap, 4,000 draws): of 100 such intervals some 95 hold the true difference, somewhat fewer with less than ten runs.',
    ],
    [
      'p, corrected',
      "How often luck alone would give a difference at least as large: Student's t over pairs, Welch's t without pairs. Corrected by Holm's rule over all outcomes, all that is compared, and all counts of what came about.",
    ],
    [
      "Hedges' g",
      'The difference in standard deviations of a run, of both together, with its 95 % interval: 0.2 is hard to see in single runs, 0.8 plain.',
    ],
    [
      "Cliff's delta",
      'How often a run of the one has more than a run of the other, less how often it has less: 1 always, 0 as often as not, −1 never.',
    ],
    [
      'Came about',
      "Where an outcome does not come about in every run, means over the rest would mislead: the counts are compared as well (McNemar's exact test of pairs, Fisher's without; Newcombe's interval).",
    ],
    [
      'Bands over weeks',
      'Each holds for all its weeks at once in 95 of 100 comparisons (largest |t| over the weeks, by changing signs of whole runs), so that looking at many weeks finds nothing by luck. Several series are several bands.',
    ],
  ];
  if (tests.length > 0)
    terms.push([
      'Welch, Mann–Whitney',
      'Take the runs for unpaired, by their means and by their ranks; corrected among themselves. Where runs are pairs they see less than the paired test.',
    ]);
  return `<section aria-labelledby="read">
<h2 id="read">How to read it</h2>
<dl>
${terms.map(([term, meaning]) => `<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`).join('\n')}
</dl>
</section>`;
}
