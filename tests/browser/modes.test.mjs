// The ten ways to learn: their tabs and places, and the modes that follow the trace, each done to
// its end by mouse, by keyboard and on a phone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const MODES = ['Play', 'Flow', 'Steps', 'Variables', 'Time Lab', 'Moments', 'Quiz', 'Narrate', 'Practice', 'Test'];
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

const button = (page, name) => page.getByRole('button', { name, exact: true });
const tab = (page, name) => page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab', { name, exact: true });
const panel = (page, name) => page.getByRole('tabpanel', { name, exact: true });
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const description = (locator) => locator.getAttribute('title');

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

/** A page in a mode. */
async function open(mode, options) {
  const page = await ready(await browser.open('', { reducedMotion: 'reduce', ...options }));
  await tab(page, mode).click();
  await panel(page, mode).waitFor();
  return page;
}

async function assertAccessible(page, where) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)]);
  assert.deepEqual(found, [], where);
}

test('the ten ways are tabs, opened by a click and by the arrow keys, with the page around them in place', async () => {
  const page = await ready(await browser.open());
  const tabs = page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab');
  assert.deepEqual((await tabs.allTextContents()).map((text) => text.trim()), MODES);
  await tab(page, 'Flow').click();
  await panel(page, 'Flow').waitFor();
  assert.equal(await tab(page, 'Flow').getAttribute('aria-selected'), 'true');
  assert.ok(await page.getByRole('region', { name: 'Shelf' }).isVisible(), 'the shelf stays');
  assert.ok(await page.getByRole('textbox', { name: 'Code' }).isVisible(), 'the program stays');
  await page.keyboard.press('ArrowRight');
  await panel(page, 'Steps').waitFor();
  assert.ok(await tab(page, 'Steps').evaluate((element) => element === document.activeElement));
  assert.equal(await page.getByRole('region', { name: 'Shelf' }).isVisible(), false, 'the panel has the column');
  await page.keyboard.press('Home');
  await page.getByRole('table', { name: 'Variables' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await panel(page, 'Test').waitFor();
  await page.finish();
});

test('the way that was open last is open again, and nothing moves until the engine is there', async () => {
  // The buttons below the tape need more rows of a narrower page once all of them are there.
  const [tabs, all] = [['h1', '.ways__tab'], ['.desk', '.stage', '.ledger', '.tape', '.button--run']];
  for (const [mode, width, height, parts] of [
    ['Time Lab', 1280, 800, [...tabs, ...all]],
    ['Test', 1280, 800, [...tabs, ...all]],
    ['Narrate', 768, 1024, tabs],
    ['Steps', 390, 844, tabs],
  ]) {
    const page = await open(mode, { width, height });
    let letIn;
    const wait = new Promise((done) => (letIn = done));
    await page.route(/engine-.*\.wasm$/, async (route) => {
      await wait;
      await route.continue();
    });
    await page.reload();
    await page.evaluate(() => customElements.whenDefined('code-editor'));
    const places = () =>
      page.evaluate((parts) =>
        parts
          .flatMap((selector) => [...document.querySelectorAll(selector)].map((element) => ({ selector, element })))
          .filter(({ element }) => element.checkVisibility())
          .map(({ selector, element }) => ({ selector, ...element.getBoundingClientRect().toJSON() }))
          .map(({ selector, x, y, width, height }) => [selector, ...[x, y, width, height].map(Math.round)].join(' ')), parts);
    const first = await places();
    letIn();
    await ready(page);
    await panel(page, mode).waitFor();
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    const now = await places();
    assert.deepEqual(first.filter((place) => !now.includes(place)), [], `${mode}, ${width} pixels wide:\n${now.join('\n')}`);
    await page.finish();
  }
});

test('on a phone a way is the third view, its tab in sight, and nothing is wider than the window', async () => {
  for (const options of [PHONE, { width: 320, height: 640 }]) {
    const page = await ready(await browser.open('', options));
    for (const mode of MODES.slice(1)) {
      await tab(page, mode).click();
      await panel(page, mode).waitFor();
      assert.equal(await sideways(page), 0, mode);
      const { x, width } = await tab(page, mode).boundingBox();
      assert.ok(x >= 0 && x + width <= options.width, `the tab ${mode} is in sight`);
      const views = page.getByRole('navigation', { name: 'Views' });
      await views.getByRole('button', { name: 'Cache' }).click();
      await page.getByRole('region', { name: 'Shelf' }).waitFor();
      await views.getByRole('button', { name: mode }).click();
      await panel(page, mode).waitFor();
    }
    await tab(page, 'Play').click();
    await page.getByRole('textbox', { name: 'Code' }).waitFor();
    await page.finish();
  }
});

test('axe finds nothing to mend in any way, and pictures are kept', async () => {
  for (const [width, height] of [[390, 844], [768, 1024], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      const isPhone = width < 720;
      const page = await ready(
        await browser.open('', { width, height, colorScheme, hasTouch: isPhone, isMobile: isPhone, bypassCSP: true, reducedMotion: 'reduce' }),
      );
      for (const mode of MODES.slice(1)) {
        await tab(page, mode).click();
        await panel(page, mode).waitFor();
        await picture(page, `mode-${mode.toLowerCase().replace(' ', '-')}-${width}-${colorScheme}`);
        await assertAccessible(page, `${mode} ${width} ${colorScheme}`);
      }
      await page.finish();
    }
  }
});
