// The modes that ask: Moments, Quiz, Practice and Test, each done wrongly first and then to its
// end, by mouse, by keyboard and on a phone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { write as writeFragment } from '../../static/links/fragment.js';
import { encode } from '../../static/links/share_link.js';
import { pages, picture, until } from './pages.mjs';
import { PROFILES } from './solutions.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true };

const button = (page, name) => page.getByRole('button', { name, exact: true });
const tab = (page, name) => page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab', { name, exact: true });
const panel = (page) => page.getByRole('tabpanel').filter({ has: page.locator('.mode__body') });
const said = (page) => page.locator('.question__feedback');
const mark = (page) => said(page).getAttribute('data-mark');
const code = (page) => page.getByRole('textbox', { name: 'Code' });
const program = (page) => page.locator('code-editor').first().evaluate((editor) => editor.value);
const progress = (page, mode) => tab(page, mode).getAttribute('title');
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

async function ready(page) {
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  return page;
}

/** A page in a mode. */
async function open(mode, options) {
  const page = await ready(await browser.open('', { reducedMotion: 'reduce', bypassCSP: true, ...options }));
  await tab(page, mode).click();
  if (mode !== 'Play') await panel(page).waitFor();
  return page;
}

async function assertAccessible(page, where) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)]);
  assert.deepEqual(found, [], where);
}

/** Puts another program into the page's editor, which a phone shows in a view of its own. */
async function write(page, text) {
  const isBeside = await code(page).isVisible();
  if (!isBeside) await button(page, 'Open the editor').click();
  await code(page).fill(text);
  if (!isBeside) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Practice' }).click();
}

/** Tries the choices one after the other until one is right; gives the number of wrong ones. */
async function choose(page) {
  const radios = page.locator('form.asked').getByRole('radio');
  const count = await radios.count();
  for (let index = 0; index < count; index += 1) {
    await radios.nth(index).check();
    await button(page, 'Check').click();
    await until(async () => (await mark(page)) !== null, true);
    if ((await mark(page)) === 'right') return index;
  }
  assert.fail('no choice is right');
}

/** Answers the question on screen, by chance and by whatever control it has. */
async function answerSomehow(page, which = 0) {
  const form = page.locator('form.asked');
  const radios = form.getByRole('radio');
  if (await radios.count()) await radios.nth(which).check();
  for (const blank of await form.getByRole('textbox').all()) await blank.fill('None');
}

