// The app, as the page's scripts see it: commands to it, and how it stands.
//
// Invariant: before the engine has drawn, commands do nothing and the state is what can be seen.
const editor = () => document.querySelector('[data-cache-playground] code-editor');

/** Tells the app to do something; see `src/web/page_port.rs`. */
export function command(type, detail) {
  const order = { ...detail, type };
  document.dispatchEvent(new CustomEvent('app-command', { detail: order }));
  return order.answer;
}

/** How the app stands: `{ code, settings, step, steps, t, phase, … }`. */
export function state() {
  return command('state') ?? { code: editor()?.querySelector('textarea')?.value ?? editor()?.value ?? '', step: 0, steps: 0, t: 0, phase: 'starting', expired: [] };
}

/** Calls back after the app has drawn, at most once a frame; at once where nothing is drawn, in a hidden page. */
export function onState(listener) {
  let isDue = false;
  const tell = () => {
    if (!isDue) return;
    isDue = false;
    listener(state());
  };
  document.addEventListener('app-state', () => {
    if (isDue) return;
    isDue = true;
    setTimeout(tell);
  });
}
