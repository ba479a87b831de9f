// What authors paste into their pages, for a program and how it is to be shown.
//
// Invariant: every snippet is text of its own language; nothing of the program can end it early.
import { write } from './fragment.js';
import { TooLong, encode } from './share_link.js';

const htmlText = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const htmlValue = (text) => htmlText(text).replace(/"/g, '&quot;');

/** The program as the value of `c1`. */
export function linkOf({ code, settings, epoch, step, t, mode }) {
  return encode({ code, opts: { settings, epoch }, step, t, mode });
}

/** The address of the page with the program in it; `page` alone for a program that no link can hold. */
export function address(page, state) {
  const link = whenShort(() => linkOf(state));
  return link === undefined ? page : `${page}#${write({ c1: link })}`;
}

/** The address of the frame, if one can hold the program; `look` is parameters such as `view` and `theme`. */
export function frameAddress(frame, state, look = {}) {
  const link = whenShort(() => linkOf(state));
  // Of a frame that waits for a click nothing else is to be loaded.
  const file = look.loading === 'click' ? frame.replace(/embed\.html$/, 'poster.html') : frame;
  return link && `${file}#${write({ c1: link, ...look })}`;
}

/** The link's part after `c1=`, if a link can hold the program. */
export function whenShort(write) {
  try {
    return write();
  } catch (fault) {
    if (fault instanceof TooLong) return undefined;
    throw fault;
  }
}

export const markdown = (url) => `[Try it in the cache playground](${url})`;

export function iframe(url, height) {
  return `<iframe src="${htmlValue(url)}" title="Django cache playground" width="100%" height="${height}" loading="lazy"
  sandbox="allow-scripts allow-same-origin allow-popups" allow="clipboard-write; fullscreen"></iframe>`;
}

/** The custom element: its attributes are the parameters, the program is its content. */
export function element(script, { code, settings, step, t, epoch, mode }, look = {}) {
  const attributes = Object.entries({ mode, step, t, epoch, settings, ...look })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${htmlValue(String(value))}"`))
    .join('');
  return `<script async src="${htmlValue(script)}"></script>
<cache-playground${attributes}>
<pre><code class="language-python">${htmlText(code.replace(/\n$/, ''))}</code></pre>
</cache-playground>`;
}

/** A directive of the Sphinx extension. */
export function sphinx({ code, step, t, mode }, look = {}) {
  const options = Object.entries({ mode, step, t, ...look })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => `   :${name}:${value === true ? '' : ` ${value}`}\n`)
    .join('');
  return `.. cache-playground::\n${options}\n${code.replace(/\n$/, '').replace(/^(?=.)/gm, '   ')}\n`;
}

/** A fenced block of the Python-Markdown extension, in a fence longer than any in the program. */
export function fenced({ code, step, t, mode }, look = {}) {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const options = Object.entries({ mode, step, t, ...look })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}=${value}`))
    .join('');
  const fence = '`'.repeat(longest + 1);
  return `${fence}cache-playground${options}\n${code.replace(/\n?$/, '\n')}${fence}\n`;
}
