// The element on other people's pages: what it shows, obeys and tells, and what it leaves alone.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chrome } from '../../.ci/chrome.mjs';
import { read } from '../../static/links/fragment.js';
import { decode } from '../../static/links/share_link.js';
import { document, told } from './hosts.mjs';
import { FLAGS, dist, hashed, picture, until } from './pages.mjs';
import { browser, hosts } from './stage.mjs';

const PROGRAM = `from django.core.cache import cache

cache.set('greet', 'Hello', 10)
value = cache.get('greet')
`;

const element = (attributes = '', program = PROGRAM) =>
  `<cache-playground ${attributes}>\n<pre><code class="language-python">${program.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</code></pre>\n<p class="static">The execution table.</p></cache-playground>`;

const frame = (page, index = 0) => page.locator('cache-playground').nth(index).locator('iframe').contentFrame();
const button = (where, name) => where.getByRole('button', { name, exact: true });
const ready = (page, id) => until(async () => (await told(page, 'ready', id)).length > 0, true, 15_000);
const status = (where) => where.locator('[role=status]').first().textContent();
const step = (where) => where.getByRole('table', { name: 'Execution steps' }).locator('[aria-current=step]');
const ask = (page, method, argument) => page.evaluate(([method, argument]) => document.querySelector('cache-playground')[method](argument), [method, argument]);
const set = (page, name, value) => page.evaluate(([name, value]) => (document.querySelector('cache-playground')[name] = value), [name, value]);

const open = (body, options) => hosts.open(browser, body, options);

test('cache-playground.js weighs at most 4 KB', () => {
  const size = gzipSync(readFileSync(join(dist, 'cache-playground.js')), { level: 9 }).length;
  // A build that was not optimised is not what ships.
  if (!readFileSync(join(dist, 'cache-playground.js'), 'utf8').includes('\n  ')) assert.ok(size <= 4096, `${size} bytes`);
});

test('the frame takes the place of the static content when it is ready', async () => {
  const page = await open(element('view="stage"'));
  await ready(page);
  assert.equal(await page.locator('.static').isVisible(), false);
  assert.equal(await page.locator('cache-playground iframe').getAttribute('title'), "Django cache playground: cache.set('greet', 'Hello', 10)");
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.value), PROGRAM);
  const { height } = await page.locator('cache-playground').boundingBox();
  const inside = await frame(page).locator('body').evaluate((body) => body.getBoundingClientRect().height);
  await until(async () => Math.abs((await page.locator('cache-playground').boundingBox()).height - inside) < 4, true);
  assert.ok(height > 300 && height < 900, `${height}`);
  await page.finish();
});

test('the element runs, steps and tells', async () => {
  const page = await open(element('view="steps"'));
  await ready(page);
  await ask(page, 'run');
  await until(() => told(page, 'run'), [{ outcome: 'finished', steps: 3 }]);
  await ask(page, 'seek', { step: 2 });
  await until(() => step(frame(page)).getByRole('button', { name: 'Step 2', exact: true }).count(), 1);
  await until(async () => (await told(page, 'step')).at(-1), { step: 2, steps: 3, t: 0, line: 4 });
  assert.deepEqual(await page.evaluate(() => [document.querySelector('cache-playground').step, document.querySelector('cache-playground').time]), [2, 0]);
  await ask(page, 'seek', { step: 3, t: 12 });
  await until(() => told(page, 'expire'), [{ key: 'greet', t: 12 }]);
  const trace = await ask(page, 'getTrace');
  assert.equal(trace.outcome, 'finished');
  assert.deepEqual(trace.steps.map(({ line }) => line), [1, 3, 4]);
  await set(page, 'step', 2);
  await until(() => step(frame(page)).getByRole('button', { name: 'Step 2', exact: true }).count(), 1);
  await page.finish();
});

