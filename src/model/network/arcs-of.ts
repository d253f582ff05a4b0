/** Makes the network of a scenario: who is tied to whom on the first morning, and how closely. */
import seedrandom from 'seedrandom';
import { drawer } from '../draw.ts';
import type { Network } from '../scenario.ts';
import { communityNetwork } from './communities.ts';
import { misfit } from './fits.ts';
import { randomNetwork } from './random.ts';
import { scaleFree } from './scale-free.ts';
import { smallWorld } from './small-world.ts';
import { type Arcs, arcOrder, arcsFromTies, type Ties } from './ties.ts';

/**
 * The arcs of a network among people 0..count-1, sorted by source and then target. Generated ties are mutual: two arcs of the
 * same closeness. Arcs from files stand as they were given, directed ones without their reverse.
 *
 * Who is tied to whom and how closely are drawn from two streams, so that another closeness leaves the ties as they are.
 * @throws RangeError when the network cannot be made for so many people (src/scenario says so with a position before)
 */
export function arcsOf(network: Network, count: number, seed: string): Arcs {
  const wrong = misfit(network, count);
  if (wrong !== null) throw new RangeError(`network.${wrong.key}: expected ${wrong.expected}`);
  if (network.kind === 'given') return inOrder(network, count);
  // alea: 53-bit draws, good over consecutive seeds (xor128 and xorshift7 are not).
  const ties = tiesOf(network, count, seedrandom.alea(`${seed}/network`).double);
  const closeness = drawer(network.closeness, [0, 1], seedrandom.alea(`${seed}/closeness`).double);
  return arcsFromTies(ties, count, closeness);
}

function tiesOf(network: Exclude<Network, { kind: 'given' }>, count: number, random: () => number): Ties {
  switch (network.kind) {
    case 'small-world':
      return smallWorld(count, network.neighbours, network.rewired, random);
    case 'scale-free':
      return scaleFree(count, network.ties, random);
    case 'random':
      return randomNetwork(count, network.degree, random);
    case 'communities':
      return communityNetwork(count, network.count, network.inside, network.between, random);
  }
}

function inOrder(given: Arcs, count: number): Arcs {
  const order = arcOrder(count, given.source, given.target);
  const closeness = new Float32Array(order.length);
  for (let at = 0; at < order.length; at++) closeness[at] = given.closeness[order[at]!]!;
  return { source: order.map((at) => given.source[at]!), target: order.map((at) => given.target[at]!), closeness };
}
