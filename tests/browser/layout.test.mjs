// Where the parts of the page stand, wide and narrow, and what moves them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

const button = (page, name) => page.getByRole('button', { name, exact: true });
const steps = (page) => page.getByRole('table', { name: 'Execution steps' });
const box = (locator) => locator.boundingBox();
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

const open = async (options) => ready(await browser.open('', options));

test('a page without scripts says what it lacks, where one looks first', async () => {
  for (const path of ['', 'embed.html', 'poster.html']) {
    for (const width of [390, 1280]) {
      const page = await browser.open(path, { javaScriptEnabled: false, width });
      const note = page.getByText(/^The playground needs JavaScript and WebAssembly.$/);
      const { y, height } = await note.boundingBox();
      assert.ok(y === 0 && height > 20, `${path} ${width}: ${y} ${height}`);
      await page.finish();
    }
  }
});

test('the divider is dragged, moved by arrow keys, centred by a double click, and stays', async () => {
  const page = await open();
  const divider = page.getByRole('separator', { name: 'Width of the program' });
  const editor = page.locator('code-editor');
  const width = async () => Math.round((await box(editor)).width);
  const before = await width();
  const { x, y, width: thick, height } = await box(divider);
  await page.mouse.move(x + thick / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 100, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await until(async () => Math.abs((await width()) - before - 100) < 12, true);

  const dragged = await width();
  await divider.focus();
  await page.keyboard.press('ArrowLeft');
  await until(async () => (await width()) < dragged, true);
  const now = await divider.getAttribute('aria-valuenow');
  await page.reload();
  await ready(page);
  assert.equal(await divider.getAttribute('aria-valuenow'), now);
  await divider.dblclick();
  await until(() => width(), 640);
  assert.equal(await divider.getAttribute('aria-valuenow'), '50');
  await page.finish();
});

test('between phone and desktop the tables are a drawer', async () => {
  const page = await open({ width: 768, height: 1024 });
  const drawer = page.getByRole('button', { name: 'Steps and variables' });
  assert.equal(await steps(page).isVisible(), false);
  assert.equal(await drawer.getAttribute('aria-expanded'), 'false');
  const shelf = page.getByRole('region', { name: 'Shelf' });
  assert.ok((await box(page.locator('code-editor'))).y < (await box(shelf)).y, 'the editor is above the shelf');
  await drawer.focus();
  await page.keyboard.press('Enter');
  await steps(page).waitFor();
  assert.equal(await drawer.getAttribute('aria-expanded'), 'true');
  await picture(page, 'page-768-drawer');
  await button(page, 'Run').click();
  await steps(page).waitFor();
  await drawer.click();
  await until(() => steps(page).isVisible(), false);
  await page.finish();
});

test('on a phone Run goes to the cache, where a swipe along the line that is next steps', async () => {
  const page = await open(PHONE);
  await button(page, 'Run').tap();
  const shelf = page.getByRole('region', { name: 'Shelf' });
  await shelf.waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Code' }).isVisible(), false);
  await button(page, 'First step').tap();
  const strip = page.getByText(/^next: \d/);
  await until(() => strip.textContent(), 'next: 1');
  const { x, y, height } = await box(strip);
  assert.ok(height > 0);
  const swipe = (by) =>
    strip.evaluate(
      (element, [from, at, by]) => {
        const touch = (type, clientX) =>
          element.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', isPrimary: true, clientX, clientY: at, bubbles: true }));
        touch('pointerdown', from);
        touch('pointerup', from + by);
      },
      [x + 100, y + 5, by],
    );
  await swipe(-80);
  await until(() => strip.textContent(), 'next: 3');
  await swipe(80);
  await until(() => strip.textContent(), 'next: 1');
  await swipe(-10);
  await until(() => strip.textContent(), 'next: 1');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Table' }).tap();
  await steps(page).waitFor();
  await page.finish();
});

test('on a phone a row of keys types into the editor and leaves the focus there', async () => {
  const page = await open(PHONE);
  const keys = page.getByRole('toolbar', { name: 'Keys for code' });
  assert.equal(await keys.isVisible(), false);
  const code = page.getByRole('textbox', { name: 'Code' });
  await code.tap();
  await keys.waitFor();
  await page.keyboard.press('ControlOrMeta+End');
  await picture(page, 'page-390-keys');
  for (const name of ['cache.', 'get(', "'"]) await keys.getByRole('button', { name, exact: true }).tap();
  const value = () => page.locator('code-editor').evaluate((editor) => editor.value.split('\n').at(-1));
  await until(value, "cache.get('");
  assert.ok(await code.evaluate((element) => element.contains(document.activeElement)));
  await keys.getByRole('button', { name: 'Undo' }).tap();
  await until(async () => (await value()) !== "cache.get('", true);
  for (const one of await keys.getByRole('button').all()) {
    const { width, height } = await box(one);
    assert.ok(width >= 44 && height >= 44, `${await one.textContent()}: ${width} × ${height}`);
  }
  await page.finish();
});

test('on a phone everything to touch is 44 pixels high', async () => {
  for (const view of ['Code', 'Cache', 'Table']) {
    const page = await open(PHONE);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).tap();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, label, [role=slider], input[type=range]')]
        // A row, a line and a label of the shelf are touched as a whole.
        .filter((element) => element.checkVisibility() && !element.closest('table, .output__log, .cm-editor, li'))
        .map((element) => [element.getAttribute('aria-label') ?? element.textContent, Math.round(element.getBoundingClientRect().height)])
        .filter(([, height]) => height < 44),
    );
    assert.deepEqual(small, [], view);
    await page.finish();
  }
});

