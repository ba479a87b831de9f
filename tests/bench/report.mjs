// The figures as tables and as a picture: medians, in the places that README.md keeps for them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SIZES } from './engines.mjs';
import { draw } from './figures.mjs';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const PICTURE = fileURLToPath(new URL('../../docs/figures.svg', import.meta.url));

export function median(samples = []) {
  const sorted = samples.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

const whole = (value) => Math.round(value).toLocaleString('en');
/** Three digits say enough. */
const short = (value) => (value === undefined ? '–' : value >= 100 ? whole(value) : value >= 10 ? value.toFixed(0) : value.toFixed(1));
const cell = (samples, scale = 1) => {
  const middle = median(samples);
  return middle === undefined ? '–' : short(middle * scale);
};

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map((_, column) => (column === 0 ? '---' : '---:'))) + rows.map(line).join('');
}

const TABLES = {
  start({ results }, peers) {
    const rows = peers.filter(({ name }) => name in results).map(({ name, label }) => {
      const { bytes, local, mobile } = results[name];
      return [label, cell(bytes, 1e-3), cell(local.cold), cell(local.warm), cell(mobile.cold), cell(mobile.warm)];
    });
    return table(['from the navigation to the first result', 'KB fetched', 'ms', 'again', 'ms at 9 Mbit/s', 'again'], rows);
  },
  programs({ results }) {
    const columns = { engine: 'ours', pyodide_lean: 'Pyodide', micropython: 'MicroPython', brython: 'Brython', native: 'native CPython' };
    const shown = Object.keys(columns).filter((name) => name in results.times);
    const names = Object.keys(results.times.engine ?? results.times[shown[0]] ?? {});
    const rows = names.map((name) => [name, ...shown.map((who) => cell(results.times[who][name]))]);
    return table(['ms, whole program', ...shown.map((name) => columns[name])], rows);
  },
  engines({ results }) {
    const heads = ['get', 'set'].flatMap((call) => SIZES.map((size) => `${call}, ${whole(size)}`));
    const rows = Object.entries(results).map(([name, sizes]) => [name === 'ours' ? 'ours, `Cache` of `api.js`' : name, ...['get', 'set'].flatMap((call) => SIZES.map((size) => cell(sizes[size]?.[call])))]);
    return table(['ns for each call', ...heads], rows);
  },
  memory({ results }, peers) {
    const rows = peers.filter(({ name }) => name in results).map(({ name, label }) => [label, ...['heap', 'wasm', 'process'].map((what) => cell(results[name][what], 1e-6))]);
    return table(['MB after the program', 'heap of JavaScript', 'wasm memory', 'the process alone'], rows);
  },
  tasks({ results }) {
    const rows = Object.entries(results).map(([name, { cpu, stop }]) => [name, short(median(cpu)), stop.length === 0 ? '–' : short(median(stop))]);
    return table(['ms', 'longest task', 'Stop takes'], rows);
  },
};

/** The tables of these sections. */
export function report(results, sections, peers) {
  return sections.map((section) => `\n## ${section}\n\n${TABLES[section](results[section], peers)}${notes(section, results[section])}`).join('');
}

function notes(section, { results }) {
  if (section !== 'programs') return '';
  const { off, on } = results.recorded;
  const cost = off.length > 0 ? `\nrecording 900 sets and gets: ${cell(on)} ms, ${cell(off)} without steps\n` : '';
  return cost + results.failures.map((failure) => `\nnot right: ${failure}`).join('');
}

/** Puts each table that was measured between its marks in README.md, and draws the picture. */
export function writeFigures(results, peers) {
  let text = readFileSync(README, 'utf8');
  for (const section of Object.keys(TABLES).filter((name) => name in results)) {
    text = between(text, section, TABLES[section](results[section], peers));
  }
  const compared = Object.entries(results).filter(([section]) => section !== 'tasks').map(([, result]) => result);
  const { when, cpu, cores, browser, versions, rounds } = results.start ?? compared[0] ?? {};
  if (!when) return void writeFileSync(README, text);
  const day = when.slice(0, 10);
  const loads = Object.values(results).flatMap(({ load }) => load);
  const busy = `load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
  const set = `Measured on ${day}: ${browser} headless,\n${cores} cores of ${cpu.replace(/ Processor| \d+-Core/g, '')}, medians of ${rounds} rounds, ${busy}; Pyodide ${versions.pyodide}, Django ${versions.django}, MicroPython ${versions['@micropython/micropython-webassembly-pyscript']}, Brython ${versions.brython}, CPython ${versions.cpython}.\n`;
  text = between(text, 'machine', set);
  writeFileSync(README, text);
  if (results.start && results.programs) writeFileSync(PICTURE, draw(results, peers));
}

function between(text, name, content) {
  const marks = new RegExp(`(<!-- bench: ${name} -->\n)[^]*?(\n?<!-- end -->)`);
  return text.replace(marks, (_, before, after) => before + content.trimEnd() + (after.startsWith('\n') ? after : `\n${after}`));
}
