// Finds the Chromium to test with; run by itself it prints the program's path.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { installed, print } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** `CHROME`, or the first Chromium that is there, or nothing. */
export function chrome() {
  return process.env.CHROME || installed(NAMES, [...PLACES, chromium.executablePath()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(chrome());
