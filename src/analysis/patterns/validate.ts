/** Measures the patterns over many seeds, several at a time; the order of seeds, not of finishing, decides the numbers. */
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Scenario } from '../../model/scenario.ts';
import { Interrupted } from '../../simulate/carry-out.ts';
import type { SeedFindings } from './measure.ts';

/**
 * @param scenario the default world
 * @param seeds how many seeds: `${scenario.seed}/validate/1` and on
 * @param done told after each
 */
export async function measurePatterns(
  scenario: Scenario,
  seeds: number,
  done: (count: number) => void,
  signal: AbortSignal,
): Promise<SeedFindings[]> {
  const pool = new Piscina({
    filename: new URL('./seed-worker.js', import.meta.url).href,
    maxThreads: availableParallelism(),
  });
  setMaxListeners(0, signal); // one listener a seed
  let count = 0;
  try {
    return await Promise.all(
      Array.from({ length: seeds }, async (_, at) => {
        const findings = await pool.run({ scenario, seed: `${scenario.seed}/validate/${at + 1}` }, { signal });
        count += 1;
        done(count);
        return findings as SeedFindings;
      }),
    );
  } catch (error) {
    throw signal.aborted ? new Interrupted(`stopped after ${count} of ${seeds} seeds; nothing is kept`) : error;
  } finally {
    await pool.destroy();
  }
}
