// What belongs together is marked together: a step's row, cells, line, key, output and tick.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const PROGRAM = `from django.core.cache import cache
cache.set('a', 1)
b = cache.set('b', 2)
print(cache.get('a'))
`;

const button = (page, name) => page.getByRole('button', { name, exact: true });
const steps = (page) => page.getByRole('table', { name: 'Execution steps' });
const variables = (page) => page.getByRole('table', { name: 'Variables' });
const key = (page, name) => page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem', { name });
const row = (page, name) => steps(page).getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) });

/** Everything that is marked, by what it is. */
const marked = (page) =>
  page.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.matches('[data-linked]'));
    return {
      rows: all('tr').map((one) => Number(one.cells[0].textContent)),
      columns: all('thead th').map((one) => one.textContent),
      keys: all('[role=listitem], li').map((one) => one.getAttribute('aria-label')[0]),
      output: all('.output__item').map((one) => one.querySelector('pre').textContent),
      ticks: all('svg g').map((one) => Number(one.dataset.step)),
      lines: [...document.querySelector('code-editor').linkedLines],
    };
  });
const nothing = { rows: [], columns: [], keys: [], output: [], ticks: [], lines: [] };
const ofGet = { rows: [4], columns: ['Step 4'], keys: ['a'], output: ['1'], ticks: [4], lines: [4] };

async function open(text = PROGRAM) {
  const page = await browser.open();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await button(page, 'Run').click();
  await until(async () => (await page.getByRole('status').first().textContent()).startsWith('Finished'), true);
  await until(() => page.locator('code-editor').evaluate((editor) => editor.executedLine > 0), true);
  return page;
}

test('pointing at one mark of a step marks the others', async () => {
  const page = await open();
  await row(page, 'Step 4').hover();
  await until(() => marked(page), ofGet);
  await picture(page, 'page-linked');
  await page.mouse.move(5, 5);
  await until(() => marked(page), nothing);
  await page.getByRole('log', { name: 'Output' }).getByText('1', { exact: true }).hover();
  await until(() => marked(page), ofGet);
  await variables(page).getByRole('columnheader', { name: 'Step 4' }).hover();
  await until(() => marked(page), ofGet);
  await page.locator('code-editor .cm-line').nth(3).hover();
  await until(() => marked(page), ofGet);
  await page.finish();
});

test('pointing at a key marks every step that touched it', async () => {
  const page = await open();
  await key(page, /^a/).hover();
  await until(() => marked(page), {
    rows: [2, 4],
    columns: ['Step 2', 'Step 4'],
    keys: ['a'],
    output: ['1'],
    ticks: [2, 4],
    lines: [2, 4],
  });
  await page.finish();
});

test('the keyboard marks by focus, and marks follow the page', async () => {
  const page = await open();
  await steps(page).getByRole('button', { name: 'Step 4', exact: true }).focus();
  await until(() => marked(page), ofGet);
  await button(page, 'Run').focus();
  await until(() => marked(page), nothing);
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await until(async () => (await marked(page)).rows, [2]);
  await page.keyboard.insertText('#');
  await until(() => marked(page), nothing);
  await page.finish();
});

test('a line that was edited is not pointed at any more when the program runs', async () => {
  const page = await open();
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await until(async () => (await marked(page)).rows, [2]);
  await page.keyboard.insertText('x = 1\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await until(async () => (await page.getByRole('status').first().textContent()).startsWith('Finished, 5'), true);
  await until(() => row(page, 'Step 5').getAttribute('aria-current'), 'step');
  assert.deepEqual(await marked(page), nothing);
  await page.finish();
});

test('a click on a cell of the variables goes to its step', async () => {
  const page = await open();
  await variables(page).getByRole('row', { name: /^b/ }).getByRole('cell').nth(2).click();
  await until(() => row(page, 'Step 3').getAttribute('aria-current'), 'step');
  await page.finish();
});

test('pointing is cheap after thousands of steps', async () => {
  const page = await open(`from django.core.cache import cache\nfor n in range(1200):\n    cache.set(f'k{n % 250}', n)\n    x = n\n`);
  const took = await page.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-step]')].slice(0, 100);
    const start = performance.now();
    for (const one of rows) one.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    return (performance.now() - start) / rows.length;
  });
  // A frame has 16 ms; a build that was not optimised takes several times what it ships with.
  assert.ok(took < 16, `${took.toFixed(1)} ms`);
  await page.finish();
});
