/** The section `network`: who is tied to whom on the first morning, made after a known model or read from files. */
import { z } from 'zod';
import { distribution } from './distribution-shape.ts';
import { parameterKeys } from './parameter-shape.ts';
import { fileKeys, mapping, number, oneOf, text } from './shape.ts';

export const KINDS = ['small-world', 'scale-free', 'random', 'communities', 'file'] as const;

const closeness = distribution([0, 1], 'closeness')
  .default({ uniform: [0.2, 0.6] })
  .meta({ description: 'how close people are on the first morning, drawn for each tie (0 distant to 1 closest)' });

// The keys stay unknown to the type, so that the structural keys keep theirs.
const parameters = parameterKeys('network') as Record<never, never>;

const smallWorld = mapping({
  kind: z
    .literal('small-world')
    .default('small-world')
    .meta({ description: 'a ring of neighbours, some ties rewired' }),
  neighbours: number([2, 1000], 'people', true)
    .multipleOf(2, { error: 'an even number from 2 to 1000 (people)' })
    .default(8)
    .meta({ description: 'nearest people on the ring that each is tied to, an even number' }),
  rewired: number([0, 1], 'chance')
    .default(0.1)
    .meta({ description: 'chance that a tie is rewired to somebody drawn at random' }),
  closeness,
  ...parameters,
}).meta({ title: 'small-world', description: 'Watts and Strogatz 1998: neighbours on a ring and some ties across' });

const scaleFree = mapping({
  kind: z.literal('scale-free').meta({ description: 'a few people know very many' }),
  ties: number([1, 500], 'ties', true)
    .default(4)
    .meta({ description: 'ties that each newcomer makes to those who already have many; the mean is twice that' }),
  closeness,
  ...parameters,
}).meta({
  title: 'scale-free',
  description: 'Barabási and Albert 1999: newcomers tie themselves to the well-connected',
});

const random = mapping({
  kind: z.literal('random').meta({ description: 'anybody may know anybody' }),
  degree: number([0, 1000], 'ties').default(8).meta({ description: 'mean number of ties a person' }),
  closeness,
  ...parameters,
}).meta({ title: 'random', description: 'Erdős and Rényi 1959: any two people as likely to be tied as any other two' });

const communities = mapping({
  kind: z.literal('communities').meta({ description: 'more ties inside than across' }),
  count: number([1, 1_000_000], 'communities', true)
    .default(8)
    .meta({ description: 'communities, of equal size but for one person' }),
  inside: number([0, 1000], 'ties')
    .default(6)
    .meta({ description: 'mean number of ties to others of the own community' }),
  between: number([0, 1000], 'ties').default(2).meta({ description: 'mean number of ties to all other communities' }),
  closeness,
  ...parameters,
}).meta({
  title: 'communities',
  description: 'a planted partition, Condon and Karp 2001: more ties inside than across',
});

const column = (expected: string) => text('the name of a column').meta({ description: expected }).optional();

const layerShape = mapping({
  ...fileKeys('edge list (.csv, .tsv), Pajek (.net) or GraphML (.graphml, .xml)'),
  closeness: number([0, 1], 'closeness').default(0.4).meta({
    description: 'closeness of each tie of this layer; with weights, of the heaviest, the others in proportion',
  }),
  directed: z
    .boolean({ error: 'true or false' })
    .meta({
      description:
        'edge list: whether a row is seen from the source only (default: false); other formats say so themselves',
    })
    .optional(),
  weight: column(
    'edge list: column of weights (default: all weigh 1); GraphML: name of the attribute (default: weight)',
  ),
  source: column('edge list: column of the one end (default: source)'),
  target: column('edge list: column of the other end (default: target)'),
  where: z
    .record(z.string(), text('the text of a cell').meta({ type: ['string', 'number', 'boolean'] }), {
      error: 'a mapping of columns to cells',
    })
    .meta({ description: 'edge list: keeps only the rows with these cells, as {wave: 1}' })
    .optional(),
  'self-ties': oneOf(['error', 'drop'])
    .default('error')
    .meta({ description: 'what to do with ties of people to themselves' }),
  duplicates: oneOf(['error', 'sum', 'strongest'])
    .default('error')
    .meta({ description: 'what to do with a tie given twice: a fault, their sum, or the heaviest' }),
});

const file = mapping({
  kind: z.literal('file').meta({ description: 'ties from files' }),
  layers: z
    .array(layerShape, { error: 'a list of layers, each with a file' })
    .min(1, { error: 'at least one layer' })
    .meta({
      description: 'files whose ties lie over each other: of closeness a and b together comes 1 - (1 - a)(1 - b)',
    }),
  ...parameters,
}).meta({ title: 'file', description: 'ties as given in one or more files' });

export type LayerGiven = z.infer<typeof layerShape>;

export const networkShape = z.discriminatedUnion('kind', [smallWorld, scaleFree, random, communities, file], {
  error: (issue) =>
    issue.code === 'invalid_union' ? `one of ${KINDS.join(', ')}` : 'a mapping with a kind of network',
});

export type NetworkGiven = z.infer<typeof networkShape>;
