// How long the page keeps its main thread, and how soon Stop works, while it runs programs that are
// made to hang it: the longest task in Chromium's own trace of the page, and the time from the press
// of the button until the page says that the run is over.
import { pages } from '../browser/pages.mjs';
import { hardPrograms } from './hard_programs.mjs';

/** Milliseconds after which a program that still runs is stopped. */
const PATIENCE = 1000;
/** Milliseconds after which Stop is pressed in a run that is about Stop. */
const SOON = 150;
const CATEGORIES = ['-*', 'toplevel', '__metadata'];

/** For each program: ms of the longest tasks by the processor's work (`cpu`) and by the clock (`wall`), and until Stop works. */
export async function tasks({ dist, rounds, say, only = '', isAlone }) {
  const results = {};
  const browser = await pages(dist);
  for (const [name, source] of Object.entries(hardPrograms).filter(([name]) => name.includes(only))) {
    const result = (results[name] = { cpu: [], wall: [], over: [], stop: [] });
    const opening = await opened(browser, source);
    for (let round = 0; round < (isAlone ? 1 : Math.min(rounds, 3)); round += 1) {
      const { cpu, wall, over, status } = await watched(browser, opening);
      result.cpu.push(cpu);
      result.wall.push(wall);
      result.over.push(over);
      result.status = status;
      const stop = await stopped(opening);
      if (stop !== undefined) result.stop.push(stop);
    }
    await opening.page.context().close();
    const list = (samples) => samples.map((value) => value.toFixed(1)).join(' ');
    say(`tasks: ${name}: ${list(result.cpu)} ms (${list(result.wall)} by the clock), ${result.over} over 8 ms, Stop ${list(result.stop) || '–'}, ${result.status}`);
  }
  await browser.close();
  return results;
}

/** A page with the program in its editor, and where its Run is. */
async function opened(browser, source) {
  const page = await browser.open('');
  await page.getByRole('button', { name: 'Restart', exact: true }).waitFor();
  await page.evaluate(() => customElements.whenDefined('code-editor'));
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(source);
  const { x, y, width, height } = await page.locator('.button--run').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  // The button is pressed where it is: Playwright's own click would run scripts in the page.
  const press = async () => {
    await page.mouse.down();
    await page.mouse.up();
  };
  return { page, press };
}

/** A run in Chromium's trace, to its end or to the end of our patience. */
async function watched(browser, { page, press }) {
  await page.evaluate(watchStatus);
  await browser.browser.startTracing(page, { categories: process.env.TRACE?.split(',').concat(CATEGORIES) ?? CATEGORIES });
  await press();
  if (!(await page.evaluate((patience) => globalThis.over(patience), PATIENCE))) {
    await press();
    await stoppedAtLast(page);
  }
  // What the page draws of it.
  await page.waitForTimeout(200);
  const { traceEvents } = JSON.parse(await browser.browser.stopTracing());
  const status = await page.locator('.status').textContent();
  return { ...longest(traceEvents), status };
}

/** The ms that Stop takes soon after Run; nothing when the run is over by then. */
async function stopped({ page, press }) {
  await page.evaluate(watchStatus);
  await press();
  const isOver = await page.evaluate((soon) => globalThis.over(soon), SOON);
  if (!isOver) await press();
  return isOver ? undefined : ((await stoppedAtLast(page)) ?? undefined);
}

/** The ms that Stop took; nothing where the press came when the run was over, and began another. */
const stoppedAtLast = (page) => page.evaluate(() => Promise.race([globalThis.stopped, new Promise((late) => setTimeout(late, 3000))]));

/** In the page, before each run: `over(ms)` is whether the run ends by then, `stopped` the ms from pressing Stop to the end of the run. */
function watchStatus() {
  const status = document.querySelector('.status');
  let ended;
  const end = new Promise((resolve) => (ended = resolve));
  let pressed;
  let begun = false;
  let tellStopped;
  globalThis.stopped = new Promise((resolve) => (tellStopped = resolve));
  globalThis.watching?.abort();
  const { signal } = (globalThis.watching = new AbortController());
  const observer = new MutationObserver(() => {
    if (status.dataset.state === 'running') begun = true;
    else if (begun) {
      ended(true);
      if (pressed !== undefined) tellStopped(performance.now() - pressed);
    }
  });
  observer.observe(status, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  addEventListener('pointerdown', (event) => begun && (pressed = event.timeStamp), { capture: true, signal });
  globalThis.over = (patience) => Promise.race([end, new Promise((late) => setTimeout(late, patience, false))]);
}

/** The longest of the tasks of the page's main thread, and how many took more than 8 ms. */
function longest(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isTask = ({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask';
  const byThread = threads.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid && isTask(event)));
  // The page's is the busiest.
  const busy = (list) => list.reduce((sum, { dur }) => sum + dur, 0);
  const [own = []] = byThread.sort((a, b) => busy(b) - busy(a));
  const most = (key) => Math.max(0, ...own.map((event) => (event[key] ?? 0) / 1000));
  return { cpu: most('tdur'), wall: most('dur'), over: own.filter(({ tdur }) => tdur > 8000).length };
}
