// The shape of a trace as dist/api.js hands it over.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { native, noNative } from './native.mjs';
import { dist, hashed } from './pages.mjs';

let run;
before(async () => {
  const api = await import(pathToFileURL(join(dist, 'api.js')).href);
  await api.default(readFileSync(join(dist, hashed('engine', 'wasm'))));
  run = api.run;
});

const GREETING = `import time
from django.core.cache import cache
cache.set('greet', 'Hello', 10)
value = cache.get('greet')
time.sleep(10)
print(cache.get('greet', 'gone'))
`;

test('a step has its line, the lesson time at which it began and its depth', () => {
  const { outcome, duration, steps } = run(GREETING, { epoch: 0 });
  assert.equal(outcome, 'finished');
  assert.equal(duration, 10);
  assert.deepEqual(
    steps.map(({ line, t, depth }) => [line, t, depth]),
    [1, 2, 3, 4, 5, 6].map((line) => [line, line === 6 ? 10 : 0, 0]),
  );
});

test('the steps are made once and go along wherever a trace is copied', () => {
  const trace = run(GREETING, { epoch: 0 });
  assert.deepEqual(Object.keys(trace), ['outcome', 'output', 'steps', 'duration']);
  const copy = structuredClone(trace);
  assert.equal(copy.steps.length, 6);
  assert.equal(trace.steps, trace.steps);
  assert.deepEqual(JSON.parse(JSON.stringify(trace)), copy);
});

test('a step tells what its line asked of the cache and why it got that', () => {
  const { steps } = run(GREETING);
  const [set] = steps[2].calls;
  assert.equal(steps[2].calls.length, 1);
  assert.deepEqual(
    [set.alias, set.method, set.key, set.arguments, set.returned, set.outcome],
    ['default', 'set', 'greet', "'greet', 'Hello', 10", 'None', 'stored'],
  );
  const [hit] = steps[3].calls;
  assert.deepEqual([hit.method, hit.returned, hit.outcome], ['get', "'Hello'", 'hit']);
  const [miss] = steps[5].calls;
  assert.deepEqual([miss.method, miss.returned, miss.outcome, miss.cause], ['get', "'gone'", 'miss', 'expired']);
});

test('a step shows the entries and the variables that stand after its line', () => {
  const { steps } = run(GREETING);
  assert.equal(steps[2].entries.length, 1);
  const { alias, key, madeKey, version, repr, setAt, expiresAt, state } = steps[2].entries[0];
  assert.deepEqual(
    { alias, key, madeKey, version, repr, setAt, expiresAt },
    { alias: 'default', key: 'greet', madeKey: ':1:greet', version: 1, repr: "'Hello'", setAt: 0, expiresAt: 10 },
  );
  assert.equal(typeof state, 'string');
  assert.deepEqual(steps[5].entries, []);
  const value = (step) => step.variables.find(({ name }) => name === 'value');
  assert.equal(value(steps[2]), undefined);
  assert.deepEqual(value(steps[3]), { scope: 'global', name: 'value', repr: "'Hello'", changed: true });
  assert.equal(value(steps[4]).changed, false);
});

test('an entry without an end has no expiry, and keys keep their versions and prefixes', () => {
  const settings = `CACHES = {'default': {
    'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'KEY_PREFIX': 'shop', 'VERSION': 2}}`;
  const source = "from django.core.cache import cache\ncache.set('a', [1], None)\nprint(cache.make_key('a'))\n";
  const { steps, output } = run(source, { settings });
  assert.deepEqual(output.map(({ kind, text }) => [kind, text]), [['stdout', 'shop:2:a\n']]);
  const [{ key, madeKey, version, expiresAt, repr }] = steps[1].entries;
  assert.deepEqual([key, madeKey, version, expiresAt, repr], ['a', 'shop:2:a', 2, null, '[1]']);
});