test('nothing is wider than the window, down to 320 pixels', async () => {
  for (const options of [{ width: 320, height: 640 }, { width: 390, height: 844 }, { width: 768, height: 1024 }, { width: 960, height: 700 }]) {
    const page = await open(options);
    for (const view of ['Code', 'Cache', 'Table']) {
      const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view });
      if (await tab.isVisible()) await tab.click();
      assert.equal(await sideways(page), 0, `${options.width} ${view}`);
    }
    await page.finish();
  }
});

test('text of twice the size has its room, and the page scrolls one way only', async () => {
  for (const options of [PHONE, { width: 1280, height: 800 }]) {
    const page = await open(options);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    assert.equal(await sideways(page), 0, `${options.width}`);
    const { height } = await box(page.locator('code-editor'));
    assert.ok(height >= 90, `three lines of the program are seen: ${height}`);
    await picture(page, `text-200-${options.width}`);
    await page.finish();
  }
});

/** A page whose engine comes only when it is let in. */
async function openWithoutEngine(options) {
  const page = await browser.open('about:blank', options);
  let letIn;
  const wait = new Promise((done) => (letIn = done));
  await page.route(/engine-.*\.wasm$/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(browser.url);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  return { page, letIn };
}

test('nothing jumps when the engine takes over', async () => {
  for (const options of [{ width: 1280, height: 800 }, { width: 768, height: 1024 }, PHONE]) {
    const { width } = options;
    const { page, letIn } = await openWithoutEngine(options);
    const places = () =>
      page.evaluate(() =>
        ['h1', '#desk-title', '#desk-title ~ .button:last-child', '.cm-line', '.output h2', '#stage-title', '.execution-table h2', '.tape', '.button--run', '.button-group .button', '.view-tabs > *', 'page-settings button', '.ways__tab', '.sheets__tab']
          .flatMap((selector) => [...document.querySelectorAll(selector)].map((element) => ({ selector, element })))
          .filter(({ element }) => element.checkVisibility())
          .map(({ selector, element }) => ({ selector, ...element.getBoundingClientRect().toJSON() }))
          .map(({ selector, x, y, width, height }) => [selector, ...[x, y, width, height].map(Math.round)].join(' ')),
      );
    const first = await places();
    letIn();
    await ready(page);
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    const now = await places();
    assert.deepEqual(first.filter((place) => !now.includes(place)), [], `${width} pixels wide:\n${now.join('\n')}`);
    await page.finish();
  }
});

/** The page without its engine, with this program in it and Run pressed. */
async function pressEarly(program, options) {
  const { page, letIn } = await openWithoutEngine(options);
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(program);
  await button(page, 'Run').click();
  await page.getByRole('button', { name: 'Starting…' }).waitFor();
  return { page, letIn };
}

test('Run pressed before the engine is there has its result in the first drawing', async () => {
  const { page, letIn } = await pressEarly('print(6 * 7)');
  const first = page.evaluate(
    () =>
      new Promise((drawn) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('.button--run:not([data-early])')) return;
          watch.disconnect();
          drawn(document.querySelector('[role=log]').textContent);
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }),
  );
  letIn();
  assert.match(await first, /42/);
  await page.getByRole('log', { name: 'Output' }).getByText('42').waitFor();
  await page.finish();
});

