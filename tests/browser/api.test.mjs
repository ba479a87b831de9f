// dist/api.js in Node.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, hashed } from './pages.mjs';

/** What a program of its own prints after `import init, * as engine from 'dist/api.js'`. */
function node(program) {
  const api = pathToFileURL(join(dist, 'api.js')).href;
  const text = `import init, * as engine from ${JSON.stringify(api)};\n${program}`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' });
}

const wasm = join(dist, hashed('engine', 'wasm'));
const version = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8').match(/^version = "(.+)"/m)[1];
const answer = `${version}\n`;

test('init without an argument finds the engine beside api.js', () => {
  assert.equal(node('await init(); console.log(engine.version());'), answer);
});

test('init takes the bytes of the engine', () => {
  const read = `(await import('node:fs')).readFileSync(${JSON.stringify(wasm)})`;
  assert.equal(node(`await init(${read}); console.log(engine.version());`), answer);
  assert.equal(node(`const { buffer, byteOffset, byteLength } = ${read};
    await init(buffer.slice(byteOffset, byteOffset + byteLength)); console.log(engine.version());`), answer);
});

test('init takes a Response and an address', () => {
  const bytes = `(await import('node:fs')).readFileSync(${JSON.stringify(wasm)})`;
  const response = `new Response(${bytes}, { headers: { 'Content-Type': 'application/wasm' } })`;
  assert.equal(node(`await init(${response}); console.log(engine.version());`), answer);
  const url = JSON.stringify(pathToFileURL(wasm).href);
  assert.equal(node(`await init(new URL(${url})); console.log(engine.version());`), answer);
  assert.equal(node(`await init(${url}); console.log(engine.version());`), answer);
});

test('init can be called again, also at once and after a failure', () => {
  assert.equal(node('await Promise.all([init(), init()]); await init(); console.log(engine.version());'), answer);
  assert.equal(
    node("await init(new Uint8Array([1, 2, 3])).catch((error) => console.log(error.name)); await init(); console.log(engine.version());"),
    `CompileError\n${answer}`,
  );
});

test('run says what to do where init was left out or has not come to its end', () => {
  const tried = 'try { engine.run("1"); } catch (error) { console.log(error.message); }';
  const words = 'The engine is not ready: await init(), the default export of this file, first.\n';
  assert.equal(node(`${tried}\nconst coming = init();\n${tried}\nawait coming;\nconsole.log(engine.run('1').outcome);`), `${words}${words}finished\n`);
});

test('run refuses what is not a program, and options may be left out one by one', () => {
  const program = `await init();
    try { engine.run(5) } catch (error) { console.log(error.name, error.message) }
    console.log(engine.run('x = 1', null).outcome, engine.run('x = 1', { limits: null, steps: null, epoch: null, settings: null }).outcome);`;
  assert.equal(node(program), 'TypeError run(source, options): source must be a string\nfinished finished\n');
});

test('Cache takes any key that prints, and refuses a value that cannot be copied', () => {
  const program = `await init();
    const cache = new engine.Cache();
    for (const key of [5, 2.5, 10n, true, null]) cache.set(key, 1);
    console.log([5, 2.5, 10n, true, null].map((key) => [cache.makeKey(key), cache.get(key)]).join(' '));
    try { cache.set('function', () => 1) } catch (error) { console.log(error.name, cache.get('function')) }`;
  assert.equal(node(program), ':1:5,1 :1:2.5,1 :1:10,1 :1:True,1 :1:None,1\nDataCloneError null\n');
});
