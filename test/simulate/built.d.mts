export { planRun } from '../../src/cli/plan-run.ts';
export { carryOut } from '../../src/simulate/carry-out.ts';
export { HandLost, Hands } from '../../src/simulate/hands.ts';
export { recordReplicate } from '../../src/simulate/record-replicate.ts';
