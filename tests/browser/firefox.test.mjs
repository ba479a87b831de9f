// The page in Firefox: what a reader does first, found by role and name.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { firefox } from '../../.ci/firefox.mjs';
import { serve } from '../../.ci/serve.mjs';
import { dist, until } from './pages.mjs';

const executablePath = firefox();
const skip = executablePath ? false : 'there is no Firefox here: install one, or set FIREFOX to its program';
const artefacts = fileURLToPath(new URL('../artefacts', import.meta.url));
const SIZE = ['--width=1280', '--height=860'];

let server;
let browser;
before(async () => {
  if (skip) return;
  server = await serve(dist);
  browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: null, args: SIZE });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page in a profile of its own, with what went wrong there. */
async function open() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(server.url);
  // The page's policy forbids what puppeteer's own waiting would evaluate there.
  await until(() => page.evaluate(() => Boolean(customElements.get('code-editor'))), true);
  const found = async (selector) => {
    let element;
    await until(async () => Boolean((element = await page.$(selector))), true);
    return element;
  };
  const named = (name, role) => found(`aria/${name}[role="${role}"]`);
  await named('Restart', 'button');
  return {
    page,
    found,
    named,
    press: async (name) => (await named(name, 'button')).click(),
    textOf: async (name, role) => (await named(name, role)).evaluate((element) => element.textContent),
    keys: async () => (await named('Cache keys', 'list')).$$eval('li', (items) => items.map((item) => [item.getAttribute('aria-label').split(':')[0], item.dataset.state])),
    status: () => page.$eval('[role=status]', (element) => element.textContent),
    async write(text) {
      await (await named('Code', 'textbox')).focus();
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(text);
    },
    async finish(name) {
      mkdirSync(artefacts, { recursive: true });
      await page.screenshot({ path: join(artefacts, `firefox-${name}.png`) });
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

const IMPORT = 'from django.core.cache import cache\n';

test('Firefox: the first page shows a living key, and steps by button and by key', { skip }, async () => {
  const { page, named, press, keys, finish } = await open();
  assert.deepEqual(await keys(), [['greet', 'hit']]);
  await press('Step back');
  assert.deepEqual(await keys(), [['greet', 'fresh']]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await until(keys, []);
  const tape = await named('Timeline', 'slider');
  await tape.focus();
  await page.keyboard.press('Home');
  await until(() => tape.evaluate((element) => element.getAttribute('aria-valuetext').startsWith('Step 0 of 5')), true);
  await finish('first');
});

test('Firefox: a typed program runs, and a key expires and comes back', { skip }, async () => {
  const { press, textOf, keys, status, write, finish } = await open();
  await write(`${IMPORT}cache.set('mine', 1, 600)\nprint(cache.get('mine') + 1)\n`);
  await press('Run');
  await until(status, 'Finished, 3 steps');
  assert.match(await textOf('Output', 'log'), /2/);
  await press('Pause');
  await press('Next expiry');
  await until(keys, [['mine', 'expired']]);
  await press('Step back');
  await until(async () => (await keys()).map(([key]) => key), ['mine']);
  await finish('expiry');
});

test('Firefox: a mistake is told with its line and a way to mend it', { skip }, async () => {
  const { page, found, press, textOf, status, write, finish } = await open();
  await write(`${IMPORT}cache.set('a', 1, expire=60)\n`);
  await press('Run');
  await until(status, 'Error on line 2');
  assert.match(await textOf('Output', 'log'), /got an unexpected keyword argument 'expire'/);
  const mend = await found('xpath///button[contains(., "timeout=")]');
  await mend.click();
  await until(() => page.$eval('code-editor', (editor) => editor.value), `${IMPORT}cache.set('a', 1, timeout=60)\n`);
  await finish('mistake');
});

test('Firefox: the shell runs a line, and Stop ends a loop', { skip }, async () => {
  const { page, named, press, textOf, status, write, finish } = await open();
  await press('Last step');
  await (await named('Shell', 'textbox')).focus();
  await page.keyboard.type("cache.get('greet', 41 + 1)");
  await page.keyboard.press('Enter');
  await until(async () => /42/.test(await textOf('Output', 'log')), true);
  await write('n = 0\nwhile True:\n    n += 1\n');
  await press('Run');
  await until(async () => /^(Running|Stopped)/.test(await status()), true);
  if (/^Running/.test(await status())) await (await page.$('aria/Stop[role="button"]'))?.click();
  await until(async () => /^Stopped/.test(await status()), true, 20000);
  await finish('shell');
});
