// What the bench compares with, installed once from npm and PyPI into .tools/bench: other Pythons
// for browsers, caches for JavaScript, and Django for Pyodide and for the machine's own CPython.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PACKAGES = {
  pyodide: '314.0.7',
  '@micropython/micropython-webassembly-pyscript': '1.27.0',
  brython: '3.14.3',
  'lru-cache': '11.5.3',
  'node-cache': '5.1.2',
  '@isaacs/ttlcache': '2.1.5',
  events: '3.3.0', // node-cache wants Node's
};
const DJANGO = '5.2.19';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const folder = here('../../.tools/bench');
const python = join(folder, 'python/bin/python');

/** Installs what is missing: the folder of what the peers' pages load is `vendor`. */
export async function install() {
  const wanted = JSON.stringify({ PACKAGES, DJANGO });
  const mark = join(folder, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.log('installing Pyodide, MicroPython, Brython, Django and caches of npm into .tools/bench');
  mkdirSync(join(folder, 'wheels'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const packages = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  command('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
  command('python3', '-m', 'venv', 'python');
  command(python, '-m', 'pip', 'download', '-q', '--disable-pip-version-check', '-d', 'wheels', `django==${DJANGO}`);
  command(python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--no-index', '-f', 'wheels', 'django');
  await gather();
  writeFileSync(mark, wanted);
}

function command(program, ...args) {
  const { status } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: the bench needs npm, and python3 with venv and pip`);
}

/** Puts the files that pages load into `vendor`. */
async function gather() {
  const vendor = (path) => join(folder, 'vendor', path);
  const modules = (path) => join(folder, 'node_modules', path);
  rmSync(vendor(''), { recursive: true, force: true });
  const copies = {
    pyodide: ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'],
    '@micropython/micropython-webassembly-pyscript': ['micropython.mjs', 'micropython.wasm'],
    brython: ['brython.min.js'],
  };
  for (const [name, files] of Object.entries(copies)) for (const file of files) cpSync(modules(`${name}/${file}`), vendor(file));

  const { info } = JSON.parse(readFileSync(vendor('pyodide-lock.json'), 'utf8'));
  writeFileSync(vendor('lock-info.json'), JSON.stringify(info));
  const wheels = readdirSync(join(folder, 'wheels')).filter((name) => name.endsWith('.whl'));
  for (const wheel of wheels) cpSync(join(folder, 'wheels', wheel), vendor(wheel));
  writeFileSync(vendor('wheels.json'), JSON.stringify(wheels));
  command(python, here('peers/lean_django.py'), vendor('django-lean.zip'));

  writeFileSync(vendor('brython_modules.js'), prunedBrython(readFileSync(modules('brython/brython_stdlib.js'), 'utf8')));
  await build({
    // From the folder, whose packages are meant, not those of the project.
    stdin: { contents: readFileSync(here('peers/caches.js'), 'utf8'), resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    define: { global: 'globalThis' },
    outfile: vendor('caches.js'),
    logLevel: 'warning',
  });
}

/** Of Brython's standard library only what `sys` needs, as `brython-cli modules` would leave it. */
function prunedBrython(stdlib) {
  let all;
  new Function('__BRYTHON__', stdlib)({ update_VFS: (given) => (all = given) });
  const kept = { $timestamp: all.$timestamp };
  const keep = (name) => {
    const parts = name.split('.');
    for (const part of parts.map((_, at) => parts.slice(0, at + 1).join('.'))) {
      if (part in kept || !(part in all)) continue;
      kept[part] = all[part];
      (all[part][2] ?? []).forEach(keep);
    }
  };
  keep('sys');
  return `__BRYTHON__.use_VFS = true;\n__BRYTHON__.update_VFS(${JSON.stringify(kept)})\n`;
}

/** Runs sources on CPython with Django in one process: what each printed and its times in ms. */
export function native(sources, repeat) {
  const input = JSON.stringify({ sources, repeat });
  return JSON.parse(spawnSync(python, [here('native.py')], { input, maxBuffer: 1 << 26 }).stdout);
}

/** What is measured, and on what. */
export function versions() {
  const cpython = spawnSync(python, ['-c', 'import sys; print(sys.version.split()[0])']).stdout.toString().trim();
  return { ...PACKAGES, django: DJANGO, cpython };
}
