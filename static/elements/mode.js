// The page's mode, by its name in links, which is in the id of its tab.
const tabs = () => [...document.querySelectorAll('[role=tab][id^="way-"]')];

const nameOf = (tab) => tab.id.slice('way-'.length);

/** The mode that is open, if it is not the first. */
export function openedMode() {
  const at = tabs().findIndex((tab) => tab.ariaSelected === 'true');
  return at > 0 ? nameOf(tabs()[at]) : undefined;
}

/** Opens a mode; an unknown one changes nothing. */
export function openMode(name) {
  const tab = name && tabs().find((tab) => nameOf(tab) === name);
  if (tab && tab.ariaSelected !== 'true') tab.click();
}
