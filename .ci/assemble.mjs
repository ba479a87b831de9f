// Turns what Trunk has built into dist/: the engine (wasm), one style sheet, pages that obey
// a strict content policy and load in two round trips, api.js, and cache-playground.js for
// other pages. Every file but the stable names carries a hash of what it holds, so a host may
// cache it for ever.
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { FORGETFUL, writeManifest, writeWorker } from './offline.mjs';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

// After a fault the engine's memory may be anything: whatever still calls it must get no answer.
const ABANDON = `
export function abandon() {
  const memory = wasm?.memory;
  wasm = new Proxy({}, { get: (_, name) => (name === 'memory' ? memory : () => 0) });
}
`;

const stage = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
const look = { minify: process.env.TRUNK_PROFILE === 'release', target: 'es2022', legalComments: 'none', charset: 'utf8' };

const built = await readdir(stage);
const trunkWasm = only(built, /_bg\.wasm$/);
const trunkGlue = trunkWasm.replace('_bg.wasm', '.js');

const bytes = await readFile(join(stage, trunkWasm));
const names = { 'engine.wasm': await keep('engine', 'wasm', bytes) };
names['engine.wasm.js'] = await keep('engine.wasm', 'js', asScript(bytes));
names['engine.js'] = await keep('engine', 'js', await script(join(stage, trunkGlue), 'esm'));

const boot = await keep('boot', 'js', await script(join(source, 'boot.js'), 'iife'));
await writeFile(join(stage, 'api.js'), await script(join(source, 'api.js'), 'esm', { linked: true }));
await writeFile(join(stage, 'api.d.ts'), await readFile(join(source, 'api.d.ts')));
await writeFile(join(stage, 'cache-playground.js'), await script(join(source, 'cache-playground.js'), 'iife'));
const frame = await keep('frame', 'js', await script(join(source, 'frame/frame.js'), 'iife'));
const index = await page('index.html');
await writeFile(join(stage, 'index.html'), index);
await writeFile(join(stage, 'embed.html'), framed(index));
const poster = await keep('poster', 'js', await script(join(source, 'frame/poster.js'), 'iife'));
await writeFile(join(stage, 'poster.html'), postered(await readFile(join(source, 'poster.html'), 'utf8'), index));

for (const name of [trunkWasm, trunkGlue, 'snippets']) await rm(join(stage, name), { recursive: true, force: true });

// What follows looks at all that there is.
await writeManifest(stage, only(built, /^icon-.*\.svg$/), keep);
if (look.minify) await writeWorker(stage, await readFile(join(source, 'worker.js'), 'utf8'), look);
else await writeFile(join(stage, 'worker.js'), FORGETFUL);
await writeFile(join(stage, '_headers'), headers(await readdir(stage)));

/** Writes `content` under a name that carries its hash; returns the name. */
async function keep(stem, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const name = `${stem}-${hash}.${extension}`;
  await writeFile(join(stage, name), content);
  return name;
}

/**
 * Bundles a script. Its `./engine.js` is the glue that wasm-bindgen wrote, which is copied in
 * unless it is `linked`; the names of the engine's files become their final ones.
 */
