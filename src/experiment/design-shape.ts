/** The key `design`: how points are chosen, a word or a mapping with a kind. */
import { z } from 'zod';
import { fileKeys, mapping, number, text, textAsWritten } from '../scenario/shape.ts';

/** Points of one design; more could not be lived, nor kept in memory. */
export const MOST_POINTS = 1_000_000;

const points = number([1, MOST_POINTS], 'points', true).meta({ description: 'how many points' });

const SEED = {
  seed: textAsWritten(
    'a text',
    'what the luck of the design comes from, kept as it is written (default: the seed of the sweep)',
  ).optional(),
};

const level = z.union([z.number(), z.string()], { error: 'a number or a word' });

/** Designs by kind: what each is, and what has to be said of it. */
const KINDS = {
  'full-factorial': ['every combination of levels; the last factor varies fastest', {}],
  'one-at-a-time': ['the scenario as it is, and each factor at each of its levels with all others as they are', {}],
  zip: ['the first levels of all factors together, the second levels, and so on', {}],
  random: ['drawn from ranges evenly, from lists each value equally likely', { points }],
  'latin-hypercube': ['as random, but each of so many equal parts of a range has one point; spread out', { points }],
  sobol: ["scrambled Sobol' sequence: evens out in all directions at once", { points }],
  morris: [
    'trajectories on a grid, one factor changed at a time, for screening (Morris 1991)',
    {
      trajectories: number([2, 100_000], 'trajectories', true).default(20).meta({ description: 'how many' }),
      levels: number([2, 1000], 'levels', true).default(8).meta({ description: 'of the grid, an even number' }),
    },
  ],
  saltelli: [
    "for Sobol' indices (Saltelli 2010): base (k + 2) points for k factors, with second order base (2 k + 2)",
    {
      base: number([2, MOST_POINTS], 'points', true).meta({
        description: 'size of the base sample, best a power of two',
      }),
      second: z
        .boolean({ error: 'true or false' })
        .default(false)
        .meta({ description: 'whether indices of pairs are wanted, too' }),
    },
  ],
  table: [
    'as listed, or as a CSV file has them',
    {
      rows: z
        .array(z.array(level, { error: 'a list of values, one for each factor' }), { error: 'a list of rows' })
        .min(1, { error: 'at least one row' })
        .meta({ description: 'for each point its values, in the order of the factors' })
        .optional(),
      file: fileKeys('CSV with a column for each factor, relative to the sweep').file.optional(),
    },
  ],
} as const satisfies Record<string, readonly [string, Record<string, z.ZodType>]>;

type PlainKind = keyof typeof KINDS;
export const PLAIN_KINDS = Object.keys(KINDS) as PlainKind[];
export const DESIGN_KINDS = [...PLAIN_KINDS, 'nested'] as const;

const DRAWN: readonly string[] = ['random', 'latin-hypercube', 'sobol', 'morris', 'saltelli'];

/** What an analysis needs by itself cannot be part of another design. */
const PART_KINDS: readonly string[] = PLAIN_KINDS.filter((kind) => kind !== 'morris' && kind !== 'saltelli');

const WORDS = ['full-factorial', 'one-at-a-time', 'zip'] as const;

function shapesOf(whole: boolean) {
  return Object.entries(KINDS)
    .filter(([kind]) => whole || PART_KINDS.includes(kind))
    .map(([kind, [description, keys]]) =>
      mapping({
        kind: z.literal(kind).meta({ description }),
        ...keys,
        ...(whole && DRAWN.includes(kind) ? SEED : {}),
      }).meta({ title: kind, description }),
    );
}

/** A word stands for a kind of which nothing more has to be said. */
function expected(given: unknown): string {
  const kind = PLAIN_KINDS.find((one) => one === given);
  if (kind === undefined) return `one of ${WORDS.join(', ')}, or a mapping with a kind of design`;
  return `a mapping, as {kind: ${kind}, ${Object.keys(KINDS[kind][1])[0]}: ...}`;
}

function designOf(kinds: readonly z.core.$ZodTypeDiscriminable[], names: readonly string[]) {
  const [first, ...more] = kinds as [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];
  const one = z.discriminatedUnion('kind', [first, ...more], { error: `one of ${names.join(', ')}` });
  return z.union([z.enum(WORDS), one], { error: ({ input }) => expected(input) });
}

const part = mapping({
  factors: z
    .array(text('the name of a factor'), { error: 'a list of names of factors' })
    .min(1, { error: 'at least one factor' })
    .meta({ description: 'the factors that this part varies; every factor belongs to one part' }),
  design: designOf(shapesOf(false), PART_KINDS).default('full-factorial').meta({ description: 'how it varies them' }),
});

const NESTED = 'each point of the first part with each point of the second, and so on';

const nested = mapping({
  kind: z.literal('nested').meta({ description: NESTED }),
  parts: z
    .array(part, { error: 'a list of parts, each with factors and a design' })
    .min(2, { error: 'at least two parts' })
    .meta({ description: 'designs of their own, of factors of their own' }),
  ...SEED,
}).meta({ title: 'nested', description: NESTED });

export const designShape = designOf([...shapesOf(true), nested], DESIGN_KINDS)
  .default('full-factorial')
  .meta({ description: 'how points are chosen: a word, or a mapping with a kind' });

/** A design as it is written, with its defaults. */
export interface DesignGiven {
  readonly kind: string;
  readonly seed?: string;
  readonly points?: number;
  readonly trajectories?: number;
  readonly levels?: number;
  readonly base?: number;
  readonly second?: boolean;
  readonly rows?: readonly (readonly (number | string)[])[];
  readonly file?: string;
  readonly parts?: readonly { readonly factors: readonly string[]; readonly design: DesignGiven | string }[];
}

/** A word is a mapping with nothing but its kind. */
export function asMapping(design: unknown): DesignGiven {
  return (typeof design === 'string' ? { kind: design } : design) as DesignGiven;
}
