// Settings, the sheet of keys, and tables that are copied.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const button = (page, name) => page.getByRole('button', { name, exact: true });
const shelf = (page) => page.getByRole('region', { name: 'Shelf' });
const item = (page, name) => page.getByRole('menu', { name: 'Settings' }).locator('[role^=menuitem]').filter({ hasText: name });
const paper = (page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

const open = async (options) => ready(await browser.open('', options));

async function set(page, name) {
  await button(page, 'Settings').click();
  await item(page, name).click();
  await page.keyboard.press('Escape');
}

test('the theme is the system’s until the reader chooses one, which stays', async () => {
  const page = await open({ colorScheme: 'light' });
  const light = await paper(page);
  await set(page, 'Dark');
  await until(async () => (await paper(page)) !== light, true);
  const dark = await paper(page);
  await page.reload();
  await ready(page);
  assert.equal(await paper(page), dark);
  await set(page, 'As the system');
  await until(() => paper(page), light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await until(() => paper(page), dark);
  await set(page, 'Light');
  await until(() => paper(page), light);
  await page.finish();
});

test('settings are changed by keyboard, and a checked one can be taken back', async () => {
  const page = await open();
  await button(page, 'Settings').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await until(() => item(page, 'Less motion').getAttribute('aria-checked'), 'true');
  const moves = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--duration-move'));
  assert.match(await moves(), /^0/);
  await page.keyboard.press('Space');
  await until(() => item(page, 'Less motion').getAttribute('aria-checked'), 'false');
  assert.match(await moves(), /^240ms|^\.24s/);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Settings');
  await page.finish();
});

test('? opens the sheet of keys, which lists them all and closes by Escape', async () => {
  const page = await open();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shelf(page).focus();
  await page.keyboard.press('?');
  await sheet.waitFor();
  for (const what of ['Run', 'Pause or resume the clock', 'Next expiry; with Shift: previous', 'Next problem; with Shift: previous']) {
    await sheet.getByText(what, { exact: true }).waitFor();
  }
  await picture(page, 'page-shortcuts');
  await page.keyboard.press('Escape');
  await until(() => sheet.isVisible(), false);
  await button(page, 'Keyboard shortcuts').click();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await until(() => sheet.isVisible(), false);
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('?');
  await until(() => sheet.isVisible(), false);
  await page.finish();
});

test('keys of one letter can be switched off', async () => {
  const page = await open();
  const seconds = async () => page.getByRole('timer', { name: 'Lesson time' }).textContent();
  const cursor = () => page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuetext');
  await shelf(page).focus();
  await page.keyboard.press('r');
  await until(async () => /^Step 0 of/.test(await cursor()), true);
  await page.keyboard.press('End');
  await until(async () => /^Step 5 of/.test(await cursor()), true);
  await page.keyboard.press('Shift+.');
  await until(seconds, '00:10.0');
  await page.keyboard.press('Shift+,');
  await page.keyboard.press('Home');
  await set(page, 'No single-letter keys');
  await shelf(page).focus();
  await page.keyboard.press('ArrowRight');
  await until(async () => /^Step 1 of/.test(await cursor()), true);
  for (const key of ['r', '.', 'e', '?']) await page.keyboard.press(key);
  assert.match(await cursor(), /^Step 1 of/);
  assert.equal(await page.getByRole('dialog').filter({ visible: true }).count(), 0);
  await page.finish();
});

test('a table is copied as Markdown and as reStructuredText', async () => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, 'Copy as: steps').click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  await page.getByText('Copied.').waitFor();
  assert.match(await copied(), /^\| Step \| Line \| Action [^]*\| `cache\.get` \| `greet` \| `'Hello'` \|/);
  await button(page, 'Copy as: variables').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await until(async () => /^\.\. list-table::[^]*\* - ``value``/.test(await copied()), true);
  await page.finish();
});

test('where the browser does not copy, the text stands selected in a field', async () => {
  const page = await open({ early: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }) });
  await button(page, 'Copy as: steps').click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  const field = page.getByRole('textbox', { name: 'Text to copy' });
  await field.waitFor();
  const selected = await field.evaluate(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd));
  assert.match(selected, /^\| Step /);
  await page.keyboard.press('Escape');
  await until(() => field.isVisible(), false);
  await page.finish();
});
