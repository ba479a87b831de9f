// Opens the built pages in Chromium. A test file starts with
//   const browser = await pages();
// and closes it after its tests. Pages collect what went wrong in `page.faults`;
// `page.finish()` fails a test that has not looked at them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chrome } from '../../.ci/chrome.mjs';
import { serve } from '../../.ci/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');
const artefacts = join(root, 'tests/artefacts');

/** How a browser is started that is only for tests. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The file of dist/ whose name is `stem`, a hash and `extension`. */
export function hashed(stem, extension) {
  const pattern = new RegExp(`^${stem}-[0-9a-f]{16}\\.${extension}$`);
  const found = readdirSync(dist).filter((name) => pattern.test(name));
  assert.equal(found.length, 1, `one ${stem}-….${extension} in dist/`);
  return found[0];
}

/** A server of dist/, or of another such folder, and a browser; `open` gives pages of it. `serving` is the server's. */
export async function pages(folder = dist, serving = {}) {
  assert.ok(existsSync(join(folder, 'index.html')), 'dist/ is built: make build');
  const executablePath = chrome();
  assert.ok(executablePath, 'a Chromium is there: make test installs one');
  const server = await serve(folder, 0, serving);
  const browser = await chromium.launch({ executablePath, args: FLAGS });

  return {
    url: server.url,
    browser,

    /**
     * A page in a profile of its own. `width`, `height`, `colorScheme`, `reducedMotion`, … are
     * Playwright's; `html` is served at `path` in place of a file of dist/, `early` runs in the
     * page before anything of its own.
     */
    async open(path = '', { width = 1280, height = 800, html, early, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, baseURL: server.url, ...options });
      const page = await context.newPage();
      page.faults = [];
      page.on('pageerror', (error) => page.faults.push(String(error.stack ?? error)));
      page.on('console', (message) => {
        // On a busy machine the engine takes longer than the browser's patience with what was fetched ahead for later.
        if (/was preloaded using link preload but not used within a few seconds/.test(message.text())) return;
        if (['error', 'warning'].includes(message.type())) page.faults.push(`${message.text()} (${message.location().url})`);
      });
      page.finish = async () => {
        await context.close();
        assert.deepEqual(page.faults, [], 'the page reported nothing');
      };
      if (html) await page.route(new URL(path, server.url).href, (route) => route.fulfill({ contentType: 'text/html', body: html }));
      if (early) await page.addInitScript(early);
      await page.goto(path);
      return page;
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until `read` gives `expected`; the last thing it gave is in the failure. */
export async function until(read, expected, timeout = 5000) {
  const end = performance.now() + timeout;
  for (;;) {
    const given = await read();
    try {
      assert.deepEqual(given, expected);
      return;
    } catch (difference) {
      if (performance.now() > end) throw difference;
      await new Promise((next) => setTimeout(next, 10));
    }
  }
}

/** Keeps a picture of the page in tests/artefacts, for people to look at. */
export async function picture(page, name) {
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}
