// Links to programs: what one says is on the page, what the reader keeps stays theirs, and the
// dialogs give out links that say what is on the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { read, write } from '../../static/links/fragment.js';
import { decode, encode } from '../../static/links/share_link.js';
import { dist, pages, picture, until } from './pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const PROGRAM = `from django.core.cache import cache
cache.set('naïve', '日本語 🙂', 10)
print(cache.get('naïve'))
cache.delete('naïve')
`;

const button = (page, name) => page.getByRole('button', { name, exact: true });
const code = (page) => page.locator('code-editor').first().evaluate((editor) => editor.value);
const status = (page) => page.locator('[role=status]').first().textContent();
const fragment = (page) => page.evaluate(() => location.hash);
const current = (page) => page.getByRole('table', { name: 'Execution steps' }).locator('[aria-current=step]');
const kept = (page) => page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).sort()));

async function open(hash = '', options = {}) {
  const page = await browser.open(hash, options);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

async function type(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('a link opens its program, which waits for Run', async () => {
  const page = await open(`#${write({ c1: encode({ code: PROGRAM }) })}`);
  await until(() => code(page), PROGRAM);
  assert.equal(await status(page), 'Ready');
  await button(page, 'Run').click();
  await until(() => status(page), 'Finished, 4 steps');
  await page.finish();
});

test('a link with a step opens at that step and time, and the clock stands', async () => {
  const page = await open(`#${write({ c1: encode({ code: PROGRAM, step: 2, t: 0 }) })}`);
  await until(() => current(page).getByRole('button', { name: 'Step 2', exact: true }).count(), 1);
  assert.equal(await button(page, 'Resume').count(), 1);
  await page.finish();
});

test('a link with a time alone opens at the step that it is in', async () => {
  const sleeps = `import time\nfrom django.core.cache import cache\ncache.set('a', 1, 5)\ntime.sleep(10)\ncache.get('a')\n`;
  const page = await open(`#${write({ c1: encode({ code: sleeps, t: 6.5 }) })}`);
  await until(() => current(page).getByRole('button', { name: 'Step 3', exact: true }).count(), 1);
  await until(() => page.getByRole('listitem', { name: /^a\b/ }).getAttribute('data-state'), 'expired');
  await page.finish();
});

test('a link carries settings and the time of day', async () => {
  const program = "import time\nfrom django.core.cache import cache\nprint(time.time())\ncache.set('a', 1)\n";
  const settings = "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'KEY_PREFIX': 'site'}}\n";
  const page = await open(`#${write({ c1: encode({ code: program, opts: { settings, epoch: 1_700_000_000 }, step: 4 }) })}`);
  await until(async () => (await page.getByRole('log', { name: 'Output' }).textContent()).includes('1700000000.0'), true);
  assert.equal(await page.getByText("KEY_PREFIX 'site'").count(), 1);
  await page.finish();
});

test('a link opens its mode, and one without a mode opens Play', async () => {
  const page = await open(`#${write({ c1: encode({ code: PROGRAM, mode: 'time-lab' }) })}`);
  const chosen = page.getByRole('tablist', { name: 'Ways to learn' }).locator('[aria-selected=true]');
  await until(() => chosen.textContent(), 'Time Lab');
  await button(page, 'Share').click();
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  assert.equal(decode(new URL(link).hash.slice(4)).mode, 'time-lab');
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => (location.hash = hash), `#${write({ code: PROGRAM })}`);
  await until(() => chosen.textContent(), 'Play');
  assert.equal((await kept(page)).includes('time-lab'), false);
  await page.finish();
});

test('plain text and the name of an example open as well', async () => {
  const page = await open(`#${write({ code: PROGRAM })}`);
  await until(() => code(page), PROGRAM);
  await page.evaluate(() => (location.hash = '#ex=touch&step=3'));
  await until(async () => (await code(page)).includes('cache.touch('), true);
  await until(() => current(page).getByRole('button', { name: 'Step 3', exact: true }).count(), 1);
  await page.finish();
});

test('opening a link changes neither the address nor what the reader keeps', async () => {
  const page = await open();
  await type(page, 'mine = 1\n');
  await until(async () => (await kept(page)).includes('mine = 1'), true);
  const before = await kept(page);
  const settings = 'CACHES = {}\n';
  const hash = `#${write({ c1: encode({ code: PROGRAM, opts: { settings } }) })}`;
  await page.evaluate((hash) => (location.hash = hash), hash);
  await until(() => code(page), PROGRAM);
  assert.equal(await fragment(page), hash);
  await type(page, 'theirs = 2\n');
  await until(async () => read(await fragment(page)).code, 'theirs = 2\n');
  assert.equal(read(await fragment(page)).settings, settings);
  assert.equal(await kept(page), before);
  // A reload opens the edited program; another example leads home.
  await page.reload();
  await until(() => code(page), 'theirs = 2\n');
  await page.getByRole('button', { name: /^Example: Shared program/ }).click();
  await page.getByRole('menuitemradio', { name: /^First steps/ }).click();
  await until(() => code(page), 'mine = 1\n');
  await until(() => fragment(page), '');
  await page.finish();
});

