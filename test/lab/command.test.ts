/** The commands that the page shows, word by word. */
import { expect, it } from 'vitest';
import { commandFor, commandsForBranch } from '../../src/lab/command.ts';

const LIVED = { file: 'scenarios/town.yaml', variant: null, set: ['spreading.sigma=1'], seed: 'a', weeks: 52 };

it('a world is repeated by one command, in which every word is one word for a shell', () => {
  expect(commandFor(LIVED)).toBe(
    'groundswell run scenarios/town.yaml --seed a --weeks 52 --replicates 1 --set spreading.sigma=1',
  );
  const odd = { ...LIVED, file: 'my town.yaml', seed: "it's", set: ['people.traits.drive={ constant: 1 }'] };
  expect(commandFor(odd)).toBe(
    "groundswell run 'my town.yaml' --seed 'it'\\''s' --weeks 52 --replicates 1 --set 'people.traits.drive={ constant: 1 }'",
  );
});

it('what is turned in a variant is set in the variant, which would win otherwise', () => {
  expect(commandFor({ ...LIVED, variant: 'walls' })).toContain('--variant walls --seed a');
  expect(commandFor({ ...LIVED, variant: 'walls' })).toContain('--set variants.walls.spreading.sigma=1');
});

it('a branch is repeated by two: the past with a checkpoint, and what goes on from it', () => {
  expect(commandsForBranch({ ...LIVED, set: [] }, 26, LIVED)).toEqual([
    'groundswell run scenarios/town.yaml --seed a --weeks 52 --replicates 1 --checkpoint-every 26 --out before',
    'groundswell run scenarios/town.yaml --weeks 52 --set spreading.sigma=1 --from before/checkpoints/replicate-0001/week-0026.checkpoint --out after',
  ]);
});
