// The playground's engine for JavaScript: browsers, workers and Node.
// Loading this file or calling its functions leaves the page as it is.
import start, { record } from './engine.js';

let started;

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
  const trace = JSON.parse(record(source, options));
  const calls = objects(trace.calls, 7, ([alias, method, key, args, returned, outcome, cause]) => {
    const call = { alias, method, key, arguments: args, returned, outcome };
    return cause === null ? call : { ...call, cause };
  });
  const variables = objects(trace.variables, 4, ([scope, name, repr, changed]) => ({ scope, name, repr, changed }));
  const lists = trace.lists.map((list) => list.map((place) => variables[place]));
  const entries = objects(
    trace.entries,
    8,
    ([alias, key, madeKey, version, repr, setAt, expiresAt, state]) => ({ alias, key, madeKey, version, repr, setAt, expiresAt, state }),
  );
  let asked = 0;
  let shown = [];
  const steps = objects(trace.steps, 6, ([line, t, depth, count, list, changed]) => {
    if (changed) {
      shown = shown.slice(0, changed[0]);
      for (let at = 1; at < changed.length; at += 2) shown[changed[at]] = entries[changed[at + 1]];
    }
    return { line, t, depth, calls: calls.slice(asked, (asked += count)), variables: lists[list], entries: shown };
  });
  return { outcome: trace.outcome, output: trace.output, steps, duration: trace.duration };
}

/** What `make` makes of each `size` parts that follow each other. */
function objects(parts, size, make) {
  const made = [];
  for (let at = 0; at < parts.length; at += size) made.push(make(parts.slice(at, at + size)));
  return made;
}

async function load(input) {
  await start({ module_or_path: await contents(input ?? new URL('./engine.wasm', import.meta.url)) });
}

// Node's `fetch` refuses `file:` addresses; everywhere else the engine fetches by itself.
async function contents(input) {
  const isFile = (input instanceof URL || typeof input === 'string') && String(input).startsWith('file:');
  if (!isFile || !globalThis.process?.versions?.node) return input;
  const files = 'node:fs/promises';
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
  return readFile(new URL(input));
}