test('what is typed before the engine is there stays', async () => {
  const page = await browser.open(`#${write({ c1: encode({ code: PROGRAM }) })}`, {
    early: () => {
      const load = fetch;
      const mayLoad = new Promise((release) => (globalThis.release = release));
      globalThis.fetch = (...request) => mayLoad.then(() => load(...request));
    },
  });
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await until(() => code(page), PROGRAM);
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('early = 1\n');
  await page.evaluate(() => globalThis.release());
  await button(page, 'Restart').waitFor();
  await until(() => code(page), `${PROGRAM}early = 1\n`);
  await page.finish();
});

test('a damaged link leaves the page usable and shows what is left', async () => {
  const link = encode({ code: PROGRAM });
  const page = await open(`#c1=${link.slice(0, -4)}`);
  const alert = page.getByRole('alert').filter({ hasText: 'damaged' });
  await button(alert, 'Show what is left of it').click();
  const left = await page.getByRole('textbox', { name: 'Text to copy' }).inputValue();
  assert.ok(left.length > 20 && PROGRAM.startsWith(left), left);
  await page.keyboard.press('Escape');
  await button(alert, 'Dismiss').click();
  await until(() => alert.count(), 0);
  await button(page, 'Run').click();
  await until(() => status(page), 'Finished, 5 steps');
  await page.finish();
});

test('nothing in a link is markup or an address', async () => {
  const nasty = `x = '<img src=x onerror="globalThis.harmed=1">'\nfrom django.core.cache import cache\ncache.set('<b onmouseover="globalThis.harmed=1">', x)\nprint(x)\n`;
  const page = await open(`#${write({ c1: encode({ code: nasty, step: 4 }) })}&ex=%3Cimg%3E&mode=%22%3E%3Cb%3E`);
  await until(() => status(page), 'Finished, 4 steps');
  await button(page, 'Share').click();
  const snippet = await page.getByRole('textbox', { name: 'Element' }).inputValue();
  const held = await page.evaluate((html) => {
    const body = new DOMParser().parseFromString(html, 'text/html').body;
    return [body.querySelector('cache-playground code').textContent, body.querySelectorAll('img, b').length];
  }, snippet);
  assert.deepEqual(held, [nasty.trimEnd(), 0]);
  await page.keyboard.press('Escape');
  await button(page, 'Embed').click();
  const preview = page.frameLocator('iframe[title^=Preview]');
  await preview.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  await page.finish();
});

test('Share gives out what is on the page', async () => {
  const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await type(page, PROGRAM);
  await button(page, 'Run').click();
  await until(() => status(page), 'Finished, 4 steps');
  await button(page, 'Step back').click();
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const value = (name) => dialog.getByRole('textbox', { name, exact: true }).inputValue();
  assert.deepEqual(decode(new URL(await value('Link')).hash.slice(4)), { code: PROGRAM });
  assert.equal(new URL(await value('Link')).pathname, '/');
  await dialog.getByRole('checkbox', { name: /at this step and time: step 3/ }).check();
  assert.deepEqual(decode(new URL(await value('Link')).hash.slice(4)), { code: PROGRAM, step: 3, t: 0 });
  assert.ok((await value('Markdown')).includes(`](${await value('Link')})`));
  assert.match(await value('iframe'), /<iframe src="[^"]+\/embed\.html#c1=[\w-]+" title=/);
  assert.match(await value('Element'), /<cache-playground step="3" t="0">\n<pre><code class="language-python">from django/);
  assert.equal(await dialog.getByRole('img', { name: 'QR code of the link' }).count(), 1);
  assert.equal(await dialog.getByText(`${(await value('Link')).length} characters.`).count(), 1);
  await button(dialog, 'Copy Link').click();
  await dialog.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await value('Link'));
  await page.finish();
});

