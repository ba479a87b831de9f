// What the page does with mistakes: by name, with the mouse and with the keyboard.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const IMPORT = 'from django.core.cache import cache\n';
const NESTED = `${IMPORT}
def load(key):
    return cache.save(key, 1)

def view():
    return load('k')

view()
`;

const button = (page, name) => page.getByRole('button', { name });
const problems = (page) => page.getByRole('list', { name: 'Problems' }).getByRole('listitem');
const output = (page) => page.getByRole('log', { name: 'Output' });
const frames = (page) => output(page).getByRole('list', { name: 'Traceback' }).getByRole('button');
const editor = (page) => page.getByRole('textbox', { name: 'Code' });
const text = (page) => page.locator('code-editor').evaluate((element) => element.value);
const caretLine = (page) =>
  page.evaluate(() => {
    const line = getSelection().anchorNode?.parentElement?.closest('.cm-line');
    return line?.textContent;
  });

async function open(options) {
  const page = await browser.open('', options);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
  return page;
}

async function write(page, program) {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(program);
}

async function run(page, program) {
  await write(page, program);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

test('a mistake is mended by its button, which one undo takes back', async () => {
  const page = await open();
  const wrong = `${IMPORT}cache.set('k', 1, expire=600)\n`;
  await run(page, wrong);
  await until(() => problems(page).count(), 1);
  assert.match(await problems(page).innerText(), /line 2.*Django calls it timeout=, in seconds\..*TypeError: LocMemCache\.set\(\) got an unexpected keyword argument 'expire'/s);
  await picture(page, 'problem-fix');
  await problems(page).getByRole('button', { name: 'Fix: write timeout=' }).click();
  await until(() => text(page), `${IMPORT}cache.set('k', 1, timeout=600)\n`);
  await until(() => problems(page).count(), 0);
  // The reader is back in the editor, at the place of the edit.
  await until(() => caretLine(page), "cache.set('k', 1, timeout=600)");
  await page.keyboard.press('ControlOrMeta+z');
  await until(() => text(page), wrong);
  await page.keyboard.press('ControlOrMeta+y');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('Finished, 2 steps').waitFor();
  await page.finish();
});

test('the editor shows the mistake under its line, with a button that mends it', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('k', 1)\nprint(cache['k'])\nx = 1\n`);
  const row = page.locator('code-editor .cm-problem');
  await row.waitFor();
  assert.match(await row.innerText(), /^A cache is not a dict: cache\.get\(key\) reads a key\.\s*TypeError: 'ConnectionProxy' object is not subscriptable/);
  assert.deepEqual(await page.locator('code-editor .cm-problem-text').allInnerTexts(), ["cache['k']"]);
  await row.getByRole('button', { name: 'Fix: write cache.get(…)' }).click();
  await until(() => text(page), `${IMPORT}cache.set('k', 1)\nprint(cache.get('k'))\nx = 1\n`);
  await page.finish();
});

test('the keyboard reaches a fix from the list and mends with it', async () => {
  const page = await open();
  await run(page, 'cache.set(1)\n'.replace('1', "'k', 1"));
  await until(() => problems(page).count(), 1);
  const fix = problems(page).getByRole('button', { name: 'Fix: add from django.core.cache import cache' });
  await problems(page).getByRole('button', { name: /^Error, line 1/ }).focus();
  await page.keyboard.press('Tab');
  assert.ok(await fix.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await until(() => text(page), `${IMPORT}cache.set('k', 1)\n`);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Code');
  await page.finish();
});

test('an entry of the list goes to its line, F8 and Shift+F8 to the next and the one before', async () => {
  const page = await open();
  await run(page, `${IMPORT}cache.set('a b', 1)\nx = 1\ncache.set('c d', 1)\ncache.incr('n')\n`);
  await until(() => problems(page).count(), 3);
  await problems(page).getByRole('button', { name: /^Error, line 5/ }).click();
  await until(() => caretLine(page), "cache.incr('n')");
  await page.keyboard.press('F8');
  await until(() => caretLine(page), "cache.set('a b', 1)");
  await page.keyboard.press('F8');
  await until(() => caretLine(page), "cache.set('c d', 1)");
  await page.keyboard.press('Shift+F8');
  await until(() => caretLine(page), "cache.set('a b', 1)");
  await page.finish();
});

test('the frames of a traceback go to their lines and steps, and stay in sight', async () => {
  const page = await open();
  await run(page, NESTED);
  await until(() => frames(page).count(), 3);
  const names = await frames(page).evaluateAll((buttons) => buttons.map((element) => element.textContent));
  assert.deepEqual(names, [
    '"main.py", line 9, in <module> view()',
    '"main.py", line 7, in view return load(\'k\')',
    '"main.py", line 4, in load return cache.save(key, 1)',
  ]);
  const current = () => page.locator('code-editor').evaluate((element) => element.currentLine);
  await frames(page).nth(1).click();
  await until(current, 7);
  assert.equal(await frames(page).nth(1).getAttribute('aria-current'), 'true');
  await frames(page).nth(0).focus();
  await page.keyboard.press('Enter');
  await until(current, 9);
  assert.ok(await frames(page).nth(0).evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const executed = () => page.locator('code-editor').evaluate((element) => element.executedLine);
  await until(executed, 4);
  await picture(page, 'problem-traceback');
  await page.finish();
});

test('an error is told once by an alert, and a run that finishes takes it away', async () => {
  const early = () => {
    globalThis.told = [];
    addEventListener('DOMContentLoaded', () =>
      new MutationObserver(() => {
        const alert = document.querySelector('[role=alert]')?.textContent ?? '';
        if (alert !== globalThis.told.at(-1)) globalThis.told.push(alert);
      }).observe(document.body, { childList: true, subtree: true, characterData: true }),
    );
  };
  const page = await open({ early });
  await run(page, `${IMPORT}cache.save('k', 1)\n`);
  const alert = page.getByRole('alert');
  await until(async () => /^Error on line 2\. .*AttributeError: 'LocMemCache' object has no attribute 'save'$/s.test(await alert.textContent()), true);
  await button(page, 'Step back').click();
  await button(page, 'Step forward').click();
  await page.locator('.output__item[data-kind=exception]').waitFor();
  assert.equal((await page.evaluate(() => globalThis.told)).filter((told) => told !== '').length, 1);
  assert.equal(await page.locator('.output__item[data-kind=exception]').getAttribute('aria-live'), 'off');
  await run(page, `${IMPORT}cache.set('k', 1)\n`);
  await until(() => alert.textContent(), '');
  await page.finish();
});

test('what is noticed before a run waits until the reader has stopped typing', async () => {
  const page = await open();
  await write(page, `${IMPORT}cache.set('k', 1, 0`);
  await page.keyboard.type(')');
  const typed = performance.now();
  await until(() => problems(page).count(), 1);
  assert.ok(performance.now() - typed >= 500, 'not within the pause');
  assert.match(await problems(page).innerText(), /A timeout of 0 means: do not keep it\./);
  await page.getByRole('button', { name: 'Run', exact: true }).isEnabled();
  // Not in the way of whoever goes on typing.
  assert.equal(await page.locator('code-editor .cm-problem').count(), 0);
  await page.keyboard.type(' ');
  await until(() => page.locator('code-editor .cm-problem-text').count(), 0);
  await until(() => page.locator('code-editor .cm-problem-text').count(), 1);
  await page.keyboard.press('F8');
  await page.locator('code-editor .cm-problem').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('Finished, 2 steps').waitFor();
  await page.finish();
});

test('what is not modelled does not look like a Python error', async () => {
  const page = await open();
  await run(page, "x = 1\nopen('file')\n");
  const entry = problems(page).getByRole('button', { name: /^Not modelled, line 2/ });
  await entry.waitFor();
  assert.match(await entry.innerText(), /This works in Python, but it is not modelled here\..*The playground has no files\./s);
  assert.equal(await page.locator('.output__item').getAttribute('data-kind'), 'refusal');
  await page.finish();
});

test('a phone shows the line with the error, its fix, and no keyboard', async () => {
  const page = await open({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await run(page, `${IMPORT}cache.set('k', 1)\ncache.remove('k')\n`);
  const fix = problems(page).getByRole('button', { name: 'Fix: write cache.delete' });
  await fix.waitFor();
  assert.ok((await fix.boundingBox()).height >= 44);
  await picture(page, 'problem-390');
  await fix.tap();
  await until(() => text(page), `${IMPORT}cache.set('k', 1)\ncache.delete('k')\n`);
  await page.finish();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing to mend in problems, ${colorScheme}, ${width} pixels wide`, async () => {
      const page = await open({ width, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      const [nested, rest] = [NESTED.replace('view()\n', ''), "cache.set('a b', 1, 0)\nif cache.set('c', 2):\n    view()\n"];
      await run(page, nested.replace('\nview()', '') + rest.replace('view()', 'view()\nview()'));
      await until(async () => (await problems(page).count()) >= 2, true);
      await page.waitForTimeout(700);
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]), []);
      await picture(page, `problems-${width}-${colorScheme}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await run(page, "x = 1\nopen('file')\n");
      await problems(page).first().waitFor();
      const again = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(again.violations.map(({ id }) => id), []);
      await picture(page, `problems-refusal-${width}-${colorScheme}`);
      await page.context().close();
    });
  }
}
