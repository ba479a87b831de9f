// A field with a text to copy: the clipboard takes it, or else it stands selected for the
// reader's own keys.
import { say } from './sentences.js';

/** Markup of a field that `bindSnippets` fills; `rows` above 1 makes it an area. */
export function snippet(name, label, rows = 1) {
  const field =
    rows > 1
      ? `<textarea readonly rows="${rows}" data-snippet="${name}" aria-label="${label}" spellcheck="false"></textarea>`
      : `<input readonly data-snippet="${name}" aria-label="${label}" spellcheck="false">`;
  return `<div class="snippet"><span class="snippet__label" aria-hidden="true">${label}</span>${field}<button type="button" class="button" data-copy="${name}" aria-label="${say('clip.name', { what: label })}">${say('clip.copy')}</button></div>`;
}

/** Makes the copy buttons below `root` work; `status` is where the outcome is said. */
export function bindSnippets(root, status) {
  root.addEventListener('click', async ({ target }) => {
    const name = target.closest('[data-copy]')?.dataset.copy;
    if (!name) return;
    const field = root.querySelector(`[data-snippet="${name}"]`);
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = say('clip.done');
    } catch {
      field.focus();
      field.select();
      status.textContent = say('clip.refused');
    }
  });
}

export function fill(root, name, text) {
  const field = root.querySelector(`[data-snippet="${name}"]`);
  if (field.value !== text) field.value = text;
}
