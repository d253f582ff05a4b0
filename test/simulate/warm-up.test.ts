import { expect, test } from 'vitest';
import { birth } from '../../src/model/birth.ts';
import { EVENT } from '../../src/model/events.ts';
import { BUILT_IN } from '../../src/model/expression.ts';
import { tick } from '../../src/model/tick.ts';
import { readExpression } from '../../src/scenario/expression.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { livelyScenario, warmUp } from '../../src/simulate/warm-up.ts';
import { fingerprint } from '../../src/simulate/world-fingerprint.ts';

function lived(weeks: number): string {
  const { scenario } = readScenario('scenarios/town.yaml', { weeks, set: ['people.count=500'] });
  const world = birth(scenario, 'warm');
  while (world.week < weeks) {
    tick(world);
    world.log.clear();
  }
  return fingerprint(world);
}

test('a world is the same to the bit whether or not another was lived before it', () => {
  const cold = lived(40);
  const read = readExpression('similarity * help', 'attraction');
  warmUp(500, 260, { ...BUILT_IN, attraction: 'expression' in read ? read.expression : null });
  expect(lived(40)).toBe(cold);
});

test('in the world that warms up everything happens: founding, joining, recognition, conflict, leaving, ends, old friends, classes, support, practice, esteem', () => {
  const scenario = livelyScenario(BUILT_IN);
  const world = birth(scenario, scenario.seed);
  const seen = new Map<number, number>();
  let recognized = 0;
  let conflicts = 0;
  let friends = 0;
  let second = 0;
  let cared = 0;
  let classes = 0;
  let taught = 0;
  let supporting = 0;
  let supported = 0;
  let practised = 0;
  let esteemed = 0;
  let humbled = 0;
  let afraid = 0;
  const ego = world.columns.ego.slice();
  while (world.week < scenario.weeks) {
    tick(world);
    world.log.read((kind) => seen.set(kind, (seen.get(kind) ?? 0) + 1));
    world.log.clear();
    const w = world.columns;
    for (let g = 0; g < w.book[0]!; g++) {
      if (w.groupId[g] === 0) continue;
      if (w.recognizedWeek[g] === world.week) recognized += 1;
      conflicts += w.conflictNow[g]!;
      classes += w.asClass[g]!;
      if (w.supports[g]! > 0) supporting += 1;
    }
    for (let i = 0; i < scenario.people.count; i++) {
      if (w.friendClose[i]! > 0) friends += 1;
      if (w.membership[2 * i]! >= 0 && w.membership[2 * i + 1]! >= 0) second += 1;
      if (w.careField[i]! >= 0) cared += 1;
      if (w.gainTaught[i]! > 0) taught += 1;
      if (w.gainSupport[i]! > 0) supported += 1;
      if (w.gainPractice[i]! > 0) practised += 1;
      if (w.esteem[i]! > 0) esteemed += 1;
      if (w.ego[i]! < ego[i]!) humbled += 1;
      if (w.angst[i]! > 0) afraid += 1;
    }
  }
  for (const kind of [EVENT.founded, EVENT.joined, EVENT.left, EVENT.ended]) expect(seen.get(kind)).toBeGreaterThan(0);
  const counts = { recognized, conflicts, friends, second, cared, classes, taught, supporting, supported };
  for (const [what, count] of Object.entries({ ...counts, practised, esteemed, humbled, afraid }))
    expect(count, what).toBeGreaterThan(0);
});

test('what is off by default is off in the world that warms up, too: most runs never walk there', () => {
  const { parameters, interventions } = livelyScenario(BUILT_IN);
  const { communities, bridging, assigning, moving, crisis, roles, fostering } = parameters;
  expect(interventions).toEqual([]);
  expect([communities.count, communities.liveOn, bridging.rate, assigning.share]).toEqual([0, 0, 0, 0]);
  expect([moving.leave, moving.change, crisis.rate, parameters.needs.beyond]).toEqual([0, 0, 0, 0]);
  expect([roles.weavers, roles.facilitators, roles.coordinators]).toEqual([0, 0, 0]);
  expect([fostering.individuals, fostering.groups, fostering.catalysts]).toEqual([0, 0, 0]);
});
