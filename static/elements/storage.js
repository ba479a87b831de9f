// What the browser keeps for the page's own elements. A browser that refuses keeps nothing, and
// so does a frame in another page.
const PREFIX = 'cache-playground/';

const isFrame = 'embed' in document.documentElement.dataset;

export function read(name) {
  try {
    return isFrame ? null : localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function write(name, text) {
  try {
    if (!isFrame) localStorage.setItem(PREFIX + name, text);
  } catch {
    // The reader's choice, not a fault.
  }
}
