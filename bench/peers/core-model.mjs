/**
 * Everything a contestant is told about the core model, read from the engine, so that no number is typed twice:
 * node core-model.mjs FILE writes it as JSON.
 */
import { realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TRAITS } from '../../dist/model/parameters.js';
import { MEMBERSHIPS, NEEDS } from '../../dist/model/world.js';
import { readScenario } from '../../dist/scenario/read.js';

const TOWN = fileURLToPath(new URL('../../scenarios/town.yaml', import.meta.url));

/** The default world, with so many people, as our own scenario. */
export function town(people, weeks) {
  return readScenario(TOWN, { weeks, set: [`people.count=${people}`] }).scenario;
}

/** The same as plain numbers: how many there are is not among them. */
export function coreModel() {
  const { parameters, people, network, organizations } = town(1000, 52);
  const traits = Object.entries(people.traits).map(([name, spread]) => [
    name,
    { ...spread, range: TRAITS[name].range },
  ]);
  return {
    parameters,
    traits: Object.fromEntries(traits),
    fields: people.fields,
    needs: NEEDS,
    memberships: MEMBERSHIPS,
    organizations: organizations.count,
    network,
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(process.argv[2], `${JSON.stringify(coreModel(), null, 2)}\n`);
}