test('the trace of the element is that of api.js, of a run that it has kept and of one as it happens', async () => {
  const program = `import time
from django.core.cache import cache

def fall(n):
    cache.set(f'deep{n}', n, 5)
    return n and fall(n - 1)

cache.set('list', [1, 2], 30)
fall(3)
cache.touch('list', 60)
time.sleep(6)
cache.get('deep1')
cache.set_many({i: i for i in range(320)})
for key in range(200, 320, 30):
    cache.incr(key)
    cache.delete(key + 1)
cache.clear()
`;
  const page = await open(element('view="steps"', program));
  await ready(page);
  await ask(page, 'run');
  await until(async () => (await told(page, 'run')).length, 1);
  const api = await import(pathToFileURL(join(dist, 'api.js')).href);
  await api.default(readFileSync(join(dist, hashed('engine', 'wasm'))));
  const trace = structuredClone(api.run(program));
  assert.equal(trace.outcome, 'finished');
  assert.deepEqual(await ask(page, 'getTrace'), trace);
  await page.finish();
});

test('the code goes both ways', async () => {
  const page = await open(element('view="code"'));
  await ready(page);
  await set(page, 'code', "print('from outside')\n");
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.value), "print('from outside')\n");
  await frame(page).getByRole('textbox', { name: 'Code' }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText("print('from inside')\n");
  await until(async () => (await told(page, 'change')).at(-1), { code: "print('from inside')\n" });
  assert.equal(await page.evaluate(() => document.querySelector('cache-playground').code), "print('from inside')\n");
  await ask(page, 'reset');
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.value), "print('from outside')\n");
  await page.finish();
});

test('an error is told in its words', async () => {
  const page = await open(element('', "from django.core.cache import cache\ncache.incr('nope')\n"));
  await ready(page);
  await ask(page, 'run');
  await until(() => told(page, 'error'), [{ message: "ValueError: Key ':1:nope' not found", outcome: 'error' }]);
  await page.finish();
});

test('a program that does not end can be stopped from outside', async () => {
  const page = await open(element('', 'while True:\n    pass\n'));
  await ready(page);
  await ask(page, 'run');
  await ask(page, 'stop');
  await until(async () => (await told(page, 'run')).length, 1);
  await page.finish();
});

test('of many that load eagerly the first have frames, and the others when they are seen', async () => {
  const many = Array.from({ length: 5 }, (_, at) => `<cache-playground id="e${at}" loading="eager"><pre><code>n = ${at}</code></pre></cache-playground>`);
  const page = await open(many.join(''));
  await ready(page, 'e0');
  await page.evaluate(() => document.querySelector('#e4').scrollIntoView());
  await ready(page, 'e4');
  await page.finish();
});

test('theme and motion change without a reload', async () => {
  const page = await open(element('theme="dark"'));
  await ready(page);
  const root = frame(page).locator('html');
  assert.equal(await root.getAttribute('data-theme'), 'dark');
  await root.evaluate((html) => (html.mark = true));
  await page.evaluate(() => document.querySelector('cache-playground').setAttribute('theme', 'light'));
  await until(() => root.getAttribute('data-theme'), 'light');
  await page.evaluate(() => document.querySelector('cache-playground').removeAttribute('theme'));
  await until(() => root.getAttribute('data-theme'), null);
  await page.evaluate(() => document.querySelector('cache-playground').setAttribute('motion', 'reduce'));
  await until(() => root.getAttribute('data-motion'), 'reduce');
  await page.evaluate(() => document.querySelector('cache-playground').toggleAttribute('readonly', true));
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.readOnly), true);
  assert.equal(await root.evaluate((html) => html.mark), true);
  await page.finish();
});

test('parameters say what is shown', async () => {
  const program = `from django.core.cache import cache\n# hide\nfor n in range(9):\n    cache.set(n, n)\n# endhide\nprint(len('abc'))\n`;
  const page = await open(element('view="code" run="1" readonly hl="6" max="5" prefix="site" theme="light" accent="ffff00"', program));
  await ready(page);
  await until(() => status(frame(page)), 'Finished, 21 steps');
  const editor = frame(page).locator('code-editor');
  await until(() => editor.evaluate((one) => [...one.querySelectorAll('.cm-line')].map((line) => line.textContent)), ['from django.core.cache import cache', "print(len('abc'))", '']);
  assert.deepEqual(await editor.evaluate((one) => one.stressedLines), [6]);
  await button(frame(page), '⋯ 4 lines not shown').click();
  await until(() => editor.locator('.cm-line').count(), 7);
  assert.equal(await editor.evaluate((one) => one.readOnly), true);
  assert.equal(await frame(page).locator('html').evaluate((html) => html.style.getPropertyValue('--color-fresh')), '', 'yellow on paper cannot be read');
  const { href } = await frame(page).getByRole('link', { name: 'Open full size' }).evaluate((link) => (link.dispatchEvent(new Event('pointerdown')), { href: link.href }));
  const { code, settings, step } = decode(new URL(href).hash.slice(4));
  assert.equal(code, program);
  assert.match(settings, /'MAX_ENTRIES': 5/);
  assert.equal(step, 21);
  assert.equal(new URL(href).pathname, '/');
  await page.finish();
});

