/** A file gets a second name where the disk can do that, and is copied where it cannot (memory sticks). */
import { copyFileSync, linkSync } from 'node:fs';

export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
