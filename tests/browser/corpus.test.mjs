// The programs of tests/scripts and tests/python, and the page's examples, on the engine as it ships, in Node.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dist, hashed } from './pages.mjs';

const tests = fileURLToPath(new URL('..', import.meta.url));

let run;
before(async () => {
  const api = await import(pathToFileURL(join(dist, 'api.js')).href);
  await api.default(readFileSync(join(dist, hashed('engine', 'wasm'))));
  run = api.run;
});

const ROOTS = { scripts: tests, python: tests, recipes: join(tests, '../src/playground') };

/** The folder that a program's name starts in. */
const rootOf = (name) => ROOTS[name.split('/')[0]];

/** Names of the programs of one corpus, below its root and without their extension. */
const programs = (corpus) =>
  readdirSync(join(rootOf(corpus), corpus), { recursive: true })
    .filter((path) => path.endsWith('.py'))
    .map((path) => `${corpus}/${path.slice(0, -3)}`)
    .sort();

/** Programs that are known to print something else, with the reason. */
const known = new Map(
  readFileSync(join(tests, 'known_differences.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
);

/** An item of the output in the words of tests/django/run_django.py. */
const words = {
  stdout: ({ text }) => text,
  result: () => '',
  warning: ({ text, line }) => `!! warning on line ${line}: ${text}\n`,
  exception: ({ text, line }) => `!! exception on line ${line}\n${text}\n`,
  refusal: ({ text, line }) => `!! refusal on line ${line}: ${text}\n`,
  limit: ({ text, line }) => `!! limit on line ${line}: ${text}\n`,
};

function printed(name) {
  const source = readFileSync(join(rootOf(name), `${name}.py`), 'utf8');
  try {
    const { output } = run(source, { epoch: 1700000000, steps: false });
    return output.map((item) => words[item.kind](item)).join('');
  } catch (error) {
    return `!! ${error}\n`;
  }
}

for (const corpus of Object.keys(ROOTS)) {
  test(`every program of ${corpus} prints in WebAssembly what real Python printed`, () => {
    const names = programs(corpus);
    assert.ok(names.length > 0);
    const expected = (name) => readFileSync(join(rootOf(name), `${name}.out`), 'utf8');
    const differing = names.filter((name) => printed(name) !== expected(name));
    const unlisted = differing.filter((name) => !known.has(name));
    for (const name of unlisted) {
      // The assertion's own difference is the clearest report of the first of them.
      assert.equal(printed(name), expected(name), `${name}, one of ${unlisted.length}:\n${unlisted.join('\n')}`);
    }
    const mended = names.filter((name) => known.has(name) && !differing.includes(name));
    assert.deepEqual(mended, [], 'take these off tests/known_differences.txt');
  });
}
