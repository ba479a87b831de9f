// The page as a learner uses it: by name, with the mouse and with the keyboard.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const IMPORT = 'from django.core.cache import cache\n';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const entries = (page) => page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem');
const steps = (page) => page.getByRole('table', { name: 'Execution steps' });
const timeline = (page) => page.getByRole('slider', { name: 'Timeline' });
const seconds = async (page) => {
  const parts = (await page.getByRole('timer', { name: 'Lesson time' }).textContent()).split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
};

/** A page whose editor and engine are there. */
async function open(options) {
  const page = await browser.open('', options);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

/** Replaces the program, as by typing. */
async function write(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

async function run(page, text) {
  await write(page, text);
  await button(page, 'Run').click();
}

/** The rows of the execution table that name a call, as text. */
const calls = (page) =>
  steps(page)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.cells].slice(2).map((cell) => cell.textContent)));

test('the first visit shows the sample, run, with a living key and the clock standing still', async () => {
  const page = await open();
  await until(() => entries(page).count(), 1);
  assert.match(await entries(page).getAttribute('aria-label'), /^greet/);
  assert.equal(await entries(page).getAttribute('data-state'), 'hit');
  assert.equal(await seconds(page), 0);
  await button(page, 'Resume').waitFor();
  assert.equal(await button(page, 'Pause').count(), 0);
  await picture(page, 'page-first-visit');
  await page.finish();
});

test('Run fills the execution table with what happened and what Python returned', async () => {
  const page = await open();
  await button(page, 'Run').click();
  await until(
    () => calls(page),
    [
      ['cache.set', 'greet', "'Hello'", "{'greet': 'Hello'}", 'stored', 'None'],
      ['cache.get', 'greet', "'Hello'", "{'greet': 'Hello'}", 'hit', "'Hello'"],
      ['cache.delete', 'greet', '', '{}', 'deleted', 'True'],
      ['cache.get', 'greet', '', '{}', 'miss: deleted', 'None'],
    ],
  );
  await until(() => entries(page).count(), 0);
  await page.finish();
});

test('stepping back and forth moves the shelf, the table and the variables', async () => {
  const page = await open();
  await button(page, 'Run').click();
  await until(() => entries(page).count(), 0);
  const current = () => steps(page).locator('[aria-current=step]').evaluateAll((rows) => rows.map((row) => row.cells[2].textContent));

  await button(page, 'Step back').click();
  await until(current, ['cache.delete']);
  await button(page, 'Step back').click();
  await until(current, ['cache.get']);
  await until(() => entries(page).count(), 1);
  const value = page.getByRole('table', { name: 'Variables' }).getByRole('row', { name: /^value / });
  assert.match(await value.textContent(), /'Hello'/);

  await button(page, 'First step').click();
  await until(() => entries(page).count(), 0);
  await until(current, []);
  await button(page, 'Step forward').click();
  await button(page, 'Step forward').click();
  await until(current, ['cache.set']);
  await until(() => entries(page).getAttribute('data-state'), 'fresh');
  await button(page, 'Last step').click();
  await until(current, ['cache.get']);
  await page.finish();
});

test('a key counts down live, then is shown as expired and still stored', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 4)\n`);
  await until(() => entries(page).getAttribute('data-state'), 'fresh');
  const left = async () => Number(/^(\d\.\d) s$/m.exec(await entries(page).innerText())?.[1]);
  await until(async () => (await left()) < 3.5, true);
  await until(() => entries(page).getAttribute('data-state'), 'soon');
  await until(async () => (await left()) < 1.5, true);
  await until(() => entries(page).getAttribute('data-state'), 'expired');
  assert.ok((await seconds(page)) >= 4);
  assert.equal(await entries(page).count(), 1);
  await picture(page, 'page-expired');

  await button(page, 'Step back').click();
  await button(page, 'Step forward').click();
  await until(() => entries(page).getAttribute('data-state'), 'fresh');
  await page.finish();
});

test('Pause stops the clock and Resume lets it run', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 60)\n`);
  await until(async () => (await seconds(page)) > 0.2, true);
  await button(page, 'Pause').click();
  await button(page, 'Resume').waitFor();
  const then = await seconds(page);
  // Frames pass, lesson time does not.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await seconds(page), then);
  await button(page, 'Resume').click();
  await until(async () => (await seconds(page)) > then, true);
  await page.finish();
});

