import { pages } from './browser/pages.mjs';
const b = await pages();
let seed = Number(process.argv[2] ?? 1); const rnd = () => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff);
const pick = (a) => a[Math.floor(rnd() * a.length)];
const end = Date.now() + Number(process.argv[3] ?? 120) * 1000; let n = 0;
const TEXTS = ["from django.core.cache import cache\nfor i in range(30):\n    cache.set(f'k{i}', i, i)\n    print(cache.get('k1'))\n", "x = 1/0", "while True: pass", "def f(:\n", "import time\ntime.sleep(5)\nprint('x')", "", "from django.core.cache import cache\ncache.set('a'*300, {'x':[1]*50})\nprint(cache.get('a'*300))", "日本 = '🎈'\nprint(日本)"];
while (Date.now() < end) {
  const phone = rnd() < .4;
  const page = await b.open('', { width: phone ? 390 : 1280, height: phone ? 844 : 800, colorScheme: pick(['light', 'dark']), isMobile: phone, hasTouch: phone });
  page.setDefaultTimeout(1500);
  page.on('dialog', d => d.dismiss().catch(() => {}));
  for (let i = 0; i < 120 && Date.now() < end; i++) {
    n++;
    try {
      const r = rnd();
      if (r < .55) {
        const all = await page.$$('button:not([disabled]), [role=tab], [role=menuitemradio], input[type=radio], input[type=checkbox], summary, [role=gridcell], td, a');
        if (all.length) { const e = pick(all); await e.click({ timeout: 300, force: rnd() < .2 }); }
      } else if (r < .8) { await page.keyboard.press(pick(['Tab', 'Tab', 'Enter', 'Space', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Shift+ArrowRight', 'Control+Enter', 'PageDown', '?', '/', 'p', '1', '3', '9'])); }
      else if (r < .87) { const t = page.getByRole('textbox', { name: 'Code' }); if (await t.isVisible()) { await t.focus(); await page.keyboard.press('Control+A'); await page.keyboard.insertText(pick(TEXTS)); await page.keyboard.press('Control+Enter'); } }
      else if (r < .92) { await page.mouse.move(rnd() * 390, rnd() * 800); await page.mouse.down(); await page.mouse.move(rnd() * 1000, rnd() * 800, { steps: 4 }); await page.mouse.up(); }
      else if (r < .95) { await page.keyboard.type(pick(["cache.get('a')", "cache.set('z', 1, 5)", "5", "print(1)", "greet"])); }
      else if (r < .97) await page.reload();
      else await page.evaluate((h) => { location.hash = h }, pick(['#c1=garbage', '#mode=quiz', '#ex=greet', '', '#code=print(1)&step=5']));
    } catch (e) { if (!/Timeout|not attached|detached|not visible|outside of the viewport|intercepts|Target|not stable|navig|Execution context/.test(String(e))) console.log('ERR', String(e).slice(0, 300)); }
    if (page.isClosed()) break;
    if (page.faults.length) { console.log('FAULT seed', seed, n, page.faults.slice(0, 3)); page.faults.length = 0; }
    const crash = await page.evaluate(() => document.body?.innerText.match(/broke|panick|stopped working|Something went wrong[^\n]*/i)?.[0]).catch(() => null);
    if (crash) { console.log('CRASH', n, crash); await page.screenshot({ path: `/tmp/shots/crash${n}.png` }); break; }
  }
  await page.context().close();
}
console.log('actions', n);
await b.close();
