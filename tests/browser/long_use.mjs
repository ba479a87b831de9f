// What a reader does again and again in one page, and what a page must not gather by that.

const PROGRAMS = [
  "from django.core.cache import cache\ncache.set('greet', 'Hello', 10)\nprint(cache.get('greet'))\n",
  "import time\nfrom django.core.cache import cache\nfor n in range(40):\n    cache.set('k%d' % n, n, 5)\n    time.sleep(1)\nprint(cache.get('k39'))\n",
  "from django.core.cache import cache\ncache.incr('never set')\n",
  "def down(n):\n    return n and down(n - 1)\nprint(down(30))\n",
];
const MODES = ['Flow', 'Steps', 'Variables', 'Time Lab', 'Moments', 'Quiz', 'Narrate', 'Practice', 'Test', 'Play'];

/** Edits, runs, steps back and forth and changes the mode, as fast as the page answers: in one call, for it is done often. */
export async function useOnce(page, run) {
  await page.evaluate(
    async ({ source, mode }) => {
      const named = (name) => [...document.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name);
      const until = async (is) => {
        const end = performance.now() + 30_000;
        while (!is()) {
          if (performance.now() > end) throw new Error(`never came: ${is}`);
          await new Promise(requestAnimationFrame);
        }
      };
      await until(() => customElements.get('code-editor') && named('Restart'));
      const ask = (type, more) => {
        const detail = { type, ...more };
        document.dispatchEvent(new CustomEvent('app-command', { detail }));
        return detail.answer;
      };
      const open = (name) => [...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.trim().startsWith(name)).click();
      open('Play');
      const editor = document.querySelector('code-editor');
      editor.value = source;
      editor.dispatchEvent(new CustomEvent('change', { detail: { value: source } }));
      await until(() => ask('state').code === source);
      const before = ask('state').run;
      ask('run');
      await until(() => ask('state').run > before && ask('state').phase !== 'running' && !ask('state').isStale);
      const { steps } = ask('state');
      for (const step of [0, Math.floor(steps / 2), steps]) ask('seek', { step });
      named('Step back')?.click();
      open(mode);
      await new Promise(requestAnimationFrame);
    },
    { source: `${PROGRAMS[run % PROGRAMS.length]}# ${run}\n`, mode: MODES[run % MODES.length] },
  );
}

/** Waits until ten frames have passed in which no node came or went: parts of a page are drawn after one another. */
async function settled(page) {
  await page.evaluate(async () => {
    let still = 0;
    const observer = new MutationObserver(() => (still = 0));
    observer.observe(document, { childList: true, subtree: true });
    for (; still < 10; still += 1) await new Promise(requestAnimationFrame);
    observer.disconnect();
  });
}

/** What does not depend on time: nodes of the document, listeners, and pages of wasm memory where they are watched. */
export async function counts(page) {
  await settled(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  const wasm = await page.evaluate(() => globalThis.__wasmBytes?.());
  return { nodes, listeners: jsEventListeners, wasm };
}
