// What addresses say after `#`: links that were ever given out still say the same, whatever is
// put into a link comes out of it, and nothing that stands in one can do harm.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'fflate';
import { cacheSettings } from '../../static/links/cache_settings.js';
import { DICTIONARY } from '../../static/links/dictionary.js';
import { read, write } from '../../static/links/fragment.js';
import { Damaged, LIMIT, TooLong, decode, encode } from '../../static/links/share_link.js';
import { dice } from './dice.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const GREET = `from django.core.cache import cache

cache.set('greet', 'Hello', 10)
value = cache.get('greet')
cache.delete('greet')
value_after_delete = cache.get('greet')
`;

/** A link of any bytes, as someone who means harm could make one. */
const linkOf = (text) => Buffer.from(deflateSync(typeof text === 'string' ? new TextEncoder().encode(text) : text, { dictionary: DICTIONARY })).toString('base64url');

function damage(link) {
  try {
    decode(link);
  } catch (fault) {
    assert.ok(fault instanceof Damaged, fault.stack);
    return fault.text;
  }
  return undefined;
}

test('links that were given out still say the same', () => {
  const golden = JSON.parse(readFileSync(join(root, 'tests/browser/fragments.json'), 'utf8'));
  assert.ok(golden.length > 5);
  for (const { fragment, says } of golden) assert.deepEqual(read(fragment), says, fragment);
});

test('the dictionary is the one of the first link', () => {
  assert.equal(DICTIONARY.length, 300);
  assert.equal(decode('o4GRIP_aQnSAQgamECgHEUtJzUktSUUSBmuJT0wrSS2Kh0ji0K9UCwA').code, GREET);
});

test('the four calls fit into a link of 80 characters', () => {
  assert.ok(`#c1=${encode({ code: GREET })}`.length < 80);
  assert.ok(`#c1=${encode({ code: GREET, step: 3, t: 0 })}`.length < 80);
});

test('the examples take less room than their text', () => {
  const folder = join(root, 'src/playground/recipes');
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    const code = readFileSync(join(folder, name), 'utf8');
    const link = encode({ code });
    assert.deepEqual(decode(link), { code });
    assert.ok(link.length < code.length * 0.85, `${name}: ${link.length} of ${code.length}`);
  }
});

test('what is put into a link comes out of it', () => {
  const random = dice(20_261_126);
  const words = ['cache', '.set(', "'greet'", ', ', '\n', '    ', 'def f(x):', '"', '\\', 'é', '日本語', '🙂', '\u202e', '\0', '\u2028', '\ufeff', '\ud800', '👩‍👩‍👧', '</script>', '%', '#', '&', '='];
  for (let round = 0; round < 400; round += 1) {
    let code = '';
    for (let length = random(200); length > 0; length -= 1) code += random(4) ? words[random(words.length)] : String.fromCodePoint(random(0xd7ff));
    const state = { code };
    if (random(2)) state.step = random(5000);
    if (random(2)) state.t = random(1e6) / 8;
    if (random(2)) state.mode = ['steps', 'time-lab', 'quiz'][random(3)];
    const opts = {};
    if (random(3) === 0) opts.settings = `CACHES = {'default': {'TIMEOUT': ${random(100)}}}  # ${words[random(words.length)]}`;
    if (random(3) === 0) opts.epoch = random(2e9);
    const link = encode({ ...state, opts });
    assert.match(link, /^[\w-]+$/);
    assert.deepEqual(decode(link), { ...state, ...opts });
    assert.deepEqual(read(write({ c1: link })), { ...state, ...opts });
    if (code.isWellFormed()) assert.deepEqual(read(write({ code })), code ? { code } : {});
  }
});

test('a damaged link is told, with what is left of its program', () => {
  const link = encode({ code: GREET });
  assert.equal(damage(link.slice(0, -1)), GREET);
  assert.match(damage(link.slice(0, 30)), /^from django\.core\.cache import cache\n/);
  assert.equal(damage('###'), '###');
  assert.equal(damage('AAAA'), 'AAAA');
  assert.equal(damage(linkOf('{"code":17}')), '{"code":17}');
  assert.equal(damage(linkOf('null')), 'null');
  assert.equal(damage(linkOf('{"code":"x"')), 'x');
  assert.equal(damage(linkOf(new Uint8Array([0x22, 0xff, 0x22]))), '"\ufffd"');
  assert.deepEqual(read(`#c1=${link.slice(0, 30)}&step=2`), { damaged: damage(link.slice(0, 30)), step: 2 });
  assert.deepEqual(read('code=%E0%A4%A'), { damaged: '%E0%A4%A' });
});

