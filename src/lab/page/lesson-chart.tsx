/** What the worlds of a lesson came to: a row for each world, a dot for each luck, a line at the middle. */
import { scaleLinear } from 'd3-scale';
import type { World, Yardstick } from '../lessons/lesson.ts';
import { median } from '../lessons/yardsticks.ts';
import { GROUP_COLOURS } from '../view/palette.ts';

const WIDTH = 900;
const EDGE = { right: 130, top: 12, bottom: 58 };
const RADIUS = 7;
/** Width of a letter of the names of worlds. */
const LETTER = 11.4;
/** Dots that would lie on each other are stacked so far apart. */
const STACK = 9;

interface Props {
  readonly worlds: readonly World[];
  readonly results: readonly (readonly (number | null)[])[];
  readonly yardstick: Yardstick;
}

export function LessonChart({ worlds, results, yardstick }: Props) {
  const { head, said, mark } = yardstick;
  const all = results.flat().filter((value) => value !== null);
  const left = 24 + LETTER * Math.max(...worlds.map(({ title }) => title.length));
  // Many worlds stand closer, so that what came out is seen at once.
  const row = worlds.length > 3 ? 50 : 62;
  const whole = all.every(Number.isInteger);
  const height = EDGE.top + worlds.length * row + EDGE.bottom;
  const x = scaleLinear([0, Math.max(...all, mark?.at ?? 0, 0.1) * 1.05], [left, WIDTH - EDGE.right]);
  const words = worlds.map(({ title }, at) => {
    const known = results[at]!.filter((value) => value !== null);
    const middle = median(known);
    return `${title}: ${middle === null ? 'nothing yet' : `${said(middle)}, from ${said(Math.min(...known))} to ${said(Math.max(...known))}`}`;
  });
  return (
    <svg class="strips" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`${head}. ${words.join('. ')}.`}>
      {(all.length === 0 && mark === undefined ? [] : x.ticks(6))
        .filter((tick) => !whole || Number.isInteger(tick))
        .map((tick) => (
          <g key={tick}>
            <line class="grid" x1={x(tick)} x2={x(tick)} y1={EDGE.top} y2={height - EDGE.bottom} />
            <text class="tick" x={x(tick)} y={height - EDGE.bottom + 22} text-anchor="middle">
              {tick}
            </text>
          </g>
        ))}
      <text class="axis-head" x={left} y={height - 8}>
        {head}
      </text>
      {mark !== undefined && (
        <g>
          <line class="mark" x1={x(mark.at)} x2={x(mark.at)} y1={EDGE.top} y2={height - EDGE.bottom} />
          <text class="mark-name" x={x(mark.at) + 6} y={EDGE.top + 12}>
            {mark.text}
          </text>
        </g>
      )}
      {worlds.map(({ title }, at) => {
        const y = EDGE.top + at * row + row / 2;
        const known = results[at]!.filter((value) => value !== null);
        const middle = median(known);
        const colour = GROUP_COLOURS[at === 0 ? 1 : at === 1 ? 0 : at] as string;
        // Dots that would lie on each other stand above and below, as close as there is room for.
        const near = known.map(
          (value, luck) => known.slice(0, luck).filter((other) => Math.abs(x(other) - x(value)) < RADIUS * 1.4).length,
        );
        const apart = Math.min(STACK, (row / 2 - RADIUS) / Math.ceil(Math.max(1, ...near) / 2));
        return (
          <g key={title}>
            <text class="row-name" x={left - 16} y={y} dy="0.35em" text-anchor="end">
              {title}
            </text>
            <line class="grid" x1={left} x2={WIDTH - EDGE.right} y1={y} y2={y} />
            {known.map((value, luck) => {
              const up = (near[luck]! % 2 === 0 ? 1 : -1) * Math.ceil(near[luck]! / 2) * apart;
              return (
                <circle
                  key={String(luck)}
                  cx={x(value)}
                  cy={y + up}
                  r={RADIUS}
                  fill={colour}
                  fill-opacity="0.75"
                  stroke="#fff"
                />
              );
            })}
            {middle !== null && (
              <>
                <line class="middle" x1={x(middle)} x2={x(middle)} y1={y - row * 0.42} y2={y + row * 0.42} />
                <text class="row-end" x={WIDTH - EDGE.right + 14} y={y} dy="0.35em">
                  {said(middle)}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
