/** Each line marked below must not compile. walls.test.ts compiles this file, and again with the marks taken away. */
import { each, settle } from '../../src/model/world.ts';

export const person = each('person', 'people', ['spark'], (world, _settings, _luck, from) => {
  world.spark[from] = 1;
  // @ts-expect-error an act may not write a column that it does not name
  world.we[from] = 1;
  // @ts-expect-error nor through a method that writes
  world.we.fill(1);
  // @ts-expect-error nor put another column in its place
  world.we = world.spark;
});

export const group = settle('group', ['trust'], (world) => {
  world.trust[0] = world.energyLevel[0]!;
  // @ts-expect-error an act of one hand may not either
  world.energyLevel[0] = 1;
});

// @ts-expect-error an act may not name a column that does not exist
export const nothing = each('nothing', 'people', ['charisma'], () => {});

export const settings = settle('settings', ['trust'], (_world, given) => {
  // @ts-expect-error parameters are not for acts to turn
  given.needs.rate = 1;
});