test('each view has its parts', async () => {
  const parts = { full: [1, 1, 1, 1], stage: [1, 1, 0, 0], steps: [1, 0, 1, 0], code: [1, 0, 0, 0] };
  for (const width of [390, 1280]) {
    for (const [view, expected] of Object.entries(parts)) {
      const page = await open(element(`view="${view}" run="1" step="2"`), { width });
      await ready(page);
      const where = frame(page);
      await until(() => status(where), 'Finished, 3 steps');
      const seen = async (locator) => ((await locator.isVisible()) ? 1 : 0);
      const shown = await Promise.all([
        seen(where.getByRole('textbox', { name: 'Code' })),
        seen(where.getByRole('list', { name: 'Cache keys' })),
        seen(where.getByRole('table', { name: 'Execution steps' })),
        seen(where.getByRole('table', { name: 'Variables' })),
      ]);
      // A phone shows one part of everything at a time.
      if (view !== 'full' || width > 960) assert.deepEqual(shown, expected, `${view} at ${width}`);
      assert.equal(await where.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth), true, `${view} at ${width} is not too wide`);
      await picture(page, `embed-${view}-${width}`);
      await page.finish();
    }
  }
});

test('the room that is kept is the room that is taken', async () => {
  for (const width of [390, 800, 1280]) {
    for (const view of ['full', 'stage', 'steps', 'code', 'quiz']) {
      for (const lines of [4, 14]) {
        const page = await open(element(`view="${view}" loading="click"`, `${'x = 1\n'.repeat(lines - 1)}y = 2\n`), { width });
        const kept = await page.locator('cache-playground').evaluate((one) => {
          one.shadowRoot.querySelector('button').click();
          return parseFloat(one.style.minHeight);
        });
        await ready(page);
        const taken = (await page.locator('cache-playground').boundingBox()).height;
        assert.ok(Math.abs(taken - kept) < 16, `${view}, ${lines} lines, ${width} wide: ${taken} of ${kept}`);
        await page.finish();
      }
    }
  }
});

test('the room of an example is known, too', async () => {
  for (const [attributes, width] of [['view="stage" ex="greet"', 390], ['view="stage" ex="greet"', 1280], ['view="stage" ex="culling"', 390], ['view="quiz"', 390]]) {
    const page = await open(`<cache-playground ${attributes} loading="click"></cache-playground>`, { width });
    const kept = await page.locator('cache-playground').evaluate((one) => {
      one.shadowRoot.querySelector('button').click();
      return parseFloat(one.style.minHeight);
    });
    await ready(page);
    const taken = (await page.locator('cache-playground').boundingBox()).height;
    // A question that waits says so, in a line of its own.
    assert.ok(Math.abs(taken - kept) < 30, `${attributes}, ${width} wide: ${taken} of ${kept}`);
    await page.finish();
  }
});

test('a frame of a given height keeps it', async () => {
  const page = await open(element('view="stage" height="380"'));
  await ready(page);
  assert.equal((await page.locator('cache-playground').boundingBox()).height, 380);
  await until(() => frame(page).locator('html').evaluate((html) => html.scrollHeight), 380);
  await page.finish();
});

test('until the frame comes, and for ever if it does not, the static content stays', async () => {
  const page = await browser.open('about:blank');
  await page.clock.install();
  await page.context().route('**/embed.html*', () => {});
  await page.goto(hosts.write(browser, element()), { waitUntil: 'domcontentloaded' });
  await page.locator('cache-playground iframe').waitFor({ state: 'attached' });
  assert.equal(await page.locator('.static').isVisible(), true);
  await page.clock.fastForward(8000);
  await page.getByText('The interactive version is unavailable.').waitFor();
  assert.equal(await page.locator('.static').isVisible(), true);
  await page.finish();
});

