// <shortcut-sheet>: the button and the dialog that list every key.
const SHEET = {
  'In the editor': [
    ['Ctrl Enter', 'Run'],
    ['Ctrl Shift Enter', 'Go to where this line runs'],
    ['Ctrl .', 'Stop'],
    ['Tab', 'Indent; with Shift: dedent'],
    ['Esc Tab', 'Leave the editor'],
    ['Ctrl /', 'Comment'],
    ['Ctrl F', 'Search'],
    ['F8', 'Next problem; with Shift: previous'],
  ],
  'In the cache, the tables and the transport': [
    ['Space', 'Pause or resume the clock'],
    ['→ ←', 'Next or previous step'],
    ['Shift → ←', 'Next or previous step of the selected key'],
    ['Home End', 'First or last step'],
    ['. ,', 'A second forward or back; with Shift: ten'],
    ['E', 'Next expiry; with Shift: previous'],
    ['+ −', 'Faster or slower'],
    ['R', 'Restart'],
    ['/', 'Filter the keys'],
    ['?', 'This sheet'],
  ],
};

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

const keys = (text) => text.split(' ').map((key) => `<kbd>${isMac && key === 'Ctrl' ? '⌘' : key}</kbd>`).join(' ');
const part = ([title, rows], index) => `
  <section aria-labelledby="keys-${index}">
    <h3 id="keys-${index}">${title}</h3>
    <dl>${rows.map(([key, what]) => `<div><dt>${keys(key)}</dt><dd>${what}</dd></div>`).join('')}</dl>
  </section>`;

const MARKUP = `
  <button type="button" class="button button--bare" aria-haspopup="dialog" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)">
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M1.5 3.5h13v9h-13zM4 6.3h1M7.5 6.3h1M11 6.3h1M4.6 9.7h6.8" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>
  </button>
  <dialog class="dialog" aria-labelledby="keys-title">
    <div class="dialog__head"><h2 id="keys-title">Keyboard shortcuts</h2><button type="button" class="button button--quiet" data-close>Close</button></div>
    ${Object.entries(SHEET).map(part).join('')}
    <p>Keys of one letter or sign work while the focus is in the cache, the tables or the transport. Settings can switch them off.</p>
  </dialog>`;

class ShortcutSheet extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.innerHTML = MARKUP;
    const dialog = this.querySelector('dialog');
    this.addEventListener('click', ({ target }) => {
      if (target.closest('[aria-haspopup]')) dialog.showModal();
      // The dialog itself is hit only beside what is in it: on its backdrop.
      else if (target === dialog || target.closest('[data-close]')) dialog.close();
    });
  }

  open() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }
}

customElements.define('shortcut-sheet', ShortcutSheet);

// `?` wherever nothing is typed, unless the reader wants no such keys.
document.addEventListener('keydown', (event) => {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.documentElement.dataset.letters === 'off') return;
  if (!event.target.closest?.('.stage, .ledger, .transport') || event.target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea, [contenteditable=true]')) return;
  event.preventDefault();
  document.querySelector('shortcut-sheet')?.open();
});
