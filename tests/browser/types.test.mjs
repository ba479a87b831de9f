// The documented examples of dist/api.js run and print what they say, and dist/api.d.ts fits both
// them and the module.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dist } from './pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The examples: blocks of JavaScript that import api.js. */
const examples = ['README.md', 'docs/api.md'].flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)]
    .map(([, code]) => code)
    .filter((code) => code.includes('/api.js'))
    .map((code, index) => ({ name: `${file}, example ${index + 1}`, code })),
);

for (const { name, code } of examples) {
  test(`${name} prints what it says`, () => {
    const said = [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    assert.ok(said.length > 0 && said.length === code.match(/console\.log\(/g).length, 'every line that prints says what');
    const program = code.replace("'./dist/api.js'", JSON.stringify(pathToFileURL(join(dist, 'api.js')).href));
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    assert.deepEqual(printed.trimEnd().split('\n'), said);
  });
}

// Lines that are mistakes say so: the compiler fails where one is none.
const USES = `import init, { Cache, run, type Step, type Trace } from './dist/api.js';

await init(new URL('engine.wasm', import.meta.url));
await init(new Uint8Array(8));
const trace: Trace = run('x = 1', { epoch: 0, limits: { steps: 10 } });
const last: Step | undefined = trace.steps.at(-1);
const expiry: number | null | undefined = last?.entries[0]?.expiresAt;
const cause: string | undefined = last?.calls[0]?.cause;
// @ts-expect-error a program is text
run(5);
// @ts-expect-error there is no such option
run('x = 1', { maximum: 5 });
// @ts-expect-error there is no such outcome
trace.outcome === 'stopped';

const cache = new Cache({ timeout: null, now: () => 0 });
const number: number = cache.getOrSet('n', () => 1, 10);
const text: string | null = cache.get<string>('text');
const flag: boolean | 'none' = cache.get<boolean, 'none'>('flag', 'none');
const failed: string[] = cache.setMany({ a: 1 });
// @ts-expect-error a timeout is in seconds
cache.set('n', 1, '10');
// @ts-expect-error set returns nothing
const stored: boolean = cache.set('n', 1);
// @ts-expect-error it is read only
cache.size = 0;
void [expiry, cause, number, text, flag, failed, stored];
`;

test('the types fit the examples, and refuse what the module refuses', (t) => {
  const artefacts = join(root, 'tests/artefacts');
  mkdirSync(artefacts, { recursive: true });
  const folder = mkdtempSync(join(artefacts, 'types-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const relocated = (code) => code.replaceAll("'./dist/api.js'", "'../../../dist/api.js'");
  const files = [...examples.map(({ code }, index) => [`example${index}.mjs`, code]), ['uses.mts', USES]];
  for (const [name, code] of files) writeFileSync(join(folder, name), relocated(code));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: [],
    useUnknownInCatchVariables: false,
    noImplicitAny: false,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: files.map(([name]) => name) }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('the types name what the module exports, and the methods of Cache', async () => {
  const types = readFileSync(join(dist, 'api.d.ts'), 'utf8');
  const api = await import(pathToFileURL(join(dist, 'api.js')).href);
  const exported = [...types.matchAll(/^export (?:default )?(?:function|class) (\w+)/gm)].map(([, name]) => (name === 'init' ? 'default' : name));
  assert.deepEqual(exported.sort(), Object.keys(api).sort());
  const body = types.match(/^export class Cache \{([^]*?)^\}/m)[1];
  const declared = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\b/gm)].map(([, name]) => name);
  // What begins with two underscores is wasm-bindgen's own.
  const own = Object.getOwnPropertyNames(api.Cache.prototype).filter((name) => !name.startsWith('__'));
  assert.deepEqual([...new Set(declared)].sort(), own.sort());
});
