// What goes wrong around the page and inside the engine: the reader's text stays, the page says so, and there is a way on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hashed, pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const button = (page, name) => page.getByRole('button', { name, exact: true });
const code = (page) => page.getByRole('textbox', { name: 'Code' });
const alert = (page) => page.getByRole('alert');
const output = (page) => page.getByRole('log', { name: 'Output' });
const drawn = (page) => button(page, 'Restart').waitFor();

const FAULT = /fault of its own|could not be loaded/;
const PROGRAM = "from django.core.cache import cache\ncache.set('mine', 1, 60)\nprint(cache.get('mine'))\n";

async function type(page, text) {
  await code(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

const text = (page) => page.evaluate(() => document.querySelector('code-editor').value);

/** The browser's own reports of what the test has broken. */
function expectFaults(page, pattern) {
  page.faults = page.faults.filter((fault) => !pattern.test(fault));
}

const isEngine = (url) => /\/engine[.-][^/]*\.(wasm|wasm-\w+\.js)$|engine\.wasm-\w+\.js$/.test(url.pathname);

test('an engine that does not come is told, the text stays, and it can be tried again', async () => {
  const page = await browser.open('about:blank');
  await page.route(isEngine, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(browser.url);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await alert(page).getByText('could not be loaded').waitFor();
  await type(page, PROGRAM);
  await picture(page, 'fault-engine-missing');
  await button(page, 'Try again').click();
  await alert(page).getByText('could not be loaded').waitFor();
  await page.unroute(isEngine);
  await button(page, 'Try again').click();
  await drawn(page);
  assert.equal(await page.getByText(FAULT).count(), 0);
  assert.equal(await text(page), PROGRAM);
  await button(page, 'Run').click();
  await output(page).getByText('1', { exact: true }).waitFor();
  expectFaults(page, /404|engine/);
  await page.finish();
});

test('an engine that comes broken is fetched the other way', async () => {
  const page = await browser.open('about:blank');
  const broken = (url) => url.pathname.endsWith(hashed('engine', 'wasm'));
  await page.route(broken, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
  });
  await page.goto(browser.url);
  await drawn(page);
  expectFaults(page, /engine|wasm/i);
  await page.finish();
});

test('without the editor’s script the program is plain text, and runs', async () => {
  const page = await browser.open('about:blank');
  await page.route(/\/code_editor-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(browser.url);
  await drawn(page);
  await code(page).fill(PROGRAM);
  await button(page, 'Run').click();
  await output(page).getByText('1', { exact: true }).waitFor();
  expectFaults(page, /404|code_editor/);
  await page.finish();
});

test('a store that is full or forbidden costs nothing but what it would have kept', async () => {
  const full = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;
  const forbidden = `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`;
  for (const early of [full, forbidden]) {
    const page = await browser.open('', { early });
    await drawn(page);
    await type(page, PROGRAM);
    await button(page, 'Run').click();
    await output(page).getByText('1', { exact: true }).waitFor();
    await page.finish();
  }
});

test('a jump of the computer’s clock moves no lesson time', async () => {
  const page = await browser.open('', { early: 'const real = Date.now; globalThis.jump = 0; Date.now = () => real() + globalThis.jump;' });
  await drawn(page);
  await type(page, PROGRAM);
  await button(page, 'Run').click();
  await output(page).getByText('1', { exact: true }).waitFor();
  const key = page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem');
  for (const jump of [86_400_000, -86_400_000]) {
    await page.evaluate((jump) => (globalThis.jump = jump), jump);
    await button(page, 'Step back').click();
    await button(page, 'Step forward').click();
    assert.equal(await key.count(), 1);
    assert.notEqual(await key.getAttribute('data-state'), 'expired');
  }
  await type(page, `${PROGRAM}print('again')\n`);
  await button(page, 'Run').click();
  await output(page).getByText('again', { exact: true }).waitFor();
  await page.finish();
});

/**
 * A tab that can be put to sleep, as browsers do with those that nobody looks at; Playwright keeps its own awake.
 * `evaluate` gives the value of an expression there, `ask` what the page answers to a command of its scripts.
 */
async function sleeper(t) {
  const devtools = await browser.browser.newBrowserCDPSession();
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  t.after(() => devtools.send('Target.disposeBrowserContext', { browserContextId }));
  const { targetId } = await devtools.send('Target.createTarget', { url: browser.url, browserContextId });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  const asked = new Map();
  devtools.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message);
    asked.get(id)?.(error ?? result);
    asked.delete(id);
  });
  let last = 0;
  const send = (method, params) =>
    new Promise((answered) => {
      asked.set((last += 1), answered);
      void devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method, params }) });
    });
  const evaluate = async (expression) => (await send('Runtime.evaluate', { expression, returnByValue: true })).result?.value;
  await until(() => evaluate("[...document.querySelectorAll('button')].some((button) => button.textContent.trim() === 'Restart' || button.ariaLabel === 'Restart') && !!customElements.get('code-editor')"), true, 30_000);
  await evaluate("globalThis.told = []; for (const name of ['freeze', 'resume']) document.addEventListener(name, () => told.push(name));");
  return {
    evaluate,
    ask: (type, more = {}) =>
      evaluate(`(() => {
        const detail = ${JSON.stringify({ type, ...more })};
        document.dispatchEvent(new CustomEvent('app-command', { detail }));
        return detail.answer;
      })()`),
    write: (text) =>
      evaluate(`(() => {
        const editor = document.querySelector('code-editor');
        editor.value = ${JSON.stringify(text)};
        editor.dispatchEvent(new CustomEvent('change', { detail: { value: editor.value } }));
      })()`),
    async sleep() {
      await send('Page.setWebLifecycleState', { state: 'frozen' });
      await until(() => evaluate('told.join()'), 'freeze');
    },
    async wake() {
      await send('Page.setWebLifecycleState', { state: 'active' });
      await until(() => evaluate('told.join()'), 'freeze,resume');
    },
  };
}

