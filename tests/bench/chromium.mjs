// Chromium for measurements: profiles that outlive a browser, and pages that say when they have printed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chrome } from '../../.ci/chrome.mjs';
import { FLAGS } from '../browser/pages.mjs';

export const launch = { executablePath: chrome(), headless: true, args: [...FLAGS, '--enable-precise-memory-info'] };

/** 9 Mbit/s and 170 ms for every request, as Chromium throttles itself; connections cost nothing more. */
export const MOBILE = { offline: false, latency: 170, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };

export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** A new profile, for as long as `work` takes. */
export async function withProfile(work) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A browser with this profile and an empty page, for as long as `work` takes. */
export async function inBrowser(profile, work, { network, early = [] } = {}) {
  const context = await chromium.launchPersistentContext(profile, launch);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    for (const [script, argument] of early) await page.addInitScript(script, argument);
    const devtools = await context.newCDPSession(page);
    if (network) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', network);
    }
    // What a browser does at its own start is not what is measured.
    await pause(300);
    return await work(page, devtools);
  } finally {
    await context.close();
  }
}

/**
 * In a page: leaves in `window.__first` when the first program was done, in ms from the start of
 * the navigation, and what it printed. A page of a peer runs it as soon as it can; on ours the
 * reader's Run is pressed as soon as it is there, and the log is read.
 */
export function runAtOnce(source) {
  window.__first = new Promise((resolve, reject) => {
    const done = (printed) => resolve({ at: performance.now(), epoch: performance.timeOrigin + performance.now(), printed });
    let ready;
    Object.defineProperty(window, '__ready', {
      configurable: true,
      get: () => ready,
      set(value) {
        if (!value || ready) return;
        ready = value;
        if (document.querySelector('[data-cache-playground]')) return;
        if (!window.playground) done('');
        else window.playground.run(source).then(({ stdout }) => done(stdout), reject);
      },
    });
    // The scripts that hear the button are there by then; the engine need not be.
    document.addEventListener('DOMContentLoaded', () => document.querySelector('[data-cache-playground] .button--run')?.click());
    new MutationObserver(() => {
      const log = document.querySelector('[data-cache-playground] [role=log]');
      if (log?.textContent.includes('Hello None')) done('Hello None\n');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** Opens a page and waits for its first program. */
export async function first(page, url, printed) {
  await page.goto(url, { waitUntil: 'commit', timeout: 90_000 });
  await page.waitForFunction(() => window.__first, null, { timeout: 90_000 });
  const result = await page.evaluate(() => window.__first);
  if (result.printed !== printed) throw new Error(`${url} printed ${JSON.stringify(result.printed)}`);
  return result;
}
