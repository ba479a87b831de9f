// Shows where a value that was found goes: from its label to the row of the step that read it.
// Invariant: what flies is a picture; nothing on the page changes its place, and a reader who asked for less motion sees none.
const MOST = 3;

const isCalm = () => document.documentElement.dataset.motion === 'reduce' || matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The row whose step has just become the shown one; its mark moves with every step. */
new MutationObserver((changes) => {
  const row = changes.map(({ target }) => target).find((target) => target.getAttribute('aria-current') === 'step' && target.matches('.table__row'));
  if (row && !document.hidden && !isCalm()) requestAnimationFrame(() => flyTo(row));
}).observe(document.documentElement, { subtree: true, attributeFilter: ['aria-current'] });

function flyTo(row) {
  const to = row.querySelector('.table__returned')?.getBoundingClientRect();
  if (!to?.width || !isInView(row, to)) return;
  const found = document.querySelectorAll('.cache-entry[data-moves][data-state="hit"] .cache-entry__value');
  for (const value of [...found].slice(0, MOST)) fly(value, to);
}

function fly(value, to) {
  const from = value.getBoundingClientRect();
  if (!from.width || !isInView(value, from)) return;
  const chip = document.createElement('span');
  chip.className = 'hit-flight';
  chip.setAttribute('aria-hidden', 'true');
  chip.textContent = value.textContent;
  document.body.append(chip);
  chip.style.left = `${from.left}px`;
  chip.style.top = `${from.top}px`;
  chip.style.maxWidth = `${from.width}px`;
  const flight = chip.animate(
    [{ transform: 'none' }, { transform: `translate(${to.left - from.left}px, ${to.top - from.top}px)`, opacity: 0.2 }],
    { duration: 320, easing: 'cubic-bezier(.2,.7,.2,1)' },
  );
  flight.finished.catch(() => {}).then(() => chip.remove());
}

/** Whether the part of an element that can be seen in its scroller is where the flight starts or ends. */
function isInView(element, place) {
  const scroller = element.closest('.table-scroll, .cache-view__scroll')?.getBoundingClientRect();
  return Boolean(scroller) && place.bottom > scroller.top && place.top < scroller.bottom;
}
