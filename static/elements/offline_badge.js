// <offline-badge>: asks the browser to keep the playground, and says that it works offline once
// that is so.
//
// Invariant: where workers are forbidden (a sandbox, a page from a disk, plain http), and in the
// frames of other pages, it is empty, and nothing is asked for and nothing reported.
import { say } from './sentences.js';

import { whenIdle } from './when_idle.js';

const MARKUP = `
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 13.2h11" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>
  <span>${say('offline.works')}</span>`;

class OfflineBadge extends HTMLElement {
  connectedCallback() {
    keep().then((isKept) => {
      if (isKept) this.innerHTML = MARKUP;
    });
  }
}

let kept;

/** Whether the browser has the playground, once that is known. The page comes first. */
function keep() {
  kept ??= register().catch(() => false);
  return kept;
}

async function register() {
  if (self !== top || !isSecureContext || !/^https?:/.test(location.protocol)) return false;
  announce();
  // Keeping files takes the processor, which the first run needs more.
  await new Promise((begun) => document.addEventListener('app-state', begun, { once: true }));
  await new Promise(whenIdle);
  if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  await navigator.serviceWorker.register('worker.js', { updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
  return true;
}

/** Tells the browser that the playground can be installed; a page from a disk may not have the link. */
function announce() {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
}

customElements.define('offline-badge', OfflineBadge);
