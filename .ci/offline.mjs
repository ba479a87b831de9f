// Makes a build one that works offline and can be installed: the service worker, which knows
// every file and its hash, and the manifest with its icons.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { icon } from './icon.mjs';

/** Of no use where there is a worker: for hosts and compilers, and for pages that may load scripts only. */
const LEFT_OUT = /^(_headers|build\.json|worker\.js|.*\.d\.ts|engine\.wasm-.*\.js)$/;

/** Writes the manifest and its icons; `keep` writes a file under a name with a hash. */
export async function writeManifest(folder, svg, keep) {
  const icons = [{ src: svg, sizes: 'any', type: 'image/svg+xml' }];
  for (const [size, purpose] of [[192, 'any'], [512, 'any'], [512, 'maskable']]) {
    const src = await keep(`icon-${size}`, 'png', icon(size, { isMaskable: purpose === 'maskable' }));
    icons.push({ src, sizes: `${size}x${size}`, type: 'image/png', purpose });
  }
  const manifest = {
    name: 'Cache Playground',
    short_name: 'Cache',
    description: 'Django’s low-level cache, line by line',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f3f6f4',
    theme_color: '#0b6b4f',
    icons,
  };
  await writeFile(join(folder, 'manifest.webmanifest'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** Writes `worker.js` for the files that are in `folder`, and `build.json`, which says what it keeps; call it last. */
export async function writeWorker(folder, source, look) {
  const files = {};
  for (const name of (await readdir(folder)).sort().filter((name) => !LEFT_OUT.test(name))) {
    files[name] = createHash('sha256').update(await readFile(join(folder, name))).digest('hex').slice(0, 16);
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="(?:\.\/)?([\w.-]+\.\w+)"/g)].map(([, name]) => name);
  // A browser keeps a page's icon by itself, or has not fetched it.
  const needed = ['index.html', ...new Set(named.filter((name) => !name.endsWith('.svg')))];
  const missing = needed.filter((name) => !(name in files));
  if (missing.length > 0) throw new Error(`index.html names what is not in the build: ${missing.join(', ')}`);
  const values = { FILES: files, NEEDED: needed, BUILD: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16) };
  const define = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
  const { code } = await transform(source, { ...look, define });
  await writeFile(join(folder, 'worker.js'), code);
  await writeFile(join(folder, 'build.json'), `${JSON.stringify({ build: values.BUILD, needed, files })}\n`);
}

/** A worker that forgets what a release at the same address has kept, and never begins itself. */
export const FORGETFUL = `addEventListener('install', (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const ours = names.filter((name) => name.startsWith(\`cache-playground \${registration.scope} \`));
      await Promise.all(ours.map((name) => caches.delete(name)));
      throw new Error('a build without optimising is not kept');
    })(),
  ),
);
`;
