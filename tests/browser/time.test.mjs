// Time in the reader's hands: the shell, its forks, what goes on past a limit, settings.py and the clock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const IMPORT = 'from django.core.cache import cache\n';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const entries = (page) => page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem');
const timeline = (page) => page.getByRole('slider', { name: 'Timeline' });
const shell = (page) => page.getByRole('textbox', { name: 'Shell' });
const output = (page) => page.getByRole('log', { name: 'Output' });
const tab = (page, name) => page.getByRole('tab', { name });
const speed = (page, name) => page.getByRole('radiogroup', { name: 'Speed' }).getByRole('radio', { name, exact: true });
const said = (page) => timeline(page).getAttribute('aria-valuetext');
const seconds = async (page) => {
  const parts = (await page.getByRole('timer', { name: 'Lesson time' }).textContent()).split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
};

async function open(options) {
  const page = await browser.open('', options);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

async function write(page, text, name = 'Code') {
  await page.getByRole('textbox', { name, exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Runs a program, and waits until its trace is on screen. */
async function run(page, text) {
  await write(page, text);
  await button(page, 'Run').click();
  await until(async () => (await page.getByText('from the previous code').count()) + (await button(page, 'Stop').count()), 0);
}

async function type(page, line) {
  await shell(page).fill(line);
  await shell(page).press('Enter');
}

/** What the log shows, item by item. */
const log = (page) => output(page).locator('pre').allTextContents();

test('a line typed at the shell runs at the lesson time on the state on screen', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 600)\nname = 'Ann'\n`);
  await button(page, 'Pause').click();
  await timeline(page).fill('4');
  await type(page, "cache.get('greet'), name");
  await until(async () => (await log(page)).at(-1), "('Hello', 'Ann')");
  await button(page, 'Next expiry').click();
  await type(page, "cache.get('greet', 'gone')");
  await until(async () => (await log(page)).slice(-2), [">>> cache.get('greet', 'gone')", "'gone'"]);
  await output(page).getByRole('button', { name: 'at 10:00.0' }).waitFor();
  await until(() => entries(page).count(), 0);
  assert.equal(await shell(page).inputValue(), '');
  await picture(page, 'time-shell');
  await page.finish();
});

test('errors at the shell are shown as a shell shows them, and the session goes on', async () => {
  const page = await open();
  await run(page, `${IMPORT}x = 6\n`);
  await type(page, "cache.incr('nope')");
  await output(page).getByText("ValueError: Key ':1:nope' not found").waitFor();
  await type(page, 'x +');
  await output(page).getByText('SyntaxError: invalid syntax').waitFor();
  await type(page, 'x * 7');
  await until(async () => (await log(page)).at(-1), '42');
  await page.finish();
});

test('a block is typed over several lines, and the history brings it back', async () => {
  const page = await open();
  await run(page, `${IMPORT}words = ['a', 'b']\n`);
  await shell(page).focus();
  await page.keyboard.type('for word in words:');
  await page.keyboard.press('Enter');
  await page.keyboard.type('cache.set(word, len(word))');
  await page.keyboard.press('Enter');
  assert.equal(await shell(page).inputValue(), 'for word in words:\n    cache.set(word, len(word))\n    ');
  assert.equal(await entries(page).count(), 0);
  await page.keyboard.press('Enter');
  await until(() => entries(page).count(), 2);
  await page.keyboard.type('own');
  await page.keyboard.press('ArrowUp');
  await until(async () => (await shell(page).inputValue()).startsWith('for word'), true);
  await page.keyboard.press('ArrowDown');
  await until(() => shell(page).inputValue(), 'own');
  await page.finish();
});

test('Tab completes what can be completed and leaves the shell otherwise', async () => {
  const page = await open();
  await run(page, `${IMPORT}greeting = 1\n`);
  await shell(page).focus();
  await page.keyboard.type('cache.tou');
  await page.keyboard.press('Tab');
  await until(() => shell(page).inputValue(), 'cache.touch');
  await shell(page).fill('gre');
  await page.keyboard.press('Control+Space');
  await until(() => shell(page).inputValue(), 'greeting');
  await shell(page).fill('cache.get_');
  await page.keyboard.press('Tab');
  await page.getByRole('status', { name: 'Completions' }).getByRole('button', { name: 'get_many' }).click();
  await until(() => shell(page).inputValue(), 'cache.get_many');
  await shell(page).fill('');
  await shell(page).focus();
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Shell');
  await shell(page).focus();
  await page.keyboard.press('Shift+Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Shell');
  await page.finish();
});

test('a line in the past forks the tape, and the other track can be returned to', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 60)\ncache.delete('greet')\n`);
  await button(page, 'Step back').click();
  await page.getByText('Run a line here, after step 2').waitFor();
  await type(page, "cache.touch('greet', 90)");
  await until(async () => (await log(page)).at(-1), 'True');
  await until(() => entries(page).count(), 1);
  await page.getByText('Ghost track: the other way on from step 2.').waitFor();
  await picture(page, 'time-fork');
  await button(page, 'Change tracks').focus();
  await page.keyboard.press('Enter');
  await button(page, 'Last step').click();
  await until(() => entries(page).count(), 0);
  await button(page, 'Change tracks').click();
  await until(() => entries(page).count(), 1);
  await button(page, 'Drop ghost').click();
  await until(() => page.getByText('Ghost track').count(), 0);
  await page.finish();
});

test('a run of an edited program keeps the run before it as a second track', async () => {
  const page = await open();
  const program = (timeout) => `${IMPORT}cache.set('greet', 'Hello', ${timeout})\nprint(cache.get('greet'))\n`;
  await run(page, program(30));
  await run(page, program(60));
  await page.getByText('Ghost track: the run before the edit.').waitFor();
  await picture(page, 'time-what-if');
  await button(page, 'Change tracks').click();
  await until(() => page.locator('code-editor').first().evaluate((editor) => editor.value), program(30));
  await button(page, 'Next expiry').click();
  await until(() => seconds(page), 30);
  await page.finish();
});

test('a polling loop is stopped at the limit and can go on', async () => {
  const page = await open();
  await run(page, `import time\n${IMPORT}n = 0\nwhile True:\n    n = cache.get_or_set('n', n, 30)\n    time.sleep(1)\n`);
  await button(page, 'Continue 5,000 more').waitFor();
  const last = () => timeline(page).getAttribute('aria-valuetext').then((text) => Number(/of (\d+),/.exec(text)[1]));
  assert.equal(await last(), 5000);
  await picture(page, 'time-limit');
  await button(page, 'Continue 5,000 more').click();
  await until(last, 10000);
  await button(page, 'Jump to the loop').click();
  await until(async () => /^Step [3-6] of 10000, [01] s/.test(await said(page)), true);
  await page.finish();
});

test('settings.py is a second tab whose text applies, is kept and shows its errors at their lines', async () => {
  const page = await open();
  await tab(page, 'Program').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await tab(page, 'settings.py').getAttribute('aria-selected'), 'true');
  const text = () => page.locator('code-editor').last().evaluate((editor) => editor.value);
  await until(async () => /'MAX_ENTRIES': 300/.test(await text()), true);
  await write(page, (await text()).replace("'MAX_ENTRIES': 300", "'MAX_ENTRIES': 5").replace("'KEY_PREFIX': ''", "'KEY_PREFIX': 'shop'"), 'settings.py');
  await picture(page, 'time-settings');
  await tab(page, 'Program').click();
  await run(page, `${IMPORT}cache.set('a', 1)\n`);
  const region = page.locator('.cache-view');
  await region.getByText("MAX_ENTRIES 5 · KEY_PREFIX 'shop'").waitFor();
  await page.reload();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await tab(page, 'settings.py').click();
  await until(async () => /'MAX_ENTRIES': 5,/.test(await text()), true);
  await write(page, "CACHES = {\n    'default': 1 / 0,\n}\n", 'settings.py');
  await button(page, 'Run').click();
  await until(() => page.locator('code-editor').last().evaluate((editor) => editor.diagnostics.map(({ line }) => line)), [2]);
  await tab(page, 'settings.py has an error').waitFor();
  await button(page, 'Reset settings').click();
  await until(async () => /'MAX_ENTRIES': 300/.test(await text()), true);
  await page.finish();
});

