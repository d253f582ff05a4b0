/** What compiled acts find around them: the columns of a world, its parameters, and the numbers a module keeps for one hand. */
import type { Layout } from '../engine/columns.ts';
import type { Type } from './number.ts';

export interface Surroundings {
  readonly layout: Layout;
  /** The type of a parameter or size of the settings; null when there is no such thing. */
  readonly settingType: (section: string, name: string) => Type | null;
  /** The rules that an expression may replace; compiled code holds where it replaces none. */
  readonly openRules: readonly string[];
  /** Functions of the engine that a machine instruction does: by file ending and name, given the texts of their arguments. */
  readonly instructions: Readonly<Record<string, Instruction>>;
}

export interface Instruction {
  readonly takes: readonly ('f64' | 'wrapped')[];
  readonly gives: Type;
  readonly text: (...args: string[]) => string;
}

/** What a number of a column is: whole numbers are counts and places, unless their unit says that they are mere bits. */
export function typeOfColumn(layout: Layout, name: string): Type {
  const { kind, unit } = layout[name]!;
  if (kind === 'f32' || kind === 'f64') return 'real';
  if (kind === 'u32') return 'unsigned';
  return unit === 'key' || unit === 'bits' ? 'bits' : 'int';
}
