// The playground without a network, after one visit; and its updates.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FORGETFUL } from '../../.ci/offline.mjs';
import { serve } from '../../.ci/serve.mjs';
import { dist, pages, until } from './pages.mjs';

const isKept = readFileSync(join(dist, 'worker.js'), 'utf8').includes('index.html');
const skip = isKept ? false : 'a build without optimising is not kept: make build';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const run = (page) => page.getByRole('button', { name: 'Run', exact: true });
const badge = (page) => page.locator('offline-badge');

/** Waits until the page says that it works offline. */
const kept = (page) => badge(page).getByText('Works offline').waitFor();

/** What the caches of the page's origin hold, by the caches' names. */
const caches = (page) =>
  page.evaluate(async () => {
    const held = {};
    for (const name of await globalThis.caches.keys()) {
      const requests = await (await globalThis.caches.open(name)).keys();
      held[name] = requests.map(({ url }) => url.replace(/.*\//, '')).sort();
    }
    return held;
  });

/** A folder that is there as long as the test. */
function temporary(t) {
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The address of a folder that lies below a path of its host. */
async function host(t, folder) {
  const root = temporary(t);
  mkdirSync(join(root, 'docs'));
  symlinkSync(folder, join(root, 'docs/cache'));
  const server = await serve(root);
  t.after(() => server.close());
  return `${server.url}docs/cache/`;
}

test('after one visit the page loads and runs without a network, at a path of its host', { skip }, async (t) => {
  const url = await host(t, dist);
  const page = await browser.open(url);
  await kept(page);
  await page.context().setOffline(true);
  await page.reload();
  await run(page).click();
  await until(async () => (await page.getByRole('status').first().textContent()).startsWith('Finished'), true);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await kept(page);
  await page.goto(`${url}index.html`);
  await run(page).waitFor();
  await page.finish();
});

test('what was used once is kept too: a frame, the engine for scripts', { skip }, async (t) => {
  const url = await host(t, dist);
  const page = await browser.open(url);
  await kept(page);
  const version = () => page.evaluate(async () => {
    const engine = await import('./api.js');
    await engine.default();
    return engine.version();
  });
  await page.goto(`${url}embed.html#view=stage&code=x=1`);
  await run(page).waitFor();
  const answer = await version();
  // What a page has just been given is kept a moment later.
  await until(async () => {
    const files = Object.values(await caches(page)).flat();
    return ['embed.html', 'api.js'].every((name) => files.includes(name)) && files.some((name) => /^engine-\w+\.js$/.test(name));
  }, true);
  await page.context().setOffline(true);
  await page.reload();
  await run(page).waitFor();
  assert.equal(await version(), answer);
  await page.finish();
});

test('the page is loaded before anything is kept, and nothing is loaded twice for it', { skip }, async (t) => {
  const page = await browser.open('empty.html', { html: '<!doctype html><html lang="en"><title>Empty</title></html>' });
  const asked = [];
  const counting = await serve(dist, 0, { hears: (path) => asked.push(path) });
  t.after(() => counting.close());
  await page.goto(counting.url);
  await kept(page);
  assert.deepEqual([...new Set(asked)], asked, 'every file was asked for once');
  // The page's icon the browser fetches when it likes.
  const late = asked.slice(asked.indexOf('/worker.js') + 1).filter((path) => !path.endsWith('.svg'));
  assert.deepEqual(late, [], 'the worker finds in the browser what it keeps');
  await page.finish();
});

test('what is kept is one build, as it was built', { skip }, async (t) => {
  const page = await browser.open();
  await kept(page);
  const [[name, files], ...others] = Object.entries(await caches(page));
  assert.match(name, /^cache-playground http:\/\/127\.0\.0\.1:\d+\/ [0-9a-f]{16}$/);
  assert.deepEqual(others, []);
  const index = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="(?:\.\/)?([\w-]+\.(?:js|css|wasm))"/g)].map(([, file]) => file);
  assert.deepEqual(files, ['index.html', ...named].sort());
  for (const file of files) {
    const bytes = await page.evaluate(async (url) => [...new Uint8Array(await (await globalThis.caches.match(url)).arrayBuffer())], new URL(file, page.url()).href);
    assert.equal(createHash('sha256').update(Buffer.from(bytes)).digest('hex'), createHash('sha256').update(readFileSync(join(dist, file))).digest('hex'), file);
  }
  await page.finish();
});

/** A copy of dist/ whose page has another title, as a later build would. */
function later(t, title) {
  const folder = temporary(t);
  cpSync(dist, folder, { recursive: true });
  const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const before = readFileSync(join(folder, 'index.html'), 'utf8');
  const html = before.replace(/<title>[^<]*/, `<title>${title}`);
  writeFileSync(join(folder, 'index.html'), html);
  const worker = readFileSync(join(folder, 'worker.js'), 'utf8');
  const build = worker.match(/(?<=["'`])[0-9a-f]{16}(?=["'`];)/)?.[0] ?? assert.fail('the worker has a build');
  writeFileSync(join(folder, 'worker.js'), worker.replace(hash(before), hash(html)).replaceAll(build, hash(title)));
  return folder;
}

test('a later build waits for the next load, and the page in use stays as it is', { skip }, async (t) => {
  const place = temporary(t);
  cpSync(dist, place, { recursive: true });
  const url = await host(t, place);
  const page = await browser.open(url);
  await kept(page);
  const title = await page.title();
  const build = Object.keys(await caches(page))[0];

  const folder = later(t, 'A later build');
  cpSync(folder, place, { recursive: true });
  // The kept page comes first; the later build is fetched behind it.
  await page.reload();
  assert.equal(await page.title(), title);
  await until(async () => Object.keys(await caches(page)).length, 2, 20_000);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== 'activated') await new Promise((done) => active.addEventListener('statechange', done));
  });
  assert.equal(await page.title(), title);
  await run(page).click();
  await until(async () => (await page.getByRole('status').first().textContent()).startsWith('Finished'), true);
  await until(async () => {
    await page.reload();
    return page.title();
  }, 'A later build');
  assert.ok(Object.keys(await caches(page)).includes(build), 'the build before is there for a page that is loading');
  await page.finish();
});

test('a host in the middle of an update is left alone', { skip }, async (t) => {
  const folder = later(t, 'Half of a build');
  writeFileSync(join(folder, 'index.html'), readFileSync(join(dist, 'index.html')));
  const url = await host(t, folder);
  const page = await browser.open(url);
  await run(page).waitFor();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', done));
  });
  await until(() => caches(page), {});
  assert.equal(await badge(page).textContent(), '');
  await page.finish();
});

