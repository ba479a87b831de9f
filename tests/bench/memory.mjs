// Memory of a page after the four-call program and a garbage collection: JavaScript's heap, wasm
// memory made on the main thread, and what the renderer's process has to itself.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { first, launch, pause, runAtOnce } from './chromium.mjs';
import { firstProgram } from './workloads.mjs';

export async function memory({ peers, rounds, say }) {
  const results = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const peer of peers.filter(({ runs }) => runs)) {
      const browser = await chromium.launch(launch);
      try {
        const page = await browser.newPage();
        await page.addInitScript(watchMemories);
        await page.addInitScript(runAtOnce, firstProgram.source);
        await first(page, peer.url, firstProgram.printed);
        const used = await measure(browser, page);
        const result = (results[peer.name] ??= { heap: [], wasm: [], process: [] });
        for (const [what, bytes] of Object.entries(used)) result[what].push(bytes);
        say(`memory: ${peer.name} ${Math.round(used.process / 1e6)} MB`);
      } finally {
        await browser.close();
      }
    }
  }
  return results;
}

/** Bytes that a page takes now, after a garbage collection. */
export async function measure(browser, page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await pause(500);
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  await system.detach();
  const own = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateBytes(id));
  return { heap: usedSize, wasm: await page.evaluate(() => window.__wasmBytes()), process: Math.max(...own) };
}

/** What nobody shares of a process, as Linux counts it. */
function privateBytes(process) {
  try {
    const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + kilobytes * 1024, 0);
  } catch {
    return Number.NaN;
  }
}

/** In a page: lets `__wasmBytes()` add up every wasm memory that is made. */
export function watchMemories() {
  const memories = new Set();
  const { instantiate, instantiateStreaming, Memory, Instance } = WebAssembly;
  const note = (made) => {
    for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof Memory) memories.add(value);
    return made;
  };
  WebAssembly.instantiate = (...given) => instantiate(...given).then(note);
  WebAssembly.instantiateStreaming = (...given) => instantiateStreaming(...given).then(note);
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, given) => note(new target(...given)) });
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, given) {
      const memory = new target(...given);
      memories.add(memory);
      return memory;
    },
  });
  window.__wasmBytes = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}
