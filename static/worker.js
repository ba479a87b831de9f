// The service worker: keeps the playground for when there is no network.
//
// Invariant: what is shown is one build, whole: every file is held against the hash that it had
// when it was built, and a page stays with the build it was loaded from. A load asks the host
// which build is the newest, and shows it if all of it is there in a moment, else the kept one.
// `FILES` (names and hashes), `NEEDED` (what the page needs) and `BUILD` are put in by
// .ci/offline.mjs, which writes the same of the newest build into `build.json`.
const SCOPE = self.registration.scope;
// Another playground of the same host has caches of its own.
const OURS = `cache-playground ${SCOPE} `;
const KEPT = OURS + BUILD;
/** What is fetched of a newer build before that has a worker of its own. */
const NEXT = `${OURS}next `;

/** Milliseconds for which a load waits to learn of a newer build, and then to have it. */
const TO_KNOW = 1000;
const TO_HAVE = 3000;

addEventListener('install', (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(forget()));

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE)) return;
  const name = url.slice(SCOPE.length).replace(/[?#].*/, '') || 'index.html';
  // A page of an earlier build may still ask for its own files, whose names are not in this one.
  if (mode === 'navigate' && name in FILES) event.respondWith(open(event, name));
  else if (name in FILES || /-[0-9a-f]{16}\.\w+$/.test(name)) event.respondWith(answer(event, name));
});

/** A page, of the newest build that can be had. */
async function open(event, name) {
  const place = navigator.onLine ? await newer(event, name).catch(() => undefined) : undefined;
  return (place && (await caches.match(SCOPE + name, { cacheName: place }))) ?? answer(event, name);
}

/** The cache that holds a build newer than this one; nothing where there is none, or not soon. */
async function newer(event, page) {
  const latest = await within(TO_KNOW, fetch(`${SCOPE}build.json`, { cache: 'no-cache' }).then((response) => response.json()));
  if (!latest || latest.build === BUILD) return undefined;
  const place = NEXT + latest.build;
  const fetching = caches
    .open(place)
    .then(() => Promise.all([...new Set([...latest.needed, page])].map((name) => obtain(name, latest.files[name], place))));
  event.waitUntil(fetching.catch(() => caches.delete(place)));
  return (await within(TO_HAVE, fetching)) && place;
}

/** What a promise gives, if it gives anything in so many milliseconds. */
function within(milliseconds, promise) {
  return Promise.race([promise.catch(() => undefined), new Promise((over) => setTimeout(over, milliseconds))]);
}

async function answer(event, name) {
  const kept = await caches.match(SCOPE + name, name in FILES ? { cacheName: KEPT } : {});
  if (kept) return kept;
  const response = await fetch(event.request);
  if (name in FILES && response.ok) event.waitUntil(keep(name, FILES[name], KEPT, response.clone()));
  return response;
}

/** Fetches what the page needs; most of it the browser has just had. */
async function fill() {
  try {
    await caches.open(KEPT);
    // A host that alters pages, or is in the middle of an update, is found out first.
    for (const names of [NEEDED.slice(0, 1), NEEDED.slice(1)]) await Promise.all(names.map((name) => obtain(name, FILES[name], KEPT)));
  } catch (problem) {
    await caches.delete(KEPT);
    throw problem;
  }
}

/** Puts a file with this hash into a cache, from where it is to be had. */
async function obtain(name, hash, place) {
  if (await caches.match(SCOPE + name, { cacheName: place })) return;
  const before = await caches.match(SCOPE + name);
  if (before && (await keep(name, hash, place, before))) return;
  // Hosts give a folder's page under the folder's own address, and not all of them under another.
  const addresses = name === 'index.html' ? ['', name] : [name];
  for (const address of addresses) {
    for (const cache of ['force-cache', 'reload']) {
      const response = await fetch(SCOPE + address, { cache });
      if (response.ok && (await keep(name, hash, place, response))) return;
    }
  }
  throw new Error(`${name} is not that of its build`);
}

/** Keeps a file if it has this hash, in a cache that is there: one that was forgotten meanwhile is not begun anew. */
async function keep(name, hash, place, response) {
  const copy = response.clone();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await copy.arrayBuffer()));
  const own = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (own !== hash) return false;
  // A page cannot be opened with an answer that came by a redirection.
  const plain = response.redirected ? new Response(response.body, { headers: response.headers }) : response;
  if (!(await caches.has(place))) return false;
  await (await caches.open(place)).put(SCOPE + name, plain);
  return true;
}

/** Forgets the builds before the last two: a page of the last one may be loading. */
async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT);
  const builds = names.filter((name) => !name.startsWith(NEXT));
  for (const name of names) if (name !== builds.at(-1)) await caches.delete(name);
}
