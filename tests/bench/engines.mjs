// Caches called from JavaScript, one call at a time: ns for every get and set of a random existing
// key, in a fresh page for every cache and size.
import { inBrowser, pause, withProfile } from './chromium.mjs';

export const SIZES = [1_000, 100_000, 1_000_000];
const CALLS = 300_000;

export async function engines({ peers, rounds, say }) {
  const results = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const peer of peers.filter(({ engines }) => engines)) {
      await withProfile((profile) =>
        inBrowser(profile, async (page) => {
          await ready(page, peer.url);
          const names = await page.evaluate(() => Object.keys(window.engines));
          for (const size of SIZES) {
            for (const name of names) {
              await ready(page, peer.url);
              const { get, set } = await page.evaluate(timeCalls, { name, size, calls: CALLS });
              const times = ((results[name] ??= {})[size] ??= { get: [], set: [] });
              times.get.push(...get);
              times.set.push(...set);
            }
            say(`calls from JavaScript: ${peer.name}, ${size} keys`);
          }
        }),
      );
    }
  }
  return results;
}

async function ready(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.__ready);
  await pause(200);
}

/** In the page: fills a cache, then times sets and gets of keys in no order, three times each. */
function timeCalls({ name, size, calls }) {
  const keys = Array.from({ length: size }, (_, index) => `key:${index}`);
  const picks = new Uint32Array(calls);
  for (let at = 0, x = 88172645; at < calls; at += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    picks[at] = (x >>> 0) % size;
  }
  const cache = window.engines[name](size);
  for (let index = 0; index < size; index += 1) cache.set(keys[index], index, 600_000);
  const timed = (call) => {
    const start = performance.now();
    for (let at = 0; at < calls; at += 1) call(keys[picks[at]], at);
    return ((performance.now() - start) * 1e6) / calls;
  };
  const times = { get: [], set: [] };
  let sum = 0;
  for (let repeat = 0; repeat < 3; repeat += 1) {
    times.set.push(timed((key, at) => cache.set(key, at, 600_000)));
    times.get.push(timed((key) => (sum += cache.get(key))));
  }
  if (!Number.isFinite(sum)) throw new Error(`${name} has lost a key`);
  return times;
}
