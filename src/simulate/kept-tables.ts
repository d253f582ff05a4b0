/** Which tables a run keeps: those of the scenario's section `record`, and the small ones always. */
import { TABLE_NAMES, type TableName } from '../measure/tables.ts';
import type { Scenario } from '../model/scenario.ts';

export function keptTables({ record }: Scenario): TableName[] {
  const wanted: Partial<Record<TableName, boolean>> = {
    events: record.events,
    people: record.people.length > 0,
    ties: record.ties.length > 0,
  };
  return TABLE_NAMES.filter((table) => wanted[table] ?? true);
}
