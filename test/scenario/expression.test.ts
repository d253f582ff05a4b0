import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { BUILT_IN } from '../../src/model/expression.ts';
import { FUNCTIONS, namesIn, READY_MADE, type RuleName } from '../../src/model/open-rules.ts';
import { completions, explain } from '../../src/scenario/explain.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
import { scenarioReference } from '../../src/scenario/reference.ts';
import { faultsOf, read } from './folder.ts';

const attraction = (text: string) => readExpression(text, 'attraction');
/** What is told of an expression, as "column message" with columns from 0. */
const told = (text: string, rule: RuleName = 'attraction') => {
  const answer = readExpression(text, rule);
  return 'expression' in answer ? [] : answer.misprints.map(({ at, message }) => `${at} ${message}`);
};

describe('an expression', () => {
  it('becomes a tree in which signs bind as usual', () => {
    expect(attraction('1 - spark * help ? we : -gap')).toEqual({
      expression: {
        is: 'choice',
        when: {
          is: 'binary',
          op: '-',
          left: { is: 'number', value: 1 },
          right: { is: 'binary', op: '*', left: { is: 'name', name: 'spark' }, right: { is: 'name', name: 'help' } },
        },
        // biome-ignore lint/suspicious/noThenProperty: a branch of a choice
        then: { is: 'name', name: 'we' },
        otherwise: { is: 'unary', op: '-', of: { is: 'name', name: 'gap' } },
      },
    });
  });

  it.each([
    '.5',
    '5.',
    '1e-3',
    '0',
    '0.25',
    '+1',
    '- -1',
    '!!1',
    'true',
    '((1))',
    'min(1)',
    'min(1, 2, 3)',
    'clamp(1, 2, 3)',
  ])('%s is fine', (text) => expect(told(text)).toEqual([]));

  it.each([
    ['simlarity * shown', '0 simlarity given, expected a quantity, did you mean similarity?'],
    ['homophilly', '0 homophilly given, expected a quantity, did you mean homophily?'],
    ['2 * homophily', '4 homophily given, expected a quantity (a ready-made rule stands alone)'],
    ['2 * threshold', '4 threshold given, expected a quantity of rules.attraction (it is one of rules.desire)'],
    ['squrt(spark)', '0 squrt( given, expected a function, did you mean sqrt?'],
    ['2 * min', '4 min given, expected a quantity (a function is called: min(a, b, ...))'],
    ['spark(2)', '0 spark( given, expected a function (it is a quantity, a number)'],
    ['spark ^ 2', '6 ^ given, expected a function for a power: use pow(a, b)'],
    ['spark ** 2', '6 ** given, expected a function for a power: use pow(a, b)'],
    ['spark = 2', '6 = given, expected == (to compare)'],
    ['spark === 2', '6 === given, expected =='],
    ['1 + pow(spark)', '4 pow with 1 argument given, expected pow(a, b)'],
    ['clamp(1, 2, 3, 4)', '0 clamp with 4 arguments given, expected clamp(x, low, high)'],
    ['min()', '4 ) given, expected min(a, b, ...)'],
    ['(1 + 2', '5 the end given, expected )'],
    ['1 ? 2', '4 the end given, expected :'],
    ['1 +', '2 the end given, expected a number, a name or ('],
    ['', '0 the end given, expected a number, a name or ('],
    ['1 2', '2 2 given, expected an operator'],
    ['(1, 2)', '2 , given, expected an operator'],
    ['1))', '1 ) given, expected an operator'],
    ['* 2', '0 * given, expected a number, a name or ('],
    ['010', '0 010 given, expected a number like 0.5 or 1e-3'],
    ['0x10', '0 0x10 given, expected a number like 0.5 or 1e-3'],
    ['1e999', '0 1e999 given, expected a number like 0.5 or 1e-3'],
  ])('%s: %s', (text, fault) => expect(told(text)).toEqual([fault]));

  it('that cannot be used is told all at once, what is wrong in it from left to right', () => {
    expect(told('simlarity + 2 ^ trst').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '0 simlarity',
      '14 ^',
      '16 trst',
    ]);
  });

  it.each([
    'constructor',
    '__proto__',
    'globalThis',
    'this',
    'toString()',
    'hasOwnProperty(1)',
    'constructor(1)',
    'spark.constructor',
    'spark["constructor"]',
    'min.constructor("return process")()',
    'new spark',
    'spark => 1',
    '() => 1',
    'function() {}',
    `\`\${spark}\``,
    '"text"',
    "'text'",
    '/x/',
    'spark = 1',
    'spark++',
    '--spark',
    '[1]',
    '{}',
    'spark; week',
    'spark, week',
    'typeof spark',
    'void 0',
    'delete spark',
    'spark in week',
    'spark instanceof week',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    'Math.min(1)',
    'spark /* */ + 1',
    'spark // x',
    '<!-- 1',
    '\\u0073park',
    '~spark',
    'spark & 1',
    'spark | 1',
    'spark % 2',
    'spark << 1',
    'min(...spark)',
    'min?.(1)',
    'spark ?? 1',
    'import("fs")',
    'if(1)',
    'spark\u0000',
    'spark\u2028+1',
    '#x',
    '@x',
    'if',
  ])('%s is told, never carried out', (text) => {
    const [first] = told(text);
    expect(first).toMatch(/^\d+ [\s\S]+ given, expected /);
  });

  it.each([
    ['parentheses', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['signs', `${'-'.repeat(100_000)}1`],
    ['blank signs', `${'- '.repeat(100_000)}1`],
    ['sums', `1${'+1'.repeat(100_000)}`],
    ['choices', `1${' ? 1 : 1'.repeat(100_000)}`],
    ['letters', 'a'.repeat(100_000)],
  ])('100,000 %s are told in one short line', (_, text) => {
    const lines = told(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.length).toBeLessThan(200);
    expect(faultsOf(stringify({ rules: { desire: text } }))).toHaveLength(1);
  });

  it('whatever is written, is read or told, within its text', () => {
    const pieces = [
      ...namesIn('attraction').slice(0, 4),
      ...Object.keys(FUNCTIONS),
      ...'+-*/<>=!?:(),.&|"\'`[]{}01 ex^',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    const holds = (written: string) => {
      const answer = attraction(written);
      if ('expression' in answer) return;
      for (const { at } of answer.misprints) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(Math.max(1, written.length));
      }
    };
    fc.assert(fc.property(text, holds), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ maxLength: 20, unit: 'binary' }), holds), { numRuns: 1000 });
  });
});

