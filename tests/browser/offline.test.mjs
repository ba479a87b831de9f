// The playground without a network, after one visit; and its updates.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FORGETFUL, writeWorker } from '../../.ci/offline.mjs';
import { serve } from '../../.ci/serve.mjs';
import { dist, hashed, pages, until } from './pages.mjs';

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

/** A copy of dist/ whose page has another title and another style sheet, as a later build would. */
async function later(t, title) {
  const folder = temporary(t);
  cpSync(dist, folder, { recursive: true });
  const style = hashed('style', 'css');
  const css = `${readFileSync(join(folder, style), 'utf8')}/* ${title} */`;
  const name = `style-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  rmSync(join(folder, style));
  writeFileSync(join(folder, name), css);
  for (const page of ['index.html', 'embed.html']) {
    const html = readFileSync(join(folder, page), 'utf8').replaceAll(style, name);
    writeFileSync(join(folder, page), page === 'index.html' ? html.replace(/<title>[^<]*/, `<title>${title}`) : html);
  }
  for (const old of ['worker.js', 'build.json']) rmSync(join(folder, old));
  await writeWorker(folder, readFileSync(new URL('../../static/worker.js', import.meta.url), 'utf8'), { minify: true, target: 'es2022' });
  return folder;
}

/** Puts a build into the place of the one that is there. */
function deploy(folder, place) {
  for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true });
  cpSync(folder, place, { recursive: true });
}

/** A place for builds, with one in it, and a page that works offline from there. */
async function inUse(t, folder = dist) {
  const place = temporary(t);
  cpSync(folder, place, { recursive: true });
  const url = await host(t, place);
  const page = await browser.open(url);
  await kept(page);
  return { place, url, page, title: await page.title() };
}

async function runs(page) {
  await run(page).click();
  await until(async () => (await page.getByRole('status').first().textContent()).startsWith('Finished'), true);
}

/** Waits until the worker of the newest build is the one that answers. */
const settled = (page) =>
  until(
    () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const names = await globalThis.caches.keys();
        return !registration.installing && !registration.waiting && registration.active.state === 'activated' && !names.some((name) => name.includes(' next '));
      }),
    true,
    20_000,
  );

test('a later build is shown by the next load, and a page in use stays as it is', { skip }, async (t) => {
  const { place, page, title } = await inUse(t);
  deploy(await later(t, 'A later build'), place);
  await runs(page);
  assert.equal(await page.title(), title);
  const files = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href));

  const other = await page.context().newPage();
  await other.goto(page.url());
  assert.equal(await other.title(), 'A later build');
  await runs(other);
  assert.notDeepEqual(await other.evaluate(() => [...document.styleSheets].map(({ href }) => href)), files);
  await settled(other);
  // The page in use goes on with what it has, which the host has no more.
  assert.equal(await page.evaluate(async (url) => (await fetch(url)).ok, files[0]), true);
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await runs(page);
  assert.equal(await page.title(), title);

  await page.context().setOffline(true);
  await page.reload();
  assert.equal(await page.title(), 'A later build');
  await runs(page);
  await page.finish();
});

test('a later build that is not whole is not shown, wherever it breaks', { skip }, async (t) => {
  const folder = await later(t, 'Broken');
  const style = readdirSync(folder).find((name) => name.startsWith('style-'));
  const breaks = {
    'the list is cut': ['build.json', (text) => text.slice(0, 200)],
    'the list is something else': ['build.json', () => '<!doctype html>Sign in to the network'],
    'the list says nothing': ['build.json', () => '{"build":"x"}'],
    'the page is that of the build before': ['index.html', () => readFileSync(join(dist, 'index.html'), 'utf8')],
    'the page is cut': ['index.html', (text) => text.slice(0, -200)],
    'a file is cut': [style, (text) => text.slice(0, 1000)],
    'a file is not there': [style, () => undefined],
  };
  for (const [what, [name, change]] of Object.entries(breaks)) {
    const { place, page, title } = await inUse(t);
    deploy(folder, place);
    const text = change(readFileSync(join(place, name), 'utf8'));
    if (text === undefined) rmSync(join(place, name));
    else writeFileSync(join(place, name), text);
    await page.reload();
    assert.equal(await page.title(), title, what);
    await runs(page);
    // The browser says that a worker could not begin, and what is not there.
    page.faults = page.faults.filter((fault) => !/404/.test(fault));
    await page.finish();
  }
});

test('a host that does not answer keeps nobody waiting', { skip }, async (t) => {
  const place = temporary(t);
  cpSync(dist, place, { recursive: true });
  const silent = { is: false };
  const server = await serve(place, 0, { withholds: () => silent.is });
  t.after(() => server.close());
  const page = await browser.open(server.url);
  await kept(page);
  silent.is = true;
  await page.reload();
  await runs(page);
  await page.finish();
});

test('a host in the middle of an update is left alone', { skip }, async (t) => {
  const folder = await later(t, 'Half of a build');
  for (const name of ['index.html', hashed('style', 'css')]) cpSync(join(dist, name), join(folder, name));
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
  deploy(await later(t, 'Not optimised'), place);
  rmSync(join(place, 'build.json'));
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