test('a build without optimising at the same address lets go of what a release has kept', { skip }, async (t) => {
  const place = temporary(t);
  cpSync(dist, place, { recursive: true });
  const url = await host(t, place);
  const page = await browser.open(url);
  await kept(page);
  const folder = later(t, 'Not optimised');
  cpSync(folder, place, { recursive: true });
  writeFileSync(join(place, 'worker.js'), FORGETFUL);
  await page.reload();
  await until(() => caches(page), {}, 20_000);
  await until(async () => {
    await page.reload();
    return page.title();
  }, 'Not optimised');
  await until(async () => Object.values(await caches(page)).flat().includes('index.html'), false);
  await page.finish();
});

test('where workers are forbidden the page says nothing and works', async () => {
  const html = '<!doctype html><html lang="en"><title>Host</title><iframe sandbox="allow-scripts" src="index.html" width="1000" height="700"></iframe></html>';
  const page = await browser.open('host.html', { html });
  const frame = page.frameLocator('iframe');
  await run(frame).waitFor();
  assert.equal(await frame.locator('offline-badge').textContent(), '');
  page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
  await page.finish();
});

test('the page can be installed', { skip }, async (t) => {
  const page = await browser.open();
  await run(page).waitFor();
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A test's profile is a private window.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  const manifest = JSON.parse(data);
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ['./', './', 'standalone']);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, page.url()).href);
    if (sizes !== 'any') assert.equal(size, sizes);
  }
  assert.ok(readdirSync(dist).includes('manifest.webmanifest'));
  await page.finish();
});
