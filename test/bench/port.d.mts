import type { World } from '../../src/model/world.ts';

export function compilerHere(): string | null;
export function compileWeek(compiler: string, folder: string): string;
export function runWeek(
  program: string,
  world: string,
  weeks: number,
  columns?: string,
): {
  readonly people: number;
  readonly weeks: number;
  readonly nsPerPersonWeek: number;
  readonly cpuNsPerPersonWeek: number;
  readonly ever: number;
  readonly groupsEver: number;
};
export function writeFirstMorning(world: World, path: string, changed?: Readonly<Record<string, number>>): void;
export function readColumns(
  path: string,
): Map<string, Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array>;
