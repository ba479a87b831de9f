// What the page's own elements say: sentences of src/sentences/elements.en.txt, or of the language
// that `app-language` brings.
import english from '../../src/sentences/elements.en.txt';
import './language.js';

const read = (catalogue) =>
  catalogue
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]);

const detail = {};
document.dispatchEvent(new CustomEvent('app-language', { detail }));
const sentences = new Map([...read(english), ...read(detail.sentences ?? '')]);

/** The sentence called `name`, with its places filled. */
export const say = (name, values = {}) =>
  (sentences.get(name) ?? name).replace(/\{(\w+)\}/g, (_, place) => values[place] ?? place);

/** A number as the language writes it. */
export const number = (value, options) => new Intl.NumberFormat(document.documentElement.lang || 'en', options).format(value);