test('static content wider than the page scrolls in itself, and keeps no more room than it takes', async () => {
  const wide = `<cache-playground loading="click"><pre><code>x = 1</code></pre><table><tr>${'<td>wide_cell</td>'.repeat(20)}</tr></table></cache-playground>`;
  const page = await open(wide, { width: 390 });
  await button(page, 'Make it interactive').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  const { height } = await page.locator('cache-playground').boundingBox();
  assert.ok(height < 160, `${height}`);
  await page.finish();
});

test('a click loads what is to be loaded by a click', async () => {
  const page = await open(element('loading="click"'));
  await button(page, 'Make it interactive').waitFor();
  assert.equal(await page.locator('cache-playground iframe').count(), 0);
  await button(page, 'Make it interactive').click();
  await ready(page);
  await page.finish();
});

test('of ten embeds at most three are alive, those that are seen', async () => {
  const space = '<div style="height: 1200px"></div>';
  const body = Array.from({ length: 10 }, (_, n) => element(`id="e${n}" view="code"`) + space).join('');
  const page = await open(body);
  await ready(page, 'e0');
  for (const n of [3, 6, 9]) {
    await page.locator(`#e${n}`).scrollIntoViewIfNeeded();
    await ready(page, `e${n}`);
    assert.ok((await page.locator('iframe').count()) <= 3);
  }
  // The first has gone, and comes again.
  await page.evaluate(() => scrollTo(0, 0));
  await until(() => page.locator('#e0 iframe').count(), 1);
  await until(async () => (await told(page, 'ready', 'e0')).length, 2, 15_000);
  await page.finish();
});

test('what the reader wrote survives the frame', async () => {
  const page = await open(element());
  await ready(page);
  await frame(page).getByRole('textbox', { name: 'Code' }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('kept = 1\n');
  await until(async () => (await told(page, 'change')).at(-1), { code: 'kept = 1\n' });
  await page.evaluate(() => document.body.append(document.querySelector('cache-playground')));
  await until(async () => (await told(page, 'ready')).length, 2, 15_000);
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.value), 'kept = 1\n');
  await page.finish();
});

test('elements of a group share a cache: each runs after those before it', async () => {
  const first = "from django.core.cache import cache\n# hide\ncache.set('n', 1)\n";
  const second = "print(cache.incr('n'))\n";
  const page = await open([element('id="a" group="g" view="code"', first), element('id="other" group="h" view="code"', 'x = 1\n'), element('id="b" group="g" view="code" run="1" hl="1" loading="eager"', second)].join(''), { height: 1600, width: 700 });
  for (const id of ['a', 'other', 'b']) await ready(page, id);
  const last = frame(page, 2);
  const printed = (text) => last.getByRole('log', { name: 'Output' }).getByText(text, { exact: true }).waitFor();
  await printed('2');
  // Its own line is the one that is seen, and stressed.
  await until(() => last.locator('.cm-line').allTextContents(), ["print(cache.incr('n'))", '']);
  assert.deepEqual(await last.locator('code-editor').evaluate((editor) => editor.stressedLines), [6]);
  await button(last, '⋯ 5 lines not shown').waitFor();
  // What is folded away after the frame has said how high it is takes no room.
  await until(async () => Math.abs((await page.locator('#b').boundingBox()).height - (await last.locator('body').evaluate((body) => body.getBoundingClientRect().height))) < 4, true);
  const code = (id) => page.evaluate((id) => document.getElementById(id).code, id);
  assert.deepEqual([await code('a'), await code('b')], [first, second]);

  // What the reader makes of the first counts for the second, and the others have nothing to do with it.
  await frame(page, 0).getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText("from django.core.cache import cache\ncache.set('n', 41)");
  await until(() => last.locator('code-editor').evaluate((editor) => editor.value.includes('41')), true);
  await page.evaluate(() => document.getElementById('b').run());
  await printed('42');
  assert.equal(await code('b'), second);
  await page.evaluate(() => (document.getElementById('b').code = "print(cache.get('n'))"));
  await page.evaluate(() => document.getElementById('b').run());
  await printed('41');
  assert.deepEqual([await code('a'), await code('b'), await code('other')], ["from django.core.cache import cache\ncache.set('n', 41)", "print(cache.get('n'))", 'x = 1\n']);
  await page.finish();
});

