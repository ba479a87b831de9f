// A language that nobody speaks, made of the English catalogue: accented, a third longer, and read
// from the right, so that what is not translated and what has no room shows.
import { readFileSync } from 'node:fs';

const ENGLISH = new URL('../../src/sentences/en.txt', import.meta.url);
const ACCENTS = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý' };

/** A sentence in it; what stands in braces or between backticks stays. */
export function pseudo(sentence) {
  const accented = sentence.replace(/\{[^}]*\}|`[^`]*`|[a-z]/gi, (found) => (found.length > 1 ? found : (ACCENTS[found] ?? found)));
  const letters = sentence.replace(/\{[^}]*\}|`[^`]*`/g, '').length;
  return `⟦${accented}${'·'.repeat(Math.ceil(letters * 0.3))}⟧`;
}

/** The whole catalogue in it. */
export function pseudoCatalogue() {
  const lines = readFileSync(ENGLISH, 'utf8').split('\n');
  return lines
    .map((line) => {
      const [, name, sentence] = /^([a-z][^:# ]*): (.*)$/.exec(line) ?? [];
      return name ? `${name}: ${pseudo(sentence)}` : line;
    })
    .join('\n');
}

/** The English catalogue, by name. */
export function english() {
  const lines = readFileSync(ENGLISH, 'utf8').split('\n').filter((line) => /^[a-z][^:# ]*: /.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
}

/** Runs in a page before anything of its own: it is in that language. */
export function speakPseudo(sentences) {
  document.addEventListener('app-language', ({ detail }) => {
    document.documentElement.lang = 'ar-EG';
    document.documentElement.dir = 'rtl';
    detail.sentences = sentences;
  });
}
