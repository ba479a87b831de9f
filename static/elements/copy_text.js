// Copies the text of a `copy-text` event. Where the browser refuses, the text stands selected
// in a field, from where the reader's own keys copy it.
let dialog;

document.addEventListener('copy-text', async ({ detail: text }) => {
  try {
    await navigator.clipboard.writeText(text);
    said('Copied.');
  } catch {
    show(text);
  }
});

function show(text) {
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.ariaLabel = 'Copy this text';
    dialog.innerHTML = `
      <header><h2>Copy this text</h2><button type="button" class="button button--quiet">Close</button></header>
      <textarea readonly rows="10" aria-label="Text to copy" spellcheck="false"></textarea>`;
    dialog.querySelector('button').addEventListener('click', () => dialog.close());
    document.body.append(dialog);
  }
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
