// What the browser keeps for the page's own elements. A browser that refuses keeps nothing.
const PREFIX = 'cache-playground/';

export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function write(name, text) {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The reader's choice, not a fault.
  }
}
