/** Explains a key, a section, a trait, a kind of network or a table of results, in a few lines. */
import { OUTCOMES } from '../measure/outcomes.ts';
import { TABLES, type TableColumn } from '../measure/tables.ts';
import type { RuleName } from '../model/open-rules.ts';
import { functionsTold, OPERATORS_TOLD, quantitiesTold, RULE_NAMES, readyMadeTold } from './explain-rules.ts';
import { ScenarioFault } from './fault.ts';
import { allKeys, type Key } from './keys.ts';
import { nearest } from './near.ts';
import { KINDS } from './network-shape.ts';
import { TRAIT_NAMES } from './people-shape.ts';
import { SECTION_NAMES } from './sections.ts';

/**
 * @param topic "needs.rate", "rate", "needs", "T6", "openness", "small-world", "groups", "groups.parent"; undefined: what there is
 * @throws ScenarioFault with the nearest topic when there is no such topic
 */
export function explain(topic?: string): string {
  if (topic === undefined) return overview();
  const all = topics();
  // "looks" is enough for noticing.looks; where several bear the name, all are told.
  const said = all.get(topic) ?? [...all].flatMap(([path, texts]) => (path.endsWith(`.${topic}`) ? texts : []));
  if (said.length === 0) {
    const names = [...all.keys()];
    const near = nearest(topic, names) ?? nearest(topic, [...new Set(names.map((path) => path.split('.').at(-1)!))]);
    throw new ScenarioFault([`${topic}: nothing is known about it${near === null ? '' : `, did you mean ${near}?`}`]);
  }
  return `${said.join('\n\n')}\n`;
}

/** Paths that can be set: sections and what is in them. */
export function completions(): string[] {
  return [...new Set(allKeys().flatMap(({ path, settable }) => (settable ? [path] : [])))];
}

/** Everything that can be explained by its full name. */
export function explainable(): string[] {
  return [...topics().keys()];
}

function topics(): Map<string, string[]> {
  const said = new Map<string, string[]>();
  const say = (topic: string, text: string) => said.set(topic, [...(said.get(topic) ?? []), text]);
  const keys = allKeys();
  for (const key of keys) if (key.section) say(key.path, aboutSection(key, keys));
  for (const key of keys.filter(({ section }) => !section)) {
    const alike = keys.filter(({ path, meaning }) => path === key.path && meaning === key.meaning);
    const kind = key.kind === null ? null : alike.map((one) => one.kind).join(', ');
    if (alike[0] === key) say(key.path, aboutKey({ ...key, kind }));
  }
  for (const key of keys) {
    // "T6": everything that turns that mechanism of the theory.
    for (const mechanism of key.declared?.theory.split(' ') ?? []) say(mechanism, aboutKey({ ...key, kind: null }));
  }
  for (const rule of RULE_NAMES) {
    say(`rules.${rule}`, aboutRule(rule));
    for (const [name, range, meaning] of quantitiesTold(rule)) {
      say(
        `rules.${rule}.${name}`,
        lines(`${name}, a quantity in rules.${rule}`, ['meaning', meaning], ['range', range]),
      );
    }
    for (const [name, meaning] of readyMadeTold(rule)) {
      say(`rules.${rule}.${name}`, lines(`${name}, a ready-made rule for rules.${rule}`, ['meaning', meaning]));
    }
  }
  for (const trait of TRAIT_NAMES) say(trait, aboutKey(keys.find(({ path }) => path === `people.traits.${trait}`)!));
  for (const kind of KINDS) say(kind, aboutKind(kind, keys));
  say('outcomes', columns(OUTCOMES.map(({ name, unit, meaning }) => [name, `${meaning} (${unit})`])));
  for (const { name, unit, meaning } of OUTCOMES)
    say(
      `outcomes.${name}`,
      lines(`${name}, an outcome by which variants are compared`, ['meaning', meaning], ['unit', unit]),
    );
  for (const [table, { meaning, columns }] of Object.entries(TABLES)) {
    say(table, aboutTable(table, meaning, columns));
    for (const column of columns) say(`${table}.${column.name}`, aboutColumn(table, column));
  }
  return said;
}

