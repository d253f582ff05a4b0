/** Whether a world that was kept fits into the memory of a world with these settings. */
import { groupsAtMost, LAYOUT, type Settings, widthsOf } from '../model/world.ts';

/** What must be known of a week from which a branch goes on. */
export interface Past {
  readonly week: number;
  /** Of the replicate. */
  readonly seed: string;
  /** The scenario so far, every default filled in. */
  readonly resolved: Readonly<Record<string, unknown>>;
  /** Rows of each table that are kept. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A week that was kept, on a disk (src/simulate/checkpoint.ts) or in memory. */
export interface KeptWeek {
  readonly header: Past;
  readonly file: { readonly columns: readonly { readonly name: string; readonly length: number }[] };
}

/** What the memory of a world with these settings has other than what was kept, in words; null where all fits. */
export function misfit({ header: { rows }, file: { columns } }: KeptWeek, settings: Settings): string | null {
  const { people, organizations, communities, parts } = settings.size;
  if (rows.people !== people)
    return `has room for ${rows.people} people, newcomers included; the scenario needs ${people}`;
  if (rows.organizations !== organizations)
    return `has ${rows.organizations} organizations, the scenario ${organizations}`;
  if (rows.communities! > communities)
    return `has ${rows.communities} communities, the scenario has room for ${communities}`;
  if (rows.groups! > groupsAtMost(settings))
    return `has ${rows.groups} rows of groups in use, the scenario has room for ${groupsAtMost(settings)}`;
  const widths = widthsOf(settings);
  for (const { name, length } of columns) {
    const column = name in LAYOUT ? LAYOUT[name as keyof typeof LAYOUT] : null;
    const count = column === null || rows[column.table] === 0 ? null : length / rows[column.table]!;
    const width = column !== null && 'width' in column ? column.width : 1;
    const now = typeof width === 'string' ? widths[width]! : width;
    if (count !== null && count !== now) return `has ${count} ${SHAPED_BY[width] ?? width}, the scenario ${now}`;
  }
  return rows.parts === parts ? null : `has ${rows.parts} parts, the scenario ${parts}`;
}

/** What a width that the settings give comes from, in words. */
const SHAPED_BY: Readonly<Record<string, string>> = {
  fields: 'fields (people.fields)',
  looks: 'looks a week (noticing.looks, and communities.looks where there are communities)',
  seats: 'seats in a group (joining.room)',
  knowing: 'columns of what organizations know (needs.beyond)',
};
