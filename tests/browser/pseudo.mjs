// A language that nobody speaks, made of the English catalogue: accented, a third longer, and read
// from the right, so that what is not translated and what has no room shows.
import { readFileSync } from 'node:fs';

const FILES = ['en.txt', 'elements.en.txt'];
const lines = FILES.flatMap((name) => readFileSync(new URL(`../../src/sentences/${name}`, import.meta.url), 'utf8').split('\n'))
  .map((line) => /^([a-z][^: #]*): (.*)$/.exec(line)?.slice(1))
  .filter(Boolean);
const ACCENTS = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý' };

/** A sentence in it; what stands in braces or between backticks stays. */
export function pseudo(sentence) {
  const accented = sentence.replace(/\{[^}]*\}|`[^`]*`|[a-z]/gi, (found) => (found.length > 1 ? found : (ACCENTS[found] ?? found)));
  const letters = sentence.replace(/\{[^}]*\}|`[^`]*`/g, '').length;
  return `⟦${accented}${'·'.repeat(Math.ceil(letters * 0.3))}⟧`;
}

/** The whole catalogue in it. */
export const pseudoCatalogue = () => lines.map(([name, sentence]) => `${name}: ${pseudo(sentence)}`).join('\n');

/** The English sentences, each with its name. */
export const english = () => lines;

/** Runs in a page before anything of its own: it is in that language. */
export function speakPseudo(sentences) {
  document.addEventListener('app-language', ({ detail }) => {
    document.documentElement.lang = 'ar-EG';
    document.documentElement.dir = 'rtl';
    detail.sentences = sentences;
  });
}
