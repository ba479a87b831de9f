// What a page gathers when it is used for long. `make soak` does the same thousands of times, and measures memory.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { watchMemories } from '../bench/memory.mjs';
import { counts, useOnce } from './long_use.mjs';
import { pages, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

test('runs, edits, seeks and changes of mode leave no node, no listener and no wasm memory behind', async () => {
  const page = await browser.open('', { early: `(${watchMemories})()` });
  let first;
  // Every twentieth stands in the same mode with the same program.
  for (let run = 1; run <= 80; run += 1) {
    await useOnce(page, run);
    if (run === 40) first = await counts(page);
  }
  assert.ok(first.wasm > 0);
  // What is left behind stays; what the browser has not collected yet goes.
  const grown = async () => Object.entries(await counts(page)).filter(([name, count]) => count > first[name]);
  await until(grown, [], 10_000);
  await page.finish();
});
