/**
 * The model as it is shipped, from dist. Vitest turns what it loads into modules in which every imported name is looked up at every use,
 * and a world lives half as fast in them; vitest.config.ts has it leave this one to Node.
 */
export { interval95 } from '../../dist/analysis/interval.js';
export { oneHand } from '../../dist/engine/act.js';
export { COUNTS, Observer } from '../../dist/measure/observer.js';
export { OUTCOMES } from '../../dist/measure/outcomes.js';
export { Counter, Counting, talliesOf } from '../../dist/measure/tallies.js';
export { birth } from '../../dist/model/birth.js';
export { seedOf } from '../../dist/model/scenario.js';
export { tick } from '../../dist/model/tick.js';
export { readScenario } from '../../dist/scenario/read.js';
export { compiledActs, compiledCounts } from '../../dist/simulate/compiled-acts.js';
export { FIRST_COUNT } from '../../dist/simulate/replicate.js';
