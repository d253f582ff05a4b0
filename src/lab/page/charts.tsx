/** The weeks as lines: what is counted, week by week, both settings on one chart with their names at their ends. */

import { type Signal, signal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useEffect, useRef } from 'preact/hooks';
import { TABLES } from '../../measure/tables.ts';
import { SIDE_LOOK } from './look.ts';
import { columnOf, lastWeek, type Side, sides, weekLooked } from './state.ts';
import { rowAt } from './world.tsx';

const WEEK = columnOf('week');
const COLUMNS = TABLES.weeks.columns.filter(
  ({ name, kind }) => kind !== 'text' && !['replicate', 'week'].includes(name),
);

/** Names for those that are shown most; the others go by their names in the table. */
const SAID: Readonly<Record<string, string>> = {
  ever: 'ever in a group',
  members: 'in a group now',
  groups: 'groups alive',
};
const saidOf = (name: string) => SAID[name] ?? name.replaceAll('_', ' ');

const short = (value: number) =>
  Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));

/** Numbers of a column up to a week; where a cell is empty the line is broken. */
const pointsOf = (side: Side, column: number, to: number) =>
  side.rows
    .filter((row) => (row[WEEK] as number) <= to)
    .map((row) => [row[WEEK] as number, row[column] as number | null] as const);

/** In pixels, on a page whose letters are 17 pixels high; they grow with them. */
const EDGE = { left: 58, right: 22, top: 12, bottom: 30 };
/** Names at the ends of lines keep so far from each other. */
const APART = 20;
/** Width of a digit of the names at the ends of lines. */
const DIGIT = 12;

function Chart({ shown, size }: { readonly shown: Signal<string>; readonly size: Signal<readonly [number, number]> }) {
  const [width, height] = size.value;
  const column = columnOf(shown.value);
  const lines = sides.value.map((side) => ({ side, points: pointsOf(side, column, side.looked.value) }));
  const values = lines.flatMap(({ points }) => points.flatMap(([, value]) => (value === null ? [] : [value])));
  const most = Math.max(...values, 0);
  const letters = Math.max(
    ...lines.map(({ points }) => short(points.at(-1)?.[1] ?? 0).length + 2),
    short(Math.round(most)).length,
  );
  const larger = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 17;
  const [left, top, bottom] = [EDGE.left * larger, EDGE.top * larger, EDGE.bottom * larger];
  const right = larger * (EDGE.right + DIGIT * Math.min(9, Math.max(3, letters - 1)));
  const x = scaleLinear([0, Math.max(1, lastWeek.value)], [left, width - right]);
  const heights = (many: number) =>
    scaleLinear([Math.min(0, ...values), most > 0 ? most : 1], [height - bottom, top]).nice(many);
  // As many numbers as can be read one above the other.
  const room = (height - bottom - top) / (APART * larger);
  let many = 5;
  while (many > 1 && heights(many).ticks(many).length - 1 > room) many -= 1;
  const y = heights(many);
  const path = line<readonly [number, number | null]>()
    .defined(([, value]) => value !== null)
    .x(([at]) => x(at))
    .y(([, value]) => y(value!));
  const ends = lines.flatMap(({ side, points }) => {
    const last = points.findLast(([, value]) => value !== null);
    return last === undefined ? [] : [{ side, at: x(last[0]), value: last[1]!, y: y(last[1]!) }];
  });
  // Two names at one height are moved apart.
  const [one, other] = ends;
  if (one !== undefined && other !== undefined && Math.abs(one.y - other.y) < APART * larger) {
    // The upper one stays inside.
    const middle = Math.max((one.y + other.y) / 2, APART * larger);
    const up = one.value >= other.value;
    one.y = middle + (up ? -0.5 : 0.5) * APART * larger;
    other.y = middle + (up ? 0.5 : -0.5) * APART * larger;
  }
  // There are no half groups.
  const counts = values.every(Number.isInteger) && most >= 1;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {(values.length === 0 ? [0] : y.ticks(many).filter((tick) => !counts || Number.isInteger(tick))).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={left - 8} y={y(tick)} dy="0.35em" text-anchor="end">
            {short(tick)}
          </text>
        </g>
      ))}
      {(lastWeek.value === 0 ? [] : x.ticks(Math.max(2, Math.floor(width / (110 * larger)))))
        .filter(Number.isInteger)
        .map((tick) => (
          <text class="tick" key={tick} x={x(tick)} y={height - 8} text-anchor="middle">
            {tick}
          </text>
        ))}
      <text class="tick" x={width - 2} y={height - 8} text-anchor="end">
        week
      </text>
      <line
        class="axis"
        x1={left}
        x2={width - right}
        y1={y(Math.max(0, y.domain()[0]!))}
        y2={y(Math.max(0, y.domain()[0]!))}
      />
      {sides.value.map(({ name, branch }) =>
        branch.value === null ? null : (
          <line class="branch" key={name} x1={x(branch.value)} x2={x(branch.value)} y1={top} y2={height - bottom} />
        ),
      )}
      {lines.map(({ side, points }) => (
        <path
          key={side.name}
          d={path(points) ?? ''}
          fill="none"
          stroke={SIDE_LOOK[side.name].ink}
          stroke-dasharray={SIDE_LOOK[side.name].dash}
          stroke-width="3"
        />
      ))}
      {ends.map(({ side, at, value, y: height }) => (
        <text key={side.name} class="end" x={at + 6} y={height} dy="0.35em" fill={SIDE_LOOK[side.name].ink}>
          {side.name} {short(value)}
        </text>
      ))}
    </svg>
  );
}

function Panel({ shown, number }: { readonly shown: Signal<string>; readonly number: number }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useRef(signal<readonly [number, number]>([400, 180])).current;
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      size.value = [Math.max(200, width), Math.max(70, height)];
    });
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  const meaning = COLUMNS.find(({ name }) => name === shown.value)?.meaning;
  return (
    <figure class="chart" data-column={shown.value}>
      <figcaption>
        <select
          class="column"
          aria-label={`What chart ${number} shows`}
          title={meaning}
          value={shown.value}
          onChange={({ currentTarget }) => {
            shown.value = currentTarget.value;
          }}
        >
          {COLUMNS.map(({ name }) => (
            <option key={name} value={name}>
              {saidOf(name)}
            </option>
          ))}
        </select>
        <Spoken shown={shown} />
      </figcaption>
      <div ref={box} class="plot">
        <Chart shown={shown} size={size} />
      </div>
    </figure>
  );
}

/** The same in words, for those who do not see the lines. */
function Spoken({ shown }: { readonly shown: Signal<string> }) {
  const column = columnOf(shown.value);
  const words = sides.value.flatMap((side) => {
    const value = rowAt(side, side.looked.value)?.[column];
    return typeof value === 'number' ? [`${side.name} ${short(value)}`] : [];
  });
  return <span class="unseen">{words.length === 0 ? '' : `week ${weekLooked.value}: ${words.join(', ')}`}</span>;
}

const PANELS = ['ever', 'members', 'groups'].map((name) => signal(name));

export function Charts() {
  return (
    <section class="charts" aria-label="Charts">
      {PANELS.map((shown, at) => (
        <Panel key={String(at)} shown={shown} number={at + 1} />
      ))}
    </section>
  );
}
