// Draws the figures as bars, on a scale on which each line is ten times the one before, because what is
// compared lies that far apart.
import { median } from './report.mjs';

const WIDTH = 860;
const LABELS = 250;
const ROW = 24;
const NAMES = {
  page: 'Cache Playground, whole page',
  engine: 'Cache Playground, engine alone',
  pyodide: 'Pyodide + Django',
  pyodide_lean: 'Pyodide + Django, pruned',
  micropython: 'MicroPython + port (no page)',
  brython: 'Brython + port (no page)',
  native: 'native CPython + Django',
};

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #14211d }
  .title { font-weight: 600; font-size: 14px }
  .axis { fill: #4a5a54; font-size: 11px }
  line { stroke: #c9d3ce }
  .other { fill: #6f7f78 }
  .ours { fill: #0b6b4f }
  .paper { fill: #f3f6f4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6eeea }
    .axis { fill: #a3b3ac }
    line { stroke: #2c3a35 }
    .other { fill: #7c8d86 }
    .ours { fill: #4fd1a1 }
    .paper { fill: #0e1513 }
  }`;

/** An SVG of its own, in light and in dark. */
export function draw({ start, programs }) {
  const started = Object.keys(NAMES).filter((name) => name in start.results);
  const of = (read) => started.map((name) => [name, median(read(start.results[name]))]);
  const ran = Object.keys(NAMES).filter((name) => programs.results.times[name]?.['set and get']);
  const panels = [
    ['First result, ms from the navigation, nothing kept', of(({ local }) => local.cold)],
    ['First result at 9 Mbit/s and 170 ms', of(({ mobile }) => mobile.cold)],
    ['10,000 × set and get, ms', ran.map((name) => [name, median(programs.results.times[name]['set and get'])])],
  ];
  let y = 16;
  let body = '';
  for (const [title, rows] of panels) {
    const bars = panel(title, rows, y);
    body += bars.body;
    y = bars.end + 18;
  }
  const described = panels.map(([title, rows]) => `${title}: ${rows.map(([name, value]) => `${NAMES[name]} ${Math.round(value)}`).join(', ')}`).join('. ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title text">
<title id="title">How fast the playground is beside others</title>
<desc id="text">${described}.</desc>
<style>${STYLE}
</style>
<rect class="paper" width="${WIDTH}" height="${y}" rx="4"/>
${body}</svg>
`;
}

/** Bars for one measure, from its top. */
function panel(title, rows, top) {
  const values = rows.map(([, value]) => value);
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  const room = WIDTH - LABELS - 80;
  const x = (value) => LABELS + (room * Math.log10(value / low)) / Math.log10(high / low);
  const end = top + 34 + rows.length * ROW;
  let body = `<text class="title" x="16" y="${top + 14}">${title}</text>\n`;
  for (let mark = low; mark <= high; mark *= 10) {
    const at = x(mark).toFixed(1);
    body += `<line x1="${at}" x2="${at}" y1="${top + 28}" y2="${end}"/><text class="axis" x="${at}" y="${end + 12}" text-anchor="middle">${mark.toLocaleString('en')}</text>\n`;
  }
  rows.forEach(([name, value], index) => {
    const y = top + 32 + index * ROW;
    const isOurs = name === 'page' || name === 'engine';
    body += `<text x="${LABELS - 10}" y="${y + 13}" text-anchor="end">${NAMES[name]}</text>`;
    body += `<rect class="${isOurs ? 'ours' : 'other'}" x="${LABELS}" y="${y}" width="${Math.max(2, x(value) - LABELS).toFixed(1)}" height="16"/>`;
    body += `<text x="${(x(value) + 8).toFixed(1)}" y="${y + 13}">${value < 100 ? value.toFixed(value < 10 ? 1 : 0) : Math.round(value).toLocaleString('en')}</text>\n`;
  });
  return { body, end: end + 14 };
}
