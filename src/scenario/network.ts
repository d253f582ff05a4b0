/** The network of a scenario as the model knows it, and as it is written with every default. */
import type { Network } from '../model/scenario.ts';
import { distributionOf } from './distribution-shape.ts';
import type { LayeredNetwork } from './layers.ts';
import type { NetworkGiven } from './network-shape.ts';

/** @param layers the ties of all layers, for a network from files; null while they could not be read */
export function networkIn(
  given: NetworkGiven,
  layers: LayeredNetwork | null,
): { network: Network; resolved: Record<string, unknown> } {
  if (given.kind === 'file') {
    const { source, target, closeness } = layers ?? {
      source: new Int32Array(0),
      target: new Int32Array(0),
      closeness: new Float32Array(0),
    };
    return {
      network: { kind: 'given', source, target, closeness },
      resolved: { kind: 'file', layers: layers?.resolved ?? [] },
    };
  }
  const closeness = distributionOf(given.closeness);
  const network = structure(given, closeness);
  return { network, resolved: { ...network } };
}

type Generated = Exclude<Network, { kind: 'given' }>;

/** Only what makes the network: parameters of the same section are told apart. */
function structure(given: Exclude<NetworkGiven, { kind: 'file' }>, closeness: Generated['closeness']): Generated {
  switch (given.kind) {
    case 'small-world':
      return { kind: given.kind, neighbours: given.neighbours, rewired: given.rewired, closeness };
    case 'scale-free':
      return { kind: given.kind, ties: given.ties, closeness };
    case 'random':
      return { kind: given.kind, degree: given.degree, closeness };
    case 'communities':
      return { kind: given.kind, count: given.count, inside: given.inside, between: given.between, closeness };
  }
}
