/** The charts of the explorer as Vega-Lite specifications without data: the page gives them what is chosen. */

import { wrap } from '../../measure/words.ts';
import type { Spec } from '../chart.ts';
import { BLUE, GRID, INK, LOOK, SOFT_INK, VERMILLION_INK } from '../look.ts';
import type { ExplorerData } from './explorer-data.ts';
import { breakable } from './said.ts';

/** Ever darker with what colours the lines. */
const RAMP = ['#F0B94A', '#E0702A', '#A3285F', '#5B1E73', '#1E0F45'];
const PALE = '#b9c3cd';
const SIZE = 16;

const HEAD = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width: 'container',
  autosize: { type: 'fit', contains: 'padding', resize: true },
  config: { ...LOOK, padding: 4 },
};

/** A rectangle drawn with the pointer. What it chooses the page marks itself, so that it can also be moved with the keyboard. */
function brush(encodings: readonly string[]): object {
  return {
    name: 'brush',
    select: {
      ...{ type: 'interval', encodings, translate: false, zoom: false, clear: false },
      mark: { fill: BLUE, fillOpacity: 0.12, stroke: BLUE, strokeOpacity: 0.5 },
    },
  };
}

/** Parallel coordinates: data "lines" {line, axis, at, on, c}, "bands" {axis, low, high}. */
export function parallelSpec({ axes, columns }: ExplorerData): Spec {
  const shown = axes.map((k) => columns[k]!);
  const letters = Math.max(7, Math.min(22, Math.floor(80 / shown.length)));
  const heads = shown.map(({ label, isOutcome }, axis) => ({
    axis,
    isOutcome,
    text: wrap(breakable(label), letters).slice(0, 4),
  }));
  const ticks = shown.flatMap(({ ticks: of }, axis) => of.map(({ at, text }) => ({ axis, at, text })));
  const x = {
    field: 'axis',
    type: 'quantitative',
    scale: { domain: [-0.45, shown.length - 0.55], nice: false, zero: false },
    axis: null,
  };
  const y = { field: 'at', type: 'quantitative', scale: { domain: [-0.04, 1.04], nice: false }, axis: null };
  const lines = (on: boolean, look: object, color: object) => ({
    data: { name: 'lines' },
    transform: [{ filter: `datum.on === ${on ? 1 : 0}` }],
    mark: { type: 'line', strokeJoin: 'round', ...look },
    encoding: { x, y, detail: { field: 'line', type: 'nominal' }, ...color },
  });
  return {
    ...HEAD,
    height: 270,
    autosize: { type: 'fit-x', contains: 'padding', resize: true },
    layer: [
      {
        data: { values: [{ axis: 0, at: 0 }] },
        mark: { type: 'point', opacity: 0 },
        encoding: { x, y },
        params: [brush(['x', 'y'])],
      },
      lines(false, { strokeWidth: 1, opacity: 0.55, color: PALE }, {}),
      lines(
        true,
        { strokeWidth: 1.8, opacity: 0.75 },
        {
          color: {
            ...{ field: 'c', type: 'quantitative', legend: null },
            scale: { domain: [0, 1], range: RAMP, interpolate: 'lab' },
          },
        },
      ),
      {
        data: { values: shown.map((_, axis) => ({ axis })) },
        mark: { type: 'rule', color: SOFT_INK, strokeWidth: 2 },
        encoding: { x, y: { value: 0 }, y2: { value: { expr: 'height' } } },
      },
      {
        data: { name: 'bands' },
        mark: { type: 'bar', size: 20, color: BLUE, opacity: 0.45, stroke: BLUE, strokeWidth: 1.5 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      ...[{ color: 'white', stroke: 'white', strokeWidth: 5, strokeJoin: 'round', opacity: 0.85 }, { color: INK }].map(
        (look) => ({
          data: { values: ticks },
          mark: { type: 'text', align: 'right', dx: -12, fontSize: SIZE, ...look },
          encoding: { x, y, text: { field: 'text' } },
        }),
      ),
      {
        data: { values: heads },
        mark: {
          type: 'text',
          baseline: 'bottom',
          y: -6,
          dy: { expr: '-21 * (length(datum.text) - 1)' },
          fontSize: { expr: `width < ${92 * shown.length} ? 14 : ${SIZE}` },
          limit: { expr: `width / ${shown.length} - 4` },
          fontWeight: 'bold',
          lineHeight: 21,
        },
        encoding: {
          x,
          text: { field: 'text' },
          color: { condition: { test: 'datum.isOutcome', value: '#A3285F' }, value: INK },
        },
      },
    ],
    view: { stroke: null, cursor: 'crosshair' },
  };
}

/** A point for each point: data "dots" {x, y, on, c, told}. The page fills in titles, scales and labels of both axes. */
export function scatterSpec(): Spec {
  const axis = { labelFontSize: SIZE, titleFontSize: SIZE + 1, grid: true, tickCount: 6 };
  const x = { field: 'x', type: 'quantitative', scale: { nice: false, zero: false }, axis };
  const y = { field: 'y', type: 'quantitative', scale: { nice: false, zero: false }, axis: { ...axis, title: null } };
  return {
    ...HEAD,
    height: 400,
    layer: [
      {
        data: { name: 'dots' },
        transform: [{ filter: 'datum.on === 0' }],
        mark: { type: 'point', filled: true, size: 36, color: PALE, opacity: 0.6 },
        encoding: { x, y },
        params: [brush(['x', 'y'])],
      },
      {
        data: { name: 'dots' },
        transform: [{ filter: 'datum.on === 1' }],
        mark: { type: 'point', filled: true, size: 60, opacity: 0.85, stroke: 'white', strokeWidth: 0.5 },
        encoding: {
          ...{ x, y },
          color: {
            field: 'c',
            type: 'quantitative',
            legend: null,
            scale: { domain: [0, 1], range: RAMP, interpolate: 'lab' },
          },
          tooltip: { field: 'told' },
        },
      },
    ],
    view: { stroke: GRID, cursor: 'crosshair' },
  };
}

/**
 * How an outcome is spread: data "bars" {from, to, zero, all, on}, "mean" {mean, low, high} of the
 * chosen. The page fills in both axes.
 */
export function spreadSpec(): Spec {
  const x = {
    type: 'quantitative',
    scale: { nice: false, zero: false },
    axis: { title: null, labelFontSize: 15, tickCount: 4, grid: false },
  };
  const y = { type: 'quantitative', scale: { nice: false }, axis: null };
  const bars = (field: string, color: string) => ({
    data: { name: 'bars' },
    mark: { type: 'rect', color },
    encoding: {
      x: { ...x, field: 'from' },
      x2: { field: 'to' },
      y: { ...y, field: 'zero' },
      y2: { field },
    },
  });
  return {
    ...HEAD,
    height: 66,
    layer: [
      bars('all', '#d9dfe5'),
      bars('on', BLUE),
      {
        data: { name: 'mean' },
        mark: { type: 'rect', color: VERMILLION_INK, opacity: 0.35 },
        encoding: {
          x: { ...x, field: 'low' },
          x2: { field: 'high' },
          y: { value: 0 },
          y2: { value: { expr: 'height' } },
        },
      },
      {
        data: { name: 'mean' },
        mark: { type: 'rule', color: VERMILLION_INK, strokeWidth: 3 },
        encoding: { x: { ...x, field: 'mean' }, y: { value: 0 }, y2: { value: { expr: 'height' } } },
      },
    ],
    view: { stroke: null },
  };
}
