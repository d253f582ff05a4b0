/**
 * What runs are compared by: a handful of numbers a replicate, each declared once with its unit, its meaning and how it is
 * reckoned from the tables. One more is one more entry: whatever compares runs reads this list.
 */

/** Rows of one table for one replicate: its columns of numbers (NaN: an empty cell) and of words. */
export interface TableRows {
  readonly rows: number;
  /** @throws Error when there is no such column */
  numbers(column: string): readonly number[];
  words(column: string): readonly string[];
}

/** One replicate. */
export interface OneRun {
  readonly weeks: TableRows;
  readonly groups: TableRows;
  readonly organizations: TableRows;
}

export interface Outcome {
  readonly name: string;
  /** "share" (0 to 1), or what it counts. */
  readonly unit: string;
  readonly meaning: string;
  /** How it is headed in a chart. */
  readonly head: string;
  /** How a difference is said, {} being its amount with its unit: when the variant has more, and when it has less. */
  readonly more: string;
  readonly less: string;
  /** Whether it is told in a headline, not in the table alone, where a scenario does not say which are. */
  readonly main: boolean;
  /** What the one with the highest and the one with the lowest value are called, where not most and least. */
  readonly ends?: readonly [highest: string, lowest: string];
  /** Null where there was nothing to measure. */
  readonly of: (run: OneRun) => number | null;
}

/** Groups born in this share of the weeks have time for children that can be counted. */
const TIME_FOR_CHILDREN = 0.45;
const TAKEOFF = 0.1;

