// Writes what the fuzzers begin with into corpus/: every program, settings and lesson of the project, as
// `node tests/fuzz/seeds.mjs`.
//
// Invariant: a seed has the name of its text's hash, so that writing again adds nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const files = (folder) => readdirSync(new URL(folder, root), { recursive: true }).map((name) => `${folder}/${name}`);

function seed(target, text) {
  const folder = new URL(`corpus/${target}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(createHash('sha256').update(text).digest('hex').slice(0, 16), folder), text);
}

const python = ['tests/python', 'tests/scripts', 'src/playground/recipes'].flatMap(files).filter((path) => path.endsWith('.py'));
for (const text of python.map(read)) {
  seed('program', text);
  const caches = /^# CACHES = (\{.*\})\s*$/m.exec(text)?.[1];
  if (caches !== undefined) {
    seed('settings', caches);
    seed('settings', `CACHES = ${caches.replace(/\btrue\b/g, 'True').replace(/\bnull\b/g, 'None')}\n`);
  }
}
for (const block of read('tests/syntax/programs.txt').split(/^==== .*\n/m)) seed('program', block);
for (const line of read('tests/syntax/lines.txt').split('\n')) seed('program', line.replaceAll('\\n', '\n'));

const lessons = readdirSync(new URL('src/practice/lessons/', root)).filter((name) => /^\d/.test(name));
for (const lesson of lessons) {
  const texts = files(`src/practice/lessons/${lesson}`).map((path) => `#### ${path.split('/').at(-1)}\n${read(path)}`);
  seed('lesson', texts.join(''));
  for (const path of files(`src/practice/lessons/${lesson}`).filter((name) => name.endsWith('settings.py'))) {
    seed('settings', read(path));
  }
}
