/** Whether a network can be made for so many people: nobody can have more ties than there are others. */
import type { Network } from '../scenario.ts';

/** What does not fit: the number at fault by its name in the scenario, and what was expected of it. */
export interface Misfit {
  readonly key: string;
  readonly expected: string;
}

/** The first thing that does not fit, or null. */
export function misfit(network: Network, count: number): Misfit | null {
  const people = `${count} ${count === 1 ? 'person' : 'people'}`;
  switch (network.kind) {
    case 'small-world':
      if (network.neighbours % 2 === 0 && network.neighbours < count) return null;
      return { key: 'neighbours', expected: `an even number below the number of people (${count})` };
    case 'scale-free':
      if (network.ties < count) return null;
      return { key: 'ties', expected: `a number below the number of people (${count})` };
    case 'random':
      if (network.degree <= count - 1) return null;
      return { key: 'degree', expected: `at most ${count - 1}, for ${people}` };
    case 'communities': {
      if (network.count > count) return { key: 'count', expected: `at most ${count}, for ${people}` };
      // Communities are as equal as can be (firstOf): their sizes differ by one at most.
      const smallest = Math.floor(count / network.count);
      const others = count - Math.ceil(count / network.count);
      if (network.inside > smallest - 1) {
        return { key: 'inside', expected: `at most ${smallest - 1}, for communities of ${smallest}` };
      }
      if (network.between > others)
        return { key: 'between', expected: `at most ${others}, the people outside a community` };
      return null;
    }
    case 'given':
      return null;
  }
}
