// What a keyboard on the screen covers: `--covered` and `data-keyboard` on the document's root,
// so that the page ends where the keyboard begins and keeps to what one needs while typing.
const root = document.documentElement;
// Browsers that shrink the window for the keyboard cover nothing; then the window tells.
const ENOUGH = 120;
let tallest = innerHeight;

function measure() {
  const { height, offsetTop } = visualViewport;
  const covered = Math.max(0, Math.round(innerHeight - height - offsetTop));
  tallest = Math.max(tallest, innerHeight);
  const isTyping = document.activeElement?.closest('code-editor, input, textarea') && matchMedia('(pointer: coarse)').matches;
  root.style.setProperty('--covered', `${covered}px`);
  root.toggleAttribute('data-keyboard', Boolean(isTyping) && Math.max(covered, tallest - innerHeight) > ENOUGH);
}

// A frame's window changes its height for other reasons.
if (globalThis.visualViewport && !('embed' in root.dataset)) {
  visualViewport.addEventListener('resize', measure);
  visualViewport.addEventListener('scroll', measure);
  document.addEventListener('focusin', measure);
  document.addEventListener('focusout', () => setTimeout(measure));
  screen.orientation?.addEventListener('change', () => (tallest = 0));
}
