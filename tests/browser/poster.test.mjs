// A frame that waits until its reader asks: what it shows, and that nothing is loaded before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { write } from '../../static/links/fragment.js';
import { frameAddress } from '../../static/links/snippets.js';
import { picture, until } from './pages.mjs';
import { axe, browser, hosts } from './stage.mjs';

const CODE = "from django.core.cache import cache\n# hide\nimport time\n# endhide\ncache.set('<b>', 'Hello', 10)\nprint(cache.get('<b>'))\n";
const button = (where, name) => where.getByRole('button', { name, exact: true });

/** A page of another origin with a frame in it; gives the page, what is in the frame, and what was loaded. */
async function open(src, attributes = '') {
  const loaded = [];
  const page = await browser.open('about:blank');
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname.replace(/-[0-9a-f]{16}/, '').slice(1)));
  await page.goto(hosts.write(browser, `<iframe width="700" height="500" src="${src}" ${attributes}></iframe>`, { scripts: 0 }));
  return [page, page.frameLocator('iframe'), loaded];
}

const finished = (frame) => until(async () => /^Finished/.test(await frame.locator('[role=status]').first().textContent()), true, 15_000);

test('a poster loads nothing but itself, and becomes the playground when its button is pressed', async () => {
  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    const [page, frame, loaded] = await open(`${browser.url}poster.html#${write({ code: CODE, view: 'code', run: '1', hl: '5' })}`, sandbox);
    await button(frame, 'Make it interactive').waitFor();
    assert.deepEqual(await frame.locator('pre').evaluate((pre) => pre.innerText.trim().split('\n')), ['from django.core.cache import cache', '⋯ 3 lines not shown', "cache.set('<b>', 'Hello', 10)", "print(cache.get('<b>'))"]);
    assert.equal(await frame.locator('mark').textContent(), "cache.set('<b>', 'Hello', 10)");
    const ours = loaded.filter((name) => !/^(page|record\.js|favicon\.ico|icon\.svg)$/.test(name));
    assert.deepEqual(ours.sort(), ['poster.html', 'poster.js', 'style.css']);
    await button(frame, 'Make it interactive').click();
    await finished(frame);
    await frame.getByRole('log', { name: 'Output' }).getByText('Hello', { exact: true }).waitFor();
    page.faults = page.faults.filter((fault) => !/engine-[0-9a-f]+\.wasm/.test(fault));
    await page.finish();
  }
});

test('an address of the frame itself that is to wait leads there', async () => {
  const [page, frame] = await open(`${browser.url}embed.html#${write({ code: CODE, loading: 'click', run: '1' })}`);
  await button(frame, 'Make it interactive').click();
  await finished(frame);
  // A load that was broken off is reported.
  page.faults = page.faults.filter((fault) => !/preload/.test(fault));
  await page.finish();
});

test('the dialog gives out the poster’s address', () => {
  const address = frameAddress('https://host.example/embed.html', { code: CODE }, { loading: 'click', view: 'stage' });
  assert.match(address, /^https:\/\/host\.example\/poster\.html#c1=[\w-]+&loading=click&view=stage$/);
});

test('a poster is accessible and as wide as it may be, in both themes', async () => {
  for (const theme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const page = await browser.open(`poster.html#${write({ code: `${CODE}${'x'.repeat(300)} = 1\n`, theme, hl: '5' })}`, { width, height: 500 });
      await button(page, 'Make it interactive').waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
      await picture(page, `poster-${width}-${theme}`);
      await page.finish();
    }
  }
});

test('a language that is asked for is not pretended', async () => {
  const page = await browser.open('embed.html#lang=de&code=x=1');
  await button(page, 'Restart').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.finish();
});
