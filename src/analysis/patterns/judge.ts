/** The patterns that must come out, each as a sentence, a measured value, its null, and whether it holds. */
import { type Interval, interval95 } from '../interval.ts';
import type { Contrasts, Reproduction } from './contrasts.ts';
import type { Findings, SeedFindings } from './measure.ts';

interface Claim {
  readonly pattern: string;
  readonly claim: string;
  /** What was measured, with its 95 % interval over seeds. */
  readonly value: Interval;
  /** What it is held against: a number, or another interval. */
  readonly against: string;
  readonly holds: boolean;
}

export interface Verdict extends Claim {
  /** The value in words; it says so where some seed had nothing to measure, and then nothing holds. */
  readonly measured: string;
}

const of = <F>(findings: readonly F[], what: (of: F) => number): Interval => interval95(findings.map(what));

/** Three significant digits. */
const digits = (x: number): string => (Number.isNaN(x) ? 'none' : String(Number(x.toPrecision(3))));
export const written = (i: Interval): string => `${digits(i.mean)} [${digits(i.low)}, ${digits(i.high)}]`;

/** A claim that the whole interval lies above (or below) a bound. */
function above(pattern: string, claim: string, value: Interval, bound: number, note = ''): Claim {
  return { pattern, claim, value, against: `above ${bound}${note}`, holds: value.low > bound };
}
function below(pattern: string, claim: string, value: Interval, bound: number, note = ''): Claim {
  return { pattern, claim, value, against: `below ${bound}${note}`, holds: value.high < bound };
}

/** All verdicts over the findings of many seeds. */
export function judge(findings: readonly SeedFindings[]): Verdict[] {
  const seeds = findings.length;
  const made = [...claims(findings.map(({ core }) => core)), ...contrastClaims(findings.map((f) => f.contrasts))];
  return made.toSorted(byPattern).map((claim) => ({
    ...claim,
    measured:
      claim.value.n === seeds ? written(claim.value) : `${written(claim.value)} in ${claim.value.n} of ${seeds} seeds`,
    holds: claim.holds && claim.value.n === seeds,
  }));
}

const byPattern = (a: Claim, b: Claim) => Number(a.pattern.slice(1)) - Number(b.pattern.slice(1));

function claims(findings: readonly Findings[]): Claim[] {
  const seen = (what: keyof Findings) => of(findings, (f) => f[what]);
  const against = (what: keyof Findings) => ` (null: ${written(seen(what))})`;
  const steepestAt = seen('steepestAt');
  return [
    above('P1', 'share of people who ever belong', seen('ever'), 0.5, against('everWithoutSpark')),
    below('P1', 'without spark, as a share of that', seen('shareOfDefault'), 0.2),
    {
      pattern: 'P1',
      claim: 'S-curve: share who ever belonged where growth is steepest',
      value: steepestAt,
      against: 'between 0.2 and 0.8',
      holds: steepestAt.low > 0.2 && steepestAt.high < 0.8,
    },
    above(
      'P1',
      'S-curve: steepest growth over growth at either end',
      seen('steepestOverEnds'),
      2,
      ' (a straight line: 1)',
    ),
    above('P1', 'share of groups that descend from another', seen('withParent'), 0.5),
    above(
      'P2',
      'gaps close in recognized groups this many times as fast as the same people close them alone',
      seen('closingRatio'),
      2,
      ' (groups switched off, same luck)',
    ),
    above('P3', 'a pair learns this many times what its two members would alone', seen('pairRatio'), 1),
    above(
      'P4',
      'share of recognized pairs that reach a level neither had at founding',
      seen('surpassing'),
      0.5,
      against('surpassingWithoutDiscovery'),
    ),
    above(
      'P4',
      'the same, beyond the world without discovery',
      of(findings, (f) => f.surpassing - f.surpassingWithoutDiscovery),
      0,
    ),
    above(
      'P5',
      'who has a group in sight enters one this many times as readily, the same week',
      seen('inSight'),
      1,
      against('inSightShuffled'),
    ),
    above(
      'P5',
      'the same, beyond shuffled ties',
      of(findings, (f) => f.inSight - f.inSightShuffled),
      0,
    ),
    above('P5', 'what the first group in sight adds to the chance to enter one, a week', seen('firstAdds'), 0),
    above(
      'P5',
      'beyond what the third and further add: each adds less',
      of(findings, (f) => f.firstAdds - f.thirdAdds),
      0,
      against('thirdAdds'),
    ),
    above(
      'P6',
      'share of pairs among groups, beyond that of the next commonest size',
      of(findings, (f) => f.pairs - f.next),
      0,
      against('next'),
    ),
    above('P6', 'skewness of group sizes', seen('sizeSkewness'), 0, ' (symmetric: 0)'),
    above('P6', 'skewness of lifetimes', seen('lifeSkewness'), 0, ' (symmetric: 0)'),
    above('P6', 'share of recognized groups that end fulfilled', seen('fulfilled'), 0.5),
    above('P7', 'former members enter a group this many times as readily as novices', seen('sooner'), 1),
    above(
      'P7',
      'the same, beyond the world in which fearlessness is reset',
      of(findings, (f) => f.sooner - f.soonerForgetful),
      0,
      against('soonerForgetful'),
    ),
    above('P7', 'share of former members in need again who do it again', seen('again'), 0.5),
    below(
      'P8',
      'steps from a child to its parent',
      seen('stepsToParent'),
      Number(seen('stepsToOther').low.toPrecision(3)),
      against('stepsToOther'),
    ),
    above('P8', 'a random earlier group stands this many times as far', seen('nearness'), 1),
  ];
}

