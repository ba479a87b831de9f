// The ways to learn inside other people's pages: how they look in a frame, and what the page around is told of answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { write } from '../../static/links/fragment.js';
import { told } from './hosts.mjs';
import { picture, until } from './pages.mjs';
import { axe, browser, hosts } from './stage.mjs';

const PROGRAM = "from django.core.cache import cache\n\ncache.set('greet', 'Hello', 10)\nvalue = cache.get('greet')\n";
const button = (where, name) => where.getByRole('button', { name, exact: true });
const ready = (page) => until(async () => (await told(page, 'ready')).length, 1, 15_000);

/** A page of another origin with the element in it; gives the page and what is in the frame. */
async function open(attributes, options) {
  const page = await hosts.open(browser, `<cache-playground ${attributes}><pre>${PROGRAM}</pre></cache-playground>`, options);
  await ready(page);
  return [page, page.locator('cache-playground iframe').contentFrame()];
}

test('a page of another origin is told of every answer, and of what is done', async () => {
  const [page, frame] = await open('view="quiz"');
  const radios = frame.locator('form.asked').getByRole('radio');
  const count = await radios.count();
  const expected = [];
  for (let index = 0; index < count; index += 1) {
    await radios.nth(index).check();
    await button(frame, 'Check').click();
    await until(async () => (await told(page, 'answer')).length, index + 1);
    const { lesson, question, ...answer } = (await told(page, 'answer')).at(-1);
    assert.ok(lesson && question, `${lesson} ${question}`);
    const isRight = (await frame.locator('.question__feedback').getAttribute('data-mark')) === 'right';
    expected.push({ mode: 'quiz', mark: isRight ? 'right' : 'wrong', tries: index + 1 });
    assert.deepEqual(answer, expected.at(-1));
    if (isRight) break;
  }
  assert.equal(expected.at(-1).mark, 'right');
  await until(async () => (await told(page, 'score')).map(({ mode, done }) => [mode, done]), [['quiz', 1]]);
  assert.equal((await told(page, 'answer')).length, expected.length);
  await page.finish();
});

test('of a test the page around is told at its end, question by question', async () => {
  const [page, frame] = await open('mode="test"');
  await button(frame, 'Start the test').click();
  const marks = [];
  for (let at = 1; at <= 10; at += 1) {
    await frame.getByText(`${at} of 10`, { exact: true }).waitFor();
    const radio = frame.locator('form.asked').getByRole('radio').first();
    if (await radio.count()) {
      await radio.check();
      marks.push(at);
    }
    if (at < 10) await button(frame, 'Next').click();
  }
  assert.deepEqual(await told(page, 'answer'), []);
  await button(frame, 'Finish the test').click();
  const heading = frame.getByRole('heading', { name: /^\d+ of 10 right$/ });
  await heading.waitFor();
  const right = Number.parseInt(await heading.textContent(), 10);
  await until(async () => (await told(page, 'score')).map(({ mode, done, of }) => ({ mode, done, of })), [{ mode: 'test', done: right, of: 10 }]);
  const answers = await told(page, 'answer');
  assert.ok(answers.length >= marks.length);
  assert.equal(answers.filter(({ mark }) => mark === 'right').length, right);
  assert.deepEqual([...new Set(answers.map(({ mode, tries }) => `${mode} ${tries}`))], ['test 1']);
  await page.finish();
});

for (const theme of ['light', 'dark']) {
  test(`a quiz in a frame is whole and accessible at every width, ${theme}`, async () => {
    for (const width of [320, 390, 600, 800, 1280]) {
      const page = await browser.open(`embed.html#${write({ code: PROGRAM, view: 'quiz', theme })}`, { width, height: 900 });
      await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
      await page.evaluate(() => customElements.whenDefined('code-editor'));
      const form = page.locator('form.asked');
      await form.getByRole('radio').first().check();
      await button(page, 'Check').click();
      await until(async () => (await page.locator('.question__feedback').getAttribute('data-mark')) !== null, true);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${width} ${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
      await picture(page, `frame-quiz-${width}-${theme}`);
      await page.finish();
    }
  });
}
