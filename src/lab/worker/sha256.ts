/** Stands for node:crypto in a page: SHA-256, which is all that is asked of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** @throws RangeError for any other algorithm */
export function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw new RangeError(`internal: no ${algorithm} in a page`);
  const hash = sha256.create();
  const own = {
    update(content: string | Uint8Array) {
      hash.update(typeof content === 'string' ? new TextEncoder().encode(content) : content);
      return own;
    },
    digest: (_: 'hex') => bytesToHex(hash.digest()),
  };
  return own;
}
