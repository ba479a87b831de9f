// <embed-dialog>: the button *Embed*, and the dialog in which an author chooses how the program
// looks on another page, sees it, and copies what to paste there.
import { address, element, fenced, frameAddress, iframe, markdown, sphinx } from '../links/snippets.js';
import { FRAME_HEIGHT, hasMoment, here, page, shared } from './sharing.js';
import { bindSnippets, fill, snippet } from './snippet.js';
import { say } from './sentences.js';

const TIERS = {
  element: say('share.element'),
  iframe: say('share.iframe'),
  link: say('share.link'),
  sphinx: say('share.sphinx'),
  mkdocs: say('share.mkdocs'),
};

const CHOICES = {
  view: [say('embed.view'), { full: say('embed.view.full'), stage: say('embed.view.stage'), steps: say('embed.view.steps'), code: say('embed.view.code'), quiz: say('embed.view.quiz') }],
  theme: [say('embed.theme'), { auto: say('embed.theme.auto'), light: say('embed.theme.light'), dark: say('embed.theme.dark') }],
  run: [say('embed.run'), { 0: say('embed.run.0'), 1: say('embed.run.1'), play: say('embed.run.play') }],
  loading: [say('embed.loading'), { lazy: say('embed.loading.lazy'), click: say('embed.loading.click') }],
};

const choice = ([name, [label, values]]) => `
  <label class="embed__choice"><span>${label}</span><select name="${name}">${Object.entries(values)
    .map(([value, text]) => `<option value="${value}">${text}</option>`)
    .join('')}</select></label>`;

const tab = ([name, label], index) =>
  `<button type="button" class="sheets__tab" role="tab" id="embed-tab-${name}" aria-controls="embed-panel" aria-selected="${index === 0}" tabindex="${index === 0 ? 0 : -1}" data-tier="${name}">${label}</button>`;

const MARKUP = `
  <button type="button" class="button button--bare button--named" aria-haspopup="dialog" aria-label="${say('embed.name')}" title="${say('embed.name')}">
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M1.5 2.5h13v11h-13zM1.5 5.5h13M6 8 4.5 9.5 6 11M10 8l1.5 1.5L10 11" fill="none" stroke="currentColor" stroke-width="1.5"/></svg><span>${say('embed.name')}</span>
  </button>
  <dialog class="dialog embed" aria-labelledby="embed-title">
    <div class="dialog__head"><h2 id="embed-title">${say('embed.name')}</h2><button type="button" class="button button--quiet" data-close>${say('dialog.close')}</button></div>
    <div class="embed__choices">
      ${Object.entries(CHOICES).map(choice).join('')}
      <label class="check"><input type="checkbox" name="readonly"><span>${say('embed.readonly')}</span></label>
      <label class="check"><input type="checkbox" name="moment"><span>${say('share.moment')}</span></label>
    </div>
    <div class="sheets" role="tablist" aria-label="${say('embed.tiers')}">${Object.entries(TIERS).map(tab).join('')}</div>
    <div id="embed-panel" role="tabpanel" aria-labelledby="embed-tab-element">
      <p class="embed__about"></p>
      ${snippet('snippet', say('embed.snippet'), 7)}
      <p class="embed__said" role="status"></p>
    </div>
    <h3 id="embed-preview">${say('embed.preview')}</h3>
    <div class="embed__preview"></div>
  </dialog>`;

const ABOUT = {
  element: say('embed.about.element'),
  iframe: say('embed.about.iframe'),
  link: say('embed.about.link'),
  sphinx: say('embed.about.sphinx'),
  mkdocs: say('embed.about.mkdocs'),
};

class EmbedDialog extends HTMLElement {
  #tier = 'element';
  #timer;

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.innerHTML = MARKUP;
    const dialog = this.querySelector('dialog');
    bindSnippets(this, this.querySelector('.embed__said'));
    this.addEventListener('change', () => this.#show());
    this.addEventListener('keydown', (event) => this.#pressed(event));
    this.addEventListener('click', ({ target }) => {
      const tier = target.closest('[data-tier]')?.dataset.tier;
      if (tier) this.#choose(tier);
      else if (target.closest('[aria-haspopup]')) this.#open(dialog);
      else if (target === dialog || target.closest('[data-close]')) dialog.close();
    });
    // A frame that nobody sees does not run.
    dialog.addEventListener('close', () => this.querySelector('.embed__preview').replaceChildren());
  }

  #open(dialog) {
    this.querySelector('[name=moment]').disabled = !hasMoment();
    this.querySelector('.embed__said').textContent = '';
    dialog.showModal();
    this.#show();
  }

  #pressed(event) {
    const tabs = [...this.querySelectorAll('[role=tab]')];
    const at = tabs.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length);
    next.focus();
    this.#choose(next.dataset.tier);
  }

  #choose(tier) {
    this.#tier = tier;
    for (const tab of this.querySelectorAll('[role=tab]')) {
      const isChosen = tab.dataset.tier === tier;
      tab.ariaSelected = String(isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
    }
    this.querySelector('#embed-panel').setAttribute('aria-labelledby', `embed-tab-${tier}`);
    this.#show();
  }

  /** What differs from how a frame looks by itself. */
  #look() {
    const value = (name) => this.querySelector(`[name=${name}]`).value;
    return {
      view: value('view') === 'full' ? undefined : value('view'),
      theme: value('theme') === 'auto' ? undefined : value('theme'),
      run: value('run') === '0' ? undefined : value('run'),
      loading: value('loading') === 'lazy' ? undefined : value('loading'),
      readonly: this.querySelector('[name=readonly]').checked || undefined,
    };
  }

  #show() {
    const program = shared(this.querySelector('[name=moment]').checked);
    const look = this.#look();
    const frame = frameAddress(here('embed.html'), program, look);
    const snippets = {
      element: () => element(here('cache-playground.js'), program, look),
      iframe: () => (frame ? iframe(frame, FRAME_HEIGHT) : say('embed.too-long')),
      link: () => markdown(address(page(), program)),
      sphinx: () => sphinx(program, look),
      mkdocs: () => fenced(program, look),
    };
    fill(this, 'snippet', snippets[this.#tier]());
    this.querySelector('.embed__about').textContent = ABOUT[this.#tier];

    // One frame for a series of choices.
    clearTimeout(this.#timer);
    const place = this.querySelector('.embed__preview');
    if (!frame) place.replaceChildren();
    if (!frame || place.firstChild?.src === frame) return;
    this.#timer = setTimeout(
      () => {
        if (!this.querySelector('dialog').open) return;
        const preview = document.createElement('iframe');
        preview.title = say('embed.preview.name');
        preview.src = frame;
        place.replaceChildren(preview);
      },
      place.firstChild ? 200 : 0,
    );
  }
}

customElements.define('embed-dialog', EmbedDialog);

// The preview is as high as it wants to be.
addEventListener('message', ({ source, data }) => {
  const preview = document.querySelector('.embed__preview > iframe');
  if (preview && source === preview.contentWindow && data?.ns === 'cache-playground' && data.type === 'height') {
    preview.style.height = `${Math.min(Math.max(Number(data.px) || 0, 120), 2000)}px`;
  }
});
