// <focus-here>: takes the focus when it appears in the place of the control that had it.
//
// A control that is still there keeps the focus. What the reader has asked for comes into view.
class FocusHere extends HTMLElement {
  connectedCallback() {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) this.focus();
    });
  }
}

customElements.define('focus-here', FocusHere);
