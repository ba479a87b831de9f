// The frame and a page that speaks with it by itself: who is heard, what is obeyed, and what is
// refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsBetween } from '../../static/frame/events.js';
import { foldedLines } from '../../static/frame/folds.js';
import { write } from '../../static/links/fragment.js';
import { picture, until } from './pages.mjs';
import { axe, browser, hosts } from './stage.mjs';

const PROGRAM = "from django.core.cache import cache\ncache.set('a', 1, 10)\ncache.get('a')\n";

/** A page with a frame; `heard` is what came to its window, `answers` what came over the port. */
async function open(parameters = {}, options = {}) {
  const page = await hosts.open(browser, '', options);
  await page.evaluate(
    ([src]) => {
      globalThis.heard = [];
      globalThis.answers = [];
      addEventListener('message', ({ data, source }) => source === frame.contentWindow && heard.push(data));
      globalThis.frame = document.createElement('iframe');
      frame.width = 1000;
      frame.height = 700;
      frame.src = src;
      document.body.append(frame);
      globalThis.greet = (target = frame.contentWindow, hello = {}) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => answers.push(data);
        target.postMessage({ ns: 'cache-playground', v: 1, type: 'hello', ...hello }, '*', [port2]);
        globalThis.port = port1;
      };
    },
    [`${browser.url}embed.html#${write({ code: PROGRAM, ...parameters })}`],
  );
  await until(() => page.evaluate(() => heard.some((data) => data.type === 'ready')), true, 15_000);
  return page;
}

const inside = (page) => page.frameLocator('iframe').first();
const send = (page, message) => page.evaluate((message) => port.postMessage(message), message);
const answer = (page, id) => page.evaluate((id) => answers.find((answer) => answer.id === id), id);
const welcomed = (page) => page.evaluate(() => answers.filter(({ type }) => type === 'welcome').length);

async function asked(page, message) {
  const id = Math.floor(performance.now() * 1000);
  await send(page, { ...message, id });
  await until(async () => Boolean(await answer(page, id)), true);
  return answer(page, id);
}

test('a damaged program is told in the frame, which works all the same', async () => {
  const page = await open({ code: '', c1: 'o4GRIP_aQnSAQgamECgHEUtJzUktSUUS', view: 'code' });
  await inside(page).getByRole('alert').filter({ hasText: 'damaged' }).waitFor();
  await inside(page).getByRole('button', { name: 'Run', exact: true }).click();
  await until(async () => (await inside(page).locator('[role=status]').first().textContent()).startsWith('Finished'), true);
  await page.finish();
});

test('only that it is ready and how high it is goes to everybody', async () => {
  const page = await open({ run: '1' });
  const heard = await page.evaluate(() => heard.map((data) => (typeof data === 'string' ? Object.keys(JSON.parse(data)) : Object.keys(data)).join()));
  assert.deepEqual([...new Set(heard)].sort(), ['ns,v,type,px', 'ns,v,type,versions,px', 'subject,height']);
  await page.finish();
});

test('a greeted frame answers what it knows and refuses what does not fit', async () => {
  const page = await open();
  await page.evaluate(() => greet());
  await until(() => welcomed(page), 1);
  assert.equal((await asked(page, { type: 'run' })).type, 'ok');
  await until(async () => (await asked(page, { type: 'state' })).result.phase, 'finished');
  assert.equal((await asked(page, { type: 'seek', step: 1 })).type, 'ok');
  await until(async () => (await asked(page, { type: 'state' })).result.step, 1);
  assert.equal((await asked(page, { type: 'trace' })).result.steps.length, 3);
  const refused = [
    [{ type: 'seek', step: '1' }, 'seek: step must be a number from 0'],
    [{ type: 'seek', t: -1 }, 'seek: t must be a number from 0'],
    [{ type: 'set', theme: 'pink' }, 'set: theme must be auto or light or dark'],
    [{ type: 'set', code: { toString: 1 } }, 'set: code must be text'],
    [{ type: 'set', readonly: 'yes' }, 'set: readonly must be true or false'],
    [{ type: 'set', code: 'x'.repeat(70_000) }, 'set: the message is larger than 65536 characters'],
    [{ type: 'run', more: ['x'.repeat(70_000)] }, 'run: the message is larger than 65536 characters'],
  ];
  for (const [message, expected] of refused) assert.deepEqual({ ...(await asked(page, message)), id: 0 }, { id: 0, type: 'error', message: expected });
  // What is not known, and what is no message at all, is ignored.
  await page.evaluate(() => {
    for (const odd of [null, 7, 'run', [], { type: 'eval', code: '1' }, { type: 'constructor', id: 1 }, { type: '__proto__', id: 2 }, new Map()]) port.postMessage(odd);
    const round = { type: 'run', id: 3 };
    round.self = round;
    port.postMessage(round);
  });
  await until(async () => (await answer(page, 3))?.type, 'error');
  assert.deepEqual([await answer(page, 1), await answer(page, 2)], [undefined, undefined]);
  await page.finish();
});

