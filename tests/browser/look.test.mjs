// The page in its main states: free of what axe finds, and kept in pictures for people to look at.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const SIZES = { 390: 844, 768: 1024, 1280: 800, 1920: 1080 };
const button = (page, name) => page.getByRole('button', { name, exact: true });

async function open(options) {
  const page = await browser.open('', { bypassCSP: true, reducedMotion: 'reduce', ...options });
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

async function run(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await button(page, 'Run').click();
}

const drawer = async (page) => {
  const handle = page.getByRole('button', { name: 'Steps and variables' });
  if (await handle.isVisible()) await handle.click();
};

/** What brings the page into each state. */
const STATES = {
  examples: (page) => page.getByRole('button', { name: /^Example: / }).click(),
  settings: (page) => button(page, 'Settings').click(),
  error: async (page) => {
    await run(page, "from django.core.cache import cache\ncache.set('a', 1, 30)\ncache.get('a').upper()\n");
    await page.getByRole('log', { name: 'Output' }).getByText(/AttributeError/).waitFor();
  },
  culling: async (page) => {
    await page.getByRole('button', { name: /^Example: / }).click();
    await page.getByRole('menuitemradio', { name: /^Culling/ }).click();
    await page.getByRole('button', { name: 'Example: Culling' }).waitFor();
    await drawer(page);
  },
  linked: async (page) => {
    await drawer(page);
    const row = page.getByRole('table', { name: 'Execution steps' }).getByRole('button', { name: 'Step 3', exact: true });
    if (await row.isVisible()) await row.hover();
  },
};

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing to mend, and pictures are kept: ${name}`, async () => {
    for (const [width, height] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark']) {
        const isPhone = width < 720;
        const page = await open({ width: Number(width), height, colorScheme, hasTouch: isPhone, isMobile: isPhone });
        await reach(page);
        await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
        await picture(page, `look-${name}-${width}-${colorScheme}`);
        if (width < 1920) {
          await page.addScriptTag({ path: axe });
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)]);
          assert.deepEqual(found, [], `${width} ${colorScheme}`);
        }
        await page.finish();
      }
    }
  });
}

test('with forced colours states stay visible', async () => {
  const page = await open({ forcedColors: 'active' });
  await page.getByRole('table', { name: 'Execution steps' }).getByRole('button', { name: 'Step 4', exact: true }).hover();
  const outline = () =>
    page.locator('tr[data-linked] td').first().evaluate((cell) => getComputedStyle(cell).outlineStyle);
  await until(outline, 'dashed');
  await picture(page, 'look-forced-colours');
  await page.finish();
});
