/** Equal runs have equal fingerprints, different runs different ones. */
import { expect, it } from 'vitest';
import { canonicalJson, fingerprintOf, type Identity } from '../../src/simulate/fingerprint.ts';
import { codeHash, version } from '../../src/simulate/version.ts';

const RUN: Identity = {
  resolved: { seed: 'a', people: { count: 5, traits: { drive: [0, 1] } } },
  sources: [{ sha256: '00' }],
  version: '1.0.0',
  code: 'abc',
  format: 'csv',
};

it('the order of keys does not matter, that of lists does', () => {
  expect(canonicalJson({ b: [1, null, 'x'], a: { d: 2, c: undefined } })).toBe('{"a":{"d":2},"b":[1,null,"x"]}');
  const turned = { people: { traits: { drive: [0, 1] }, count: 5 }, seed: 'a' };
  expect(fingerprintOf({ ...RUN, resolved: turned })).toBe(fingerprintOf(RUN));
  expect(fingerprintOf(RUN)).toMatch(/^[0-9a-f]{16}$/);
});

it('whatever the results depend on changes it', () => {
  const others: Identity[] = [
    RUN,
    { ...RUN, resolved: { ...RUN.resolved, seed: 'b' } },
    { ...RUN, resolved: { ...RUN.resolved, people: { count: 5, traits: { drive: [1, 0] } } } },
    { ...RUN, sources: [{ sha256: '01' }] },
    { ...RUN, version: '1.0.1' },
    { ...RUN, code: 'abd' },
    { ...RUN, format: 'parquet' },
  ];
  expect(new Set(others.map(fingerprintOf)).size).toBe(others.length);
});

it('the code that makes the data has a hash, the same each time', () => {
  expect(version()).toMatch(/^\d+\.\d+\.\d+/);
  expect(codeHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(codeHash()).toBe(codeHash());
});
