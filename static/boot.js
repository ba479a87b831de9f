// Starts the playground on a page of our own: loads the engine, whose `main` finds the
// page's `data-cache-playground` element and draws there.
//
// A classic script, not a module: a sandboxed frame and a page opened from a disk have no
// origin, and may load scripts without a word from the host but neither modules nor data.
import start from './engine.js';

const here = document.currentScript.src;

const wasm = fetch(new URL('./engine.wasm', here)).catch(() => fromScript(new URL('./engine.wasm.js', here)));
start({ module_or_path: wasm });

addEventListener('error', ({ error }) => report(error));
addEventListener('unhandledrejection', ({ reason }) => report(reason));

/** Says that the engine has met a fault of its own, after which it does not go on. */
function report(fault) {
  if (!(fault instanceof WebAssembly.RuntimeError) || document.querySelector('.fault')) return;
  const notice = document.createElement('p');
  notice.className = 'fault';
  notice.setAttribute('role', 'alert');
  notice.textContent = 'The playground met a fault of its own and has stopped. Your program is kept: reload the page to go on.';
  document.body.prepend(notice);
}

/** The engine from a script that holds it as a string with a character for every byte. */
async function fromScript(url) {
  const script = document.createElement('script');
  script.src = url;
  await new Promise((loaded, failed) => {
    script.onload = loaded;
    script.onerror = () => failed(new Error(`the engine cannot be loaded from ${url}`));
    document.head.append(script);
  });
  script.remove();
  const text = globalThis.cachePlaygroundEngine;
  delete globalThis.cachePlaygroundEngine;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