export const OUTCOMES: readonly Outcome[] = [
  {
    name: 'ever',
    unit: 'share',
    meaning: 'share of people who had ever belonged to a group by the end',
    head: 'People who ever belonged',
    more: '{} more of all people ever belonged',
    less: '{} fewer of all people ever belonged',
    main: true,
    of: ({ weeks }) => last(ratio(weeks, 'ever', 'people')),
  },
  {
    name: 'takeoff',
    unit: 'weeks',
    meaning: 'first week in which a tenth of the people had ever belonged; empty: never',
    head: 'Week in which a tenth was reached',
    more: 'a tenth reached {} later',
    less: 'a tenth reached {} earlier',
    main: true,
    ends: ['latest', 'earliest'],
    of: ({ weeks }) => {
      const at = ratio(weeks, 'ever', 'people').findIndex((share) => share >= TAKEOFF);
      return at < 0 ? null : weeks.numbers('week')[at]!;
    },
  },
  {
    name: 'members',
    unit: 'share',
    meaning: 'share of people in a group, mean over the weeks',
    head: 'People in a group, on average',
    more: '{} more of all people in a group on average',
    less: '{} fewer of all people in a group on average',
    main: true,
    of: ({ weeks }) => mean(lived(weeks, ratio(weeks, 'members', 'people'))),
  },
  {
    name: 'groups',
    unit: 'groups',
    meaning: 'groups founded',
    head: 'Groups founded',
    more: '{} more groups founded',
    less: '{} fewer groups founded',
    main: true,
    of: ({ weeks }) => total(weeks, 'founded'),
  },
  {
    name: 'with_parent',
    unit: 'share',
    meaning: 'share of groups whose founders carried the spark of an earlier group; empty: no group',
    head: 'Groups with a parent',
    more: '{} more of the groups inspired by an earlier one',
    less: '{} fewer of the groups inspired by an earlier one',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'founded_with_parent'), total(weeks, 'founded')),
  },
  {
    name: 'recognized',
    unit: 'share',
    meaning: 'share of groups that were ever recognized by their members; empty: no group',
    head: 'Groups recognized',
    more: '{} more of the groups recognized',
    less: '{} fewer of the groups recognized',
    main: false,
    of: ({ groups }) => share(own(groups, 'recognized').filter(isKnown).length, own(groups, 'group').length),
  },
  {
    name: 'fulfilled',
    unit: 'share',
    meaning: 'share of recognized groups that have ended which ended fulfilled; empty: none has',
    head: 'Recognized groups that ended fulfilled',
    more: '{} more of the recognized groups ended fulfilled',
    less: '{} fewer of the recognized groups ended fulfilled',
    main: false,
    of: ({ groups }) => {
      const recognized = groups.numbers('recognized');
      const ended = groups.numbers('ended');
      const kind = groups.words('kind');
      const counts = (g: number) => kind[g] === 'own' && isKnown(recognized[g]!) && isKnown(ended[g]!);
      const causes = groups.words('cause').filter((_, g) => counts(g));
      return share(causes.filter((cause) => cause === 'fulfilled').length, causes.length);
    },
  },
  {
    name: 'lifetime',
    unit: 'weeks',
    meaning: 'median weeks from birth to end of the groups that have ended; empty: none has',
    head: 'Lifetime of groups',
    more: 'groups lived {} longer',
    less: 'groups lived {} shorter',
    main: false,
    ends: ['longest', 'shortest'],
    of: ({ groups }) => {
      const born = own(groups, 'born');
      return median(
        own(groups, 'ended')
          .map((week, g) => week - born[g]!)
          .filter(isKnown),
      );
    },
  },
  {
    name: 'size',
    unit: 'people',
    meaning: 'most members at once, mean over groups; empty: no group',
    head: 'Size of groups at their largest',
    more: 'groups larger by {}',
    less: 'groups smaller by {}',
    main: false,
    ends: ['largest', 'smallest'],
    of: ({ groups }) => mean(own(groups, 'size_peak')),
  },
  {
    name: 'needs_met',
    unit: 'needs',
    meaning: 'needs met, for each person',
    head: 'Needs met, for each person',
    more: '{} more needs met for each person',
    less: '{} fewer needs met for each person',
    main: true,
    of: ({ weeks }) => total(weeks, 'needs_met') / people(weeks),
  },
  {
    name: 'needs_met_share',
    unit: 'share',
    meaning: 'needs met over needs that arose; empty: none arose',
    head: 'Needs that were met',
    more: '{} more of the needs met',
    less: '{} fewer of the needs met',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'needs_met'), total(weeks, 'needs_arisen')),
  },
  {
    name: 'stuck',
    unit: 'share',
    meaning: 'share of people with an unmet need, mean over the weeks',
    head: 'People with an unmet need, on average',
    more: '{} more of all people stuck on average',
    less: '{} fewer of all people stuck on average',
    main: false,
    of: ({ weeks }) => mean(lived(weeks, ratio(weeks, 'stuck', 'people'))),
  },
  {
    name: 'learning',
    unit: 'expertise',
    meaning: 'expertise gained in all ways, for each person',
    head: 'Expertise gained, for each person',
    more: '{} more expertise gained by each person',
    less: '{} less expertise gained by each person',
    main: true,
    of: ({ weeks }) => {
      const gains = ['gain_together', 'gain_alone', 'gain_seeing', 'gain_alumni', 'gain_practice'].map((way) =>
        total(weeks, way),
      );
      return sum(gains) / people(weeks);
    },
  },
  {
    name: 'pace',
    unit: 'factor',
    meaning:
      'what members gained over what they would have gained alone in the same weeks; empty: nobody learned in a group',
    head: 'Learning together over learning alone',
    more: 'members learned faster: the factor is {} higher',
    less: 'members learned more slowly: the factor is {} lower',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ weeks }) => share(total(weeks, 'gain_together'), total(weeks, 'gain_as_if_alone')),
  },
  {
    name: 'reproduction',
    unit: 'groups',
    meaning: `child groups of a group, mean over groups born in the first ${100 * TIME_FOR_CHILDREN} % of the weeks; empty: no such group`,
    head: 'Child groups of a group',
    more: '{} more child groups for a group',
    less: '{} fewer child groups for a group',
    main: false,
    of: ({ weeks, groups }) => {
      const until = TIME_FOR_CHILDREN * last(weeks.numbers('week'))!;
      const born = own(groups, 'born');
      const early = new Set(own(groups, 'group').filter((_, g) => born[g]! <= until));
      return share(groups.numbers('parent').filter((parent) => early.has(parent)).length, early.size);
    },
  },
  {
    name: 'lag',
    unit: 'weeks',
    meaning:
      'weeks from the first organization of which a tenth of the people had ever belonged to the last; one that never got there counts as if at the end',
    head: 'From the first organization to the last',
    more: '{} more from the first organization to the last',
    less: '{} fewer from the first organization to the last',
    main: false,
    ends: ['longest', 'shortest'],
    of: ({ weeks, organizations }) => {
      const end = last(weeks.numbers('week'))!;
      const reached = organizations.numbers('tenth').map((week) => (isKnown(week) ? week : end));
      return reached.length < 2 ? null : Math.max(...reached) - Math.min(...reached);
    },
  },
  {
    name: 'changed',
    unit: 'share',
    meaning: 'share of organizations that had changed as a whole by the end',
    head: 'Organizations that changed as a whole',
    more: '{} more of the organizations changed as a whole',
    less: '{} fewer of the organizations changed as a whole',
    main: false,
    of: ({ organizations }) => share(organizations.numbers('changed').filter(isKnown).length, organizations.rows),
  },
  {
    name: 'crossing',
    unit: 'share',
    meaning: 'share of groups whose founders are of two organizations; empty: no group',
    head: 'Groups across organizations',
    more: '{} more of the groups across organizations',
    less: '{} fewer of the groups across organizations',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'founded') - total(weeks, 'founded_inside'), total(weeks, 'founded')),
  },
  {
    name: 'supporting',
    unit: 'share',
    meaning: 'share of groups that work on what another group lacks; empty: no group',
    head: 'Groups that support another',
    more: '{} more of the groups support another',
    less: '{} fewer of the groups support another',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'founded_supporting'), total(weeks, 'founded')),
  },
  {
    name: 'in_community',
    unit: 'share',
    meaning: 'share of groups whose founders share a community; empty: no group',
    head: 'Groups that spring from a community',
    more: '{} more of the groups spring from a community',
    less: '{} fewer of the groups spring from a community',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'founded_in_community'), total(weeks, 'founded')),
  },
  {
    name: 'evenness',
    unit: 'share',
    meaning: 'how evenly members contribute, mean over groups and assigned teams when they ended or last; empty: none',
    head: 'How evenly members contribute',
    more: 'contributions more even by {}',
    less: 'contributions less even by {}',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ groups }) => mean(groups.numbers('evenness')),
  },
  {
    name: 'beyond_met',
    unit: 'needs',
    meaning: "needs met beyond what anybody in one's organization knew, for each person",
    head: 'Needs met that nobody at home could meet',
    more: '{} more such needs met for each person',
    less: '{} fewer such needs met for each person',
    main: false,
    of: ({ weeks }) => total(weeks, 'beyond_met') / people(weeks),
  },
  {
    name: 'broken',
    unit: 'groups',
    meaning: 'groups that ended in conflict or in the aftermath of a crisis',
    head: 'Groups that broke',
    more: '{} more groups broke',
    less: '{} fewer groups broke',
    main: false,
    of: ({ weeks }) => total(weeks, 'ended_conflict') + total(weeks, 'ended_crisis'),
  },
  {
    name: 'angst',
    unit: 'share',
    meaning: 'mean angst of people, over the weeks',
    head: 'Angst, on average',
    more: 'angst higher by {}',
    less: 'angst lower by {}',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ weeks }) => mean(lived(weeks, weeks.numbers('angst'))),
  },
  {
    name: 'angst_of_fosterers',
    unit: 'share',
    meaning:
      'angst of those who foster (as the group: while they belong to one), mean over the weeks; empty: nobody does',
    head: 'Angst of those who foster',
    more: 'angst of those who foster higher by {}',
    less: 'angst of those who foster lower by {}',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ weeks }) => mean(lived(weeks, weeks.numbers('angst_of_fosterers'))),
  },
  {
    name: 'esteem',
    unit: 'share',
    meaning: 'mean esteem of people at the end',
    head: 'Esteem at the end',
    more: 'esteem higher by {}',
    less: 'esteem lower by {}',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ weeks }) => last(weeks.numbers('esteem')),
  },
  {
    name: 'conflicts',
    unit: 'conflicts',
    meaning: 'conflicts that a group went through, mean over groups; empty: no group',
    head: 'Conflicts in a group',
    more: '{} more in each group',
    less: '{} fewer in each group',
    main: false,
    of: ({ groups }) => mean(own(groups, 'conflicts')),
  },
  {
    name: 'discovery',
    unit: 'share',
    meaning:
      'share of what members gained together that nobody in the group had known; empty: nobody learned in a group',
    head: 'Discovered, of what is learned together',
    more: '{} more of what is learned together is discovered',
    less: '{} less of what is learned together is discovered',
    main: false,
    of: ({ weeks }) => share(total(weeks, 'gain_discovery'), total(weeks, 'gain_together')),
  },
  {
    name: 'broken_of_struck',
    unit: 'share',
    meaning: 'share of the groups struck by a crisis that ended in its aftermath; empty: none was struck',
    head: 'Struck groups that broke',
    more: '{} more of the groups struck broke',
    less: '{} fewer of the groups struck broke',
    main: false,
    of: ({ groups }) => {
      const crisis = groups.numbers('crisis');
      const causes = groups.words('cause').filter((_, g) => isKnown(crisis[g]!));
      return share(causes.filter((cause) => cause === 'crisis').length, causes.length);
    },
  },
  {
    name: 'supported_met',
    unit: 'share',
    meaning:
      'needs met over needs brought in groups that another group supported; empty: none was, or nothing was brought',
    head: 'Needs met in supported groups',
    more: '{} more of the needs met in groups that others support',
    less: '{} fewer of the needs met in groups that others support',
    main: false,
    of: ({ groups }) => ofSupported(groups, 'needs_met', 'needs_brought'),
  },
  {
    name: 'supported_pace',
    unit: 'factor',
    meaning:
      'what members of groups that another group supported gained over what they would have gained alone; empty: none was',
    head: 'Learning together over alone, in supported groups',
    more: 'members of groups that others support learned faster: the factor is {} higher',
    less: 'members of groups that others support learned more slowly: the factor is {} lower',
    main: false,
    ends: ['highest', 'lowest'],
    of: ({ groups }) => ofSupported(groups, 'gain_together', 'gain_as_if_alone'),
  },
  {
    name: 'met_outside',
    unit: 'needs',
    meaning: 'needs met by people who belonged to no group, for each person',
    head: 'Needs met outside groups',
    more: '{} more needs met outside groups for each person',
    less: '{} fewer needs met outside groups for each person',
    main: false,
    of: ({ weeks }) => (total(weeks, 'needs_met') - total(weeks, 'needs_met_together')) / people(weeks),
  },
];

