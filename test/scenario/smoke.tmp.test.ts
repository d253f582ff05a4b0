import { test } from 'vitest';
import { explain, completions } from '../../src/scenario/explain.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { newScenario } from '../../src/scenario/new-scenario.ts';
import { readScenarioText } from '../../src/scenario/read.ts';
test('smoke', () => {
  for (const t of [undefined, 'needs.rate','needs','openness','people','network','weeks','small-world','file','network.closeness','record', 'organizations.teams','network.layers.weight','groups.parent']) console.log(explain(t));
  try {explain('needs.rat')} catch (e) {console.log(e.message)}
  console.log(completions().join(' '));
  console.log(JSON.stringify(scenarioSchema()).length, JSON.stringify(scenarioSchema(), null, 1).slice(0, 6000));
  readScenarioText(newScenario('x'), 'x.yaml');
});
