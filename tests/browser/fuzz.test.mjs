// What others send, made up by chance: addresses, links, settings and messages. The same seed makes up the same, and
// `FUZZ=100` a hundred times as much. Whatever comes, nothing is thrown, and what is taken from it has a known shape.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'fflate';
import { DICTIONARY } from '../../static/links/dictionary.js';
import { cacheSettings } from '../../static/links/cache_settings.js';
import { read, write } from '../../static/links/fragment.js';
import { LIMIT, encode } from '../../static/links/share_link.js';
import { dice, patience } from './dice.mjs';
import { dist, hashed } from './pages.mjs';

const SIGNS = ['"', "'", '\\', '\n', '{', '}', '[', ']', '#', '%', '&', '=', '<', '\0', '\u202e', '\ud800', '\udc00', '🙂', 'é', '__proto__', 'constructor', 'toString', '..', '1e999', '-0', 'NaN', 'null', 'true'];
const NAMES = ['code', 'c1', 'ex', 'settings', 'step', 't', 'epoch', 'mode', 'view', 'run', 'speed', 'readonly', 'lines', 'hl', 'hide', 'max', 'cull', 'timeout', 'prefix', 'version', 'theme', 'accent', 'lang', 'motion', 'height', 'loading', 'host', 'opts', '__proto__', 'constructor', 'hasOwnProperty'];

/** A text by chance. */
function text(random, longest = 40) {
  let made = '';
  for (let length = random(longest); length > 0; length -= 1) made += random(3) ? String.fromCharCode(32 + random(95)) : SIGNS[random(SIGNS.length)];
  return made;
}

/** Data by chance, as JSON or a message may hold it. */
function data(random, depth = 4) {
  const kinds = [() => text(random), () => random(1e6) - 5e5, () => random(2) === 0, () => null, () => [Infinity, -Infinity, NaN, -0, 1e308, 2 ** 53][random(6)], () => undefined];
  if (depth > 0) {
    kinds.push(() => Array.from({ length: random(5) }, () => data(random, depth - 1)));
    kinds.push(() => {
      const made = {};
      for (let count = random(6); count > 0; count -= 1) {
        const name = random(2) ? NAMES[random(NAMES.length)] : text(random, 8);
        Object.defineProperty(made, name, { value: data(random, depth - 1), enumerable: true, configurable: true, writable: true });
      }
      return made;
    });
  }
  return kinds[random(kinds.length)]();
}

/** What `read` may give for each name. */
const isWithin = (least, most) => (value) => typeof value === 'number' && value >= least && value <= most;
const isText = (value) => typeof value === 'string' && value.length <= LIMIT;
const areLines = (value) => Array.isArray(value) && value.length > 0 && value.length <= 1000 && value.every((line) => Number.isInteger(line) && line > 0);
const isFlag = (value) => typeof value === 'boolean';
const isOne = (...values) => (value) => values.includes(value);
const SHAPES = {
  code: isText,
  damaged: isText,
  settings: isText,
  ex: (value) => /^[a-z_]{1,40}$/.test(value),
  step: isWithin(0, 1e6),
  t: isWithin(0, 6.4e9),
  epoch: isWithin(0, 1e11),
  mode: (value) => /^[a-z][a-z-]{0,19}$/.test(value),
  view: isOne('full', 'stage', 'steps', 'code', 'quiz'),
  run: isOne('0', '1', 'play'),
  speed: isWithin(1, 600),
  readonly: isFlag,
  hide: isFlag,
  lines: areLines,
  hl: areLines,
  max: isWithin(1, 1e9),
  cull: isWithin(0, 1e9),
  timeout: (value) => value === null || isWithin(-1e9, 1e9)(value),
  prefix: (value) => typeof value === 'string' && value.length <= 100,
  version: isWithin(-1e9, 1e9),
  theme: isOne('auto', 'light', 'dark'),
  accent: (value) => /^[0-9a-f]{6}$/i.test(value),
  lang: (value) => /^[a-zA-Z0-9-]{2,30}$/.test(value),
  motion: isOne('auto', 'reduce'),
  height: isWithin(120, 4000),
  loading: isOne('lazy', 'eager', 'click'),
  host: (value) => /^https?:\/\/[^/?#\s]+$/i.test(value),
};

function assertShaped(given, fragment) {
  for (const [name, value] of Object.entries(given)) {
    assert.ok(Object.hasOwn(SHAPES, name) && SHAPES[name](value), `${name}: ${JSON.stringify(value)} of ${fragment.slice(0, 500)}`);
  }
  assert.equal(Object.getPrototypeOf(given), Object.prototype);
  assert.equal({}.code, undefined);
}

test('addresses by chance', () => {
  const random = dice(1);
  for (let round = 0; round < 4000 * patience; round += 1) {
    const parts = Array.from({ length: random(8) }, () => {
      const value = random(2) ? encodeURIComponent(text(random).toWellFormed()) : text(random);
      return `${NAMES[random(NAMES.length)]}=${value}`;
    });
    const fragment = parts.join(random(5) ? '&' : '#');
    const given = read(fragment);
    assertShaped(given, fragment);
    // What was understood can be said again, and means the same.
    if (given.damaged === undefined && (given.code ?? '').isWellFormed() && (given.settings ?? '').isWellFormed() && (given.prefix ?? '').isWellFormed()) {
      const { timeout, lines, hl, ...plain } = given;
      const said = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== false && value !== ''));
      assert.deepEqual(read(write(said)), said);
    }
    assert.equal(typeof (cacheSettings(given) ?? ''), 'string');
  }
});

