/** What acts of the model find around them, and what counts do. */

import { TALLIES } from '../measure/tallies.ts';
import { BUILT_IN } from '../model/expression.ts';
import { PARAMETERS, type Parameter } from '../model/parameters.ts';
import { LAYOUT, type Sizes } from '../model/world.ts';
import type { Surroundings } from './surroundings.ts';

const SIZES: Record<keyof Sizes, true> = {
  people: true,
  fields: true,
  looks: true,
  seats: true,
  organizations: true,
  communities: true,
  parts: true,
  partRows: true,
};
const SECTIONS = PARAMETERS as Readonly<Record<string, Readonly<Record<string, Parameter>>>>;

export const MODEL: Surroundings = {
  layout: LAYOUT,
  settingType: (section, name) => {
    if (section === 'size') return Object.hasOwn(SIZES, name) ? 'int' : null;
    if (!Object.hasOwn(SECTIONS, section) || !Object.hasOwn(SECTIONS[section]!, name)) return null;
    return SECTIONS[section]![name]!.integer ? 'int' : 'real';
  },
  openRules: Object.keys(BUILT_IN),
  instructions: {
    'engine/float-words highWord': {
      takes: ['f64'],
      gives: 'unsigned',
      text: (x) => `(i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64 ${x}) (i64.const 32)))`,
    },
    'engine/float-words withHighWord': {
      takes: ['f64', 'wrapped'],
      gives: 'real',
      text: (x, high) =>
        `(f64.reinterpret_i64 (i64.or (i64.and (i64.reinterpret_f64 ${x}) (i64.const 0xffffffff)) (i64.shl (i64.extend_i32_u ${high}) (i64.const 32))))`,
    },
  },
};

/** Counts see the tallies of a world behind its columns. */
export const COUNTED: Surroundings = { ...MODEL, layout: { ...LAYOUT, ...TALLIES } };
