// The content policy: what it says, that a host is told to send it, and that nothing on the page needs more.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { write } from '../../static/links/fragment.js';
import { dist, pages, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages(dist, { hasHeaders: true })));
after(() => browser.close());

const button = (where, name) => where.getByRole('button', { name, exact: true });
const WAYS = ['Flow', 'Steps', 'Variables', 'Time Lab', 'Moments', 'Quiz', 'Narrate', 'Practice', 'Test', 'Play'];

/** What each directive allows; the page may do nothing else. */
const ALLOWED = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const parts = (policy) => Object.fromEntries(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]));

test('every page has the policy in itself, and a host is told to send it', async () => {
  for (const name of ['index.html', 'embed.html', 'poster.html']) {
    const [, policy] = readFileSync(join(dist, name), 'utf8').match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
    assert.deepEqual(parts(policy), ALLOWED, name);
    const { headers } = await fetch(browser.url + name);
    // Who may put the page into a frame can be said in a header alone.
    assert.deepEqual(parts(headers.get('Content-Security-Policy')), { ...ALLOWED, 'frame-ancestors': '* file:' }, name);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  }
});

/** A page that keeps what its policy has stopped, in its frames too. */
async function open(path, options) {
  const page = await browser.open('about:blank', options);
  page.violations = [];
  await page.exposeBinding('violated', (_, what) => page.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      globalThis.violated(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
  });
  await page.goto(path);
  return page;
}

async function finish(page, what) {
  assert.deepEqual(page.violations, [], what);
  await page.finish();
}

async function type(page, text) {
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

const finished = (where) => until(async () => /^Finished/.test(await where.locator('[role=status]').first().textContent()), true);

test('the policy is really there: what it forbids is stopped and told', async () => {
  const page = await open('');
  await page.evaluate(() => {
    const style = document.createElement('p');
    style.setAttribute('style', 'color: red');
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(style, script);
  });
  // Both of them tell: the page's own policy and the host's.
  await until(() => [...new Set(page.violations.map((violation) => violation.split(' ')[0]))].sort(), ['script-src-elem', 'style-src-attr']);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  page.faults = page.faults.filter((fault) => !/Content Security Policy/.test(fault));
  await page.finish();
});

test('nothing that the page does needs more than the policy: editor, runs, shelf, time', async () => {
  const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await button(page, 'Restart').waitFor();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await type(page, "from django.core.cache import cache\ncache.set('a', 1, expire=10)\nprint(cache.get('a')\n");
  await button(page, 'Run').click();
  await page.getByText(/SyntaxError/).first().waitFor();
  // A completion, the panel of search, a mistake underlined and mended.
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('cache.');
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+F');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  // So many keys that they are drawn as a field.
  await type(page, "from django.core.cache import cache\nfor n in range(350):\n    cache.set(f'user:{n}', n, n + 1)\ncache.get('user:1')\n");
  await button(page, 'Run').click();
  await finished(page);
  await type(page, "import time\nfrom django.core.cache import cache\ncache.set('a', {'b': 1}, 3)\ncache.touch('a', 9)\ntime.sleep(1)\ncache.get('a')\n");
  await button(page, 'Run').click();
  await finished(page);
  for (const name of ['First step', 'Step forward', 'Step forward', 'Step forward', 'Last step', 'Next expiry', 'Previous expiry']) await button(page, name).click();
  await page.getByRole('radio', { name: /600/ }).click();
  await page.getByRole('textbox', { name: 'Shell' }).fill("cache.set('late', 2)");
  await page.keyboard.press('Enter');
  await page.getByRole('listitem', { name: /^late\b/ }).waitFor();
  await page.getByRole('listitem', { name: /^late\b/ }).getByRole('button').first().click();
  await finish(page, 'Play');
});

test('nothing that the page does needs more than the policy: ways, dialogs, settings, worker', async () => {
  const page = await open('', { colorScheme: 'dark' });
  await button(page, 'Restart').waitFor();
  const pressed = [];
  for (const way of WAYS) {
    await page.getByRole('tab', { name: way, exact: true }).click();
    await until(() => page.getByRole('tab', { name: way, exact: true }).getAttribute('aria-selected'), 'true');
    // What is there of these differs from way to way.
    for (const name of ['Check', 'Hint 1 of 2', 'Show me', 'Start the test', 'Finish the test', 'Hide outputs']) {
      const control = button(page, name).first();
      if ((await control.count()) === 0 || (await control.getAttribute('aria-disabled')) !== null) continue;
      await control.click();
      pressed.push(name);
    }
  }
  assert.deepEqual(['Check', 'Hint 1 of 2', 'Start the test', 'Finish the test'].filter((name) => !pressed.includes(name)), []);
  for (const name of ['Share', 'Embed', 'Keyboard shortcuts']) {
    await button(page, name).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    if (name === 'Embed') {
      await dialog.locator('iframe').contentFrame().getByRole('button', { name: 'Restart', exact: true }).waitFor();
      await dialog.getByRole('combobox', { name: 'Loads' }).selectOption('click');
      await dialog.locator('iframe').contentFrame().getByRole('button', { name: 'Make it interactive' }).waitFor();
    }
    await page.keyboard.press('Escape');
  }
  for (const name of ['Light', 'Less motion']) {
    await button(page, 'Settings').click();
    await page.getByRole('menu', { name: 'Settings' }).locator('[role^=menuitem]').filter({ hasText: name }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('tab', { name: 'settings.py' }).click();
  await page.emulateMedia({ media: 'print' });
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(async () => {
    if (!(await fetch('worker.js').then((response) => response.text())).includes('index.html')) return;
    await navigator.serviceWorker.ready;
  });
  await finish(page, 'ways and dialogs');
});

test('documentation on a disk may embed what a host sends with the policy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, `<!doctype html><html lang="en"><title>Page</title><iframe src="${browser.url}embed.html#ex=greet" width="800" height="600"></iframe></html>`);
  const page = await browser.open(pathToFileURL(file).href);
  await button(page.frameLocator('iframe'), 'Restart').waitFor();
  await page.finish();
  rmSync(folder, { recursive: true });
});

test('a frame needs no frames, workers and manifest of its own', async () => {
  const { 'frame-src': _frames, 'worker-src': _workers, 'manifest-src': _manifest, ...less } = ALLOWED;
  const policy = Object.entries({ ...less, 'frame-ancestors': '*' }).map((directive) => directive.join(' ')).join('; ');
  const page = await browser.open('about:blank');
  await page.route('**/embed.html*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(`embed.html#${write({ code: "from django.core.cache import cache\ncache.set('a', 1, 10)\n", run: '1' })}`);
  await finished(page);
  await page.finish();
});

test('nothing that a frame does needs more than the policy', async () => {
  const code = "from django.core.cache import cache\ncache.set('a', 1, 10)\nprint(cache.get('a'))\n";
  for (const view of ['full', 'stage', 'steps', 'code', 'quiz']) {
    const page = await open(`embed.html#${write({ code, view, run: '1', accent: '005500', hl: '2', theme: 'light' })}`);
    await button(page, 'Restart').waitFor();
    await finished(page);
    await button(page, 'Restart').click();
    await finish(page, view);
  }
  const page = await open(`poster.html#${write({ code, hl: '2', accent: '005500' })}`);
  await button(page, 'Make it interactive').click();
  await button(page, 'Restart').waitFor();
  await finish(page, 'poster');
});
