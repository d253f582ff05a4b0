/**
 * The numbers of this version, kept: the tables of the first group among twelve people in full, and the last world of every shipped
 * scenario as a fingerprint. They are renewed only on purpose, by `npx vitest run test/golden -u`, with the reason in CHANGELOG.md
 * ("numbers changed").
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CsvTables } from '../../src/measure/csv.ts';
import { type Sink, TABLE_NAMES } from '../../src/measure/tables.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { runReplicate } from '../../src/simulate/replicate.ts';

const nowhere: Sink = { row: () => {}, drained: async () => {} };

test('the first group among twelve people is born, grows and lets go as it did', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    const { scenario } = readScenario('scenarios/first-group.yaml');
    const tables = new CsvTables(directory, TABLE_NAMES);
    await runReplicate(scenario, 1, tables);
    tables.finish();
    for (const table of ['weeks', 'groups', 'events']) {
      await expect(readFileSync(join(directory, `${table}.csv`), 'utf8')).toMatchFileSnapshot(`first-group.${table}.csv`);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the shipped scenarios end in the worlds they ended in', async () => {
  const worlds: string[] = [];
  for (const [name, weeks] of [
    ['first-group', 156],
    ['office', 260],
    ['law-firm', 260],
    ['research-institute', 120],
    ['town', 120],
  ] as const) {
    const { scenario } = readScenario(`scenarios/${name}.yaml`, { weeks });
    const { fingerprint } = await runReplicate(scenario, 1, nowhere);
    worlds.push(`${name} after ${weeks} weeks: ${fingerprint}`);
  }
  await expect(`${worlds.join('\n')}\n`).toMatchFileSnapshot('worlds.txt');
});
