// The examples: their menu by mouse and keyboard, and the learner's edits, which are never lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const picker = (page) => page.getByRole('button', { name: /^Example: / });
const menu = (page) => page.getByRole('menu', { name: 'Examples' });
const item = (page, name) => menu(page).getByRole('menuitemradio', { name });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const code = (page) => page.locator('code-editor').evaluate((editor) => editor.value);
const shown = (page) => picker(page).getAttribute('aria-label');

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

const open = async (options) => ready(await browser.open('', options));

async function choose(page, name) {
  await picker(page).click();
  await item(page, name).click();
}

async function write(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('an example is chosen by mouse and comes with its trace, the clock standing still', async () => {
  const page = await open();
  await picker(page).click();
  assert.ok((await menu(page).getByRole('menuitemradio').count()) >= 12);
  await until(() => item(page, /^First steps/).getAttribute('aria-checked'), 'true');
  await picture(page, 'page-examples');
  await item(page, /^A counter/).click();
  await until(() => menu(page).count(), 0);
  await until(() => shown(page), 'Example: A counter');
  assert.match(await code(page), /^import time[^]*cache\.incr\('visits', 5\)/);
  await page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem', { name: /^visits/ }).waitFor();
  await button(page, 'Resume').waitFor();
  assert.equal(await page.getByText('Your edit').filter({ visible: true }).count(), 0);
  await page.finish();
});

test('every example runs to its end', async () => {
  const page = await open();
  await picker(page).click();
  const names = await menu(page).getByRole('menuitemradio').evaluateAll((items) => items.map((one) => one.querySelector('span').textContent));
  await page.keyboard.press('Escape');
  for (const name of names.slice(1)) {
    await choose(page, new RegExp(`^${name.replace(/[()]/g, '\\$&')}`));
    await until(() => shown(page), `Example: ${name}`);
    await until(() => page.getByRole('status').first().textContent().then((text) => /^Finished/.test(text)), true);
  }
  await page.finish();
});

test('the menu of examples follows the keyboard', async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await picker(page).focus();
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /^First steps/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /^Default values/);
  await page.keyboard.press('End');
  assert.match(await focused(), /^Threads/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /^First steps/);
  await page.keyboard.type('ver');
  assert.match(await focused(), /^Versions/);
  await page.keyboard.press('Escape');
  await until(() => menu(page).count(), 0);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Example: First steps/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => shown(page), 'Example: Default values');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Example: /);
  await page.finish();
});

test('the edit of an example is there again after another one, and after a reload', async () => {
  const page = await open();
  await write(page, 'first = 1\n');
  await choose(page, /^touch/);
  await until(async () => /session/.test(await code(page)), true);
  await write(page, 'second = 2\n');
  await choose(page, /^First steps/);
  await until(() => code(page), 'first = 1\n');
  await page.getByText('Your edit').filter({ visible: true }).waitFor();
  await picker(page).click();
  await item(page, /^touch.*Your edit/).waitFor();
  await page.keyboard.press('Escape');
  await choose(page, /^touch/);
  await until(() => code(page), 'second = 2\n');

  await page.reload();
  await ready(page);
  await until(() => code(page), 'second = 2\n');
  assert.equal(await shown(page), 'Example: touch()');
  await button(page, 'Reset code').click();
  await until(async () => /session/.test(await code(page)), true);
  await button(page, 'Undo').click();
  await until(() => code(page), 'second = 2\n');
  await page.finish();
});

for (const [name, early] of [
  ['blocked', () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } })],
  ['full', () => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })],
]) {
  test(`with storage that is ${name} edits last until the page is closed`, async () => {
    const page = await open({ early });
    await write(page, 'mine = 1\n');
    await choose(page, /^touch/);
    await until(async () => /session/.test(await code(page)), true);
    await choose(page, /^First steps/);
    await until(() => code(page), 'mine = 1\n');
    await page.finish();
  });
}
