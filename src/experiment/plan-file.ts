/**
 * plan.json: the plan of a sweep, kept with its runs, so that they can be merged and repeated without its file. Names of files are as seen
 * from the directory: it may be moved together with them.
 */
import { readFileSync, renameSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { writeWhole } from '../simulate/durable.ts';
import type { SweepPlan } from './sweep.ts';

export interface KeptPlan {
  readonly plan: SweepPlan;
  /** What repeats the sweep, the same however it was asked for. */
  readonly command: string;
}

const PLAN_JSON = 'plan.json';

/** @param who writes: several shards may do so at once */
export async function keepPlan(directory: string, { plan, command }: KeptPlan, who: string): Promise<void> {
  const seen = (file: string) => (file === '' ? '' : relative(resolve(directory), resolve(file)).replaceAll('\\', '/'));
  const kept = { plan: withFiles(plan, seen), command };
  const content = `${JSON.stringify(kept)}\n`;
  if (textIn(directory) === content) return;
  const own = join(directory, `${PLAN_JSON}.${who}`);
  await writeWhole(own, content);
  renameSync(own, join(directory, PLAN_JSON));
}

/** The plan of a sweep's directory; null where there is none that can be read. */
export function keptPlan(directory: string): KeptPlan | null {
  try {
    const { plan, command } = JSON.parse(textIn(directory) ?? '') as KeptPlan;
    if (!Array.isArray(plan.points) || typeof command !== 'string') return null;
    return {
      plan: withFiles(plan, (file) => (file === '' || isAbsolute(file) ? file : join(directory, file))),
      command,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function withFiles(plan: SweepPlan, as: (file: string) => string): SweepPlan {
  return { ...plan, file: as(plan.file), base: { ...plan.base, file: as(plan.base.file) } };
}

function textIn(directory: string): string | null {
  try {
    return readFileSync(join(directory, PLAN_JSON), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
