// <cache-playground>: the playground on any page, in a frame. The element's own content is the
// program and what is shown until the frame is ready, and for ever if it never is.
//
//   <cache-playground view="stage" step="2">
//     <pre><code class="language-python">from django.core.cache import cache …</code></pre>
//   </cache-playground>
//
// Attributes  as the parameters of embed.html: view mode run step t speed readonly lines hl hide max
//             cull timeout prefix version settings epoch theme accent lang motion ex height; and
//             loading (lazy, eager, click), sandbox, base (where embed.html is), group (elements with
//             the same one share a cache: each runs after those before it, whose lines are folded away)
// Properties  code, step, time
// Methods     run() stop() reset() seek({ step, t }) getTrace(), each a promise
// Events      ready change run step expire error answer score resize, which bubble
//
// Invariant: it does nothing to the page but what happens inside its element, takes no focus, and
// speaks with its own frame alone.
const NS = 'cache-playground';
const PARAMETERS = 'view mode run step t speed readonly lines hl hide max cull timeout prefix version settings epoch theme accent lang motion ex height'.split(' ');
/** What the frame can change while it is there; the others need a new one. */
const LIVE = { theme: String, motion: String, lang: String, readonly: (value) => value !== null, step: Number, t: Number };
/** Where the lines of the elements before end. */
const END = '# endhide\n';
const MOST_LIVE = 3;
const PATIENCE = 8000;

const script = document.currentScript ?? document.querySelector('script[src*="cache-playground.js"]');
const base = script?.src;

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
  :host { display: block !important; position: relative !important; height: auto !important; max-height: none !important; margin-block: 1em; }
  :host([hidden]) { display: none !important; }
  iframe { display: block; width: 100%; border: 0; }
  iframe:not([data-ready]) { position: absolute; inset: 0; height: 100%; visibility: hidden; pointer-events: none; }
  button, p { font: 14px/1.5 system-ui, sans-serif; margin: 4px 0; }
  button { padding: 4px 12px; cursor: pointer; }
  slot { display: block; overflow-x: auto; }
  [hidden] { display: none; }
  @media print { :host { min-height: 0 !important; } iframe, p, button { display: none !important; } slot { display: contents !important; } }