test('Next expiry goes to the moment, Previous expiry comes back to it', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1, 600)\ncache.set('b', 2, 3600)\n`);
  await until(() => entries(page).count(), 2);
  await button(page, 'Pause').click();
  await button(page, 'Next expiry').click();
  await until(() => seconds(page), 600);
  await until(() => entries(page).last().getAttribute('data-state'), 'expired');
  assert.match(await entries(page).last().getAttribute('aria-label'), /^a/);
  await button(page, 'Next expiry').click();
  await until(() => seconds(page), 3600);
  assert.ok(await button(page, 'Next expiry').isDisabled());
  await button(page, 'Previous expiry').click();
  await until(() => seconds(page), 600);
  await page.finish();
});

test('a speed makes lesson time pass faster', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1, 600)\n`);
  await page.getByRole('radiogroup', { name: 'Speed' }).getByRole('radio', { name: '600×' }).check();
  await until(() => entries(page).getAttribute('data-state'), 'expired');
  await page.finish();
});

test('the timeline moves by keyboard through steps and time and says where it is', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 60)\nvalue = cache.get('greet')\n`);
  await button(page, 'Pause').click();
  await timeline(page).focus();
  const said = () => timeline(page).getAttribute('aria-valuetext');
  await page.keyboard.press('Home');
  await until(async () => /^Step 0 of 3, 0 s: /.test(await said()), true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await until(async () => /^Step 2 of 3, 0 s: set greet$/.test(await said()), true);
  await page.keyboard.press('End');
  await until(async () => /^Step 3 of 3, 0 s: get greet$/.test(await said()), true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await until(async () => /^Step 3 of 3, 2 s: /.test(await said()), true);
  await page.keyboard.press('ArrowLeft');
  await until(async () => /^Step 3 of 3, 1 s: /.test(await said()), true);
  await page.finish();
});

test('dragging the timeline left of an expiry brings the key back', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 30)\n`);
  await button(page, 'Pause').click();
  await button(page, 'Next expiry').click();
  await until(() => entries(page).getAttribute('data-state'), 'expired');
  await timeline(page).fill('3');
  await until(async () => ['live', 'soon'].includes(await entries(page).getAttribute('data-state')), true);
  await page.finish();
});

test('the keys of the stage step, pause and jump while the focus is there', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 60)\n`);
  await until(() => entries(page).count(), 1);
  await page.getByRole('region', { name: 'Shelf' }).focus();
  await page.keyboard.press('Space');
  await button(page, 'Resume').waitFor();
  await page.keyboard.press('e');
  await until(() => entries(page).getAttribute('data-state'), 'expired');
  await page.keyboard.press('ArrowLeft');
  await until(() => entries(page).count(), 0);
  await page.keyboard.press('ArrowRight');
  await until(() => entries(page).count(), 1);
  await page.finish();
});

test('the editor runs by Ctrl+Enter, marks the next line and goes where its line numbers say', async () => {
  const page = await open();
  await write(page, `${IMPORT}cache.set('a', 1)\ncache.get('a')\n`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await until(async () => (await calls(page)).length, 2);
  const lines = () => page.evaluate(() => {
    const { currentLine, executedLine } = document.querySelector('code-editor');
    return [currentLine, executedLine];
  });
  await until(lines, [0, 3]);
  await button(page, 'Step back').click();
  await until(lines, [3, 2]);
  await page.locator('code-editor').evaluate((editor) => editor.dispatchEvent(new CustomEvent('line', { detail: { line: 2 } })));
  await until(lines, [2, 1]);
  await page.finish();
});

test('an error stands at its line, a friendly line beside what Python says', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1)\ncache.save('a', 1)\n`);
  const output = page.getByRole('log', { name: 'Output' });
  await output.getByText("AttributeError: 'LocMemCache' object has no attribute 'save'").waitFor();
  await output.getByText('Did you mean set?').waitFor();
  const lines = () => page.locator('code-editor').evaluate((editor) => editor.diagnostics.map(({ line }) => line));
  await until(lines, [3]);
  await until(() => entries(page).count(), 1);
  await picture(page, 'page-error');
  await page.finish();
});

