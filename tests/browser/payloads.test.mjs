// Markup, scripts and controls of direction, brought in wherever text comes from, are found again as text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { write } from '../../static/links/fragment.js';
import { encode } from '../../static/links/share_link.js';
import { until } from './pages.mjs';
import { browser, hosts } from './stage.mjs';

const IMAGE = '<img src=x onerror="globalThis.harmed=1">';
const SCRIPT = '</textarea></style></script><script>globalThis.harmed=1</script>';
const VECTOR = '<svg onload="globalThis.harmed=1"><a href="javascript:globalThis.harmed=1">x</a></svg>';
const ENTITY = '&lt;b&gt;&#x3c;i&gt;&amp;quot;';
const ALL = [IMAGE, SCRIPT, VECTOR, ENTITY];
/** An override, an isolate that nothing ends, a mark, and what has no width. */
const BIDI = 'a\u202eb\u2066c\u200fd\u200be';
const SEEN = 'a\\u202eb\\u2066c\\u200fd\\u200be';
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/;

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const button = (where, name) => where.getByRole('button', { name, exact: true });
const shelf = (where) => where.getByRole('list', { name: 'Cache keys' });
const steps = (where) => where.getByRole('table', { name: 'Execution steps' });
const output = (where) => where.getByRole('log', { name: 'Output' });
const tab = (page, name) => page.getByRole('tab', { name, exact: true });

/** A page whose violations of the rule would be seen. */
async function open(path, options) {
  const page = await browser.open(path, options);
  await button(page, 'Restart').waitFor();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  return page;
}

/** Nothing ran, and nothing of what was brought in has become an element or an attribute. */
async function assertHarmless(where, what) {
  const found = await where.locator('html').evaluate(() => [
    globalThis.harmed,
    document.querySelectorAll('[onerror], [onload], [src=x], a[href^="javascript:"], script:not([src])').length,
  ]);
  assert.deepEqual(found, [undefined, 0], what);
}

const isOver = (where, pattern) => until(async () => pattern.test(await where.locator('[role=status]').first().textContent()), true);
const link = (code, more) => `#${write({ c1: encode({ code, ...more }) })}`;

const PROGRAM = `import warnings
from django.core.cache import cache
${ALL.map((text) => `cache.set(${quoted(text)}, [${quoted(text)}], 60)`).join('\n')}
${ALL.map((text) => `cache.get(${quoted(`no ${text}`)})`).join('\n')}
${ALL.map((text) => `print(${quoted(text)})`).join('\n')}
value = ${quoted(IMAGE)}
warnings.warn(value)
raise ValueError(value + ${quoted(SCRIPT)})
`;

test('keys, values, output, warnings and errors are text, in every way to learn', async () => {
  const page = await open(link(PROGRAM, { step: 1000 }));
  await isOver(page, /Error/);
  for (const text of ALL) {
    assert.ok((await output(page).innerText()).includes(text), text);
    await shelf(page).getByRole('listitem').filter({ hasText: text }).first().waitFor();
    assert.ok((await steps(page).innerText()).includes(text), text);
  }
  assert.ok((await output(page).innerText()).includes(`ValueError: ${IMAGE}${SCRIPT}`));
  assert.ok((await output(page).innerText()).includes(`UserWarning: ${IMAGE}`));
  assert.ok((await page.getByRole('table', { name: 'Variables' }).innerText()).includes(IMAGE));
  await shelf(page).getByRole('listitem').filter({ hasText: VECTOR }).first().getByRole('button').first().click();
  assert.ok((await page.locator('.key-details').innerText()).includes(VECTOR));
  for (let step = 0; step < 6; step += 1) await button(page, 'Step back').click();
  for (const way of ['Flow', 'Steps', 'Variables', 'Narrate', 'Time Lab', 'Moments', 'Quiz', 'Practice', 'Test', 'Play']) {
    await tab(page, way).click();
    await assertHarmless(page, way);
  }
  await page.finish();
});

test('what is typed at the prompt, copied and given out is text', async () => {
  const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
  const shell = page.getByRole('textbox', { name: 'Shell' });
  for (const text of [`cache.set(${quoted(IMAGE)}, ${quoted(SCRIPT)})`, `print(${quoted(VECTOR)})`, IMAGE, `raise KeyError(${quoted(SCRIPT)})`]) {
    await shell.fill(text);
    await shell.press('Enter');
    await assertHarmless(page, text);
  }
  await shelf(page).getByRole('listitem').filter({ hasText: IMAGE }).waitFor();
  assert.ok((await output(page).innerText()).includes(VECTOR));
  for (const name of ['Share', 'Embed']) {
    await button(page, name).click();
    await page.getByRole('dialog').waitFor();
    await assertHarmless(page, name);
    await page.keyboard.press('Escape');
  }
  await page.finish();
});

