// Copies the text of a `copy-text` event. Where the browser refuses, the text stands selected
// in a field, from where the reader's own keys copy it.
import { say } from './sentences.js';

let dialog;

document.addEventListener('copy-text', async ({ detail: text }) => {
  try {
    await navigator.clipboard.writeText(text);
    said(say('clip.done'));
  } catch {
    show(text);
  }
});

/** A text in a field, selected, for the reader to copy. */
export function show(text, title = say('clip.this')) {
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.innerHTML = `
      <div class="dialog__head"><h2></h2><button type="button" class="button button--quiet">${say('dialog.close')}</button></div>
      <textarea readonly rows="10" aria-label="${say('clip.text')}" spellcheck="false"></textarea>`;
    dialog.querySelector('button').addEventListener('click', () => dialog.close());
    document.body.append(dialog);
  }
  dialog.ariaLabel = title;
  dialog.querySelector('h2').textContent = title;
  const field = dialog.querySelector('textarea');
  field.value = text;
  dialog.showModal();
  field.focus();
  field.select();
}

let note;

/** A word to whoever sees the page and to whoever hears it. */
function said(text) {
  if (!note) {
    note = document.createElement('p');
    note.className = 'copied';
    note.role = 'status';
    document.body.append(note);
  }
  note.textContent = '';
  requestAnimationFrame(() => (note.textContent = text));
  clearTimeout(note.timer);
  note.timer = setTimeout(() => (note.textContent = ''), 2500);
}
