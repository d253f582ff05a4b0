/**
 * Makes dist/lab.html of what was just built: one file with the page, the worker, the compiled acts, and the shipped scenarios with
 * their data. The worker is bundled from the built engine itself; where that asks Node for files, paths and hashes, it gets those of
 * a page. Nothing in the page is fetched and no code is made from text, and its policy says so.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HERE = fileURLToPath(new URL('./', import.meta.url));
/** What stands in a page for what Node has. */
const IN_A_PAGE: Readonly<Record<string, string>> = {
  'node:fs': join(HERE, 'worker', 'files-in-memory.js'),
  'node:crypto': join(HERE, 'worker', 'sha256.js'),
  'node:path': 'pathe',
  'csv-parse/sync': 'csv-parse/browser/esm/sync',
};

async function bundled(entry: string, options: { readonly alias?: Record<string, string>; readonly plugins?: Plugin[] }) {
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

/** Every shipped scenario and every file of data, by its path as the command line is given it. */
function shipped(): Record<string, string> {
  const files = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(yaml|csv)$/.test(file))
    .sort();
  return Object.fromEntries(files.map((file) => [`scenarios/${file}`, readFileSync(join(ROOT, 'scenarios', file), 'utf8')]));
}

/** JSON that can stand in a script element. */
const json = (id: string, value: unknown) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inBase64 = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url)).toString('base64');

const worker = await bundled(join(HERE, 'worker', 'worker.js'), { alias: IN_A_PAGE });
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
if (script.includes('</script') || style.includes('</style')) throw new Error('internal: the page ends its own script');

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Groundswell Lab</title>
<style>${style}</style>
</head>
<body>
<div id="lab"></div>
<noscript><p>The lab lives worlds in this page, which takes JavaScript.</p></noscript>
${json('given', null)}
${json('files', shipped())}
${json('engine', { worker, acts: inBase64('kernels-alone.wasm'), counts: inBase64('counts-alone.wasm') })}
<script>${script}</script>
</body>
</html>
`;
writeFileSync(new URL('../lab.html', import.meta.url), page);
const kb = (text: string) => `${Math.round(Buffer.byteLength(text) / 1024)} KB`;
process.stderr.write(
  `lab.html: ${kb(page)} (page ${kb(script)}, style ${kb(style)}, engine ${kb(worker)}, scenarios and data ${kb(JSON.stringify(shipped()))})\n`,
);