test('no damage does more than be told', () => {
  const random = dice(7);
  const link = encode({ code: GREET.repeat(3), opts: { settings: 'CACHES = {}' }, step: 3 });
  for (let round = 0; round < 2000; round += 1) {
    const signs = [...link];
    for (let times = 1 + random(3); times > 0; times -= 1) signs[random(signs.length)] = String.fromCharCode(33 + random(94));
    const found = read(`c1=${signs.join('')}`);
    assert.equal(typeof (found.code ?? found.damaged ?? ''), 'string');
  }
});

test('a link cannot grow beyond its limit', () => {
  assert.equal(decode(encode({ code: 'x'.repeat(LIMIT - 20) })).code.length, LIMIT - 20);
  assert.throws(() => encode({ code: 'x'.repeat(LIMIT) }), TooLong);
  assert.throws(() => encode({ code: '日'.repeat(LIMIT / 2) }), TooLong);
  assert.ok(damage(linkOf(`{"code":"${'x'.repeat(LIMIT)}"}`)).length <= LIMIT);
  const bomb = linkOf(`{"code":"${'x'.repeat(40_000_000)}"}`);
  assert.ok(bomb.length < LIMIT);
  assert.ok(damage(bomb).length <= LIMIT);
  assert.equal(damage('A'.repeat(10 * LIMIT)).length, LIMIT);
  assert.ok(damage(linkOf('['.repeat(60_000))).length <= LIMIT);
});

test('what a link may not say is left out', () => {
  const says = (text) => decode(linkOf(text));
  assert.deepEqual(says('{"code":"x","step":-1,"t":1e99,"mode":"<b>","opts":{"epoch":"now","settings":[]}}'), { code: 'x' });
  assert.deepEqual(says('{"code":"x","step":2.6,"__proto__":{"t":1},"opts":null}'), { code: 'x', step: 3 });
  assert.deepEqual(says('{"code":"x","opts":"settings","mode":"time-lab"}'), { code: 'x', mode: 'time-lab' });
});

test('unknown parameters are ignored and numbers are clamped', () => {
  assert.deepEqual(read('#view=steps&view2=x&constructor=1&&=&step'), { view: 'steps' });
  assert.deepEqual(read('height=9&speed=9999&step=-3&t=-1&max=0&version=2.4'), { height: 120, speed: 600, step: 0, t: 0, max: 1, version: 2 });
  assert.deepEqual(read('view=wide&theme=pink&accent=fff&run=now&readonly=maybe&step=two&ex=../x&mode=A&lang=x'), {});
  assert.deepEqual(read('readonly=toString&hide=constructor&ex=__proto__&version=-0'), { ex: '__proto__', version: 0 });
  assert.deepEqual(read('readonly&hide=0&run=play&theme=dark&motion=reduce&accent=0B6B4f'), {
    readonly: true, hide: false, run: 'play', theme: 'dark', motion: 'reduce', accent: '0B6B4f',
  });
  assert.deepEqual(read('lines=3-5,9&hl=2'), { lines: [3, 4, 5, 9], hl: [2] });
  assert.deepEqual(read('lines=all&hl=0'), {});
  assert.equal(read('lines=1-99999').lines.length, 1000);
  assert.deepEqual(read('timeout=None&host=https://a.example'), { timeout: null, host: 'https://a.example' });
  assert.deepEqual(read('host=javascript:alert(1)'), {});
});

test('an address holds only signs that nothing rewrites', () => {
  const values = { code: "a'(b)*!~|#é", view: 'steps', step: 0, readonly: true, hide: false, prefix: '' };
  assert.match(write(values), /^[A-Za-z0-9_.~%=&-]*$/);
  assert.deepEqual(read(write(values)), { code: values.code, view: 'steps', step: 0, readonly: true });
});

test('parameters of the cache are Python', () => {
  assert.equal(cacheSettings({ max: 300, timeout: 300, step: 2 }), undefined);
  const text = cacheSettings({ max: 5, timeout: null, prefix: "it's\n\\" });
  assert.match(text, /'TIMEOUT': None,\n/);
  assert.match(text, /'KEY_PREFIX': 'it\\'s\\\\',\n/);
  assert.match(text, /'MAX_ENTRIES': 5,\n/);
});
