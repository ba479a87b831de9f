// The shelf as a learner uses it: few keys and very many, by mouse, by keyboard and by ear.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const IMPORT = 'from django.core.cache import cache\n';
const header = (options) =>
  `# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": ${JSON.stringify(options)}}}\n`;
const LARGE = header({ MAX_ENTRIES: 20000 });

const button = (page, name) => page.getByRole('button', { name, exact: true });
const list = (page) => page.getByRole('list', { name: 'Cache keys' });
const entries = (page) => list(page).getByRole('listitem');
const details = (page, key) => page.getByRole('region', { name: `Details of ${key}` });
const names = (page) => entries(page).evaluateAll((items) => items.map((item) => item.getAttribute('aria-label').split(':')[0]));
const events = (page) => page.getByRole('log', { name: 'Cache events' });

async function open(options) {
  const page = await browser.open('', options);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

/** Runs a program; the clock stands still afterwards. */
async function run(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await button(page, 'Run').click();
  await until(async () => /^(Finished|Error|Stopped)/.test(await page.locator('.status').textContent()), true, 20000);
  if (await button(page, 'Pause').count()) await button(page, 'Pause').click();
}

const FOUR = `${IMPORT}cache.set('b', 1, 50)\ncache.set('d', 1, 20)\ncache.set('a', 1, None)\ncache.set('c', 1, 5)\ncache.get('d')\n`;

test('keys are sorted and filtered by name', async () => {
  const page = await open();
  await run(page, FOUR);
  await until(() => names(page), ['c', 'a', 'd', 'b']);
  const order = page.getByRole('combobox', { name: 'Order' });
  await order.selectOption('Name');
  await until(() => names(page), ['a', 'b', 'c', 'd']);
  await order.selectOption('Soonest to expire');
  await until(() => names(page), ['c', 'd', 'b', 'a']);
  await order.selectOption('Recently used');
  await until(() => names(page), ['d', 'c', 'a', 'b']);
  await page.getByRole('region', { name: 'Shelf' }).focus();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Filter keys');
  await page.keyboard.type('[');
  await page.getByText('No key is like that.').waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('d');
  await until(() => names(page), ['d']);
  await page.keyboard.press('Escape');
  await until(() => names(page), ['d', 'c', 'a', 'b']);
  await page.finish();
});

test('the line of the next cull, and the gauge that says so', async () => {
  const page = await open();
  await run(page, `${header({ MAX_ENTRIES: 6 })}${IMPORT}for n in range(6):\n    cache.set(f'k{n}', n)\ncache.get('k0')\n`);
  await page.getByText('the next set culls 2').waitFor();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Recently used');
  await until(() => names(page), ['k0', 'k5', 'k4', 'k3', 'k2', 'k1']);
  const next = () => entries(page).evaluateAll((items) => items.filter((item) => item.getAttribute('aria-label').endsWith('next to be culled')).length);
  await until(next, 2);
  await picture(page, 'shelf-cull-line');
  await page.finish();
});

test('Shift with an arrow goes along the events of the selected key', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1, 60)\nx = 1\ncache.set('b', 2, 60)\ncache.get('a')\ncache.delete('a')\n`);
  const step = () => page.getByRole('table', { name: 'Execution steps' }).locator('[aria-current=step]').getAttribute('data-step');
  await button(page, 'Step back').click();
  await until(step, '5');
  await button(page, 'Details of a').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
  await until(step, '2');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await until(step, '6');
  await button(page, 'Close details').click();
  await page.getByRole('region', { name: 'Shelf' }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await until(step, '4');
  await page.finish();
});

test('a value that was found is seen on its way to its row, unless the reader wants no motion', async () => {
  const flights = `new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.className === 'hit-flight') (window.flown ??= []).push(node.textContent);
  }).observe(document, { childList: true, subtree: true })`;
  for (const [reducedMotion, flown] of [['no-preference', ["'Hello'"]], ['reduce', []]]) {
    const page = await open({ early: flights, reducedMotion });
    await button(page, 'Step back').click();
    await button(page, 'Step forward').click();
    await until(() => entries(page).first().getAttribute('data-state'), 'hit');
    // What would fly has flown by the next frame.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    assert.deepEqual(await page.evaluate(() => window.flown ?? []), flown);
    await until(() => page.locator('.hit-flight').count(), 0);
    await page.finish();
  }
});

test('the details of a key open by mouse and by keyboard, and Esc gives the focus back', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', {'text': 'Hello' * 90}, 60)\ncache.get('greet')\ncache.set('b', 2, version=2)\n`);
  const key = button(page, 'Details of greet');
  await key.focus();
  await page.keyboard.press('Enter');
  const panel = details(page, 'greet');
  await panel.waitFor();
  assert.equal(await key.getAttribute('aria-expanded'), 'true');
  const text = await panel.innerText();
  for (const part of [/:1:greet/, /\bdict\b/, /bytes pickled/, /hits\s+1/, /step 2, 00:00\.0/, /step 3, 00:00\.0/, /1 minute/, /default/]) {
    assert.match(text, part);
  }
  assert.equal((await panel.getByLabel('Value').textContent()).length, `{'text': '${'Hello'.repeat(90)}'}`.length);
  await panel.getByLabel('Close details').focus();
  await page.keyboard.press('Escape');
  await until(() => panel.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Details of greet');
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await panel.getByRole('button', { name: 'step 2, 00:00.0' }).click();
  await until(() => entries(page).first().getAttribute('data-state'), 'fresh');
  await button(page, 'Step back').click();
  await page.getByText('Not in the cache at this moment.').waitFor();
  await page.finish();
});

