/** The reference and the schema of sweeps say what the reader does. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SWEEP_EXAMPLES } from '../../src/experiment/sweep-examples.ts';
import { sweepReference } from '../../src/experiment/sweep-reference.ts';
import { sweepSchema } from '../../src/experiment/sweep-schema.ts';
import { SWEEP_SECTIONS } from '../../src/experiment/sweep-shape.ts';
import { generatedForSweeps } from '../../src/experiment/write-sweep-reference.ts';
import { sweep } from './sweep-folder.ts';

it.each(Object.keys(generatedForSweeps()))(
  '%s is up to date (otherwise: node dist/experiment/write-sweep-reference.js)',
  (path) => {
    const written = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(written === generatedForSweeps()[path]).toBe(true);
  },
);

it('the reference tells every key at the top', () => {
  const text = sweepReference();
  for (const key of Object.keys(SWEEP_SECTIONS)) expect(text).toContain(`| \`${key}\` |`);
  expect(text).not.toMatch(/undefined|\[object/);
});

const fits = z.fromJSONSchema(sweepSchema() as Parameters<typeof z.fromJSONSchema>[0]);

describe.each(Object.entries(SWEEP_EXAMPLES))('the example %s', (_, { yaml, files }) => {
  it('stands in the reference and can be read', () => {
    for (const part of [yaml, ...Object.values(files)]) expect(sweepReference()).toContain(part);
    expect(sweep(yaml, files).points.length).toBeGreaterThan(1);
  });

  it('fits the JSON Schema', () => {
    expect(fits.safeParse(parse(yaml)).error).toBeUndefined();
  });
});

it.each([
  'vary: {a: [1]}',
  'scenario: x',
  'scenario: x\nvary: {a: [1, b]}',
  'scenario: x\nvary: {a: {from: 1}}',
  'scenario: x\nvary: {a: [1]}\nset: {sprading: {}}',
  'scenario: x\nvary: {a: [1]}\nset: {seed: 3}',
  'scenario: x\nvary: {a: {choices: {b: {needs: {rat: 1}}}}}',
  'scenario: x\nvary: {a: [1]}\ndesign: {kind: sobol}',
  'scenario: x\nvary: {a: [1]}\ndesign: sobol',
  'scenario: x\nvary: {a: [1]}\noutcomes: [evr]',
  'scenario: x\nvary: {a: [1]}\nwhat: 3',
])('an editor sees that this is no sweep: %j', (yaml) => expect(fits.safeParse(parse(yaml)).success).toBe(false));
