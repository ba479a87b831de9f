// Measures dist/api.js beside Pyodide with Django in the same Chromium, and beside native CPython:
// whole programs, compiling included and steps off, several times in each of several fresh pages in
// turn. Prints medians and ranges.
//   node tests/bench/bench.mjs [--rounds 5] [--alone] [--only NAME] [--dist FOLDER]
// `--alone` leaves the others out; `--only` takes the programs whose name contains NAME.
import { parseArgs } from 'node:util';
import { serve } from '../../.ci/serve.mjs';
import { pages } from '../browser/pages.mjs';
import { loadPyodide, peers } from './peers.mjs';
import { recorded, workloads } from './workloads.mjs';

const REPEAT = 3;
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, alone: { type: 'boolean' }, only: { type: 'string', default: '' }, dist: { type: 'string' } },
});
const programs = Object.entries(workloads).filter(([name]) => name.includes(options.only));
const times = { ours: {}, pyodide: {}, native: {}, recorded: { off: [], on: [] } };

const html = '<!doctype html><html lang="en"><title>Bench</title></html>';
const others = options.alone ? undefined : peers();
const browser = await pages(options.dist);
const peerServer = others && (await serve(others.folder));

for (let round = 0; round < Number(options.rounds); round += 1) {
  await inPage(browser.url, loadOurs, undefined, async (page) => {
    for (const [name, { source, printed }] of programs) await measure(times.ours, page, name, source, printed);
    if (options.only) return;
    const { off, on } = await page.evaluate(timeRecorded, { source: recorded, repeat: REPEAT });
    times.recorded.off.push(...off);
    times.recorded.on.push(...on);
  });
  if (!others) continue;
  await inPage(peerServer.url, loadPyodide, others.wheels, async (page) => {
    for (const [name, { source, printed }] of programs) await measure(times.pyodide, page, name, source, printed);
  });
  const native = others.native(Object.fromEntries(programs.map(([name, { source }]) => [name, source])), REPEAT);
  for (const [name, { printed }] of programs) {
    check('CPython', name, native[name].printed, printed);
    (times.native[name] ??= []).push(...native[name].times);
  }
}
await browser.close();
await peerServer?.close();
report();

async function inPage(url, load, argument, body) {
  const path = new URL('bench.html', url).href;
  const page = await browser.open(path, { html });
  await page.evaluate(load, argument);
  await body(page);
  await page.finish();
}

async function measure(into, page, name, source, expected) {
  for (let i = 0; i < REPEAT; i += 1) {
    const { printed, took } = await page.evaluate((source) => {
      const start = performance.now();
      const printed = globalThis.run(source);
      return { printed, took: performance.now() - start };
    }, source);
    check(page.url(), name, printed, expected);
    (into[name] ??= []).push(took);
  }
}

function check(who, name, printed, expected) {
  if (printed !== expected) throw new Error(`${name} on ${who} printed ${JSON.stringify(printed)}, not ${JSON.stringify(expected)}`);
}

/** In a page at dist/: a `run(source)` of our engine without steps. */
async function loadOurs() {
  const { default: init, run } = await import('./api.js');
  await init();
  globalThis.engine = run;
  globalThis.run = (source) => {
    const { output } = run(source, { steps: false, limits: { operations: 1e9 } });
    return output.map(({ text }) => text).join('');
  };
}

/** In the same page: the times of a program without and with steps, in turn. */
function timeRecorded({ source, repeat }) {
  const times = { off: [], on: [] };
  for (let i = 0; i < 2 * repeat; i += 1) {
    const kind = i % 2 ? 'on' : 'off';
    const start = performance.now();
    const { outcome } = globalThis.engine(source, { steps: kind === 'on' });
    times[kind].push(performance.now() - start);
    if (outcome !== 'finished') throw new Error(`the recorded program ended as ${outcome}`);
  }
  return times;
}

function report() {
  const columns = ['ours', ...(others ? ['pyodide', 'native'] : [])];
  console.log(['ms, median (range)'.padEnd(24), ...columns.map((name) => name.padStart(22)), ...(others ? ['   ours is faster than'] : [])].join(''));
  for (const [name] of programs) {
    const cells = columns.map((column) => cell(times[column][name]).padStart(22));
    const ratios = others ? `   ${faster(name, 'pyodide')} pyodide, ${faster(name, 'native')} native` : '';
    console.log(name.padEnd(24) + cells.join('') + ratios);
  }
  if (options.only) return;
  const { off, on } = times.recorded;
  console.log(`${'900 set and get'.padEnd(24)}${cell(off).padStart(22)} without steps, ${cell(on)} with: ${(median(on) / median(off)).toFixed(1)} times`);
}

function faster(name, other) {
  return `${(median(times[other][name]) / median(times.ours[name])).toFixed(2)} ×`;
}

function cell(samples) {
  return `${median(samples).toFixed(1)} (${Math.min(...samples).toFixed(1)}–${Math.max(...samples).toFixed(1)})`;
}

function median(samples) {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}