test('every state of a key is drawn with its name', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('k', 1, 60)\ncache.get('k')\ncache.incr('k')\ncache.touch('k', 40)\ncache.add('k', 9)\ncache.delete('k')\ncache.get('k')\n`);
  await button(page, 'First step').click();
  const states = [];
  const gone = page.getByRole('list', { name: 'Not in the cache' }).getByRole('listitem');
  for (let step = 1; step <= 8; step += 1) {
    await button(page, 'Step forward').click();
    await until(() => page.locator('[data-state=running]').count(), 0);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const item of [entries(page), gone]) if (await item.count()) states.push(await item.first().getAttribute('data-state'));
  }
  assert.deepEqual(states, ['fresh', 'hit', 'updated', 'touched', 'refused', 'deleted', 'miss']);
  await page.finish();
});

test('an expired key that is still stored lies on the lower shelf, until a read drops it', async () => {
  const page = await open();
  await run(page, `import time\n${IMPORT}cache.set('old', 1, 5)\ncache.set('new', 1)\ntime.sleep(6)\ncache.get('old')\n`);
  await button(page, 'Step back').click();
  await until(() => names(page), ['new', 'old']);
  assert.equal(await entries(page).last().getAttribute('data-state'), 'expired');
  await picture(page, 'shelf-expired');
  await button(page, 'Step forward').click();
  await until(() => names(page), ['new']);
  assert.equal(await page.getByRole('list', { name: 'Not in the cache' }).getByRole('listitem').getAttribute('data-state'), 'dropped');
  await page.finish();
});

test('the log tells events politely, never more than one message in two seconds', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 10)\ncache.get('greet')\ncache.delete('greet')\n`);
  await until(() => events(page).innerText(), 'greet deleted');
  assert.equal(await events(page).getAttribute('aria-live'), 'polite');
  await page.evaluate(() => {
    globalThis.heard = [];
    const log = document.querySelector('[role=log][aria-label="Cache events"]');
    new MutationObserver(() => globalThis.heard.push([performance.now(), log.textContent])).observe(log, { childList: true, subtree: true, characterData: true });
  });
  await button(page, 'First step').click();
  for (let step = 0; step < 4; step += 1) await button(page, 'Step forward').click();
  await until(async () => (await events(page).innerText()).includes("hit: greet is 'Hello'. greet deleted"), true);
  const heard = await page.evaluate(() => globalThis.heard);
  const times = [...new Set(heard.map(([at]) => Math.round(at / 50)))];
  times.slice(1).forEach((at, index) => assert.ok((at - times[index]) * 50 >= 1900 || at - times[index] <= 1, JSON.stringify(heard)));
  await page.finish();
});

