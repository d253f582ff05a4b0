/** What a sweep would do, in lines for people: what varies, how many runs, and what they will take. */
import { forecast } from '../experiment/forecast.ts';
import type { Factor, Replicates } from '../experiment/sweep.ts';
import type { PlannedSweep } from './plan-sweep.ts';
import { timeSpan } from './teller.ts';

export async function dryRun({ plan, directory, workers }: PlannedSweep): Promise<string[]> {
  const { factors, constraints, points, replicates, outcomes, series, design, luck, weeks, seed } = plan;
  const { runs, secondsARun, seconds, memoryMB, diskMB } = await forecast(plan, workers);
  const range = (values: readonly [number, number], as: (value: number) => string) =>
    as(values[0]) === as(values[1]) ? as(values[0]) : `${as(values[0])} to ${as(values[1])}`;
  return [
    `${plan.name}: ${plan.title}`,
    ...factors.map((factor) => `  ${factor.name}: ${factorInWords(factor)}`),
    ...constraints.map((constraint) => `  where ${constraint}`),
    `design      ${design.kind}, ${count(points.length, 'point')}`,
    `replicates  ${replicatesInWords(replicates)}, ${luck} luck from seed ${seed}`,
    `runs        ${range(runs, String)}, of ${count(weeks, 'week')} each`,
    `kept        ${count(outcomes.length, 'outcome')}${series.length > 0 ? ` and ${series.length} series` : ''} of each run`,
    `time        about ${range(seconds, timeSpan)} with ${count(workers, 'worker')} (an estimate: ${digits(secondsARun)} s a run, from a moment of three)`,
    `memory      about ${memoryMB} MB a worker, ${memoryMB * workers} MB in all`,
    `disk        about ${digits(diskMB)} MB in ${directory}`,
  ];
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
const digits = (value: number) => String(Number(value.toPrecision(2)));

/** Some of many levels are enough. */
const SHOWN = 6;

function factorInWords({ levels, range, scale, unit, usual }: Factor): string {
  const more = [...(unit === '' ? [] : [unit]), ...(usual === null ? [] : [`${usual} where it is left alone`])];
  const inBrackets = (words: readonly string[]) => (words.length === 0 ? '' : ` (${words.join('; ')})`);
  if (levels !== null) {
    const shown = levels.length <= SHOWN ? levels : [...levels.slice(0, SHOWN - 2), '...', levels.at(-1)!];
    return `${shown.join(', ')}${inBrackets([count(levels.length, 'level'), ...more])}`;
  }
  if (range === null) return `as listed${inBrackets(more)}`;
  return `${range[0]} to ${range[1]}${inBrackets([...(scale === 'log' ? ['spaced by factors'] : []), ...more])}`;
}

function replicatesInWords(replicates: Replicates): string {
  if (replicates.kind === 'fixed') return `${replicates.count} a point`;
  const wanted = replicates.wanted.map(
    ({ outcome, width, of }) => `${outcome} known to ${width}${of === 'mean' ? ' of its mean' : ''}`,
  );
  return `${replicates.least} a point, ${replicates.step} more at a time until ${wanted.join(' and ')}, at most ${replicates.most}`;
}