function lines(head: string, ...rest: (readonly [string, string] | null)[]): string {
  const facts = rest.flatMap((fact) => (fact === null || fact[1] === '' ? [] : [`  ${fact[0].padEnd(9)}${fact[1]}`]));
  return [head, ...facts].join('\n');
}

function aboutKey({ path, meaning, expected, default: value, kind, declared }: Key): string {
  const unit = declared === null ? '' : ` (${declared.unit})`;
  return lines(
    kind === null ? path : `${path} (${kind})`,
    ['meaning', declared?.meaning ?? meaning],
    ['default', value === '' ? '' : `${value}${unit}`],
    ['may be', expected === 'a distribution' ? `a distribution ${rangeOf(declared)}${unit}` : `${expected}${unit}`],
    declared === null ? null : ['theory', declared.theory],
    declared === null ? null : ['source', declared.source],
  );
}

/** In what a distribution lies; closeness, the only one that is no trait, lies from 0 to 1. */
function rangeOf(declared: Key['declared']): string {
  const [low, high] = declared?.range ?? [0, 1];
  return `from ${low} to ${high}`;
}

/** Names with what they mean, in two columns. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`).join('\n');
}

function shortly({ path, default: value, meaning, declared }: Key, prefix: string): [string, string] {
  const told = declared?.meaning ?? meaning;
  return [path.slice(prefix.length), value === '' ? told : `${told} (default: ${value})`];
}

function aboutSection(section: Key, keys: readonly Key[]): string {
  const prefix = `${section.path}.`;
  const own = keys.filter(
    ({ path, kind }) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.') && kind === null,
  );
  return `${section.path}: ${section.meaning}\n${columns(own.map((key) => shortly(key, prefix)))}`;
}

function aboutKind(kind: string, keys: readonly Key[]): string {
  const own = keys.filter((key) => key.kind === kind && !key.path.startsWith('network.layers.'));
  const layers = keys.filter((key) => key.kind === kind && key.path.startsWith('network.layers.'));
  const rows = [...own, ...layers].map((key) => shortly(key, 'network.'));
  return `network of kind ${kind}\n${columns(rows)}`;
}

function aboutTable(table: string, meaning: string, all: readonly TableColumn[]): string {
  return `table ${table}: ${meaning}\n${columns(all.map(({ name, unit, meaning: told }) => [name, unit === '' ? told : `${told} (${unit})`]))}`;
}

function aboutColumn(table: string, { name, kind, unit, meaning }: TableColumn): string {
  return lines(
    `${table}.${name}, a column of the table ${table}`,
    ['meaning', meaning],
    ['unit', unit],
    ['kind', kind],
  );
}

function aboutRule(rule: RuleName): string {
  const quantities = quantitiesTold(rule).map(([name, range, meaning]) => [name, `${meaning} (${range})`] as const);
  return [
    `ready-made:\n${columns(readyMadeTold(rule))}`,
    `or an expression of these quantities:\n${columns(quantities)}`,
    `with these functions:\n${columns(functionsTold())}`,
    `and these signs:\n  ${OPERATORS_TOLD}`,
  ].join('\n');
}

function overview(): string {
  const keys = allKeys();
  const inside = (section: string) =>
    [...new Set(keys.flatMap(({ path }) => (path.startsWith(`${section}.`) ? [path.slice(section.length + 1)] : [])))]
      .filter((path) => !path.includes('.'))
      .join(' ');
  const sections = SECTION_NAMES.filter((name) => keys.find(({ path }) => path === name)!.section);
  const plain = SECTION_NAMES.filter((name) => !sections.includes(name));
  return `A scenario has these keys; each can be explained by its name, as needs, needs.rate or people.count.

${columns([['at the top', plain.join(' ')], ...sections.map((name): [string, string] => [name, inside(name)])])}

Traits of people: ${TRAIT_NAMES.join(' ')}
Kinds of network: ${KINDS.join(' ')}
Tables of a run: ${Object.keys(TABLES).join(' ')}
`;
}
