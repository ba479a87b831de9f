// <share-dialog>: the button *Share*, and the dialog with everything that leads others to the
// program as it stands.
import { address, element, frameAddress, iframe, markdown } from '../links/snippets.js';
import { state } from './app.js';
import { qrCode } from './qr_code.js';
import { FRAME_HEIGHT, hasMoment, here, page, shared } from './sharing.js';
import { bindSnippets, fill, snippet } from './snippet.js';
import { number, say } from './sentences.js';

/** Characters from which some programs cut an address. */
const LONG = 2000;

const MARKUP = `
  <button type="button" class="button button--bare button--named" aria-haspopup="dialog" aria-label="${say('share.name')}" title="${say('share.name')}">
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M6.5 9.5 13.5 2.5M9 2.5h4.5V7M11.5 9.5v4h-9v-9h4" fill="none" stroke="currentColor" stroke-width="1.5"/></svg><span>${say('share.name')}</span>
  </button>
  <dialog class="dialog share" aria-labelledby="share-title">
    <div class="dialog__head"><h2 id="share-title">${say('share.name')}</h2><button type="button" class="button button--quiet" data-close>${say('dialog.close')}</button></div>
    <p>${say('share.about')}</p>
    <div class="share__parts">
      <div>
        ${snippet('link', say('share.link'))}
        <label class="check"><input type="checkbox" name="moment"><span>${say('share.moment')}</span></label>
        <p class="share__length" role="status"></p>
        ${snippet('markdown', say('share.markdown'))}
        ${snippet('iframe', say('share.iframe'), 3)}
        ${snippet('element', say('share.element'), 5)}
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
    moment.nextElementSibling.textContent = moment.disabled ? say('share.moment.later') : say('share.moment.now', { step: number(step), seconds: number(t, { maximumFractionDigits: 1 }) });
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
    const size = say(isLong ? 'share.length.long' : 'share.length', { count: number(link.length), most: number(LONG) });
    length.textContent = frame ? size : say('share.too-long');
    length.toggleAttribute('data-long', isLong);

    const [place, caption] = this.querySelector('.share__code').children;
    const drawing = frame && qrCode(link, say('share.qr'));
    place.replaceChildren(...(drawing ? [drawing] : []));
    caption.textContent = drawing ? say('share.qr.about') : say('share.qr.none');
  }
}

customElements.define('share-dialog', ShareDialog);
