// <split-divider>: the line between the editor and the stage, which the reader moves.
//
// A separator as the ARIA Authoring Practices describe it: dragged, moved by arrow keys, and
// set to the middle by a double click. The position is the custom property `--split` of the
// parent, kept between visits.
import { read, write } from './storage.js';
import { say } from './sentences.js';

const LEAST = 25;
const MOST = 70;
const STEP = 2;

class SplitDivider extends HTMLElement {
  connectedCallback() {
    this.tabIndex = 0;
    this.role = 'separator';
    this.ariaOrientation = 'vertical';
    this.ariaLabel = say('divider.name');
    this.ariaValueMin = String(LEAST);
    this.ariaValueMax = String(MOST);
    const kept = Number(read('split'));
    if (kept) this.#set(kept);
    else this.ariaValueNow = '42';
    this.addEventListener('pointerdown', this);
    this.addEventListener('pointermove', this);
    this.addEventListener('pointerup', this);
    this.addEventListener('dblclick', this);
    this.addEventListener('keydown', this);
  }

  handleEvent(event) {
    const { type, key } = event;
    if (type === 'pointerdown' && event.button === 0) {
      this.setPointerCapture(event.pointerId);
    } else if (type === 'pointermove' && this.hasPointerCapture(event.pointerId)) {
      this.#set(this.#share(event.clientX));
    } else if (type === 'pointerup') {
      this.#keep();
    } else if (type === 'dblclick') {
      this.#set(50);
      this.#keep();
    } else if (type === 'keydown' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const now = Number(this.ariaValueNow);
      const to = { ArrowLeft: now - STEP, ArrowRight: now + STEP, Home: LEAST, End: MOST, Enter: 50 }[key];
      if (to === undefined) return;
      event.preventDefault();
      this.#set(to);
      this.#keep();
    }
  }

  /** Percent of the parent's width that lie before `x`. */
  #share(x) {
    const { left, width } = this.parentElement.getBoundingClientRect();
    return ((x - left) / width) * 100;
  }

  #set(percent) {
    const share = Math.round(Math.min(Math.max(percent, LEAST), MOST) * 10) / 10;
    this.ariaValueNow = String(share);
    this.parentElement.style.setProperty('--split', `${share}%`);
  }

  #keep() {
    write('split', this.ariaValueNow);
  }
}

customElements.define('split-divider', SplitDivider);