test('links by chance: any JSON, any bytes, damage at any place', () => {
  const random = dice(2);
  const good = encode({ code: "from django.core.cache import cache\ncache.set('a', 1)\n".repeat(3), opts: { settings: 'CACHES = {}', epoch: 7 }, step: 2, t: 1.5, mode: 'steps' });
  const packed = (bytes) => Buffer.from(deflateSync(bytes, { dictionary: random(2) ? DICTIONARY : undefined })).toString('base64url');
  const kinds = [
    () => packed(new TextEncoder().encode(JSON.stringify({ code: data(random), opts: data(random), step: data(random), t: data(random), mode: data(random) }) ?? '')),
    () => packed(new TextEncoder().encode(JSON.stringify(data(random, 6)) ?? '')),
    () => packed(Uint8Array.from({ length: random(300) }, () => random(256))),
    () => Buffer.from(Array.from({ length: random(300) }, () => random(256))).toString('base64url'),
    () => {
      const bytes = Buffer.from(good, 'base64url');
      for (let count = 1 + random(4); count > 0; count -= 1) bytes[random(bytes.length)] = random(256);
      return bytes.subarray(0, random(4) ? bytes.length : random(bytes.length)).toString('base64url');
    },
  ];
  for (let round = 0; round < 3000 * patience; round += 1) {
    const link = kinds[random(kinds.length)]();
    assertShaped(read(`c1=${link}`), link);
  }
});

