// The page in another language: a translation is a text, and nothing that the page says stands outside it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';
import { english, pseudo, pseudoCatalogue, speakPseudo } from './pseudo.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const words = Object.fromEntries(english());
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

/** A page in the language that nobody speaks. */
async function open(options) {
  const page = await browser.open('', { reducedMotion: 'reduce', ...options });
  await page.addInitScript(speakPseudo, pseudoCatalogue());
  await page.reload();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await page.getByRole('button', { name: pseudo(words['step.restart']), exact: true }).waitFor();
  return page;
}

/**
 * What the engine has drawn in plain English: texts and names with two words or more that are no
 * code, no data and no text of a lesson or an example.
 */
const plain = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('#app .playground');
    const foreign = 'code, pre, code-editor, textarea, .example-picker, .lesson-picker, .snippet input, kbd';
    const lesson = '.flow, .mode__body, .question-list, .lab__tasks';
    const found = [];
    const look = (text, element, what) => {
      if (element.closest(foreign) || element.closest(lesson) || /⟦/.test(text)) return;
      if (/[A-Za-z]{2,} [A-Za-z]{2,}/.test(text)) found.push(`${what}: ${text.trim()}`);
    };
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) look(texts.currentNode.data, texts.currentNode.parentElement, 'text');
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) {
      for (const element of root.querySelectorAll(`[${name}]`)) look(element.getAttribute(name), element, name);
    }
    return [...new Set(found)];
  });

test('nothing that the engine draws is English in another language, in any mode', async () => {
  const page = await open();
  assert.deepEqual(await plain(page), [], 'Play');
  const tabs = page.getByRole('tablist', { name: pseudo(words['modes.tabs']) }).getByRole('tab');
  for (let at = 1; at < 10; at += 1) {
    await tabs.nth(at).click();
    await page.locator('.mode__body').waitFor();
    assert.deepEqual(await plain(page), [], await tabs.nth(at).textContent());
  }
  await page.finish();
});

test('a page that stays English can still say things its own way', async () => {
  const page = await browser.open();
  await page.addInitScript(() => {
    document.addEventListener('app-language', ({ detail }) => (detail.sentences = 'step.restart: Begin anew'));
  });
  await page.reload();
  await page.getByRole('button', { name: 'Begin anew', exact: true }).waitFor();
  assert.match(await page.getByRole('status').first().textContent(), /^Finished, \d+ steps$/);
  await page.finish();
});

test('numbers and plurals are those of the language', async () => {
  const page = await open();
  await page.getByRole('button', { name: pseudo(words['step.last']), exact: true }).click();
  // Arabic has digits of its own, and five has a form of its own, for which the catalogue has none: `other`.
  await until(() => page.locator('.status').textContent(), pseudo(words['status.finished.other']).replace('{count}', '٥'));
  await until(() => page.getByRole('timer').first().textContent(), '٠٠:٠٠٫٠');
  await page.finish();
});

test('a longer language read from the right has room, wide and narrow', async () => {
  for (const options of [{}, PHONE]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({ ...options, colorScheme });
      const tabs = page.getByRole('tablist', { name: pseudo(words['modes.tabs']) }).getByRole('tab');
      for (const at of [0, 2, 6]) {
        await tabs.nth(at).click();
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await picture(page, `pseudo-${at}-${options.width ?? 1280}-${colorScheme}`);
        assert.equal(over, 0, `mode ${at}, ${options.width ?? 1280}`);
      }
      await page.finish();
    }
  }
});

test('a sentence has one name, and a name one sentence, whoever says it', () => {
  const names = english().map(([name]) => name);
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
});

test('no sentence stands in the code of the page’s own elements', () => {
  const folder = new URL('../../static/elements/', import.meta.url);
  const said = new Set();
  const found = [];
  for (const file of readdirSync(folder)) {
    const code = readFileSync(new URL(file, folder), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    for (const [, name] of code.matchAll(/'([a-z]+\.[a-z0-9.-]+)'/g)) said.add(name);
    for (const [, text] of code.matchAll(/(?:>|(?:aria-label|title|alt)="|')([^<>"'`$]*[A-Za-z]{2,} [a-z]{2,}[^<>"'`$]*)(?=<|"|')/g)) {
      // Selectors and lists of classes are no sentences, and neither is what a style says.
      if (!/[=[\]{}:#]|\.[a-z]|--|^[a-z]+-[a-z]+ |^(button|icon|menu|dialog|visually|sheets)/.test(text)) found.push(`${file}: ${text}`);
    }
  }
  assert.deepEqual(found, []);
  const unsaid = english().filter(([name]) => readFileSync(new URL('../../src/sentences/elements.en.txt', import.meta.url), 'utf8').includes(`\n${name}: `) && !said.has(name));
  assert.deepEqual(unsaid, [], 'every name is said');
});

test('what the page shows before the engine is there is what the catalogue says', () => {
  const page = readFileSync(new URL('../../static/index.html', import.meta.url), 'utf8');
  const app = page.slice(page.indexOf('<div id="app"'), page.indexOf('<noscript>')).replace(/<textarea[\s\S]*?<\/textarea>/, '').replace(/<!--[\s\S]*?-->/g, '');
  const texts = [...app.matchAll(/>([^<>]*[A-Za-z]{2}[^<>]*)</g)].map(([, text]) => text.trim()).filter((text) => !text.startsWith('&'));
  const names = [...app.matchAll(/aria-label="([^"]+)"/g)].map(([, text]) => text);
  const known = new Set(Object.values(words));
  assert.deepEqual([...texts, ...names].filter((text) => !known.has(text)), []);
});
