/** One HTML file that holds a film, the program that shows it, and nothing that is fetched from anywhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BODY } from '../replay/body.ts';
import type { Film } from '../replay/film.ts';
import { pack } from '../replay/pack.ts';

/** This file lies in src/lab/node or, compiled, in dist/lab/node; what was bundled lies in dist/lab. */
const BUILT = new URL('../../../dist/lab/', import.meta.url);

export interface Page {
  readonly html: string;
  /** Bytes of the whole, and of the part that is data. */
  readonly bytes: number;
  readonly dataBytes: number;
}

export function replayFile(film: Film): Page {
  const script = readFileSync(new URL('replay.js', BUILT), 'utf8').trim();
  const style = readFileSync(new URL('replay.css', BUILT), 'utf8').trim();
  // A "<" could end the script that holds the data.
  const data = JSON.stringify(pack(film)).replaceAll('<', '\\u003c');
  // Only this very program and this very style may be used, and only what the page itself makes may be shown.
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Groundswell ${text(film.source.version)}">
<title>${text(film.title)} – replay – Groundswell</title>
<style>${style}</style>
</head>
<body>
${BODY.trim()}
<script type="application/json" id="film">${data}</script>
<script>${script}</script>
</body>
</html>
`;
  return { html, bytes: Buffer.byteLength(html), dataBytes: Buffer.byteLength(data) };
}

const hash = (code: string) => `sha256-${createHash('sha256').update(code).digest('base64')}`;

const text = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
