// <reveal-change>: what is said in answer to a press of a button beside it comes into view.
//
// It scrolls as little as it can, and only while the reader is in the same form.
class RevealChange extends HTMLElement {
  #watch = new MutationObserver(() => {
    if (this.closest('form')?.contains(document.activeElement)) this.scrollIntoView({ block: 'nearest' });
  });

  connectedCallback() {
    this.#watch.observe(this, { subtree: true, childList: true, characterData: true });
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }
}

customElements.define('reveal-change', RevealChange);
