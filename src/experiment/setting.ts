/** What is known of a setting by its path: whether there is one, its unit, whether it is a whole number. */

import { ownerOf } from '../scenario/check-shape.ts';
import { allKeys, type Key } from '../scenario/keys.ts';
import { nearest } from '../scenario/near.ts';

/** What makes the points of a sweep comparable cannot vary. */
const THE_SAME_AT_ALL_POINTS = [
  'name',
  'title',
  'question',
  'why',
  'finding',
  'weeks',
  'seed',
  'replicates',
  'record',
  'outcomes',
  'variants',
];

/** What may stand below a trait, or another distribution. */
const OF_A_DISTRIBUTION = /^(uniform\.[01]|normal\.(mean|sd)|beta\.(alpha|beta)|constant)$/;

/** The declaration of a setting; elements of lists are left out of its path. */
function keysAt(path: readonly string[]): readonly Key[] {
  const plain = path.filter((step) => !/^\d+$/.test(step)).join('.');
  return allKeys().filter((key) => key.path === plain);
}

export const CANNOT_VARY = 'cannot vary: it is the same at all points (set sets it for all)';

/** Whether a section is the same at all points. */
export function cannotVary(section: string): boolean {
  return THE_SAME_AT_ALL_POINTS.includes(section);
}

/** Why nothing can be varied at a path, as the end of a fault; null where there is a setting. */
export function whyNoSetting(path: readonly string[]): string | null {
  const [top] = path as [string];
  if (cannotVary(top)) return CANNOT_VARY;
  const found = keysAt(path);
  if (found.some(({ section }) => !section)) return null;
  if (found.length > 0) return 'a section given, expected one of its settings (or choices)';
  if (distributionAround(path) !== null) return null;
  const owner = path.length === 1 ? ownerOf(top) : null;
  const all = allKeys().filter(
    ({ path: one, section }) => !section && !THE_SAME_AT_ALL_POINTS.includes(one.split('.')[0]!),
  );
  const near =
    owner ??
    nearest(
      path.join('.'),
      all.map(({ path: one }) => withElement(one, path)),
    );
  return `unknown setting${near === null ? '' : `, did you mean ${near}?`}`;
}

/** The path of a key inside a list, with the number of the element that was given. */
function withElement(key: string, path: readonly string[]): string {
  const [top, element] = path;
  const inside = element !== undefined && /^\d+$/.test(element) && key.startsWith(`${top}.`);
  return inside ? key.replace(`${top}.`, `${top}.${element}.`) : key;
}

/** The path of the distribution that a path leads into; null where it leads into none. */
export function distributionAround(path: readonly string[]): readonly string[] | null {
  const at = path.findIndex(
    (_, at) =>
      keysAt(path.slice(0, at)).some(({ expected }) => expected.startsWith('a distribution')) &&
      OF_A_DISTRIBUTION.test(path.slice(at).join('.')),
  );
  return at < 0 ? null : path.slice(0, at);
}

export function unitOf(path: readonly string[]): string {
  return keysAt(path).find(({ declared }) => declared !== null)?.declared?.unit ?? '';
}

export function isWhole(path: readonly string[]): boolean {
  const found = keysAt(path);
  return found.length > 0 && found.every(({ whole }) => whole);
}
