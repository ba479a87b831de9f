// The playground inside another page: opens what its address says, obeys its host, and says how
// high it is.
//
// Invariant: it takes no focus, scrolls nothing outside itself, and keeps nothing in the browser.
import '../elements/page.js';
import { command, onState, state } from '../elements/app.js';
import { page, shared } from '../elements/sharing.js';
import { openingOf, showEarly, tellDamage } from '../elements/visit.js';
import { read } from '../links/fragment.js';
import { address } from '../links/snippets.js';
import { traceOf } from '../trace.js';
import { eventsBetween } from './events.js';
import { foldedLines } from './folds.js';
import { followHeight, height } from './height.js';
import { setLook } from './look.js';
import { openPort, tellReady } from './port.js';

const root = document.documentElement;
const given = read(location.hash);
const isFree = given.code === undefined && given.ex === undefined;

/** What the host wants to be open: as the address says, or as the host has said since. */
let wanted = {
  ...openingOf({ mode: given.view === 'quiz' ? 'quiz' : undefined, ...given, ex: isFree ? 'greet' : given.ex }),
  // A question brings its program along, unless the host has one of its own.
  asks: isFree,
};

root.dataset.embed = given.view ?? 'full';
// The reader is to ask first; see boot.js, which starts nothing then.
if (given.loading === 'click') {
  root.dataset.leaving = '';
  location.replace(`poster.html${location.hash}`);
}
setLook({ theme: 'auto', ...given });
showEarly(given);
if (given.damaged !== undefined) tellDamage(given.damaged);

document.addEventListener('app-opening', ({ detail }) => {
  detail.opening = wanted;
});

/** What the editor alone knows how to do; it comes after the engine or before. */
async function dress(isNew) {
  await customElements.whenDefined('code-editor');
  for (const editor of document.querySelectorAll('code-editor')) {
    editor.readOnly = 'readonly' in root.dataset;
    if (!isNew || editor.label !== 'Code') continue;
    editor.stressedLines = given.hl ?? [];
    editor.folds = foldedLines(editor.value, { hide: given.hide, shown: given.lines });
  }
}

function setReadOnly(isReadOnly) {
  if (isReadOnly) root.dataset.readonly = '';
  else delete root.dataset.readonly;
  dress(false);
}

/** Opens what is wanted anew. */
function open(change) {
  wanted = { ...wanted, ...change };
  due = undefined;
  command('visit', wanted);
  // The app hands the text to the editor when it has drawn.
  isNew = true;
}

/** The moment to go to when the run that is going on is over. */
let due;

/** A moment of the run, or of the first run when there was none. */
function goTo({ step, t }) {
  const { phase, code } = state();
  due = phase === 'running' ? { step, t } : undefined;
  if (phase === 'ready' || phase === 'starting') command('visit', { ...wanted, code, asks: false, step, t, runs: true });
  else if (!due) command('seek', { step, t });
}

const COMMANDS = {
  run: () => command('run'),
  stop: () => command('stop'),
  pause: () => command('pause'),
  resume: () => command('resume'),
  reset: () => open({}),
  state,
  trace() {
    const written = command('trace');
    return written && traceOf(written);
  },
  seek: goTo,
  set({ code, readonly, step, t, ...look }) {
    setLook(look);
    if (readonly !== undefined) setReadOnly(readonly);
    const moment = { step, t, runs: wanted.runs || step !== undefined || t !== undefined };
    if (code !== undefined) open({ code, example: undefined, asks: false, ...moment });
    else if (step !== undefined || t !== undefined) goTo({ step, t });
  },
};

const tell = openPort({
  host: given.host,
  obey(type, fields) {
    const result = COMMANDS[type](fields);
    return result === true ? undefined : result;
  },
});

let before;
let isNew = true;
setReadOnly(given.readonly === true);
onState((now) => {
  // A program that arrives anew has other lines.
  dress(isNew);
  isNew = false;
  if (before) for (const [name, detail] of eventsBetween(before, now)) tell(name, detail);
  else begin();
  before = now;
  if (due && now.phase !== 'running') goTo(due);
});

/** Until the editor comes, its text takes as many lines as the editor will: the height that is told first lasts. */
function giveLines() {
  for (const text of document.querySelectorAll('code-editor:not(:defined) textarea')) text.rows = text.value.split('\n').length;
}

function begin() {
  giveLines();
  followHeight();
  tellReady({ px: height() });
}

for (const name of ['answer', 'score']) document.addEventListener(`app-${name}`, ({ detail }) => tell(name, detail));

// The program as it stands goes along to the page of its own.
const link = document.querySelector('.full-size > a');
const aim = () => (link.href = address(page(), shared(true)));
for (const name of ['pointerdown', 'focus', 'click']) link.addEventListener(name, aim);

// The wheel belongs to the page around until the reader is in here.
const feel = () => root.toggleAttribute('data-entered', document.hasFocus());
addEventListener('focus', feel);
addEventListener('blur', feel);
feel();
