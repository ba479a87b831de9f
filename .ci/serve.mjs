// Serves a folder as any static host would: right types, no special headers.
//   node .ci/serve.mjs [folder] [port] [--reload]
// Run like this it sends the headers of the folder's `_headers`, too, as hosts do that know such
// a file. `--reload` tells open pages to reload when the folder has changed. The tests start the
// same server by importing `serve`.
import { watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const compress = promisify(brotliCompress);

/**
 * Serves `folder` on 127.0.0.1. Port 0 takes a free one; `changes` answers what begins with
 * `/.changes` and gets every page to ask it; `hasHeaders` sends what `_headers` asks for,
 * `hears` is told every path, and what `withholds` says is never answered.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve(folder, port = 0, { changes, hasHeaders = false, hears, withholds } = {}) {
  const root = resolve(folder);
  const rules = hasHeaders ? await readRules(join(root, '_headers')) : [];
  const packed = new Map();

  const server = createServer(async (request, response) => {
    try {
      const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
      hears?.(path);
      if (withholds?.(path)) return undefined;
      if (changes && path.startsWith('/.changes')) return changes.answer(path, response);
      let file = join(root, path);
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      let body = await readFile(file);
      if (changes && file.endsWith('.html')) body = changes.watched(body);
      const { mtimeMs } = await stat(file);
      const etag = `"${body.length.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      const headers = {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Cache-Control': /-[0-9a-f]{16}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ETag: etag,
        ...Object.assign({}, ...rules.filter(({ path: rule }) => rule === '/*' || rule === path).map(({ fields }) => fields)),
      };
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
      if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '') && body.length > 1024) {
        const key = file + etag;
        if (!packed.has(key)) packed.set(key, await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
        return response.writeHead(200, { ...headers, 'Content-Encoding': 'br' }).end(packed.get(key));
      }
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.\n');
    }
  });

  await new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', ready);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** The rules of a `_headers`: a path, and below it, indented, its fields. */
async function readRules(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split(/^(?=\S)/m).map((rule) => {
    const [path, ...lines] = rule.trim().split(/\n\s*/);
    return { path, fields: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])) };
  });
}

/** Tells pages that have loaded `/.changes.js` to reload a moment after `folder` has changed. */
function reloading(folder) {
  const open = new Set();
  let timer;
  watch(folder, () => {
    clearTimeout(timer);
    timer = setTimeout(() => open.forEach((response) => response.write('data: changed\n\n')), 300);
  });
  return {
    watched: (html) => Buffer.from(String(html).replace('</head>', '<script defer src="/.changes.js"></script></head>')),
    answer(path, response) {
      if (path === '/.changes.js') {
        const script = "new EventSource('/.changes').onmessage = () => location.reload();\n";
        return response.writeHead(200, { 'Content-Type': TYPES['.js'] }).end(script);
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write('\n');
      open.add(response);
      return response.on('close', () => open.delete(response));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '8080'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  try {
    const { url } = await serve(folder, Number(port), {
      changes: process.argv.includes('--reload') ? reloading(folder) : undefined,
      hasHeaders: true,
    });
    console.log(`The playground is at ${url} (Ctrl-C ends it).`);
  } catch (error) {
    const busy = error.code === 'EADDRINUSE';
    console.error(busy ? `Port ${port} is taken: end the program that has it, or run make serve PORT=8081.` : error.message);
    process.exitCode = 1;
  }
}
