// What the page is to those who do not see it as drawn: its accessibility tree after a run, and its look in a language
// that is read from the right.
// Invariant: the tree is kept in accessibility_tree.txt, for people to read; UPDATE_GOLDEN=1 writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const golden = new URL('accessibility_tree.txt', import.meta.url);

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

// When a worker is ready the page says so, at a moment of its own.
const withoutWorkers = () => delete Navigator.prototype.serviceWorker;

const at = (page, step) => until(() => page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuetext').then((text) => text.match(/\d+/)?.[0]), `${step}`);

/** The page with the opening program run, and its cursor on the third step. */
async function open(options) {
  const page = await browser.open('', { reducedMotion: 'reduce', early: withoutWorkers, ...options });
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await at(page, 5);
  const back = page.getByRole('button', { name: 'Step back', exact: true });
  await back.click();
  await back.click();
  await at(page, 3);
  return page;
}

test('the accessibility tree of a run is the one that people have read', async () => {
  const page = await open();
  const tree = `${await page.locator('body').ariaSnapshot()}\n`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, tree);
  assert.equal(tree, readFileSync(golden, 'utf8'));
  await page.finish();
});

test('read from the right, the page is mirrored, and Python, keys and time are not', async () => {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    const page = await open({ width, height });
    const left = (name) => page.getByRole('button', { name, exact: true }).evaluate((element) => element.getBoundingClientRect().left);
    assert.ok((await left('Run')) < (await left('First step')), 'Run comes first from the left');
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    assert.ok((await left('Run')) > (await left('First step')), 'Run comes first from the right');
    assert.ok((await left('Step back')) < (await left('Step forward')), 'forward is where the tape goes');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wide, 0, 'nothing is wider than the window');
    const directions = await page.evaluate(() =>
      ['.cm-content', '.cache-entry__name', '.cache-entry__value', '.tape', '.clock', '.table td', '.shell__area', '.narration']
        .map((part) => [part, document.querySelector(part) && getComputedStyle(document.querySelector(part)).direction]),
    );
    assert.deepEqual(Object.fromEntries(directions), {
      '.cm-content': 'ltr',
      '.cache-entry__name': 'ltr',
      '.cache-entry__value': 'ltr',
      '.tape': 'ltr',
      '.clock': 'ltr',
      '.table td': 'ltr',
      '.shell__area': 'ltr',
      '.narration': 'rtl',
    });
    await picture(page, `right-to-left-${width}`);
    await page.finish();
  }
});
