export { interval95 } from '../../src/analysis/interval.ts';
export { countedAlone, Observer } from '../../src/measure/observer.ts';
export { OUTCOMES } from '../../src/measure/outcomes.ts';
export { birth } from '../../src/model/birth.ts';
export { seedOf } from '../../src/model/scenario.ts';
export { tick } from '../../src/model/tick.ts';
export { readScenario } from '../../src/scenario/read.ts';