test('the speeds are one group with the pause, and none changes by itself', async () => {
  const page = await open();
  assert.ok(await speed(page, '⏸').isChecked());
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 600)\n`);
  await until(() => speed(page, '1×').isChecked(), true);
  await speed(page, '⏸').check();
  await button(page, 'Resume').waitFor();
  const then = await seconds(page);
  await speed(page, '60×').check();
  await button(page, 'Pause').waitFor();
  await until(async () => (await seconds(page)) > then + 20, true);
  await button(page, 'Pause').click();
  assert.ok(await speed(page, '⏸').isChecked());
  await button(page, 'Resume').click();
  await until(() => speed(page, '60×').isChecked(), true);
  await button(page, 'Pause').click();
  await button(page, 'Next expiry').click();
  assert.ok(await speed(page, '⏸').isChecked());
  await speed(page, '⏸').focus();
  await page.keyboard.press('ArrowRight');
  await until(() => speed(page, '1×').isChecked(), true);
  await page.finish();
});

test('the next expiry counts down in words beside its button', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 600)\n`);
  await page.getByText(/^Next expiry: greet in 9 m 5\d s$/).waitFor();
  const label = await button(page, 'Next expiry').getAttribute('aria-describedby');
  assert.match(await page.locator(`#${label}`).textContent(), /^Next expiry: greet in 9 m 5\d s$/);
  await page.finish();
});

