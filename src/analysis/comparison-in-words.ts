/** What a comparison found, in sentences that follow the numbers: a difference, none that matters, or undecided and what would tell. */
import { FEWEST_PAIRS, type Said, sizeInWords, spanInWords } from '../measure/difference-in-words.ts';
import { count, list, number } from '../measure/words.ts';
import type { ComparedOutcome, OutcomeComparison, Presence, SeriesComparison, Verdict } from './results/comparison.ts';

/** As much of a comparison as its words depend on. */
export type Found = Omit<OutcomeComparison, 'words'>;

/** More runs than this nobody should be sent for. */
export const MOST_NEEDED = 10_000;

/**
 * What became of one outcome: "a tenth reached 7 to 12 weeks earlier", "no difference larger than 2.1 weeks (4 weeks would
 * matter)", "undecided: ...; about 40 more replicates would tell".
 *
 * @param family how many p values were corrected together
 */
export function findingInWords(outcome: ComparedOutcome, found: Found, family: number): string {
  if (found.pairs === 0) {
    if (found.presence === null) return nowhere(found);
    return `${found.presence.verdict === 'undecided' ? 'undecided: ' : ''}${presenceInWords(found.presence)}`;
  }
  const difference = differenceClause(outcome, found, family);
  if (found.presence === null) return difference;
  const whose = found.paired
    ? `in the ${count(found.pairs, 'pair')} in which both have it`
    : 'among the runs that have it';
  const fair = found.presence.verdict === 'undecided' ? '' : ' (no fair sample)';
  return `${presenceInWords(found.presence)}; ${whose}${fair}, ${difference}`;
}

const nowhere = ({ of }: Found) =>
  of === 0 ? 'nothing to compare: no run came to its end in both' : 'nothing to compare: it came about in no run';

/** "came about in 3 of 20 runs against 18 of 20: 42 to 89 percentage points less often". */
function presenceInWords({ count: yes, of, countAgainst, ofAgainst, low, high, verdict }: Presence): string {
  const counts = `came about in ${number(yes)} of ${count(of, 'run')} against ${number(countAgainst)} of ${number(ofAgainst)}`;
  if (verdict === 'undecided') return counts;
  return `${counts}: ${spanInWords('share', low, high)} ${verdict === 'more' ? 'more' : 'less'} often`;
}

function differenceClause(outcome: ComparedOutcome, found: Found, family: number): string {
  const { difference, low, high, verdict, clear } = found;
  const { unit, margin } = outcome;
  if (difference === 0 && low === 0 && high === 0 && found.pairs >= FEWEST_PAIRS) return alike(found);
  if (low === null || high === null || found.pairs < FEWEST_PAIRS) return tooFew(found);
  const oneSided = low > 0 || high < 0;
  if (verdict === 'undecided')
    return `undecided: ${oneSided ? inDoubt(outcome, found, family) : anything(outcome, low, high)}${whatWouldTell(found)}`;
  if (verdict !== 'equivalent') return oneSide(outcome, low, high);
  const matters = sizeInWords(unit, margin ?? 0);
  if (clear) return `${oneSide(outcome, low, high)}, less than the ${matters} that would matter`;
  const most = Math.max(-low, high);
  if (most >= margin!) return `no difference as large as the ${matters} that would matter`;
  const size = sizeInWords(unit, most);
  return size === matters
    ? `no difference of ${matters}, which would matter`
    : `no difference larger than ${size} (${matters} would matter)`;
}

function alike({ paired, pairs, of }: Found): string {
  if (!paired) return 'no difference at all: every run of both came to the same';
  return `no difference at all in ${pairs === of ? `${count(pairs, 'pair')} of runs` : 'any of them'}`;
}

function tooFew({ paired, pairs }: Found): string {
  const what = paired ? count(pairs, 'pair') : count(pairs, 'run');
  return `undecided: ${what} ${pairs === 1 ? 'is' : 'are'} too few to be sure of anything (${FEWEST_PAIRS} at least, better 20)`;
}

const oneSide = (said: Said, low: number, high: number) =>
  (low > 0 ? said.more : said.less).replace('{}', spanInWords(said.unit, low, high));

/** A difference that would be clear by itself, but not among so many looked at. */
function inDoubt(outcome: ComparedOutcome, { low, high, adjusted }: Found, family: number): string {
  const by = `${oneSide(outcome, low!, high!)} by its interval alone`;
  const among = family > 1 ? ` among ${count(family, 'test')}` : '';
  return `${by}, but not beyond doubt${among} (p ${pInWords(adjusted!)}${family > 1 ? ' corrected' : ''})`;
}

