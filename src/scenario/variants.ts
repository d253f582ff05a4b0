/** Takes a scenario apart into what all variants share and what each lays over it; faults are told where they were written. */
import type { Faults } from './fault.ts';
import { isMapping } from './lay-over.ts';
import { hint } from './near.ts';
import { SECTION_NAMES } from './sections.ts';
import { show } from './show.ts';
import {
  EXPECTED_NAME,
  FEWEST_VARIANTS,
  MOST_VARIANTS,
  TAKEN_NAME,
  THE_SAME_FOR_ALL,
  VARIANT_NAME,
} from './variants-shape.ts';
import type { Written } from './yaml.ts';

export interface WrittenVariant {
  readonly name: string;
  /** What charts call it. */
  readonly title: string;
  /** What it lays over the scenario. */
  readonly differs: Readonly<Record<string, unknown>>;
}

/** The scenario without its variants, and these in the order in which they are written; none: a plain scenario. */
export function takeApart(written: Written, faults: Faults): { plain: Written; variants: WrittenVariant[] } {
  const { data } = written;
  if (!isMapping(data)) return { plain: written, variants: [] };
  if ((data.variants ?? null) === null && Object.hasOwn(data, 'outcomes'))
    faults.add(
      written.place(['outcomes'], 'key'),
      'outcomes',
      'given without variants, expected some to compare by them',
    );
  if (!Object.hasOwn(data, 'variants')) return { plain: written, variants: [] };
  const { variants: given, ...rest } = data;
  const plain = { ...written, data: rest };
  const tell = (path: string[], part: 'key' | 'value', message: string) =>
    faults.add(written.place(['variants', ...path], part), ['variants', ...path].join('.'), message);
  if (given === null) return { plain, variants: [] };
  if (!isMapping(given)) {
    tell([], 'value', `${show(given)} given, expected a mapping: for each variant its name and what differs`);
    return { plain, variants: [] };
  }
  const names = Object.keys(given);
  if (names.length < FEWEST_VARIANTS)
    tell([], 'key', `${names.length} given, expected at least ${FEWEST_VARIANTS}: there is nothing to compare`);
  if (names.length > MOST_VARIANTS) tell([], 'key', `${names.length} given, expected at most ${MOST_VARIANTS}`);
  for (const [at, name] of names.entries()) {
    const alike = names.slice(0, at).find((other) => other.toLowerCase() === name.toLowerCase());
    if (!VARIANT_NAME.test(name)) tell([name], 'key', `${show(name)} given, expected ${EXPECTED_NAME}`);
    else if (TAKEN_NAME.test(name))
      tell([name], 'key', `${show(name)} given, expected another name: a folder cannot have this one`);
    else if (alike !== undefined)
      tell([name], 'key', `given besides ${alike}, expected names that differ in more than capitals`);
  }
  const titles = names.map((name) => String((isMapping(given[name]) ? given[name].title : undefined) ?? name));
  for (const [at, name] of names.entries()) {
    const same = titles.indexOf(titles[at]!);
    if (same < at) tell([name, 'title'], 'value', `${titles[at]} given, as for ${names[same]}, expected another title`);
  }
  return {
    plain,
    variants: names.slice(0, MOST_VARIANTS).flatMap((name) => {
      const one = given[name] ?? {};
      if (isMapping(one)) return [writtenVariant(name, one, tell)];
      tell([name], 'value', `${show(one)} given, expected a mapping of what differs ({}: the scenario as it stands)`);
      return [];
    }),
  };
}

function writtenVariant(
  name: string,
  one: Readonly<Record<string, unknown>>,
  tell: (path: string[], part: 'key' | 'value', message: string) => void,
): WrittenVariant {
  const { title = name, ...differs } = one;
  const isTitle = typeof title === 'string' && /\S/.test(title);
  if (!isTitle && title !== null) tell([name, 'title'], 'value', `${show(title)} given, expected a text`);
  for (const key of Object.keys(differs)) {
    if (THE_SAME_FOR_ALL.includes(key)) {
      const why =
        key === 'variants'
          ? 'a variant has no variants of its own'
          : 'it is the same for all variants; give it to the scenario itself';
      tell([name, key], 'key', `cannot differ: ${why}`);
    } else if (!SECTION_NAMES.includes(key)) {
      const may = SECTION_NAMES.filter((section) => !THE_SAME_FOR_ALL.includes(section));
      tell([name, key], 'key', `unknown key${hint(key, may)}`);
    }
  }
  const own = Object.entries(differs).filter(([key]) => SECTION_NAMES.includes(key) && !THE_SAME_FOR_ALL.includes(key));
  return { name, title: isTitle ? title : name, differs: Object.fromEntries(own) };
}
