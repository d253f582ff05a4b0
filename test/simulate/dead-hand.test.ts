/** A thread that dies takes a replicate with it, but not its checkpoints. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Owner } from '../../src/simulate/checkpoint.ts';
import { newestCheckpoint } from '../../src/simulate/newest-checkpoint.ts';
import { FROM_THE_FIRST_MORNING } from '../../src/simulate/passage.ts';
import { ACTIVE, eventful, scenario } from '../model/made-scenario.ts';
import { Hands } from './built.mjs';

const WEEKS = 60;
const OWNER: Owner = {
  ...{ name: 'made', fingerprint: '0123456789abcdef', version: '1.0.0', code: 'abc', sources: [] },
  resolved: { interventions: [] },
};

it.each([0, 1, 2])(
  'hand %d of three dies: two others go on from the newest checkpoint to the same bytes',
  async (which) => {
    const world = scenario({
      ...{ count: 300, fields: 4, weeks: WEEKS, organizations: 3 },
      ...{ parameters: ACTIVE, interventions: eventful(null) },
    });
    const place = mkdtempSync(join(tmpdir(), 'groundswell-hands-'));
    const directory = (name: string) => join(place, name);
    const bytesIn = (name: string) =>
      readdirSync(directory(name), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(csv|checkpoint)$/.test(path))
        .sort()
        .map((path) => [
          path,
          createHash('sha256')
            .update(readFileSync(join(directory(name), path)))
            .digest('hex'),
        ]);
    const passage = { ...FROM_THE_FIRST_MORNING, keep: { every: 7, owner: OWNER } };
    const three = new Hands(3);
    const two = new Hands(2);
    try {
      for (const name of ['undisturbed', 'disturbed']) mkdirSync(directory(name));
      const undisturbed = await two.record(world, 1, directory('undisturbed'), { passage });
      const onWeek = (week: number) => {
        if (week === 30) void three.workers[which]!.terminate();
      };
      await expect(three.record(world, 1, directory('disturbed'), { passage, onWeek })).rejects.toThrow(
        `thread ${which + 1} of 3 died`,
      );
      const found = newestCheckpoint(directory('disturbed'), OWNER, 1, (line) => expect(line).toBe(''));
      expect(found!.week).toBeGreaterThanOrEqual(28);
      const goingOn = { ...passage, from: found!.path, tables: 'go on' as const };
      const recorded = await two.record(world, 1, directory('disturbed'), { passage: goingOn });
      expect(recorded).toEqual(undisturbed);
      expect(bytesIn('disturbed')).toEqual(bytesIn('undisturbed'));
    } finally {
      await Promise.all([three.close(), two.close()]);
      rmSync(place, { recursive: true, force: true });
    }
  },
);
