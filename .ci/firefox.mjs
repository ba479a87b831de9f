// Finds the Firefox to test with; run by itself it prints the program's path.
import { fileURLToPath } from 'node:url';
import { installed, print } from './programs.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** `FIREFOX`, or the first Firefox that is there, or nothing. */
export function firefox() {
  return process.env.FIREFOX || installed(NAMES, PLACES);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(firefox());