test('a run whose tab sleeps rests, goes on when it wakes, and can be stopped', async (t) => {
  const tab = await sleeper(t);
  const endless = "import hashlib\nwhile True:\n    hashlib.sha256(b'x' * 1000000).digest()\n";
  await tab.write(endless);
  await until(async () => (await tab.ask('state')).code, endless);
  await tab.ask('run');
  await until(async () => (await tab.ask('state')).phase, 'running');
  await tab.sleep();
  const asleep = await tab.ask('state');
  assert.equal(asleep.phase, 'running');
  await tab.wake();
  // The status tells how far the run is.
  await until(async () => (await tab.ask('state')).status !== asleep.status, true);
  await tab.ask('stop');
  await until(async () => (await tab.ask('state')).error, 'Stopped.');
  const { phase, code } = await tab.ask('state');
  assert.deepEqual([phase, code], ['limit', endless]);
});

test('a countdown whose tab sleeps is where the clock is when it wakes', async (t) => {
  const tab = await sleeper(t);
  const program = "from django.core.cache import cache\ncache.set('short', 1, 600)\ncache.set('long', 1, 86400)\n";
  await tab.evaluate('globalThis.slept = 0; const real = performance.now.bind(performance); performance.now = () => real() + slept;');
  await tab.write(program);
  await until(async () => (await tab.ask('state')).code, program);
  await tab.ask('run');
  await until(async () => {
    const { phase, isStale } = await tab.ask('state');
    return [phase, isStale];
  }, ['finished', false]);
  await tab.ask('resume');
  await tab.sleep();
  const { t: before, expired } = await tab.ask('state');
  assert.deepEqual(expired, []);
  await tab.evaluate('slept = 3600000');
  await tab.wake();
  await until(async () => (await tab.ask('state')).expired, ['short']);
  assert.ok((await tab.ask('state')).t >= before + 3600);
});

/** Lets the engine break: once `breakEngine` is set, what it asks of the browser's clock ends as a trap in it would. */
const BREAKABLE = `
  const start = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (response, imports) => {
    for (const functions of Object.values(imports))
      for (const [name, call] of Object.entries(functions))
        if (/_now_/.test(name)) functions[name] = (...given) => {
          if (globalThis.breakEngine) throw new WebAssembly.RuntimeError('unreachable');
          return call(...given);
        };
    return start(response, imports);
  };
`;

for (const [what, more] of [
  ['with a store', ''],
  ['without a store', `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`],
]) {
  test(`after a fault of its own, ${what}, the engine starts again and the text is there`, async () => {
    const page = await browser.open('', { early: BREAKABLE + more });
    await drawn(page);
    await type(page, PROGRAM);
    await page.evaluate(() => (globalThis.breakEngine = true));
    await button(page, 'Run').click();
    await alert(page).getByText('fault of its own').waitFor();
    // Whatever is pressed now reaches nobody.
    await button(page, 'Step back').click();
    await page.keyboard.press('ArrowLeft');
    await picture(page, `fault-engine-broken`);
    assert.equal(await page.getByText(FAULT).count(), 1);
    assert.equal(await text(page), PROGRAM);

    await page.evaluate(() => (globalThis.breakEngine = false));
    await button(page, 'Start again').click();
    await page.waitForFunction(() => document.querySelector('.transport .button--run:not([data-early])'));
    assert.equal(await page.getByText(FAULT).count(), 0);
    await until(() => text(page), PROGRAM);
    await button(page, 'Run').click();
    await output(page).getByText('1', { exact: true }).waitFor();
    await type(page, `${PROGRAM}print('more')\n`);
    await button(page, 'Run').click();
    await output(page).getByText('more', { exact: true }).waitFor();
    expectFaults(page, /unreachable/);
    await page.finish();
  });
}
