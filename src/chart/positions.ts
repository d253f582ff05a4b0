/** Where people stand in the picture of a network: those tied closely stand close; the same ties always give the same places. */
import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Ties } from './neighbourhood.ts';

/** How far coordinates are evened out: 0 leaves them, 1 puts them at equal distances. */
const EVEN = 0.3;

export interface Positions {
  /** Numbers of people. */
  readonly people: readonly number[];
  /** In pixels, from the left and from the top. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Ties among them, once for each pair, the closest first; places in `people`. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Left free at every edge, so that a broad line to somebody who stands furthest out is not cut off. */
const EDGE = 8;

/** Steps times people: bounds the time of the layout to some tenths of a second, whatever the size. */
const WORK = 110_000;

/**
 * @param later ties that draw people near, but are not among the pairs: of those who came when the first ties stood already
 * @param work steps times people that may be spent: more is slower and tidier
 */
export function positionsOf(
  people: readonly number[],
  ties: Ties,
  width: number,
  height: number,
  later: Ties | null = null,
  work: number = WORK,
): Positions {
  const place = new Map(people.map((person, k) => [person, k]));
  const closest = new Map<number, number>();
  const first = new Set<number>();
  for (const of of later === null ? [ties] : [ties, later]) {
    for (let t = 0; t < of.rows; t++) {
      const a = place.get(of.person[t]!);
      const b = place.get(of.other[t]!);
      if (a === undefined || b === undefined || a === b) continue;
      const pair = Math.min(a, b) * people.length + Math.max(a, b);
      closest.set(pair, Math.max(closest.get(pair) ?? 0, of.closeness[t]!));
      if (of === ties) first.add(pair);
    }
  }
  const links = [...closest]
    .map(([pair, closeness]) => ({ source: Math.floor(pair / people.length), target: pair % people.length, closeness }))
    .sort((a, b) => b.closeness - a.closeness || a.source - b.source || a.target - b.target);
  const pairs = links.map(({ source, target }) => [source, target] as const);

  // A tie inside a circle of friends pulls, a tie across the town hardly does: otherwise every network looks like a ball of wool.
  const around: Set<number>[] = people.map(() => new Set());
  for (const [a, b] of pairs) {
    around[a]!.add(b);
    around[b]!.add(a);
  }
  const pulls = pairs.map(([a, b]) => {
    const fewer = around[a]!.size < around[b]!.size ? a : b;
    let shared = 0;
    for (const friend of around[fewer]!) if (around[fewer === a ? b : a]!.has(friend)) shared++;
    const most = Math.max(1, around[fewer]!.size - 1);
    return (0.06 + 0.6 / around[fewer]!.size ** 2 + shared / most) / Math.max(1, Math.sqrt(around[fewer]!.size));
  });

  const nodes: SimulationNodeDatum[] = people.map(() => ({}));
  const steps = Math.max(40, Math.min(300, Math.round(work / Math.max(1, people.length))));
  forceSimulation(nodes)
    .force(
      'ties',
      forceLink(links)
        .distance(26)
        .strength((_, k) => Math.min(1, pulls[k]!)),
    )
    .force('apart', forceManyBody().strength(-38).theta(1.1).distanceMax(400))
    .force('x', forceX(0).strength(0.045))
    .force('y', forceY(0).strength((0.045 * width) / height))
    .alphaDecay(1 - 0.002 ** (1 / steps))
    .stop()
    .tick(steps);
  return {
    people,
    x: evened(
      nodes.map((node) => node.x!),
      width,
    ),
    y: evened(
      nodes.map((node) => node.y!),
      height,
    ),
    pairs: pairs.filter(([a, b]) => first.has(a * people.length + b)),
  };
}

/**
 * Fits coordinates into a width, moved a part of the way to equal distances in the same order: a crowd in the middle
 * gets room to be seen, and one who stands far out does not shrink all others.
 */
function evened(values: readonly number[], room: number): Float64Array {
  const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]! || a - b);
  const low = values[order[0]!]!;
  const high = values[order[order.length - 1]!]!;
  const places = new Float64Array(values.length).fill(room / 2);
  if (high === low) return places;
  order.forEach((k, rank) => {
    const even = rank / (order.length - 1);
    const own = (values[k]! - low) / (high - low);
    places[k] = Math.round((EDGE + (EVEN * even + (1 - EVEN) * own) * (room - 2 * EDGE)) * 10) / 10;
  });
  return places;
}
