// Serves a folder as any static host would: right types, no special headers.
//   node .ci/serve.mjs [folder] [port]
// The tests start the same server by importing `serve`.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
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
  '.woff2': 'font/woff2',
};

const compress = promisify(brotliCompress);

/**
 * Serves `folder` on 127.0.0.1. Port 0 takes a free one.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve(folder, port = 0) {
  const root = resolve(folder);
  const packed = new Map();

  const server = createServer(async (request, response) => {
    const path = normalize(decodeURI(new URL(request.url, 'http://localhost').pathname));
    let file = join(root, path);
    try {
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const body = await readFile(file);
      const { mtimeMs } = await stat(file);
      const etag = `"${body.length.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      const headers = {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Cache-Control': /-[0-9a-f]{16}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ETag: etag,
      };
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
      if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '') && body.length > 1024) {
        if (!packed.has(etag)) packed.set(etag, await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
        return response.writeHead(200, { ...headers, 'Content-Encoding': 'br' }).end(packed.get(etag));
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '8080'] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, Number(port));
    console.log(`The playground is at ${url} (Ctrl-C ends it).`);
  } catch (error) {
    const busy = error.code === 'EADDRINUSE';
    console.error(busy ? `Port ${port} is taken: end the program that has it, or run make serve PORT=8081.` : error.message);
    process.exitCode = 1;
  }
}
