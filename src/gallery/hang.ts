/** From a directory that was lived to what hangs of it in the gallery. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../measure/words.ts';
import { readRunRecord } from '../simulate/run-record.ts';
import { readVariantsRecord } from '../simulate/variants-record.ts';
import type { Exhibit } from './exhibits.ts';
import type { Hung } from './gallery-page.ts';
import { picturesOf } from './pictures.ts';

interface Told {
  readonly title: string;
  readonly question: string;
  readonly size: string;
}

/** @param directory of a run, of variants, or of a sweep */
export async function hang({ file, name, wall, charts }: Exhibit, directory: string): Promise<Hung> {
  const pictures = await picturesOf(join(directory, 'charts'), charts, name);
  const told = wall === 'sweeps' ? sweepTold(directory) : (variantsTold(directory) ?? runTold(directory));
  return { wall, name, ...told, command: `npm start -- ${wall === 'sweeps' ? 'sweep' : 'run'} ${file}`, pictures };
}

const sizeOf = (weeks: number, replicates: number) =>
  `${count(weeks, 'week')}, ${replicates === 1 ? 'once' : `${replicates} times with different luck`}`;

function runTold(directory: string): Told {
  const { title, question, weeks, replicates, resolved } = readRunRecord(directory)!;
  const { people } = resolved as { readonly people: { readonly count: number } };
  return { title, question, size: `${people.count.toLocaleString('en')} people, ${sizeOf(weeks, replicates)}` };
}

function variantsTold(directory: string): Told | null {
  const record = readVariantsRecord(directory);
  if (record === null) return null;
  const { title, question, weeks, replicates, variants } = record;
  return { title, question, size: `${count(variants.length, 'variant')}, ${sizeOf(weeks, replicates)}` };
}

function sweepTold(directory: string): Told {
  const { title, question, weeks } = JSON.parse(readFileSync(join(directory, 'sweep.json'), 'utf8')) as {
    readonly title: string;
    readonly question: string;
    readonly weeks: number;
  };
  const points = readFileSync(join(directory, 'design.csv'), 'utf8').trim().split('\n').length - 1;
  return { title, question, size: `${count(points, 'point')}, ${count(weeks, 'week')} each` };
}
