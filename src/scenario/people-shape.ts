/** The section `people`: how many and of what kind, or a file of named people. */
import { z } from 'zod';
import { type Distribution, TRAITS, type Trait, type TraitName } from '../model/parameters.ts';
import { distributionMappings, expectedDistribution } from './distribution-shape.ts';
import { fileKeys, mapping, number, text } from './shape.ts';

export const TRAIT_NAMES = Object.keys(TRAITS) as TraitName[];

/** A trait read from a column of the file of people. */
function fromColumn(range: readonly [number, number]) {
  const scale = (description: string) =>
    z
      .tuple([z.number({ error: 'a number' }), z.number({ error: 'a number' })], { error: 'two different numbers' })
      .refine(([a, b]) => a !== b, { error: 'two different numbers' })
      .meta({ description })
      .optional();
  return mapping({
    column: text('the name of a column').meta({ description: 'column of the file of people; an empty cell is drawn' }),
    from: scale('two values of the column ...'),
    to: scale('... and the values of the trait they stand for; all others in proportion'),
    otherwise: z
      .union([number(range, ''), ...distributionMappings(range, '')], { error: expectedDistribution(range) })
      .meta({ description: 'how the trait is drawn for empty cells (default: as the trait is drawn)' })
      .optional(),
  });
}

/** Defaults are declared read-only; a shape may hand them out as it likes, since they are copied. */
type Writable<T> = T extends number ? T : { -readonly [K in keyof T]: Writable<T[K]> };

function traitShape({ distribution, range, unit, meaning }: Trait) {
  return z
    .union([number(range, unit), ...distributionMappings(range, unit), fromColumn(range)], {
      error: `${expectedDistribution(range)} or {column: name}`,
    })
    .default(distribution as Writable<Distribution>)
    .meta({ description: `${meaning} (${unit})` });
}

/** What one trait may be. */
export type TraitGiven = z.infer<ReturnType<typeof traitShape>>;

const traits = Object.fromEntries(TRAIT_NAMES.map((name) => [name, traitShape(TRAITS[name])])) as Record<
  TraitName,
  ReturnType<typeof traitShape>
>;

const file = fileKeys('CSV with a row for each person');

export const PEOPLE_BY_DEFAULT = 2000;

export const peopleShape = mapping({
  count: number([1, 10_000_000], 'people', true)
    .meta({ description: `how many people (default: ${PEOPLE_BY_DEFAULT}, or as many as a file names)` })
    .optional(),
  file: file.file.optional(),
  sha256: file.sha256,
  id: text('the name of a column').default('id').meta({ description: 'column that identifies each person' }),
  name: text('the name of a column')
    .meta({ description: 'column with the name of each person (default: people are called by their identifier)' })
    .optional(),
  fields: number([2, 16], 'fields', true).default(8).meta({ description: 'fields of expertise' }),
  traits: mapping(traits)
    .prefault({})
    .meta({ description: 'how each trait is spread over people, drawn once at birth' }),
});

export type PeopleGiven = z.infer<typeof peopleShape>;
