/** AgentScript, from where it is installed: the folder named by AGENTSCRIPT, or this one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.env.AGENTSCRIPT ?? fileURLToPath(new URL('.', import.meta.url));
const about = createRequire(resolve(folder, 'here.js')).resolve('agentscript/package.json');

// The bundle asks for a canvas as it is loaded, to look up the names of colours; Node has none, and nothing is drawn here.
globalThis.OffscreenCanvas ??= class {
  getContext() {
    return null;
  }
};
export const { AgentArray, Model, World, util } = await import(
  new URL('dist/agentscript.js', pathToFileURL(about)).href
);
export const { version } = JSON.parse(readFileSync(about, 'utf8'));
