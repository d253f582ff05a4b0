/** Stands for node:fs in a page: the files of the shipped scenarios, and those that somebody has opened, by their paths. */

const files = new Map<string, Uint8Array>();

/** From now on there is such a file. */
export function putFile(path: string, content: string | Uint8Array): void {
  files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

/** @throws an error with code ENOENT, as Node does, where there is no such file */
export function readFileSync(path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
  return bytes;
}

/** Names of the files in a directory. */
export function readdirSync(directory: string): string[] {
  const before = directory === '.' || directory === '' ? '' : `${directory}/`;
  return [...files.keys()].flatMap((path) => {
    const rest = path.startsWith(before) ? path.slice(before.length) : '/';
    return rest.includes('/') ? [] : [rest];
  });
}
