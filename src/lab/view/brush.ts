/** One way to draw on a canvas and into an SVG: the same picture on the screen and in a file. */
/** The part of a canvas path that both know. */
export interface Trace {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

export interface Ink {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
}

export interface Lettering {
  readonly size: number;
  readonly colour: string;
  /** A broad edge behind the letters, where lines may pass. */
  readonly edge: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Brush {
  /** Circles that are all alike, each at a place. */
  dots(places: readonly (readonly [number, number])[], radius: number, ink: Ink): void;
  shape(trace: (path: Trace) => void, ink: Ink): void;
  text(text: string, x: number, y: number, lettering: Lettering): void;
}

export const FONT = 'DejaVu Sans, Verdana, Geneva, sans-serif';
