// <key-row>: what a phone's keyboard hides behind two taps, in a row above it.
//
// It is there while the editor has the focus; the editor keeps it when a key is touched.
import { say } from './sentences.js';

const KEYS = ['cache.', 'set(', 'get(', "'", '(', ')', ':'];

const MARKUP = `${KEYS.map((text) => `<button type="button" tabindex="-1" data-text="${text.replace("'", '&#39;')}">${text}</button>`).join('')}
  <button type="button" tabindex="-1" aria-label="${say('keys.indent')}" data-do="indent"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 8h10M8.5 4.5 12 8l-3.5 3.5M14.2 3v10" fill="none" stroke="currentColor" stroke-width="1.6"/></svg></button>
  <button type="button" tabindex="-1" aria-label="${say('keys.undo')}" data-do="undo"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.6 3.2 2.8 6l2.8 2.8" fill="none" stroke="currentColor" stroke-width="1.6"/></svg></button>`;

class KeyRow extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount === 0) {
      this.role = 'toolbar';
      this.ariaLabel = say('keys.row');
      this.innerHTML = MARKUP;
      // Otherwise the touch would take the focus, and the keyboard would go.
      this.addEventListener('pointerdown', (event) => event.preventDefault());
      this.addEventListener('mousedown', (event) => event.preventDefault());
      this.addEventListener('click', (event) => this.#pressed(event));
    }
  }

  #pressed({ target }) {
    const button = target.closest('button');
    const editor = document.activeElement?.closest('code-editor');
    if (!button || !editor) return;
    const { text, do: command } = button.dataset;
    if (text) editor.insert(text);
    else editor[command]?.();
  }
}

customElements.define('key-row', KeyRow);