async function script(file, format, { linked = false } = {}) {
  const glue = {
    name: 'glue',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/engine\.js$/ }, ({ path }) => (linked ? { path, external: true } : { path: join(stage, trunkGlue) }));
      onLoad({ filter: /\.js$/ }, async ({ path }) => (path === join(stage, trunkGlue) ? { contents: (await readFile(path, 'utf8')) + ABANDON } : undefined));
    },
  };
  const { outputFiles } = await build({
    ...look,
    entryPoints: [file],
    bundle: true,
    format,
    write: false,
    logLevel: 'error',
    plugins: [glue],
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return outputFiles[0].text
    .replace(/[\w-]+_bg\.wasm/g, names['engine.wasm'])
    .replace(/\bengine\.(wasm\.js|wasm|js)\b(?=["'`])/g, (name) => names[name]);
}

/** A script that leaves the module's bytes in a string, for pages that may load scripts only. */
function asScript(bytes) {
  const escapes = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' };
  return `globalThis.cachePlaygroundEngine='${bytes.toString('latin1').replace(/[\\'\n\r]/g, (c) => escapes[c])}';\n`;
}

async function page(name) {
  let html = await readFile(join(stage, name), 'utf8');

  // Trunk's own start-up script is inline, which the policy forbids; boot.js does its work.
  html = html.replace(/\s*<script type="module">[^]*?TrunkApplicationStarted[^]*?<\/script>/, '');
  html = html.replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, '');

  const sheets = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"\s*\/?>/g)];
  const css = await Promise.all(sheets.map(([, sheet]) => readFile(join(stage, sheet), 'utf8')));
  const { code } = await transform(css.join('\n'), { loader: 'css', minify: look.minify, charset: 'utf8' });
  const style = await keep('style', 'css', code);
  for (const [tag, sheet] of sheets) {
    html = html.replace(tag, '');
    await rm(join(stage, sheet), { force: true });
  }

  const scripts = [];
  for (const [tag, file] of [...html.matchAll(/<script src="\.\/([^"]+)"[^>]*><\/script>/g)]) {
    html = html.replace(tag, '');
    scripts.push(await keep(file.replace(/(-[0-9a-f]+)?\.js$/, ''), 'js', await readFile(join(stage, file))));
    await rm(join(stage, file), { force: true });
  }

  const [own, editor] = scripts;
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<link rel="stylesheet" href="${style}">`,
    // Before the engine on a connection that they share: boot.js compiles it while it comes, and the page's own
    // script reads what the address says before the engine asks for it.
    ...[own, boot].map((file) => `<script defer src="${file}" fetchpriority="high"></script>`),
    `<link rel="preload" href="${names['engine.wasm']}" as="fetch" type="application/wasm" crossorigin>`,
    // boot.js fetches it behind the engine, and evaluates it when the engine has drawn, or is late.
    `<link rel="preload" href="${editor}" as="script" media="not all">`,
  ];
  const charset = html.match(/<meta charset=[^>]*>/)[0];
  html = html.replace(charset, [charset, ...head].join('\n    '));
  // The lines that the tags leave behind; those of the program in the body are the reader's.
  html = html.replace(/<head>[^]*?<\/head>/, (part) => part.replace(/\n\s*(?=\n)/g, ''));
  refuse(name, html);
  return html;
}

/** The same page for a frame: without a program of its own, and with the script that obeys its host. */
function framed(html) {
  const change = (from, to) => {
    if (!from.test(html)) throw new Error(`embed.html cannot be made: index.html has nothing like ${from}`);
    html = html.replace(from, to);
  };
  change(/<html lang="en">/, '<html lang="en" data-embed="full">');
  change(/<title>[^<]*<\/title>/, '<title>Cache playground</title>\n    <meta name="robots" content="noindex">');
  change(/\n\s*<meta name="description"[^>]*>/, '');
  change(/(<textarea[^>]*>)[^<]*/, '$1');
  change(/(<script defer src=")page-[^"]*/, `$1${frame}`);
  change(/<noscript>/, '<nav class="full-size" aria-label="Elsewhere"><a target="_blank" rel="noopener" href=".">Open full size</a></nav>\n    $&');
  refuse('embed.html', html);
  return html;
}

/** The page that a frame begins with when its reader is to ask for more. */
function postered(html, index) {
  const [sheet] = index.match(/<link rel="stylesheet"[^>]*>/);
  const [icon] = index.match(/<link rel="icon"[^>]*>/);
  const head = [`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`, sheet, `<script defer src="${poster}"></script>`, icon];
  html = html.replace('<meta charset="utf-8">', ['$&', ...head].join('\n    '));
  refuse('poster.html', html);
  return html;
}

/** Ends the build when a page holds what the policy or a sub-path would break. */
function refuse(name, html) {
  const faults = [
    [/<script(?![^>]*\bsrc=)[^>]*>/, 'an inline script'],
    [/<style[\s>]/, 'an inline style sheet'],
    [/<[^>]+\sstyle=/, 'a style attribute'],
    [/<[^>]+\son\w+=/, 'an inline event handler'],
    [/(?:src|href)="(?:\/|https?:)[^"]*\.(?:js|css|wasm|svg|png|woff2)"/, 'a link that is not relative'],
  ];
  for (const [pattern, what] of faults) {
    const found = html.match(pattern);
    if (found) throw new Error(`${name} has ${what}: ${found[0]}`);
  }
}

/**
 * What a host may send along, in the form that several of them read: the pages' policy, which then
 * holds before their first byte and says who may frame them: all, and documentation on a disk,
 * which `*` leaves out; pages that are isolated may embed ours, frames without an origin may load
 * our files, and hashed ones are kept for ever.
 */
function headers(names) {
  const all = [
    `Content-Security-Policy: ${POLICY}; frame-ancestors * file:`,
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: no-referrer',
    'Access-Control-Allow-Origin: *',
    'Cross-Origin-Resource-Policy: cross-origin',
    'Cross-Origin-Embedder-Policy: require-corp',
  ];
  const hashed = names.filter((name) => /-[0-9a-f]{16}\.\w+$/.test(name)).sort();
  const rules = [['/*', all], ...hashed.map((name) => [`/${name}`, ['Cache-Control: public, max-age=31536000, immutable']])];
  return rules.map(([path, lines]) => `${path}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('');
}

function only(names, pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in the build, found ${found.length}`);
  return found[0];
}
