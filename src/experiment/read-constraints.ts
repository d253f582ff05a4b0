/** Reads what must hold at every point: expressions over the names of factors, and over the words that categories can be. */
import type { Expression } from '../model/expression.ts';
import { type Misprint, readArithmetic } from '../scenario/arithmetic.ts';
import type { Faults } from '../scenario/fault.ts';
import { nearest } from '../scenario/near.ts';
import type { Written } from '../scenario/yaml.ts';
import { overNames } from './over-rows.ts';
import type { Factor, Level } from './sweep.ts';

/** Whether a point may be lived; its values are in the order of the factors. */
export type Allowed = (values: readonly Level[]) => boolean;

/**
 * A number stands for itself; of a category it can be said only whether it is a word that it can be, as network.kind == random.
 * What comes out empty, as after a division by zero, does not hold.
 */
export function readConstraints(
  given: readonly string[],
  factors: readonly Pick<Factor, 'name' | 'kind' | 'levels'>[],
  written: Written,
  faults: Faults,
): Allowed {
  const numbers = factors.filter(({ kind }) => kind !== 'category').map(({ name }) => name);
  const categories = factors.filter(({ kind }) => kind === 'category').map(({ name }) => name);
  const all = [
    ...new Set(factors.flatMap(({ kind, levels }) => (kind === 'category' ? (levels ?? []) : [])).map(String)),
  ];
  const words = all.filter(
    (word) => /^\p{L}[\p{L}\p{N}_-]*$/u.test(word) && !factors.some(({ name }) => name === word),
  );
  const names = [...factors.map(({ name }) => name), ...words];
  const vocabulary = {
    names,
    what: 'a factor',
    insteadOf: (text: string) => {
      const near = nearest(text, names);
      return near === null ? `, one of ${names.slice(0, 16).join(', ')}` : `, did you mean ${near}?`;
    },
  };
  const read = given.flatMap((text, at): Expression[] => {
    const path = ['constraints', at];
    const tell = ({ at: character, message }: Misprint) =>
      faults.add(written.placeIn(path, character), path.join('.'), message);
    const one = readArithmetic(text, vocabulary);
    if ('misprints' in one) {
      for (const misprint of one.misprints) tell(misprint);
      return [];
    }
    const odd = misused(one.expression, categories, words, factors);
    if (odd === null) return [one.expression];
    tell({ at: Math.max(0, text.indexOf(odd.name)), message: odd.message });
    return [];
  });
  return (values) => {
    const known = Object.fromEntries([
      ...words.map((word, at) => [word, at]),
      ...factors.map(({ name }, at) => [name, numbers.includes(name) ? values[at] : words.indexOf(String(values[at]))]),
    ]) as Record<string, number>;
    return read.every((one) => {
      const value = overNames(one, known);
      return value !== 0 && !Number.isNaN(value);
    });
  };
}

/** The first category, or word of one, that is used as if it were a number. */
function misused(
  expression: Expression,
  categories: readonly string[],
  words: readonly string[],
  factors: readonly Pick<Factor, 'name' | 'levels'>[],
): { readonly name: string; readonly message: string } | null {
  const inside = (...all: Expression[]) =>
    all.reduce<ReturnType<typeof misused>>((so, one) => so ?? misused(one, categories, words, factors), null);
  const isWord = (one: Expression) => one.is === 'name' && (categories.includes(one.name) || words.includes(one.name));
  switch (expression.is) {
    case 'number':
      return null;
    case 'name': {
      const { name } = expression;
      if (!isWord(expression)) return null;
      const category = categories.includes(name);
      const said = category
        ? `${name} given as a number, expected ${name} == and a word`
        : `the word ${name} given alone`;
      return { name, message: category ? said : `${said}, expected a category == ${name}` };
    }
    case 'unary':
      return inside(expression.of);
    case 'choice':
      return inside(expression.when, expression.then, expression.otherwise);
    case 'call':
      return inside(...expression.of);
    case 'binary': {
      const { op, left, right } = expression;
      if ((op !== '==' && op !== '!=') || (!isWord(left) && !isWord(right))) return inside(left, right);
      const [category, word] = left.is === 'name' && categories.includes(left.name) ? [left, right] : [right, left];
      if (category.is !== 'name' || !categories.includes(category.name)) return inside(left, right);
      if (word.is === 'name' && categories.includes(word.name)) return null;
      const levels = factors.find(({ name }) => name === category.name)?.levels ?? [];
      const valid = words.filter((one) => levels.includes(one));
      if (word.is === 'name' && valid.includes(word.name)) return null;
      const { name } = category;
      if (valid.length === 0) return { name, message: `${name} compared, expected values of it that are names` };
      return { name, message: `${name} compared with what it never is, expected one of ${valid.join(', ')}` };
    }
  }
}
