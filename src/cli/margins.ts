/** The smallest differences that matter, as --matters gives them: "ever=0.02,takeoff=4". */
import { hint } from '../scenario/near.ts';
import { badInput } from './stop.ts';

/**
 * @param given what stands after each --matters
 * @param names of the outcomes that are compared
 * @throws Stop with one line that says what is wrong
 */
export function marginsIn(given: readonly string[], names: readonly string[]): Map<string, number> {
  const margins = new Map<string, number>();
  for (const part of given.flatMap((list) => list.split(','))) {
    const [name = '', value = ''] = part.split('=').map((word) => word.trim());
    if (!/^[^=]+=[^=]+$/.test(part))
      throw badInput(`--matters: ${part || 'nothing'} given, expected outcome=difference`);
    if (!names.includes(name)) throw badInput(`--matters: no outcome ${name} is compared${hint(name, names)}`);
    const margin = Number(value);
    if (!(margin > 0 && Number.isFinite(margin)))
      throw badInput(`--matters: ${name}=${value} given, expected a number above 0`);
    if (margins.has(name)) throw badInput(`--matters: ${name} is given twice`);
    margins.set(name, margin);
  }
  return margins;
}
