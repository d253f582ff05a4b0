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
      int('groups', 'groups', 'groups alive, of their own accord'),
      int('recognized_groups', 'groups', 'groups alive that their members have recognized'),
      int('members', 'people', 'people who belong to at least one such group now'),
      int('ever', 'people', 'people who have ever belonged to one'),
      int('carriers', 'people', 'people with enough spark for a group they found to have a parent (spreading.carried)'),
      int('stuck', 'people', 'people with an unmet need'),
      int('founded', 'groups', 'groups founded since the row before'),
      int('founded_with_parent', 'groups', 'of these, groups whose founders carried the spark of an earlier group'),
      int('founded_supporting', 'groups', 'of those founded, groups that work on what another group lacks'),
      int('founded_inside', 'groups', 'of those founded, groups whose founders share an organization'),
      int('founded_in_community', 'groups', 'of those founded, groups whose founders share a community'),
      int('recognized', 'groups', 'groups recognized since the row before'),
      int('ended_fulfilled', 'groups', 'groups that ended because they were no longer needed'),
      int('ended_faded', 'groups', 'groups that ended because their energy was gone'),
      int('ended_conflict', 'groups', 'groups that ended because trust had broken'),
      int('ended_emptied', 'groups', 'groups that ended because members left before they were done'),
      int('ended_crisis', 'groups', 'groups that broke or faded in the aftermath of a crisis'),
      int('ended_closed', 'groups', 'groups that were ended from outside'),
      int(
        'needs_arisen',
        'needs',
        'needs that arose since the row before, a field each: difficulties met, and needs taken on from others',
      ),
      int('needs_met', 'needs', 'needs whose gap was closed since the row before'),
      int('needs_met_together', 'needs', 'of these, needs of people who belonged to a group'),
      int('needs_beyond', 'needs', 'of the needs arisen, those beyond what anybody in the own organization knew'),
      int('beyond_met', 'needs', 'of the needs met, those that were beyond that'),
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
      float('gain_taught', 'expertise', 'the part of gain_together that was taught by one who acted as the expert'),
      float('gain_support', 'expertise', 'the part of gain_together that came from supporting groups'),
      float('gain_practice', 'expertise', 'expertise gained by practising what one is expert at'),
      float('spark', 'share', 'mean spark over people'),
      float('fearlessness', 'share', 'mean fearlessness over people'),
      float('we', 'share', 'mean sense of self over people, from I (0) to we (1)'),
      float('openness', 'share', 'mean over people of how much difference counts against similarity'),
      float('ego', 'share', 'mean ego over people'),
      float('esteem', 'share', 'mean esteem over people'),
      float('angst', 'share', 'mean angst over people'),
      float(
        'angst_of_fosterers',
        'share',
        'mean angst of those who foster now (as the group: while they belong to one); empty: nobody',
      ),
      int('leaders', 'people', 'members who know most of something their group needs, once for each group'),
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
      int(
        'class_weeks',
        'group weeks',
        'of these, meetings in which one acted as the expert and the others were a class',
      ),
      float(
        'direction',
        'share',
        'how far groups alive work on the same: concentration of their purposes over fields, 0 (all alike) to 1 (one field)',
      ),
      float('talks_within', 'share', 'share of talks since the row before that stay within the own organization'),
      float(
        'nobody_knows',
        'share',
        'share of people with an unmet need none of whose ties knows more in any field they need; above 20,000 people, of every so manieth',
      ),
      int(
        'organizations_changed',
        'organizations',
        'organizations that have changed as a whole (organizations.changed)',
      ),
      int('assigned_groups', 'groups', 'assigned teams alive'),
      int('taught', 'people', 'people who belong to one to be taught'),
      int('communities', 'communities', 'communities alive'),
      int('community_members', 'people', 'people who belong to at least one of them'),
      int('gatherings', 'gatherings', 'gatherings of communities since the row before'),
      int('visits', 'visits', 'people who came to them, each time'),
      int('introductions', 'introductions', 'introductions that weavers made since the row before'),
      int('guests', 'visits', 'people from other organizations whom groups invited since the row before'),
      int('struck', 'groups', 'groups that a crisis struck since the row before'),
      int('came', 'people', 'people who came into this world since the row before'),
      int('gone', 'people', 'people who left it'),
      int('moved', 'people', 'people who changed to another organization'),
    ],
  },
  groups: {
    meaning: 'The register: a row for each group, written when it ends; groups still alive at the end come last.',
    columns: [
      replicate,
      int('group', 'number', 'the number of the group, in order of founding, from 1'),
      int('born', 'week', 'week of founding'),
      int('recognized', 'week', 'week in which its members recognized it; empty: never'),
      text('kind', 'own (of their own accord) or assigned (an expert was appointed)'),
      text('recognized_by', 'which of the seven recognitions came first'),
      int('founder_a', 'person', 'who wished for it; of an assigned team the expert'),
      int('founder_b', 'person', 'whom they founded it with'),
      text('reason_a', 'fields that the first founder needed, as "3+5"'),
      text('reason_b', 'fields that the second founder needed'),
      int('parent', 'group', 'the group whose spark its founders carried; empty: none'),
      int('generation', 'number', '1 without a parent, otherwise one more than the parent'),
      int('supports', 'group', 'the group whose lack it works on; empty: none'),
      int('community', 'number', 'a community that both founders belonged to; empty: none'),
      int('organization', 'number', 'organization of the founder who wished for it, from 1'),
      int('second_organization', 'number', 'organization of the other founder, from 1'),
      int('size_peak', 'people', 'most members at once'),
      int('members_total', 'people', 'everybody who ever belonged to it'),
      int('ended', 'week', 'week of its end; empty: alive at the end of the run'),
      text('cause', 'fulfilled, faded, conflict, emptied, crisis or closed (from outside); empty: alive'),
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
      int('crisis', 'week', 'week of the last crisis that struck it; empty: none'),
      float('evenness', 'share', 'how evenly members contributed, last'),
    ],
  },
  events: {
    meaning: 'Everything that happened, in the order in which it did.',
    columns: [
      replicate,
      week,
      text(
        'kind',
        'need (a need arose: a difficulty met, or taken on from another), met (a need met), founded (once for each founder), joined, recognized, conflict, left, ended; appointed (an expert to lead a team), assigned (somebody to it); opened (a community); introduced (by a weaver: who), crisis (struck a group); came, gone, moved (people)',
      ),
      int('person', 'person', 'who; empty where it concerns a whole group'),
      int('group', 'group', 'which group; empty for none'),
      int(
        'other',
        'number',
        'founded: the other founder; joined: through whom; assigned: the expert; need, met: how many fields; opened: number of the community; came, moved: number of the organization; otherwise empty',
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
      float('openness', 'share', 'how much difference counts against similarity'),
      float('ego', 'share', 'how much they need to be the one who knows'),
      float('esteem', 'share', 'how far others see a teacher and leader in them'),
      float('angst', 'share', 'angst'),
      text('role', 'weaver, facilitator or coordinator; empty: none'),
      text('fostering', 'how they foster: individual, group or catalyst; empty: not'),
      int('community', 'number', 'a community they belong to; empty: none'),
      int('second_community', 'number', 'a second one; empty: none'),
      int('arrived', 'week', 'week in which they came into this world, 0: from the first morning'),
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
      text('within', 'the closest they share: group, community, team, organization; empty: nothing but the tie'),
    ],
  },
  communities: {
    meaning: 'A row for each community: when it ends, or at the end of the run.',
    columns: [
      replicate,
      int('community', 'number', 'the number of the community, in order of beginning, from 1'),
      int('born', 'week', 'week in which it began, 0: there from the first morning'),
      int('ended', 'week', 'week of its end; empty: alive at the end of the run'),
      int('theme', 'field', 'the field it is about, from 1; empty: anything'),
      int('every', 'weeks', 'weeks from one gathering to the next'),
      int('alumni_of', 'group', 'the group whose alumni began it; empty: begun otherwise'),
      int('size', 'people', 'people who belonged at the end'),
      int('size_peak', 'people', 'most at once'),
      int('gatherings', 'gatherings', 'gatherings held'),
      int('visits', 'visits', 'people who came, each time'),
      int('groups', 'groups', 'groups that sprang from it: founded by two who both belonged'),
      int('organizations', 'organizations', 'organizations of those who belonged at the end'),
      float('diversity', 'share', '1 - mean cosine between those who belonged at the end'),
    ],
  },
  organizations: {
    meaning: 'A row for each organization at the end of the run.',
    columns: [
      replicate,
      int('organization', 'number', 'number of the organization, from 1'),
      int('people', 'people', 'its people'),
      int('ever', 'people', 'of these, who have ever belonged to a group'),
      int('carriers', 'people', 'who have belonged to one and carry the spark'),
      int('changed', 'week', 'week in which it had changed as a whole; empty: not'),
      int('tenth', 'week', 'first week in which a tenth of its people had ever belonged; empty: never'),
      int('founded', 'groups', 'groups founded by somebody of it'),
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
