/**
 * The ODD protocol of a scenario (Grimm et al. 2020): what docs/model.md says of every world, and beside it what is particular to
 * this one. Nothing is known of the page but its headings, and a heading that is missing is an error, never a gap.
 */
import { readFileSync } from 'node:fs';
import { number } from '../measure/words.ts';
import { READY_MADE, type RuleName } from '../model/open-rules.ts';
import { PARAMETERS } from '../model/parameters.ts';
import type { RunInfo } from '../simulate/run-info.ts';
import { interventionsOf, whenInWords } from './interventions-in-words.ts';
import { type Setting, settingsOf, worldOf } from './settings-in-words.ts';

/** What a run would be, but for what only a run has. */
export type Described = Omit<RunInfo, 'name' | 'fingerprint' | 'command'>;

/** Whether what stands for a rule is the rule as it is built in: the first of those that are ready-made. */
const isBuiltIn = (name: string, rule: unknown) => rule === Object.keys(READY_MADE[name as RuleName])[0];

/** The seven elements of the protocol, as docs/model.md heads them. */
export const ELEMENTS = [
  '1. Purpose and patterns',
  '2. Entities, state variables and scales',
  '3. Process overview and scheduling',
  '4. Design concepts',
  '5. Initialization',
  '6. Input data',
  '7. Submodels',
] as const;

type Element = (typeof ELEMENTS)[number];

/** A heading of the second or third level with what stands under it, up to the next. */
interface Part {
  readonly level: number;
  readonly heading: string;
  readonly text: string;
}

/** docs/model.md, which a package brings along. This file lies in src/chart or, compiled, in dist/chart. */
export function modelText(): string {
  return readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8');
}

/**
 * @param model the text of docs/model.md
 * @throws Error "internal: ..." if the page lacks a heading that is built on
 */
export function protocol(model: string, run: Described): string {
  const [, ...parts] = partsOf(withoutMeasurements(model));
  demand(parts);
  const settings = settingsOf(run.resolved);
  let element: string | null = null;
  const pages = parts.flatMap((part): string[] => {
    if (part.level === 2) element = part.heading;
    const text = understandable(part.text);
    const head = `${'#'.repeat(part.level)} ${part.heading}`;
    if (part.level === 2 && isElement(part.heading)) {
      const own = PARTICULAR[part.heading](run, settings);
      // What holds in general must not look as if it belonged to this scenario.
      const general = own.startsWith('### ') && text !== '' ? '### In general' : '';
      return [head, own, general, text];
    }
    if (part.level === 3 && element === SUBMODELS && isSection(part.heading))
      return [head, text, parametersOf(part.heading, settings)];
    return [head, text];
  });
  const text = [introduction(run), ...pages].filter((page) => page !== '').join('\n\n');
  // Spaces that hold a number and its unit together are for charts.
  return `${text.replaceAll('\u00a0', ' ')}\n`;
}

const SUBMODELS: Element = '7. Submodels';

function isElement(heading: string): heading is Element {
  return (ELEMENTS as readonly string[]).includes(heading);
}

const isSection = (heading: string): boolean => Object.hasOwn(PARAMETERS, heading);

/** Everything before the first heading of these levels, then a part for each; what looks like a heading in a block of code is none. */
function partsOf(text: string): Part[] {
  const parts: { level: number; heading: string; lines: string[] }[] = [{ level: 1, heading: '', lines: [] }];
  let inCode = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    const head = inCode ? null : /^(##|###) (.+?)\s*$/.exec(line);
    if (head === null) parts.at(-1)!.lines.push(line);
    else parts.push({ level: head[1]!.length, heading: head[2]!, lines: [] });
  }
  return parts.map(({ level, heading, lines }) => ({ level, heading, text: lines.join('\n').trim() }));
}

/** What was measured was measured in the default world. */
function withoutMeasurements(model: string): string {
  const kept = model.replaceAll(/<!-- measured:begin[\s\S]*?<!-- measured:end -->\n*/g, '');
  if (/<!-- measured:(begin|end)/.test(kept))
    throw new Error('internal: docs/model.md has a mark measured:begin without its measured:end, or the reverse');
  return kept;
}

