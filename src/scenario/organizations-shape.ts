/** The section `organizations`: who works where, and in which team. */
import { z } from 'zod';
import { parameterKeys } from './parameter-shape.ts';
import { fileKeys, mapping, number, text } from './shape.ts';

const reports = fileKeys('edge list of who (source) reports to whom (target)');

const teamsShape = mapping({
  column: text('the name of a column')
    .meta({
      description: 'column of the file of people with the team; teams are inside organizations, an empty cell is none',
    })
    .optional(),
  reports: z
    .union([reports.file, mapping(reports)], { error: 'a file, relative to the scenario' })
    .meta({
      description:
        'edge list of who (source) reports to whom (target): those who lead others belong to the team they lead, all others to the team of the one they report to',
    })
    .optional(),
});

export type TeamsGiven = z.infer<typeof teamsShape>;

export const organizationsShape = mapping({
  count: number([1, 1_000_000], 'organizations', true)
    .meta({ description: 'equal blocks of neighbouring people (default: 1, or as many as the column names)' })
    .optional(),
  column: text('the name of a column')
    .meta({ description: 'column of the file of people with the organization of each' })
    .optional(),
  teams: z
    .union([z.literal('none'), teamsShape], { error: '{column: name}, {reports: file} or none' })
    .default('none')
    .meta({ description: 'who works in which team' }),
  ...(parameterKeys('organizations') as Record<never, never>),
});

export type OrganizationsGiven = z.infer<typeof organizationsShape>;
