/** Worlds that stand one after the other in the same memory are the worlds that they would be in memory of their own. */
import { expect, it } from 'vitest';
import { Ground } from '../../src/engine/ground.ts';
import { birth, memoryOf } from '../../src/model/birth.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
import { compiledActs } from '../../src/simulate/compiled-acts.ts';
import { runReplicate } from '../../src/simulate/replicate.ts';

const scenarioOf = (people: number, more = '') =>
  readScenarioText(`people:\n  count: ${people}\nweeks: 15\nneeds:\n  rate: 0.4\n${more}`, 'made.yaml').scenario;
const sink = { row() {}, drained: () => Promise.resolve() };

it('lived one after the other, larger and smaller, they leave nothing behind', async () => {
  const ground = new Ground();
  const sizes = [120, 120, 40, 120, 300, 41];
  for (const [n, people] of sizes.entries()) {
    const scenario = { ...scenarioOf(people), seed: `${n}` };
    const alone = await runReplicate(scenario, 1, sink);
    expect(await runReplicate(scenario, 1, sink, { ground })).toEqual(alone);
  }
});

it('those of one size, or smaller, stand in the same memory until its spare pages run out; a larger one gets more', () => {
  const ground = new Ground();
  const memory = (people: number) => birth(scenarioOf(people), 'a', compiledActs(), ground).block.memory;
  const first = memory(120);
  expect(first).not.toBeNull();
  expect(memory(120)).toBe(first);
  expect(memory(40)).toBe(first);
  const larger = memory(400);
  expect(larger).not.toBe(first);
  expect(memory(120)).toBe(larger);
  larger!.grow(520);
  expect(memory(120)).not.toBe(larger);
});

it('how much memory a world takes is known before it is made', () => {
  const networks = [
    'network:\n  kind: small-world\n  neighbours: 6\n',
    'network:\n  kind: scale-free\n  ties: 3\n',
    'network:\n  kind: random\n  degree: 7\n',
    'network:\n  kind: communities\n  count: 4\n  inside: 6\n  between: 2\n',
  ];
  for (const more of networks) {
    const scenario = scenarioOf(1000, more);
    const { block } = birth(scenario, 'a');
    expect(Math.abs(memoryOf(scenario) / block.buffer.byteLength - 1)).toBeLessThan(0.01);
  }
});
