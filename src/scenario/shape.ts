/**
 * The pieces that sections of a scenario are made of. The message of each piece is what it expects, in words: a fault reads
 * "2 given, expected" and then that message.
 */
import { z } from 'zod';

/** "a number from 0 to 1 (1/week)" */
export function expectedNumber(range: readonly [number, number], unit: string, integer = false): string {
  return `a ${integer ? 'whole ' : ''}number from ${range[0]} to ${range[1]}${unit === '' ? '' : ` (${unit})`}`;
}

/** A number within limits, both allowed. */
export function number(range: readonly [number, number], unit: string, integer = false) {
  const error = expectedNumber(range, unit, integer);
  const any = z.number({ error }).min(range[0], { error }).max(range[1], { error });
  return integer ? any.int({ error }) : any;
}

/** A text of at least one character, all of it visible. */
export function text(expected: string) {
  return z.string({ error: expected }).regex(/\S/, { error: expected });
}

/** A text that may be written like a number: it is kept as it stands. */
export function textAsWritten(expected: string, description: string) {
  return text(expected).meta({ description, type: ['string', 'number', 'boolean'] });
}

/** One of a few words. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

/** A mapping with these keys and no others; for an unknown key the message lists the valid ones. */
export function mapping<S extends z.core.$ZodShape>(shape: S, expected = 'a mapping (key: value)') {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : expected),
  });
}

/** A file, and the fingerprint by which a scenario that was resolved knows it again. */
export function fileKeys(description: string) {
  return {
    file: text('a file, relative to the scenario').meta({ description }),
    sha256: z
      .string({ error: 'the SHA-256 of the file in hexadecimal' })
      .regex(/^[0-9a-f]{64}$/, { error: 'the SHA-256 of the file, 64 hexadecimal digits' })
      .meta({ description: 'fingerprint the file must have; filled in when a run records its scenario' })
      .optional(),
  };
}
