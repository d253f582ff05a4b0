/** Every dial of the lab, made from what the model declares: what it turns, its range, its unit, what it means, and whence it is. */
import { PARAMETERS, type Parameter, TRAITS, type Trait } from '../../model/parameters.ts';
import { ABOUT } from '../../scenario/about-rules.ts';

export interface Dial {
  /** As the option --set names it. */
  readonly path: string;
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly theory: string;
  readonly source: string;
  readonly low: number;
  readonly high: number;
  readonly integer: boolean;
  /** What it turns in the scenario: a number, or how a trait is spread over people, as two numbers. */
  readonly kind: 'number' | 'spread';
}

export interface Section {
  readonly name: string;
  readonly about: string;
  readonly dials: readonly Dial[];
}

/** Dials that most lessons are about; they come first. */
const OFTEN = [
  'people.count',
  'attraction.threshold',
  'spreading.sigma',
  'needs.rate',
  'needs.reach',
  'fostering.catalysts',
  'assigning.share',
  'organizations.pass',
  'network.rewired',
] as const;

const whole = (path: string, low: number, high: number, unit: string, meaning: string): Dial => ({
  ...{
    path,
    name: path.split('.')[1]!,
    low,
    high,
    unit,
    meaning,
    theory: '',
    source: '',
    integer: true,
    kind: 'number',
  },
});

/** What a world is made of: the numbers of a scenario that are no parameters of a rule. Only those that it has are shown. */
const MADE_OF: readonly Dial[] = [
  whole('people.count', 2, 5000, 'people', 'people in the world'),
  whole('people.fields', 2, 20, 'fields', 'fields of expertise; everybody is expert at one of them'),
  whole('network.neighbours', 2, 40, 'ties', 'ties of everybody to their nearest neighbours, before some are rewired'),
  {
    ...whole('network.rewired', 0, 1, 'share', 'share of ties that lead anywhere in the world instead of next door'),
    integer: false,
    source: 'Watts & Strogatz 1998',
  },
  whole('network.ties', 1, 20, 'ties', 'ties of everybody who comes, to those who have many already'),
  whole('network.degree', 1, 60, 'ties', 'mean number of ties'),
  whole('network.count', 1, 50, 'communities', 'communities of equal size'),
  whole('network.inside', 0, 60, 'ties', 'mean number of ties inside the own community'),
  whole('network.between', 0, 60, 'ties', 'mean number of ties to all others'),
  whole('organizations.count', 1, 50, 'organizations', 'organizations, each a block of neighbours'),
];

const ofParameter = (section: string, [name, given]: readonly [string, Parameter]): Dial => {
  const { unit, meaning, theory, source, range, integer = false } = given;
  return {
    ...{ path: `${section}.${name}`, name, unit, meaning, theory, source, integer, kind: 'number' },
    ...{ low: range[0], high: range[1] },
  };
};

const ofTrait = ([name, { unit, meaning, theory, source, range }]: readonly [string, Trait]): Dial => ({
  ...{ path: `people.traits.${name}`, name, unit, meaning, theory, source, integer: false, kind: 'spread' },
  ...{ low: range[0], high: range[1] },
});

/** The value that stands at a path of a scenario; undefined where there is none. */
export function valueAt(resolved: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], resolved);
}

/** Whether a dial is there for this scenario: its own people have no count to be turned, another network no rewiring. */
function isThere(resolved: Readonly<Record<string, unknown>>, { path, kind }: Dial): boolean {
  const people = resolved.people as { readonly file?: unknown };
  const network = resolved.network as { readonly kind?: unknown };
  if (people.file !== undefined && path === 'people.count') return false;
  if (network.kind === 'file' && path === 'people.count') return false;
  if ((resolved.organizations as { readonly column?: unknown }).column !== undefined && path === 'organizations.count')
    return false;
  const value = valueAt(resolved, path);
  return kind === 'number' ? typeof value === 'number' : isSpread(value);
}

/** A trait that is spread evenly, or the same for all: what two numbers can say. */
export function isSpread(value: unknown): value is { uniform?: readonly [number, number]; constant?: number } {
  return typeof value === 'object' && value !== null && ('uniform' in value || 'constant' in value);
}

/** How a trait is written that goes evenly from one number to another. */
export function spreadText(low: number, high: number): string {
  return low === high ? `{ constant: ${low} }` : `{ uniform: [${low}, ${high}] }`;
}

/** The dials of a scenario, those used often first, then section by section. */
export function sectionsFor(resolved: Readonly<Record<string, unknown>>): Section[] {
  const rules = Object.entries(PARAMETERS).map(([name, parameters]) => ({
    name,
    about: ABOUT[name] ?? '',
    dials: Object.entries(parameters as Record<string, Parameter>).map((one) => ofParameter(name, one)),
  }));
  const made = (name: string) => MADE_OF.filter(({ path }) => path.startsWith(`${name}.`));
  const own = (name: string) => rules.find((rule) => rule.name === name)?.dials ?? [];
  const structure: Section[] = [
    {
      name: 'people',
      about: 'who lives in this world',
      dials: [...made('people'), ...Object.entries(TRAITS).map(ofTrait)],
    },
    {
      name: 'network',
      about: 'who is tied to whom, and what ties can become',
      dials: [...made('network'), ...own('network')],
    },
    {
      name: 'organizations',
      about: 'who works where, and the walls between',
      dials: [...made('organizations'), ...own('organizations')],
    },
  ];
  const taken = new Set(structure.map(({ name }) => name));
  const all = [...structure, ...rules.filter(({ name }) => !taken.has(name))]
    .map((section) => ({ ...section, dials: section.dials.filter((dial) => isThere(resolved, dial)) }))
    .filter(({ dials }) => dials.length > 0);
  const often = OFTEN.flatMap((path) => all.flatMap(({ dials }) => dials.filter((dial) => dial.path === path)));
  return [{ name: 'often', about: 'dials that change much', dials: often }, ...all];
}
