// What the bench compares with: real Django in Pyodide in the same browser, and in the machine's own
// CPython. `peers` installs both from npm and PyPI into .tools/bench, once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PYODIDE = '314.0.7';
const DJANGO = '5.2.19';
const folder = fileURLToPath(new URL('../../.tools/bench', import.meta.url));
const python = join(folder, 'python/bin/python');

/** The folder to serve to pages, the wheels in it, and what each program takes natively. */
export function peers() {
  if (!existsSync(join(folder, 'ready'))) install();
  return { folder, wheels: readdirSync(join(folder, 'wheels')).filter((name) => name.endsWith('.whl')), native };
}

function install() {
  console.log('installing Pyodide (npm) and Django (PyPI) into .tools/bench');
  mkdirSync(join(folder, 'wheels'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  command('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', `pyodide@${PYODIDE}`);
  command('python3', '-m', 'venv', 'python');
  command(python, '-m', 'pip', 'download', '-q', '-d', 'wheels', `django==${DJANGO}`);
  command(python, '-m', 'pip', 'install', '-q', '--no-index', '-f', 'wheels', 'django');
  writeFileSync(join(folder, 'ready'), '');
}

function command(program, ...args) {
  const { status } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: the bench needs npm, and python3 with venv and pip`);
}

/** Runs sources on CPython with Django in one process: what each printed and its times in ms. */
function native(sources, repeat) {
  const script = fileURLToPath(new URL('native.py', import.meta.url));
  const input = JSON.stringify({ sources, repeat });
  return JSON.parse(spawnSync(python, [script], { input, maxBuffer: 1 << 26 }).stdout);
}

/** In a page at the folder: a `run(source)` of Pyodide with Django. */
export async function loadPyodide(wheels) {
  const { loadPyodide } = await import('./node_modules/pyodide/pyodide.mjs');
  const pyodide = await loadPyodide();
  for (const wheel of wheels) pyodide.unpackArchive(await (await fetch(`./wheels/${wheel}`)).arrayBuffer(), 'wheel');
  pyodide.runPython('from django.conf import settings\nsettings.configure()\nfrom django.core.cache import cache');
  globalThis.run = (source) => {
    let printed = '';
    pyodide.setStdout({ batched: (line) => (printed += `${line}\n`) });
    pyodide.runPython(source, { globals: pyodide.toPy({ __name__: '__main__' }) });
    return printed;
  };
}
