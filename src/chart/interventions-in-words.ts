/** What was done to a world from outside, in words: a sentence for the report and the protocol, a few letters for a chart. */
import { count, number, percent, weekNumber } from '../measure/words.ts';

export interface ToldIntervention {
  /** First and last week, both included; the same for a single week. */
  readonly from: number;
  readonly to: number;
  /** "20 people begin to foster as catalysts" */
  readonly words: string;
  /** "20 catalysts" */
  readonly label: string;
}

/** A deed as a resolved scenario writes it: numbers of organizations and fields from 1, every default filled in. */
type Deed = Readonly<Record<string, unknown>>;

/** The interventions of a resolved scenario, in their order; none where it has none. */
export function interventionsOf(resolved: Readonly<Record<string, unknown>>): ToldIntervention[] {
  const listed = Object.hasOwn(resolved, 'interventions') ? resolved.interventions : [];
  return Array.isArray(listed) ? listed.map(told) : [];
}

/** "week 52", "weeks 90 to 110" */
export function whenInWords({ from, to }: ToldIntervention): string {
  return from === to ? weekNumber(from) : `weeks\u00a0${number(from)} to\u00a0${number(to)}`;
}

function told({ week, weeks, ...deeds }: Readonly<Record<string, unknown>>): ToldIntervention {
  const [from, to] = Array.isArray(weeks) ? (weeks as [number, number]) : [Number(week), Number(week)];
  const [kind, deed] = Object.entries(deeds)[0] as [string, Deed];
  const say = SAID[kind];
  // A run of a later version may know deeds that this one does not.
  const said = say === undefined ? { words: kind, label: kind } : say(deed, from !== to);
  const where = deed.organization === undefined ? '' : ` (organization ${number(Number(deed.organization))})`;
  return { from, to, words: `${said.words}${where}`, label: said.label };
}

const SAID: Readonly<Record<string, (deed: Deed, span: boolean) => { words: string; label: string }>> = {
  catalysts(deed, span) {
    const [alone, many] = { individual: ['an individual', 'individuals'], group: ['a group', 'groups'] }[
      String(deed.way)
    ] ?? ['a catalyst', 'catalysts'];
    const foster = span ? one(deed, 'fosters', 'foster') : one(deed, 'begins to foster', 'begin to foster');
    const label = deed.way === 'catalyst' ? one(deed, 'catalyst', 'catalysts') : one(deed, 'fosters', 'foster');
    return {
      words: `${people(deed)} ${foster} as ${one(deed, alone!, many!)}`,
      label: `${shortly(deed)} ${label}`,
    };
  },
  crisis({ trust, energy, field }, span) {
    const need = field === undefined ? '' : `, and people are thrown into need in field ${number(Number(field))}`;
    const cost = `${percent(Number(trust))} of their trust and ${percent(Number(energy))} of their energy`;
    return {
      words: `a crisis ${span ? 'every week' : ''} costs groups ${cost}${need}`.replace('  ', ' '),
      label: 'crisis',
    };
  },
  walls({ pass }) {
    const share = Number(pass);
    if (share === 1) return { words: 'the walls between organizations are opened wholly', label: 'walls open' };
    if (share === 0) return { words: 'the walls between organizations are closed', label: 'walls closed' };
    return {
      words: `the walls between organizations let ${percent(share)} through`,
      label: `walls: ${percent(share)} through`,
    };
  },
  leave: (deed) => ({ words: `${people(deed)} ${one(deed, 'leaves', 'leave')}`, label: `${shortly(deed)} leave` }),
  newcomers: (deed) => ({
    words: `${count(Number(deed.count), 'new person comes', 'new people come')}`,
    label: count(Number(deed.count), 'newcomer'),
  }),
  gathering({ count: many, every, theme }, span) {
    const often = Number(every) === 1 ? 'every week' : `every ${count(Number(every), 'week')}`;
    const about = theme === undefined ? '' : ` around field ${number(Number(theme))}`;
    const from = span ? '' : ', from then on';
    return {
      words: `an open gathering of ${count(Number(many), 'person', 'people')}${about}, ${often}${from}`,
      label: 'gatherings',
    };
  },
  roles: (deed, span) => ({
    words: `${people(deed)} ${span ? one(deed, 'is', 'are') : one(deed, 'becomes', 'become')} ${one(deed, 'a ', '')}${deed.role}${one(deed, '', 's')}`,
    label: `${shortly(deed)} ${deed.role}${one(deed, '', 's')}`,
  }),
  organizing({ assigned }) {
    const share = Number(assigned);
    const who = share === 1 ? 'all' : share === 0 ? 'none' : percent(share);
    return { words: `${who} of those stuck are assigned to an appointed expert`, label: `${who} assigned` };
  },
  end({ groups }) {
    if (groups === 'largest' || groups === 'oldest')
      return { words: `the ${groups} group is ended`, label: `${groups} group ended` };
    if (groups === 'all') return { words: 'all groups are ended', label: 'all groups ended' };
    const { count: many, share } = groups as { count?: number; share?: number };
    const which = many === undefined ? `${percent(share ?? 0)} of the groups` : count(many, 'group');
    return {
      words: `${which}, drawn by lot, ${many === 1 ? 'is' : 'are'} ended`,
      label: `${which.replace(' of the', ' of')} ended`,
    };
  },
};

/** "20 people", "2 % of the people" */
function people({ count: many, share }: Deed): string {
  return many === undefined ? `${percent(Number(share))} of the people` : count(Number(many), 'person', 'people');
}

/** "20", "2 %" */
function shortly({ count: many, share }: Deed): string {
  return many === undefined ? percent(Number(share)) : number(Number(many));
}

const one = ({ count: many }: Deed, singular: string, plural: string): string => (many === 1 ? singular : plural);