test('a long list draws what can be seen, and says how long it is', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set_many({f'user:{n}': n for n in range(200)}, 600)\n`);
  await page.getByText(/set_many\s*:\s*200 set/).first().waitFor();
  await until(async () => (await entries(page).count()) < 120, true);
  assert.equal(await entries(page).first().getAttribute('aria-setsize'), '200');
  assert.equal(await entries(page).first().getAttribute('aria-posinset'), '1');
  await page.getByRole('region', { name: 'Shelf' }).evaluate((shelf) => { shelf.scrollTop = shelf.scrollHeight; });
  await until(() => entries(page).last().getAttribute('aria-posinset'), '200');
  await page.getByRole('list', { name: 'Groups of keys' }).getByRole('button', { name: /^user: 200/ }).click();
  assert.equal(await page.getByRole('searchbox', { name: 'Filter keys' }).inputValue(), 'user:*');
  await picture(page, 'shelf-200');
  await page.finish();
});

test('ten thousand keys are a field, whose brush lists keys by mouse and by keyboard', async () => {
  const page = await open();
  await run(page, `${LARGE}${IMPORT}for part in range(100):\n    cache.set_many({f'k{part}_{n}': n for n in range(100)}, 5 + part * 6)\n`);
  const brush = page.getByRole('slider', { name: 'Brush' });
  await brush.waitFor();
  assert.equal(await brush.getAttribute('aria-valuetext'), 'all 10,000 keys');
  const listed = async () => Number((await entries(page).evaluateAll((items) => items[0]?.getAttribute('aria-setsize'))) ?? 0);
  await until(listed, 10000);
  await picture(page, 'shelf-10000');
  await brush.focus();
  await page.keyboard.press('ArrowRight');
  await until(() => brush.getAttribute('aria-valuetext'), 'expired: 0 keys');
  await page.keyboard.press('End');
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowLeft');
  await until(async () => (await listed()) < 5000 && (await listed()) > 0, true);
  assert.match(await brush.getAttribute('aria-valuetext'), /^expiring in .+: [\d,]+ keys$/);
  await page.keyboard.press('Escape');
  await until(listed, 10000);
  const place = await brush.boundingBox();
  await page.mouse.move(place.x + place.width * 0.5, place.y + 20);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width * 0.7, place.y + 40, { steps: 4 });
  await page.mouse.up();
  await until(async () => (await listed()) < 10000 && (await listed()) > 0, true);
  await picture(page, 'shelf-10000-brush');
  await page.finish();
});

for (const colorScheme of ['light', 'dark']) {
  for (const count of [4, 40, 200, 400]) {
    test(`axe finds nothing to mend on a shelf of ${count} keys, ${colorScheme}`, async () => {
      const page = await open({ colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      await run(page, `${LARGE}${IMPORT}over = 0\ncache.set('old', 1, over)\nfor n in range(${count / 2}):\n    cache.set(f'user:{n}', n)\ncache.set_many({f'page_{n}': n for n in range(${count / 2})}, None)\ncache.get('old')\n`);
      await page.getByRole('combobox', { name: 'Order' }).selectOption('Recently used');
      await entries(page).first().getByRole('button').click();
      await page.locator('.key-details').waitFor();
      // The check must not meet a page that is still saying something.
      await until(() => events(page).innerText(), 'old removed: it had expired');
      await picture(page, `shelf-${count}-${colorScheme}`);
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]), []);
      await page.context().close();
    });
  }
}
