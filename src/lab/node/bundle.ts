/**
 * Makes of the programs of the pages one file each, for the browser. A tool of the build, no part of a run: `node dist/lab/node/bundle.js`
 * reads the sources beside dist and writes dist/lab/NAME.js and NAME.css, and dist/lab/lab.html.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleLab } from './bundle-lab.ts';

/** Pages: each a folder of src/lab with main.ts and style.css. */
const PAGES = ['replay'];

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: PAGES.flatMap((page) => [
    { in: at(`../../../src/lab/${page}/main.ts`), out: page },
    { in: at(`../../../src/lab/${page}/style.css`), out: page },
  ]),
  outdir: at('..'),
  bundle: true,
  minify: true,
  // What stands in a page must not depend on where it was built.
  absWorkingDir: at('../../..'),
  format: 'iife',
  target: ['es2022'],
  legalComments: 'eof',
  logLevel: 'warning',
});

await bundleLab();
