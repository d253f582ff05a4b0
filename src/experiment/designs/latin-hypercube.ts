/**
 * A Latin hypercube: of n points, each of n equal slices of each factor holds exactly one (McKay, Beckman & Conover 1979). Among the
 * many there are, one whose points keep away from each other: found by enhanced stochastic evolution (Jin, Chen & Sudjianto, "An
 * efficient algorithm for constructing optimal design of computer experiments", 2005), which exchanges two points' places in one
 * factor and so never leaves the law of slices. What it makes small is phi_p (Morris & Mitchell 1995): the p-th root of the sum of
 * d^-p over all pairs of points at distance d. With p = 16 the closest pairs decide.
 *
 * Within its slice a point stands anywhere, so that means over the design are not biased (Stein 1987). A design of more points is
 * another design: this is the one kind for the unit cube that cannot be extended.
 */
import seedrandom from 'seedrandom';

type Random = () => number;

/** Exchanges that are tried, at the most: half a second's work. */
const MOST_TRIALS = 60_000;
/** The same in distances reckoned. */
const MOST_DISTANCES = 60_000_000;
/** Above this the distances between all pairs no longer fit, and by mere number the points leave no holes: it stays as drawn. */
const MOST_POINTS = 2_000;
/** Nearer to the edge of its slice a point does not stand, or rounding could put it into the next. */
const EDGE = 2 ** -20;

/** @returns n points, coordinates in [0, 1) */
export function latinHypercube(points: number, dimensions: number, seed: string): number[][] {
  const random = seedrandom.alea(`${seed} latin hypercube`);
  const drawn = drawLatinHypercube(points, dimensions, random);
  // With one factor every Latin hypercube is the same; two points can only be exchanged with each other.
  if (points < 3 || points > MOST_POINTS || dimensions < 2) return drawn;
  return spreadOut(drawn, dimensions, random);
}

/** Any one: for each factor the slices in an order by lot. */
export function drawLatinHypercube(points: number, dimensions: number, random: Random): number[][] {
  const rows = Array.from({ length: points }, () => new Array<number>(dimensions).fill(0));
  for (let factor = 0; factor < dimensions; factor++) {
    const slices = Array.from({ length: points }, (_, slice) => slice);
    for (let left = points; left > 0; left--) {
      const taken = Math.floor(random() * left);
      rows[left - 1]![factor] = (slices[taken]! + EDGE + random() * (1 - 2 * EDGE)) / points;
      slices[taken] = slices[left - 1]!;
    }
  }
  return rows;
}

/** sum of d^-16 over pairs, from squared distances: by multiplication alone, so that it is the same everywhere. */
function nearness(squared: number): number {
  const once = 1 / Math.max(squared, 1e-18);
  const twice = once * once;
  const fourTimes = twice * twice;
  return fourTimes * fourTimes;
}
/** As a product: a power might differ in its last bit between engines. */
const square = (x: number): number => x * x;
/** phi_p from that sum. */
const phi = (sum: number): number => Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(sum))));

/** The evolution. Names and settings as in the paper: J exchanges are tried for each that may be made, M made for each threshold. */
function spreadOut(start: readonly (readonly number[])[], dimensions: number, random: Random): number[][] {
  const n = start.length;
  const pairs = (n * (n - 1)) / 2;
  const J = Math.max(1, Math.min(50, Math.floor(pairs / 5)));
  const M = Math.max(1, Math.min(100, Math.ceil((2 * pairs * dimensions) / J)));
  const rows = start.map((row) => [...row]);
  const squared = squaredDistances(rows);
  let sum = sumOfNearness(squared, n);
  let best = rows.map((row) => [...row]);
  let leastSum = sum;
  let threshold = 0.005 * phi(sum);
  let trials = Math.min(MOST_TRIALS, Math.floor(MOST_DISTANCES / (2 * n)));
  while (trials > 0) {
    const before = leastSum;
    let accepted = 0;
    let improved = 0;
    for (let i = 0; i < M && trials > 0; i++) {
      const factor = i % dimensions;
      let [one, other, least] = [0, 1, Number.POSITIVE_INFINITY];
      for (let tried = 0; tried < J && trials > 0; tried++, trials--) {
        const a = Math.floor(random() * n);
        const b = (a + 1 + Math.floor(random() * (n - 1))) % n;
        const change = changeByExchange(rows, squared, factor, a, b);
        if (change < least) [one, other, least] = [a, b, change];
      }
      if (phi(Math.max(sum + least, 0)) - phi(sum) > threshold * random()) continue;
      accepted++;
      exchange(rows, squared, factor, one, other);
      sum = Math.max(sum + least, 0);
      if (sum >= leastSum) continue;
      improved++;
      leastSum = sum;
      best = rows.map((row) => [...row]);
    }
    threshold *= factorOfThreshold(leastSum < before, accepted / M, improved / M);
    // Small changes to a sum leave a trace of rounding; it is wiped away each time.
    sum = sumOfNearness(squared, n);
  }
  return best;
}

/** Improving: stricter while much is accepted, laxer while little is. Exploring: the other way about, to get out of a hollow. */
function factorOfThreshold(improving: boolean, accepted: number, improved: number): number {
  if (improving) {
    if (accepted > 0.1 && improved < accepted) return 0.8;
    return accepted > 0.1 ? 1 : 1 / 0.8;
  }
  if (accepted < 0.1) return 1 / 0.7;
  return accepted > 0.8 ? 0.9 : 1;
}

function squaredDistances(rows: readonly (readonly number[])[]): Float64Array {
  const n = rows.length;
  const squared = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < a; b++) {
      let of = 0;
      for (let factor = 0; factor < rows[a]!.length; factor++) of += square(rows[a]![factor]! - rows[b]![factor]!);
      squared[a * n + b] = of;
      squared[b * n + a] = of;
    }
  return squared;
}

function sumOfNearness(squared: Float64Array, n: number): number {
  let sum = 0;
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) sum += nearness(squared[a * n + b]!);
  return sum;
}

/** By how much the sum changes when a and b exchange their places in a factor; their own distance stays. */
function changeByExchange(
  rows: readonly (readonly number[])[],
  squared: Float64Array,
  factor: number,
  a: number,
  b: number,
): number {
  const n = rows.length;
  const atA = rows[a]![factor]!;
  const atB = rows[b]![factor]!;
  let change = 0;
  for (let other = 0; other < n; other++) {
    if (other === a || other === b) continue;
    const at = rows[other]![factor]!;
    // What the squared distance of a grows by, that of b shrinks by.
    const grows = (atB - at) * (atB - at) - (atA - at) * (atA - at);
    const fromA = squared[a * n + other]!;
    const fromB = squared[b * n + other]!;
    change += nearness(fromA + grows) - nearness(fromA) + nearness(fromB - grows) - nearness(fromB);
  }
  return change;
}

function exchange(rows: number[][], squared: Float64Array, factor: number, a: number, b: number): void {
  const n = rows.length;
  const atA = rows[a]![factor]!;
  const atB = rows[b]![factor]!;
  for (let other = 0; other < n; other++) {
    if (other === a || other === b) continue;
    const at = rows[other]![factor]!;
    const grows = (atB - at) * (atB - at) - (atA - at) * (atA - at);
    for (const [row, by] of [[a, grows] as const, [b, -grows] as const]) {
      squared[row * n + other]! += by;
      squared[other * n + row]! += by;
    }
  }
  rows[a]![factor] = atB;
  rows[b]![factor] = atA;
}