test('settings by chance end as settings or as an error that is told', async () => {
  const { default: init, run } = await import(pathToFileURL(join(dist, 'api.js')).href);
  await init(readFileSync(join(dist, hashed('engine', 'wasm'))));
  const random = dice(3);
  const good = cacheSettings({ max: 5, cull: 2, timeout: 60, prefix: 'shop', version: 2 });
  const python = (depth = 3) => {
    const kinds = [() => `'${text(random, 8).replace(/[\\'\n\0]/g, '')}'`, () => String(random(2000) - 1000), () => 'None', () => 'True', () => '1.5', () => '10**30', () => `float('nan')`, () => 'open', () => 'x', () => '...'];
    const names = ['BACKEND', 'LOCATION', 'TIMEOUT', 'KEY_PREFIX', 'VERSION', 'KEY_FUNCTION', 'OPTIONS', 'MAX_ENTRIES', 'CULL_FREQUENCY', 'default', 'other'];
    if (depth > 0) {
      kinds.push(() => `{${Array.from({ length: random(5) }, () => `'${names[random(names.length)]}': ${python(depth - 1)}`).join(', ')}}`);
      kinds.push(() => `[${Array.from({ length: random(4) }, () => python(depth - 1)).join(', ')}]`);
    }
    return kinds[random(kinds.length)]();
  };
  const program = "from django.core.cache import cache, caches\nfor n in range(9):\n    cache.set(str(n), n)\nprint(len(caches.settings), cache.get('8'), cache.make_key('a'))\n";
  for (let round = 0; round < 300 * patience; round += 1) {
    let settings = good;
    if (random(3) === 0) settings = `CACHES = ${python(4)}\n`;
    else if (random(2)) settings = good.replace(/: (?:'[^']*'|\d+)(?=,)/g, (value) => (random(4) ? value : `: ${python(1)}`));
    else for (let count = 1 + random(4); count > 0; count -= 1) {
      const at = random(settings.length);
      settings = settings.slice(0, at) + text(random, 4) + settings.slice(at + random(4));
    }
    const { outcome, output } = run(program, { settings, epoch: 1, limits: { operations: 50_000 } });
    assert.ok(['finished', 'raised', 'limit', 'refused'].includes(outcome), settings);
    if (outcome !== 'finished') assert.ok(output.length > 0, `${outcome} is told: ${settings}`);
  }
});

test('messages by chance: nothing is thrown at the port, and nothing unknown is obeyed', async () => {
  const heard = [];
  const sent = [];
  let time = 0;
  const { performance: clock, addEventListener: listen, parent, window } = globalThis;
  // A window with a page around it; a second passes at every look at the clock.
  Object.assign(globalThis, { addEventListener: (_, hear) => heard.push(hear), parent: {}, window: globalThis });
  Object.defineProperty(globalThis, 'performance', { configurable: true, value: { now: () => (time += 1000) } });
  try {
    const { openPort } = await import('../../static/frame/port.js');
    const orders = [];
    openPort({ host: undefined, obey: (type, fields) => void orders.push([type, fields]) });
    const port = { postMessage: (message) => sent.push(message) };
    const random = dice(4);
    const greet = (data, ports = [port], source = globalThis.parent) => heard[0]({ source, origin: 'https://a.example', data, ports });
    for (let round = 0; round < 500; round += 1) greet(data(random), random(2) ? [port] : []);
    assert.equal(port.onmessage, undefined, 'nothing of that was a greeting');
    greet({ ns: 'cache-playground', v: 1, type: 'hello' });
    assert.deepEqual(sent, [{ type: 'welcome', v: 1 }]);

    const types = ['run', 'stop', 'pause', 'resume', 'reset', 'state', 'trace', 'seek', 'set', 'eval', '__proto__', 'constructor', '', 7];
    const fields = ['code', 'theme', 'motion', 'lang', 'readonly', 'step', 't', 'height', 'accent', '__proto__', 'opts'];
    for (let round = 0; round < 5000 * patience; round += 1) {
      const message = random(8) ? { type: types[random(types.length)], id: random(3) ? round : data(random) } : data(random);
      if (message instanceof Object) {
        for (let count = random(4); count > 0; count -= 1) Object.defineProperty(message, fields[random(fields.length)], { value: random(4) ? data(random) : 'x'.repeat(random(70_000)), enumerable: true, configurable: true });
        if (random(50) === 0) message.self = message;
      }
      const before = sent.length;
      port.onmessage({ data: message });
      assert.ok(sent.length - before <= 1);
    }
    assert.ok(orders.length > 100);
    const known = { code: (value) => typeof value === 'string', theme: isOne('auto', 'light', 'dark'), motion: isOne('auto', 'reduce'), lang: (value) => /^[a-zA-Z-]{2,20}$/.test(value), readonly: isFlag, step: (value) => value >= 0, t: (value) => value >= 0 };
    for (const [type, given] of orders) {
      assert.ok(types.slice(0, 9).includes(type), type);
      for (const [name, value] of Object.entries(given)) assert.ok(known[name]?.(value), `${type} ${name}: ${JSON.stringify(value)}`);
    }
    for (const { id, type, message } of sent.slice(1)) {
      assert.equal(typeof id, 'number');
      assert.ok(type === 'ok' || (type === 'error' && message.length < 200), `${type} ${message}`);
    }
  } finally {
    Object.assign(globalThis, { addEventListener: listen, parent, window });
    Object.defineProperty(globalThis, 'performance', { configurable: true, value: clock });
  }
});