test('an edit keeps the old trace and says so, and Reset code can be undone', async () => {
  const page = await open();
  await write(page, 'x = 1\n');
  await page.getByText('from the previous code').waitFor();
  assert.equal(await entries(page).count(), 1);
  const text = () => page.locator('code-editor').evaluate((editor) => editor.value);
  await button(page, 'Reset code').click();
  await until(async () => (await text()).includes("cache.set('greet', 'Hello', 10)"), true);
  await button(page, 'Undo').click();
  await until(text, 'x = 1\n');
  await page.finish();
});

test('the text is kept between visits', async () => {
  const page = await open();
  await write(page, "note = 'mine'\n");
  await page.getByText('Your edit').waitFor();
  await page.reload();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await until(() => page.locator('code-editor').evaluate((editor) => editor.value), "note = 'mine'\n");
  await page.finish();
});

test('a page whose storage is blocked works all the same', async () => {
  const early = () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
  const page = await open({ early });
  await run(page, `${IMPORT}cache.set('a', 1)\n`);
  await until(() => entries(page).count(), 1);
  await page.finish();
});

test('Stop ends an endless program and keeps what was recorded', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1)\nany(n < 0 for n in range(10**12))\n`);
  await button(page, 'Stop').waitFor();
  await button(page, 'Stop').click();
  await button(page, 'Run').waitFor();
  await until(async () => (await calls(page)).length >= 1, true);
  await page.finish();
});

test('a double click on Run runs once, and so does a held Enter', async () => {
  const page = await open();
  const status = () => page.locator('.status').textContent();
  // Long enough for the second click to meet Stop.
  await write(page, 'for n in range(1500):\n    n\n');
  await button(page, 'Run').dblclick();
  await until(status, 'Finished, 3,001 steps');
  await button(page, 'Run').focus();
  for (let press = 0; press < 20; press += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await until(status, 'Finished, 3,001 steps');
  await page.finish();
});

test('whoever steps by keyboard keeps the focus where there is no further step', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 60)\n`);
  await button(page, 'Pause').click();
  const press = async (name) => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
    await until(() => button(page, name).isDisabled(), true);
    // The browser takes the focus from what cannot have it at its next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent), name);
  };
  await press('Next expiry');
  await press('First step');
  await press('Last step');
  await press('Reset code');
  await page.finish();
});

test('of a long text that is printed at once the beginning is drawn, and more when it is wished', async () => {
  const page = await open();
  const text = Array.from({ length: 5000 }, (_, n) => `line ${n} of many`).join('\n');
  await run(page, 'print("\\n".join(f"line {n} of many" for n in range(5000)))\n');
  const printed = page.getByRole('log', { name: 'Output' }).locator('pre');
  const more = page.getByRole('button', { name: /^Show more/ });
  await more.waitFor();
  const lengths = [];
  for (;;) {
    const drawn = await printed.textContent();
    assert.ok(text.startsWith(drawn) && (drawn === text || text[drawn.length] === '\n'));
    lengths.push(drawn.length);
    if (!(await more.count())) break;
    await more.click();
    await until(async () => (await printed.textContent()).length > drawn.length, true);
  }
  assert.ok(lengths[0] <= 8000 && lengths.length > 2, lengths.join());
  assert.equal(lengths.at(-1), text.length);
  // Another run begins anew.
  await run(page, 'print("\\n".join(f"line {n} of more" for n in range(5000)))\n');
  await printed.getByText('line 0 of more').waitFor();
  assert.ok((await printed.textContent()).length <= 8000);
  await page.finish();
});