function demand(parts: readonly Part[]): void {
  const lacks = (heading: string, where = '') =>
    new Error(`internal: docs/model.md has no heading "${heading}"${where}`);
  const tops = parts.filter(({ level }) => level === 2).map(({ heading }) => heading);
  for (const one of ELEMENTS) if (!tops.includes(one)) throw lacks(`## ${one}`);
  if (tops.filter(isElement).join() !== ELEMENTS.join())
    throw new Error('internal: the elements of the ODD protocol stand in docs/model.md twice or out of order');
  const start = parts.findIndex(({ heading }) => heading === SUBMODELS) + 1;
  const end = parts.findIndex(({ level }, at) => at >= start && level === 2);
  const rules = parts.slice(start, end < 0 ? undefined : end).map(({ heading }) => heading);
  for (const section of Object.keys(PARAMETERS))
    if (!rules.includes(section)) throw lacks(`### ${section}`, ` under "## ${SUBMODELS}"`);
}

/** Links to other pages would lead nowhere from where the protocol is read: they become the name of the page. */
function understandable(text: string): string {
  const outsideOfCode = text.split(/(^```[\s\S]*?^```)/m);
  return outsideOfCode.map((part, at) => (at % 2 === 1 ? part : part.replaceAll(LINK, asName))).join('');
}

const LINK = /!?\[([^\]]*)\]\(([^)\s]+)\)/g;

