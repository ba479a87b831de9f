// Opens the program that the address names, and keeps the address true while it is edited.
//
// Invariant: opening a link changes neither the address nor what the reader keeps in this
// browser; a link that cannot be read leaves the page as it is.
import { cacheSettings } from '../links/cache_settings.js';
import { read, write } from '../links/fragment.js';
import { encode } from '../links/share_link.js';
import { whenShort } from '../links/snippets.js';
import { command, onState } from './app.js';
import { banner } from './banner.js';
import { show } from './copy_text.js';
import { openMode } from './mode.js';
import { say } from './sentences.js';

/** Milliseconds without an edit after which the address follows. */
const PAUSE = 400;

/** What the app is to begin with, from what the address says; nothing when that names no program. */
export function openingOf(given) {
  const { code, ex, step, t, epoch, speed, run } = given;
  if (code === undefined && ex === undefined) return undefined;
  const runs = run === '1' || run === 'play' || step !== undefined || t !== undefined;
  return {
    code,
    example: ex,
    settings: given.settings ?? cacheSettings(given),
    // Played from its beginning, once the reader lets time pass.
    step: step ?? (run === 'play' ? 0 : undefined),
    t,
    epoch,
    speed,
    mode: given.mode,
    runs,
  };
}

/** Puts the program in the place of the page's first one, for the time before the engine is there. */
export function showEarly({ code, ex }) {
  const area = document.querySelector('code-editor textarea');
  if (area && code !== undefined) area.value = code;
  else if (area && ex !== undefined && ex !== 'greet') area.value = '';
}

export function tellDamage(left) {
  banner(say('link.damaged'), {
    [say('link.show-left')]: () => show(left, say('link.left')),
  });
}

/** Follows the address of a page of our own. */
export function followAddress() {
  let given = read(location.hash);
  /** What was opened, once the app shows it. */
  let opened;
  let timer;

  const start = () => {
    if (given.damaged !== undefined) tellDamage(given.damaged);
  };

  showEarly(given);
  start();
  document.addEventListener('app-opening', ({ detail }) => {
    detail.opening = openingOf(given);
  });

  addEventListener('hashchange', () => {
    // Back to an address without a program: to what the reader has here.
    if (location.hash.length < 2) return location.reload();
    given = read(location.hash);
    opened = undefined;
    start();
    const opening = openingOf(given);
    if (opening) command('visit', opening);
    else openMode(given.mode);
    return undefined;
  });

  let isModeDue = true;
  onState(({ code, settings, isVisit, isEdited, epoch }) => {
    if (isModeDue && !isVisit) openMode(given.mode);
    isModeDue = false;
    clearTimeout(timer);
    if (!isVisit) {
      if (opened) replaceAddress('');
      opened = undefined;
      return;
    }
    opened ??= { code: isEdited ? undefined : code, settings };
    if (code === opened.code && settings === opened.settings) return;
    timer = setTimeout(() => {
      // From now on the address follows back, too.
      opened = {};
      const link = whenShort(() => encode({ code, opts: { settings, epoch: given.epoch === undefined ? undefined : epoch } }));
      if (link) replaceAddress(`#${write({ c1: link })}`);
    }, PAUSE);
  });
}

function replaceAddress(fragment) {
  try {
    history.replaceState(history.state, '', fragment || location.pathname + location.search);
  } catch {
    // A frame without an origin, or too many changes for the browser: the address stays behind.
  }
}
