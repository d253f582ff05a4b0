/** What the file system answers, in a line that says what to do. */
import { constants } from 'node:os';

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk; make room and give the same command again, it goes on from what is whole',
  EDQUOT: 'your share of the disk is used up; make room and give the same command again',
  EFBIG: 'the file is larger than this account may write (ulimit -f); raise the limit and give the same command again',
  EACCES: 'may not be written or read by this account; choose another place with --out',
  EPERM: 'may not be changed by this account; choose another place with --out',
  EROFS: 'lies on a disk that can only be read; choose another place with --out',
  ENOTDIR: 'a part of this path is a file, not a directory; choose another place with --out',
  EEXIST: 'is in the way; move it, or choose another place with --out',
  ENOENT: 'is not there (any more)',
  EISDIR: 'is a directory, expected a file',
  ENAMETOOLONG: 'the name is too long for this disk; choose a shorter one with --out',
  EMFILE: 'too many files are open at once; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  EIO: 'the disk failed',
  EBUSY: 'is in use by another program',
};

/** One clear line for an error of the file system, null for any other error. */
export function diskFault(error: unknown): string | null {
  const { code, errno, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || errno === undefined || syscall === undefined) return null;
  const known = ADVICE[code];
  if (known === undefined && !(code in constants.errno)) return null;
  return `${path ?? 'a file'}: ${known ?? `${code} in ${syscall}`}`;
}