`);

/** The elements with a frame, in the order in which they got it. */
const live = new Set();

class CachePlayground extends HTMLElement {
  static observedAttributes = PARAMETERS;

  #parts;
  #frame;
  #port;
  #calls = new Map();
  #count = 0;
  #code;
  #own;
  #px;
  #state = {};
  #timer;
  #isSeen = false;
  #watch = new IntersectionObserver(([{ isIntersecting }]) => this.#seen(isIntersecting), { rootMargin: '200px' });
  #hear = (event) => this.#heard(event);

  connectedCallback() {
    if (!this.#parts) {
      // A page may have set these before there was a class to receive them.
      for (const name of ['code', 'step', 'time'].filter((name) => Object.hasOwn(this, name))) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [SHEET];
      const [slot, button, note] = ['slot', 'button', 'p'].map((name) => document.createElement(name));
      button.textContent = 'Make it interactive';
      button.hidden = true;
      button.onclick = () => this.#load();
      note.hidden = true;
      note.textContent = 'The interactive version is unavailable.';
      root.append(slot, button, note);
      this.#parts = { root, slot, button, note };
    }
    // The content may still be on its way from the network.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.#start(), { once: true });
    else this.#start();
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    this.#unload();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#frame || before === now) return;
    if (!(name in LIVE)) this.#load();
    else if (now !== null || name === 'readonly') this.#call('set', { [name]: LIVE[name](now) }).catch(() => {});
    else if (name === 'theme' || name === 'motion') this.#call('set', { [name]: 'auto' }).catch(() => {});
  }

  /** The program: as the reader has it, once there is a frame. */
  get code() {
    return this.#own ?? this.#code ?? this.#written();
  }

  set code(code) {
    this.#code = String(code);
    this.#own = undefined;
    this.#refresh();
  }

  get step() {
    return this.#state.step ?? (Number(this.getAttribute('step')) || 0);
  }

  set step(step) {
    this.setAttribute('step', step);
  }

  /** Lesson seconds, as of the last step or expiry. */
  get time() {
    return this.#state.t ?? (Number(this.getAttribute('t')) || 0);
  }

  set time(t) {
    this.setAttribute('t', t);
  }

  run() {
    return this.#call('run');
  }

  stop() {
    return this.#call('stop');
  }

  reset() {
    this.#own = undefined;
    return this.#call('reset');
  }

  seek({ step, t }) {
    return this.#call('seek', { step, t });
  }

  getTrace() {
    return this.#call('trace');
  }

  #start() {
    if (!this.isConnected) return;
    const loading = this.getAttribute('loading');
    if (loading === 'click') {
      this.#parts.button.hidden = false;
      return;
    }
    this.#reserve();
    // Of many the last ones would take the frames of the first.
    if (loading === 'eager' && live.size < MOST_LIVE) this.#load();
    this.#watch.observe(this);
  }

  /** Keeps the room free, so that nothing on the page moves when the frame comes. */
  #reserve() {
    this.style.minHeight = `${Number(this.getAttribute('height')) || this.#room()}px`;
  }

  /** The programs of the elements before this one in its group. */
  #before() {
    const group = this.getAttribute('group');
    const all = group === null ? [] : [...document.querySelectorAll(NS)].filter((one) => one.getAttribute('group') === group);
    const before = all.slice(0, Math.max(all.indexOf(this), 0)).map((one) => one.code.replace(/^(\s*#)\s*(end)?hide\s*$/gm, '$1').replace(/\n?$/, '\n'));
    return before.length && `# hide\n${before.join('')}${END}`;
  }

  /** What the frame is to have: this program, and those before it. */
  #whole() {
    return (this.#before() || '') + this.code;
  }

  /** What of a frame's program is this element's. */
  #theirs(code) {
    const end = this.#before() ? code.indexOf(END) : -1;
    return end < 0 ? code : code.slice(end + END.length);
  }

  /** Gives the frame the program anew. */
  #refresh() {
    if (this.#frame) this.#call('set', { code: this.#whole() }).catch(() => {});
  }

  /** Pixels that the frame will take, as embed.css has it: known from the program's lines, and kept free. The first example has seven, most others more than are shown. */
  #room() {
    const width = this.clientWidth;
    const isNarrow = width < 720;
    const view = this.getAttribute('view');
    const lines = this.code.trim() ? this.code.split('\n').length : (this.getAttribute('ex') ?? 'greet') === 'greet' ? 7 : 99;
    const desk = 156 + Math.min(25.6 * lines, 400);
    if (view === 'code') return desk + 85;
    if (!['stage', 'steps', 'quiz'].includes(view)) return isNarrow ? 628 : width < 960 ? 888 : 728;
    const beside = view === 'quiz' ? 512 : 304;
    if (view === 'quiz' && isNarrow) return desk + 724;
    return isNarrow ? desk + 452 : Math.max(desk, beside) + 152;
  }

  /** The program in the element's content. */
  #written() {
    const place = this.querySelector('pre code') ?? this.querySelector('pre, textarea, script');
    if (!place && this.hasAttribute('ex')) return '';
    const lines = (place ?? this).textContent.replace(/^\s*\n|\s+$/g, '').split('\n');
    const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
    const indent = Math.min(...indents, 99);
    return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
  }

  #seen(isSeen) {
    this.#isSeen = isSeen;
    if (!isSeen || this.#frame) return;
    const idle = [...live].find((other) => !other.#isSeen);
    if (live.size < MOST_LIVE || idle) this.#load();
    else this.#parts.button.hidden = false;
  }

  #load() {
    const others = [...live].filter((other) => other !== this);
    if (others.length >= MOST_LIVE) (others.find((other) => !other.#isSeen) ?? others[0]).#unload();
    this.#unload();
    this.#reserve();
    live.add(this);
    addEventListener('message', this.#hear);

    const url = new URL('embed.html', new URL(this.getAttribute('base') ?? base, location.href));
    const isOurs = url.origin === location.origin;
    const before = this.#before();
    const code = before || this.code.trim() ? this.#whole() : undefined;
    const shift = before ? before.split('\n').length - 1 : 0;
    const given = (name) => {
      const value = this.getAttribute(name);
      return shift && /^(lines|hl)$/.test(name) ? value?.replace(/\d+/g, (line) => Number(line) + shift) : value;
    };
    url.hash = [['code', code], ...PARAMETERS.map((name) => [name, given(name)])]
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`)
      .join('&');
    const frame = document.createElement('iframe');
    frame.title = this.title || `Django cache playground: ${this.code.split('\n').find((line) => line.includes('cache.')) ?? 'a program'}`;
    const sandbox = this.getAttribute('sandbox') ?? (isOurs ? null : 'allow-scripts allow-same-origin allow-popups');
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    frame.allow = 'clipboard-write; fullscreen';
    frame.src = url.href;
    // A frame that may be anybody's, because it has no origin, is known by its window alone.
    frame.origin = url.protocol === 'file:' || (sandbox !== null && !sandbox.includes('allow-same-origin')) ? 'null' : url.origin;
    this.#frame = frame;
    this.#parts.root.append(frame);
    this.#parts.button.hidden = true;
    this.#timer = setTimeout(() => (this.#parts.note.hidden = false), PATIENCE);
  }

  /** Back to the element's own content. */
  #unload() {
    if (!this.#frame) return;
    live.delete(this);
    clearTimeout(this.#timer);
    removeEventListener('message', this.#hear);
    this.#port?.close();
    this.#frame.remove();
    this.#frame = this.#port = undefined;
    for (const { failed } of this.#calls.values()) failed(new Error('the frame has gone'));
    this.#calls.clear();
    this.#parts.slot.hidden = false;
    this.#parts.button.hidden = !this.isConnected;
  }

  #heard({ source, origin, data }) {
    if (source !== this.#frame?.contentWindow || origin !== this.#frame.origin || data?.ns !== NS) return;
    if (data.type === 'height') this.#resize((this.#px = data.px));
    if (data.type !== 'ready' || !data.versions?.includes(1)) return;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = (message) => this.#answered(message.data);
    source.postMessage({ ns: NS, v: 1, type: 'hello' }, origin === 'null' ? '*' : origin, [port2]);
    this.#px = data.px;
  }

  #answered({ type, id, result, message, name, detail }) {
    if (type === 'welcome') {
      clearTimeout(this.#timer);
      this.#resize(this.#px);
      this.#frame.dataset.ready = '';
      this.#parts.slot.hidden = this.#parts.note.hidden = true;
      for (const [id, { order }] of this.#calls) this.#port.postMessage({ ...order, id });
      this.#tell('ready', {});
    } else if (type === 'event') {
      if (name === 'change' && detail.code !== undefined) {
        this.#own = detail.code = this.#theirs(detail.code);
        const group = this.getAttribute('group');
        const follows = (one) => group !== null && one.getAttribute('group') === group && this.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
        for (const one of live) if (follows(one)) one.#refresh();
      }
      if (name === 'step' || name === 'expire') Object.assign(this.#state, detail);
      this.#tell(name, detail);
    } else {
      const call = this.#calls.get(id);
      this.#calls.delete(id);
      if (type === 'ok') call?.done(result);
      else call?.failed(new Error(message));
    }
  }

  /** Asks the frame, which is loaded for it if need be. */
  #call(type, fields) {
    return new Promise((done, failed) => {
      if (!this.#frame) {
        if (!this.isConnected) return failed(new Error('the element is not on a page'));
        this.#load();
      }
      const id = (this.#count += 1);
      const order = { type, ...fields };
      this.#calls.set(id, { order, done, failed });
      if (this.#frame.dataset.ready === '') this.#port.postMessage({ ...order, id });
    });
  }

  #resize(px) {
    const asked = Number(this.getAttribute('height')) || px;
    const height = Math.round(Math.min(Math.max(asked || 0, 120), 2000));
    this.#frame.style.height = `${height}px`;
    this.style.minHeight = '';
    this.#tell('resize', { height });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get(NS)) customElements.define(NS, CachePlayground);
