/** Makes the first morning of the default world and writes it for the C program: node world.mjs PEOPLE WEEKS OUT. */
import { fileURLToPath } from 'node:url';
import { birth } from '../../dist/model/birth.js';
import { readScenario } from '../../dist/scenario/read.js';
import { writeFirstMorning } from './first-morning.mjs';

const [people, weeks] = process.argv.slice(2, 4).map(Number);
const town = fileURLToPath(new URL('../../scenarios/town.yaml', import.meta.url));
const { scenario } = readScenario(town, { weeks, set: [`people.count=${people}`] });
writeFirstMorning(birth(scenario, 'bench'), process.argv[4]);
