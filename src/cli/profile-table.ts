/** The profile of a run as a table for people: the plan of the week, and where its time went. */
import { type ActTime, actTimes, type Profile } from '../simulate/profile.ts';

export interface Extent {
  readonly people: number;
  readonly weeks: number;
  readonly replicates: number;
}

const HEAD = ['act', 'done by', 'ms', 'of all', 'ns/person/week', 'busy ms', 'waiting ms', 'shares'];

/**
 * Lines of the table. `ms` is from the beginning of an act to its end, `busy` what all hands worked at it, `waiting` what they stood by
 * meanwhile: for an act of one hand, all others.
 */
export function profileTable(profile: Profile, { people, weeks, replicates }: Extent): string[] {
  const hands = profile.hands.length;
  const times = actTimes(profile);
  const whole = times.reduce((sum, { wallMs }) => sum + wallMs, 0);
  const busy = ({ busyMs }: ActTime) => busyMs.reduce((sum, one) => sum + one, 0);
  const row = (name: string, by: string, wallMs: number, busyMs: number, shares: number) => [
    name,
    by,
    wallMs.toFixed(1),
    `${((100 * wallMs) / Math.max(whole, 1e-9)).toFixed(1)} %`,
    ((wallMs * 1e6) / people / weeks / replicates).toFixed(1),
    busyMs.toFixed(1),
    Math.max(0, hands * wallMs - busyMs).toFixed(1),
    shares.toFixed(0),
  ];
  const rows = times.map((time) => row(time.name, time.by, time.wallMs, busy(time), time.shares));
  const sum = (of: (time: ActTime) => number) => times.reduce((all, time) => all + of(time), 0);
  const last = row(
    'a week',
    `${hands} ${hands === 1 ? 'thread' : 'threads'}`,
    whole,
    sum(busy),
    sum(({ shares }) => shares),
  );
  const cells = [HEAD, ...rows, last];
  const widths = HEAD.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  const lines = cells.map((line) =>
    line
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  lines.splice(-1, 0, lines[1]!);
  return lines;
}