describe('a fault in a scenario points into the expression', () => {
  it.each([
    ['plain', 'rules:\n  attraction: shown * simlarity\n', '2:23'],
    ['plain, in a flow mapping', 'rules: {attraction: shown * simlarity}\n', '1:29'],
    ['in single quotes', "rules:\n  attraction: 'shown * simlarity'\n", '2:24'],
    ['in double quotes', 'rules:\n  attraction: "shown * simlarity"\n', '2:24'],
    ['in double quotes with escapes', 'rules:\n  attraction: "sho\\u0077n\\t*\\x20simlarity"\n', '2:33'],
    ['with an anchor and a tag', 'rules:\n  attraction: &a !!str shown * simlarity\n', '2:32'],
    ['on a second line', 'rules:\n  attraction: shown\n    * simlarity\n', '3:7'],
    ['on a second line in quotes', 'rules:\n  attraction: "shown\n\n    * simlarity"\n', '4:7'],
    ['in a block', 'rules:\n  attraction: | # why\n    shown\n\n      * simlarity\n', '5:9'],
    ['in a folded block', 'rules:\n  attraction: >-\n    shown\n    * simlarity\n', '4:7'],
  ])('%s', (_, yaml, place) => {
    expect(faultsOf(yaml)).toEqual([
      `s.yaml:${place}: rules.attraction: simlarity given, expected a quantity, did you mean similarity?`,
    ]);
  });

  it('at its end when something is missing', () => {
    expect(faultsOf('rules:\n  desire: (1 + 2\n  visibility: energy *   \n')).toEqual([
      's.yaml:2:16: rules.desire: the end given, expected )',
      's.yaml:3:22: rules.visibility: the end given, expected a number, a name or (',
    ]);
  });

  it('in an option as the option was given', () => {
    expect(faultsOf('weeks: 9\n', {}, { set: ['rules.desire=spork'] })).toEqual([
      '--set rules.desire=spork: rules.desire: spork given, expected a quantity, did you mean spark?',
    ]);
  });

  it('of all rules at once, beside other faults', () => {
    const yaml = 'needs: {rate: 2}\nrules: {attraction: x, desire: similarity, visibilty: 1}\n';
    expect(faultsOf(yaml).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      's.yaml:1:15: needs.rate:',
      's.yaml:2:21: rules.attraction:',
      's.yaml:2:32: rules.desire:',
      's.yaml:2:44: rules.visibilty:',
    ]);
  });

  it('tells a ready-made rule that was misspelt, also one with a hyphen in its name', () => {
    expect(faultsOf('rules: {attraction: expert-seekng}\n')[0]).toMatch(
      /^s\.yaml:1:21: .* did you mean expert-seeking\?$/,
    );
    expect(faultsOf('rules: {attraction: built-in}\n')[0]).toMatch(/built-in given, expected one of complementarity, /);
    expect(faultsOf('rules: {desire: homophily}\n')[0]).toMatch(/\(it is a ready-made rule of rules\.attraction\)$/);
  });
});

