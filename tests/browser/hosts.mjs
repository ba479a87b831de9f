// Pages of somebody else, on an origin of their own, that embed the playground.
//   const hosts = await host();
//   const page = await hosts.open(browser, '<cache-playground>…', { …options of browser.open });
// In such a page `events` holds what the elements have reported: [name, detail, id].
import { createServer } from 'node:http';

const NAMES = ['ready', 'change', 'run', 'step', 'expire', 'error', 'answer', 'score', 'resize'];

/** A document with `body` that loads the element from `playground`; `head` comes first. */
export function document({ playground, body, head = '', scripts = 1 }) {
  const loader = `<script async src="${playground}cache-playground.js"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A tutorial</title>${head}
<script src="record.js"></script>${loader.repeat(scripts)}</head><body>${body}</body></html>`;
}

const RECORD = `globalThis.events = [];
for (const name of ${JSON.stringify(NAMES)}) document.addEventListener(name, ({ target, detail }) => {
  if (target.localName === 'cache-playground') events.push([name, detail, target.id]);
});`;

export async function host() {
  let html = '';
  const headers = {};
  const server = createServer((request, response) => {
    if (request.url.endsWith('/record.js')) return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(RECORD);
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    if (!request.url.startsWith('/page')) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}/`;
  /** Puts a page there; returns its address. */
  function write(browser, body, { head, scripts, policy } = {}) {
    html = document({ playground: browser.url, body, head, scripts });
    delete headers['Content-Security-Policy'];
    if (policy) headers['Content-Security-Policy'] = policy;
    return `${url}page`;
  }
  return {
    url,
    write,
    open: (browser, body, { head, scripts, policy, ...options } = {}) => browser.open(write(browser, body, { head, scripts, policy }), options),
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}

/** The details of the events of a name that the page's elements have reported. */
export const told = (page, name, id) => page.evaluate(([name, id]) => globalThis.events.filter((event) => event[0] === name && (!id || event[2] === id)).map((event) => event[1]), [name, id]);