test('the output shows what was printed last, until the reader scrolls back', async () => {
  const page = await open();
  await run(page, 'for n in range(60):\n    print(n)\n');
  const output = page.getByRole('log', { name: 'Output' });
  const gap = () => output.evaluate((log) => Math.round(log.scrollHeight - log.clientHeight - log.scrollTop));
  await output.getByText('59', { exact: true }).waitFor();
  await until(async () => (await gap()) <= 2, true);
  await output.evaluate((log) => { log.scrollTop = 0; });
  await button(page, 'Step back').click();
  await button(page, 'Step forward').click();
  await until(() => output.evaluate((log) => log.scrollTop), 0);
  await page.finish();
});

test('versions and aliases of a key are told apart', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a', 1)\ncache.set('a', 2, version=2)\n`);
  await until(() => entries(page).count(), 2);
  assert.match(await entries(page).first().getAttribute('aria-label'), /^a: 2, .*version 2$/);
  assert.match(await entries(page).first().innerText(), /^a\s+v2$/m);
  assert.doesNotMatch(await entries(page).last().innerText(), /v1/);
  await page.finish();
});

test('the page answers between steps that take long', async () => {
  const page = await open();
  await run(page, "text = 'a' * 3_000_000\nwhile True:\n    text.count('a')\n");
  await button(page, 'Stop').waitFor();
  await button(page, 'Stop').click();
  await button(page, 'Run').waitFor();
  const steps = Number(/^Stopped after (\d+) steps$/.exec(await page.locator('.status').textContent())?.[1]);
  assert.ok(steps < 200, `${steps} steps passed before the page answered`);
  await page.finish();
});

test('a phone shows one view at a time, and Run shows the cache', async () => {
  const page = await open({ width: 390, height: 844, hasTouch: true, isMobile: true });
  const views = page.getByRole('navigation', { name: 'Views' });
  assert.ok(await page.getByRole('textbox', { name: 'Code' }).isVisible());
  assert.equal(await entries(page).count(), 0);
  await button(page, 'Run').tap();
  await until(() => views.locator('[aria-current=page]').textContent(), 'Cache');
  await button(page, 'Step back').tap();
  await button(page, 'Step back').tap();
  await until(() => entries(page).count(), 1);
  await views.getByRole('button', { name: 'Table' }).tap();
  await steps(page).waitFor();
  assert.ok(!(await page.getByRole('textbox', { name: 'Code' }).isVisible()));
  await picture(page, 'page-390-table');
  await page.finish();
});

for (const [width, height] of [[1280, 800], [768, 1024], [390, 844], [320, 640]]) {
  test(`nothing reaches over the edge of a page ${width} pixels wide`, async () => {
    const page = await open({ width, height });
    await picture(page, `page-${width}`);
    await run(page, `${IMPORT}cache.set('k' * 300, 'v' * 3000)\ncache.set('ключ', '<b>' * 99, 10)\nprint('x' * 999)\nword = 'y' * 999\n`);
    await until(() => page.locator('.cache-entry').count(), 2);
    for (const view of width < 720 ? ['Code', 'Cache', 'Table'] : [undefined]) {
      if (view) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
      await picture(page, `page-${width}-long${view ? `-${view}` : ''}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, view);
    }
    await page.finish();
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const [width, view] of [[1280], [390, 'Code'], [390, 'Cache'], [390, 'Table']]) {
    test(`axe finds nothing to mend, ${colorScheme}, ${width} pixels wide${view ? `, ${view}` : ''}`, async () => {
      // The check is a script of its own, which the page's policy would not let in.
      const page = await open({ width, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      await run(page, `${IMPORT}cache.set('a', 1)\ncache.set('b', 2, 0)\ncache.set('c', 3, None)\ncache.get('nope')\ncache.incr('d')\n`);
      await until(async () => (await page.getByRole('log', { name: 'Output', includeHidden: true }).textContent()).includes('ValueError'), true);
      // What is noticed in the program comes a little later.
      await page.getByText('A timeout of 0 means').first().waitFor({ state: 'attached' });
      if (view) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]), []);
      await page.context().close();
    });
  }
}
