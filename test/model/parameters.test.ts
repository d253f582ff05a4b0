import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultParameters, PARAMETERS, type Parameter, TRAITS, type Trait } from '../../src/model/parameters.ts';

const DECLARED = Object.entries(PARAMETERS).flatMap(([section, ofIt]) =>
  Object.entries(ofIt).map(([name, parameter]) => [`${section}.${name}`, parameter as Parameter] as const),
);
const SPREAD = Object.entries(TRAITS) as [string, Trait][];
const ROWS = /^T([1-9]|[1-3][0-9]|4[0-8])( T([1-9]|[1-3][0-9]|4[0-8]))*$/;

/** Every source of the model but the page of parameters itself. */
const MODEL = new URL('../../src/model/', import.meta.url);
const SOURCES = readdirSync(MODEL, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'parameters.ts')
  .map((file) => readFileSync(new URL(file, MODEL), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));

/** Names that a pattern like `a, b: c` takes out of an object, as [name there, name here]. */
const taken = (pattern: string) =>
  pattern
    .split(',')
    .map((part) => part.trim().split(/\s*:\s*/))
    .map(([there, here]) => [there!.replaceAll("'", ''), here ?? there!] as const);

/** Whether a text reads a parameter: section and name together, or taken out of the section, or of what stands for the section. */
function reads(text: string, section: string, name: string): boolean {
  const whole = '(?:\\w+\\.)*(?:settings|parameters)';
  const part = `${whole}(?:\\.${section}|\\['${section}'\\])`;
  const aliases = [
    ...[...text.matchAll(new RegExp(`const (\\w+) = ${part};`, 'g'))].map(([, alias]) => alias!),
    ...[...text.matchAll(new RegExp(`\\{([^{}]*)\\} = ${whole};`, 'g'))]
      .flatMap(([, pattern]) => taken(pattern!))
      .filter(([there]) => there === section)
      .map(([, here]) => here),
  ];
  return [part, ...aliases.map((alias) => `(?<![.\\w])${alias}`)].some(
    (from) =>
      new RegExp(`${from}\\.${name}\\b`).test(text) ||
      [...text.matchAll(new RegExp(`\\{([^{}]*)\\} = ${from};`, 'g'))].some(([, pattern]) =>
        taken(pattern!).some(([there]) => there === name),
      ),
  );
}

describe('reading a parameter', () => {
  it.each([
    'f(settings.needs.rate)',
    'f(world.settings.needs.rate)',
    "f(settings['needs'].rate)",
    'const { met, rate } = settings.needs;',
    'const { met, rate: often } = world.settings.needs;',
    'const {\n  met,\n  rate,\n} = parameters.needs;',
    'const rules = settings.needs;\nf(rules.rate)',
    'const { needs, roles } = parameters;\nf(needs.rate)',
    'const { needs: all } = settings;\nconst { rate } = all;',
  ])('is seen in %j', (text) => {
    expect(reads(text, 'needs', 'rate')).toBe(true);
  });

  it.each([
    'const { rate } = settings.crisis;\nconst { met } = settings.needs;',
    'const { met: rate } = settings.needs;',
    'const { rate } = world;\nf(settings.needs)',
    'const { needs } = world;\nf(needs.rate)',
    'f(settings.needs.rateOf, settings.needsrate)',
    'const { needs } = parameters;\nf(world.needs.rate)',
  ])('is not seen in %j', (text) => {
    expect(reads(text, 'needs', 'rate')).toBe(false);
  });
});

describe.each(DECLARED)('the parameter %s', (path, { value, unit, range, meaning, theory, source, integer }) => {
  it('lies by default in its range', () => {
    expect(range[0]).toBeLessThan(range[1]);
    expect(value).toBeGreaterThanOrEqual(range[0]);
    expect(value).toBeLessThanOrEqual(range[1]);
    if (integer) expect([value, ...range].every(Number.isInteger)).toBe(true);
  });

  it('has a unit, a meaning, mechanisms of the theory and a source', () => {
    expect(unit).not.toBe('');
    expect(meaning.length).toBeGreaterThan(10);
    expect(theory).toMatch(ROWS);
    expect(source).toMatch(/\w{4}/);
  });

  it('is used by the model, read from its section', () => {
    const [section, name] = path.split('.') as [string, string];
    expect(SOURCES.filter((text) => reads(text, section, name)).length).toBeGreaterThan(0);
  });
});

describe.each(SPREAD)('the trait %s', (_, { distribution, range, unit, meaning, theory, source }) => {
  it('is spread within its range', () => {
    if ('uniform' in distribution) {
      expect(distribution.uniform[0]).toBeGreaterThanOrEqual(range[0]);
      expect(distribution.uniform[1]).toBeLessThanOrEqual(range[1]);
      expect(distribution.uniform[0]).toBeLessThan(distribution.uniform[1]);
    } else if ('constant' in distribution) {
      expect(distribution.constant).toBeGreaterThanOrEqual(range[0]);
      expect(distribution.constant).toBeLessThanOrEqual(range[1]);
    } else if ('normal' in distribution) {
      expect(distribution.normal.mean).toBeGreaterThanOrEqual(range[0]);
      expect(distribution.normal.mean).toBeLessThanOrEqual(range[1]);
    } else {
      expect(Math.min(distribution.beta.alpha, distribution.beta.beta)).toBeGreaterThan(0);
    }
  });

  it('has a unit, a meaning, mechanisms of the theory and a source', () => {
    expect(unit).not.toBe('');
    expect(meaning.length).toBeGreaterThan(10);
    expect(theory).toMatch(ROWS);
    expect(source).toMatch(/\w{4}/);
  });
});

describe('the parameters of a world', () => {
  it('are a number for each that is declared, at its declared value', () => {
    const parameters = defaultParameters() as unknown as Record<string, Record<string, number>>;
    for (const [path, { value }] of DECLARED) {
      const [section, name] = path.split('.') as [string, string];
      expect(parameters[section]![name]).toBe(value);
    }
    expect(Object.values(parameters).flatMap((section) => Object.keys(section)).length).toBe(DECLARED.length);
  });

  it('are a fresh object every time, so that turning one turns no other world', () => {
    const one = defaultParameters() as unknown as Record<string, Record<string, number>>;
    one.needs!.rate = 0.123;
    expect(defaultParameters().needs.rate).not.toBe(0.123);
    expect(PARAMETERS.needs.rate.value).not.toBe(0.123);
  });
});
