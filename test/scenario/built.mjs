/**
 * The model as it is shipped, from dist. Vitest turns what it loads into modules in which every imported name is looked up at every use,
 * and a world lives half as fast in them; vitest.config.ts has it leave this one to Node.
 */
export { interval95 } from '../../dist/analysis/interval.js';
export { countedAlone, Observer } from '../../dist/measure/observer.js';
export { OUTCOMES } from '../../dist/measure/outcomes.js';
export { birth } from '../../dist/model/birth.js';
export { seedOf } from '../../dist/model/scenario.js';
export { tick } from '../../dist/model/tick.js';
export { readScenario } from '../../dist/scenario/read.js';
