// The ten ways to learn: their tabs and places, and the modes that follow the trace, each done to
// its end by mouse, by keyboard and on a phone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pages, picture, until } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const MODES = ['Play', 'Flow', 'Steps', 'Variables', 'Time Lab', 'Moments', 'Quiz', 'Narrate', 'Practice', 'Test'];
const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

const button = (page, name) => page.getByRole('button', { name, exact: true });
const tab = (page, name) => page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab', { name, exact: true });
const panel = (page, name) => page.getByRole('tabpanel', { name, exact: true });
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const description = (locator) => locator.getAttribute('title');

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

/** A page in a mode. */
async function open(mode, options) {
  const page = await ready(await browser.open('', { reducedMotion: 'reduce', ...options }));
  await tab(page, mode).click();
  await panel(page, mode).waitFor();
  return page;
}

async function assertAccessible(page, where) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)]);
  assert.deepEqual(found, [], where);
}

test('the ten ways are tabs, opened by a click and by the arrow keys, with the page around them in place', async () => {
  const page = await ready(await browser.open());
  const tabs = page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab');
  assert.deepEqual((await tabs.allTextContents()).map((text) => text.trim()), MODES);
  await tab(page, 'Flow').click();
  await panel(page, 'Flow').waitFor();
  assert.equal(await tab(page, 'Flow').getAttribute('aria-selected'), 'true');
  assert.ok(await page.getByRole('region', { name: 'Shelf' }).isVisible(), 'the shelf stays');
  assert.ok(await page.getByRole('textbox', { name: 'Code' }).isVisible(), 'the program stays');
  await page.keyboard.press('ArrowRight');
  await panel(page, 'Steps').waitFor();
  assert.ok(await tab(page, 'Steps').evaluate((element) => element === document.activeElement));
  assert.equal(await page.getByRole('region', { name: 'Shelf' }).isVisible(), false, 'the panel has the column');
  await page.keyboard.press('Home');
  await page.getByRole('table', { name: 'Variables' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await panel(page, 'Test').waitFor();
  await page.finish();
});

test('the way that was open last is open again, and nothing moves until the engine is there', async () => {
  // The buttons below the tape need more rows of a narrower page once all of them are there.
  const [tabs, all] = [['h1', '.ways__tab'], ['.desk', '.stage', '.ledger', '.tape', '.button--run']];
  for (const [mode, width, height, parts] of [
    ['Time Lab', 1280, 800, [...tabs, ...all]],
    ['Test', 1280, 800, [...tabs, ...all]],
    ['Narrate', 768, 1024, tabs],
    ['Steps', 390, 844, tabs],
  ]) {
    const page = await open(mode, { width, height });
    let letIn;
    const wait = new Promise((done) => (letIn = done));
    await page.route(/engine-.*\.wasm$/, async (route) => {
      await wait;
      await route.continue();
    });
    await page.reload();
    await page.evaluate(() => customElements.whenDefined('code-editor'));
    const places = () =>
      page.evaluate((parts) =>
        parts
          .flatMap((selector) => [...document.querySelectorAll(selector)].map((element) => ({ selector, element })))
          .filter(({ element }) => element.checkVisibility())
          .map(({ selector, element }) => ({ selector, ...element.getBoundingClientRect().toJSON() }))
          .map(({ selector, x, y, width, height }) => [selector, ...[x, y, width, height].map(Math.round)].join(' ')), parts);
    const first = await places();
    letIn();
    await ready(page);
    await panel(page, mode).waitFor();
    await page.getByRole('slider', { name: 'Timeline' }).waitFor();
    const now = await places();
    assert.deepEqual(first.filter((place) => !now.includes(place)), [], `${mode}, ${width} pixels wide:\n${now.join('\n')}`);
    await page.finish();
  }
});

test('on a phone a way is the third view, its tab in sight, and nothing is wider than the window', async () => {
  for (const options of [PHONE, { width: 320, height: 640 }]) {
    const page = await ready(await browser.open('', options));
    for (const mode of MODES.slice(1)) {
      await tab(page, mode).click();
      await panel(page, mode).waitFor();
      assert.equal(await sideways(page), 0, mode);
      const { x, width } = await tab(page, mode).boundingBox();
      assert.ok(x >= 0 && x + width <= options.width, `the tab ${mode} is in sight`);
      const views = page.getByRole('navigation', { name: 'Views' });
      await views.getByRole('button', { name: 'Cache' }).click();
      await page.getByRole('region', { name: 'Shelf' }).waitFor();
      await views.getByRole('button', { name: mode }).click();
      await panel(page, mode).waitFor();
    }
    await tab(page, 'Play').click();
    await page.getByRole('textbox', { name: 'Code' }).waitFor();
    await page.finish();
  }
});

test('axe finds nothing to mend in any way, and pictures are kept', async () => {
  for (const [width, height] of [[390, 844], [768, 1024], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      const isPhone = width < 720;
      const page = await ready(
        await browser.open('', { width, height, colorScheme, hasTouch: isPhone, isMobile: isPhone, bypassCSP: true, reducedMotion: 'reduce' }),
      );
      for (const mode of MODES.slice(1)) {
        await tab(page, mode).click();
        await panel(page, mode).getByRole('group', { name: mode, exact: true }).waitFor();
        await picture(page, `mode-${mode.toLowerCase().replace(' ', '-')}-${width}-${colorScheme}`);
        await assertAccessible(page, `${mode} ${width} ${colorScheme}`);
      }
      await page.finish();
    }
  }
});

/** Presses a control with the keyboard alone. */
async function press(locator, key = 'Enter') {
  await locator.focus();
  await locator.page().keyboard.press(key);
}

/** How a learner reaches and presses a control, in each of the three ways. */
const HANDS = {
  'by mouse': { options: {}, use: (locator) => locator.click() },
  'by keyboard': { options: {}, use: (locator) => press(locator) },
  'on a phone': { options: PHONE, use: (locator) => locator.tap() },
};

const done = (page, mode) => until(() => description(tab(page, mode)), 'Done');

for (const [hand, { options, use }] of Object.entries(HANDS)) {
  test(`Flow is done ${hand}: the run lights the chart, and a key goes through every door`, async () => {
    const page = await open('Flow', options);
    const flow = panel(page, 'Flow');
    const current = flow.locator('li[aria-current=step]');
    await use(button(page, 'First step'));
    await until(() => current.textContent().then((text) => /Start/.test(text)), true);
    for (const nodes of [/Start/, /stored under the key/, /value is returned/, /leaves the cache/, /value is returned/].slice(1)) {
      await use(button(page, 'Step forward'));
      if (/Start/.test(await current.textContent())) await use(button(page, 'Step forward'));
      await until(() => current.textContent().then((text) => nodes.test(text)), true);
    }
    const told = flow.getByRole('status');
    await use(flow.getByRole('button', { name: 'Send the key on: hit' }));
    await told.getByText("→ 'Hello'").waitFor();
    assert.equal(await description(tab(page, 'Flow')), '1 of 3 done');
    if (hand === 'by keyboard') {
      assert.ok(await flow.getByRole('button', { name: 'Send the key on: hit' }).evaluate((door) => door === document.activeElement));
    }
    for (const name of ['expired', 'missing']) {
      const door = flow.getByRole('button', { name: `Send the key on: ${name}` });
      if (hand === 'by mouse') {
        await page.locator('drag-key').scrollIntoViewIfNeeded();
        const [from, to] = [await page.locator('drag-key').boundingBox(), await door.boundingBox()];
        await page.mouse.move(from.x + 9, from.y + 9);
        await page.mouse.down();
        await page.mouse.move(to.x + 9, to.y + 9, { steps: 4 });
        await page.mouse.up();
      } else {
        await use(door);
      }
      await told.getByText('→ None').waitFor();
      await told.getByText(name, { exact: true }).waitFor();
    }
    await done(page, 'Flow');
    await page.reload();
    await ready(page);
    await done(page, 'Flow');
    await page.finish();
  });

  test(`Steps is done ${hand}: rows are read, or filled in`, async () => {
    const page = await open('Steps', options);
    const table = page.getByRole('table', { name: 'Execution steps' });
    await use(button(page, 'First step'));
    await until(() => table.getByText("'Hello'").count(), 0);
    await use(page.getByRole('checkbox', { name: 'Hide outputs' }));
    if (hand === 'by keyboard') await page.getByRole('checkbox', { name: 'Hide outputs' }).press('Space');
    await until(() => page.getByRole('checkbox', { name: 'Hide outputs' }).isChecked(), true);
    await use(table.getByRole('button', { name: 'Step 2', exact: true }));
    const cell = (name) => table.getByRole('textbox', { name, exact: true });
    const fill = async (name, text) => {
      await cell(name).fill(text);
      await cell(name).press('Enter');
    };
    await fill('Returned by step 2', 'True');
    await page.getByRole('status').getByText('not True').waitFor();
    assert.equal(await cell('Returned by step 2').getAttribute('aria-invalid'), 'true');
    await fill('Returned by step 2', 'None');
    await until(() => cell('Returned by step 2').count(), 0);
    await fill('Cache state after step 2', '{"greet": "Hello"}');
    await use(button(page, 'Last step'));
    await fill('Returned by step 3', '"Hello"');
    await fill('Cache state after step 3', "{'greet': 'Hello'}");
    for (const wrong of ['None', 'False']) await fill('Returned by step 4', wrong);
    await use(table.getByRole('button', { name: 'Show', exact: true }));
    await fill('Cache state after step 4', '{}');
    await until(() => description(tab(page, 'Steps')), '3 of 4 done');
    await fill('Returned by step 5', 'None');
    await fill('Cache state after step 5', '{}');
    await done(page, 'Steps');
    await page.finish();
  });

  test(`Variables is done ${hand}: a value leads to its call, and three questions are answered`, async () => {
    const page = await open('Variables', options);
    const table = page.getByRole('table', { name: 'Variables' });
    await use(button(page, 'Last step'));
    await use(table.getByRole('row', { name: /^value / }).getByRole('button', { name: "'Hello'" }).last());
    await page.getByRole('status').getByText('has held').waitFor();
    assert.equal(await table.locator('td[data-trail=from]').textContent(), "'Hello'");
    await use(page.getByRole('button', { name: /^Step 3/ }).filter({ hasText: 'cache.get' }));
    await until(() => table.locator('th[aria-current=step]').textContent(), 'Step 3');
    await use(button(page, 'Ask me'));
    const answer = async (number, name) => {
      const question = page.getByRole('group', { name: new RegExp(`^${number}\\.`) });
      const choice = question.getByRole('radio', { name });
      if (hand === 'by keyboard') await press(choice, 'Space');
      else await use(choice);
      await use(question.getByRole('button', { name: `Check question ${number}` }));
      return question.getByRole('status');
    };
    const wrong = await answer(1, /^Step 4/);
    await wrong.getByText('Not right.').waitFor();
    for (const [number, name] of [[1, /^Step 3/], [2, "'Hello'"], [3, /^value_after_delete/]]) {
      await (await answer(number, name)).getByText('Right.').waitFor();
    }
    await done(page, 'Variables');
    await page.finish();
  });

  test(`Time Lab is done ${hand}: the clock is moved, calls are made, and tasks are reached`, async () => {
    const page = await open('Time Lab', options);
    const lab = panel(page, 'Time Lab');
    const goals = lab.getByRole('list', { name: 'Goals' });
    const call = (name) => use(lab.getByRole('button', { name }));
    await use(lab.getByRole('button', { name: /^Start: Save a key with touch/ }));
    await goals.waitFor();
    await use(button(page, 'First step'));
    for (let step = 0; step < 3; step++) await use(button(page, 'Step forward'));
    for (let tens = 0; tens < 2; tens++) await use(lab.getByRole('button', { name: '+10 s' }));
    await call(/^cache\.touch/);
    await until(() => goals.getByText('Reached:').count(), 1);
    for (let tens = 0; tens < 2; tens++) await use(lab.getByRole('button', { name: '+10 s' }));
    await call(/^cache\.get/);
    await until(() => goals.getByText('Reached:').count(), 2);
    await goals.getByText('Condition, kept:').waitFor();
    await lab.getByText(/touch writes the expiry anew/).waitFor();
    await until(() => description(tab(page, 'Time Lab')), '1 of 3 done');

    await use(lab.getByRole('button', { name: /^Start: Fill it to the limit/ }));
    const guess = lab.getByRole('textbox', { name: /How many go/ });
    await guess.fill('1');
    await guess.press('Enter');
    await lab.getByText(/lru_cache/).waitFor();
    await guess.fill('100');
    await guess.press('Enter');
    await call(/one more/);
    await until(() => description(tab(page, 'Time Lab')), '2 of 3 done');

    await use(lab.getByRole('button', { name: /^Start: Alive at 9.9/ }));
    await until(() => lab.getByRole('textbox').count(), 0);
    await page.evaluate(() => document.querySelector('.view-tabs__tab')?.click());
    await page.getByRole('textbox', { name: 'Code' }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(
      "import time\nfrom django.core.cache import cache\n\ncache.set('greet', 'Hello', 10)\ntime.sleep(9.9)\nprint(cache.get('greet'))\ntime.sleep(0.2)\nprint(cache.get('greet'))\n",
    );
    await use(button(page, 'Run'));
    await done(page, 'Time Lab');
    await page.finish();
  });

  test(`Narrate is done ${hand}: one sentence a step, to the end, and a text by itself`, async () => {
    const page = await open('Narrate', options);
    const captions = page.getByRole('list', { name: 'Narration' });
    await use(button(page, 'First step'));
    await until(() => captions.locator('[aria-current=step]').textContent().then((text) => /Nothing has run yet/.test(text)), true);
    await use(captions.getByRole('button', { name: /get found greet/ }));
    await until(() => page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuetext').then((text) => text.startsWith('Step 3')), true);
    for (let step = 0; step < 2; step++) await use(button(page, 'Step forward'));
    await done(page, 'Narrate');
    if (hand === 'by keyboard') await press(page.getByRole('checkbox', { name: 'Text only' }), 'Space');
    else await use(page.getByRole('checkbox', { name: 'Text only' }));
    await panel(page, 'Narrate').getByText("cache.delete('greet')").first().waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Code' }).isVisible(), false);
    await page.finish();
  });
}

test('rows that were on screen are read, without anything to fill in', async () => {
  const page = await open('Steps');
  await until(() => description(tab(page, 'Steps')), '1 of 4 done');
  const table = page.getByRole('table', { name: 'Execution steps' });
  assert.equal(await table.getByText('miss: deleted').count(), 0, 'what is ahead is not told');
  await button(page, 'Last step').click();
  await table.getByText('miss: deleted').waitFor();
  for (const step of [2, 4]) await table.getByRole('button', { name: `Step ${step}`, exact: true }).click();
  await done(page, 'Steps');
  await page.finish();
});

test('the narration is read aloud where there is a voice, and the tape goes along', async () => {
  const early = () => {
    globalThis.spoken = [];
    const voice = Object.assign(new EventTarget(), {
      getVoices: () => [{}],
      speak: (speech) => {
        globalThis.spoken.push(speech.text);
        setTimeout(() => speech.onend());
      },
      cancel: () => {},
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });
  };
  const page = await open('Narrate', { early });
  await button(page, 'First step').click();
  await button(page, 'Read aloud').click();
  await done(page, 'Narrate');
  await button(page, 'Read aloud').waitFor();
  const spoken = await page.evaluate(() => globalThis.spoken);
  assert.equal(spoken.length, 6);
  assert.match(spoken[2], /^set stored greet/);
  await page.finish();
});

test('where the browser keeps nothing, what was done stays for the visit', async () => {
  const early = () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  const page = await open('Flow', { early });
  await page.getByRole('button', { name: 'Send the key on: hit' }).click();
  await tab(page, 'Steps').click();
  await tab(page, 'Flow').click();
  await until(() => description(tab(page, 'Flow')), '1 of 3 done');
  await page.finish();
});

test('a run without anything to ask about says so', async () => {
  const page = await ready(await browser.open());
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('print(1)\n');
  await tab(page, 'Variables').click();
  await panel(page, 'Variables').getByText('The program has changed').waitFor();
  await button(page, 'Run').click();
  await button(page, 'Ask me').click();
  await panel(page, 'Variables').getByText('nothing to ask about').waitFor();
  await page.finish();
});

test('progress is reset, and the reset undone', async () => {
  const page = await open('Flow');
  await page.getByRole('button', { name: 'Send the key on: hit' }).click();
  await until(() => description(tab(page, 'Flow')), '1 of 3 done');
  await button(page, 'Reset progress').click();
  await until(() => description(tab(page, 'Flow')), 'Not begun');
  await button(page, 'Undo the reset').click();
  await until(() => description(tab(page, 'Flow')), '1 of 3 done');
  await page.finish();
});

test('another lesson brings its program and its own progress, and the own text of the first comes back', async () => {
  const page = await open('Flow');
  const code = () => page.locator('code-editor').first().evaluate((editor) => editor.value);
  const choose = async (name) => {
    await page.getByRole('button', { name: /^Lesson: / }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  await page.getByRole('button', { name: 'Send the key on: hit' }).click();
  await choose(/^The low-level cache API/);
  const first = await code();
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('# mine');
  await choose(/^When entries leave/);
  await until(async () => (await code()) === first, false);
  await until(() => description(tab(page, 'Flow')), 'Not begun');
  await page.getByText('MAX_ENTRIES 4').first().waitFor();
  for (const name of ['room', 'yes', 'no']) await page.getByRole('button', { name: `Send the key on: ${name}` }).last().click();
  await panel(page, 'Flow').getByRole('status').getByText('→ None').waitFor();
  await until(() => description(tab(page, 'Flow')), '1 of 4 done');
  await choose(/^The low-level cache API/);
  await until(code, `${first}# mine`);
  await until(() => description(tab(page, 'Flow')), '1 of 3 done');
  await page.finish();
});

test('on paper Narrate is the program and its sentences', async () => {
  const page = await open('Narrate');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('list', { name: 'Narration' }).isVisible());
  assert.equal(await page.getByRole('tablist', { name: 'Ways to learn' }).isVisible(), false);
  await picture(page, 'mode-narrate-print');
  await page.finish();
});
