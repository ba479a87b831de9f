// What a frame shows with `loading=click`: the program, until the reader asks for more.
//
// Invariant: nothing but this script and the style sheet is loaded before.
import { read } from '../links/fragment.js';
import { foldedLines } from './folds.js';
import { followHeight } from './height.js';
import { setLook } from './look.js';

/** What goes along to the page of its own. */
const OF_PROGRAM = /^(code|c1|ex|settings|max|cull|timeout|prefix|version|epoch|step|t|mode)=/;

const given = read(location.hash);
const rest = location.hash.slice(1).split('&').filter((part) => part && !part.startsWith('loading='));

setLook({ theme: 'auto', ...given });
if (given.code !== undefined) show(given.code, given);
document.querySelector('button').addEventListener('click', () => location.replace(`embed.html#${rest.join('&')}`));
const page = location.protocol === 'file:' ? 'index.html' : './';
document.querySelector('.poster__foot a').href = `${page}#${rest.filter((part) => OF_PROGRAM.test(part)).join('&')}`;
followHeight();

/** The lines that are not folded away, those that matter most marked. */
function show(code, { hide, lines, hl = [] }) {
  const place = document.querySelector('.poster__program');
  const folds = foldedLines(code, { hide, shown: lines });
  const list = code.replace(/\n$/, '').split('\n');
  list.forEach((text, index) => {
    const fold = folds.find(([first, last]) => first <= index + 1 && index + 1 <= last);
    if (fold && fold[0] !== index + 1) return;
    const line = document.createElement(hl.includes(index + 1) ? 'mark' : 'span');
    line.textContent = fold ? `⋯ ${fold[1] - fold[0] + 1} ${fold[0] === fold[1] ? 'line' : 'lines'} not shown` : text;
    place.firstElementChild.append(line, '\n');
  });
  place.hidden = false;
}
