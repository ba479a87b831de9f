// The program for the terminal, as cargo's tests have built it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const native = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/cache-playground');

/** What a test says that cannot run for want of it, or nothing. */
export const noNative = existsSync(native) ? false : 'the native program is not built: cargo build';
