// The built pages load, and keep the promises that hold for every one of them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../.ci/serve.mjs';
import { dist, pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

/** Waits until the engine has put its own drawing in the place of the page's first one. */
const drawn = (page) => page.getByRole('button', { name: 'Run', exact: true }).waitFor();

test('the page loads, draws and reports nothing', async () => {
  const page = await browser.open();
  await drawn(page);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await picture(page, 'page-1280-light');
  await page.finish();
});

test('the page holds no inline script or style and forbids both', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  assert.match(html, /Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; /);
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});

test('a file without a stable name carries the hash of what it holds', () => {
  const stable = new Set(['index.html', 'embed.html', 'cache-playground.js', 'api.js', 'api.d.ts', 'worker.js', 'build.json', 'poster.html', 'manifest.webmanifest', '_headers']);
  const unnamed = readdirSync(dist).filter((name) => !stable.has(name) && !/-[0-9a-f]{16}\.\w+$/.test(name));
  assert.deepEqual(unnamed, []);
});

test('page, engine and editor arrive within two round trips, and nothing is fetched afterwards', async () => {
  const page = await browser.open();
  const fetched = new Set();
  page.on('request', (request) => fetched.add(request.url()));
  const preloaded = new Set([page.url()]);
  for (const [, file] of readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="([^"]+)"/g)) {
    preloaded.add(new URL(file, page.url()).href);
  }
  await page.reload();
  await drawn(page);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(
    [...fetched].filter((url) => !preloaded.has(url)),
    [],
  );
  await page.finish();
});

test('the playground works below a path of its host', async () => {
  const host = mkdtempSync(join(tmpdir(), 'host-'));
  mkdirSync(join(host, 'docs'));
  symlinkSync(dist, join(host, 'docs/cache'));
  const server = await serve(host);
  const page = await browser.open(`${server.url}docs/cache/`);
  await drawn(page);
  await page.finish();
  await server.close();
  rmSync(host, { recursive: true });
});

test('the playground works in a sandboxed frame, of a host without special headers', async () => {
  const html = '<!doctype html><html lang="en"><title>Host</title><iframe sandbox="allow-scripts" src="index.html" width="1000" height="700"></iframe></html>';
  const page = await browser.open('host.html', { html });
  const frame = page.frameLocator('iframe');
  await drawn(frame);
  assert.equal(await frame.locator('html').evaluate(() => globalThis.origin), 'null');
  await frame.locator('html').evaluate(() => customElements.whenDefined('code-editor'));
  // The browser reports the fetch that has to fail before the engine comes as a script.
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
});

test('the playground works from a disk', async () => {
  const page = await browser.open(pathToFileURL(join(dist, 'index.html')).href);
  await drawn(page);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
});

test('api.js leaves a page as it is', async () => {
  const page = await browser.open('empty.html', {
    html: '<!doctype html><html lang="en"><head><title>Empty</title></head><body><div id="app">mine</div></body></html>',
  });
  const version = await page.evaluate(async () => {
    const engine = await import('./api.js');
    await engine.default();
    return engine.version();
  });
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(await page.locator('body').innerHTML(), '<div id="app">mine</div>');
  assert.deepEqual(await page.evaluate(() => Object.keys(globalThis).filter((name) => /wasm|cache.?playground/i.test(name))), []);
  await page.finish();
});

test('api.js runs in a worker', async () => {
  const page = await browser.open('empty.html', { html: '<!doctype html><html lang="en"><title>Empty</title></html>' });
  await page.route('**/worker.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: "import init, { version } from './api.js'; await init(); postMessage(version());",
    }),
  );
  await page.evaluate(() => {
    new Worker('./worker.js', { type: 'module' }).onmessage = ({ data }) => (globalThis.answer = data);
  });
  await until(() => page.evaluate(() => typeof globalThis.answer), 'string');
  await page.finish();
});
