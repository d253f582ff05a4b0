/**
 * Makes dist/lab/lab.html of what was just built: one file with the page, the worker and the compiled acts; the scenarios are put in when
 * it is handed out (lab-file.ts). The worker is bundled from the built engine itself; where that asks Node for files, paths and hashes, it gets those of
 * a page. Nothing in the page is fetched and no code is made from text, and its policy says so.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
// What is bundled is built with all other code for Node; nobody else names these.
import type {} from '../worker/files-in-memory.ts';
import type {} from '../worker/sha256.ts';
import type {} from '../worker/worker.ts';
import { GIVEN, inPage } from './lab-file.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LAB = fileURLToPath(new URL('../', import.meta.url));
/** What stands in a page for what Node has. */
const IN_A_PAGE: Readonly<Record<string, string>> = {
  'node:fs': join(LAB, 'worker', 'files-in-memory.js'),
  'node:crypto': join(LAB, 'worker', 'sha256.js'),
  'node:path': 'pathe',
  'csv-parse/sync': 'csv-parse/browser/esm/sync',
};

async function bundled(entry: string, options: { readonly alias?: Record<string, string> }) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    absWorkingDir: ROOT,
    ...options,
  });
  return outputFiles[0]!.text;
}

const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inBase64 = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url)).toString('base64');

/** Writes the page, and says how large its parts are. */
export async function bundleLab(): Promise<void> {
  const worker = await bundled(join(LAB, 'worker', 'worker.js'), { alias: IN_A_PAGE });
  const script = await bundled(join(ROOT, 'src', 'lab', 'page', 'main.tsx'), {});
  const style = await bundled(join(ROOT, 'src', 'lab', 'page', 'lab.css'), {});
  const policy = [
    "default-src 'none'",
    `script-src ${hashed(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashed(style)}`,
    'worker-src blob:',
    'img-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  if (/<\/script|<!--/.test(script) || style.includes('</style'))
    throw new Error('internal: the page ends its own script');

  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Groundswell Lab</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="lab"></div>
<noscript><p>The lab lives worlds in this page, which takes JavaScript.</p></noscript>
${GIVEN}
${inPage('engine', { worker, acts: inBase64('kernels-alone.wasm'), counts: inBase64('counts-alone.wasm') })}
<script>${script}</script>
</body>
</html>
`;
  writeFileSync(new URL('../lab.html', import.meta.url), page);
  const kb = (text: string) => `${Math.round(Buffer.byteLength(text) / 1024)} KB`;
  process.stderr.write(
    `lab.html: ${kb(page)} (page ${kb(script)}, style ${kb(style)}, engine ${kb(worker)}), without scenarios\n`,
  );
}
