// Long use in one page: 2,000 runs with edits, seeks and changes of mode, then ten embeds, then a loop
// that polls a cache for ten lesson hours at 600×. Fails when memory after the runs is more than a fifth
// above what it was after 100, or when a page reports a fault.
//   node tests/bench/soak.mjs [--runs 2000] [--dist FOLDER]
import { parseArgs } from 'node:util';
import { pages } from '../browser/pages.mjs';
import { counts, useOnce } from '../browser/long_use.mjs';
import { measure, watchMemories } from './memory.mjs';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '2000' }, dist: { type: 'string' } } });
const runs = Number(options.runs);
const SETTLED = Math.min(100, runs / 2);
const browser = await pages(options.dist);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const tell = (what, { heap, wasm, process }, { nodes, listeners }) =>
  console.log(`${what}: heap ${megabytes(heap)}, wasm ${megabytes(wasm)}, process ${megabytes(process)}, ${nodes} nodes, ${listeners} listeners`);

let isGood = await manyRuns();
await tenEmbeds();
isGood = (await tenHours()) && isGood;
await browser.close();
process.exitCode = isGood ? 0 : 1;

async function manyRuns() {
  const page = await browser.open('', { early: `(${watchMemories})()` });
  let before;
  for (let run = 1; run <= runs; run += 1) {
    await useOnce(page, run);
    if (run !== SETTLED && run % 500 !== 0 && run !== runs) continue;
    const now = await measure(browser.browser, page);
    tell(`after ${run} runs`, now, await counts(page));
    if (run === SETTLED) before = now;
    if (run !== runs) continue;
    const grown = Object.entries(now).filter(([what, bytes]) => bytes > before[what] * 1.2);
    for (const [what, bytes] of grown) console.log(`${what} has grown from ${megabytes(before[what])} to ${megabytes(bytes)}`);
    await page.finish();
    return grown.length === 0;
  }
  return true;
}

/** Ten frames on a page, in a window as high as all of them: browsers let those rest that are out of view. */
async function tenEmbeds() {
  const code = encodeURIComponent("from django.core.cache import cache\ncache.set('greet', 'Hello', 10)\n");
  const html = `<!doctype html><html lang="en"><title>Embeds</title>${`<iframe title="Playground" width="900" height="600" src="embed.html#run=1&code=${code}"></iframe>`.repeat(10)}</html>`;
  const page = await browser.open('embeds.html', { html, height: 6200, early: `(${watchMemories})()` });
  for (const frame of page.frames().slice(1)) await frame.locator('.button--run:not([data-early])').waitFor({ timeout: 60_000 });
  tell('ten embeds', await measure(browser.browser, page), await counts(page));
  await page.finish();
}

/** Ten lesson hours at 600×: a minute; a step takes a frame at least, so that there are few. */
async function tenHours() {
  const program = `import time
from django.core.cache import cache
for n in range(300):
    cache.set('status', n, 45)
    time.sleep(120)
    cache.get('status')
`;
  const page = await browser.open(`#run=play&speed=600&code=${encodeURIComponent(program)}`, { early: `(${watchMemories})()` });
  const button = (name) => page.getByRole('button', { name, exact: true });
  await button('Restart').waitFor();
  // What the whole trace takes is there from the start.
  await page.waitForFunction(() => {
    const detail = { type: 'state' };
    document.dispatchEvent(new CustomEvent('app-command', { detail }));
    return detail.answer.phase !== 'running' && detail.answer.steps > 1200;
  });
  const before = await measure(browser.browser, page);
  tell('before ten hours', before, await counts(page));
  await page.getByRole('radiogroup', { name: 'Speed' }).getByRole('radio', { name: '600×', exact: true }).check();
  if (await button('Resume').count()) await button('Resume').click();
  const start = performance.now();
  const seconds = async () => (await page.getByRole('timer', { name: 'Lesson time' }).textContent()).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  while ((await seconds()) < 35_900 && performance.now() - start < 300_000) await page.waitForTimeout(1000);
  const passed = await seconds();
  const after = await measure(browser.browser, page);
  tell(`after ${(passed / 3600).toFixed(1)} lesson hours in ${((performance.now() - start) / 1000).toFixed(0)} s`, after, await counts(page));
  await page.finish();
  return passed >= 35_900 && after.heap < before.heap * 1.2 + 2e6;
}
