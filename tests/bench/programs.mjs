// Whole programs, compiling included and steps off, several times in each of several fresh pages in
// turn; and what recording every step costs us.
import { first, inBrowser, runAtOnce, withProfile } from './chromium.mjs';
import { native } from './install.mjs';
import { firstProgram, recorded, workloads } from './workloads.mjs';

const REPEAT = 3;

export async function programs({ peers, rounds, say, only = '', isAlone = false }) {
  const chosen = Object.entries(workloads).filter(([name]) => name.includes(only));
  const results = { times: {}, failures: [], recorded: { off: [], on: [] } };
  const put = (who, name, times) => ((results.times[who] ??= {})[name] ??= []).push(...times);
  const isWrong = (who, name, printed) => {
    if (printed === workloads[name].printed) return false;
    const failure = `${who}: ${name}: ${printed.slice(0, 100)}`;
    if (!results.failures.includes(failure)) results.failures.push(failure);
    return true;
  };

  for (let round = 0; round < rounds; round += 1) {
    for (const peer of peers.filter(({ programs }) => programs)) await withProfile((profile) => inBrowser(profile, (page) => measure(peer, page), { early: [[runAtOnce, firstProgram.source]] }));
    if (isAlone) continue;
    const natively = native(Object.fromEntries(chosen.map(([name, { source }]) => [name, source])), REPEAT);
    for (const [name] of chosen) if (!isWrong('native', name, natively[name].printed)) put('native', name, natively[name].times);
    say(`programs: round ${round + 1} of ${rounds}`);
  }
  return results;

  async function measure(peer, page) {
    await first(page, peer.url, firstProgram.printed);
    for (const [name, { source }] of chosen) {
      for (let i = 0; i < REPEAT; i += 1) {
        const { printed, took } = await page.evaluate(async (source) => {
          const start = performance.now();
          try {
            const { stdout } = await window.playground.run(source);
            return { printed: stdout, took: performance.now() - start };
          } catch (error) {
            return { printed: String(error), took: 0 };
          }
        }, source);
        if (isWrong(peer.name, name, printed)) break;
        put(peer.name, name, [took]);
        // Of what takes seconds one time for each page is enough.
        if (took > 1000) break;
      }
    }
    if (peer.name !== 'engine' || only) return;
    const { off, on } = await page.evaluate(timeRecorded, { source: recorded, repeat: REPEAT });
    results.recorded.off.push(...off);
    results.recorded.on.push(...on);
  }
}

/** In our page: the times of a program without and with steps, in turn. */
async function timeRecorded({ source, repeat }) {
  const times = { off: [], on: [] };
  for (let i = 0; i < 2 * repeat; i += 1) {
    const kind = i % 2 ? 'on' : 'off';
    const start = performance.now();
    if (kind === 'off') await window.playground.run(source);
    else if (window.recorded(source) !== 'finished') throw new Error('the recorded program did not finish');
    times[kind].push(performance.now() - start);
  }
  return times;
}
