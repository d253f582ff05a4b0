/** PROVISIONAL */
import type { Options } from '../scenario/overrides.ts';
import type { SweepPlan } from './sweep.ts';
export function readSweepFile(_file: string, _options: Options): SweepPlan {
  throw new Error('provisional');
}
