// Finds a program that is installed already.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of the `names` in a folder of PATH, or of the `places`, that can be run; or nothing. */
export function installed(names, places) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...places].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What a finder does when it is run by itself: prints what it has found, and fails without. */
export function print(found) {
  if (found) console.log(found);
  process.exitCode = found ? 0 : 1;
}