/** In a page: what the log held when it was first there, ahead of the page, and what the page then drew in its place. */
const twice = () =>
  new Promise((drawn) => {
    const log = () => {
      const log = document.querySelector('[role=log]');
      const { x, y, width, height } = log.getBoundingClientRect();
      return { html: log.outerHTML, place: [x, y, width, height].map(Math.round), isBusy: Boolean(log.closest('[aria-busy=true]')) };
    };
    let ahead;
    const watch = new MutationObserver(() => {
      const isDrawn = document.querySelector('.button--run:not([data-early])');
      if (!ahead && !isDrawn && document.querySelector('[role=log]')) {
        ahead = log();
        globalThis.onAhead?.();
      }
      if (!isDrawn) return;
      watch.disconnect();
      drawn([ahead, log()]);
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });

test('the result of an early Run stands in its place ahead of the page, and stays', async () => {
  const { page, letIn } = await pressEarly('print(6 * 7)');
  const both = page.evaluate(twice);
  letIn();
  const [ahead, drawn] = await both;
  assert.match(ahead.html, /42/);
  assert.deepEqual(drawn, { ...ahead, isBusy: false });
  assert.equal(ahead.isBusy, true, 'it is told once');
  await page.finish();
});

test('on a phone, where Run turns to the cache, no output comes before that', async () => {
  const { page, letIn } = await pressEarly('print(6 * 7)', PHONE);
  const both = page.evaluate(twice);
  letIn();
  const [ahead, drawn] = await both;
  assert.equal(ahead, undefined);
  assert.match(drawn.html, /42/);
  await page.finish();
});

test('what is typed between the result of an early Run and the page is what runs', async () => {
  const { page, letIn } = await pressEarly('print(6 * 7)');
  await page.evaluate(() => {
    globalThis.onAhead = () => (document.querySelector('code-editor').value = 'print(6 * 8)');
  });
  const both = page.evaluate(twice);
  letIn();
  const [ahead, drawn] = await both;
  assert.match(ahead.html, /42/);
  assert.match(drawn.html, /48/);
  assert.doesNotMatch(drawn.html, /42/);
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  assert.equal(await page.locator('code-editor').evaluate((editor) => editor.value), 'print(6 * 8)');
  await page.finish();
});

test('a long run that was asked for before the engine is there keeps nobody from the page', async () => {
  const { page, letIn } = await pressEarly('print("begun")\nany(n < 0 for n in range(10**12))');
  letIn();
  await button(page, 'Stop').click();
  await page.getByRole('log', { name: 'Output' }).getByText('begun').waitFor();
  await button(page, 'Run').waitFor();
  await page.finish();
});

test('on paper there are the program and the tables in black on white', async () => {
  const page = await open({ colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.ok(await page.getByRole('textbox', { name: 'Code' }).isVisible());
  assert.ok(await steps(page).isVisible());
  assert.equal(await button(page, 'Run').isVisible(), false);
  assert.equal(await page.locator('body').evaluate((body) => getComputedStyle(body).color), 'rgb(20, 33, 29)');
  await picture(page, 'page-print');
  await page.finish();
});
