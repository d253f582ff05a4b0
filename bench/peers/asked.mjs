/** What was asked for on the command line of the driver, checked. */
import { parseArgs } from 'node:util';

function sizeOf(text) {
  const [, people, weeks] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (people === undefined) throw new Error(`expected people x weeks, as in 2000x260, not ${text}`);
  return { people: Number(people), weeks: Number(weeks) };
}

function wholeFrom(least, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`expected a whole number from ${least}, not ${text}`);
  return number;
}

/**
 * @param keys of the contestants there are
 * @throws Error that says what was expected
 */
export function asked(keys) {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      pairs: { type: 'string' },
      seeds: { type: 'string', default: '40' },
      world: { type: 'string', default: '2000x156' },
      'no-write': { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',') ?? keys;
  const unknown = only.find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`expected some of ${keys.join(', ')}, not ${unknown}`);
  const { quick } = values;
  return {
    only,
    quick,
    /** Null: the usual sizes of each contestant. */
    sizes: values.sizes?.split(',').map(sizeOf) ?? null,
    pairs: wholeFrom(1, values.pairs ?? (quick ? '3' : '5')),
    seeds: wholeFrom(4, values.seeds),
    agreementSize: sizeOf(values.world),
    writing: !quick && !values['no-write'],
  };
}
