// Starts the playground on a page of our own: loads the engine, whose `main` finds the
// page's `data-cache-playground` element and draws there; and starts it anew after a fault.
// The reader's text outlives both a load that fails and an engine that breaks. The editor comes once
// the engine has drawn, for evaluating it keeps the browser from compiling: until then a text area
// takes what is typed, and a press of Run has its result first.
//
// A classic script, not a module: a sandboxed frame and a page opened from a disk have no
// origin, and may load scripts without a word from the host but neither modules nor data.
import start, { abandon } from './engine.js';
import { whenIdle } from './elements/when_idle.js';

/** Milliseconds. */
const LATE = 2000;

const here = document.currentScript.src;
const place = document.querySelector('[data-cache-playground]');
/** The page before the engine has drawn on it. */
const shell = place?.cloneNode(true);
let isOver = false;

// A frame that its reader has not asked for yet is on its way to another page.
if (!('leaving' in document.documentElement.dataset)) {
  // An engine that is long in coming is not waited for by what one writes with.
  const late = new Promise((over) => setTimeout(over, LATE));
  const drawn = new Promise((over) => document.addEventListener('app-state', over, { once: true }));
  Promise.race([begin().then((isThere) => isThere && drawn), late]).finally(() => whenIdle(addEditor));
  // The engine has all of the connection until it is there.
  addEventListener('load', () => editorFile()?.removeAttribute('media'));
}
addEventListener('error', onError);
addEventListener('unhandledrejection', onRejection);

/** Loads the engine and lets it draw; whether it could. */
async function begin() {
  try {
    await start({ module_or_path: fetch(new URL('./engine.wasm', here)).then(checked) });
    return true;
  } catch (fault) {
    if (fault instanceof WebAssembly.RuntimeError) return broken();
    // The same engine as a script: for a page that may not fetch, and for a file that came broken.
    try {
      await start({ module_or_path: fromScript(new URL('./engine.wasm.js', here)) });
      return true;
    } catch (again) {
      if (again instanceof WebAssembly.RuntimeError) return broken();
      return notLoaded();
    }
  }
}

/** The link that fetches the editor's script ahead of its use, once its media fit. */
function editorFile() {
  return document.querySelector('link[rel=preload][as=script]');
}

function addEditor() {
  const file = editorFile();
  if (!file || customElements.get('code-editor')) return;
  const script = document.createElement('script');
  script.src = file.href;
  document.head.append(script);
}

function checked(response) {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
}

/** The engine from a script that holds it as a string with a character for every byte. */
async function fromScript(url) {
  const script = document.createElement('script');
  script.src = url;
  await new Promise((loaded, failed) => {
    script.onload = loaded;
    script.onerror = () => failed(new Error(`the engine cannot be loaded from ${url}`));
    document.head.append(script);
  }).finally(() => script.remove());
  const text = globalThis.cachePlaygroundEngine;
  delete globalThis.cachePlaygroundEngine;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function onError({ error }) {
  if (error instanceof WebAssembly.RuntimeError) broken();
}

function onRejection({ reason }) {
  if (reason instanceof WebAssembly.RuntimeError) broken();
}

function notLoaded() {
  const status = place?.querySelector('.status span');
  if (status) status.textContent = 'Not loaded';
  notice('The engine could not be loaded, so nothing can run yet. Your text stays.', 'Try again', (own) => {
    own.remove();
    if (status) status.textContent = 'Starting…';
    begin();
  });
}

/** The engine has met a fault of its own, after which nothing of it may be asked again. */
function broken() {
  if (isOver) return;
  isOver = true;
  removeEventListener('error', onError);
  removeEventListener('unhandledrejection', onRejection);
  abandon();
  notice('The playground met a fault of its own and has stopped. Your program is kept.', 'Start again', restart);
}

/** Puts the first page back, with the reader's text, and loads a new engine. */
function restart(own) {
  own.remove();
  if (!place) return location.reload();
  const editor = place.querySelector('code-editor');
  const text = editor?.value ?? editor?.querySelector('textarea')?.value;
  const fresh = shell.cloneNode(true);
  if (text !== undefined) {
    fresh.querySelector('code-editor textarea').textContent = text;
    // It may be newer than what was saved.
    fresh.dataset.kept = '';
  }
  place.replaceWith(fresh);
  const script = document.createElement('script');
  script.src = here;
  document.head.append(script);
}

/** One line across the page, with one thing to do. */
function notice(text, label, act) {
  const own = document.createElement('div');
  own.className = 'fault';
  own.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = label;
  button.addEventListener('click', () => act(own));
  own.append(text, ' ', button);
  document.body.prepend(own);
}
