// <shortcut-sheet>: the button and the dialog that list every key.
import { say } from './sentences.js';

const SHEET = {
  'shortcuts.in-editor': [
    ['Ctrl Enter', 'shortcuts.run'],
    ['Ctrl Shift Enter', 'shortcuts.go-to-where-this-line-runs'],
    ['Ctrl .', 'shortcuts.stop'],
    ['Tab', 'shortcuts.indent'],
    ['Esc Tab', 'shortcuts.leave-the-editor'],
    ['Ctrl /', 'shortcuts.comment'],
    ['Ctrl F', 'shortcuts.search'],
    ['F8', 'shortcuts.next-problem'],
  ],
  'shortcuts.in-stage': [
    ['Space', 'shortcuts.pause-or-resume-the-clock'],
    ['→ ←', 'shortcuts.next-or-previous-step'],
    ['Shift → ←', 'shortcuts.next-or-previous-step-of-the-selected-key'],
    ['Home End', 'shortcuts.first-or-last-step'],
    ['. ,', 'shortcuts.a-second-forward-or-back'],
    ['E', 'shortcuts.next-expiry'],
    ['+ −', 'shortcuts.faster-or-slower'],
    ['R', 'shortcuts.restart'],
    ['/', 'shortcuts.filter-the-keys'],
    ['?', 'shortcuts.this-sheet'],
  ],
};

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

const keys = (text) => text.split(' ').map((key) => `<kbd>${isMac && key === 'Ctrl' ? '⌘' : key}</kbd>`).join(' ');
const part = ([title, rows], index) => `
  <section aria-labelledby="keys-${index}">
    <h3 id="keys-${index}">${say(title)}</h3>
    <dl>${rows.map(([key, what]) => `<div><dt>${keys(key)}</dt><dd>${say(what)}</dd></div>`).join('')}</dl>
  </section>`;

const MARKUP = `
  <button type="button" class="button button--bare" aria-haspopup="dialog" aria-label="${say('shortcuts.name')}" title="${say('shortcuts.name')} (?)">
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M1.5 3.5h13v9h-13zM4 6.3h1M7.5 6.3h1M11 6.3h1M4.6 9.7h6.8" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>
  </button>
  <dialog class="dialog" aria-labelledby="keys-title">
    <div class="dialog__head"><h2 id="keys-title">${say('shortcuts.name')}</h2><button type="button" class="button button--quiet" data-close>${say('dialog.close')}</button></div>
    ${Object.entries(SHEET).map(part).join('')}
    <p>${say('shortcuts.letters')}</p>
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
