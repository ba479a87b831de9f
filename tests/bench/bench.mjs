// Measures the built release beside what one would take instead, in one run on one machine, and
// writes the figures into README.md and docs/figures.svg.
//   node tests/bench/bench.mjs [SECTION…] [--rounds 5] [--peers NAME,…] [--program NAME] [--dist FOLDER]
//                              [--peer NAME=FOLDER|URL] [--alone] [--write]
// Sections: start, programs, engines, memory, tasks; without one: all, and the figures are written.
// `--peers` takes those, `--alone` ours; `--program` the programs whose name contains NAME; `--peer`
// adds a page that has `window.playground.run(source)` and sets `window.__ready`.
import { readFileSync, readdirSync, mkdirSync, writeFileSync, existsSync } from 'node:fs';
import os from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import { launch } from './chromium.mjs';
import { engines } from './engines.mjs';
import { folder, install, versions } from './install.mjs';
import { memory } from './memory.mjs';
import { programs } from './programs.mjs';
import { report, writeFigures } from './report.mjs';
import { serve } from './server.mjs';
import { start } from './start.mjs';
import { tasks } from './tasks.mjs';
import { firstProgram } from './workloads.mjs';

const SECTIONS = { start, programs, engines, memory, tasks };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    peers: { type: 'string' },
    peer: { type: 'string', multiple: true, default: [] },
    program: { type: 'string' },
    dist: { type: 'string' },
    alone: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});
const unknown = positionals.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) throw new Error(`there is no section ${unknown.join(', ')}: ${Object.keys(SECTIONS).join(', ')}`);
const chosen = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = options.dist ? resolve(options.dist) : here('../../dist');
const say = (text) => console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);

// The tasks are those of our own page alone.
const isCompared = chosen.some((section) => section !== 'tasks');
if (isCompared) await install();
const servers = [await serve({ '/vendor/': join(folder, 'vendor'), '/': here('peers') }), await serve({ '/': dist }, ourPages())];
const peers = await known();
const machine = {
  when: new Date().toISOString(),
  cpu: os.cpus()[0].model,
  cores: os.cpus().length,
  system: `${os.type()} ${os.release()}`,
  browser: spawnSync(launch.executablePath, ['--version']).stdout.toString().trim().split(' built')[0],
  node: process.version,
  versions: isCompared ? versions() : {},
};

const file = join(folder, 'results.json');
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
for (const section of chosen) {
  const loadBefore = os.loadavg()[0];
  const measured = await SECTIONS[section]({
    peers,
    rounds: Number(options.rounds),
    say,
    only: options.program,
    isAlone: options.alone,
    dist,
  });
  results[section] = { ...machine, rounds: Number(options.rounds), load: [loadBefore, os.loadavg()[0]], results: measured };
}
for (const server of servers) server.close();
if (!options.program && !options.peers && !options.alone) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}
console.log(report(results, chosen, peers));
if (options.write || positionals.length === 0) writeFigures(results, peers);

/** `runs`: it prints the first program; `programs`, `engines`: what else it is measured for. */
async function known() {
  const [others, ours] = servers;
  const code = encodeURIComponent(firstProgram.source);
  const list = [
    { name: 'page', label: 'Cache Playground, the whole page', server: ours, url: `${ours.url}#code=${code}`, runs: true },
    { name: 'engine', label: 'Cache Playground, `api.js` alone', server: ours, url: `${ours.url}engine.html`, runs: true, programs: true, engines: true },
    { name: 'pyodide', label: 'Pyodide, Django as it comes', page: 'pyodide.html', runs: true },
    { name: 'pyodide_lean', label: 'Pyodide, Django pruned', page: 'pyodide_lean.html', runs: true, programs: true },
    { name: 'micropython', label: 'MicroPython with a port', page: 'micropython.html', runs: true, programs: true },
    { name: 'brython', label: 'Brython with a port', page: 'brython.html', runs: true, programs: true },
    { name: 'caches', label: 'caches of npm', page: 'caches.html', engines: true },
    { name: 'floor', label: 'an empty page', page: 'floor.html', runs: true },
  ].map((peer) => (peer.page ? { ...peer, server: others, url: others.url + peer.page } : peer));
  for (const given of options.peer) {
    const [, name, where] = /^([^=]+)=(.+)$/.exec(given) ?? [];
    if (!name) throw new Error(`--peer ${given}: NAME=FOLDER or NAME=URL is wanted`);
    const isUrl = /^https?:/.test(where);
    const server = isUrl ? { sent: [], close() {} } : await serve({ '/': resolve(where) });
    servers.push(server);
    list.push({ name, label: name, server, url: isUrl ? where : server.url, runs: true, programs: true });
  }
  const wanted = options.alone ? ['page', 'engine', 'floor'] : options.peers?.split(',');
  return wanted ? list.filter(({ name }) => wanted.includes(name)) : list;
}

/** The page of the engine alone, which names its files as they are in this build. */
function ourPages() {
  const named = (stem, extension) => readdirSync(dist).find((name) => new RegExp(`^${stem}-[0-9a-f]{16}\\.${extension}$`).test(name));
  const page = readFileSync(here('peers/engine.html'), 'utf8');
  const names = { 'engine.js': named('engine', 'js'), 'engine.wasm': named('engine', 'wasm') };
  return { '/engine.html': page.replace(/engine\.(js|wasm)/g, (name) => names[name]) };
}
