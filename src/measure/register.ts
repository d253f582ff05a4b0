/** The register of groups: one row a group, when it ends or at the end of the run. */
import { CAUSE_NAMES, KIND, NONE, RECOGNITION_NAMES, type World } from '../model/world.ts';
import type { Cell } from './tables.ts';

/** Fields as people count them, from 1: "3+5". */
export function fieldNames(bits: number): string {
  const names: number[] = [];
  for (let k = 0; k < 32; k++) if ((bits >>> k) & 1) names.push(k + 1);
  return names.join('+');
}

const orNone = (value: number): Cell => (value === NONE ? null : value);

/** The row of the group in row g. */
export function registerRow(world: World, replicate: number, g: number): Cell[] {
  const { columns: w } = world;
  return [
    replicate,
    w.groupId[g]!,
    w.born[g]!,
    orNone(w.recognizedWeek[g]!),
    w.kind[g] === KIND.own ? 'own' : 'assigned',
    RECOGNITION_NAMES[w.recognizedBy[g]!] || null,
    w.founderA[g]! + 1,
    w.founderB[g]! + 1,
    fieldNames(w.reasonA[g]!),
    fieldNames(w.reasonB[g]!),
    orNone(w.parent[g]!),
    w.generation[g]!,
    w.supports[g]! || null,
    w.origin[g]! || null,
    w.homeA[g]! + 1,
    w.homeB[g]! + 1,
    w.sizePeak[g]!,
    w.membersTotal[g]!,
    orNone(w.ended[g]!),
    CAUSE_NAMES[w.cause[g]!] || null,
    w.needsBrought[g]!,
    w.needsMet[g]!,
    w.levelFounders[g]!,
    w.levelReached[g]!,
    w.sumTogether[g]!,
    w.sumAsIfAlone[g]!,
    w.sumDiscovery[g]!,
    w.trustPeak[g]!,
    w.energyPeak[g]!,
    w.conflicts[g]!,
    orNone(w.crisisWeek[g]!),
    w.evenness[g]!,
  ];
}