async function chooseLesson(page, name) {
  await page.getByRole('button', { name: /^Lesson: / }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

test('a moment is asked before it is told, and a wrong answer shows where it is wrong', async () => {
  const page = await open('Play');
  const own = await program(page);
  await tab(page, 'Moments').click();
  await button(page, '2 None after delete').click();
  const run = button(page, 'Run');
  assert.equal(await run.getAttribute('aria-disabled'), 'true');
  await run.click({ force: true });
  await page.getByText('Run and the steps ahead wait for your answer.').waitFor();
  assert.equal(await button(page, 'Step forward').getAttribute('aria-disabled'), 'true');
  const radios = page.locator('form.asked').getByRole('radio');
  let wrong = 0;
  for (; wrong < 4; wrong += 1) {
    await radios.nth(wrong).check();
    await button(page, 'Check').click();
    await until(async () => (await mark(page)) !== null, true);
    if ((await mark(page)) === 'wrong') break;
  }
  if (wrong === 4 || (await mark(page)) === 'right') assert.fail('the first choices are wrong');
  assert.ok((await said(page).textContent()).length > 40, 'it has words of its own');
  assert.ok(await isFocused(button(page, 'Check')), 'the focus stays');
  assert.equal(await run.getAttribute('aria-disabled'), null, 'Run does not wait any more');
  await button(page, 'Show me').click();
  await page.getByRole('slider', { name: 'Timeline' }).waitFor();
  await choose(page);
  await until(() => mark(page), 'right');
  await until(() => progress(page, 'Moments'), '1 of 5 done');
  for (const title of ['1 What a cache is for', '3 A key that was never set', '4 Stored None or missing', '5 What set returns']) {
    await button(page, title).click();
    await choose(page);
  }
  await until(() => progress(page, 'Moments'), 'Done');
  await tab(page, 'Play').click();
  await until(() => program(page), own);
  await page.finish();
});

test('the quiz is done by keyboard, wrongly first', async () => {
  const page = await open('Quiz');
  const form = page.locator('form.asked');
  await form.getByRole('radio').first().focus();
  // Enter in a radio button checks the answer.
  for (let tries = 0; tries < 5 && (await mark(page)) !== 'right'; tries += 1) {
    await page.keyboard.press(tries ? 'ArrowDown' : 'Space');
    await page.keyboard.press('Enter');
    await until(async () => (await said(page).textContent()).length > 10, true);
    assert.ok(await form.getByRole('radio').nth(tries).evaluate((radio) => radio === document.activeElement), 'the focus stays');
  }
  await until(() => mark(page), 'right');
  await button(page, 'Next').focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'Steps of the program' });
  assert.equal(await table.getByText('stored', { exact: false }).count(), 0, 'what happens is covered');
  await page.getByRole('radio', { name: 'Step 2', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await until(() => mark(page), 'wrong');
  assert.ok(await table.getByText('stored', { exact: false }).first().isVisible(), 'now it is told');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => mark(page), 'right');
  await button(page, 'Next').focus();
  await page.keyboard.press('Enter');
  await page.getByText('3 of 3').waitFor();
  const radios = form.getByRole('radio');
  await radios.first().focus();
  for (let tries = 0; tries < 5 && (await mark(page)) !== 'right'; tries += 1) {
    await page.keyboard.press(tries ? 'ArrowDown' : 'Space');
    await page.keyboard.press('Enter');
    await until(async () => (await said(page).textContent()).length > 10, true);
  }
  await until(() => progress(page, 'Quiz'), 'Done');
  await page.reload();
  await ready(page);
  await until(() => progress(page, 'Quiz'), 'Done');
  await page.finish();
});

test('a step is chosen by a click on its row, and two wrong tries allow the answer', async () => {
  const page = await open('Quiz', PHONE);
  await button(page, '2 When the cache becomes empty').click();
  const row = (step) => page.getByRole('row').filter({ has: page.getByRole('radio', { name: `Step ${step}`, exact: true }) });
  const tell = button(page, 'Show the answer');
  for (const step of [2, 3]) {
    assert.equal(await tell.getAttribute('aria-disabled'), 'true');
    await row(step).getByText('cache.').click();
    await button(page, 'Check').click();
    await until(() => row(step).getAttribute('data-state'), 'wrong');
  }
  await tell.click();
  await until(() => row(4).getAttribute('data-state'), 'right');
  await until(() => mark(page), 'told');
  assert.notEqual(await progress(page, 'Quiz'), '1 of 3 done', 'what was told is not done');
  await button(page, 'Ask again').click();
  await row(4).getByText('cache.').click();
  await button(page, 'Check').click();
  await until(() => progress(page, 'Quiz'), '1 of 3 done');
  assert.equal(await sideways(page), 0, 'nothing is wider than the window');
  await page.finish();
});

const RIGHT_ORDER = ['from django', "count = cache.get", 'if count is None', 'count = 2 + 3', 'cache.set(', 'print(count)'];

/** Moves the lines by their buttons. */
async function order(page, press) {
  for (const [place, text] of RIGHT_ORDER.entries()) {
    for (;;) {
      const lines = await page.locator('[data-line] code').allTextContents();
      const at = lines.findIndex((line) => line.trim().startsWith(text));
      if (at <= place) break;
      await press(page.getByRole('button', { name: new RegExp(`^Move up from place ${at + 1}:`) }));
      await until(async () => (await page.locator('[data-line] code').nth(at - 1).textContent()).trim().startsWith(text), true);
    }
  }
  for (const place of [8, 7]) await press(page.getByRole('button', { name: new RegExp(`^Move down from place ${place}:`) }));
}

for (const [name, options] of [['by mouse', {}], ['on a phone', PHONE]]) {
  test(`the practice is done ${name}, wrongly first`, async () => {
    const page = await open('Practice', options);
    const check = button(page, 'Check my program');
    await page.getByRole('radio', { name: 'Line 1' }).check();
    await button(page, 'It is this line').click();
    await until(() => mark(page), 'wrong');
    await page.getByRole('radio', { name: 'Line 3' }).check();
    await button(page, 'It is this line').click();
    await until(() => mark(page), 'right');
    await check.click();
    await until(() => mark(page), 'wrong');
    await write(page, "from django.core.cache import cache\n\ncache.set('greet', 'Hello', 60)\nprint(cache.get('greet'))\n");
    await check.click();
    await until(() => progress(page, 'Practice'), '1 of 6 done');

    await button(page, 'Next').click();
    await button(page, 'Check').click();
    await until(async () => ['wrong', 'nearly'].includes(await mark(page)), true);
    await order(page, (control) => control.click());
    await button(page, 'Check').click();
    await until(() => mark(page), 'right');

    await button(page, 'Next').click();
    await write(page, "from django.core.cache import cache\n\ncache.set('profile_1', {'name': 'Ada', 'theme': 'dark'}, timeout=10)\n");
    await check.click();
    await until(async () => ['wrong', 'nearly'].includes(await mark(page)), true);
    await button(page, 'Show me').click();
    await write(page, "from django.core.cache import cache\n\ncache.set('profile_1', {'name': 'Ada', 'theme': 'dark'}, timeout=600)\n");
    await check.click();
    await until(() => mark(page), 'right');

    await button(page, 'Next').click();
    const prediction = page.locator('form.asked').getByRole('textbox');
    await prediction.fill('5\nBob\n0');
    await button(page, 'Check').click();
    await until(() => mark(page), 'wrong');
    await prediction.fill('5\nAlice\n0');
    await button(page, 'Check').click();
    await until(() => mark(page), 'right');

    await button(page, 'Next').click();
    await check.click();
    await until(async () => ['wrong', 'nearly'].includes(await mark(page)), true);
    for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
    await button(page, 'Next line of the solution').click();
    await page.locator('.solution__line').first().waitFor();
    await write(page, PROFILES);
    await check.click();
    await until(() => mark(page), 'right');

    await button(page, 'Next').click();
    await page.getByRole('textbox', { name: 'Gap 1', exact: true }).fill('set');
    await button(page, 'Flip the card').click();
    await page.getByText(/^1 of \d+ recalled\.$/).waitFor();
    await until(() => progress(page, 'Practice'), 'Done');
    assert.equal(await sideways(page), 0, 'nothing is wider than the window');
    await page.finish();
  });
}

test('lines are ordered by keyboard, with the focus on the line, and by dragging', async () => {
  const page = await open('Practice');
  await button(page, '2 Look first, then work').click();
  const lines = page.locator('[data-line] code');
  const first = await lines.nth(0).textContent();
  await page.getByRole('button', { name: /^Move down from place 1:/ }).focus();
  await page.keyboard.press('Enter');
  await until(() => lines.nth(1).textContent(), first);
  await until(() => isFocused(page.getByRole('button', { name: /^Move down from place 2:/ })), true);
  const [from, to] = [await lines.nth(1).boundingBox(), await lines.nth(3).boundingBox()];
  await page.mouse.move(from.x + 5, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + to.height / 2 + 6, { steps: 5 });
  await page.mouse.up();
  await until(() => lines.nth(3).textContent(), first);
  await order(page, async (control) => {
    await control.focus();
    await page.keyboard.press('Enter');
  });
  await button(page, 'Check').focus();
  await page.keyboard.press('Enter');
  await until(() => mark(page), 'right');
  await page.finish();
});

test('a program that was written for a question is there after a reload, and is not the learner’s own', async () => {
  const page = await open('Practice');
  await button(page, '5 A profile for ten minutes').click();
  await until(async () => (await program(page)).includes('load_profile'), true);
  await write(page, PROFILES);
  await until(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('/drafts'))), true);
  await page.reload();
  await ready(page);
  await button(page, '5 A profile for ten minutes').click();
  await until(async () => (await program(page)).includes('get_or_set'), true);
  await tab(page, 'Play').click();
  await until(async () => (await program(page)).includes('value_after_delete'), true);
  await page.finish();
});