test('the timeline says its step, its time and its call', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('greet', 'Hello', 10)\ncache.delete('greet')\n`);
  await until(() => said(page), 'Step 3 of 3, 0 s: delete greet');
  await page.finish();
});

test('a sleep is played as time on the tape', async () => {
  const page = await open();
  await run(page, `import time\n${IMPORT}cache.set('greet', 'Hello', 2)\ntime.sleep(4)\ncache.get('greet')\n`);
  await button(page, 'Restart').click();
  await speed(page, '10×').check();
  await until(async () => (await seconds(page)) > 0 && (await seconds(page)) < 4, true);
  await until(async () => /^Step 5 of 5, 4 s/.test(await said(page)), true);
  await page.finish();
});

test('time that passed while the page was not drawn is not lost, and jumps nowhere wrong', async () => {
  // The clock of the page, as after a laptop's sleep: frames stop, and hours later there is one.
  const early = () => {
    let ahead = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + ahead;
    const frame = requestAnimationFrame.bind(globalThis);
    let held = null;
    globalThis.requestAnimationFrame = (callback) => (held ? held.push(callback) : frame(callback));
    globalThis.sleepFor = (hours) => {
      held = [];
      return new Promise((done) => setTimeout(done, 50)).then(() => {
        ahead += hours * 3_600_000;
        const waiting = held;
        held = null;
        waiting.forEach((callback) => frame(callback));
      });
    };
  };
  const page = await open({ early });
  await run(page, `import time\n${IMPORT}cache.set('a', 1, 60)\ntime.sleep(20)\ncache.set('b', 2, 40_000)\n`);
  await button(page, 'Restart').click();
  await speed(page, '1×').check();
  await page.evaluate(() => sleepFor(8));
  await until(async () => /^Step 5 of 5, 7 h|^Step 5 of 5, 8 h/.test(await said(page)), true);
  await until(async () => (await seconds(page)) > 8 * 3600 - 10 && (await seconds(page)) < 8 * 3600 + 30, true);
  assert.deepEqual(await entries(page).evaluateAll((items) => items.map((item) => item.dataset.state)), ['live', 'expired']);
  assert.ok(await speed(page, '1×').isChecked());
  await page.finish();
});

test('the shell works on a phone', async () => {
  const page = await open({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await shell(page).fill("cache.set('tapped', 1)");
  await button(page, 'Enter line').tap();
  await until(async () => (await log(page)).at(-1)?.startsWith('>>> cache.set'), true);
  await picture(page, 'time-390-shell');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.finish();
});
