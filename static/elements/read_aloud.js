// <read-aloud>: a button that has the browser's voice read the narration, from the moment on screen
// to the end; the tape goes along. Where there is no voice there is no button. What it says of
// itself stands in `data-start` and `data-stop`. A button with `data-print` prints the page.
class ReadAloud extends HTMLElement {
  #voice = globalThis.speechSynthesis;
  #isReading = false;
  #look = () => this.#draw();

  connectedCallback() {
    this.#voice?.addEventListener?.('voiceschanged', this.#look);
    this.addEventListener('click', () => (this.#isReading ? this.#stop() : this.#read()));
    this.#draw();
  }

  disconnectedCallback() {
    this.#voice?.removeEventListener?.('voiceschanged', this.#look);
    this.#stop();
  }

  #draw() {
    this.hidden = !this.#voice?.getVoices().length;
    const button = this.querySelector('button') ?? this.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'button button--quiet';
    button.ariaPressed = String(this.#isReading);
    button.textContent = this.#isReading ? this.dataset.stop : this.dataset.start;
  }

  #read() {
    const captions = [...document.querySelectorAll('#mode [data-caption]')];
    const now = captions.findIndex((caption) => caption.closest('[aria-current=step]'));
    this.#isReading = true;
    this.#draw();
    this.#say(captions[Math.max(now, 0)]);
  }

  #say(caption) {
    if (!this.#isReading || !caption?.isConnected) return this.#stop();
    caption.click();
    const speech = new SpeechSynthesisUtterance(caption.textContent);
    speech.lang = document.documentElement.lang;
    speech.onend = () => this.#say(caption.closest('li')?.nextElementSibling?.querySelector('[data-caption]'));
    speech.onerror = () => this.#stop();
    this.#voice.speak(speech);
  }

  #stop() {
    const wasReading = this.#isReading;
    this.#isReading = false;
    if (wasReading) this.#voice?.cancel();
    if (this.isConnected) this.#draw();
  }
}

customElements.define('read-aloud', ReadAloud);

document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-print]')) print();
});