for (const [name, options] of [['by mouse', {}], ['on a phone', PHONE]]) {
  test(`a test is taken ${name}: nothing is told before its end, then a verdict and a replay`, async () => {
    const page = await open('Test', options);
    await button(page, 'Start the test').click();
    const form = page.locator('form.asked');
    for (let at = 1; at <= 10; at += 1) {
      await page.getByText(`${at} of 10`, { exact: true }).waitFor();
      const radio = form.getByRole('radio').first();
      const blanks = form.getByRole('textbox');
      if (await radio.count()) await radio.check();
      for (const blank of await blanks.all()) await blank.fill('None');
      assert.equal(await said(page).getAttribute('data-mark'), null, 'nothing is told');
      assert.equal(await button(page, 'Check').count(), 0);
      if (at < 10) await button(page, 'Next').click();
    }
    const prompts = await form.locator('legend').textContent();
    await button(page, 'Finish the test').click();
    await page.getByRole('heading', { name: /^\d+ of 10 right$/ }).waitFor();
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'the focus is not lost');
    await until(() => progress(page, 'Test'), 'Done');
    await page.getByRole('button', { name: /^Question 3: / }).click();
    await button(page, 'Show me').click();
    await until(() => button(page, 'First step').getAttribute('aria-disabled'), null);
    await picture(page, `test-${name.replaceAll(' ', '-')}`);
    const weak = page.getByText('What mends it best:').locator('+ ul').getByRole('button').first();
    await button(page, 'Take another test').click();
    await page.getByText('1 of 10', { exact: true }).waitFor();
    assert.ok(prompts.length > 0);
    await button(page, 'Finish the test').click();
    const mode = await weak.textContent();
    await weak.click();
    await until(() => tab(page, mode.trim()).getAttribute('aria-selected'), 'true');
    await page.finish();
  });
}

