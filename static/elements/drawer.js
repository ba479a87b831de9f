// A button with `data-drawer` opens and closes the part of the page that its `aria-controls`
// names: `data-open` there is what the style sheet sees.
document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('[data-drawer]');
  const part = button && document.getElementById(button.getAttribute('aria-controls'));
  if (!part) return;
  const isOpen = part.toggleAttribute('data-open');
  button.ariaExpanded = String(isOpen);
});
