/** Medians with their spread, and how figures are written. */
import { max, median, min } from 'simple-statistics';

/** The median of some measurements, the least and the most. */
export const spread = (values) => ({ median: median(values), least: min(values), most: max(values) });

/** Nanoseconds per person and week of what a contestant said. */
export const nanoseconds = ({ seconds, people, weeks }) => (seconds * 1e9) / people / weeks;

export const count = (value) => Math.round(value).toLocaleString('en-US');

/** A spread in words: "12 (11 to 14)". */
export const inWords = ({ median, least, most }, write) => `${write(median)} (${write(least)} to ${write(most)})`;

/** A table in Markdown, its columns as wide as their widest cell; all but the first stand to the right. */
export function table(heading, rows) {
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(heading), rule, ...rows.map(line)].join('\n');
}
