// Real sites of Sphinx and MkDocs whose pages have playgrounds, opened with and without JavaScript.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../../.ci/serve.mjs';
import { native, noNative } from './native.mjs';
import { dist, pages, picture, until } from './pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = join(root, '.tools/python/bin/python');
const sources = join(root, 'tests/documentation');
const skip = existsSync(python) ? noNative : 'Sphinx and MkDocs are not there: make setup';
// Until the build has the element.
const noElement = !existsSync(join(dist, 'cache-playground.js'));

const folder = mkdtempSync(join(tmpdir(), 'documentation-'));
const run = promisify(execFile);
let browser;
let playground;

before(async () => {
  if (skip) return;
  // Of a copy: what builds a package leaves traces in its folder.
  const [source, installed] = [join(folder, 'package'), join(folder, 'installed')];
  cpSync(join(root, 'integrations/python'), source, { recursive: true });
  await run(python, ['-m', 'pip', 'install', '-q', '--no-deps', '--no-index', '--no-build-isolation', '--target', installed, source]);
  browser = await pages();
  // Another port is another origin.
  playground = await serve(dist);
});
after(async () => {
  await browser?.close();
  await playground?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a tool of Python printed; `failed` where it ended badly. */
async function tool(module, options, settings = {}) {
  const env = {
    ...process.env,
    PYTHONPATH: join(folder, 'installed'),
    PYTHONDONTWRITEBYTECODE: '1',
    PLAYGROUND_SRC: playground.url,
    PLAYGROUND_PROGRAM: native,
    ...settings,
  };
  try {
    const { stdout, stderr } = await run(python, ['-m', module, ...options], { env });
    return { failed: false, text: stdout + stderr };
  } catch ({ stdout, stderr }) {
    return { failed: true, text: stdout + stderr };
  }
}

let count = 0;
const fresh = (name) => join(folder, `${name}-${(count += 1)}`);

/** A site of Sphinx: the folder it was built into, every warning being a failure unless `mayWarn`. */
async function sphinx({ source = join(sources, 'sphinx'), builder = 'html', settings, mayWarn = false } = {}) {
  const target = fresh(`sphinx-${builder}`);
  const strict = mayWarn ? [] : ['-W', '--keep-going'];
  const options = ['-q', ...strict, '-E', '-d', `${target}.doctrees`, '-b', builder, source, target];
  return { ...(await tool('sphinx', options, settings)), target };
}

async function mkdocs({ source = join(sources, 'mkdocs'), settings } = {}) {
  const target = fresh('mkdocs');
  return { ...(await tool('mkdocs', ['build', '-q', '-s', '-f', join(source, 'mkdocs.yml'), '-d', target], settings)), target };
}

/** A copy of a site's sources, with some of its files written anew. */
function changed(name, files) {
  const source = fresh(`${name}-source`);
  cpSync(join(sources, name), source, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(source, file), text);
  return source;
}

const PROGRAM = `from django.core.cache import cache

cache.set('greet', 'Hello', 10)
value = cache.get('greet')
cache.delete('greet')
value_after_delete = cache.get('greet')
`;
// What the calls return is Django's, as tests/scripts records it.
const ROWS = [
  ['2', '3', 'cache.set', 'greet', "'Hello'", "{'greet': 'Hello'}", 'stored', 'None'],
  ['3', '4', 'cache.get', 'greet', "'Hello'", "{'greet': 'Hello'}", 'hit', "'Hello'"],
  ['4', '5', 'cache.delete', 'greet', '', '{}', 'deleted', 'True'],
  ['5', '6', 'cache.get', 'greet', '', '{}', 'miss: deleted', 'None'],
];
const HOSTILE = `from django.core.cache import cache

cache.set('<b>bold</b>', '</pre></code></cache-playground><img src=x onerror=alert(1)>', None)
cache.get('\`<i>\`')
`;

/** Programs and tables of a page's playgrounds, as a reader without JavaScript sees them. */
const shown = (page) =>
  page.locator('cache-playground').evaluateAll((elements) =>
    elements.map((element) => ({
      code: element.querySelector('pre code.language-python')?.textContent,
      rows: [...element.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
      isVisible: [...element.querySelectorAll('pre, td')].every((one) => one.checkVisibility()),
    })),
  );

/** A page of a site. Sites have no icon, which the browser asks for. */
async function open(t, site, path, options) {
  const server = await serve(site);
  const page = await browser.open(new URL(path, server.url).href, options);
  t.after(() => server.close());
  t.after(() => page.context().close());
  page.report = () => assert.deepEqual(page.faults.filter((fault) => !fault.includes('/favicon.ico')), []);
  return page;
}

/** What holds for a site of either tool before its playgrounds have loaded, and if they never do. */
async function checkStatic(t, site, path) {
  const page = await open(t, site, path, { javaScriptEnabled: false });
  const [first, hostile] = await shown(page);
  assert.deepEqual(first, { code: PROGRAM, rows: ROWS, isVisible: true });
  assert.equal(hostile.code, HOSTILE);
  assert.deepEqual(hostile.rows.map((row) => row[3]), ['<b>bold</b>', '`<i>`']);
  assert.equal(await page.locator('cache-playground img, cache-playground b, cache-playground i').count(), 0);
  page.report();
}

async function checkLive(t, site, path, name) {
  const page = await open(t, site, path);
  const element = page.locator('cache-playground').first();
  await element.scrollIntoViewIfNeeded();
  const frame = page.locator('cache-playground').first().frameLocator('iframe');
  await frame.getByRole('list', { name: 'Cache keys' }).getByRole('listitem', { name: /^greet/ }).waitFor();
  await until(() => element.locator('table').first().isVisible(), false);
  assert.equal(await element.evaluate((one) => one.code), PROGRAM);
  await picture(page, `documentation-${name}`);
  // On paper the table is back, and nothing keeps room for a frame.
  await page.emulateMedia({ media: 'print' });
  await until(() => element.locator('table').first().isVisible(), true);
  const room = await page.locator('cache-playground').evaluateAll((all) => all.map((one) => getComputedStyle(one).minHeight));
  assert.deepEqual(new Set(room), new Set(['0px']));
  page.report();
}

describe('Sphinx', { skip }, () => {
  let site;
  before(async () => (site = await sphinx()));

  test('a site builds without a warning, and its pages show the table without JavaScript', async (t) => {
    assert.equal(site.failed, false, site.text);
    await checkStatic(t, site.target, 'index.html');
  });

  test('the playground takes the place of the table', { skip: noElement }, (t) =>
    checkLive(t, site.target, 'index.html', 'sphinx'));

  test('a program may be a file, a directive may stand in Markdown, and options reach the element', () => {
    const read = (name) => readFileSync(join(site.target, name), 'utf8');
    const touch = read('guide/touch.html');
    assert.match(touch, /<cache-playground height="500">/);
    assert.match(touch, /touch: never set|touched/);
    assert.match(read('guide/myst.html'), /<cache-playground view="quiz">[^]*cache\.incr[^]*<\/cache-playground>/);
    // The table is that of the options: the third key culls the first, and all have the prefix.
    assert.match(read('guide/myst.html'), /<cache-playground max="2" cull="2" prefix="it&#x27;s">[^]*it's:1:c[^]*stored: culled 1/);
    assert.match(read('index.html'), /<cache-playground view="steps" readonly title="Markup &quot;as&quot; text">/);
    const script = `<script async="async" src="${playground.url}cache-playground.js"></script>`;
    assert.equal(read('index.html').split(script).length, 2, 'the script is there, once');
  });

  test('a page without a playground loads nothing for one', () => {
    assert.doesNotMatch(readFileSync(join(site.target, 'plain.html'), 'utf8'), /cache-playground/);
  });

  test('without the native program there is the program alone, and no warning', async () => {
    const bare = await sphinx({ settings: { PLAYGROUND_PROGRAM: 'no-such-program' } });
    assert.equal(bare.failed, false, bare.text);
    const html = readFileSync(join(bare.target, 'index.html'), 'utf8');
    assert.match(html, /<cache-playground[^]*<code class="language-python">/);
    assert.doesNotMatch(html, /<table/);
  });

  test('what writes no web pages gets the program and the table', async () => {
    const text = await sphinx({ builder: 'text' });
    assert.equal(text.failed, false, text.text);
    assert.match(readFileSync(join(text.target, 'index.txt'), 'utf8'), /cache\.set\('greet', 'Hello', 10\)[^]*miss: deleted/);
    const latex = await sphinx({ builder: 'latex' });
    assert.equal(latex.failed, false, latex.text);
    const epub = await sphinx({ builder: 'epub', mayWarn: true });
    const book = readFileSync(join(epub.target, 'index.xhtml'), 'utf8');
    assert.match(book, /miss: deleted/);
    assert.doesNotMatch(book, /<cache-playground|<script/);
  });

  test('the playground may be part of the site, at any path of its host', { skip: noElement }, async () => {
    const own = await sphinx({ settings: { PLAYGROUND_SRC: '', PLAYGROUND_FOLDER: dist } });
    assert.equal(own.failed, false, own.text);
    const host = fresh('host');
    mkdirSync(host);
    cpSync(own.target, join(host, 'docs/v2'), { recursive: true });
    assert.deepEqual(readdirSync(join(host, 'docs/v2/_static/cache-playground')).sort(), readdirSync(dist).sort());
    const html = readFileSync(join(own.target, 'guide/touch.html'), 'utf8');
    assert.match(html, /<script async="async" src="\.\.\/_static\/cache-playground\/cache-playground\.js(\?v=\w+)?"><\/script>/);
  });

  test('a mistake of the author is told at its line', async () => {
    const check = async (directive, words) => {
      const index = `Page\n====\n\n${directive}\n`;
      const site = await sphinx({ source: changed('sphinx', { 'index.rst': `:orphan:\n\n${index}` }), mayWarn: true });
      assert.match(site.text, words);
      assert.match(site.text, /index\.rst:6/);
    };
    await check('.. cache-playground::\n   :view: stge\n\n   pass', /the option view is one of full, stage, steps, code, quiz, and 'stge' is none of them/);
    await check('.. cache-playground::\n   :wiew: stage\n\n   pass', /unknown option: "wiew"/);
    await check('.. cache-playground::\n   :step: two\n\n   pass', /the option step is a number, and 'two' is none/);
    await check('.. cache-playground::', /Content block expected/);
    await check('.. cache-playground:: nowhere.py', /nowhere\.py cannot be read/);
    await check('.. cache-playground::\n\n   if True\n       pass', /has no table: -:1: SyntaxError: expected ':'/);
  });

  test('a site that does not say where the playground is does not build', async () => {
    const { failed, text } = await sphinx({ settings: { PLAYGROUND_SRC: '' } });
    assert.equal(failed, true);
    assert.match(text, /set cache_playground_src to the address of the playground/);
    const wrong = await sphinx({ settings: { PLAYGROUND_SRC: '', PLAYGROUND_FOLDER: 'nowhere' } });
    assert.match(wrong.text, /there is no cache-playground\.js in/);
  });
});

describe('MkDocs', { skip }, () => {
  let site;
  before(async () => (site = await mkdocs()));

  test('a site builds without a warning, and its pages show the table without JavaScript', async (t) => {
    assert.equal(site.failed, false, site.text);
    await checkStatic(t, site.target, 'index.html');
  });

  test('the playground takes the place of the table', { skip: noElement }, (t) =>
    checkLive(t, site.target, 'index.html', 'mkdocs'));

  test('a block may stand in a list, and an example of a block stays one', () => {
    const html = readFileSync(join(site.target, 'index.html'), 'utf8');
    assert.match(html, /<li>\s*<p>In a list, too:<\/p>\s*<cache-playground view="quiz">/);
    assert.equal(html.match(/<cache-playground /g).length, 3);
    assert.equal(html.match(/<script async /g).length, 1);
    assert.match(html, />```cache-playground</);
    assert.doesNotMatch(readFileSync(join(site.target, 'plain/index.html'), 'utf8'), /cache-playground/);
  });

  test('without the native program there is the program alone', async () => {
    const bare = await mkdocs({ settings: { PLAYGROUND_PROGRAM: 'no-such-program' } });
    assert.equal(bare.failed, false, bare.text);
    const html = readFileSync(join(bare.target, 'index.html'), 'utf8');
    assert.match(html, /<cache-playground[^]*<code class="language-python">/);
    assert.doesNotMatch(html.replace(/[^]*?(?=<cache-playground)/, '').replace(/[^>]*<footer[^]*/, ''), /<table/);
  });

  test('a mistake of the author is told', async () => {
    const check = async (fence, words) => {
      const { failed, text } = await mkdocs({ source: changed('mkdocs', { 'docs/index.md': `# Page\n\n${fence}\npass\n\`\`\`\n` }) });
      assert.equal(failed, true);
      assert.match(text, words);
    };
    await check('```cache-playground wiew=stage', /cache-playground, line 3: there is no option wiew/);
    await check('```cache-playground view=stge', /cache-playground, line 3: the option view is one of/);
    await check('```cache-playground\nif True', /cache-playground, line 3: -:1: SyntaxError: expected ':'/);
    const { text } = await mkdocs({ settings: { PLAYGROUND_SRC: '' } });
    assert.match(text, /cache_playground: set src to the address of the playground/);
  });
});
