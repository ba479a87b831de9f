// The element and links in Firefox: on a page of another origin, sandboxed to scripts alone, and
// from a link with a step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { firefox } from '../../.ci/firefox.mjs';
import { serve } from '../../.ci/serve.mjs';
import { write } from '../../static/links/fragment.js';
import { encode } from '../../static/links/share_link.js';
import { host } from './hosts.mjs';
import { dist, until } from './pages.mjs';

const executablePath = firefox();
const skip = executablePath ? false : 'there is no Firefox here: install one, or set FIREFOX to its program';

let server;
let hosts;
let browser;
before(async () => {
  if (skip) return;
  server = await serve(dist);
  hosts = await host();
  browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: null });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await hosts?.close();
});

const PROGRAM = "from django.core.cache import cache\ncache.set('greet', 'Hello', 10)\nprint(cache.get('greet'))\n";

const told = (page, name) => page.evaluate((name) => globalThis.events.filter((event) => event[0] === name).map((event) => event[1]), name);

for (const sandbox of ['', 'sandbox="allow-scripts"']) {
  test(`Firefox: the element runs and steps ${sandbox}`, { skip }, async () => {
    const page = await browser.newPage();
    await page.goto(hosts.write(server, `<cache-playground view="stage" ${sandbox}><pre><code>${PROGRAM}</code></pre></cache-playground>`));
    await until(async () => (await told(page, 'ready')).length, 1, 20_000);
    const ask = (method, argument) => page.evaluate((method, argument) => document.querySelector('cache-playground')[method](argument), method, argument);
    await ask('run');
    await until(() => told(page, 'run'), [{ outcome: 'finished', steps: 3 }]);
    await ask('seek', { step: 2 });
    await until(async () => (await told(page, 'step')).at(-1)?.step, 2);
    assert.equal((await ask('getTrace')).output[0].text, 'Hello\n');
    const height = await page.evaluate(() => document.querySelector('cache-playground').clientHeight);
    assert.ok(height > 300 && height < 1000, `${height}`);
    await page.close();
  });
}

test('Firefox: a quiz in a frame that may send no forms is answered, and the page around told', { skip }, async () => {
  const page = await browser.newPage();
  await page.goto(hosts.write(server, '<cache-playground view="quiz"></cache-playground>'));
  await until(async () => (await told(page, 'ready')).length, 1, 20_000);
  const frame = page.frames().find((one) => one.url().includes('embed.html'));
  await frame.evaluate(() => {
    const form = document.querySelector('form.asked');
    form.querySelector('input[type=radio]').click();
    form.querySelector('button[type=submit]').click();
  });
  await until(async () => (await told(page, 'answer')).map(({ mode, tries }) => [mode, tries]), [['quiz', 1]]);
  await page.close();
});

test('Firefox: a link opens at its step', { skip }, async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}#${write({ c1: encode({ code: PROGRAM, step: 2 }) })}`);
  await until(() => page.evaluate(() => document.querySelector('[role=status]')?.textContent), 'Finished, 3 steps', 20_000);
  await until(() => page.evaluate(() => document.querySelector('code-editor').value), PROGRAM);
  await until(() => page.evaluate(() => document.querySelector('[aria-current=step] button')?.getAttribute('aria-label') ?? document.querySelector('[aria-current=step]')?.textContent.slice(0, 1)), 'Step 2');
  await page.close();
});