/** What is compared where a scenario does not say by what. */
export const MAIN_OUTCOMES: readonly string[] = OUTCOMES.filter(({ main }) => main).map(({ name }) => name);

/** The outcomes of these names, in their order. A name that there is no longer is passed over; without any left, the main ones. */
export function outcomesNamed(names: readonly string[]): readonly Outcome[] {
  const named = names.flatMap((name) => OUTCOMES.filter((outcome) => outcome.name === name));
  return named.length > 0 ? named : OUTCOMES.filter(({ main }) => main);
}

/** A column of groups of their own accord: assigned teams stand in the same table. */
function own(groups: TableRows, column: string): number[] {
  const kind = groups.words('kind');
  return groups.numbers(column).filter((_, g) => kind[g] === 'own');
}

/** One column over another, summed over the groups that at least one other group worked for. */
function ofSupported(groups: TableRows, part: string, whole: string): number | null {
  const supported = new Set(groups.numbers('supports'));
  const number = groups.numbers('group');
  const of = (column: string) => sum(groups.numbers(column).filter((_, g) => supported.has(number[g]!)));
  return share(of(part), of(whole));
}

const isKnown = (value: number) => !Number.isNaN(value);
const sum = (values: readonly number[]) => values.reduce((so, value) => so + value, 0);
/** Of what is known: where everybody has left there are no shares of people. */
function mean(values: readonly number[]): number | null {
  const known = values.filter(isKnown);
  return share(sum(known), known.length);
}
const total = (table: TableRows, column: string) => sum(table.numbers(column));
const last = (values: readonly number[]) => {
  const value = values.at(-1);
  return value === undefined || Number.isNaN(value) ? null : value;
};
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

function ratio(table: TableRows, part: string, whole: string): number[] {
  const of = table.numbers(whole);
  return table.numbers(part).map((value, row) => value / of[row]!);
}

/** Without the first morning, when nothing has been lived yet. */
function lived(weeks: TableRows, values: readonly number[]): number[] {
  const week = weeks.numbers('week');
  return values.filter((_, row) => week[row]! > 0);
}

/** How many there are, mean over the rows: people may come and go. */
const people = (weeks: TableRows) => mean(weeks.numbers('people'))!;
