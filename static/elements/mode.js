// The page's mode, by its name in links, which is in the id of its tab.

/** Opens a mode; an unknown one changes nothing. */
export function openMode(name) {
  const tab = name && document.getElementById(`way-${name}`);
  if (tab?.role === 'tab' && tab.ariaSelected !== 'true') tab.click();
}
