// Serves folders on loopback as a good static host would: brotli -q 11, validators, long life for
// all but pages, isolation headers; the same for every peer. It remembers what it has sent.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { folder as store } from './install.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.zip': 'application/zip',
};
const PACKED = new Set(['.zip', '.whl', '.png']);

/** The same text as brotli -q 11, kept on disk because it takes seconds. */
function compressed(body) {
  const file = join(store, 'compressed', `${createHash('sha256').update(body).digest('hex')}.br`);
  if (existsSync(file)) return readFileSync(file);
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const packed = brotliCompressSync(body, { params });
  mkdirSync(join(store, 'compressed'), { recursive: true });
  writeFileSync(file, packed);
  return packed;
}

/**
 * `roots` names folders by the path below which they are served, `pages` gives texts by their path.
 * @returns {Promise<{ url: string, sent: { path: string, bytes: number, at: number }[], close(): void }>}
 */
export async function serve(roots, pages = {}) {
  const known = new Map();
  const prefixes = Object.keys(roots).sort((a, b) => b.length - a.length);
  const sent = [];

  const find = (path) => {
    if (known.has(path)) return known.get(path);
    const raw = contents(path);
    if (!raw) return undefined;
    const type = path.endsWith('/') ? '.html' : extname(path);
    const packed = PACKED.has(type) || raw.length < 512 ? raw : compressed(raw);
    const etag = `"${createHash('sha256').update(raw).digest('hex').slice(0, 16)}"`;
    const found = { type, etag, raw, packed: packed.length < raw.length ? packed : undefined };
    known.set(path, found);
    return found;
  };
  const contents = (path) => {
    if (path in pages) return Buffer.from(pages[path]);
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    if (!prefix) return undefined;
    let file = join(roots[prefix], normalize(`/${path.slice(prefix.length)}`));
    if (path.endsWith('/')) file = join(file, 'index.html');
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  };

  // Compressing takes seconds, which no visitor is to wait for.
  for (const prefix of prefixes) for (const file of readdirSync(roots[prefix], { recursive: true })) find(prefix + file);

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const at = Date.now();
    const found = find(path);
    if (!found) return response.writeHead(404).end('There is no such file.\n');
    const headers = {
      'Content-Type': TYPES[found.type] ?? 'application/octet-stream',
      'Cache-Control': found.type === '.html' || path === '/worker.js' ? 'no-cache' : 'public, max-age=31536000, immutable',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      ETag: found.etag,
      Vary: 'Accept-Encoding',
    };
    if (request.headers['if-none-match'] === found.etag) return response.writeHead(304, headers).end();
    const isPacked = found.packed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (isPacked) headers['Content-Encoding'] = 'br';
    const body = isPacked ? found.packed : found.raw;
    sent.push({ path, bytes: body.length, at });
    return response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    sent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
