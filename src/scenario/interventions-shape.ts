/** The section `interventions`: what is done to the world from outside while a run goes on, a list with one deed an entry. */
import { z } from 'zod';
import { LONGEST_RUN } from './record-shape.ts';
import { mapping, number, oneOf, text } from './shape.ts';

const MOST_PEOPLE = 10_000_000;

const people = (description: string) => number([1, MOST_PEOPLE], 'people', true).meta({ description });

/** As many come to a gathering unless it is said otherwise. */
export const GATHERED = 12;

/** How many it concerns; that one of the two is there, and only one, is seen to by the reading. */
const many = {
  count: people('how many people').optional(),
  share: number([0, 1], 'share').meta({ description: 'or which share of the people' }).optional(),
};

const byNumberOrName = { error: 'an organization by its number, from 1, or by its name' };

const organization = z
  .union(
    [
      z.number(byNumberOrName).int(byNumberOrName).min(1, byNumberOrName).max(1_000_000, byNumberOrName),
      text('a name'),
    ],
    byNumberOrName,
  )
  .meta({
    description: 'in which organization: its number from 1, or its name where a file names them (default: in all)',
  })
  .optional();

const field = (description: string) => number([1, 16], 'field', true).meta({ description }).optional();

const severity = (what: string) =>
  number([0, 1], 'share')
    .default(0.5)
    .meta({ description: `share of the ${what} of each group that it costs` });

/** What can be done. The keys are the kinds of the model. */
export const DEEDS = {
  catalysts: mapping({
    ...many,
    way: oneOf(['catalyst', 'individual', 'group']).default('catalyst').meta({
      description: 'as what they are seen to foster: an individual who acts like a group, an individual, a group',
    }),
    organization,
  }).meta({ description: 'people begin to foster' }),
  crisis: mapping({
    trust: severity('trust'),
    energy: severity('energy'),
    field: field('the field in which people are thrown into need, from 1 (default: none, no need arises)'),
    organization,
  }).meta({
    description:
      'a crisis strikes the groups and frightens the people; with a field it strikes groups that work on it, and people need it now',
  }),
  walls: mapping({
    pass: number([0, 1], 'share').meta({
      description: 'share of what happens in another organization that can be seen through the walls; 1: no walls',
    }),
    organization,
  }).meta({ description: 'the walls between organizations are built or opened' }),
  leave: mapping({ ...many, organization }).meta({ description: 'people leave the world, and their groups' }),
  newcomers: mapping({ count: people('how many people come, over all the weeks together'), organization }).meta({
    description: 'new people come, without an organization spread over all of them',
  }),
  gathering: mapping({
    count: people(`how many people are drawn at random (default: ${GATHERED}, or all who are there)`).optional(),
    every: number([1, LONGEST_RUN], 'weeks', true).default(4).meta({ description: 'every so many weeks' }),
    theme: field('the field that it is about, from 1 (default: any)'),
    organization,
  }).meta({ description: 'open gatherings bring people together around a theme' }),
  roles: mapping({
    role: oneOf(['weaver', 'facilitator', 'coordinator']).meta({ description: 'the role' }),
    ...many,
    organization,
  }).meta({ description: 'people take on a role in the network' }),
  organizing: mapping({
    assigned: number([0, 1], 'share').meta({ description: 'share of those stuck who are assigned' }),
    organization,
  }).meta({ description: 'people who are stuck are assigned to an appointed expert' }),
  end: mapping({
    groups: z
      .union(
        [
          z.enum(['largest', 'oldest', 'all']),
          mapping({
            count: number([1, MOST_PEOPLE], 'groups', true).meta({ description: 'how many groups, by lot' }).optional(),
            share: number([0, 1], 'share').meta({ description: 'or which share of the groups, by lot' }).optional(),
          }),
        ],
        { error: 'one of largest, oldest, all, {count: number}, {share: share}' },
      )
      .meta({ description: 'which groups: largest, oldest, all, or so many drawn by lot' }),
    organization,
  }).meta({ description: 'groups are ended' }),
} as const;

export type DeedName = keyof typeof DEEDS;
export const DEED_NAMES = Object.keys(DEEDS) as DeedName[];

const aWeek = number([1, LONGEST_RUN], 'week', true);

/** JSON Schema for a mapping that has this key, whatever else it has. */
const holding = (key: string, type: string) => ({ type: 'object', properties: { [key]: { type } }, required: [key] });

/** One entry: a time and a deed. */
export const interventionShape = mapping({
  week: aWeek.meta({ description: 'at the beginning of this week, and what is put up then stays for good' }).optional(),
  weeks: z
    .tuple([aWeek, aWeek], { error: 'the first and the last of some weeks, as [52, 104]' })
    .meta({
      description:
        'or from the first of these weeks to the last, both included; what is put up is taken down after it, a crisis strikes every week, people leave and come evenly over them',
    })
    .optional(),
  catalysts: DEEDS.catalysts.optional(),
  crisis: DEEDS.crisis.optional(),
  walls: DEEDS.walls.optional(),
  leave: DEEDS.leave.optional(),
  newcomers: DEEDS.newcomers.optional(),
  gathering: DEEDS.gathering.optional(),
  roles: DEEDS.roles.optional(),
  organizing: DEEDS.organizing.optional(),
  end: DEEDS.end.optional(),
}).meta({
  // What the reading sees to in words, an editor can see to as well.
  allOf: [
    { oneOf: [holding('week', 'integer'), holding('weeks', 'array')] },
    { oneOf: DEED_NAMES.map((name) => holding(name, 'object')) },
  ],
});

export type InterventionGiven = z.infer<typeof interventionShape>;

export const interventionsShape = z.array(interventionShape, { error: 'a list of interventions' });
