// The documented examples of embedding, as a page of another origin that holds them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { told } from './hosts.mjs';
import { until } from './pages.mjs';
import { browser, hosts } from './stage.mjs';

const ours = (text) => text.replaceAll('https://HOST/', browser.url).replaceAll('https://HOST', new URL(browser.url).origin);
const blocks = (file, language) => [...readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text);
const examples = ['README.md', 'docs/embedding.md'].flatMap((file) => blocks(file, 'html').map((html) => [file, html]));
const button = (where, name) => where.getByRole('button', { name, exact: true });

test('there are examples', () => assert.ok(examples.length >= 4));

for (const [file, html] of examples) {
  test(`${file}: ${html.split('\n').find((line) => /<(cache-playground|iframe)/.test(line)).slice(0, 60)}`, async () => {
    const page = await hosts.open(browser, ours(html), { height: 1600 });
    const count = await page.locator('cache-playground, body > iframe').count();
    assert.ok(count > 0);
    await until(async () => (await told(page, 'ready')).length, await page.locator('cache-playground').count(), 20_000);
    for (let at = 0; at < count; at += 1) {
      const frame = page.locator('cache-playground iframe, body > iframe').nth(at).contentFrame();
      await button(frame, 'Restart').waitFor();
      await frame.locator('[role=status]').first().waitFor();
    }
    await page.finish();
  });
}

test('docs/embedding.md: pieces of a group print what follows from all of them', async () => {
  const [, html] = examples.find(([, html]) => html.includes('group='));
  const page = await hosts.open(browser, html, { height: 1600 });
  const frame = page.locator('cache-playground').nth(1).locator('iframe').contentFrame();
  await frame.getByRole('log', { name: 'Output' }).getByText('2', { exact: true }).waitFor({ timeout: 20_000 });
  await page.finish();
});

test('docs/embedding.md: the conversation is one', async () => {
  const [code] = blocks('docs/embedding.md', 'js');
  const page = await hosts.open(browser, '', { scripts: 0 });
  const said = [];
  page.on('console', async (message) => said.push(await message.args()[0]?.jsonValue()));
  await page.evaluate(
    ([code, src]) => {
      globalThis.frame = document.createElement('iframe');
      const script = document.createElement('script');
      script.textContent = code;
      document.body.append(script);
      frame.src = src;
      document.body.append(frame);
    },
    [ours(code), `${browser.url}embed.html#ex=greet&run=1`],
  );
  await until(() => said.some((message) => message?.type === 'ok' && message.id === 1), true, 20_000);
  await until(() => said.filter((message) => message?.name === 'step').at(-1)?.detail.step, 2);
  await page.finish();
});
