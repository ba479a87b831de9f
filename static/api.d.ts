// The types of api.js: the playground's engine for browsers, workers and Node.

/**
 * Makes the engine ready; await it once before anything else. A second call waits for the first.
 *
 * @param input the wasm module, or where it is; left out, the one beside `api.js`
 */
export default function init(input?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** The playground's version: `0.1.0`. */
export function version(): string;

/**
 * Runs a program to its end and returns everything it did. A mistake in the program is part of the trace; only wrong
 * arguments throw.
 *
 * @param source the text of a Python program
 * @throws TypeError when `source` is not a string or an option has the wrong type
 */
export function run(source: string, options?: RunOptions | null): Trace;

export interface RunOptions {
  /** Python text of `settings.py`; its `CACHES` counts unless the program's first line is `# CACHES = {json}`. */
  settings?: string | null;
  /** `time.time()` at lesson time 0, in seconds. Left out, the wall clock; with it, a run gives the same trace again. */
  epoch?: number | null;
  /** Whether steps are recorded (`true`); without them a program runs at full speed. */
  steps?: boolean | null;
  /** Where a run is stopped; what it did until then is in the trace. */
  limits?: Limits | null;
}

export interface Limits {
  /** Recorded steps: 5,000. */
  steps?: number | null;
  /** Calls, backward jumps and items: 20 million with steps, 200 million without. */
  operations?: number | null;
  /** Bytes of output: 250,000. */
  outputBytes?: number | null;
  /** Bytes of memory: 64 MiB. */
  memoryBytes?: number | null;
}

export interface Trace {
  /** `raised`: an exception left the program, or it is not Python; `refused`: it is Python that is not modelled. */
  outcome: 'finished' | 'raised' | 'limit' | 'refused';
  /** What was printed, warned and raised, in order. */
  output: OutputItem[];
  steps: Step[];
  /** Lesson seconds: the sum of the program's sleeps. */
  duration: number;
}

export interface OutputItem {
  /** `result` is the value of a bare last expression, or what went to `sys.stderr`. */
  kind: 'stdout' | 'result' | 'warning' | 'exception' | 'limit' | 'refusal';
  /** As printed for `stdout`, newlines included; `Category: message`; the last line of a traceback. */
  text: string;
  /** The innermost line of the program, from 1; 0 where there is none. */
  line: number;
  /** Index of the step that caused it. */
  step: number;
}

/** One executed line, and the state after it. Steps share what is the same in them: change nothing. */
export interface Step {
  /** From 1. */
  line: number;
  /** Lesson seconds when the line began. */
  t: number;
  /** Function frames of the program above the module's. */
  depth: number;
  /** What the line asked of the cache. */
  calls: Call[];
  /** Variables of every live scope, the module's first, in the order in which they were first seen. */
  variables: Variable[];
  /** What the caches hold, expired entries that nobody has looked at included. */
  entries: Entry[];
}

export interface Call {
  alias: string;
  /** Django's name: `set`, `get_many`, `aincr`. */
  method: string;
  key: unknown;
  /** As in the source: `'greet', 'Hello', timeout=10`. */
  arguments: string;
  /** The repr of what Python returned, or the exception's text. */
  returned: string;
  /** What happened: `stored`, `hit`, `miss`, `refused`, `deleted` … */
  outcome: string;
  /** Why, where there is a why: `never set`, `expired`, `deleted`, `culled`, `other version` … */
  cause?: string;
}

export interface Variable {
  /** `global`, or the function's name. */
  scope: string;
  name: string;
  /** At most 2 KB. */
  repr: string;
  /** Whether this step bound or changed it. */
  changed: boolean;
}

export interface Entry {
  alias: string;
  /** As the program gave it, where that is known. */
  key: string;
  /** As the store has it: `:1:greet`. */
  madeKey: string;
  version: number | string;
  repr: string;
  /** Lesson seconds. */
  setAt: number;
  /** Lesson seconds from which it is expired; `null`: never. */
  expiresAt: number | null;
  state: 'fresh' | 'hit' | 'updated' | 'touched' | 'refused' | 'soon' | 'expired' | 'live';
}

/** Seconds; `null` is for ever, 0 and less are expired at once. Left out, the cache's own timeout. */
export type Timeout = number | null;

/** What becomes a key by being printed: 5 and '5' are the same one. */
export type Key = string | number | bigint | boolean | null | undefined | object;

/**
 * A cache with the semantics of Django's `LocMemCache`: entries expire when they are looked at, a full cache culls the
 * entries used least recently, and every key has a version. A value is copied on its way in and on its way out, as
 * pickling does in Django; what `structuredClone` refuses, the cache refuses.
 */
export class Cache {
  constructor(options?: CacheOptions | null);
  /** The value, or `fallback` (`null`) where there is none. A stored `null` looks like none: give a fallback of your own. */
  get<T = any, F = null>(key: Key, fallback?: F, version?: number): T | F;
  set(key: Key, value: unknown, timeout?: Timeout, version?: number): void;
  /** Stores a value unless the key is alive; whether it did. */
  add(key: Key, value: unknown, timeout?: Timeout, version?: number): boolean;
  /** Gives a live key a new timeout, from now; whether there was one. */
  touch(key: Key, timeout?: Timeout, version?: number): boolean;
  /** Whether the key was in the store, expired or not. */
  delete(key: Key, version?: number): boolean;
  /** Whether the key is there and alive. */
  hasKey(key: Key, version?: number): boolean;
  /** The value; where there is none, `fallback` is stored (what it returns, if it is a function) and returned. */
  getOrSet<T>(key: Key, fallback: T | (() => T), timeout?: Timeout, version?: number): T;
  /** The values of the keys that are there, by key. */
  getMany<T = any>(keys: Iterable<Key>, version?: number): Record<string, T>;
  /** Stores every entry of an object; the keys that could not be stored: none. */
  setMany(data: Record<string, unknown>, timeout?: Timeout, version?: number): string[];
  deleteMany(keys: Iterable<Key>, version?: number): void;
  /** Adds to a number that is there, and leaves its expiry as it is. Throws an Error named `ValueError` where there is none. */
  incr(key: Key, delta?: number, version?: number): number;
  decr(key: Key, delta?: number, version?: number): number;
  /** Moves a value to the next version, where it has the cache's own timeout; that version. */
  incrVersion(key: Key, delta?: number, version?: number): number;
  decrVersion(key: Key, delta?: number, version?: number): number;
  clear(): void;
  /** Nothing happens, as in Django. */
  close(): void;
  /** `:1:greet` for `greet`. */
  makeKey(key: Key, version?: number): string;
  /** The warnings that Django would give for a key, which work here and would not with memcached. */
  validateKey(key: Key): string[];
  /** Entries in the store, expired ones that nobody has looked at included. */
  readonly size: number;
  /** Gives the memory back before the garbage collector would; the cache is of no use then. */
  free(): void;
}

export interface CacheOptions {
  /** For entries that are stored without one: 300. */
  timeout?: Timeout;
  /** Entries that the store holds before it culls: 300. */
  maxEntries?: number;
  /** A cull drops one entry in so many (3), those used least recently; 0: all. */
  cullFrequency?: number;
  /** Stands before every key: ''. */
  keyPrefix?: string;
  /** Of keys for which none is given: 1. */
  version?: number;
  /** The time in seconds: `performance.now() / 1000`. */
  now?: () => number;
}