test('a link that some programs would cut says so, and has no QR code', async () => {
  const random = Array.from({ length: 400 }, (_, n) => `v${(n * 2_654_435_761) % 99_991} = ${(n * 40_503) % 65_537}`).join('\n');
  const page = await open(`#${write({ c1: encode({ code: random }) })}`);
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByText(/longer than 2,000/).waitFor();
  assert.equal(await dialog.getByRole('img').count(), 0);
  await page.finish();
});

test('a program that no link can hold says so', async () => {
  const page = await open();
  await type(page, `text = '''${'x'.repeat(66_000)}'''\n`);
  await button(page, 'Share').click();
  await page.getByText('longer than a link can hold').waitFor();
  assert.equal(new URL(await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()).hash, '');
  await page.keyboard.press('Escape');
  await button(page, 'Embed').click();
  assert.match(await page.getByRole('textbox', { name: 'Snippet' }).inputValue(), /<pre><code class="language-python">text = '''x+'''<\/code>/);
  await page.finish();
});

test('an edit has no moment to share before it has run', async () => {
  const page = await open();
  await type(page, PROGRAM);
  await button(page, 'Share').click();
  await until(() => page.getByRole('checkbox', { name: /at this step and time/ }).isDisabled(), true);
  await page.finish();
});

test('where the browser refuses to copy, the text stands selected', async () => {
  const page = await open('', { early: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }) });
  await button(page, 'Share').click();
  await button(page.getByRole('dialog'), 'Copy Markdown').click();
  await until(() => page.evaluate(() => String(document.activeElement.value).slice(document.activeElement.selectionStart, document.activeElement.selectionEnd).slice(0, 8)), '[Try it ');
  await page.finish();
});

test('Embed shows what it gives out', async () => {
  const page = await open(`#${write({ c1: encode({ code: PROGRAM, step: 2 }) })}`);
  await button(page, 'Embed').click();
  const dialog = page.getByRole('dialog', { name: 'Embed' });
  const snippet = () => dialog.getByRole('textbox', { name: 'Snippet' }).inputValue();
  await dialog.getByRole('combobox', { name: 'Shows' }).selectOption('steps');
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await dialog.getByRole('checkbox', { name: 'read-only' }).check();
  await dialog.getByRole('checkbox', { name: 'at this step and time' }).check();
  assert.match(await snippet(), /<script async src="http[^"]+\/cache-playground\.js"><\/script>\n<cache-playground step="2" t="0" view="steps" theme="dark" readonly>/);
  await dialog.getByRole('tab', { name: 'iframe' }).click();
  const url = /src="([^"]+)"/.exec(await snippet())[1].replaceAll('&amp;', '&');
  assert.deepEqual(read(new URL(url).hash), { code: PROGRAM, step: 2, t: 0, view: 'steps', theme: 'dark', readonly: true });
  await page.keyboard.press('ArrowRight');
  assert.match(await snippet(), /^\[Try it/);
  await page.keyboard.press('ArrowRight');
  assert.match(await snippet(), /^\.\. cache-playground::\n {3}:step: 2\n/);
  await page.keyboard.press('ArrowRight');
  assert.match(await snippet(), /^```cache-playground step=2 t=0 view=steps theme=dark readonly\n/);
  const preview = page.frameLocator('iframe[title^=Preview]');
  await until(() => preview.locator('html').getAttribute('data-embed'), 'steps');
  await preview.getByRole('table', { name: 'Execution steps' }).locator('[aria-current=step]').waitFor();
  await page.keyboard.press('Escape');
  await until(() => page.locator('iframe').count(), 0);
  await page.finish();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the dialogs, ${colorScheme}`, async () => {
    for (const width of [390, 1280]) {
      const page = await open(`#${write({ c1: encode({ code: PROGRAM, step: 2 }) })}`, { width, height: 844, colorScheme });
      await page.evaluate(axe);
      for (const name of ['Share', 'Embed']) {
        await button(page, name).click();
        if (name === 'Embed') await page.frameLocator('iframe[title^=Preview]').getByRole('button', { name: 'Run', exact: true }).waitFor();
        const { violations } = await page.evaluate(() => globalThis.axe.run({ include: ['dialog[open]'] }, { iframes: false }));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
        await picture(page, `${name.toLowerCase()}-${width}-${colorScheme}`);
        await page.keyboard.press('Escape');
      }
      await page.finish();
    }
  });
}

test('a link works from a disk', async () => {
  const url = pathToFileURL(join(dist, 'index.html'));
  url.hash = write({ c1: encode({ code: PROGRAM, step: 1 }) });
  const page = await browser.open(url.href);
  await until(() => status(page), 'Finished, 4 steps');
  await button(page, 'Share').click();
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  assert.match(link, /^file:.*\/index\.html#c1=/);
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
});