describe('a scenario', () => {
  it('without a word has the built-in rules, under their names', () => {
    for (const yaml of ['weeks: 9\n', 'rules:\n', 'rules: {attraction: complementarity, desire: built-in}\n']) {
      const { scenario, resolved } = read(yaml);
      expect(scenario.rules).toEqual(BUILT_IN);
      expect(resolved.rules).toEqual({ attraction: 'complementarity', desire: 'built-in', visibility: 'built-in' });
    }
  });

  it('keeps its rules as they are written, and read again they are the same', () => {
    const yaml =
      `rules:\n  attraction: expert-seeking\n  desire: 0.50\n  visibility: >-\n    energy\n    * "x"\n`.replace(
        '* "x"',
        '* (trust > 0.5 ? 1 : 0)',
      );
    const { scenario, resolved } = read(yaml);
    expect(resolved.rules).toEqual({
      attraction: 'expert-seeking',
      desire: '0.50',
      visibility: 'energy * (trust > 0.5 ? 1 : 0)',
    });
    for (const text of [stringify(resolved), JSON.stringify(resolved)]) {
      const again = readScenarioText(text, 's.yaml');
      expect(again.scenario).toEqual(scenario);
      expect(again.resolved).toEqual(resolved);
    }
  });

  it('takes a rule from the command line', () => {
    const { rules } = read('weeks: 9\n', {}, { set: ['rules.attraction=random', 'rules.desire=0.4'] }).scenario;
    expect(rules.attraction).toEqual({ is: 'name', name: 'chance' });
    expect(rules.desire).toEqual({ is: 'number', value: 0.4 });
    expect(completions()).toEqual(expect.arrayContaining(['rules.attraction', 'rules.desire', 'rules.visibility']));
  });

  it.each(Object.keys(READY_MADE) as RuleName[])('every ready-made %s can be read', (rule) => {
    for (const name of Object.keys(READY_MADE[rule])) expect(() => read(`rules: {${rule}: ${name}}\n`)).not.toThrow();
  });
});

it.each(Object.keys(READY_MADE) as RuleName[])(
  'explain and the reference tell all that rules.%s can be made of',
  (rule) => {
    const words = [...namesIn(rule), ...Object.keys(READY_MADE[rule]), ...Object.keys(FUNCTIONS)];
    const [said, reference] = [explain(`rules.${rule}`), scenarioReference()];
    for (const word of words) {
      expect(said).toContain(`  ${word}`);
      expect(reference).toContain(`| \`${word}`);
    }
    for (const name of namesIn(rule))
      expect(explain(`rules.${rule}.${name}`)).toContain(`${name}, a quantity in rules.${rule}`);
    expect(explain('rules')).toContain(`  ${rule}`);
  },
);
