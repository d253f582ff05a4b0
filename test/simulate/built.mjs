/** What starts threads, from dist: they are Node's own, and know nothing of TypeScript. Left to Node as it is (vitest.config.ts). */
export { planRun } from '../../dist/cli/plan-run.js';
export { carryOut } from '../../dist/simulate/carry-out.js';
export { HandLost, Hands } from '../../dist/simulate/hands.js';
export { recordReplicate } from '../../dist/simulate/record-replicate.js';
