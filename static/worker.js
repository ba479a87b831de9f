// The service worker: keeps the playground for when there is no network.
//
// Invariant: what is kept is one build, whole: every file is held against the hash that it had
// when it was built. A page stays with the build it was loaded from; the next load gets the
// newest one. `FILES` (names and hashes), `NEEDED` (what the page needs) and `BUILD` are put in
// by .ci/offline.mjs.
const SCOPE = self.registration.scope;
// Another playground of the same host has caches of its own.
const OURS = `cache-playground ${SCOPE} `;
const KEPT = OURS + BUILD;

addEventListener('install', (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(forget()));

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE)) return;
  const name = url.slice(SCOPE.length).replace(/[?#].*/, '') || 'index.html';
  // A page of an earlier build may still ask for its own files, whose names are not in this one.
  if (name in FILES || /-[0-9a-f]{16}\.\w+$/.test(name)) event.respondWith(answer(event, name));
});

async function answer(event, name) {
  const kept = await caches.match(SCOPE + name, name in FILES ? { cacheName: KEPT } : {});
  if (kept) return kept;
  const response = await fetch(event.request);
  if (name in FILES && response.ok) event.waitUntil(keep(name, response.clone()));
  return response;
}

/** Fetches what the page needs; most of it the browser has just had. */
async function fill() {
  try {
    // A host that alters pages, or is in the middle of an update, is found out first.
    for (const names of [NEEDED.slice(0, 1), NEEDED.slice(1)]) await Promise.all(names.map(obtain));
  } catch (problem) {
    await caches.delete(KEPT);
    throw problem;
  }
}

async function obtain(name) {
  const before = await caches.match(SCOPE + name);
  if (before && (await keep(name, before))) return;
  // Hosts give a folder's page under the folder's own address, and not all of them under another.
  const addresses = name === 'index.html' ? ['', name] : [name];
  for (const address of addresses) {
    for (const cache of ['force-cache', 'reload']) {
      const response = await fetch(SCOPE + address, { cache });
      if (response.ok && (await keep(name, response))) return;
    }
  }
  throw new Error(`${name} is not that of this build`);
}

/** Keeps a file if it is that of this build; whether it is. */
async function keep(name, response) {
  const copy = response.clone();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await copy.arrayBuffer()));
  const hash = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== FILES[name]) return false;
  // A page cannot be opened with an answer that came by a redirection.
  const plain = response.redirected ? new Response(response.body, { headers: response.headers }) : response;
  await (await caches.open(KEPT)).put(SCOPE + name, plain);
  return true;
}

/** Forgets the builds before the last two: a page of the last one may be loading. */
async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT);
  for (const name of names.slice(0, -1)) await caches.delete(name);
}
