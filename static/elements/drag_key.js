// <drag-key>: a label that is dragged onto a door. A door is a button with `data-door`, and dropping
// the label there presses it, so that whoever does not drag presses it as well.
class DragKey extends HTMLElement {
  #from = null;
  #over = null;

  connectedCallback() {
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) this.addEventListener(type, this);
  }

  handleEvent(event) {
    const { type, clientX, clientY, pointerId } = event;
    if (type === 'pointerdown' && event.button === 0) {
      this.setPointerCapture(pointerId);
      this.#from = [clientX, clientY];
      this.dataset.lifted = '';
      event.preventDefault();
    } else if (type === 'pointermove' && this.#from) {
      const [x, y] = this.#from;
      this.style.translate = `${clientX - x}px ${clientY - y}px`;
      this.#mark(this.#doorAt(clientX, clientY));
    } else if (this.#from) {
      const door = type === 'pointerup' ? this.#doorAt(clientX, clientY) : null;
      this.#from = null;
      this.#mark(null);
      delete this.dataset.lifted;
      this.style.translate = '';
      door?.click();
    }
  }

  #doorAt(x, y) {
    return document.elementsFromPoint(x, y).find((element) => element.matches('[data-door]')) ?? null;
  }

  #mark(door) {
    if (door === this.#over) return;
    this.#over?.removeAttribute('data-over');
    door?.setAttribute('data-over', '');
    this.#over = door;
  }
}

customElements.define('drag-key', DragKey);
