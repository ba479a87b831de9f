// A swipe along an element with `data-swipe` is an arrow key pressed there: the page has one
// way to step, and a finger reaches it too.
const FAR = 32;

let start;

document.addEventListener('pointerdown', ({ target, clientX, clientY, isPrimary }) => {
  const place = isPrimary && target.closest?.('[data-swipe]');
  start = place ? { place, clientX, clientY } : undefined;
});

document.addEventListener('pointerup', ({ clientX, clientY }) => {
  if (!start) return;
  const { place, ...from } = start;
  start = undefined;
  const across = clientX - from.clientX;
  if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(clientY - from.clientY)) return;
  // The paper moves with the finger: to the left comes what is next.
  place.dispatchEvent(new KeyboardEvent('keydown', { key: across < 0 ? 'ArrowRight' : 'ArrowLeft', bubbles: true, cancelable: true }));
});

document.addEventListener('pointercancel', () => (start = undefined));