test('one greeting is taken, from the page around alone', async () => {
  const page = await open();
  await page.evaluate(async () => {
    const other = document.createElement('iframe');
    document.body.append(other);
    // From a window that is not the one around: a sibling.
    const script = other.contentDocument.createElement('script');
    script.textContent = `globalThis.greet = (frame, port) => frame.postMessage({ ns: 'cache-playground', v: 1, type: 'hello' }, '*', [port]);`;
    other.contentDocument.body.append(script);
    const { port1, port2 } = new MessageChannel();
    globalThis.foreign = [];
    port1.onmessage = ({ data }) => foreign.push(data);
    other.contentWindow.greet(frame.contentWindow, port2);
    greet(frame.contentWindow, { v: 2 });
    greet(frame.contentWindow, { ns: 'other' });
    greet();
  });
  await until(() => welcomed(page), 1);
  await page.evaluate(() => greet());
  assert.equal((await page.evaluate(() => foreign)).length, 0);
  assert.equal(await welcomed(page), 1);
  await page.finish();
});

test('an address can pin the origin of the page around', async () => {
  const pinned = await open({ host: 'https://a.example' });
  await pinned.evaluate(() => greet());
  // The frame answers messages in their order: what it took after the greeting, it took.
  await pinned.evaluate(() => greet());
  await inside(pinned).locator('html').evaluate(() => undefined);
  assert.equal(await welcomed(pinned), 0);
  await pinned.finish();

  const right = await open({ host: new URL(hosts.url).origin });
  await right.evaluate(() => greet());
  await until(() => welcomed(right), 1);
  await right.finish();
});

test('a flood is not answered in full, and the page goes on', async () => {
  const page = await open({ run: '1' });
  await page.evaluate(() => {
    greet();
    for (let id = 1; id <= 20_000; id += 1) port.postMessage({ type: 'seek', step: id % 3, id });
  });
  await inside(page).getByRole('button', { name: 'Run', exact: true }).click();
  const count = await page.evaluate(() => answers.filter(({ type }) => type === 'ok').length);
  assert.ok(count >= 100 && count < 2000, `${count} answers`);
  await until(async () => {
    await send(page, { type: 'state', id: 99_999 });
    return Boolean(await answer(page, 99_999));
  }, true);
  await page.finish();
});

test('a height that follows itself comes to rest', async () => {
  const page = await open({ view: 'stage', run: '1' });
  await page.evaluate(() => addEventListener('message', ({ data }) => data?.type === 'height' && (frame.height = data.px + 40)));
  await inside(page).getByRole('button', { name: 'Run', exact: true }).click();
  await until(() => page.evaluate(() => heard.length > 0), true);
  const count = await page.evaluate(async () => {
    for (let n = 0; n < 30; n += 1) await new Promise(requestAnimationFrame);
    return heard.filter((data) => data.type === 'height').length;
  });
  assert.ok(count <= 5, `${count} heights`);
  await page.finish();
});

test('events say what has changed', () => {
  const state = { code: 'x', phase: 'ready', run: 0, step: 0, steps: 0, t: 0, expired: [] };
  const done = { ...state, phase: 'finished', run: 1, step: 3, steps: 3, line: null };
  assert.deepEqual(eventsBetween(state, state), []);
  assert.deepEqual(eventsBetween(state, { ...state, code: 'y' }), [['change', { code: 'y' }]]);
  assert.deepEqual(eventsBetween(state, { ...state, code: 'y'.repeat(70_000) }), [['change', { code: undefined }]]);
  assert.deepEqual(eventsBetween(state, done), [
    ['run', { outcome: 'finished', steps: 3 }],
    ['step', { step: 3, steps: 3, t: 0, line: undefined }],
  ]);
  assert.deepEqual(eventsBetween(done, { ...done, phase: 'running', run: 2 }), []);
  assert.deepEqual(eventsBetween(done, { ...done, t: 11, expired: ['a'] }), [['expire', { key: 'a', t: 11 }]]);
  assert.deepEqual(eventsBetween({ ...done, t: 11, expired: ['a'] }, { ...done, t: 12, expired: ['a', 'b'] }), [['expire', { key: 'b', t: 12 }]]);
  const quiz = { ...done, mode: 'quiz', lesson: 'expiry', done: 1, of: 3 };
  assert.deepEqual(eventsBetween(quiz, { ...quiz, done: 2 }), [['score', { mode: 'quiz', lesson: 'expiry', done: 2, of: 3 }]]);
  assert.deepEqual(eventsBetween(quiz, { ...quiz, mode: 'test', done: 0, of: 1 }), []);
  assert.deepEqual(eventsBetween(quiz, { ...quiz, lesson: 'culling', done: 0 }), []);
  assert.deepEqual(eventsBetween({ ...done, t: 11 }, { ...done, t: 2, expired: ['a'] }), []);
});

test('regions and lines fold', () => {
  const code = 'a\n# hide\nb\n# endhide\nc\n  #hide\nd\n';
  assert.deepEqual(foldedLines(code, {}), [[2, 4], [6, 7]]);
  assert.deepEqual(foldedLines(code, { hide: false }), []);
  assert.deepEqual(foldedLines(code, { shown: [1, 3] }), [[2, 7]]);
  assert.deepEqual(foldedLines(code, { hide: false, shown: [2, 3] }), [[1, 1], [4, 7]]);
  assert.deepEqual(foldedLines('a\nb\n', { shown: [7] }), []);
  assert.deepEqual(foldedLines('# hide\nb\n', {}), []);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the frame, ${theme}`, async () => {
    for (const width of [390, 1280]) {
      for (const view of ['full', 'stage', 'steps', 'code']) {
        const page = await browser.open(`embed.html#${write({ code: PROGRAM, view, theme, run: '1', step: 2 })}`, { width, height: 700 });
        await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
        await page.evaluate(() => customElements.whenDefined('code-editor'));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${view} ${width} ${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
        await picture(page, `frame-${view}-${width}-${theme}`);
        await page.finish();
      }
    }
  });
}
