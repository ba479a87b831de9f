// A line across the top of the page that says what could not be done, until the reader has read it.
import { say } from './sentences.js';

let shown;

/** Shows `text`, with a button for each of `actions`; replaces the line before it. */
export function banner(text, actions = {}) {
  shown?.remove();
  shown = document.createElement('div');
  shown.className = 'banner';
  shown.role = 'alert';
  const line = document.createElement('p');
  line.textContent = text;
  shown.append(line);
  const close = () => shown.remove();
  for (const [label, act] of [...Object.entries(actions), [say('banner.dismiss'), close]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--quiet';
    button.textContent = label;
    button.addEventListener('click', act);
    shown.append(button);
  }
  document.body.prepend(shown);
}