function asName(link: string, label: string, target: string): string {
  if (/^([a-z]+:|#)/i.test(target)) return link;
  const { pathname, hash } = new URL(target, 'file:///docs/');
  const page = `\`${pathname.slice(1)}\`${hash === '' ? '' : `, ${hash.slice(1)}`}`;
  return pathname.endsWith(`/${label}`) ? page : `${label} (${page})`;
}

function introduction({ title, version }: Described): string {
  return `# ODD protocol: ${plain(title)}

This is the complete description of the simulation model behind this scenario. It follows the ODD protocol (Overview, Design
concepts, Details) for describing agent-based models in its second update (Grimm et al. 2020), and was made by \`groundswell odd\`
of Groundswell ${plain(version)}. What is particular to the scenario stands under "In this scenario" and in the tables of
parameters; everything else is the same in every scenario. Paths like \`src/model/tick.ts\` and \`docs/scenarios.md\` are those of
the repository of Groundswell.`;
}

type Settings = ReturnType<typeof settingsOf>;

/** What each element says of this scenario; empty where there is nothing to be said. */
const PARTICULAR: Readonly<Record<Element, (run: Described, settings: Settings) => string>> = {
  '1. Purpose and patterns': ({ title, question, why, finding }) =>
    here(
      ...[
        ['Scenario', title],
        ['Question', question],
        ['Why it is asked', why],
        ['Expected finding', finding],
      ].flatMap(([term, words]) => (words!.trim() === '' ? [] : [`**${term}.** ${plain(words!)}`])),
    ),

  '2. Entities, state variables and scales': ({ resolved, weeks, replicates, seed }) => {
    const { people, organizations } = resolved as Record<string, Readonly<Record<string, unknown>> | undefined>;
    const newcomers = (resolved.interventions as readonly { newcomers?: { count: number } }[] | undefined)?.reduce(
      (sum, one) => sum + (one.newcomers?.count ?? 0),
      0,
    );
    return here(
      table(
        ['scale', 'value'],
        [
          ['people on the first morning', number(Number(people?.count))],
          ...(newcomers ? [['people who come later', number(newcomers)]] : []),
          ['fields of expertise', number(Number(people?.fields))],
          ['organizations', number(Number(organizations?.count))],
          ['weeks (steps)', number(weeks)],
          ['replicates', number(replicates)],
          ['seed', code(seed)],
        ],
      ),
    );
  },

  '3. Process overview and scheduling': ({ resolved }) => {
    const entries = (resolved.interventions ?? []) as readonly Readonly<Record<string, unknown>>[];
    const rows = interventionsOf(resolved).map((one, at) => {
      const { week: _, weeks: __, ...deed } = entries[at]!;
      return [String(at + 1), whenInWords(one), plain(one.words), code(flow(deed).slice(1, -1))];
    });
    if (rows.length === 0) return here('Nothing is done to this world from outside while it runs.');
    return here(
      'This is done to the world from outside while it runs, in this order where weeks coincide. A single week: at its beginning, and what is put up then stays. Some weeks: from the first to the last, both included.',
      table(['', 'when', 'what', 'as written'], rows),
    );
  },

  '4. Design concepts': ({ resolved }) =>
    here('**Observation.** Of each run this is kept:', table(['key', 'value'], flattened('record', resolved.record))),

  '5. Initialization': ({ resolved }, settings) => {
    const { people, network, organizations } = worldOf(resolved);
    const rows = [
      ...flattened('people', people),
      ...flattened('network', network),
      ...flattened('organizations', organizations),
    ];
    return here(
      table(['key', 'value'], rows),
      'Traits are spread over people like this:',
      settingsTable(all(settings).filter(({ name }) => name.startsWith(TRAITS))),
    );
  },

  '6. Input data': ({ sources }) =>
    here(
      sources.length === 0
        ? 'No file is read: everything is generated from the seed.'
        : table(
            ['file', 'SHA-256'],
            sources.map(({ path, sha256 }) => [code(path), code(sha256)]),
          ),
    ),

  '7. Submodels': ({ resolved }) => {
    const rules = Object.entries((resolved.rules ?? {}) as Readonly<Record<string, unknown>>);
    const replaced = rules.filter(([name, rule]) => !isBuiltIn(name, rule));
    if (replaced.length === 0) return '';
    const told = replaced.map(([name, rule]) => {
      const text = typeof rule === 'string' ? rule.trim() : JSON.stringify(rule);
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
      return `In place of the built-in ${code(name)}:\n\n${fence}text\n${text}\n${fence}`;
    });
    return [
      '**In this scenario** rules are replaced; what the sections below say of them does not hold.',
      ...told,
    ].join('\n\n');
  },
};

const TRAITS = 'people.traits.';

const here = (...blocks: readonly string[]): string => ['### In this scenario', ...blocks].join('\n\n');

const all = ({ turned, usual }: Settings): (Setting & { changed: boolean })[] => [
  ...turned.map((one) => ({ ...one, changed: true })),
  ...usual.map((one) => ({ ...one, changed: false })),
];

/** The parameters of a section, in the order in which they are declared. */
function parametersOf(section: string, settings: Settings): string {
  const names = Object.keys((PARAMETERS as Readonly<Record<string, object>>)[section]!);
  const known = new Map(all(settings).map((one) => [one.name, one]));
  return settingsTable(names.map((name) => known.get(`${section}.${name}`)!));
}

function settingsTable(settings: readonly (Setting & { changed: boolean })[]): string {
  return table(
    ['parameter', 'value', 'unit', 'meaning', 'changed'],
    settings.map(({ name, value, usual, unit, meaning, changed }) => [
      code(name),
      changed ? `**${plain(String(value))}**` : plain(String(value)),
      unit,
      meaning,
      changed ? `**changed**, default ${usual}` : '',
    ]),
  );
}

/** Every value by the path that leads to it; hashes of files stand with the input data. */
function flattened(path: string, value: unknown): string[][] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null))
    return value.flatMap((item, at) => flattened(`${path}.${at}`, item));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, item]) => (key === 'sha256' ? [] : flattened(`${path}.${key}`, item)));
  const words = Array.isArray(value) ? (value.length === 0 ? 'none' : value.join(', ')) : String(value ?? 'none');
  return [[code(path), plain(words)]];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A value as YAML would write it on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${flow(item)}`);
  return `{${entries.join(', ')}}`;
}

/** Text as code on one line, whatever ticks are in it. */
function code(text: string): string {
  const line = oneLine(text);
  if (!line.includes('`')) return `\`${line}\``;
  const fence = '`'.repeat(Math.max(...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
  return `${fence} ${line} ${fence}`;
}

/** Text that somebody wrote, on one line and with no meaning in Markdown. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');
