// Every way to learn, done to its end with nothing but the keys, wrongly first where there is a
// wrong answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { press, reach, tick, type } from './keyboard.mjs';
import { pages, until } from './pages.mjs';
import { PROFILES } from './solutions.mjs';

let browser;
before(async () => (browser = await pages()));
after(() => browser.close());

/** With the program beside the question, and on a phone, where it is above it. */
const SIZES = { '': {}, ', on a phone': { width: 390, height: 844, hasTouch: true, isMobile: true } };

const button = (page, name) => page.getByRole('button', { name, exact: true });
const tab = (page, name) => page.getByRole('tablist', { name: 'Ways to learn' }).getByRole('tab', { name, exact: true });
const panel = (page, name) => page.getByRole('tabpanel', { name, exact: true });
const code = (page) => page.getByRole('textbox', { name: 'Code' });
const progress = (page, mode) => tab(page, mode).getAttribute('title');
const done = (page, mode) => until(() => progress(page, mode), 'Done');
const form = (page) => page.locator('form.asked');
const said = (page) => page.locator('.question__feedback');
const mark = (page) => said(page).getAttribute('data-mark');
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** A page in a mode, opened by the keys. */
async function open(mode, options = {}) {
  const page = await browser.open('', { reducedMotion: 'reduce', ...options });
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await button(page, 'Restart').waitFor();
  await reach(page, tab(page, 'Play'));
  while ((await tab(page, mode).getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowRight');
  await panel(page, mode).waitFor();
  return page;
}

/** Chooses one answer after the other until one is right, and sees that each wrong one is explained. */
async function choose(page, radios = form(page).getByRole('radio')) {
  const count = await radios.count();
  for (let index = 0; index < count; index += 1) {
    await tick(page, radios.nth(index));
    // Enter in a radio button checks the answer.
    await page.keyboard.press('Enter');
    await until(async () => ['right', 'wrong'].includes(await mark(page)), true);
    assert.ok(await isFocused(radios.nth(index)), 'the focus stays');
    if ((await mark(page)) === 'right') return;
    assert.ok((await said(page).locator('.question__words').first().textContent()).length > 20, 'it says why');
  }
  assert.fail('no answer is right');
}

const isMarked = (page, ...marks) => until(async () => marks.includes(await mark(page)), true);
const titles = (page) => page.getByRole('navigation', { name: 'Questions' }).getByRole('button');

/** Waits for the question at this place, which came with the focus still on the way to it. */
const at = (page, number, of) => page.getByText(`${number} of ${of}`, { exact: true }).waitFor();

for (const [where, options] of Object.entries(SIZES)) {
  test(`Flow: the key is sent through each door${where}`, async () => {
    const page = await open('Flow', options);
    const flow = panel(page, 'Flow');
    for (const name of ['hit', 'expired', 'missing']) {
      const door = flow.getByRole('button', { name: `Send the key on: ${name}` });
      await press(page, door, name === 'expired' ? 'Space' : 'Enter');
      await flow.getByRole('status').getByText(name === 'hit' ? "→ 'Hello'" : '→ None').waitFor();
      assert.ok(await isFocused(door), 'the focus stays');
    }
    await done(page, 'Flow');
    await page.finish();
  });
}

test('Steps: every blank is filled in, one of them wrongly and one of them shown', async () => {
  const page = await open('Steps');
  const table = page.getByRole('table', { name: 'Execution steps' });
  await tick(page, page.getByRole('checkbox', { name: 'Hide outputs' }));
  await press(page, button(page, 'Last step'));
  const fill = async (name, text) => {
    await type(page, table.getByRole('textbox', { name, exact: true }), text);
    await page.keyboard.press('Enter');
  };
  await fill('Returned by step 2', 'True');
  await page.getByRole('status').getByText('not True').waitFor();
  await fill('Returned by step 2', 'None');
  await fill('Cache state after step 2', "{'greet': 'Hello'}");
  await fill('Returned by step 3', "'Hello'");
  await fill('Cache state after step 3', "{'greet': 'Hello'}");
  for (const wrong of ['None', 'False']) await fill('Returned by step 4', wrong);
  await press(page, table.getByRole('button', { name: 'Show', exact: true }));
  await fill('Cache state after step 4', '{}');
  await fill('Returned by step 5', 'None');
  await fill('Cache state after step 5', '{}');
  await done(page, 'Steps');
  await page.finish();
});

test('Variables: a cell is asked, and three questions are answered', async () => {
  const page = await open('Variables');
  const table = page.getByRole('table', { name: 'Variables' });
  await press(page, button(page, 'Last step'));
  await press(page, table.getByRole('row', { name: /^value / }).getByRole('button', { name: "'Hello'" }).last());
  await page.getByRole('status').getByText('has held').waitFor();
  await press(page, button(page, 'Ask me'));
  for (const [number, wrong, right] of [[1, /^Step 4/, /^Step 3/], [2, /True|None/, "'Hello'"], [3, /^What is stored, and no/, /^value_after_delete/]]) {
    const question = page.getByRole('group', { name: new RegExp(`^${number}\\.`) });
    const check = question.getByRole('button', { name: `Check question ${number}` });
    for (const [name, verdict] of [[wrong, 'Not right.'], [right, 'Right.']]) {
      await tick(page, question.getByRole('radio', { name }).first());
      await press(page, check);
      await question.getByRole('status').getByText(verdict, { exact: true }).waitFor();
    }
  }
  await done(page, 'Variables');
  await page.finish();
});

test('Time Lab: the clock is moved, calls are made, a program is written', async () => {
  const page = await open('Time Lab');
  const lab = panel(page, 'Time Lab');
  const goals = lab.getByRole('list', { name: 'Goals' });
  await press(page, lab.getByRole('button', { name: /^Start: Save a key with touch/ }));
  await goals.waitFor();
  assert.equal(await goals.getByText('Reached:').count(), 0, 'nothing is reached before it is begun');
  await goals.getByText('Condition, kept:').waitFor();
  await press(page, button(page, 'First step'));
  for (let step = 0; step < 3; step += 1) await press(page, button(page, 'Step forward'));
  for (let tens = 0; tens < 2; tens += 1) await press(page, lab.getByRole('button', { name: '+10 s' }));
  await press(page, lab.getByRole('button', { name: /^cache\.touch/ }));
  await until(() => goals.getByText('Reached:').count(), 1);
  for (let tens = 0; tens < 2; tens += 1) await press(page, lab.getByRole('button', { name: '+10 s' }));
  await press(page, lab.getByRole('button', { name: /^cache\.get/ }));
  await until(() => progress(page, 'Time Lab'), '1 of 3 done');

  await press(page, lab.getByRole('button', { name: /^Start: Fill it to the limit/ }));
  const guess = lab.getByRole('textbox', { name: /How many go/ });
  for (const [text, words] of [['1', /lru_cache/], ['100', /a third of the 300/]]) {
    await type(page, guess, text);
    await page.keyboard.press('Enter');
    await lab.getByText(words).first().waitFor();
  }
  await press(page, lab.getByRole('button', { name: /one more/ }));
  await until(() => progress(page, 'Time Lab'), '2 of 3 done');

  await press(page, lab.getByRole('button', { name: /^Start: Alive at 9.9/ }));
  await until(() => lab.getByRole('textbox').count(), 0);
  await type(page, code(page), (await page.locator('code-editor').first().evaluate((editor) => editor.value)).replace(', 5)', ', 10)'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await done(page, 'Time Lab');
  await page.finish();
});

for (const [where, options] of Object.entries(SIZES)) {
  test(`Moments: every question is answered, and the evidence is opened${where}`, async () => {
    const page = await open('Moments', options);
    for (let number = 1; number <= 5; number += 1) {
      if (number > 1) await press(page, button(page, 'Next'));
      await at(page, number, 5);
      await choose(page);
      await press(page, button(page, 'Show me'));
      assert.ok(await isFocused(button(page, 'Show me')), 'the focus stays');
    }
    await done(page, 'Moments');
    await page.finish();
  });
}

for (const [where, options] of Object.entries(SIZES)) {
  test(`Quiz: each kind of question is answered${where}`, async () => {
    const page = await open('Quiz', options);
    for (let number = 1; number <= 3; number += 1) {
      if (number > 1) await press(page, button(page, 'Next'));
      await at(page, number, 3);
      await choose(page);
    }
    await done(page, 'Quiz');
    await page.finish();
  });
}

test('Narrate: the run is read to its end, and as a text', async () => {
  const page = await open('Narrate');
  const captions = page.getByRole('list', { name: 'Narration' });
  await press(page, captions.getByRole('button', { name: /get found greet/ }));
  for (let step = 0; step < 2; step += 1) await press(page, button(page, 'Step forward'));
  await done(page, 'Narrate');
  await tick(page, page.getByRole('checkbox', { name: 'Text only' }));
  await until(() => code(page).isVisible(), false);
  await page.finish();
});

const ORDER = ['from django', 'count = cache.get', 'if count is None', 'count = 2 + 3', 'cache.set(', 'print(count)'];

test('Practice: five things are done, hints and a solution are read, and the card is flipped', async () => {
  const page = await open('Practice');
  const check = button(page, 'Check my program');
  for (const [line, verdict] of [['Line 1', 'wrong'], ['Line 3', 'right']]) {
    await tick(page, page.getByRole('radio', { name: line }));
    await press(page, button(page, 'It is this line'));
    await isMarked(page, verdict);
  }
  await press(page, check);
  await isMarked(page, 'wrong');
  await type(page, code(page), "from django.core.cache import cache\n\ncache.set('greet', 'Hello', 60)\nprint(cache.get('greet'))\n");
  await press(page, check);
  await isMarked(page, 'right');

  await press(page, button(page, 'Next'));
  await at(page, 2, 6);
  await press(page, button(page, 'Check'));
  await isMarked(page, 'wrong', 'nearly');
  const lines = page.locator('[data-line] code');
  const starts = async (place) => (await lines.nth(place).textContent()).trim();
  for (const [place, text] of ORDER.entries()) {
    let from = (await lines.allTextContents()).findIndex((line) => line.trim().startsWith(text));
    if (from > place) await reach(page, page.getByRole('button', { name: new RegExp(`^Move up from place ${from + 1}:`) }));
    for (; from > place; from -= 1) {
      // The focus goes along with the line.
      await page.keyboard.press('Enter');
      await until(async () => (await starts(from - 1)).startsWith(text), true);
    }
  }
  for (const place of [8, 7]) await press(page, page.getByRole('button', { name: new RegExp(`^Move down from place ${place}:`) }));
  await press(page, button(page, 'Check'));
  await isMarked(page, 'right');

  await press(page, button(page, 'Next'));
  await at(page, 3, 6);
  await press(page, check);
  await isMarked(page, 'wrong', 'nearly');
  await type(page, code(page), "from django.core.cache import cache\n\ncache.set('profile_1', {'name': 'Ada', 'theme': 'dark'}, timeout=600)\n");
  await press(page, check);
  await isMarked(page, 'right');

  await press(page, button(page, 'Next'));
  await at(page, 4, 6);
  for (const [text, verdict] of [['5\nBob\n0', 'wrong'], ['5\nAlice\n0', 'right']]) {
    await type(page, form(page).getByRole('textbox'), text);
    await press(page, button(page, 'Check'));
    await isMarked(page, verdict);
  }

  await press(page, button(page, 'Next'));
  await at(page, 5, 6);
  await press(page, check);
  await isMarked(page, 'wrong', 'nearly');
  for (const hint of [1, 2, 3]) await press(page, button(page, `Hint ${hint} of 3`));
  await press(page, button(page, 'Next line of the solution'));
  await page.locator('.solution__line').first().waitFor();
  await type(page, code(page), PROFILES);
  await press(page, check);
  await isMarked(page, 'right');

  await press(page, button(page, 'Next'));
  await at(page, 6, 6);
  await type(page, page.getByRole('textbox', { name: 'Gap 1', exact: true }), 'set');
  await press(page, button(page, 'Flip the card'));
  await page.getByText(/^1 of \d+ recalled\.$/).waitFor();
  await done(page, 'Practice');
  await page.finish();
});

for (const [where, options] of Object.entries(SIZES)) {
  test(`Test: ten questions are answered, the verdict has the focus, and each is replayed${where}`, async () => {
    const page = await open('Test', options);
    await press(page, button(page, 'Start the test'));
    for (let number = 1; number <= 10; number += 1) {
      await at(page, number, 10);
      const radio = form(page).getByRole('radio').first();
      if (await radio.count()) await tick(page, radio);
      for (const blank of await form(page).getByRole('textbox').all()) await type(page, blank, 'None');
      const down = form(page).getByRole('button', { name: /^Move down from place 1:/ });
      if (await down.count()) await press(page, down);
      assert.equal(await mark(page), null, 'nothing is told before the end');
      if (number < 10) await press(page, button(page, 'Next'));
    }
    await press(page, button(page, 'Finish the test'));
    await page.getByRole('heading', { name: /^\d+ of 10 right$/ }).waitFor();
    await done(page, 'Test');
    assert.ok(await page.evaluate(() => document.activeElement.contains(document.querySelector('#verdict'))), 'the verdict has the focus');
    for (const number of [1, 10]) {
      await press(page, page.getByRole('button', { name: new RegExp(`^Question ${number}: `) }));
      await at(page, number, 10);
      assert.ok((await said(page).textContent()).length > 20, 'it says why');
      await press(page, button(page, 'Show me'));
      // What a wrong order of lines comes to may be an error before the first step.
      const first = () => button(page, 'First step').getAttribute('aria-disabled');
      await until(async () => (await first()) === null || (await page.locator('.output__item[data-kind=exception]').count()) > 0, true);
    }
    await titles(page).first().waitFor();
    await page.finish();
  });
}
