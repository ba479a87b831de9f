// <order-list>: lines that are put in order by dragging them.
//
// Its items have `data-line` and buttons with `data-move`. A drag is pressed on those buttons when
// it ends, so that the page knows one way to move a line; and the focus goes with the line that
// was moved, which the page draws in another place.
class OrderList extends HTMLElement {
  #moved;
  #drag;
  #watch = new MutationObserver(() => this.#follow());

  connectedCallback() {
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) this.addEventListener(type, this);
    // Before the page, which puts another line under the button at once.
    window.addEventListener('click', this, true);
    this.#watch.observe(this, { subtree: true, childList: true, characterData: true, attributeFilter: ['data-line'] });
  }

  disconnectedCallback() {
    window.removeEventListener('click', this, true);
    this.#watch.disconnect();
  }

  handleEvent(event) {
    const { type, target } = event;
    const item = this.contains(target) && target.closest('[data-line]');
    if (type === 'click') {
      const { move } = target.closest('[data-move]')?.dataset ?? {};
      if (item && move && !this.#drag) this.#moved = { line: item.dataset.line, move };
    } else if (type === 'pointerdown' && event.button === 0 && item && target.closest('[data-grip], code')) {
      const first = item.querySelector('[data-move]:not([aria-disabled])');
      if (!first) return;
      this.#drag = { item, line: item.dataset.line, from: event.clientY, by: 0 };
      this.setPointerCapture(event.pointerId);
      item.dataset.lifted = '';
      event.preventDefault();
    } else if (type === 'pointermove' && this.#drag) {
      this.#drag.by = event.clientY - this.#drag.from;
      this.#drag.item.style.translate = `0 ${this.#drag.by}px`;
    } else if ((type === 'pointerup' || type === 'pointercancel') && this.#drag) {
      const { item, line, by } = this.#drag;
      const steps = type === 'pointerup' ? this.#steps(item, by) : 0;
      item.style.translate = '';
      delete item.dataset.lifted;
      const button = () => this.querySelector(`[data-line="${line}"] [data-move="${steps < 0 ? 'up' : 'down'}"]`);
      for (let pressed = 0; pressed < Math.abs(steps); pressed += 1) button()?.click();
      this.#drag = undefined;
    }
  }

  /** Places that a line goes down, or up if negative, when it is dropped; the edge between the lists is one of them. */
  #steps(item, by) {
    const stops = [...this.querySelectorAll('[data-line], [data-edge]')];
    const at = stops.indexOf(item);
    const box = item.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2;
    const middleOf = (stop) => {
      const { top, bottom } = stop.getBoundingClientRect();
      return (top + bottom) / 2;
    };
    const is_passed = (stop, index) => (index > at && middleOf(stop) < middle) || (index < at && middleOf(stop) > middle);
    const passed = stops.filter((stop, index) => stop !== item && is_passed(stop, index)).length;
    return by < 0 ? -passed : passed;
  }

  #follow() {
    if (!this.#moved?.move) return;
    const { line, move } = this.#moved;
    this.querySelector(`[data-line="${line}"] [data-move="${move}"]`)?.focus({ preventScroll: true });
  }
}

customElements.define('order-list', OrderList);
