// <share-dialog>: the button *Share*, and the dialog with everything that leads others to the
// program as it stands.
import { address, element, frameAddress, iframe, markdown } from '../links/snippets.js';
import { state } from './app.js';
import { qrCode } from './qr_code.js';
import { FRAME_HEIGHT, hasMoment, here, page, shared } from './sharing.js';
import { bindSnippets, fill, snippet } from './snippet.js';

/** Characters from which some programs cut an address. */
const LONG = 2000;

const MARKUP = `
  <button type="button" class="button button--bare button--named" aria-haspopup="dialog" aria-label="Share" title="Share">
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M6.5 9.5 13.5 2.5M9 2.5h4.5V7M11.5 9.5v4h-9v-9h4" fill="none" stroke="currentColor" stroke-width="1.5"/></svg><span>Share</span>
  </button>
  <dialog class="dialog share" aria-labelledby="share-title">
    <div class="dialog__head"><h2 id="share-title">Share</h2><button type="button" class="button button--quiet" data-close>Close</button></div>
    <p>The link holds the program itself. Nothing is uploaded, and it works for as long as this page does.</p>
    <div class="share__parts">
      <div>
        ${snippet('link', 'Link')}
        <label class="check"><input type="checkbox" name="moment"><span>at this step and time</span></label>
        <p class="share__length" role="status"></p>
        ${snippet('markdown', 'Markdown')}
        ${snippet('iframe', 'iframe', 3)}
        ${snippet('element', 'Element', 5)}
        <p class="share__said" role="status"></p>
      </div>
      <figure class="share__code"><div></div><figcaption></figcaption></figure>
    </div>
  </dialog>`;

class ShareDialog extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.innerHTML = MARKUP;
    const dialog = this.querySelector('dialog');
    bindSnippets(this, this.querySelector('.share__said'));
    this.querySelector('[name=moment]').addEventListener('change', () => this.#show());
    this.addEventListener('click', ({ target }) => {
      if (target.closest('[aria-haspopup]')) this.#open(dialog);
      else if (target === dialog || target.closest('[data-close]')) dialog.close();
    });
  }

  #open(dialog) {
    const { step, t } = state();
    const moment = this.querySelector('[name=moment]');
    moment.disabled = !hasMoment();
    moment.nextElementSibling.textContent = moment.disabled ? 'at this step and time (once it has run)' : `at this step and time: step ${step}, ${Math.round(t * 10) / 10} s`;
    this.querySelector('.share__said').textContent = '';
    this.#show();
    dialog.showModal();
  }

  #show() {
    const isMoment = this.querySelector('[name=moment]').checked;
    const program = shared(isMoment);
    const link = address(page(), program);
    fill(this, 'link', link);
    fill(this, 'markdown', markdown(link));
    const frame = frameAddress(here('embed.html'), program);
    fill(this, 'iframe', frame ? iframe(frame, FRAME_HEIGHT) : '');
    fill(this, 'element', element(here('cache-playground.js'), program));

    const length = this.querySelector('.share__length');
    const isLong = !frame || link.length > LONG;
    const size = `${link.length.toLocaleString('en')} characters${isLong ? ': some mail and chat programs cut links longer than 2,000' : ''}.`;
    length.textContent = frame ? size : 'The program is longer than a link can hold: 64 KB. The link leads to the page alone.';
    length.toggleAttribute('data-long', isLong);

    const [place, caption] = this.querySelector('.share__code').children;
    const drawing = frame && qrCode(link, 'QR code of the link');
    place.replaceChildren(...(drawing ? [drawing] : []));
    caption.textContent = drawing ? 'The link for a phone’s camera.' : 'The link is too long for a QR code.';
  }
}

customElements.define('share-dialog', ShareDialog);
