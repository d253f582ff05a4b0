/** A sensitivity analysis as a table: a row for each number, with what it is of and its interval. */
import type { Estimate, Sensitivity } from './results/sensitivity.ts';

/** What stands in the columns; cells are empty where there is nothing to say. */
export const SENSITIVITY_COLUMNS = ['outcome', 'factor', 'with', 'measure', 'value', 'low', 'high'] as const;

/**
 * Measures: first, total, second (with another factor), mu_star, mu, sigma, prcc, src; and of the outcome as a whole, without a factor:
 * mean, variance, noise, explained, used, left. What they are is told in src/analysis/results/sensitivity.ts.
 *
 * @returns CSV (RFC 4180), numbers in their shortest form that is read back as the same number
 */
export function sensitivityCsv({ outcomes }: Sensitivity): string {
  const lines: string[] = [SENSITIVITY_COLUMNS.join(',')];
  for (const { outcome, factors, interactions, ...whole } of outcomes) {
    const add = (factor: string, other: string, measure: string, value: Estimate | number | null) => {
      if (value === null) return;
      const of = typeof value === 'number' ? { value, low: null, high: null } : value;
      const numbers = [of.value, of.low, of.high].map((end) => (end === null || Number.isNaN(end) ? '' : String(end)));
      lines.push([...[outcome, factor, other, measure].map(quoted), ...numbers].join(','));
    };
    for (const of of factors) {
      add(of.factor, '', 'first', of.first);
      add(of.factor, '', 'total', of.total);
      add(of.factor, '', 'mu_star', of.muStar);
      add(of.factor, '', 'mu', of.mu);
      add(of.factor, '', 'sigma', of.sigma);
      add(of.factor, '', 'prcc', of.prcc);
      add(of.factor, '', 'src', of.src);
    }
    for (const { factors: pair, second } of interactions) add(pair[0], pair[1], 'second', second);
    for (const measure of ['mean', 'variance', 'noise', 'explained', 'used', 'left'] as const) {
      add('', '', measure, whole[measure]);
    }
  }
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
