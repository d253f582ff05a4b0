/** Gives names an order that does not depend on the order of rows: numbers by size, other names by their letters. */
export function numbered(names: readonly string[]): readonly string[] {
  const numeric = names.every((name) => /^\d+$/.test(name));
  return [...new Set(names)].sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1));
}
