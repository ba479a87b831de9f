// Work that may wait until the browser has nothing better to do, but not for long.

/** Does it in an idle moment, or within a second. */
export function whenIdle(work) {
  if (globalThis.requestIdleCallback) requestIdleCallback(() => work(), { timeout: 1000 });
  else setTimeout(work, 100);
}
