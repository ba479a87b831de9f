// <ways-strip>: the row of tabs with the ways to learn.
//
// Until the engine draws it, the page's shell takes the places of the way that was open last, so
// that nothing moves then. The tab that is chosen is always in view; nothing but the row scrolls.
import { read } from './storage.js';

const WITHOUT_SHELF = ['steps', 'narrate', 'practice', 'test'];

class WaysStrip extends HTMLElement {
  #watch = new MutationObserver(() => this.#revealSoon());
  #frame;

  connectedCallback() {
    const page = this.closest('.playground');
    const kept = this.querySelector(`span[data-way="${CSS.escape(read('mode') ?? 'play')}"]`);
    if (page && kept && kept.dataset.way !== 'play') {
      page.dataset.mode = kept.dataset.way;
      page.dataset.room = WITHOUT_SHELF.includes(kept.dataset.way) ? 'column' : 'shelf';
      page.dataset.view = 'table';
      delete this.querySelector('[data-chosen]')?.dataset.chosen;
      kept.dataset.chosen = '';
    }
    this.#watch.observe(this, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
    this.#revealSoon();
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Before the row is next painted: measuring it at once would lay out a page that is still being drawn. */
  #revealSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#reveal());
  }

  #reveal() {
    const tab = this.querySelector('[aria-selected="true"], [data-chosen]');
    const list = tab?.parentElement;
    if (!list || list.scrollWidth <= list.clientWidth) return;
    const [view, place] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
    const beside = 48;
    if (place.left < view.left + beside) list.scrollLeft -= view.left + beside - place.left;
    else if (place.right > view.right - beside) list.scrollLeft += place.right - view.right + beside;
  }
}

customElements.define('ways-strip', WaysStrip);
