/**
 * The tables a run writes, each column declared once: name, kind, unit, meaning. The writers, the reader, docs/scenarios.md and
 * the report's glossary are made from this page. Tidy: one header, one kind of thing a row, an empty cell for "none".
 */

export type Cell = number | string | null;

export interface TableColumn {
  readonly name: string;
  readonly kind: 'int' | 'float' | 'text';
  readonly unit: string;
  readonly meaning: string;
}

const int = (name: string, unit: string, meaning: string): TableColumn => ({ name, kind: 'int', unit, meaning });
const float = (name: string, unit: string, meaning: string): TableColumn => ({ name, kind: 'float', unit, meaning });
const text = (name: string, meaning: string): TableColumn => ({ name, kind: 'text', unit: '', meaning });

const replicate = int('replicate', 'number', 'which repetition of the scenario, from 1');
const week = int('week', 'week', 'the week, 0 being the first morning');

export const TABLES = {
  weeks: {
    meaning: 'A row for each replicate and week: counts at the end of the week, and sums since the row before.',
    columns: [
      replicate,
      week,
      int('people', 'people', 'people in the world'),
      int('groups', 'groups', 'groups alive'),
      int('recognized_groups', 'groups', 'groups alive that their members have recognized'),
      int('members', 'people', 'people who belong to at least one group now'),
      int('ever', 'people', 'people who have ever belonged to a group'),
      int('carriers', 'people', 'people with enough spark for a group they found to have a parent (spreading.carried)'),
      int('stuck', 'people', 'people with an unmet need'),
      int('founded', 'groups', 'groups founded since the row before'),
      int('founded_with_parent', 'groups', 'of these, groups whose founders carried the spark of an earlier group'),
      int('recognized', 'groups', 'groups recognized since the row before'),
      int('ended_fulfilled', 'groups', 'groups that ended because they were no longer needed'),
      int('ended_faded', 'groups', 'groups that ended because their energy was gone'),
      int('ended_conflict', 'groups', 'groups that ended because trust had broken'),
      int('ended_emptied', 'groups', 'groups that ended because members left before they were done'),
      int(
        'needs_arisen',
        'needs',
        'needs that arose since the row before, a field each: difficulties met, and needs taken on from others',
      ),
      int('needs_met', 'needs', 'needs whose gap was closed since the row before'),
      int('needs_met_together', 'needs', 'of these, needs of people who belonged to a group'),
      int('talks', 'talks', 'talks held since the row before'),
      int('joined', 'people', 'people taken in by a group since the row before'),
      int(
        'left',
        'people',
        'members who let go of a group of their own accord; those who are left alone then go with its end',
      ),
      int('member_weeks', 'person weeks', 'weeks spent with an unmet need by members of groups'),
      float('gain_together', 'expertise', 'expertise that members with an unmet need gained, in all'),
      float(
        'gain_as_if_alone',
        'expertise',
        'what the same members would have gained in the same weeks by learning alone',
      ),
      int('alone_weeks', 'person weeks', 'weeks spent with an unmet need by people in no group'),
      float('gain_alone', 'expertise', 'expertise that people in no group gained by learning alone'),
      float('gain_seeing', 'expertise', 'expertise gained by seeing groups at work'),
      float('gain_alumni', 'expertise', 'expertise gained with the help of old friends from former groups'),
      float('gain_discovery', 'expertise', 'the part of gain_together that nobody in the group had known'),
      float('spark', 'share', 'mean spark over people'),
      float('fearlessness', 'share', 'mean fearlessness over people'),
      float('we', 'share', 'mean sense of self over people, from I (0) to we (1)'),
      float('trust', 'share', 'mean trust over groups alive'),
      float('energy', 'share', 'mean energy over groups alive'),
      float('size', 'people', 'mean size of groups alive'),
      float('diversity', 'share', 'diverse: mean over groups alive of 1 - the mean cosine between members'),
      float('connected', 'share', 'connected: mean over groups alive of the mean closeness between members'),
      float('one_self', 'share', 'one self: mean over groups alive of how far members say we'),
      float(
        'pace',
        'factor',
        'powerful: mean over groups alive of learning together over learning alone, last week that somebody learned',
      ),
      float('happy', 'share', 'happy: mean over groups alive of the commitment of members'),
      float('evenness', 'share', 'mean over groups alive of how evenly members contribute'),
      int('meetings', 'meetings', 'meetings held since the row before'),
    ],
  },
  groups: {
    meaning: 'The register: a row for each group, written when it ends; groups still alive at the end come last.',
    columns: [
      replicate,
      int('group', 'number', 'the number of the group, in order of founding, from 1'),
      int('born', 'week', 'week of founding'),
      int('recognized', 'week', 'week in which its members recognized it; empty: never'),
      text('recognized_by', 'which of the seven recognitions came first'),
      int('founder_a', 'person', 'who wished for it'),
      int('founder_b', 'person', 'whom they founded it with'),
      text('reason_a', 'fields that the first founder needed, as "3+5"'),
      text('reason_b', 'fields that the second founder needed'),
      int('parent', 'group', 'the group whose spark its founders carried; empty: none'),
      int('generation', 'number', '1 without a parent, otherwise one more than the parent'),
      int('supports', 'group', 'the group whose lack it works on; empty: none'),
      int('organization', 'number', 'organization of the founder who wished for it, from 1'),
      int('size_peak', 'people', 'most members at once'),
      int('members_total', 'people', 'everybody who ever belonged to it'),
      int('ended', 'week', 'week of its end; empty: alive at the end of the run'),
      text('cause', 'fulfilled, faded, conflict or emptied; empty: alive'),
      int('needs_brought', 'needs', 'needs that its members had when they came'),
      int('needs_met', 'needs', 'needs of members that were met while they belonged'),
      float('level_founders', 'expertise', "the founders' best level at founding, mean over the fields they needed"),
      float('level_reached', 'expertise', 'the highest level a member had in those fields, mean over the same fields'),
      float('gain_together', 'expertise', 'expertise that its members gained while they belonged'),
      float('gain_as_if_alone', 'expertise', 'what they would have gained alone'),
      float('gain_discovery', 'expertise', 'the part that nobody in the group had known'),
      float('trust_peak', 'share', 'highest trust'),
      float('energy_peak', 'share', 'highest energy'),
      int('conflicts', 'conflicts', 'conflicts it went through'),
    ],
  },
  events: {
    meaning: 'Everything that happened, in the order in which it did.',
    columns: [
      replicate,
      week,
      text(
        'kind',
        'need (a need arose: a difficulty met, or taken on from another), met (a need met), founded (once for each founder), joined, recognized, conflict, left, ended',
      ),
      int('person', 'person', 'who; empty where it concerns a whole group'),
      int('group', 'group', 'which group; empty for none'),
      int(
        'other',
        'number',
        'founded: the other founder; joined: through whom; need, met: how many fields; otherwise empty',
      ),
    ],
  },
  people: {
    meaning: 'Everybody at chosen weeks.',
    columns: [
      replicate,
      week,
      int('person', 'number', 'the number of the person, from 1'),
      text('name', 'their name or the identifier that the file of people gives; otherwise their number'),
      int('organization', 'number', 'number of the organization, from 1'),
      int('team', 'number', 'number of the team, from 1; empty: none'),
      int('group', 'group', 'the group they belong to; empty: none'),
      int('second_group', 'group', 'a second group they belong to; empty: none'),
      int('groups_so_far', 'groups', 'groups they have belonged to up to now'),
      float('gap', 'expertise', 'sum of what they still lack'),
      text('needs', 'fields they need, as "3+5"'),
      int('stuck_since', 'week', 'week in which the unmet need arose; empty: none'),
      float('spark', 'share', 'how far this way of working is seen as their own'),
      int('spark_from', 'group', 'the group the spark came from; empty: none'),
      float('fearlessness', 'share', 'how little they fear to show limits'),
      float('we', 'share', 'sense of self, from I (0) to we (1)'),
      float('expertise_mean', 'expertise', 'mean over fields'),
      float('expertise_best', 'expertise', 'in their best field'),
    ],
  },
  ties: {
    meaning: 'Every tie at chosen weeks, as seen from one end.',
    columns: [
      replicate,
      week,
      int('person', 'person', 'whose tie'),
      int('other', 'person', 'to whom'),
      float('closeness', 'share', '0 (distant) to 1 (closest)'),
      int('alumni', '0 or 1', '1: they were in a group together'),
      int('own', '0 or 1', '1: the tie was made during the run'),
    ],
  },
  exposure: {
    meaning: 'How often people with an unmet need and no group found or join one, by the number of groups in sight.',
    columns: [
      replicate,
      int(
        'in_sight',
        'groups',
        'recognized groups that somebody they are tied to belongs to, 8 standing for 8 and more',
      ),
      int('person_weeks', 'person weeks', 'weeks so spent; above 20,000 people, of every so manieth person'),
      int('entered', 'people', 'of these, weeks in which they founded or joined a group'),
    ],
  },
} as const satisfies Record<string, { meaning: string; columns: readonly TableColumn[] }>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Where rows go. `row` never waits; `drained` resolves when what was written so far has left memory. */
export interface Sink {
  row(table: TableName, cells: readonly Cell[]): void;
  drained(): Promise<void>;
}
