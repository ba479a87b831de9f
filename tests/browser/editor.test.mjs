// <code-editor> as it ships, on a page of its own under the playground's content policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dist, hashed, pages, picture, until } from './pages.mjs';

const PROGRAM = "from django.core.cache import cache\ncache.set('greet', 'Hello', 10)\nvalue = cache.get('greet')\n";

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const policy = () => readFileSync(join(dist, 'index.html'), 'utf8').match(/<meta http-equiv="Content-Security-Policy"[^>]*>/)[0];

/** A page with one editor that holds PROGRAM; `events` collects what it tells. */
async function editor({ inside = PROGRAM, ...options } = {}) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${policy()}<title>Editor</title>
    <link rel="stylesheet" href="${hashed('style', 'css')}">
    <script type="module" src="${hashed('code_editor', 'js')}"></script></head>
    <body><button>before</button><code-editor>${inside}</code-editor><button>after</button></body></html>`;
  const page = await browser.open('editor.html', { html, ...options });
  await page.waitForFunction(() => customElements.get('code-editor'));
  await page.evaluate(() => {
    globalThis.editor = document.querySelector('code-editor');
    globalThis.events = [];
    for (const name of ['change', 'run', 'stop', 'line']) {
      globalThis.editor.addEventListener(name, (event) => globalThis.events.push([name, event.detail]));
    }
  });
  return {
    page,
    code: page.getByRole('textbox', { name: 'Code', exact: true }),
    get: (name) => page.evaluate((name) => globalThis.editor[name], name),
    set: (properties) => page.evaluate((properties) => void Object.assign(globalThis.editor, properties), properties),
    events: () => page.evaluate(() => globalThis.events.splice(0)),
  };
}

test('the editor takes over the text that stood in its place', async () => {
  const { page, code, get } = await editor();
  assert.equal(await get('value'), PROGRAM);
  assert.match(await code.innerText(), /value = cache\.get\('greet'\)/);
  await page.finish();
});

test('a textarea hands over its text, the caret and the focus', async () => {
  const { page, get } = await editor({ inside: `<textarea autofocus>\n${PROGRAM}</textarea>` });
  assert.equal(await get('value'), PROGRAM);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Code');
  await page.finish();
});

test('taking over moves no line of the program', async () => {
  const place = (page) =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('code-editor'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf('value');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 5);
        const { x, y, width } = range.getBoundingClientRect();
        return [x, y, width].map((side) => Math.round(side));
      }
      return null;
    });
  const { page } = await editor();
  const after = await place(page);
  await page.finish();

  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Text</title>
    <link rel="stylesheet" href="${hashed('style', 'css')}"></head>
    <body><button>before</button><code-editor>${PROGRAM}</code-editor></body></html>`;
  const plain = await browser.open('plain.html', { html });
  assert.deepEqual(after, await place(plain));
  await plain.finish();
});

test('typing tells the new text, setting the text tells nothing', async () => {
  const { page, code, get, set, events } = await editor({ inside: 'x = 1' });
  await code.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('2');
  await until(events, [['change', { value: 'x = 12' }]]);
  await set({ value: 'y = 3' });
  assert.equal(await get('value'), 'y = 3');
  assert.deepEqual(await events(), []);
  await page.finish();
});

test('filling the textbox as a test or an assistive tool does replaces the whole program', async () => {
  const { page, code, get } = await editor();
  await code.fill('a = 1\nb = 2');
  await until(() => get('value'), 'a = 1\nb = 2');
  await page.finish();
});

test('a text set by the page can be undone', async () => {
  const { page, code, get, set } = await editor({ inside: 'mine = 1' });
  await set({ value: 'theirs = 2' });
  await set({ value: 'theirs = 2' });
  await code.click();
  await page.keyboard.press('Control+z');
  await until(() => get('value'), 'mine = 1');
  await page.finish();
});

test('the keys of Run, Stop and run to the line are told, once each', async () => {
  const { page, code, get, events } = await editor();
  await code.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+.');
  await page.keyboard.press('Control+Shift+Enter');
  assert.deepEqual(await events(), [
    ['run', null],
    ['stop', null],
    ['line', { line: 2 }],
  ]);
  assert.equal(await get('value'), PROGRAM);
  await page.finish();
});

test('a click on a line number tells the line', async () => {
  const { page, events } = await editor();
  await page.locator('code-editor').getByText('3', { exact: true }).click();
  assert.deepEqual(await events(), [['line', { line: 3 }]]);
  await page.finish();
});

test('Tab indents; Esc, then Tab leaves in both directions', async () => {
  const { page, code, get } = await editor({ inside: 'x' });
  await code.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  assert.equal(await get('value'), '    x');
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'after');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(), 'before');
  assert.equal(await get('value'), '    x');
  await page.finish();
});