test('a test that is going on survives a reload and another lesson, and nothing is kept once it is over', async () => {
  const page = await open('Test');
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => localStorage.getItem(key).includes('/test\u001f')).length);
  await button(page, 'Start the test').click();
  for (let at = 1; at <= 4; at += 1) {
    await page.getByText(`${at} of 10`, { exact: true }).waitFor();
    await answerSomehow(page);
    await button(page, 'Next').click();
  }
  const [prompt, answered] = [await page.locator('legend').textContent(), await page.getByText(/answered\.$/).textContent()];
  await until(kept, 1);
  await page.reload();
  await ready(page);
  await page.getByText('5 of 10', { exact: true }).waitFor();
  assert.equal(await page.locator('legend').textContent(), prompt);
  assert.equal(await page.getByText(/answered\.$/).textContent(), answered);
  await chooseLesson(page, /^When entries leave/);
  await button(page, 'Start the test').waitFor();
  await chooseLesson(page, /^The low-level cache API/);
  await page.getByText('5 of 10', { exact: true }).waitFor();
  await button(page, 'Finish the test').click();
  await page.getByRole('heading', { name: /^\d+ of 10 right$/ }).waitFor();
  await until(kept, 0);
  await page.finish();
});

test('where the browser keeps nothing, a test goes on through the visit', async () => {
  const early = () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  const page = await open('Test', { early });
  await button(page, 'Start the test').click();
  await page.getByText('1 of 10', { exact: true }).waitFor();
  await button(page, 'Next').click();
  await tab(page, 'Flow').click();
  await chooseLesson(page, /^When entries leave/);
  await chooseLesson(page, /^The low-level cache API/);
  await tab(page, 'Test').click();
  await page.getByText('2 of 10', { exact: true }).waitFor();
  await page.finish();
});

test('neither beginning nor finishing a test keeps the page from answering', async () => {
  const page = await open('Test');
  await button(page, 'Start the test').click();
  for (let at = 1; at < 10; at += 1) {
    await page.getByText(`${at} of 10`, { exact: true }).waitFor();
    await answerSomehow(page);
    await button(page, 'Next').click();
  }
  // Between the judging of two answers the page has its turn.
  const turns = await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    let count = 0;
    port1.onmessage = () => {
      count += 1;
      port2.postMessage(0);
    };
    port2.postMessage(0);
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Finish the test').click();
    return new Promise((done) => {
      new MutationObserver(() => {
        if (!document.querySelector('#verdict')) return;
        port1.close();
        done(count);
      }).observe(document.body, { subtree: true, childList: true });
    });
  });
  assert.ok(turns >= 9, `${turns} turns while ten answers are judged`);
  await page.finish();
});

test('another lesson brings its own question and program, and its own program comes back', async () => {
  const page = await open('Quiz');
  await until(async () => (await program(page)).includes("cache.set('greet', 'Hello', 10)"), true);
  const prompt = await page.locator('legend').textContent();
  await chooseLesson(page, /^When entries leave/);
  await until(async () => (await page.locator('legend').textContent()) !== prompt, true);
  const asked = await program(page);
  assert.equal(await button(page, 'Run').getAttribute('aria-disabled'), 'true', 'its answer comes first, too');
  await tab(page, 'Play').click();
  await page.getByText('MAX_ENTRIES 4').first().waitFor();
  await tab(page, 'Quiz').click();
  await until(() => program(page), asked);
  await chooseLesson(page, /^The low-level cache API/);
  await until(() => page.locator('legend').textContent(), prompt);
  await page.finish();
});

