/** A directory as it was given, without what would make names beside it (DIR.partial, DIR.lock) fall into it: "x/", ".". */
import { basename, normalize, resolve } from 'node:path';

export function plainPath(given: string): string {
  const path = normalize(given).replace(/(?<=.)[/\\]+$/, '');
  return /^\.*$/.test(basename(path)) ? resolve(path) : path;
}
