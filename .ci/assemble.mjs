// Turns what Trunk has built into dist/: one engine (wasm and its glue), one
// style sheet, pages that obey a strict content policy and load in two round
// trips, and api.js. Every file but the stable names carries a hash of what it
// holds, so a host may cache it for ever.
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const stage = process.env.TRUNK_STAGING_DIR;
const source = process.env.TRUNK_SOURCE_DIR;
const minify = process.env.TRUNK_PROFILE === 'release';

const staged = await readdir(stage);
const trunkWasm = only(staged, /_bg\.wasm$/);
const trunkGlue = trunkWasm.replace('_bg.wasm', '.js');

const wasm = await keep('engine', 'wasm', await readFile(join(stage, trunkWasm)));
const glue = await keep('engine', 'js', await bundleGlue());
for (const name of [trunkWasm, trunkGlue, 'snippets']) await rm(join(stage, name), { recursive: true, force: true });

const boot = await keep('boot', 'js', await script('boot.js'));
await writeFile(join(stage, 'api.js'), await script('api.js'));
await writeFile(join(stage, 'index.html'), await page('index.html'));

/** Writes `content` under a name that carries its hash; returns the name. */
async function keep(stem, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const name = `${stem}-${hash}.${extension}`;
  await writeFile(join(stage, name), content);
  return name;
}

async function bundleGlue() {
  const { outputFiles } = await build({
    entryPoints: [join(stage, trunkGlue)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text.replace(/[\w-]+_bg\.wasm/g, wasm);
}

/** A script of `static/`, its imports pointed at the engine's final names. */
async function script(name) {
  const text = (await readFile(join(source, name), 'utf8')).replaceAll('./engine.js', `./${glue}`).replaceAll('./engine.wasm', `./${wasm}`);
  return (await transform(text, { minify, format: 'esm', target: 'es2022' })).code;
}

async function page(name) {
  let html = await readFile(join(stage, name), 'utf8');

  // Trunk's own start-up script is inline, which the policy forbids; boot.js does its work.
  html = html.replace(/\s*<script type="module">[^]*?TrunkApplicationStarted[^]*?<\/script>/, '');
  html = html.replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, '');

  const sheets = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"\s*\/?>/g)];
  const css = await Promise.all(sheets.map(([, sheet]) => readFile(join(stage, sheet), 'utf8')));
  const style = await keep('style', 'css', (await transform(css.join('\n'), { loader: 'css', minify })).code);
  for (const [tag, sheet] of sheets) {
    html = html.replace(tag, '');
    await rm(join(stage, sheet));
  }

  const scripts = [];
  for (const [tag, file] of [...html.matchAll(/<script src="\.\/([^"]+)"[^>]*><\/script>/g)]) {
    html = html.replace(tag, '');
    scripts.push(await keep(file.replace(/(-[0-9a-f]+)?\.js$/, ''), 'js', await readFile(join(stage, file))));
    await rm(join(stage, file));
  }

  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<link rel="stylesheet" href="${style}">`,
    `<link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>`,
    `<link rel="modulepreload" href="${glue}">`,
    ...[boot, ...scripts].map((file) => `<script type="module" src="${file}"></script>`),
  ];
  const charset = html.match(/<meta charset=[^>]*>/)[0];
  html = html.replace(charset, [charset, ...head].join('\n    ')).replace(/\n\s*(?=\n)/g, '');
  refuse(name, html);
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

function only(names, pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in the build, found ${found.length}`);
  return found[0];
}
