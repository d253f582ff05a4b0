/**
 * npm run gallery: lives every shipped scenario, and the sweeps that are lived in minutes, and hangs small pictures of them in
 * results/gallery, with photographs of the pages for the classroom and one page about all. What was lived before is not lived again;
 * the same version gives the same charts.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../simulate/durable.ts';
import { version } from '../simulate/version.ts';
import { exhibitsIn } from './exhibits.ts';
import { galleryPage, type Hung } from './gallery-page.ts';
import { hang } from './hang.ts';
import { lived } from './live.ts';
import { photographs } from './photographs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GALLERY = join(ROOT, 'results', 'gallery');

async function gallery(): Promise<void> {
  const exhibits = exhibitsIn(ROOT);
  const hung: Hung[] = [];
  const directories = new Map<string, string>();
  for (const [k, exhibit] of exhibits.entries()) {
    process.stderr.write(`gallery: ${exhibit.file} (${k + 1} of ${exhibits.length})\n`);
    const directory = await lived(ROOT, exhibit.file);
    directories.set(exhibit.name, directory);
    hung.push(await hang(exhibit, directory));
  }
  process.stderr.write('gallery: photographing the pages for the classroom\n');
  const photographed = await photographs(ROOT, directories);

  mkdirSync(GALLERY, { recursive: true });
  const pictures = [...hung.flatMap((one) => one.pictures), ...photographed.map(({ picture }) => picture)];
  for (const { file, content } of pictures) await writeWhole(join(GALLERY, file), content);
  await writeWhole(join(GALLERY, 'index.html'), galleryPage(hung, photographed, version()));
  const known = new Set(['index.html', ...pictures.map(({ file }) => file)]);
  for (const file of readdirSync(GALLERY)) if (!known.has(file)) rmSync(join(GALLERY, file), { recursive: true });
  process.stdout.write(`${join('results', 'gallery', 'index.html')}\n`);
}

await gallery().catch((error: Error) => {
  process.stderr.write(`gallery: ${error.message}\n`);
  process.exitCode = 1;
});