test('a link into a mode that asks shows its program, and a question brings its own only when asked to', async () => {
  const linked = "from django.core.cache import cache\ncache.set('linked', 1)\n";
  const page = await ready(await browser.open(`#${writeFragment({ c1: encode({ code: linked, mode: 'quiz' }) })}`, { reducedMotion: 'reduce' }));
  await page.locator('form.asked').waitFor();
  assert.equal(await program(page), linked);
  await button(page, 'Run').click();
  await page.getByRole('list', { name: 'Cache keys' }).getByRole('listitem', { name: /^linked/ }).waitFor();
  await button(page, 'Open its program').click();
  await until(async () => (await program(page)) === linked, false);
  assert.equal(await button(page, 'Run').getAttribute('aria-disabled'), 'true');
  const own = await program(page);
  await tab(page, 'Play').click();
  await until(() => program(page), linked);
  assert.deepEqual(await page.evaluate(() => Object.values(localStorage).filter((text) => text.includes('linked'))), []);
  await page.finish();
  const told = await ready(await browser.open(`#${writeFragment({ c1: encode({ code: own, mode: 'quiz', step: 4 }) })}`, { reducedMotion: 'reduce' }));
  await told.locator('form.asked').waitFor();
  assert.equal(await button(told, 'Run').getAttribute('aria-disabled'), 'true', 'a link does not tell the answer');
  await told.finish();
});

test('a task of the lab is begun anew with its own text, which can be undone', async () => {
  const page = await open('Time Lab');
  const own = await program(page);
  await page.getByRole('button', { name: /^Start: Save a key with touch/ }).click();
  await until(async () => (await program(page)).includes('session'), true);
  const text = await program(page);
  await code(page).fill('# mine\n');
  await page.getByRole('button', { name: /^Start over: Save a key with touch/ }).click();
  await until(() => program(page), text);
  await button(page, 'Undo').click();
  await until(() => program(page), '# mine\n');
  await tab(page, 'Play').click();
  await until(() => program(page), own);
  await tab(page, 'Time Lab').click();
  await until(() => program(page), '# mine\n');
  await page.finish();
});

test('every kind of question is accessible before and after an answer, on a phone too, in both themes', async () => {
  for (const options of [{}, PHONE]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open('Moments', { ...options, colorScheme });
      const look = async (name) => {
        const where = `${name}, ${options.width ?? 1280}, ${colorScheme}`;
        await picture(page, `asked-${where.replaceAll(', ', '-').replaceAll(' ', '-')}`);
        assert.equal(await sideways(page), 0, `${where}: nothing is wider than the window`);
        await assertAccessible(page, where);
      };
      const wrongly = async () => {
        for (let tries = 0; tries < 3 && (await mark(page)) === null; tries += 1) {
          await answerSomehow(page, tries);
          await page.locator('form.asked button[type=submit]').click();
          await until(async () => (await mark(page)) !== null, true);
        }
      };
      for (const [mode, count] of [['Moments', 1], ['Quiz', 3], ['Practice', 5]]) {
        await tab(page, mode).click();
        for (let at = 1; at <= count; at += 1) {
          if (at > 1) await button(page, 'Next').click();
          await page.getByText(new RegExp(`^${at} of \\d`)).first().waitFor();
          if (at === 1) await look(`${mode} ${at}`);
          await wrongly();
          await look(`${mode} ${at} wrong`);
        }
      }
      await button(page, 'Next').click();
      await button(page, 'Flip the card').click();
      await look('Practice 6 flipped');
      await tab(page, 'Test').click();
      await look('Test');
      await button(page, 'Start the test').click();
      await page.getByText('1 of 10', { exact: true }).waitFor();
      await answerSomehow(page);
      await look('Test 1');
      await button(page, 'Finish the test').click();
      await page.getByRole('heading', { name: /^\d+ of 10 right$/ }).waitFor();
      await look('Test over');
      await tab(page, 'Variables').click();
      await button(page, 'Ask me').click();
      await page.locator('form.asked').first().getByRole('radio').first().check();
      await button(page, 'Check question 1').click();
      await look('Variables 1');
      await tab(page, 'Time Lab').click();
      await page.getByRole('button', { name: /^Start: Fill it to the limit/ }).click();
      await page.getByRole('textbox', { name: /How many go/ }).fill('1');
      await page.keyboard.press('Enter');
      await page.getByText(/lru_cache/).waitFor();
      await look('Time Lab wrong');
      await page.finish();
    }
  }
});