test('it works after navigation without a load, and loaded twice', async () => {
  const page = await open('<main></main>', { scripts: 2 });
  await page.evaluate((html) => (document.querySelector('main').innerHTML = html), element());
  await ready(page);
  await page.evaluate((html) => (document.querySelector('main').innerHTML = html), element('id="next"'));
  await ready(page, 'next');
  assert.equal(await page.locator('iframe').count(), 1);
  await page.finish();
});

test('what a page has set before the script came counts', async () => {
  const page = await open('<main></main>', { scripts: 0 });
  await page.evaluate((src) => {
    const early = document.createElement('cache-playground');
    early.code = 'early = 1\n';
    early.setAttribute('view', 'code');
    document.querySelector('main').append(early);
    const script = document.createElement('script');
    script.src = src;
    document.head.append(script);
  }, `${browser.url}cache-playground.js`);
  await ready(page);
  await until(() => frame(page).locator('code-editor').evaluate((editor) => editor.value), 'early = 1\n');
  await page.finish();
});

test('it takes no focus, no scroll and no wheel', async () => {
  const page = await open(`<input id="mine" aria-label="Mine" autofocus>${element('run="1"')}<div style="height: 3000px"></div>`);
  await ready(page);
  await until(() => status(frame(page)), 'Finished, 3 steps');
  assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ['mine', 0]);
  const { x, y } = await page.locator('cache-playground').boundingBox();
  await page.mouse.move(x + 200, y + 120);
  await page.mouse.wheel(0, 300);
  await until(() => page.evaluate(() => scrollY), 300);
  await page.finish();
});

test('a host with a strict policy, and one with styles for everything', async () => {
  const origin = new URL(browser.url).origin;
  const policy = `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}`;
  const strict = await open(element(), { policy });
  await ready(strict);
  await strict.finish();

  const head = '<style>* { all: unset !important; display: inline !important; color: red !important } iframe { display: none !important; height: 1px !important } cache-playground { display: none !important; height: 0 !important; max-height: 2px !important }</style>';
  const wild = await open(element('view="code"'), { head });
  await ready(wild);
  const box = await wild.locator('cache-playground iframe').boundingBox();
  assert.ok(box.height > 150 && box.width > 900, JSON.stringify(box));
  await wild.finish();
});

test('it works sandboxed to scripts alone, where storage throws', async () => {
  const page = await open(element('sandbox="allow-scripts" run="1"'));
  await ready(page);
  await until(() => status(frame(page)), 'Finished, 3 steps');
  assert.equal(await frame(page).locator('html').evaluate(() => globalThis.origin), 'null');
  await ask(page, 'seek', { step: 1 });
  await until(async () => (await told(page, 'step')).at(-1)?.step, 1);
  // The browser reports the fetch that has to fail before the engine comes as a script.
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
});

test('it works where the browser keeps nothing for frames of other sites', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } }));
  const context = await chromium.launchPersistentContext(profile, { executablePath: chrome(), args: FLAGS });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  // Another name for this computer is another site.
  await page.goto(hosts.write(browser, element('view="stage" run="1"')).replace('127.0.0.1', 'localhost'));
  await ready(page);
  await until(() => status(frame(page)), 'Finished, 3 steps');
  const storage = await frame(page).locator('html').evaluate(() => {
    try {
      return localStorage.length;
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(storage, 'SecurityError');
  assert.deepEqual(faults, []);
  await context.close();
  rmSync(profile, { recursive: true, maxRetries: 5 });
});

test('it works from a disk, on a page from a disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  const file = join(folder, 'page.html');
  writeFileSync(join(folder, 'record.js'), "globalThis.events = []; document.addEventListener('ready', () => events.push(['ready']));");
  writeFileSync(file, document({ playground: pathToFileURL(`${dist}/`).href, body: element() }));
  const page = await browser.open(pathToFileURL(file).href);
  await ready(page);
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
  rmSync(folder, { recursive: true });
});

test('the frame has no link to more than its program', async () => {
  const page = await open(element());
  await ready(page);
  const url = new URL(await page.locator('cache-playground iframe').getAttribute('src'));
  assert.deepEqual(read(url.hash), { code: PROGRAM });
  assert.match(url.hash, /^#[A-Za-z0-9_.~%=&-]+$/);
  await page.finish();
});
