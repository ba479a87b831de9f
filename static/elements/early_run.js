// Run, pressed before the engine is there, runs as soon as it is: what was pressed is told when the
// engine asks what to begin with, so that its first drawing has the result.
import { say } from './sentences.js';

let isDue = false;

document.addEventListener('click', ({ target }) => {
  const early = target.closest?.('[data-early]');
  if (!early || early.ariaDisabled) return;
  early.ariaDisabled = 'true';
  early.lastChild.data = say('page.starting');
  isDue = true;
});

document.addEventListener('app-opening', ({ detail }) => {
  detail.isRunDue = isDue;
  isDue = false;
});