test('settings, aliases and prefixes are text', async () => {
  const settings = `CACHES = {
    'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'KEY_PREFIX': ${quoted(IMAGE)}},
    ${quoted(VECTOR)}: {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'LOCATION': ${quoted(SCRIPT)}},
}
`;
  const code = `from django.core.cache import cache, caches\ncache.set('a', 1)\ncaches[${quoted(VECTOR)}].set('b', 2)\nprint(cache.make_key('a'))\n`;
  const page = await open(link(code, { opts: { settings }, step: 100 }));
  await isOver(page, /^Finished/);
  assert.ok((await output(page).innerText()).includes(`${IMAGE}:1:a`));
  await shelf(page).getByRole('listitem', { name: /^b\b/ }).filter({ hasText: VECTOR }).waitFor();
  await page.getByRole('tab', { name: 'settings.py' }).click();
  await assertHarmless(page, 'settings');
  const wrong = await open(link(code, { opts: { settings: `CACHES = ${quoted(IMAGE)}\n` }, step: 100 }));
  await isOver(wrong, /./);
  await assertHarmless(wrong, 'settings that are wrong');
  await wrong.finish();
  await page.finish();
});

test('what an address says is text, damaged or not', async () => {
  const odd = Object.fromEntries(['ex', 'mode', 'view', 'run', 'theme', 'accent', 'lang', 'motion', 'height', 'host', 'lines', 'hl', 'step', 't', 'loading', 'max', 'version', 'epoch'].map((name) => [name, VECTOR]));
  const page = await open(`embed.html#${write({ ...odd, code: `print(${quoted(IMAGE)})\n`, prefix: IMAGE, settings: undefined })}`);
  await button(page, 'Run').click();
  await isOver(page, /^Finished/);
  assert.ok((await output(page).innerText()).includes(IMAGE));
  await assertHarmless(page, 'parameters');
  const full = await page.getByRole('link', { name: 'Open full size' }).evaluate((one) => (one.dispatchEvent(new Event('pointerdown')), one.href));
  assert.ok(full.startsWith(browser.url), full);
  await page.finish();

  const damaged = await open(`#code=%E0%A4%A${encodeURIComponent(IMAGE).replace(/%20/g, ' ')}${IMAGE.replace(/ /g, '%20')}`);
  await button(damaged, 'Show what is left of it').click();
  await assertHarmless(damaged, 'what is left');
  await damaged.finish();

  const poster = await browser.open(`poster.html#${write({ ...odd, code: ALL.join('\n') })}`);
  assert.deepEqual((await poster.locator('pre').innerText()).trim(), ALL.join('\n'));
  await assertHarmless(poster, 'poster');
  await poster.finish();
});

test('what the page around says is text, and what it is told', async () => {
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const page = await hosts.open(browser, `<cache-playground title="${escaped(IMAGE)}" view="stage" ex="${escaped(VECTOR)}"><pre>${escaped(PROGRAM)}</pre></cache-playground>`);
  await until(() => page.evaluate(() => events.some(([name]) => name === 'ready')), true, 15_000);
  const frame = page.locator('cache-playground iframe').contentFrame();
  assert.equal(await page.locator('cache-playground iframe').getAttribute('title'), IMAGE);
  await page.evaluate((code) => (document.querySelector('cache-playground').code = code), PROGRAM.replaceAll('60', '61'));
  await page.evaluate(() => document.querySelector('cache-playground').run());
  await isOver(frame, /Error/);
  await until(() => page.evaluate(() => events.find(([name]) => name === 'error')?.[1].message), `ValueError: ${IMAGE}${SCRIPT}`);
  await assertHarmless(frame, 'the frame');
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  await page.finish();
});

test('controls of direction can be seen, and turn nothing around but themselves', async () => {
  const code = `from django.core.cache import cache\ncache.set('${BIDI}', '${BIDI}', 60)\ncache.get('${BIDI}')\ncache.get('no ${BIDI}')\nprint('${BIDI}')\n`;
  const page = await open(link(code, { step: 3 }));
  await isOver(page, /^Finished/);
  await shelf(page).getByRole('listitem').filter({ hasText: SEEN }).waitFor();
  assert.ok((await steps(page).innerText()).includes(SEEN));
  const told = [page.locator('.stage'), page.locator('.ledger'), page.locator('.transport')];
  for (const part of told) assert.doesNotMatch(await part.innerText(), CONTROLS);
  assert.ok((await page.locator('code-editor').first().locator('.cm-specialChar').count()) > 0, 'the editor shows them');
  for (const way of ['Flow', 'Steps', 'Variables', 'Narrate']) {
    await tab(page, way).click();
    assert.doesNotMatch(await page.locator('.mode').innerText(), CONTROLS, way);
  }
  await tab(page, 'Play').click();
  await button(page, 'Last step').click();
  // Python prints them, as it is told; what stands around them stays in its place.
  const printed = output(page).getByText(BIDI, { exact: true });
  assert.equal(await printed.evaluate((one) => ['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(one).unicodeBidi)), true);
  await page.finish();
});
