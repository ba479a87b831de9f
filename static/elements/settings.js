// <page-settings>: the button and the menu of how the page looks and listens.
//
// A setting is an attribute of the document's root, where the style sheet and the engine read
// it: `data-theme` (light, dark), `data-motion` (reduce), `data-letters` (off). Without the
// attribute the reader's system decides.
import { read, write } from './storage.js';
import { say } from './sentences.js';

const SETTINGS = {
  theme: ['', 'light', 'dark'],
  motion: ['', 'reduce'],
  letters: ['', 'off'],
};

const root = document.documentElement;

function set(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

// Before the page is first drawn.
for (const [name, values] of Object.entries(SETTINGS)) {
  const kept = read(name);
  if (values.includes(kept)) set(name, kept);
}

const MARKUP = `
  <menu-button>
    <button type="button" class="button button--bare" aria-haspopup="menu" aria-expanded="false" aria-label="${say('settings.name')}" title="${say('settings.name')}">
      <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M1.5 4h3M9 4h5.5M1.5 8h7M13 8h1.5M1.5 12h2M8 12h6.5M4.5 2.5h3v3h-3zM8.7 6.5h3v3h-3zM3.7 10.5h3v3h-3z" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>
    </button>
    <div class="menu" role="menu" aria-label="${say('settings.name')}" hidden>
      <div role="group" aria-label="${say('settings.theme')}">
        <p class="menu__head" aria-hidden="true">${say('settings.theme')}</p>
        <button type="button" class="menu__item" role="menuitemradio" tabindex="-1" data-name="theme" data-value=""><span class="menu__title">${say('settings.theme.system')}</span></button>
        <button type="button" class="menu__item" role="menuitemradio" tabindex="-1" data-name="theme" data-value="light"><span class="menu__title">${say('settings.theme.light')}</span></button>
        <button type="button" class="menu__item" role="menuitemradio" tabindex="-1" data-name="theme" data-value="dark"><span class="menu__title">${say('settings.theme.dark')}</span></button>
      </div>
      <div class="menu__rule" role="separator"></div>
      <button type="button" class="menu__item" role="menuitemcheckbox" tabindex="-1" data-name="motion" data-value="reduce"><span class="menu__title">${say('settings.motion')}</span></button>
      <button type="button" class="menu__item" role="menuitemcheckbox" tabindex="-1" data-name="letters" data-value="off"><span class="menu__title">${say('settings.letters')}</span></button>
    </div>
  </menu-button>`;

class PageSettings extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.innerHTML = MARKUP;
    this.#show();
    this.addEventListener('click', ({ target }) => {
      const item = target.closest('[data-name]');
      if (!item) return;
      const { name, value } = item.dataset;
      const isSet = (root.dataset[name] ?? '') === value;
      const next = item.role === 'menuitemcheckbox' && isSet ? '' : value;
      set(name, next);
      write(name, next);
      this.#show();
      root.dispatchEvent(new Event('settings'));
    });
  }

  #show() {
    for (const item of this.querySelectorAll('[data-name]')) {
      item.ariaChecked = String((root.dataset[item.dataset.name] ?? '') === item.dataset.value);
    }
  }
}

// The system's own settings are settings as well.
for (const query of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']) {
  matchMedia(query).addEventListener('change', () => root.dispatchEvent(new Event('settings')));
}

customElements.define('page-settings', PageSettings);