/** 95 % interval of the 2 of 17 groups that were observed to have three or more supporting or inspired groups (Wilson 1927). */
export const OBSERVED_THREE_OR_MORE = wilson(2, 17);

function wilson(count: number, of_: number): readonly [low: number, high: number] {
  const z = 1.959963984540054;
  const p = count / of_;
  const middle = p + (z * z) / (2 * of_);
  const half = z * Math.sqrt((p * (1 - p)) / of_ + (z * z) / (4 * of_ * of_));
  const whole = 1 + (z * z) / of_;
  return [(middle - half) / whole, (middle + half) / whole];
}

/** The strength of the spark at which R first passes 1, between the two strengths that were tried; NaN if it never does. */
export function crossing(curve: readonly Reproduction[]): number {
  for (let at = 1; at < curve.length; at++) {
    const [a, b] = [curve[at - 1]!, curve[at]!];
    if (a.inspired < 1 && b.inspired >= 1)
      return a.sigma + ((1 - a.inspired) / (b.inspired - a.inspired)) * (b.sigma - a.sigma);
  }
  return Number.NaN;
}

/** The claims that need further worlds. */
function contrastClaims(contrasts: readonly Contrasts[]): Claim[] {
  const seen = (what: (c: Contrasts) => number) => of(contrasts, what);
  const null_ = (what: (c: Contrasts) => number) => ` (null: ${written(seen(what))})`;
  const at = (which: number) => (c: Contrasts) => c.reproduction.at(which)!;
  const [weak, strong] = [0, -2];
  const sigmaOf = (which: number) => contrasts[0]!.reproduction.at(which)!.sigma;
  const passes = seen((c) => crossing(c.reproduction));
  const three = seen((c) => c.threeOrMore);
  const [low, high] = OBSERVED_THREE_OR_MORE;
  return [
    above(
      'P4',
      'share of assigned teams in which no pupil ever passes the expert',
      seen((c) => 1 - c.teamsBeyondExpert),
      0.99,
    ),
    below(
      'P9',
      `R with a spark of ${sigmaOf(weak)}: groups inspired in people who only saw it`,
      seen((c) => at(weak)(c).inspired),
      1,
    ),
    above(
      'P9',
      `R with a spark of ${sigmaOf(strong)}`,
      seen((c) => at(strong)(c).inspired),
      1,
    ),
    {
      pattern: 'P9',
      claim: 'strength of the spark at which R passes 1',
      value: passes,
      against: 'between those two',
      holds: passes.low > sigmaOf(weak) && passes.high < sigmaOf(strong),
    },
    below(
      'P9',
      'share who ever belong below it: groups fizzle',
      seen((c) => at(weak)(c).ever),
      0.25,
    ),
    above(
      'P9',
      'share who ever belong above it: the whole changes',
      seen((c) => at(strong)(c).ever),
      0.5,
    ),
    {
      pattern: 'P10',
      claim: 'share of groups with three or more supporting or inspired groups',
      value: three,
      against: `in the interval of 2 of 17, ${low.toFixed(3)} to ${high.toFixed(3)}`,
      holds: three.low > low && three.high < high,
    },
    above(
      'P11',
      'weeks from the first organization to the last, walls against none',
      seen((c) => c.lag.walls - c.lag.open),
      0,
      null_((c) => c.lag.open),
    ),
    above(
      'P11',
      'share who ever belong that walls take away',
      seen((c) => c.ever.open - c.ever.walls),
      0,
    ),
    above(
      'P11',
      'share that bridging brings back behind the same walls',
      seen((c) => c.ever.bridging - c.ever.walls),
      0,
    ),
    above(
      'P11',
      'share that communities bring back behind the same walls',
      seen((c) => c.ever.communities - c.ever.walls),
      0,
    ),
    above(
      'P12',
      'weeks by which catalysts (1 in 100) bring the take-off forward',
      seen((c) => c.takeOff - c.takeOffWithCatalysts),
      0,
      null_((c) => c.takeOff),
    ),
    above(
      'P12',
      'angst of who fosters as an individual, beyond who fosters as the group',
      seen((c) => c.angst.individual - c.angst.group),
      0,
      null_((c) => c.angst.group),
    ),
    above(
      'P12',
      'angst of a catalyst, beyond who fosters as the group',
      seen((c) => c.angst.catalyst - c.angst.group),
      0,
    ),
    above(
      'P13',
      'evenness of contributions in self-organizing groups, beyond that in assigned teams',
      seen((c) => c.evenOwn - c.evenAssigned),
      0,
      null_((c) => c.evenAssigned),
    ),
    above(
      'P14',
      'expertise rare: needs met a person by assigned teams, beyond self-organizing from a cold start',
      seen((c) => c.rare.assigned - c.rare.cold),
      0,
      null_((c) => c.rare.cold),
    ),
    above(
      'P14',
      'the same, beyond self-organizing in a mature state',
      seen((c) => c.rare.assigned - c.rare.mature),
      0,
      null_((c) => c.rare.mature),
    ),
    above(
      'P14',
      'nobody has it: such needs met by self-organizing from a cold start, beyond assigned teams',
      seen((c) => c.beyond.cold - c.beyond.assigned),
      0,
      null_((c) => c.beyond.assigned),
    ),
    above(
      'P14',
      'the same in a mature state',
      seen((c) => c.beyond.mature - c.beyond.assigned),
      0,
      null_((c) => c.beyond.assigned),
    ),
    above(
      'P14',
      'nobody has it: all needs met in a mature state, beyond assigned teams',
      seen((c) => c.beyondAll.mature - c.beyondAll.assigned),
      0,
      null_((c) => c.beyondAll.assigned),
    ),
    below(
      'P15',
      'share who ever belong where everybody is a beginner',
      seen((c) => c.ever.ignorance),
      0.1,
      null_((c) => c.ever.default),
    ),
    above(
      'P16',
      'share of groups that recover their energy after a crisis: trust of 0.8 and more, beyond trust below 0.6',
      seen((c) => c.recoveredTrusting - c.recoveredWary),
      0,
      null_((c) => c.recoveredWary),
    ),
    above(
      'P16',
      'share that break: trust below 0.6, beyond trust of 0.8 and more',
      seen((c) => c.brokenWary - c.brokenTrusting),
      0,
      null_((c) => c.brokenTrusting),
    ),
    above(
      'P17',
      'needs met a week by former members, stuck and in no group, beyond those without help of old friends',
      seen((c) => c.metWithAlumni - c.metWithout),
      0,
      null_((c) => c.metWithout),
    ),
  ];
}

/** The curve of R against the strength of the spark, as text. */
export function reproductionTable(findings: readonly SeedFindings[]): string {
  const rows = findings[0]!.contrasts.reproduction.map(({ sigma }, at) => {
    const seen = (what: (r: Reproduction) => number) =>
      written(interval95(findings.map(({ contrasts }) => what(contrasts.reproduction[at]!))));
    return [String(sigma), seen((r) => r.inspired), seen((r) => r.children), seen((r) => r.ever)];
  });
  return aligned([['spark', 'R: inspired', 'with children of own members', 'ever belonged'], ...rows]);
}

/** The table as text, one line a verdict. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = [
    ['pattern', 'what', 'measured [95 % interval]', 'against', 'holds'],
    ...verdicts.map((v) => [v.pattern, v.claim, v.measured, v.against, v.holds ? 'yes' : 'NO']),
  ];
  return aligned(rows);
}

/** Columns that stand below each other. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
