// Fuzzes what reads the fragment of an address, share links in it, guided by V8's coverage:
// `node tests/fuzz/links.mjs [SECONDS] [SEED]`.
//
// Invariant: reading ends in time in an object of known keys and kinds; what `write` and `encode` make of it reads as the
// same again; an input that does otherwise is printed and ends the process with 1.
import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import { deflateSync } from 'fflate';
import { DICTIONARY as dictionary } from '../../static/links/dictionary.js';
import { read, write } from '../../static/links/fragment.js';
import { LIMIT, TooLong, encode } from '../../static/links/share_link.js';

const seconds = Number(process.argv[2] ?? 60);
let state = BigInt(process.argv[3] ?? 1);

/** Steele, Lea and Flood's SplitMix64. */
function below(end) {
  state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
  let mixed = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
  return Number((mixed ^ (mixed >> 31n)) % BigInt(Math.max(end, 1)));
}
const pick = (list) => list[below(list.length)];

const base64 = (bytes) => Buffer.from(bytes).toString('base64url');
const packed = (text) => base64(deflateSync(new TextEncoder().encode(text), { level: 9, dictionary }));

const KINDS = {
  code: 'string', damaged: 'string', ex: 'string', settings: 'string', step: 'number', t: 'number', epoch: 'number',
  mode: 'string', view: 'string', run: 'string', speed: 'number', readonly: 'boolean', lines: 'object', hl: 'object',
  hide: 'boolean', max: 'number', cull: 'number', timeout: 'number', prefix: 'string', version: 'number', theme: 'string',
  accent: 'string', lang: 'string', motion: 'string', height: 'number', host: 'string',
};

/** Throws when reading this goes wrong. */
function check(fragment) {
  const began = performance.now();
  const given = read(fragment);
  assert.ok(performance.now() - began < 2000, 'it takes too long');
  for (const [name, value] of Object.entries(given)) {
    assert.ok(Object.hasOwn(KINDS, name), `an unknown ${name}`);
    if (name === 'timeout' && value === null) continue;
    assert.equal(typeof value, KINDS[name], name);
    if (typeof value === 'number') assert.ok(Number.isFinite(value), `${name} is ${value}`);
    if (typeof value === 'string') assert.ok(value.length <= 4 * LIMIT, `${name} is ${value.length} long`);
    if (typeof value === 'object') {
      assert.ok(value.length <= 1000 && value.every((line, at) => Number.isInteger(line) && line > (value[at - 1] ?? 0)), name);
    }
  }
  if (given.code === undefined) return;
  assert.equal(given.damaged, undefined, 'a program that is damaged, too');
  // A lone half of a character cannot be written into an address.
  if (!given.code.isWellFormed()) return;
  assert.equal(read(write({ code: given.code })).code ?? '', given.code, 'written and read again');
  try {
    assert.equal(read(`c1=${encode({ code: given.code })}`).code, given.code, 'linked and read again');
  } catch (fault) {
    if (!(fault instanceof TooLong)) throw fault;
  }
}

const PARTS = [
  ...Object.keys(KINDS).map((name) => `&${name}=`), '&c1=', '%', '%20', '%zz', '%E2%82', '%F0%9F', '=', '&', '#', '-', '_', ',',
  '1-99999', '0', '-1', '1e999', 'NaN', '1e-9', 'none', 'None', 'true', 'play', 'null', '__proto__=', 'constructor=', '\0', '\u2028',
  '\ud800', 'é', '😀', 'AAAA', '____', '{"code":', '"opts":', '"settings":', '[]', '""',
];

const STATES = [
  '{"code":"print(1)"}', '{"code":"x","opts":{"settings":"CACHES = {}","epoch":5},"step":3,"t":1.5,"mode":"quiz"}', '{}', '[]', 'null',
  '{"code":5}', '{"code":"a","__proto__":{"t":1}}', '{"code":"a","t":1e999}', '{"code":"\\ud800"}', '"code"', '{"code":"a"', '',
];

function mutated(text, others) {
  let made = text;
  for (let left = 1 + below(4); left > 0; left -= 1) {
    const at = below(made.length + 1);
    const end = Math.min(made.length, at + 1 + below(8));
    const other = pick(others);
    const from = below(other.length);
    const changes = [
      () => made.slice(0, at) + made.slice(end),
      () => made.slice(0, at) + pick(PARTS) + made.slice(at),
      () => made.slice(0, at) + String.fromCharCode(below(128)) + made.slice(at + 1),
      () => made.slice(0, at) + made.slice(at, end).repeat(1 + below(20)) + made.slice(end),
      () => made.slice(0, at) + other.slice(from, from + below(40)) + made.slice(end),
      () => `${made}&c1=${packed(mutated(pick(STATES), [other]))}`,
      () => `c1=${flipped(/c1=([\w-]+)/.exec(made)?.[1] ?? packed(pick(STATES)))}`,
    ];
    made = pick(changes)().slice(0, 5 * LIMIT);
  }
  return made;
}

/** A link with a few bytes that are others. */
function flipped(link) {
  const bytes = Buffer.from(link, 'base64url');
  for (let left = 1 + below(3); left > 0 && bytes.length > 0; left -= 1) bytes[below(bytes.length)] ^= 1 << below(8);
  return base64(below(3) === 0 ? bytes.subarray(0, below(bytes.length + 1)) : bytes);
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Names of what was run since the last look, with how often it was, roughly. */
async function covered() {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const scripts = result.filter(({ url }) => /static\/links|fflate/.test(url));
  const ranges = scripts.flatMap(({ url, functions }) => functions.flatMap(({ ranges }) => ranges.map((range) => [url, range])));
  return ranges
    .filter(([, { count }]) => count > 0)
    .map(([url, { startOffset, endOffset, count }]) => `${url}:${startOffset}-${endOffset}:${Math.min(31 - Math.clz32(count), 8)}`);
}

const corpus = ['', 'ex=greet', 'code=print(1)&max=5&timeout=none', 'view=stage&run=play&lines=3-7&hl=2,4', ...STATES.map((text) => `c1=${packed(text)}`)];
const seen = new Set();
let runs = 0;
const until = performance.now() + seconds * 1000;
while (performance.now() < until) {
  const fragment = runs < corpus.length ? corpus[runs] : mutated(pick(corpus), corpus);
  try {
    check(fragment);
  } catch (fault) {
    console.error(`${fault.message}\n${JSON.stringify(fragment)}`);
    process.exit(1);
  }
  runs += 1;
  const places = await covered();
  if (places.some((place) => !seen.has(place))) {
    for (const place of places) seen.add(place);
    if (fragment.length < 4000) corpus.push(fragment);
  }
}
console.log(`${runs} fragments in ${seconds} s; ${seen.size} places and counts seen, ${corpus.length} kept`);
