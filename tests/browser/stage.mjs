// The built pages in a browser and a host of other pages, for the whole of a test file that imports this: both are
// opened before its tests and closed after them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { host } from './hosts.mjs';
import { pages } from './pages.mjs';

/** The source of axe, to be evaluated in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export let browser;
export let hosts;

before(async () => {
  browser = await pages();
  hosts = await host();
});
after(async () => {
  await browser.close();
  await hosts.close();
});