test('steps inside a function are deeper and have its variables', () => {
  const { steps } = run('def double(n):\n    twice = n * 2\n    return twice\n\nx = double(4)\n');
  // The call is a step, and so is the rest of its line, once there is something to bind.
  assert.deepEqual(steps.map(({ line, depth }) => [line, depth]), [[1, 0], [5, 0], [2, 1], [3, 1], [5, 0]]);
  const inside = steps[2].variables.filter(({ scope }) => scope === 'double');
  assert.deepEqual(inside.map(({ name, repr }) => [name, repr]), [['n', '4'], ['twice', '8']]);
  assert.equal(steps[4].variables.find(({ scope, name }) => scope === 'global' && name === 'x').repr, '8');
});

test('output keeps its order, its kinds, its lines and the step that caused it', () => {
  const source = `from django.core.cache import cache
print('first')
cache.set('a b', 1)
cache.incr('missing')
`;
  const { outcome, output } = run(source);
  assert.equal(outcome, 'raised');
  assert.deepEqual(
    output.map(({ kind, text, line, step }) => [kind, text, line, step]),
    [
      ['stdout', 'first\n', 2, 1],
      [
        'warning',
        "CacheKeyWarning: Cache key contains characters that will cause errors if used with memcached: ':1:a b'",
        3,
        2,
      ],
      ['exception', "ValueError: Key ':1:missing' not found", 4, 3],
    ],
  );
});

test('the value of a bare last expression is a result', () => {
  const { output } = run("x = 20\nx * 2 + 2\n");
  assert.deepEqual(output.map(({ kind, text, line }) => [kind, text, line]), [['result', '42', 2]]);
});

test('a program that is not Python raises at its line and runs nothing', () => {
  const { outcome, output, steps } = run("print('never')\nif True\n    pass\n");
  assert.equal(outcome, 'raised');
  assert.deepEqual(output.map(({ kind, text, line }) => [kind, text, line]), [['exception', "SyntaxError: expected ':'", 2]]);
  assert.deepEqual(steps, []);
});

test('a run without an end meets a limit and keeps what it recorded', () => {
  const { outcome, output, steps } = run("print('begun')\nwhile True:\n    pass\n", { limits: { operations: 100_000 } });
  assert.equal(outcome, 'limit');
  assert.deepEqual(output.map(({ kind }) => kind), ['stdout', 'limit']);
  assert.ok(steps.length > 2);
});

test('without steps only the output is recorded, and an epoch makes a run repeatable', () => {
  const source = 'import time\ntime.sleep(1.5)\nprint(time.time())\n';
  const { steps, output, duration } = run(source, { epoch: 1700000000, steps: false });
  assert.deepEqual(steps, []);
  assert.equal(output[0].text, '1700000001.5\n');
  assert.equal(duration, 1.5);
  const before = Date.now() / 1000;
  const wall = Number(run(source, { steps: false }).output[0].text) - 1.5;
  assert.ok(wall >= before - 1 && wall <= Date.now() / 1000 + 1, `${wall} is now`);
});

test('the command for the terminal writes the same traces', { skip: noNative }, async () => {
  const execute = promisify(execFile);
  const programs = ['../../src/playground/recipes/', '../scripts/'].flatMap((folder) => {
    const place = fileURLToPath(new URL(folder, import.meta.url));
    return readdirSync(place).filter((name) => name.endsWith('.py')).map((name) => join(place, name));
  });
  // Addresses are those of the machine.
  const parsed = (json) => JSON.parse(json.replace(/ at 0x[0-9a-f]{12}\b/g, ' at 0x…'));
  // A part of them, spread over all.
  for (const program of programs.filter((_, index) => index % 4 === 0)) {
    const options = ['trace', program, '--format', 'json', '--epoch', '1700000000'];
    // It ends badly where the program does, and writes its trace all the same.
    const { stdout } = await execute(native, options, { maxBuffer: 1 << 28 }).catch((ended) => ended);
    assert.deepEqual(parsed(stdout), parsed(JSON.stringify(run(readFileSync(program, 'utf8'), { epoch: 1700000000 }))), program);
  }
});
