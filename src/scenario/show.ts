/** Shows a value that somebody gave, in few words, as the first half of a fault. */

const LONGEST = 40;

/** A value as it may stand in a message: short things as they are, long ones by their kind. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return short(JSON.stringify(value));
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return 'a mapping';
  const plain = value.every((item) => typeof item !== 'object' || item === null);
  const listed = plain ? `[${value.map(show).join(', ')}]` : '';
  return plain && listed.length <= LONGEST ? listed : 'a list';
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 4)}..."`;
}