/** "a tenth reached anything from 3 weeks earlier to 14 weeks later". */
function anything({ unit, more, less }: Said, low: number, high: number): string {
  const [down, up] = [sizeInWords(unit, low), sizeInWords(unit, high)];
  const [lessBy, moreBy] = [less.replace('{}', down), more.replace('{}', up)];
  if (low === 0) return `anything from no difference to ${moreBy}`;
  if (high === 0) return `anything from ${lessBy} to no difference`;
  // What both phrases begin and end with is said once, where the amount follows upon the beginning.
  const before = more.slice(0, more.indexOf('{}'));
  if (!less.startsWith(`${before}{}`)) return `anything from ${lessBy} to ${moreBy}`;
  const words = [less, more].map((phrase) => phrase.slice(before.length).split(' ')) as [string[], string[]];
  let same = 0;
  while (same < Math.min(...words.map((of) => of.length)) - 2 && words[0].at(-1 - same) === words[1].at(-1 - same))
    same++;
  const after = same === 0 ? '' : ` ${words[0].slice(-same).join(' ')}`;
  const [fewer, further] = words.map((of) => of.slice(0, of.length - same).join(' ')) as [string, string];
  return `${before}anything from ${fewer.replace('{}', down)} to ${further.replace('{}', up)}${after}`;
}

/** "; about 40 more replicates would tell". */
function whatWouldTell({ needed, pairs, of }: Found): string {
  if (needed === null) return '';
  // Where it does not come about in every pair, more runs are needed for as many pairs.
  const runs = Math.ceil((needed * of) / pairs) - of;
  if (runs > MOST_NEEDED) return `; more than ${number(MOST_NEEDED)} more replicates would be needed to tell`;
  return `; about ${count(Math.max(1, roundedUp(runs)), 'more replicate')} would tell`;
}

/** An estimate from an estimate deserves two digits: 37 for 37, 140 for 137. */
function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / step) * step;
}

/** "0.034", "under 0.001". */
export function pInWords(p: number): string {
  if (p < 0.001) return 'under 0.001';
  return number(p, p < 0.1 ? 3 : 2);
}

/** "higher in weeks 41 to 104, lower from week 150 on", or that they never clearly part. */
export function partingInWords({ stretches, pairs, weeks }: Omit<SeriesComparison, 'words'>): string {
  if (pairs < FEWEST_PAIRS)
    return `${count(pairs, 'run')} each ${pairs === 1 ? 'is' : 'are'} too few to say where they part`;
  if (stretches.length === 0) return 'in no week clearly apart';
  const [first, last] = [weeks[0], weeks.at(-1)];
  const told = stretches.slice(0, MOST_STRETCHES).map(({ from, to, side }) => {
    const word = side === 'more' ? 'higher' : 'lower';
    if (from === first && to === last) return `${word} in every week`;
    if (from === to) return `${word} in week\u00a0${number(from)}`;
    if (to === last) return `${word} from week\u00a0${number(from)} to the end`;
    return `${word} in weeks ${number(from)} to ${number(to)}`;
  });
  const more = stretches.length - told.length;
  return list(more > 0 ? [...told, `in ${count(more, 'more stretch', 'more stretches')}`] : told);
}

const MOST_STRETCHES = 4;

export const quoted = (title: string): string => `“${title}”`;

/** First what differs, then what does not, then what is open. */
const ORDER: readonly Verdict[] = ['more', 'less', 'equivalent', 'undecided'];

/**
 * A sentence for each comparison of an outcome, first what is decided, arm by arm; as many as can be read, and how many are left.
 */
export function headlinesOf(
  compared: readonly OutcomeComparison[],
  outcomes: readonly ComparedOutcome[],
  titleOf: (arm: string) => string,
  most = 12,
): string[] {
  const rank = ({ verdict, presence }: OutcomeComparison) =>
    presence !== null && presence.verdict !== 'undecided' ? 1 : Math.max(1, ORDER.indexOf(verdict));
  const couples = [...new Set(compared.map(({ arm, against }) => `${arm} ${against}`))];
  const couple = ({ arm, against }: OutcomeComparison) => couples.indexOf(`${arm} ${against}`);
  const sentences = compared
    .toSorted((a, b) => rank(a) - rank(b) || couple(a) - couple(b))
    .map(({ outcome, arm, against, words }) => {
      const of = outcomes.find(({ name }) => name === outcome)!;
      // Where the outcome's own phrase says what it is about, its heading would say it twice.
      const head = isSaid(of, words) ? '' : `, ${of.head}`;
      return `${titleOf(arm)} against ${quoted(titleOf(against))}${head}: ${words}.`;
    });
  const left = sentences.length - most;
  if (left <= 0) return sentences;
  return [...sentences.slice(0, most), `${count(left, 'more comparison')} in compare.csv.`];
}

/** Whether a sentence holds the words of an outcome beside the amount. */
function isSaid({ more, less }: Said, words: string): boolean {
  const around = (phrase: string) => phrase.split('{}').map((part) => part.trim());
  return [more, less].some((phrase) => around(phrase).every((part) => words.includes(part)));
}
