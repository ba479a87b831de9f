// The playground's engine for JavaScript: browsers, workers and Node.
// Loading this file or calling its functions leaves the page as it is.
import start, { record } from './engine.js';
import { traceOf } from './trace.js';

let started;
let isReady = false;

/**
 * Makes the engine ready; call it once before anything else. A second call
 * waits for the first and ignores its own argument.
 * @param {string | URL | Response | BufferSource} [input] the wasm module or
 *   where it is; left out, the one beside this file
 * @returns {Promise<void>}
 */
export default function init(input) {
  started ??= load(input).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

// `run(source, options)` and `Cache` are ready once `init` is.
export { Cache, version } from './engine.js';

/** Runs a program to its end and returns its trace, in which steps share what they have in common. */
export function run(source, options) {
  if (!isReady) throw new Error('The engine is not ready: await init(), the default export of this file, first.');
  return traceOf(record(source, options));
}

async function load(input) {
  await start({ module_or_path: await contents(input ?? new URL('./engine.wasm', import.meta.url)) });
  isReady = true;
}

// Node's `fetch` refuses `file:` addresses; everywhere else the engine fetches by itself.
async function contents(input) {
  const isFile = (input instanceof URL || typeof input === 'string') && String(input).startsWith('file:');
  if (!isFile || !globalThis.process?.versions?.node) return input;
  const files = 'node:fs/promises';
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
  return readFile(new URL(input));
}
