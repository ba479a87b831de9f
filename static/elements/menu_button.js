// <menu-button>: a button and the menu that it opens, as the ARIA Authoring Practices describe them.
//
// Inside are a button with `aria-haspopup` and an element with role `menu`, whose items have a
// role that starts with `menuitem`. The page owns both; this opens, places, moves and closes.
const GAP = 4;
const EDGE = 8;

class MenuButton extends HTMLElement {
  #typed = '';
  #typedAt = 0;

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('keydown', (event) => this.#pressed(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      // Without a target the window lost the focus, or a click is on its way.
      if (this.#isOpen && relatedTarget && !this.contains(relatedTarget)) this.#close();
    });
  }

  get #button() {
    return this.querySelector('[aria-haspopup]');
  }

  get #menu() {
    return this.querySelector('[role=menu]');
  }

  get #items() {
    return [...this.#menu.querySelectorAll('[role^=menuitem]')];
  }

  get #isOpen() {
    return this.#button?.getAttribute('aria-expanded') === 'true';
  }

  #open(at = 'first') {
    const menu = this.#menu;
    menu.popover = 'manual';
    menu.hidden = false;
    menu.showPopover();
    this.#button.setAttribute('aria-expanded', 'true');
    this.#place();
    const items = this.#items;
    const checked = items.find((item) => item.getAttribute('aria-checked') === 'true');
    const target = at === 'last' ? items.at(-1) : (checked ?? items[0]);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
    document.addEventListener('pointerdown', this.#away, true);
    window.addEventListener('resize', this.#leave);
  }

  /** Closes; with `back` the focus returns to the button. */
  #close(back = false) {
    if (!this.#isOpen) return;
    document.removeEventListener('pointerdown', this.#away, true);
    window.removeEventListener('resize', this.#leave);
    if (back) this.#button.focus({ preventScroll: true });
    this.#button.setAttribute('aria-expanded', 'false');
    this.#menu.hidePopover();
    this.#menu.hidden = true;
  }

  #away = (event) => {
    if (!this.contains(event.target)) this.#close();
  };

  #leave = () => this.#close();

  disconnectedCallback() {
    document.removeEventListener('pointerdown', this.#away, true);
    window.removeEventListener('resize', this.#leave);
  }

  /** Below the button, or above it where there is more room; never outside the window. */
  #place() {
    const button = this.#button.getBoundingClientRect();
    const { style } = this.#menu;
    const below = innerHeight - button.bottom - GAP - EDGE;
    const above = button.top - GAP - EDGE;
    const isBelow = below >= Math.min(this.#menu.scrollHeight, above);
    style.maxHeight = `${Math.max(isBelow ? below : above, 0)}px`;
    const { width, height } = this.#menu.getBoundingClientRect();
    style.left = `${Math.max(EDGE, Math.min(button.left, innerWidth - width - EDGE))}px`;
    style.top = `${isBelow ? button.bottom + GAP : button.top - GAP - height}px`;
  }

  #clicked({ target }) {
    const item = target.closest('[role^=menuitem]');
    if (item) {
      if (item.getAttribute('role') !== 'menuitemcheckbox') this.#close(true);
    } else if (target.closest('[aria-haspopup]')) {
      if (this.#isOpen) this.#close(true);
      else this.#open();
    }
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (!this.#isOpen) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      this.#open(key === 'ArrowUp' ? 'last' : 'first');
    } else if (key === 'Escape') {
      this.#close(true);
    } else if (key === 'Tab') {
      // The next stop is the one after the button.
      this.#close(true);
      return;
    } else if (!this.#moved(key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #moved(key) {
    const items = this.#items;
    const here = items.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[key];
    if (to !== undefined) {
      items.at(to % items.length)?.focus();
      return true;
    }
    // Enter and Space are the item's own.
    if (key.length > 1 || (key === ' ' && this.#typed === '')) return false;
    const now = performance.now();
    this.#typed = (now - this.#typedAt < 700 ? this.#typed : '') + key.toLowerCase();
    this.#typedAt = now;
    const from = this.#typed.length === 1 ? here + 1 : here;
    const ordered = [...items.slice(from), ...items.slice(0, from)];
    ordered.find((item) => item.textContent.trim().toLowerCase().startsWith(this.#typed))?.focus();
    return true;
  }
}

customElements.define('menu-button', MenuButton);
