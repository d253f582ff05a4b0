/** stub */
import type { VariantsInfo } from '../simulate/run-info.ts';
export async function drawVariants(_d: string, _i: VariantsInfo, _o: object): Promise<void> {}
