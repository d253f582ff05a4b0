/** Make-believe variants in a directory, compared as a run compares them, so that the side-by-side report can be tried. */
import { join } from 'node:path';
import { compareVariants } from '../../src/analysis/compare-variants.ts';
import { MAIN_OUTCOMES } from '../../src/measure/outcomes.ts';
import type { VariantsInfo } from '../../src/simulate/run-info.ts';
import { type FakeTown, fakeRunInfo, fakeTables, writeTables } from './fake-tables.ts';

/** Writes the tables of each town, the first being the one that the others are held against. */
export async function fakeVariants(
  directory: string,
  towns: Readonly<Record<string, FakeTown>>,
  titles: Readonly<Record<string, string>> = {},
  outcomes: readonly string[] = MAIN_OUTCOMES,
): Promise<VariantsInfo> {
  const names = Object.keys(towns);
  for (const [name, town] of Object.entries(towns)) {
    const { weeks, groups, organizations } = fakeTables(town);
    await writeTables(join(directory, name), { weeks, groups, organizations });
  }
  await compareVariants(directory, names);
  const runs = Object.values(towns).map((town) =>
    fakeRunInfo(town, {
      resolved: { ...fakeRunInfo(town).resolved, needs: { rate: town.pull }, [`only${town.pull}`]: 1 },
    }),
  );
  const { resolved: _, sources: __, ...shared } = runs[0]!;
  return {
    ...shared,
    outcomes,
    variants: names.map((name, at) => ({ name, title: titles[name] ?? name, run: runs[at]! })),
  };
}
