// Run, pressed before the engine is there, runs as soon as it is.
import { say } from './sentences.js';

document.addEventListener('click', ({ target }) => {
  const early = target.closest?.('[data-early]');
  if (!early || early.ariaDisabled) return;
  early.ariaDisabled = 'true';
  early.lastChild.data = say('page.starting');
  const app = early.closest('[data-cache-playground]');
  const watch = new MutationObserver(() => {
    const run = app.querySelector('.button--run:not([data-early])');
    if (!run) return;
    watch.disconnect();
    run.click();
  });
  watch.observe(app, { childList: true, subtree: true });
});
