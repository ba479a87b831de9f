// A release holds nothing of the machine that built it: the same sources give the same bytes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dist } from './pages.mjs';

const worker = readFileSync(join(dist, 'worker.js'), 'utf8');
const files = readdirSync(dist).filter((name) => !name.startsWith('.'));
const skip = worker.includes('index.html') ? false : 'a build without optimising may name places: make build';

test('no file of a release names a folder of its machine', { skip }, () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const places = [root, `${homedir()}/`, process.env.CARGO_HOME, process.env.WASM_TARGET_DIR].filter((place) => place?.length > 2);
  for (const name of files) {
    const bytes = readFileSync(join(dist, name));
    for (const place of places) assert.equal(bytes.indexOf(place), -1, `${name} names ${place}`);
  }
});

test('a name with a hash has that of its contents', () => {
  for (const name of files) {
    // The page's icon is named by Trunk, by a hash of its own.
    const [, hash] = name.match(/-([0-9a-f]{16})\.(?!svg)\w+$/) ?? [];
    if (hash) assert.equal(createHash('sha256').update(readFileSync(join(dist, name))).digest('hex').slice(0, 16), hash, name);
  }
});
