/** Charts of the whole run beside the network, with a line where the replay stands; a click goes there. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { BLUE, BLUE_INK, GREEN, GREEN_INK, VERMILLION, VERMILLION_INK } from '../../chart/look.ts';
import { number } from '../../measure/words.ts';
import { byId, drawn, element } from './element.ts';
import type { Film } from './film.ts';

interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour: string;
  readonly ink: string;
  readonly filled: boolean;
}

interface Plot {
  readonly title: string;
  readonly series: readonly Series[];
}

export interface Charts {
  /** Puts the line at a week, or between two. */
  at(position: number): void;
}

const HEIGHT = 100;
/** In letters' sizes of the page, which grow with the window. */
const EDGES = { left: 3.4, right: 0.9, top: 0.5, bottom: 1.5 };

/** 150,000 as "150k": there is room for four letters. */
const short = (value: number) => (value >= 10_000 ? `${number(value / 1000)}k` : number(value));

/** @param to told which week was clicked, or dragged to */
export function charts(film: Film, to: (week: number) => void): Charts {
  const { counts, begin, end } = film;
  const plots: readonly Plot[] = [
    {
      title: 'People',
      series: [
        { name: 'ever in a group', values: counts.ever, colour: BLUE, ink: BLUE_INK, filled: false },
        { name: 'in one now', values: counts.members, colour: VERMILLION, ink: VERMILLION_INK, filled: true },
      ],
    },
    {
      title: 'Groups',
      series: [
        { name: 'alive', values: counts.groups, colour: GREEN, ink: GREEN_INK, filled: false },
        { name: 'recognized', values: counts.recognized, colour: GREEN, ink: GREEN_INK, filled: true },
      ],
    },
  ];
  const box = byId('charts');
  const moved: ((position: number) => void)[] = plots.map((plot) => {
    const values = plot.series.map(() => element('strong'));
    const legend = plot.series.map(({ name, ink, filled }, at) => {
      const key = element('span', { class: filled ? 'key filled' : 'key' });
      key.style.setProperty('--colour', ink);
      const label = element('span', { class: 'series' }, key, values[at]!, ` ${name}`);
      label.style.color = ink;
      return label;
    });
    const svg = drawn('svg', { 'aria-hidden': 'true' }) as SVGSVGElement;
    box.append(element('figure', {}, element('figcaption', {}, element('b', {}, plot.title), ...legend), svg));
    const most = Math.max(1, ...plot.series.flatMap((series) => [...series.values]));
    let cursor: SVGElement | null = null;
    let dots: SVGElement[] = [];
    let x = scaleLinear([begin, end], [0, 1]);
    let y = scaleLinear([0, most], [0, 1]);
    let letter = 16;

    function draw(): void {
      const width = svg.clientWidth;
      const height = svg.clientHeight || HEIGHT;
      if (width === 0) return;
      letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const edge = {
        left: letter * EDGES.left,
        right: letter * EDGES.right,
        top: letter * EDGES.top,
        bottom: letter * EDGES.bottom,
      };
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      x = scaleLinear([begin, Math.max(begin + 1, end)], [edge.left, width - edge.right]);
      y = scaleLinear([0, most], [height - edge.bottom, edge.top]);
      svg.replaceChildren(
        ...y
          .ticks(y.ticks(2).length - 1 > (height - edge.bottom - edge.top) / (1.2 * letter) ? 1 : 2)
          .filter(Number.isInteger)
          .flatMap((value) => [
            drawn('line', { class: 'grid', x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value) }),
            drawn(
              'text',
              { class: 'tick', x: edge.left - 0.4 * letter, y: y(value), 'text-anchor': 'end' },
              short(value),
            ),
          ]),
        ...x
          .ticks(Math.max(2, Math.floor(width / (5.5 * letter))))
          .filter(Number.isInteger)
          .map((week) =>
            drawn(
              'text',
              { class: 'tick', x: x(week), y: height - 0.45 * letter, 'text-anchor': 'middle' },
              number(week),
            ),
          ),
        drawn(
          'text',
          { class: 'tick', x: edge.left - 0.7 * letter, y: height - 0.45 * letter, 'text-anchor': 'end' },
          'week',
        ),
        ...film.deeds.map(({ from }) =>
          drawn('line', { class: 'deed', x1: x(from), x2: x(from), y1: edge.top, y2: height - edge.bottom }),
        ),
        ...plot.series.flatMap(({ values: of, colour, filled }) => {
          const at = (_: number, k: number) => x(begin + k);
          const over = line<number>(at, (value) => y(value))([...of]) ?? '';
          const under = area<number>(at, y(0), (value) => y(value))([...of]) ?? '';
          const whole = drawn('path', { d: over, fill: 'none', stroke: colour, 'stroke-width': letter / 6.5 });
          return filled ? [drawn('path', { d: under, fill: colour, opacity: 0.3 }), whole] : [whole];
        }),
      );
      cursor = drawn('line', { class: 'cursor', y1: 0, y2: height - edge.bottom });
      dots = plot.series.map(({ colour }) => drawn('circle', { r: letter / 3.2, fill: colour, class: 'dot' }));
      svg.append(cursor, ...dots);
    }

    let last = begin;
    function put(position: number): void {
      last = position;
      const week = Math.floor(position);
      cursor?.setAttribute('x1', String(x(position)));
      cursor?.setAttribute('x2', String(x(position)));
      plot.series.forEach(({ values: of }, at) => {
        const now = of[week - begin]!;
        const next = of[week - begin + 1] ?? now;
        dots[at]?.setAttribute('cx', String(x(position)));
        dots[at]?.setAttribute('cy', String(y(now + (next - now) * (position - week))));
        const text = number(now);
        if (values[at]!.textContent !== text) values[at]!.textContent = text;
      });
    }

    new ResizeObserver(() => {
      draw();
      put(last);
    }).observe(svg);
    const go = (event: PointerEvent) => {
      const { left } = svg.getBoundingClientRect();
      to(Math.max(begin, Math.min(end, Math.round(x.invert(event.clientX - left)))));
    };
    svg.addEventListener('pointerdown', (event) => {
      svg.setPointerCapture(event.pointerId);
      go(event);
    });
    svg.addEventListener('pointermove', (event) => {
      if (svg.hasPointerCapture(event.pointerId)) go(event);
    });
    return put;
  });
  return {
    at(position) {
      for (const put of moved) put(position);
    },
  };
}