test('the way out is described to a screen reader and shown while the editor has the focus', async () => {
  const { page, code } = await editor();
  const hint = page.getByText('Esc, then Tab');
  assert.equal(await hint.isVisible(), false);
  await code.click();
  assert.equal(await hint.isVisible(), true);
  assert.equal(await code.getAttribute('aria-describedby'), await hint.getAttribute('id'));
  await page.finish();
});

test('the line about to run is marked and follows the page', async () => {
  const { page, set, get } = await editor();
  const marked = () => page.locator('code-editor .cm-line-current').allInnerTexts();
  await set({ currentLine: 2, executedLine: 1 });
  assert.deepEqual(await marked(), ["cache.set('greet', 'Hello', 10)"]);
  assert.equal(await page.locator('code-editor').getByText('➜').isVisible(), true);
  await set({ currentLine: 99 });
  assert.deepEqual(await marked(), []);
  await set({ currentLine: 0 });
  assert.equal(await get('currentLine'), 0);
  assert.deepEqual(await marked(), []);
  await page.finish();
});

test('a marked line outside the view is scrolled to inside the editor alone', async () => {
  const { page, set } = await editor({ inside: 'x = 1\n'.repeat(400) });
  await page.evaluate(() => {
    globalThis.editor.style.height = '200px';
    document.body.style.height = '5000px';
    window.scrollTo(0, 150);
  });
  await set({ currentLine: 300 });
  await until(() => page.locator('code-editor .cm-line-current').count(), 1);
  const [line, box] = await Promise.all(
    ['.cm-line-current', '.cm-scroller'].map((part) => page.locator(`code-editor ${part}`).boundingBox()),
  );
  assert.ok(line.y >= box.y && line.y + line.height <= box.y + box.height, `${line.y} is within ${box.y}+${box.height}`);
  assert.equal(await page.evaluate(() => window.scrollY), 150);
  await page.finish();
});

test('a problem underlines its line, says its message and is reached with F8', async () => {
  const { page, code, set } = await editor();
  await set({ diagnostics: [{ line: 3, column: 9, message: "NameError: name 'cache' is not defined", severity: 'error' }] });
  assert.equal(await page.locator('code-editor').getByText('NameError').isVisible(), true);
  assert.equal(await page.locator('code-editor').getByText('✕').isVisible(), true);
  assert.deepEqual(await page.locator('code-editor .cm-problem-text').allInnerTexts(), ["cache.get('greet')"]);
  await code.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.type('#');
  assert.equal((await code.innerText()).includes('#value'), true);
  await picture(page, 'editor-problem');
  await set({ diagnostics: [] });
  assert.equal(await page.getByText('NameError').count(), 0);
  await page.finish();
});

test('a read-only editor keeps its text and says so', async () => {
  const { page, code, get, set } = await editor({ inside: 'x = 1' });
  await set({ readOnly: true });
  assert.equal(await code.getAttribute('aria-readonly'), 'true');
  await code.click();
  await page.keyboard.type('zzz');
  assert.equal(await get('value'), 'x = 1');
  await page.finish();
});

test('the label names the textbox', async () => {
  const { page, set } = await editor();
  await set({ label: 'Settings' });
  assert.equal(await page.getByRole('textbox', { name: 'Settings' }).count(), 1);
  await page.finish();
});

test('properties set before the editor has loaded are kept', async () => {
  const early = () =>
    new MutationObserver((_, observer) => {
      const element = document.querySelector('code-editor');
      if (!element) return;
      observer.disconnect();
      globalThis.wasEarly = !customElements.get('code-editor');
      Object.assign(element, { value: 'x = 1', currentLine: 1, label: 'Early' });
    }).observe(document, { childList: true, subtree: true });
  const { page, get } = await editor({ early });
  assert.equal(await page.evaluate(() => globalThis.wasEarly), true);
  assert.deepEqual([await get('value'), await get('currentLine')], ['x = 1', 1]);
  assert.equal(await page.getByRole('textbox', { name: 'Early' }).innerText(), 'x = 1');
  await page.finish();
});

test('an editor made by a script is filled before it is placed', async () => {
  const { page } = await editor();
  const value = await page.evaluate(() => {
    const made = document.createElement('code-editor');
    Object.assign(made, { value: 'y = 2', currentLine: 1, diagnostics: [{ line: 1, message: 'no' }] });
    document.body.append(made);
    return [made.value, made.currentLine, made.querySelectorAll('.cm-problem').length];
  });
  assert.deepEqual(value, ['y = 2', 1, 1]);
  await page.finish();
});
