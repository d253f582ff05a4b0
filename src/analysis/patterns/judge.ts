/** The patterns that must come out of the default world, each as a sentence, a measured value, its null, and whether it holds. */
import { type Interval, interval95 } from '../interval.ts';
import type { Findings } from './measure.ts';

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

const of = (findings: readonly Findings[], what: (of: Findings) => number): Interval => interval95(findings.map(what));

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
export function judge(findings: readonly Findings[]): Verdict[] {
  const seeds = findings.length;
  return claims(findings).map((claim) => ({
    ...claim,
    measured:
      claim.value.n === seeds ? written(claim.value) : `${written(claim.value)} in ${claim.value.n} of ${seeds} seeds`,
    holds: claim.holds && claim.value.n === seeds,
  }));
}

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

/** The table as text, one line a verdict. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = [
    ['pattern', 'what', 'measured [95 % interval]', 'against', 'holds'],
    ...verdicts.map((v) => [v.pattern, v.claim, v.measured, v.against, v.holds ? 'yes' : 'NO']),
  ];
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
